/* SPDX-License-Identifier: MIT */
/* What is wrong with an option that stands in configuration text, for decode and check. */
#include "found.h"
#include "../check.h"
#include "../syntax.h"
#include "../tlv.h"

enum {
    IOS_OCTETS = 90, /* 180 digits: Cisco IOS command reference, option, 15.1(3)S */
    CODE_VENDOR_SPECIFIC = 43,
    ADDRESS_OCTETS = 4,
    DIGITS_AT_LEAST = 8, /* of what may be octets that were sent as text */
    TEXT_AT_LEAST = 8    /* of octets that are sure to be a text */
};

/* Counts every finding put, and writes those that fit. */
typedef struct list {
    dhcpopt_finding *out;
    size_t cap;
    size_t count;
    trait does;      /* what the platform does */
    bool identified; /* sub-option 1 is there, which says whose the others are */
} list;

static void put_finding(list *l, const dhcpopt_finding *finding) {
    if (l->count < l->cap) {
        l->out[l->count] = *finding;
    }
    l->count++;
}

static void put_status(list *l, dhcpopt_status status, uint8_t option, uint8_t code,
                       const dhcpopt_error *error) {
    const dhcpopt_finding made = {0,
                                  DHCPOPT_FAULT,
                                  option,
                                  code,
                                  error->pos,
                                  error->len,
                                  dhcpopt_status_name(status),
                                  dhcpopt_status_text(status)};
    put_finding(l, &made);
}

static void put_id(list *l, dhcpopt_finding_id id, uint8_t option) {
    dhcpopt_finding finding;
    if (dhcpopt_finding_at((size_t)id - 1, &finding)) { /* ids count from 1 */
        finding.option = option;
        put_finding(l, &finding);
    }
}

/* ---- What does not decode ---- */

static dhcpopt_status decode_all(const dhcpopt_option *row, dhcpopt_bytes bytes,
                                 dhcpopt_error *error) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_status status = DHCPOPT_OK;
    dhcpopt_decode_begin(&cursor, row, bytes);
    while (status == DHCPOPT_OK) {
        status = dhcpopt_decode_next(&cursor, &element, error);
    }
    return status;
}

static void check_suboption(list *l, dhcpopt_space space, const dhcpopt_element *element) {
    const dhcpopt_suboption *part = &element->as.suboption;
    const dhcpopt_option *row =
        space == DHCPOPT_SPACE_DHCP4 ? NULL : dhcpopt_suboption_row(space, part->code);
    dhcpopt_error error;
    dhcpopt_status status = row == NULL ? DHCPOPT_END : decode_all(row, part->value, &error);
    if (status != DHCPOPT_END) {
        error.pos += element->pos + element->len - part->value.len;
        put_status(l, status, CODE_VENDOR_SPECIFIC, part->code, &error);
    }
}

/* Whether the sub-options ascend, and what stands behind them. */
static void check_order(list *l, const dhcpopt_suboption *part, uint8_t *last, bool *told) {
    bool bare = tlv_is_bare(part->code);
    if (!bare && part->code < *last && !*told) {
        put_id(l, DHCPOPT_FINDING_SUBOPTION_ORDER, CODE_VENDOR_SPECIFIC);
        *told = true;
    }
    if (bare && part->code != 0) { /* PAD is 0 */
        put_id(l, DHCPOPT_FINDING_TRAILING_END, CODE_VENDOR_SPECIFIC);
    }
    *last = bare ? *last : part->code;
    l->identified = l->identified || part->code == UC_FIRST;
}

/* Each sub-option is decoded again only where one of them did not. */
static void check_suboptions(list *l, const dhcpopt_option *row, dhcpopt_space space,
                             const dhcpopt_found *found, bool decodes) {
    dhcpopt_bytes bytes = found->value.bytes;
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_error error;
    uint8_t last = 0;
    bool told = false;
    dhcpopt_decode_begin(&cursor, row, bytes);
    dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, &error);
    while (status == DHCPOPT_OK) {
        if (!decodes) {
            check_suboption(l, space, &element);
        }
        check_order(l, &element.as.suboption, &last, &told);
        status = dhcpopt_decode_next(&cursor, &element, &error);
    }
    if (status != DHCPOPT_END) {
        bool by_ios =
            l->does == TRAIT_CUTS_HEX && status == DHCPOPT_TRUNCATED && bytes.len == IOS_OCTETS;
        uint8_t code = error.pos < bytes.len ? byte_at(bytes, error.pos) : 0;
        put_status(l, by_ios ? DHCPOPT_IOS_TRUNCATED : status, CODE_VENDOR_SPECIFIC, code,
                   &error);
    }
}

/* ---- What came otherwise than it was meant ---- */

/* Digits of octets, with or without what parts them, that a server sends as they stand. */
static bool spells_octets(dhcpopt_bytes bytes, uint8_t octets[DHCPOPT_LONG_MAX],
                          size_t *ret_len) {
    dhcpopt_text text = bytes_as_text(bytes);
    for (size_t pos = 0; pos < text.len; pos++) {
        if (hex_digit_value(text_at(text, pos)) < 0 && !is_one_of(text_at(text, pos), ":. x")) {
            return false;
        }
    }
    return text.len >= DIGITS_AT_LEAST &&
           dhcpopt_hex_parse(text, octets, DHCPOPT_LONG_MAX, ret_len, NULL) == DHCPOPT_OK;
}

