/* SPDX-License-Identifier: MIT */
/* Bytes to the text that parse reads, over decode; what people and scripts see. */
#include "bytes.h"
#include "hex.h"
#include "status.h"
#include "syntax.h"
#include "text.h"
#include "tlv.h"

static void print_offset(printer *p, int32_t seconds) {
    uint64_t size = (uint64_t)(seconds < 0 ? -(int64_t)seconds : (int64_t)seconds);
    bool clock = seconds % MINUTE == 0 && seconds >= OFFSET_MIN && seconds <= OFFSET_MAX;
    print_string(p, clock ? "UTC" : "");
    print_char(p, seconds < 0 ? '-' : '+');
    if (!clock) {
        print_number(p, size, 1);
        print_char(p, 's');
        return;
    }
    print_number(p, size / HOUR, 2);
    print_char(p, ':');
    print_number(p, size / MINUTE % MINUTE, 2);
}

static void print_address(printer *p, uint32_t address) {
    for (int shift = 3 * OCTET_BITS; shift >= 0; shift -= OCTET_BITS) {
        print_number(p, address >> shift & OCTET_MASK, 1);
        if (shift > 0) {
            print_char(p, '.');
        }
    }
}

static void print_element(printer *p, const dhcpopt_element *element) {
    switch (element->type) {
    case DHCPOPT_ELEMENT_OFFSET:
        print_offset(p, element->as.seconds);
        return;
    case DHCPOPT_ELEMENT_ADDRESS:
        print_address(p, element->as.address);
        return;
    case DHCPOPT_ELEMENT_NAME:
    case DHCPOPT_ELEMENT_TEXT:
        print_text(p, element->as.text);
        return;
    case DHCPOPT_ELEMENT_VLAN:
        print_number(p, element->as.vlan, 1);
        return;
    case DHCPOPT_ELEMENT_SUBOPTION:
        return; /* printed as a whole, by print_hex and print_cert_url */
    }
}

static dhcpopt_status print_list(printer *p, dhcpopt_cursor *cursor, dhcpopt_error *error) {
    for (;;) {
        dhcpopt_element element;
        dhcpopt_status status = dhcpopt_decode_next(cursor, &element, error);
        if (status != DHCPOPT_OK) {
            return status == DHCPOPT_END ? DHCPOPT_OK : status;
        }
        if (cursor->item > 1) {
            print_char(p, ',');
        }
        print_element(p, &element);
    }
}

static dhcpopt_status print_hex(printer *p, dhcpopt_bytes payload, dhcpopt_error *error) {
    dhcpopt_status status = check_payload(payload, error);
    if (status == DHCPOPT_OK) {
        hex_print(p, dhcpopt_form_at(0), payload);
    }
    return status;
}

enum { UC_COUNT = UC_LAST + 1 }; /* indices are codes, and 0 is none */

/* What stands in the URL before each part; sub-option 1 is not part of it. */
static const char *const url_joints[UC_COUNT] = {"", "", "", "://", ":", ""};

/* Finds the values of sub-options 1 to 5; every other one is passed over. */
static dhcpopt_status collect_uc(dhcpopt_cursor *cursor, dhcpopt_element found[UC_COUNT],
                                 bool seen[UC_COUNT], dhcpopt_error *error) {
    for (;;) {
        dhcpopt_element element;
        dhcpopt_status status = dhcpopt_decode_next(cursor, &element, error);
        if (status != DHCPOPT_OK) {
            return status == DHCPOPT_END ? DHCPOPT_OK : status;
        }
        uint8_t code = element.as.suboption.code;
        if (code < UC_FIRST || code > UC_LAST) {
            continue;
        }
        if (seen[code]) {
            return fail(error, DHCPOPT_REPEATED, element.pos, element.len);
        }
        seen[code] = true;
        found[code] = element;
    }
}

/* One part of the URL, checked as the sub-option that it is. */
static dhcpopt_status print_uc_part(printer *p, const dhcpopt_element *found,
                                    dhcpopt_error *error) {
    uint8_t code = found->as.suboption.code;
    dhcpopt_cursor part;
    dhcpopt_element element;
    dhcpopt_decode_begin(&part, dhcpopt_option_by_code(DHCPOPT_SPACE_MS_UC_CLIENT, code),
                         found->as.suboption.value);
    dhcpopt_status status = dhcpopt_decode_next(&part, &element, error);
    if (status == DHCPOPT_TOO_SHORT) {
        return fail(error, status, found->pos, found->len);
    }
    if (status != DHCPOPT_OK) {
        return fail_shift(error, status, found->pos + TLV_HEADER_LEN);
    }
    if (code >= UC_SCHEME) {
        print_string(p, url_joints[code]);
        print_element(p, &element);
    }
    return DHCPOPT_OK;
}

static dhcpopt_status print_cert_url(printer *p, dhcpopt_cursor *cursor, dhcpopt_error *error) {
    dhcpopt_element found[UC_COUNT];
    bool seen[UC_COUNT] = {false};
    dhcpopt_bytes payload = cursor->payload;
    dhcpopt_status status = collect_uc(cursor, found, seen, error);
    for (uint8_t code = UC_FIRST; status == DHCPOPT_OK && code <= UC_LAST; code++) {
        status = seen[code] ? print_uc_part(p, &found[code], error)
                            : fail_length(error, DHCPOPT_MISSING, payload.len, 0, 0, code);
    }
    return status;
}

static dhcpopt_status print_kind(printer *p, dhcpopt_cursor *cursor, dhcpopt_error *error) {
    switch (cursor->option->kind) {
    case DHCPOPT_KIND_SUBOPTIONS:
        return print_hex(p, cursor->payload, error);
    case DHCPOPT_KIND_CERT_URL:
        return print_cert_url(p, cursor, error);
    case DHCPOPT_KIND_OFFSET:
    case DHCPOPT_KIND_ADDRESSES:
    case DHCPOPT_KIND_NAMES:
    case DHCPOPT_KIND_SIP_SERVERS:
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_POLYCOM_VLAN:
    case DHCPOPT_KIND_VLAN:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        break;
    }
    return print_list(p, cursor, error);
}

dhcpopt_status dhcpopt_print(const dhcpopt_option *option, dhcpopt_bytes payload, char *out,
                             size_t cap, size_t *ret_len, dhcpopt_error *error) {
    printer p = printer_to(out, cap);
    dhcpopt_cursor cursor;
    dhcpopt_decode_begin(&cursor, option, payload);
    dhcpopt_status status = print_kind(&p, &cursor, error);
    return status == DHCPOPT_OK ? printer_finish(&p, ret_len, error) : status;
}
