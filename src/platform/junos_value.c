/* SPDX-License-Identifier: MIT */
/* The words of a Junos configuration and the values of its options, for its reader. */
#include "junos_scan.h"

static const dhcpopt_text nothing = {NULL, 0};

/* ---- Words ---- */

void junos_skip_comment(dhcpopt_scanner *s) {
    dhcpopt_text line = scan_line(s);
    size_t star = text_find(line, s->pos, '*');
    while (star < line.len && text_at(line, star + 1) != '/') {
        star = text_find(line, star + 1, '*');
    }
    junos_set_state(s, IN_COMMENT, star == line.len);
    s->pos = star < line.len ? star + 2 : line.len;
}

static size_t find_quote_end(dhcpopt_text line, size_t pos) {
    for (pos++; pos < line.len && text_at(line, pos) != '"'; pos++) {
        pos += text_at(line, pos) == '\\' && pos + 1 < line.len ? 1 : 0;
    }
    return pos;
}

dhcpopt_text junos_token(dhcpopt_scanner *s) {
    dhcpopt_text rest = scan_peek(s);
    while (text_starts_with(rest, "/*")) {
        s->pos = text_position(scan_line(s), rest) + 2;
        junos_skip_comment(s);
        rest = scan_peek(s);
    }
    int first = text_at(rest, 0);
    if (first < 0 || first == '#') {
        scan_skip(s);
        return nothing;
    }
    dhcpopt_text line = scan_line(s);
    size_t start = text_position(line, rest);
    size_t end = start + 1;
    if (first == '"') {
        end = find_quote_end(line, start);
        end += end < line.len ? 1 : 0;
    } else if (!is_one_of(first, "{};[]")) {
        end = text_find_any(line, start, " \t{};[]");
    }
    s->pos = end;
    return text_slice(line, start, end - start);
}

dhcpopt_text junos_peek(dhcpopt_scanner *s) {
    size_t before = s->pos;
    dhcpopt_text token = junos_token(s);
    s->pos = before;
    return token;
}

bool junos_is(dhcpopt_text token, const char *word) {
    return text_equal(token, dhcpopt_text_of(word));
}

dhcpopt_text junos_inside_quotes(dhcpopt_text token) {
    size_t last = token.len - 1;
    bool quoted = token.len > 1 && text_at(token, 0) == '"' && text_at(token, last) == '"';
    return quoted ? text_slice(token, 1, last - 1) : token;
}

bool junos_is_any(dhcpopt_text token, const char *const words[], size_t count) {
    for (size_t index = 0; index < count; index++) {
        if (junos_is(token, words[index])) {
            return true;
        }
    }
    return false;
}

/* ---- Values ---- */

/* The types of values (Junos: option, edit access), and octets of a number. */
static const struct value_type {
    const char *word;
    enum { OCTETS, STREAM, STRING, ADDRESSES, FLAG, NUMBER } form;
    size_t octets;
} types[] = {
    {"byte", NUMBER, 1},           {"byte-stream", STREAM, 0}, {"flag", FLAG, 0},
    {"hex-string", OCTETS, 0},     {"integer", NUMBER, 4},     {"ip-address", ADDRESSES, 0},
    {"short", NUMBER, 2},          {"string", STRING, 0},      {"unsigned-integer", NUMBER, 4},
    {"unsigned-short", NUMBER, 2},
};

/* The words inside "[ ]", or one; false where the bracket is not closed. */
static bool read_words(dhcpopt_scanner *s, dhcpopt_text *ret_words) {
    size_t cut = 0;
    dhcpopt_text token = junos_peek(s);
    if (junos_is(token, ";") || junos_is(token, "}") || junos_is(token, "{")) {
        *ret_words = nothing;
        return true;
    }
    junos_token(s);
    if (!junos_is(token, "[")) {
        *ret_words = junos_inside_quotes(token);
        return true;
    }
    size_t start = s->pos;
    size_t end = text_find(scan_line(s), start, ']');
    *ret_words = text_trim(text_slice(scan_line(s), start, end - start), &cut);
    s->pos = end < scan_line(s).len ? end + 1 : end;
    return end < scan_line(s).len;
}

