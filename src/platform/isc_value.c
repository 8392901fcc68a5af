/* SPDX-License-Identifier: MIT */
/* Values, texts and conditions of ISC dhcpd's language, for the readers of it
 * (dhcp-options(5), dhcp-eval(5)). */
#include "../name.h"
#include "../url.h"
#include "isc_scan.h"

/* Parts of a value are read from pos on. */
typedef struct cursor {
    dhcpopt_text text;
    size_t pos;
} cursor;

/* ---- Tokens ---- */

static dhcpopt_text next(cursor *in) {
    return isc_token(in->text, &in->pos);
}

static bool accept(cursor *in, const char *word) {
    size_t before = in->pos;
    bool same = isc_is(next(in), word);
    in->pos = same ? in->pos : before;
    return same;
}

static bool at_end(const cursor *in) {
    size_t pos = in->pos;
    return isc_token(in->text, &pos).len == 0;
}

static int peek(const cursor *in) {
    size_t pos = in->pos;
    return text_at(isc_token(in->text, &pos), 0);
}

/* ---- Texts ---- */

/* Digits of that base at pos, at most so many; *pos goes on behind them. */
static unsigned read_digits(dhcpopt_text text, size_t *pos, unsigned base, size_t most) {
    unsigned number = 0;
    for (size_t count = 0; count < most; count++) {
        int digit = hex_digit_value(text_at(text, *pos));
        if (digit < 0 || (unsigned)digit >= base) {
            break;
        }
        number = number * base + (unsigned)digit;
        ++*pos;
    }
    return number;
}

/* What stands behind a backslash (common/conflex.c, read_string). */
static uint8_t read_escape(dhcpopt_text inner, size_t *pos) {
    enum { OCTAL = 8, OCTAL_DIGITS = 3, HEX_DIGITS = 2 };
    int c = text_at(inner, *pos);
    if (c >= '0' && c <= '3') {
        return (uint8_t)read_digits(inner, pos, OCTAL, OCTAL_DIGITS);
    }
    ++*pos;
    switch (c) {
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case 'n':
        return '\n';
    case 'b':
        return '\b';
    case 'x':
        return (uint8_t)read_digits(inner, pos, HEXADECIMAL, HEX_DIGITS);
    default:
        return (uint8_t)c;
    }
}

bool isc_read_string(dhcpopt_text token, writer *w) {
    if (token.len < 2 || text_at(token, 0) != '"' || text_at(token, token.len - 1) != '"') {
        return false;
    }
    dhcpopt_text inner = text_slice(token, 1, token.len - 2);
    for (size_t pos = 0; pos < inner.len;) {
        int c = text_at(inner, pos++);
        put_u8(w, c == '\\' && pos < inner.len ? read_escape(inner, &pos) : (uint8_t)c);
    }
    return true;
}

/* ---- Octets ---- */

/* One or two digits each, with colons between them and blanks around those. */
static dhcpopt_status read_octets(cursor *in, writer *w) {
    enum { DIGITS_MAX = 2 };
    for (;;) {
        while (isc_is_space(text_at(in->text, in->pos))) {
            in->pos++;
        }
        size_t start = in->pos;
        unsigned octet = read_digits(in->text, &in->pos, HEXADECIMAL, DIGITS_MAX);
        if (in->pos == start || hex_digit_value(text_at(in->text, in->pos)) >= 0) {
            return DHCPOPT_HEX_DIGIT;
        }
        put_u8(w, (uint8_t)octet);
        while (isc_is_space(text_at(in->text, in->pos))) {
            in->pos++;
        }
        if (text_at(in->text, in->pos) != ':') {
            return DHCPOPT_OK;
        }
        in->pos++;
    }
}

static dhcpopt_status read_data(cursor *in, writer *w) {
    if (peek(in) == '"') {
        return isc_read_string(next(in), w) ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX;
    }
    return read_octets(in, w);
}

/* ---- Numbers ---- */

static void put_number(writer *w, uint64_t number, size_t octets) {
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(number >> ((left - 1) * OCTET_BITS)));
    }
}

