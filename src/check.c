/* SPDX-License-Identifier: MIT */
/* Findings: what a phone will make of a value that decodes, one case per kind, over decode. */
#include "check.h"
#include "bytes.h"
#include "name.h"
#include "status.h"
#include "syntax.h"
#include "text.h"
#include "tlv.h"
#include "url.h"

enum {
    QUARTER = 900,
    MINUTES_MIN = OFFSET_MIN / MINUTE,
    MINUTES_MAX = OFFSET_MAX / MINUTE,
    QUARTER_MINUTES = QUARTER / MINUTE,
    HOURS_MIN = OFFSET_MIN / HOUR,
    HOURS_MAX = OFFSET_MAX / HOUR
};

/* Counts every finding, and writes those that fit; code and start are of the sub-option at
 * hand. */
typedef struct finder {
    dhcpopt_finding *out;
    size_t cap;
    size_t count;
    uint8_t code;
    size_t start;
    bool broken; /* a value did not decode to its end */
} finder;

/* Findings are kept in order of position. */
static void find(finder *f, dhcpopt_finding_id id, size_t pos, size_t len) {
    dhcpopt_finding finding;
    dhcpopt_finding_at((size_t)id - 1, &finding); /* ids count from 1 */
    finding.code = f->code;
    finding.pos = f->start + pos;
    finding.len = len;
    if (f->count < f->cap) {
        size_t at = f->count;
        for (; at > 0 && f->out[at - 1].pos > finding.pos; at--) {
            f->out[at] = f->out[at - 1];
        }
        f->out[at] = finding;
    }
    f->count++;
}

/* Is it an offset that a time zone has today? All of them are quarters of an hour. */
static bool is_zone_offset(int32_t seconds) {
    return seconds % QUARTER == 0 && seconds >= OFFSET_MIN && seconds <= OFFSET_MAX;
}

static int32_t reversed(int32_t seconds) {
    uint32_t from = (uint32_t)seconds;
    uint32_t to = 0;
    for (unsigned octet = 0; octet < sizeof from; octet++) {
        to = to << OCTET_BITS | (from >> (octet * OCTET_BITS) & OCTET_MASK);
    }
    return to <= INT32_MAX ? (int32_t)to : (int32_t)((int64_t)to - UINT32_MAX - 1);
}

static void check_offset(finder *f, const dhcpopt_element *element) {
    int32_t seconds = element->as.seconds;
    if (is_zone_offset(seconds)) {
        return;
    }
    dhcpopt_finding_id id = DHCPOPT_FINDING_OFFSET_UNUSUAL;
    if (seconds >= HOURS_MIN && seconds <= HOURS_MAX) {
        id = DHCPOPT_FINDING_OFFSET_HOURS;
    } else if (seconds % QUARTER_MINUTES == 0 && seconds >= MINUTES_MIN &&
               seconds <= MINUTES_MAX) {
        id = DHCPOPT_FINDING_OFFSET_MINUTES;
    } else if (seconds > INT16_MAX && seconds <= UINT16_MAX &&
               is_zone_offset(seconds - UINT16_MAX - 1)) {
        id = DHCPOPT_FINDING_OFFSET_SIGN;
    } else if (is_zone_offset(reversed(seconds))) {
        id = DHCPOPT_FINDING_OFFSET_SWAPPED;
    }
    find(f, id, element->pos, element->len);
}

/* Text where addresses belong: an administrator chose the wrong data type. Octets of real
 * addresses can spell a name too; a single one (97.46.98.99 is a.bc) is not even doubted. */
static void check_addresses(finder *f, dhcpopt_bytes payload) {
    dhcpopt_text text = bytes_as_text(payload);
    uint32_t address = 0;
    size_t len = 0;
    bool dotted = text_find(text, 0, '.') < text.len;
    if (payload.len == sizeof address) {
        return;
    }
    if (address_read(text, &address, NULL) == DHCPOPT_OK ||
        (dotted && name_check(text, &len, NULL) == DHCPOPT_OK)) {
        find(f, DHCPOPT_FINDING_ADDRESS_TEXT, 0, payload.len);
    }
}