static bool read_flag(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    bool on = junos_is(words, "on") || junos_is(words, "true");
    if (!on && !junos_is(words, "off") && !junos_is(words, "false")) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    scan_text(s, of, words, ret);
    writer w = writer_to(s->bytes, sizeof s->bytes);
    put_u8(&w, on ? 1 : 0);
    ret->value.bytes.len = w.len;
    return true;
}

static const struct value_type *find_type(dhcpopt_text word) {
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        if (junos_is(word, types[index].word)) {
            return &types[index];
        }
    }
    return NULL;
}

static bool read_form(dhcpopt_scanner *s, code of, const struct value_type *type,
                      dhcpopt_text words, dhcpopt_found *ret) {
    switch (type->form) {
    case OCTETS:
        return scan_octets(s, of, words, ret);
    case STREAM: /* without 0x it may be decimal */
        return text_starts_with(words, "0x")
                   ? scan_octets(s, of, words, ret)
                   : scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    case STRING:
        return scan_text(s, of, words, ret);
    case ADDRESSES:
        return scan_addresses(s, of, words, ret);
    case FLAG:
        return read_flag(s, of, words, ret);
    case NUMBER:
        return scan_integer(s, of, type->octets, words, ret);
    }
    return false;
}

bool junos_value(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    dhcpopt_text words = nothing;
    dhcpopt_text word = junos_token(s);
    if (junos_is(word, "array")) { /* of the type that follows */
        word = junos_token(s);
    }
    const struct value_type *type = find_type(word);
    if (type == NULL) {
        scan_skip(s);
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    bool list = junos_is(junos_peek(s), "[");
    bool closed = read_words(s, &words);
    bool several = list && text_find_any(words, 0, " \t\"") < words.len;
    if (s->goes_on && s->pos == scan_line(s).len) {
        return scan_fault(s, of, DHCPOPT_TOO_LONG, words, ret);
    }
    if (words.len == 0) {
        return scan_fault(s, of, DHCPOPT_EMPTY, word, ret);
    }
    if (!closed || (several && type->form != ADDRESSES)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    return read_form(s, of, type, words, ret);
}

/* ---- Options with words of their own ---- */

/* Junos: DHCP attributes for address-assignment pools; sip-server of the older server. */
static const struct named {
    const char *word;
    uint8_t number;
    enum { NAMED_TEXT, NAMED_ADDRESSES, NAMED_VALUE } form;
} named[] = {
    {"boot-file", 67, NAMED_TEXT},
    {"boot-server", 66, NAMED_TEXT},
    {"sip-server", 120, NAMED_VALUE},
    {"tftp-server", 150, NAMED_ADDRESSES},
};

uint8_t junos_named(dhcpopt_text token) {
    for (size_t index = 0; index < sizeof named / sizeof named[0]; index++) {
        if (junos_is(token, named[index].word)) {
            return named[index].number;
        }
    }
    return 0;
}

bool junos_named_value(dhcpopt_scanner *s, uint8_t number, dhcpopt_found *ret) {
    const code of = {DHCPOPT_SPACE_DHCP4, number};
    dhcpopt_text words = nothing;
    size_t index = 0;
    while (named[index].number != number) {
        index++;
    }
    if (!read_words(s, &words)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    if (words.len == 0) {
        return scan_fault(s, of, DHCPOPT_EMPTY, words, ret);
    }
    switch (named[index].form) {
    case NAMED_TEXT:
        return scan_text(s, of, words, ret);
    case NAMED_ADDRESSES:
        return scan_addresses(s, of, words, ret);
    case NAMED_VALUE:
        return scan_value(s, of, words, ret);
    }
    return false;
}
