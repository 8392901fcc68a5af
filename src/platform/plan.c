/* SPDX-License-Identifier: MIT */
/* Makes the plan that a dialect prints: the caller's values, looked over, taken apart into
 * options and sub-options, and put into the units that the platform takes. */
#include "../syntax.h"
#include "../tlv.h"
#include "platform.h"

enum {
    CODE_VENDOR_SPECIFIC = 43,
    FRAMED = 2,          /* code and length of an option */
    COOKIE = 4,          /* RFC 2131 s.3: the first octets of the options field */
    OPTIONS_FIELD = 312, /* RFC 2131 s.2: every client takes so many */
    /* What servers add by themselves: 53, 54, 51, 58, 59, 1, 3, 6 and END. */
    SERVER_OWN = 50
};

/* ---- Values to members ---- */

static const dhcpopt_option *vendor_specific_row(void) {
    return dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC);
}

/* A payload that does not decode cannot be printed with confidence in any dialect. */
static dhcpopt_status check_decodes(const dhcpopt_option *row, dhcpopt_bytes bytes,
                                    dhcpopt_error *error) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_decode_begin(&cursor, row, bytes);
    dhcpopt_status status = DHCPOPT_OK;
    while (status == DHCPOPT_OK) {
        status = dhcpopt_decode_next(&cursor, &element, error);
    }
    return status == DHCPOPT_END ? DHCPOPT_OK : status;
}

/* Hands on a failure in an item's octets as one in the caller's value. */
static dhcpopt_status fail_origin(dhcpopt_error *error, dhcpopt_status status, const item *of) {
    if (error != NULL) {
        error->item = of->origin;
    }
    return fail_shift(error, status, of->start);
}

/* Puts a member at its place in the order of space and code. */
static dhcpopt_status add_member(plan *p, item new, dhcpopt_error *error) {
    dhcpopt_status status = check_decodes(new.row, new.bytes, error);
    if (status == DHCPOPT_OK && new.bytes.len > DHCPOPT_VALUE_MAX) {
        status =
            fail_length(error, DHCPOPT_TOO_LONG, DHCPOPT_VALUE_MAX,
                        new.bytes.len - DHCPOPT_VALUE_MAX, new.bytes.len, DHCPOPT_VALUE_MAX);
    }
    if (status != DHCPOPT_OK) {
        return fail_origin(error, status, &new);
    }
    size_t at = p->member_count;
    assert(at < ITEMS_MAX); /* each row of the option table is there once at most */
    for (; at > 0 && p->members[at - 1].row >= new.row; at--) {
        if (p->members[at - 1].row == new.row) {
            return fail_at(error, DHCPOPT_VALUE_TWICE, &new, 0, new.bytes.len);
        }
        p->members[at] = p->members[at - 1];
    }
    p->members[at] = new; /* the rows of the table stand in order of space and code */
    p->member_count++;
    return DHCPOPT_OK;
}

