/* SPDX-License-Identifier: MIT */
/* Escapes of RouterOS strings and the values of its DHCP options (RouterOS manual, DHCP server:
 * DHCP options), for the reader of MikroTik configurations. */
#include "../url.h"
#include "mikrotik.h"

enum { OCTET_MAX = 255, HEX_DIGITS = 2 };

/* ---- Strings ---- */

size_t mikrotik_skip_continuation(dhcpopt_text text, size_t pos) {
    while (text_at(text, pos) == '\\' && text_at(text, pos + 1) == '\n') {
        pos += 2;
        while (is_blank(text_at(text, pos))) {
            pos++;
        }
    }
    return pos;
}

/* What the backslash at pos stands for; *ret_end is behind it. */
static int read_escape(dhcpopt_text text, size_t pos, size_t *ret_end) {
    static const char letters[] = "abfnrtv_";
    static const char meanings[] = "\a\b\f\n\r\t\v ";
    int c = text_at(text, pos + 1);
    int high = c >= 'a' ? TEXT_END : hex_digit_value(c);
    int low = hex_digit_value(text_at(text, pos + 2));
    *ret_end = pos + 2;
    if (high >= 0 && low >= 0) {
        *ret_end = pos + 1 + HEX_DIGITS;
        return high * HEXADECIMAL + low;
    }
    dhcpopt_text known = dhcpopt_text_of(letters);
    size_t index = c > 0 ? text_find(known, 0, c) : known.len;
    return index < known.len ? text_at(dhcpopt_text_of(meanings), index) : c;
}

/* A backslash in front takes the dollar's meaning, in quotes and outside of them. */
bool mikrotik_has_variable(dhcpopt_text words) {
    for (size_t pos = 0; pos < words.len; pos++) {
        if (text_at(words, pos) == '$') {
            return true;
        }
        pos += text_at(words, pos) == '\\' ? 1 : 0;
    }
    return false;
}

void mikrotik_print_plain(printer *out, dhcpopt_text words) {
    for (size_t pos = 0; pos < words.len;) {
        size_t end = mikrotik_skip_continuation(words, pos);
        int c = text_at(words, end);
        pos = end + 1;
        if (end >= words.len) {
            return;
        }
        if (c == '\\' && pos < words.len) {
            c = read_escape(words, end, &pos);
        } else if (c == '"') {
            continue;
        }
        print_char(out, (char)c);
    }
}

/* ---- Values: "0x0104'text's'10'" ---- */

static dhcpopt_status read_hex(dhcpopt_text text, size_t *pos, writer *w) {
    size_t end = *pos + 2;
    while (hex_digit_value(text_at(text, end)) >= 0 &&
           (text_at(text, end) != '0' || to_lower(text_at(text, end + 1)) != 'x')) {
        end++;
    }
    dhcpopt_text digits = text_slice(text, *pos + 2, end - *pos - 2);
    *pos = end;
    return hex_read(digits, w, NULL);
}

/* In single quotes an address is 4 octets and a number one; with an s in front both are
 * text. */
static dhcpopt_status read_quoted(dhcpopt_text text, size_t *pos, writer *w) {
    bool string = text_at(text, *pos) == 's';
    size_t start = *pos + (string ? 2 : 1);
    size_t end = text_find(text, start, '\'');
    uint32_t address = 0;
    uint64_t number = 0;
    if (end == text.len) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    dhcpopt_text inner = text_slice(text, start, end - start);
    *pos = end + 1;
    if (!string && address_read(inner, &address, NULL) == DHCPOPT_OK) {
        put_u32(w, address);
    } else if (!string && inner.len > 0 && text_is_digits(inner)) {
        bool fits = text_number(inner, DECIMAL, OCTET_MAX, &number);
        put_u8(w, (uint8_t)number);
        return fits ? DHCPOPT_OK : DHCPOPT_NUMBER;
    } else {
        put_bytes(w, text_as_bytes(inner));
    }
    return DHCPOPT_OK;
}

static bool starts_hex(dhcpopt_text rest) {
    return text_starts_with(rest, "0x") || text_starts_with(rest, "0X");
}

static bool starts_quoted(dhcpopt_text rest) {
    return text_starts_with(rest, "'") || text_starts_with(rest, "s'");
}

/* Text without any of it, as RouterOS 5 took it, or an address. */
static dhcpopt_status read_bare(dhcpopt_text text, writer *w) {
    uint32_t address = 0;
    if (text_find(text, 0, '\'') < text.len) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    if (address_read(text, &address, NULL) == DHCPOPT_OK) {
        put_u32(w, address);
    } else {
        put_bytes(w, text_as_bytes(text));
    }
    return DHCPOPT_OK;
}

/* "$(HOSTNAME)" and others of the server's own are put in for each client. */
static bool has_server_variable(dhcpopt_text text) {
    for (size_t pos = text_find(text, 0, '$'); pos < text.len;
         pos = text_find(text, pos + 1, '$')) {
        if (text_at(text, pos + 1) == '(') {
            return true;
        }
    }
    return false;
}

dhcpopt_status mikrotik_read_octets(dhcpopt_text text, writer *w) {
    if (has_server_variable(text)) {
        return DHCPOPT_OPTION_VARIABLE;
    }
    if (!starts_hex(text) && !starts_quoted(text)) {
        return read_bare(text, w);
    }
    dhcpopt_status status = DHCPOPT_OK;
    for (size_t pos = 0; status == DHCPOPT_OK && pos < text.len;) {
        dhcpopt_text rest = text_from(text, pos);
        if (starts_hex(rest)) {
            status = read_hex(text, &pos, w);
        } else if (starts_quoted(rest)) {
            status = read_quoted(text, &pos, w);
        } else {
            return DHCPOPT_OPTION_SYNTAX;
        }
    }
    return status;
}