/* Decimal, 0x hexadecimal or 0 octal, with a sign. */
static bool write_number(dhcpopt_text token, size_t octets, writer *w) {
    enum { OCTAL = 8 };
    uint64_t limit = (UINT64_C(1) << (octets * OCTET_BITS)) - 1;
    uint64_t number = 0;
    bool negative = text_at(token, 0) == '-';
    dhcpopt_text digits = text_from(token, negative ? 1 : 0);
    bool zero = digits.len > 1 && text_at(digits, 0) == '0';
    bool hexadecimal = zero && to_lower(text_at(digits, 1)) == 'x';
    digits = text_from(digits, hexadecimal ? 2 : 0);
    if (!text_number(digits,
                     hexadecimal ? HEXADECIMAL
                     : zero      ? OCTAL
                                 : DECIMAL,
                     limit, &number) ||
        (negative && number > limit / 2 + 1)) {
        return false;
    }
    put_number(w, negative ? limit + 1 - number : number, octets);
    return true;
}

static bool write_flag(dhcpopt_text token, writer *w) {
    bool on = isc_is(token, "true") || isc_is(token, "on");
    bool known = on || isc_is(token, "false") || isc_is(token, "off");
    put_u8(w, on ? 1 : 0);
    return known;
}

/* ---- Values in a format ---- */

static dhcpopt_status read_name(cursor *in, writer *w) {
    dhcpopt_text token = next(in);
    bool quoted = text_at(token, 0) == '"' && token.len >= 2;
    return name_encode(quoted ? text_slice(token, 1, token.len - 2) : token, w, NULL);
}

static dhcpopt_status read_names(cursor *in, writer *w) {
    dhcpopt_status status = read_name(in, w);
    while (status == DHCPOPT_OK && accept(in, ",")) {
        status = read_name(in, w);
    }
    return status;
}

/* dhcpd takes names that have a letter (common/parse.c, parse_ip_addr_or_hostname). */
static dhcpopt_status read_address(cursor *in, writer *w) {
    uint32_t address = 0;
    dhcpopt_text token = next(in);
    dhcpopt_status status = address_read(token, &address, NULL);
    put_u32(w, address);
    return scan_is_host(token) ? DHCPOPT_LOOKED_UP : status;
}

/* In quotes, or a word of letters, digits, hyphens and underscores. */
static dhcpopt_status read_text(cursor *in, writer *w) {
    dhcpopt_text token = next(in);
    bool word = is_letter(text_at(token, 0)) && text_is_plain(token, "-_");
    if (word) {
        put_text(w, token);
    }
    return word || isc_read_string(token, w) ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX;
}

static dhcpopt_status read_part(int letter, cursor *in, writer *w) {
    switch (letter) {
    case 'f':
        return write_flag(next(in), w) ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX;
    case 'B':
        return write_number(next(in), sizeof(uint8_t), w) ? DHCPOPT_OK : DHCPOPT_NUMBER;
    case 'S':
        return write_number(next(in), sizeof(uint16_t), w) ? DHCPOPT_OK : DHCPOPT_NUMBER;
    case 'L':
        return write_number(next(in), sizeof(uint32_t), w) ? DHCPOPT_OK : DHCPOPT_NUMBER;
    case 'I':
        return read_address(in, w);
    case 't':
        return read_text(in, w);
    case 'd':
        return read_name(in, w);
    case 'D':
        return read_names(in, w);
    case 'X':
    case 'E':
        return read_data(in, w);
    default:
        return DHCPOPT_OPTION_SYNTAX;
    }
}

static dhcpopt_status read_typed(dhcpopt_text format, cursor *in, writer *w) {
    int last = text_at(format, format.len - 1);
    bool all = last == 'A';
    bool repeats = all || last == 'a';
    dhcpopt_text letters = text_slice(format, 0, format.len - (repeats ? 1 : 0));
    for (size_t pos = 0;; pos = all ? 0 : letters.len - 1) {
        for (; pos < letters.len; pos++) {
            dhcpopt_status status = read_part(text_at(letters, pos), in, w);
            if (status != DHCPOPT_OK) {
                return status;
            }
        }
        if (!repeats || !accept(in, ",")) {
            return at_end(in) ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX;
        }
    }
}