/* Each sub-option becomes a member; PAD and END are left out. */
static dhcpopt_status add_suboptions(plan *p, const item *whole, dhcpopt_space space,
                                     dhcpopt_error *error) {
    size_t before = p->member_count;
    for (size_t pos = 0; pos < whole->bytes.len;) {
        size_t at = pos;
        dhcpopt_suboption part;
        dhcpopt_status status = tlv_read(whole->bytes, pos, &part, &pos, error);
        if (status != DHCPOPT_OK) {
            return fail_origin(error, status, whole);
        }
        if (tlv_is_bare(part.code)) {
            p->padded = true;
            continue;
        }
        item new = {dhcpopt_suboption_row(space, part.code),
                    space,
                    part.value,
                    whole->origin,
                    pos - part.value.len,
                    false};
        if (new.row == NULL) {
            return fail_at(error, DHCPOPT_ELEMENT, whole, at, pos - at);
        }
        new.space = new.row->space;
        status = add_member(p, new, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    return p->member_count > before ? DHCPOPT_OK
                                    : fail_at(error, DHCPOPT_EMPTY, whole, 0, whole->bytes.len);
}

/* Can a whole option 43 be told by the sub-options of the table, each there once? */
static bool is_known(dhcpopt_bytes payload, dhcpopt_space *ret_space) {
    bool seen[DHCPOPT_VALUE_MAX + 1] = {false};
    bool known = check_decodes(vendor_specific_row(), payload, NULL) == DHCPOPT_OK &&
                 dhcpopt_space_of(payload, ret_space);
    for (size_t pos = 0; known && pos < payload.len;) {
        dhcpopt_suboption part;
        if (tlv_read(payload, pos, &part, &pos, NULL) != DHCPOPT_OK) {
            return false;
        }
        const dhcpopt_option *row = dhcpopt_suboption_row(*ret_space, part.code);
        bool bare = tlv_is_bare(part.code);
        known = bare || (row != NULL && !seen[part.code] &&
                         check_decodes(row, part.value, NULL) == DHCPOPT_OK);
        seen[part.code] = true;
    }
    return known;
}

/* Option 43 as a whole, or the sub-options of a URL: each that is known becomes a member. */
static dhcpopt_status add_vendor_value(plan *p, const item *given, dhcpopt_error *error) {
    dhcpopt_space space = given->space;
    item whole = *given;
    whole.row = vendor_specific_row();
    whole.space = DHCPOPT_SPACE_DHCP4;
    bool is_url = given->row == NULL;
    dhcpopt_status status = is_url ? check_decodes(whole.row, whole.bytes, error) : DHCPOPT_OK;
    if (status != DHCPOPT_OK) {
        return fail_origin(error, status, &whole);
    }
    return is_url || is_known(whole.bytes, &space) ? add_suboptions(p, &whole, space, error)
                                                   : add_member(p, whole, error);
}

static dhcpopt_status add_value(plan *p, size_t origin, dhcpopt_error *error) {
    dhcpopt_value value = p->config->values[origin];
    item given = {dhcpopt_option_by_code(value.space, value.code),
                  value.space,
                  value.bytes,
                  origin,
                  0,
                  false};
    bool is_url = value.code == 0 && value.space == DHCPOPT_SPACE_MS_UC_CLIENT;
    if (is_url || (given.row != NULL && is_vendor_specific(&given))) {
        return add_vendor_value(p, &given, error);
    }
    if (given.row == NULL) {
        return fail_at(error, DHCPOPT_ELEMENT, &given, 0, value.bytes.len);
    }
    return add_member(p, given, error);
}

/* ---- Members to items ---- */

static void add_item(plan *p, item new) {
    assert(p->count < ITEMS_MAX);
    p->items[p->count++] = new;
}

/* Makes option 43 from the members of one space, or of all but DHCP4; no octets where there are
 * none. */
static dhcpopt_status make_payload(plan *p, dhcpopt_space of, bool merged, uint8_t *octets,
                                   item *ret_made, dhcpopt_error *error) {
    dhcpopt_value values[ITEMS_MAX];
    const item *sources[ITEMS_MAX];
    size_t count = 0;
    dhcpopt_error fault;
    item made = {
        vendor_specific_row(), merged ? DHCPOPT_SPACE_DHCP4 : of, {NULL, 0}, 0, 0, true};
    for (size_t index = 0; index < p->member_count; index++) {
        const item *member = &p->members[index];
        bool wanted =
            member->row->space != DHCPOPT_SPACE_DHCP4 && (merged || member->row->space == of);
        if (wanted) {
            made.origin = count == 0 ? member->origin : made.origin;
            sources[count] = member;
            values[count].space = member->row->space;
            values[count].code = member->row->code;
            values[count++].bytes = member->bytes;
        }
    }
    if (count > 0) {
        dhcpopt_status status = dhcpopt_encapsulate(values, count, octets, DHCPOPT_VALUE_MAX,
                                                    &made.bytes.len, &fault);
        if (status != DHCPOPT_OK) {
            const item *source = sources[fault.item];
            if (error != NULL) {
                *error = fault;
            }
            return fail_origin(error, status, source);
        }
        made.bytes.ptr = octets;
    }
    *ret_made = made;
    return DHCPOPT_OK;
}

static void add_suboption_items(plan *p) {
    for (size_t index = 0; index < p->member_count; index++) {
        if (p->members[index].row->space != DHCPOPT_SPACE_DHCP4) {
            add_item(p, p->members[index]);
        }
    }
}

/* An option 43 for each class, also where the server makes it itself: what does not fit one
 * option would be split, and phones do not join that. */
static dhcpopt_status add_vendor_specific(plan *p, dhcpopt_error *error) {
    bool merged = p->on->about.classes == DHCPOPT_CLASSES_NONE;
    bool whole = p->on->about.classes != DHCPOPT_CLASSES_SUBOPTIONS;
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    size_t count = merged ? 1 : sizeof spaces / sizeof spaces[0];
    for (size_t index = 0; index < count; index++) {
        item made;
        dhcpopt_status status =
            make_payload(p, spaces[index], merged, p->payloads[index], &made, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
        if (whole && made.bytes.len > 0) {
            add_item(p, made);
        }
    }
    if (!whole) {
        add_suboption_items(p);
    }
    return DHCPOPT_OK;
}

static dhcpopt_status add_items(plan *p, dhcpopt_error *error) {
    const item *whole = NULL;
    for (size_t index = 0; index < p->member_count; index++) {
        const item *member = &p->members[index];
        if (is_vendor_specific(member)) {
            whole = member;
        } else if (member->row->space == DHCPOPT_SPACE_DHCP4) {
            add_item(p, *member);
        }
    }
    size_t options = p->count;
    dhcpopt_status status = add_vendor_specific(p, error);
    if (status != DHCPOPT_OK || whole == NULL) {
        return status;
    }
    if (p->count > options && p->on->about.classes == DHCPOPT_CLASSES_NONE) {
        return fail_at(error, DHCPOPT_VENDOR_SPECIFIC, whole, 0, whole->bytes.len);
    }
    add_item(p, *whole);
    return DHCPOPT_OK;
}

/* ---- Remarks ---- */

void plan_remark(plan *p, dhcpopt_finding_id id, const item *about) {
    remark new = {id, 0, 0};
    if (about != NULL) {
        bool inside = about->row->space != DHCPOPT_SPACE_DHCP4;
        new.option = inside ? CODE_VENDOR_SPECIFIC : about->row->code;
        new.code = inside ? about->row->code : 0;
    }
    for (size_t index = 0; index < p->remark_count; index++) {
        const remark *old = &p->remarks[index];
        if (old->id == id && old->option == new.option && old->code == new.code) {
            return;
        }
    }
    if (p->remark_count < REMARKS_MAX) {
        p->remarks[p->remark_count++] = new;
    }
}

/* What dhcpopt_check finds in a value, once for each option or sub-option. */
static void remark_value(plan *p, const item *of) {
    /* Fewer than one for every octet, and one for each sub-option that can be missing. */
    enum { LOOKED_AT = DHCPOPT_VALUE_MAX + UC_LAST };
    dhcpopt_finding found[LOOKED_AT];
    size_t count = 0;
    if (dhcpopt_check(of->row, of->space, of->bytes, found, LOOKED_AT, &count) == DHCPOPT_OK) {
        for (size_t index = 0; index < count; index++) {
            plan_remark(p, found[index].id, of);
        }
    }
}

static bool has_member(const plan *p, uint8_t code) {
    for (size_t index = 0; index < p->member_count; index++) {
        const dhcpopt_option *row = p->members[index].row;
        if (row->space == DHCPOPT_SPACE_MS_UC_CLIENT && row->code == code) {
            return true;
        }
    }
    return false;
}

/* Some of the sub-options of a URL without the others make no URL. */
static void remark_missing(plan *p) {
    bool any = false;
    bool all = true;
    for (uint8_t code = UC_FIRST; code <= UC_LAST; code++) {
        any = any || has_member(p, code);
        all = all && has_member(p, code);
    }
    if (any && !all) {
        item option_43 = {vendor_specific_row(), DHCPOPT_SPACE_DHCP4, {NULL, 0}, 0, 0, false};
        plan_remark(p, DHCPOPT_FINDING_SUBOPTION_MISSING, &option_43);
    }
}

/* Octets of one message's options: all for every client, and the longest option 43. */
static size_t message_size(const plan *p) {
    size_t common = 0;
    size_t of_class[] = {0, 0, 0}; /* by space */
    for (size_t index = 0; index < p->member_count; index++) {
        const item *member = &p->members[index];
        if (member->row->space == DHCPOPT_SPACE_DHCP4) {
            common += FRAMED + member->bytes.len;
        } else {
            bool merged = p->on->about.classes == DHCPOPT_CLASSES_NONE;
            size_t *own = &of_class[merged ? DHCPOPT_SPACE_MS_UC_CLIENT : member->row->space];
            size_t header = *own == 0 ? FRAMED + TLV_HEADER_LEN : TLV_HEADER_LEN;
            *own += header + member->bytes.len;
        }
    }
    size_t uc = of_class[DHCPOPT_SPACE_MS_UC_CLIENT];
    size_t oc = of_class[DHCPOPT_SPACE_CPE_OCPHONE];
    return common + (uc > oc ? uc : oc);
}

static void add_remarks(plan *p) {
    for (size_t index = 0; index < p->member_count; index++) {
        remark_value(p, &p->members[index]);
    }
    remark_missing(p);
    if (p->padded) {
        item option_43 = {vendor_specific_row(), DHCPOPT_SPACE_DHCP4, {NULL, 0}, 0, 0, false};
        plan_remark(p, DHCPOPT_FINDING_PADDING_DROPPED, &option_43);
    }
    for (size_t index = 0; index < p->count; index++) {
        if (is_vendor_specific(&p->items[index]) &&
            p->items[index].space == DHCPOPT_SPACE_DHCP4) {
            plan_remark(p, DHCPOPT_FINDING_CLASS_BLIND, &p->items[index]);
        }
    }
    if (message_size(p) > OPTIONS_FIELD - COOKIE - SERVER_OWN) {
        plan_remark(p, DHCPOPT_FINDING_MESSAGE_SIZE, NULL);
    }
    if (p->on->remark != NULL) {
        p->on->remark(p);
    }
}

/* ---- The plan ---- */

const item *plan_find(const plan *p, dhcpopt_space space, uint8_t code) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].row->space == space && p->items[index].row->code == code) {
            return &p->items[index];
        }
    }
    return NULL;
}