static bool is_printable(dhcpopt_bytes bytes) {
    for (size_t pos = 0; pos < bytes.len; pos++) {
        int c = byte_at(bytes, pos);
        if (!is_ascii(c) || is_control(c)) {
            return false;
        }
    }
    return bytes.len > 0;
}

static bool is_text_kind(const dhcpopt_option *row) {
    item of = {row, row->space, {NULL, 0}, 0, 0, false};
    return item_is_text(&of);
}

/* True where the octets are not those of the option at all, so that nothing else is told. */
static bool check_meaning(list *l, const dhcpopt_option *row, dhcpopt_bytes bytes) {
    bool text = is_text_kind(row);
    if (text && bytes.len == ADDRESS_OCTETS && !is_printable(bytes)) {
        put_id(l, DHCPOPT_FINDING_URL_AS_ADDRESS, row->code);
        return true;
    }
    uint8_t octets[DHCPOPT_LONG_MAX];
    dhcpopt_bytes spelt = {octets, 0};
    dhcpopt_error error;
    if (!spells_octets(bytes, octets, &spelt.len)) {
        return false;
    }
    /* Such letters can be a host's name; that their octets make a text is no chance. */
    bool is_value = text && decode_all(row, bytes, &error) == DHCPOPT_END;
    if (!is_value || (spelt.len >= TEXT_AT_LEAST && is_printable(spelt))) {
        put_id(l, DHCPOPT_FINDING_HEX_AS_TEXT, row->code);
        return true;
    }
    return false;
}

/* ---- All of it ---- */

static bool has_zero_address(dhcpopt_bytes bytes) {
    bool found = false;
    for (size_t pos = 0; pos + ADDRESS_OCTETS <= bytes.len; pos += ADDRESS_OCTETS) {
        found = found || bytes_u32(bytes, pos) == 0;
    }
    return found;
}

/* In configuration option 43 is meant to be whole, and its phones find no service without. */
static void raise_missing(dhcpopt_finding *finding) {
    if (finding->id == DHCPOPT_FINDING_SUBOPTION_MISSING) {
        finding->severity = DHCPOPT_FAULT;
    }
}

/* Moves the findings from index first on in front of those before it. */
static void bring_forward(list *l, size_t first) {
    for (size_t index = first; first > 0 && index < l->count && l->count <= l->cap; index++) {
        dhcpopt_finding moved = l->out[index];
        dhcpopt_finding *to = l->out + (index - first);
        memmove(to + 1, to, first * sizeof moved);
        *to = moved;
    }
}

/* Of sub-options that come one by one, that of which it is told that every client gets them. */
static bool is_first_part(const dhcpopt_option *row) {
    return row->kind == DHCPOPT_KIND_IDENTIFIER || row->kind == DHCPOPT_KIND_VLAN;
}

/* Kea's class ALL has every client in it, and so have classes that test for it. */
static bool is_for_all(dhcpopt_text vendor_class) {
    return vendor_class.len == 0 || text_equal(vendor_class, dhcpopt_text_of("class ALL"));
}

static bool is_spaced(const dhcpopt_found *found) {
    return text_starts_with(found->vendor_class, "space ");
}

/* What its place does to the value. */
static void check_place(list *l, const dhcpopt_platform *about, const dhcpopt_option *row,
                        dhcpopt_space space, const dhcpopt_found *found) {
    if (l->does == TRAIT_OWN_ADDRESS && row->kind == DHCPOPT_KIND_ADDRESSES &&
        has_zero_address(found->value.bytes)) {
        put_id(l, DHCPOPT_FINDING_OWN_ADDRESS, row->code);
    }
    bool whole = row->kind == DHCPOPT_KIND_SUBOPTIONS;
    if (whole && space != DHCPOPT_SPACE_DHCP4 &&
        found_is_of_other_class(space, found->value.bytes)) {
        put_id(l, DHCPOPT_FINDING_CLASS_OTHER, CODE_VENDOR_SPECIFIC);
    }
    bool everyone =
        whole ? is_for_all(found->vendor_class) : is_spaced(found) && is_first_part(row);
    if (about != NULL && everyone && space != DHCPOPT_SPACE_DHCP4) {
        bool blind = about->classes == DHCPOPT_CLASSES_NONE;
        put_id(l, blind ? DHCPOPT_FINDING_CLASS_BLIND : DHCPOPT_FINDING_CLASS_MISSING,
               CODE_VENDOR_SPECIFIC);
    }
}

/* Why it does not decode, if so, is told first; that it does, the look for the other findings
 * shows. */