/* ---- Expressions ---- */

/* "encode-int (NUMBER, BITS)", behind its name. */
static dhcpopt_status read_encoded(cursor *in, writer *w) {
    if (!accept(in, "(")) {
        return DHCPOPT_OPTION_SYNTAX;
    }
    dhcpopt_text number = next(in);
    uint64_t bits = 0;
    bool known = accept(in, ",") &&
                 text_number(next(in), DECIMAL, sizeof(uint32_t) * OCTET_BITS, &bits) &&
                 bits > 0 && bits % OCTET_BITS == 0 && accept(in, ")");
    return known && write_number(number, (size_t)bits / OCTET_BITS, w) ? DHCPOPT_OK
                                                                       : DHCPOPT_NUMBER;
}

/* A text, or a word of octets; other words are functions and variables of dhcp-eval(5). */
static bool is_data(const cursor *in) {
    cursor ahead = *in;
    dhcpopt_text word = next(&ahead);
    bool octets = word.len > 0;
    for (size_t pos = 0; pos < word.len; pos++) {
        int c = text_at(word, pos);
        octets = octets && (hex_digit_value(c) >= 0 || c == ':');
    }
    return octets || text_at(word, 0) == '"';
}

static dhcpopt_status read_term(cursor *in, writer *w) {
    if (accept(in, "encode-int")) {
        return read_encoded(in, w);
    }
    return is_data(in) ? read_data(in, w) : DHCPOPT_OPTION_VARIABLE;
}

/* Terms, and any number of concat(...) around them, which is the same as one. */
static dhcpopt_status read_expression(cursor *in, writer *w) {
    size_t open = 0;
    for (;;) {
        while (accept(in, "concat")) {
            if (!accept(in, "(")) {
                return DHCPOPT_OPTION_SYNTAX;
            }
            open++;
        }
        dhcpopt_status status = read_term(in, w);
        if (status != DHCPOPT_OK) {
            return status;
        }
        while (open > 0 && accept(in, ")")) {
            open--;
        }
        if (open == 0 || !accept(in, ",")) {
            return open == 0 && at_end(in) ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX;
        }
    }
}

dhcpopt_status isc_read_value(dhcpopt_text format, dhcpopt_text text, writer *w) {
    cursor in = {text, 0};
    bool expression = accept(&in, "=");
    if (at_end(&in)) {
        return DHCPOPT_EMPTY;
    }
    return expression ? read_expression(&in, w) : read_typed(format, &in, w);
}

/* ---- Conditions ---- */

static bool accept_class_option(cursor *in) {
    return accept(in, "option") && (accept(in, "vendor-class-identifier") ||
                                    accept(in, "dhcp.vendor-class-identifier"));
}

/* "substring (option vendor-class-identifier, 0, N)", behind its name. */
static bool accept_start(cursor *in) {
    bool start = accept(in, "(") && accept_class_option(in) && accept(in, ",") &&
                 accept(in, "0") && accept(in, ",");
    return start && text_is_digits(next(in)) && accept(in, ")");
}

/* The vendor class, or its start, in any parentheses. */
static bool accept_class(cursor *in) {
    while (accept(in, "(")) {
    }
    return accept(in, "substring") ? accept_start(in) : accept_class_option(in);
}

bool isc_asks_for_class(dhcpopt_text text) {
    cursor in = {text, 0};
    bool asked = accept_class(&in);
    while (accept(&in, ")")) {
    }
    return asked && at_end(&in);
}

bool isc_read_condition(dhcpopt_text text, writer *w) {
    cursor in = {text, 0};
    if (!accept_class(&in) || !accept(&in, "=") || read_data(&in, w) != DHCPOPT_OK) {
        return false;
    }
    while (accept(&in, ")")) {
    }
    if (at_end(&in)) {
        return true;
    }
    bool narrower = accept(&in, "and"); /* fewer of those clients; "or" takes others too */
    while (narrower && !at_end(&in)) {
        narrower = !isc_is(next(&in), "or");
    }
    return narrower;
}
