/* SPDX-License-Identifier: MIT */
/* Reads the options in section [DHCPServer] of the .network files of systemd-networkd
 * (systemd.network(5)). */
#include "../url.h"
#include "scan.h"

enum {
    CODE_MAX = 255,
    CODE_NTP_SERVERS = 42,
    CODE_VENDOR_SPECIFIC = 43,
    CODE_TZDB_TIMEZONE = 101,
    CODE_SIP_SERVERS = 120,
    OCTAL = 8
};

/* What the scanner's numbers mean here: where the line stands, and of the sub-options that are
 * kept how many octets, and where the first one stands. */
enum { SECTION, KEPT, LINE, POS };
enum { ELSEWHERE, SERVER };

/* ---- Values ---- */

/* A character behind a backslash (unescape_one in systemd's escape.c); how many of the text it
 * takes, or 0. */
static size_t unescape(dhcpopt_text text, size_t pos, uint8_t *ret_octet) {
    static const char names[] = "abfnrtvs\\\"'";
    static const char meant[] = "\a\b\f\n\r\t\v \\\"'";
    int c = text_at(text, pos);
    uint64_t number = 0;
    size_t digits = c == 'x' ? 2 : 3;
    size_t start = c == 'x' ? pos + 1 : pos;
    for (size_t index = 0; names[index] != '\0'; index++) {
        if (c == names[index]) {
            *ret_octet = (uint8_t)meant[index];
            return 1;
        }
    }
    if (start + digits > text.len ||
        !text_number(text_slice(text, start, digits), c == 'x' ? HEXADECIMAL : OCTAL, UINT8_MAX,
                     &number)) {
        return 0;
    }
    *ret_octet = (uint8_t)number;
    return start + digits - pos;
}

static dhcpopt_status write_string(writer *w, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len;) {
        uint8_t octet = (uint8_t)text_at(text, pos++);
        if (octet == '\\') {
            size_t taken = unescape(text, pos, &octet);
            if (taken == 0) {
                return DHCPOPT_OPTION_SYNTAX;
            }
            pos += taken;
        }
        put_u8(w, octet);
    }
    return text.len > 0 ? DHCPOPT_OK : DHCPOPT_EMPTY;
}

static dhcpopt_status write_number(writer *w, dhcpopt_text text, size_t octets) {
    uint64_t number = 0;
    uint64_t limit = (UINT64_C(1) << (octets * OCTET_BITS)) - 1;
    if (!text_number(text, DECIMAL, limit, &number)) {
        return DHCPOPT_NUMBER;
    }
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(number >> ((left - 1) * OCTET_BITS)));
    }
    return DHCPOPT_OK;
}

/* Behind the code: "string:TEXT". */
static dhcpopt_status write_value(writer *w, dhcpopt_text type, dhcpopt_text text) {
    static const struct {
        const char *name;
        size_t octets;
    } numbers[] = {{"uint8", 1}, {"uint16", 2}, {"uint32", 4}};
    uint32_t address = 0;
    for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++) {
        if (text_equal(type, dhcpopt_text_of(numbers[index].name))) {
            return write_number(w, text, numbers[index].octets);
        }
    }
    if (text_equal(type, dhcpopt_text_of("string"))) {
        return write_string(w, text);
    }
    if (!text_equal(type, dhcpopt_text_of("ipv4address"))) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    dhcpopt_status status = address_read(text, &address, NULL);
    put_u32(w, address);
    return status;
}

/* ---- Settings ---- */

/* All sub-options go out as one option 43, so they are kept up to the section's end. */
static dhcpopt_status keep_suboption(dhcpopt_scanner *s, uint8_t number, dhcpopt_text words,
                                     dhcpopt_bytes value) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->numbers[KEPT];
    print_char(&p, (char)number);
    print_char(&p, (char)value.len);
    print_text(&p, bytes_as_text(value));
    if (s->numbers[KEPT] == 0) {
        s->numbers[LINE] = s->line;
        s->numbers[POS] = text_position(scan_line(s), words);
    }
    if (p.len > p.cap || value.len > DHCPOPT_VALUE_MAX) {
        return DHCPOPT_TOO_LONG;
    }
    s->numbers[KEPT] = p.len;
    return DHCPOPT_OK;
}

