/* SPDX-License-Identifier: MIT */
/* Values of systemd-networkd's SendOption and SendVendorOption, for the reader of its files. */
#include "../url.h"
#include "systemd_networkd_scan.h"

enum { OCTAL = 8 };

/* What stands behind a backslash (systemd, cunescape); *ret_pos goes on behind it. */
static bool read_escape(dhcpopt_text text, size_t *ret_pos, uint8_t *ret_octet) {
    static const char letters[] = "abfnrtvs\\\"'";
    static const char octets[] = "\a\b\f\n\r\t\v \\\"'";
    enum { OCTAL_DIGITS = 3 };
    int c = text_at(text, *ret_pos);
    uint64_t number = 0;
    for (size_t index = 0; letters[index] != '\0'; index++) {
        if (c == letters[index]) {
            *ret_pos += 1;
            *ret_octet = (uint8_t)octets[index];
            return true;
        }
    }
    size_t start = c == 'x' ? *ret_pos + 1 : *ret_pos;
    size_t digits = c == 'x' ? 2 : OCTAL_DIGITS;
    if (start > text.len || text.len - start < digits ||
        !text_number(text_slice(text, start, digits), c == 'x' ? HEXADECIMAL : OCTAL,
                     OCTET_MASK, &number)) {
        return false;
    }
    *ret_pos = start + digits;
    *ret_octet = (uint8_t)number;
    return true;
}

static dhcpopt_status put_string(writer *w, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len;) {
        int c = text_at(text, pos);
        uint8_t octet = (uint8_t)c;
        pos++;
        if (c == '\\' && text_at(text, pos) == '\n') { /* a line that goes on in the next */
            octet = ' ';
            pos++;
        } else if (c == '\\' && !read_escape(text, &pos, &octet)) {
            return DHCPOPT_OPTION_SYNTAX;
        }
        put_u8(w, octet);
    }
    return DHCPOPT_OK;
}

static dhcpopt_status put_number(writer *w, size_t octets, dhcpopt_text text) {
    uint64_t number = 0;
    if (!scan_c_number(text, (UINT64_C(1) << (octets * OCTET_BITS)) - 1, &number)) {
        return DHCPOPT_NUMBER;
    }
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(number >> ((left - 1) * OCTET_BITS) & OCTET_MASK));
    }
    return DHCPOPT_OK;
}

static dhcpopt_status put_address(writer *w, dhcpopt_text text) {
    uint32_t address = 0;
    dhcpopt_status status = address_read(text, &address, NULL);
    put_u32(w, address);
    return status;
}

dhcpopt_status networkd_value(dhcpopt_text type, dhcpopt_text text, writer *w) {
    if (text_equal(type, dhcpopt_text_of("string"))) {
        return put_string(w, text);
    }
    if (text_equal(type, dhcpopt_text_of("ipv4address"))) {
        return put_address(w, text);
    }
    if (text_equal(type, dhcpopt_text_of("uint8"))) {
        return put_number(w, sizeof(uint8_t), text);
    }
    if (text_equal(type, dhcpopt_text_of("uint16"))) {
        return put_number(w, sizeof(uint16_t), text);
    }
    if (text_equal(type, dhcpopt_text_of("uint32"))) {
        return put_number(w, sizeof(uint32_t), text);
    }
    return DHCPOPT_OPTION_SYNTAX; /* ipv6address too: no option of DHCPv4 takes one */
}
