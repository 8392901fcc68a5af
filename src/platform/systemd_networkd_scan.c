/* SPDX-License-Identifier: MIT */
/* Reads the section [DHCPServer] of systemd-networkd's .network files and their drop-ins. */
#include "../url.h"
#include "scan.h"

enum {
    CODE_MAX = 254,
    CODE_VENDOR_SPECIFIC = 43,
    CODE_SIP_SERVERS = 120,
    SIP_ADDRESSES = 1,
    OCTAL = 8
};

/* The dialect's numbers: which section the line stands in; where the first of the sub-options
 * stands that the option table lacks. They are kept up to the section's end, for they are sent
 * as one option 43. */
enum { SECTION, KEPT_LINE, KEPT_POS, KEPT_LEN };
enum { SECTION_NONE, SECTION_DHCP_SERVER, SECTION_OTHER };

/* Columns: setting; option; do addresses stand there, or text? */
static const struct setting {
    const char *name;
    uint8_t code;
    bool addresses;
} settings[] = {
    {"NTP", 42, true},
    {"BootServerName", 66, false},
    {"Timezone", 101, false},
    {"SIP", CODE_SIP_SERVERS, true},
};

/* ---- Values ---- */

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
        if (c == '\\' && !read_escape(text, &pos, &octet)) {
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

static dhcpopt_status put_value(writer *w, dhcpopt_text type, dhcpopt_text text) {
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

/* The text up to a colon; several colons are one. */
static dhcpopt_text cut_field(dhcpopt_text *text) {
    size_t end = text_find(*text, 0, ':');
    dhcpopt_text field = text_slice(*text, 0, end);
    while (text_at(*text, end) == ':') {
        end++;
    }
    *text = text_from(*text, end);
    return field;
}

/* ---- Sub-options ---- */

static void keep(dhcpopt_scanner *s, uint8_t number, dhcpopt_bytes octets, dhcpopt_text words) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    if (p.len == 0) {
        s->numbers[KEPT_LINE] = s->line;
        s->numbers[KEPT_POS] = text_position(scan_line(s), words);
        s->numbers[KEPT_LEN] = words.len;
    }
    print_char(&p, (char)number);
    print_char(&p, (char)octets.len);
    print_text(&p, bytes_as_text(octets));
    s->held_len = p.len;
}

static bool let_go(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC};
    bool fits = s->held_len <= DHCPOPT_VALUE_MAX;
    dhcpopt_text kept = {s->held_text, fits ? s->held_len : 0};
    scan_given(s, of, fits ? DHCPOPT_OK : DHCPOPT_TOO_LONG, text_as_bytes(kept), scan_line(s),
               ret);
    ret->line = s->numbers[KEPT_LINE];
    ret->pos = s->numbers[KEPT_POS];
    ret->len = s->numbers[KEPT_LEN];
    s->held_len = 0;
    return true;
}

static bool read_suboption(dhcpopt_scanner *s, uint8_t number, dhcpopt_status status,
                           dhcpopt_bytes octets, dhcpopt_text words, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC};
    if (status != DHCPOPT_OK) {
        return scan_fault(s, of, status, words, ret);
    }
    keep(s, number, octets, words);
    return false;
}

/* ---- Options ---- */

/* CODE:TYPE:VALUE */
static bool read_option(dhcpopt_scanner *s, bool vendor, dhcpopt_text words,
                        dhcpopt_found *ret) {
    uint8_t octets[DHCPOPT_LONG_MAX];
    writer w = writer_to(octets, sizeof octets);
    dhcpopt_text value = words;
    dhcpopt_text number_text = cut_field(&value);
    dhcpopt_text type = cut_field(&value);
    uint64_t number = 0;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    if (!scan_c_number(number_text, CODE_MAX, &number) || number == 0 || value.len == 0) {
        of.number = (uint8_t)number;
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    of.number = (uint8_t)number;
    if (!vendor && of.number == CODE_SIP_SERVERS) { /* it comes in front of what is set here */
        put_u8(&w, SIP_ADDRESSES);
    }
    dhcpopt_status status = put_value(&w, type, value);
    if (status == DHCPOPT_OK && w.len > DHCPOPT_VALUE_MAX) {
        status = DHCPOPT_TOO_LONG;
    }
    dhcpopt_bytes made = {octets, status == DHCPOPT_OK ? w.len : 0};
    return vendor ? read_suboption(s, of.number, status, made, value, ret)
                  : scan_given(s, of, status, made, value, ret);
}

static bool read_setting(dhcpopt_scanner *s, const struct setting *row, dhcpopt_text words,
                         dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, row->code};
    if (!row->addresses) {
        return scan_text(s, of, words, ret);
    }
    if (row->code != CODE_SIP_SERVERS) {
        return scan_addresses(s, of, words, ret);
    }
    bool found = scan_value(s, of, words, ret);
    bool names = ret->status == DHCPOPT_OK && byte_at(ret->value.bytes, 0) != SIP_ADDRESSES;
    return names ? scan_fault(s, of, DHCPOPT_ADDRESS_NAME, words, ret) : found;
}

/* ---- The reader ---- */

static bool read_line(dhcpopt_scanner *s, dhcpopt_text line, dhcpopt_found *ret) {
    size_t cut = 0;
    size_t sign = text_find(line, 0, '=');
    if (sign == line.len) {
        return false;
    }
    dhcpopt_text name = text_trim(text_slice(line, 0, sign), &cut);
    dhcpopt_text words = text_trim(text_from(line, sign + 1), &cut);
    if (words.len == 0) { /* takes away what stood there before */
        return false;
    }
    if (text_equal(name, dhcpopt_text_of("SendOption"))) {
        return read_option(s, false, words, ret);
    }
    if (text_equal(name, dhcpopt_text_of("SendVendorOption"))) {
        return read_option(s, true, words, ret);
    }
    for (size_t index = 0; index < sizeof settings / sizeof settings[0]; index++) {
        if (s->numbers[SECTION] == SECTION_DHCP_SERVER &&
            text_equal(name, dhcpopt_text_of(settings[index].name))) {
            return read_setting(s, &settings[index], words, ret);
        }
    }
    return false;
}

bool scan_systemd_networkd(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos > 0) { /* one option a line */
        return false;
    }
    size_t cut = 0;
    dhcpopt_text line = text_trim(scan_line(s), &cut);
    int first = text_at(line, 0);
    if (s->held_len > 0 && (first == '[' || s->ended)) { /* and the line stays */
        return let_go(s, ret);
    }
    scan_skip(s);
    if (first == '[') {
        s->numbers[SECTION] = text_equal(line, dhcpopt_text_of("[DHCPServer]"))
                                  ? SECTION_DHCP_SERVER
                                  : SECTION_OTHER;
    }
    bool other = first == '[' || first == '#' || first == ';' || first < 0;
    return !other && s->numbers[SECTION] != SECTION_OTHER && read_line(s, line, ret);
}