/* The name of a server that a certificate is issued to. */
static void check_server_name(finder *f, const dhcpopt_element *element) {
    if (text_find(element->as.text, 0, '.') == element->as.text.len) {
        find(f, DHCPOPT_FINDING_NAME_SINGLE_LABEL, element->pos, element->len);
    }
}

static void check_name(finder *f, const dhcpopt_element *element) {
    if (text_find(element->as.text, 0, '_') < element->as.text.len) {
        find(f, DHCPOPT_FINDING_NAME_UNDERSCORE, element->pos, element->len);
    }
}

static void check_nuls(finder *f, dhcpopt_bytes payload) {
    dhcpopt_text text = bytes_as_text(payload);
    size_t start = text_find(text, 0, '\0');
    if (start < text.len) {
        find(f, DHCPOPT_FINDING_TEXT_NUL, start, text.len - start);
    }
}

static void check_url(finder *f, const dhcpopt_element *element) {
    dhcpopt_text text = element->as.text;
    url parts;
    if (url_split(text, &parts, NULL) != DHCPOPT_OK) {
        return;
    }
    if (parts.credentials.len > 0) {
        find(f, DHCPOPT_FINDING_URL_CREDENTIALS, text_position(text, parts.credentials),
             parts.credentials.len);
    }
    dhcpopt_element host = {.pos = text_position(text, parts.host),
                            .len = parts.host.len,
                            .as = {.text = parts.host}};
    check_name(f, &host);
    size_t escape = text_find(text, 0, '%');
    if (escape < text.len) {
        find(f, DHCPOPT_FINDING_URL_ESCAPE, escape, 1);
    }
}

/* An id with a leading zero is octal to the phones; 0x is plainly meant. The last id's element
 * reaches to the end of the payload. */
static void check_polycom_vlan(finder *f, dhcpopt_bytes payload,
                               const dhcpopt_element *element) {
    dhcpopt_text text = bytes_as_text(bytes_slice(payload, element->pos, element->len));
    size_t start = element->pos == 0 ? strlen(POLYCOM_VLAN_PREFIX) : 0;
    if (text_at(text, start) == '0' && is_digit(text_at(text, start + 1))) {
        find(f, DHCPOPT_FINDING_POLYCOM_VLAN_OCTAL, element->pos + start,
             text_find_any(text, start, "+;") - start);
    }
    size_t tail = text_find(text, 0, ';') + 1;
    if (tail < text.len) {
        bool nul = text_at(text, tail) == '\0';
        find(f, nul ? DHCPOPT_FINDING_TEXT_NUL : DHCPOPT_FINDING_POLYCOM_VLAN_TAIL,
             element->pos + tail, text.len - tail);
    }
}

/* An element of any option but 43. */
static void check_element(finder *f, const dhcpopt_cursor *cursor,
                          const dhcpopt_element *element) {
    switch (cursor->option->kind) {
    case DHCPOPT_KIND_OFFSET:
        check_offset(f, element);
        return;
    case DHCPOPT_KIND_NAMES:
        check_name(f, element);
        return;
    case DHCPOPT_KIND_SIP_SERVERS:
        if (element->type == DHCPOPT_ELEMENT_NAME) {
            check_name(f, element);
            check_server_name(f, element);
        } else if (cursor->item == 1) { /* once, for all addresses */
            find(f, DHCPOPT_FINDING_SIP_ADDRESS, 0, cursor->payload.len);
        }
        return;
    case DHCPOPT_KIND_URL:
        check_url(f, element);
        check_nuls(f, cursor->payload);
        return;
    case DHCPOPT_KIND_HOST:
        check_name(f, element);
        check_server_name(f, element);
        check_nuls(f, cursor->payload);
        return;
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_PORT:
        check_nuls(f, cursor->payload);
        return;
    case DHCPOPT_KIND_PATH:
        if (text_equal(element->as.text, dhcpopt_text_of("/"))) {
            find(f, DHCPOPT_FINDING_CERT_PATH_ROOT, element->pos, element->len);
        }
        check_nuls(f, cursor->payload);
        return;
    case DHCPOPT_KIND_ADDRESSES:
        if (cursor->item == 1) { /* once, for all of them */
            check_addresses(f, cursor->payload);
        }
        return;
    case DHCPOPT_KIND_POLYCOM_VLAN:
        check_polycom_vlan(f, cursor->payload, element);
        return;
    case DHCPOPT_KIND_VLAN:
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        return;
    }
}