dhcpopt_status plan_limit(const plan *p, dhcpopt_error *error) {
    dhcpopt_status status = DHCPOPT_OK;
    for (size_t index = 0; status == DHCPOPT_OK && index < p->count; index++) {
        status = limit_item(&p->items[index], p->on->about.value_max, error);
    }
    return status;
}

dhcpopt_status plan_make(plan *p, const platform *on, const dhcpopt_config *config,
                         dhcpopt_error *error) {
    p->on = on;
    p->config = config;
    p->member_count = 0;
    p->count = 0;
    p->remark_count = 0;
    p->padded = false;
    dhcpopt_status status = config->count > 0 ? DHCPOPT_OK : fail(error, DHCPOPT_EMPTY, 0, 0);
    for (size_t index = 0; status == DHCPOPT_OK && index < config->count; index++) {
        status = add_value(p, index, error);
    }
    if (status == DHCPOPT_OK) {
        status = add_items(p, error);
    }
    if (status == DHCPOPT_OK && p->count == 0) { /* sub-options that are PAD and END alone */
        status = fail(error, DHCPOPT_EMPTY, 0, 0);
    }
    if (status == DHCPOPT_OK) {
        status = scope_check(p, error);
    }
    bool looked_over = config->part != DHCPOPT_PART_VALUES;
    if (status == DHCPOPT_OK && looked_over && !config->remove) { /* what goes is no risk */
        add_remarks(p);
    }
    return status;
}