static void check_octets(list *l, const dhcpopt_platform *about, const dhcpopt_option *row,
                         dhcpopt_space space, const dhcpopt_found *found) {
    dhcpopt_bytes bytes = found->value.bytes;
    dhcpopt_error error;
    bool decodes = false;
    dhcpopt_status status =
        check_decoding(row, space, bytes, l->out, l->cap, &l->count, &decodes);
    assert(status == DHCPOPT_OK || status == DHCPOPT_SPACE);
    (void)status;
    size_t first = l->count;
    if (bytes.len > found->limit) {
        error.pos = found->limit;
        error.len = bytes.len - found->limit;
        put_status(l, DHCPOPT_PLATFORM_LONG, row->code, 0, &error);
    }
    if (row->kind == DHCPOPT_KIND_SUBOPTIONS) {
        check_suboptions(l, row, space, found, decodes);
    } else if (!decodes && decode_all(row, bytes, &error) != DHCPOPT_END) {
        bool inside = row->space != DHCPOPT_SPACE_DHCP4;
        put_status(l, error.status, inside ? CODE_VENDOR_SPECIFIC : row->code,
                   inside ? row->code : 0, &error);
    }
    check_place(l, about, row, space, found);
    bring_forward(l, first);
    for (size_t index = 0; l->identified && index < l->count && index < l->cap; index++) {
        raise_missing(&l->out[index]);
    }
}

static void check_value(list *l, const dhcpopt_platform *about, const dhcpopt_option *row,
                        const dhcpopt_found *found) {
    dhcpopt_bytes bytes = found->value.bytes;
    bool whole = row->kind == DHCPOPT_KIND_SUBOPTIONS;
    dhcpopt_space space = row->space;
    if (whole && is_spaced(found)) {
        return; /* of ISC dhcpd, which sends no space that no vendor-option-space names */
    }
    if (whole && !dhcpopt_found_space(found, &space)) {
        space = DHCPOPT_SPACE_DHCP4;
        bool text = is_printable(bytes) && !found_may_be_ours(bytes);
        if (found->vendor_class.len > 0 || text || found_is_addresses(found)) {
            return; /* other devices', which need not be made of sub-options */
        }
    }
    check_octets(l, about, row, space, found);
}

/* Phones take neither these options nor, by option 60, a class from them; and servers may read
 * what is not read here, such as a host name for an address. */
static bool is_of_no_phone(const dhcpopt_option *row, const dhcpopt_found *found) {
    enum { CODE_VENDOR_CLASS = 60 };
    uint8_t code = found->value.code;
    return row == NULL && found->value.space == DHCPOPT_SPACE_DHCP4 && code != 0 &&
           code != CODE_VENDOR_CLASS && found->vendor_class.len == 0;
}

/* Nothing is wrong with these, but that there is no value to judge. */
static bool is_no_fault(dhcpopt_status status) {
    return status == DHCPOPT_NOT_INCLUDED || status == DHCPOPT_NOT_KEPT ||
           status == DHCPOPT_DEVICE_VALUE || status == DHCPOPT_INACTIVE ||
           status == DHCPOPT_LOOKED_UP || status == DHCPOPT_UNUSED ||
           status == DHCPOPT_UNDEFINED;
}

static bool goes_into_43(const dhcpopt_found *found) {
    return found->value.space != DHCPOPT_SPACE_DHCP4 ||
           found->value.code == CODE_VENDOR_SPECIFIC;
}

dhcpopt_status dhcpopt_found_check(const dhcpopt_platform *about, const dhcpopt_found *found,
                                   dhcpopt_finding *out, size_t cap, size_t *ret_count) {
    list l = {.out = out,
              .cap = out == NULL ? 0 : cap,
              .does = about == NULL ? TRAIT_NONE : platform_of(about)->does};
    const dhcpopt_option *row = dhcpopt_option_by_code(found->value.space, found->value.code);
    if (found->status != DHCPOPT_OK) {
        dhcpopt_error error = {found->status, 0, 0, 0, 0, 0, NULL};
        put_status(&l, found->status, found->value.code, 0, &error);
        bool mild = is_of_no_phone(row, found) || is_no_fault(found->status);
        if (mild && l.cap > 0) {
            l.out[0].severity = DHCPOPT_WARNING;
        }
    } else if (row != NULL && !check_meaning(&l, row, found->value.bytes)) {
        check_value(&l, about, row, found);
        if (found->said.len > 0 && !found_as_said(row, found)) {
            put_id(&l, DHCPOPT_FINDING_HEADING_DIFFERS,
                   row->space == DHCPOPT_SPACE_DHCP4 ? row->code : CODE_VENDOR_SPECIFIC);
        }
    } else if (row == NULL && found->value.space != DHCPOPT_SPACE_DHCP4) {
        put_id(&l, DHCPOPT_FINDING_SUBOPTION_UNKNOWN, CODE_VENDOR_SPECIFIC);
    }
    if (goes_into_43(found) && class_is_misspelt(found->vendor_class)) {
        put_id(&l, DHCPOPT_FINDING_CLASS_SPELLING, CODE_VENDOR_SPECIFIC);
    }
    return finish_output(out != NULL, l.count, cap, ret_count, NULL);
}