static bool end_section(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC};
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_text kept = {s->held_text, s->numbers[KEPT]};
    if (kept.len == 0) {
        return false;
    }
    s->numbers[KEPT] = 0;
    put_bytes(&w, text_as_bytes(kept));
    scan_written(s, of, &w, DHCPOPT_OK, text_slice(scan_line(s), 0, 0), ret);
    ret->line = s->numbers[LINE];
    ret->pos = s->numbers[POS];
    return true;
}

static bool read_option(dhcpopt_scanner *s, dhcpopt_text value, bool vendor,
                        dhcpopt_found *ret) {
    size_t first = text_find(value, 0, ':');
    size_t second = text_find(value, first + 1, ':');
    uint64_t number = 0;
    code of = {DHCPOPT_SPACE_DHCP4, vendor ? CODE_VENDOR_SPECIFIC : 0};
    if (second >= value.len ||
        !text_number(text_slice(value, 0, first), DECIMAL, CODE_MAX, &number)) {
        return value.len > 0 && scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, value, ret);
    }
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_text type = text_slice(value, first + 1, second - first - 1);
    dhcpopt_text text = text_from(value, second + 1);
    dhcpopt_status status = write_value(&w, type, text);
    of.number = vendor ? CODE_VENDOR_SPECIFIC : (uint8_t)number;
    if (vendor && status == DHCPOPT_OK && w.len <= w.cap) {
        dhcpopt_bytes octets = {s->bytes, w.len};
        status = keep_suboption(s, (uint8_t)number, text, octets);
        if (status == DHCPOPT_OK) {
            return false;
        }
    }
    return scan_written(s, of, &w, status, text, ret);
}

/* Addresses with blanks between them; an empty one takes back those before it. */
static bool read_addresses(dhcpopt_scanner *s, uint8_t number, dhcpopt_text value,
                           dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, number};
    if (value.len == 0) {
        return false;
    }
    return number == CODE_SIP_SERVERS ? scan_value(s, of, value, ret)
                                      : scan_addresses(s, of, value, ret);
}

static bool read_setting(dhcpopt_scanner *s, dhcpopt_text key, dhcpopt_text value,
                         dhcpopt_found *ret) {
    code timezone = {DHCPOPT_SPACE_DHCP4, CODE_TZDB_TIMEZONE};
    if (text_equal(key, dhcpopt_text_of("SendOption"))) {
        return read_option(s, value, false, ret);
    }
    if (text_equal(key, dhcpopt_text_of("SendVendorOption"))) {
        return read_option(s, value, true, ret);
    }
    if (text_equal(key, dhcpopt_text_of("SIP"))) {
        return read_addresses(s, CODE_SIP_SERVERS, value, ret);
    }
    if (text_equal(key, dhcpopt_text_of("NTP"))) {
        return read_addresses(s, CODE_NTP_SERVERS, value, ret);
    }
    return text_equal(key, dhcpopt_text_of("Timezone")) && value.len > 0 &&
           scan_text(s, timezone, value, ret);
}

bool scan_systemd_networkd(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t cut = 0;
    dhcpopt_text line = text_trim(scan_line(s), &cut);
    bool again = s->pos > 0;
    int first = text_at(line, 0);
    scan_skip(s);
    if (first == '[' || s->ended) {
        bool server = text_equal(line, dhcpopt_text_of("[DHCPServer]"));
        s->numbers[SECTION] = server ? SERVER : ELSEWHERE;
        return !server && end_section(s, ret);
    }
    if (again || first < 0 || first == '#' || first == ';') {
        return false;
    }
    size_t equals = text_find(line, 0, '=');
    if (s->numbers[SECTION] != SERVER || equals == line.len) {
        return false;
    }
    return read_setting(s, text_trim(text_slice(line, 0, equals), &cut),
                        text_trim(text_from(line, equals + 1), &cut), ret);
}