static void check_value(finder *f, const dhcpopt_option *option, dhcpopt_bytes payload) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_decode_begin(&cursor, option, payload);
    dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, NULL);
    while (status == DHCPOPT_OK) {
        check_element(f, &cursor, &element);
        status = dhcpopt_decode_next(&cursor, &element, NULL);
    }
    f->broken = f->broken || status != DHCPOPT_END;
}

static void check_suboption(finder *f, dhcpopt_space space, const dhcpopt_element *element,
                            bool seen[DHCPOPT_VALUE_MAX + 1]) {
    const dhcpopt_suboption *item = &element->as.suboption;
    if (tlv_is_bare(item->code)) {
        return;
    }
    const dhcpopt_option *row = dhcpopt_suboption_row(space, item->code);
    f->code = item->code;
    if (seen[item->code]) {
        find(f, DHCPOPT_FINDING_SUBOPTION_REPEATED, element->pos, element->len);
    }
    seen[item->code] = true;
    if (row == NULL) {
        find(f, DHCPOPT_FINDING_SUBOPTION_UNKNOWN, element->pos, element->len);
        return;
    }
    f->start = element->pos + TLV_HEADER_LEN;
    check_value(f, row, item->value);
    f->start = 0;
}

static void check_missing(finder *f, const bool seen[DHCPOPT_VALUE_MAX + 1], size_t end) {
    for (uint8_t code = UC_FIRST; code <= UC_LAST; code++) {
        if (!seen[code]) {
            f->code = code;
            find(f, DHCPOPT_FINDING_SUBOPTION_MISSING, end, 0);
        }
    }
}

static void check_suboptions(finder *f, const dhcpopt_option *option, dhcpopt_space space,
                             dhcpopt_bytes payload) {
    bool seen[DHCPOPT_VALUE_MAX + 1] = {false};
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_decode_begin(&cursor, option, payload);
    dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, NULL);
    while (status == DHCPOPT_OK) {
        check_suboption(f, space, &element, seen);
        status = dhcpopt_decode_next(&cursor, &element, NULL);
    }
    /* What is missing from a payload that is cut may have been in the part that is gone. */
    if (status == DHCPOPT_END && space == DHCPOPT_SPACE_MS_UC_CLIENT) {
        check_missing(f, seen, payload.len);
    }
}

dhcpopt_status check_decoding(const dhcpopt_option *option, dhcpopt_space space,
                              dhcpopt_bytes payload, dhcpopt_finding *out, size_t cap,
                              size_t *ret_count, bool *ret_decodes) {
    finder f = {.out = out, .cap = out == NULL ? 0 : cap};
    bool holds_suboptions =
        option->kind == DHCPOPT_KIND_SUBOPTIONS || option->kind == DHCPOPT_KIND_CERT_URL;
    if (holds_suboptions && space != DHCPOPT_SPACE_DHCP4) {
        check_suboptions(&f, option, space, payload);
    } else if (!holds_suboptions) {
        check_value(&f, option, payload);
    }
    *ret_decodes = !f.broken;
    return finish_output(out != NULL, f.count, cap, ret_count, NULL);
}

dhcpopt_status dhcpopt_check(const dhcpopt_option *option, dhcpopt_space space,
                             dhcpopt_bytes payload, dhcpopt_finding *out, size_t cap,
                             size_t *ret_count) {
    bool unused = false;
    return check_decoding(option, space, payload, out, cap, ret_count, &unused);
}
