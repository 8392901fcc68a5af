/* SPDX-License-Identifier: MIT */
/* The words of a line, and the place that it belongs to, for the readers of dialects. */
#include "scan.h"

/* ---- Words of a line ---- */

dhcpopt_text scan_line(const dhcpopt_scanner *s) {
    return s->current;
}

dhcpopt_text scan_rest(const dhcpopt_scanner *s) {
    return text_from(s->current, s->pos);
}

dhcpopt_text scan_peek(const dhcpopt_scanner *s) {
    size_t start = text_skip_blanks(s->current, s->pos);
    return text_slice(s->current, start, text_find_blank(s->current, start) - start);
}

dhcpopt_text scan_word(dhcpopt_scanner *s) {
    dhcpopt_text word = scan_peek(s);
    s->pos = text_skip_blanks(s->current, s->pos) + word.len;
    return word;
}

bool scan_accept_words(dhcpopt_scanner *s, const char *words) {
    size_t pos = text_skip_blanks(s->current, s->pos);
    bool whole = scan_match(s->current, &pos, words) &&
                 (pos == s->current.len || is_blank(text_at(s->current, pos)));
    s->pos = whole ? pos : s->pos;
    return whole;
}

bool scan_accept(dhcpopt_scanner *s, const char *word) {
    return scan_accept_words(s, word);
}

bool scan_number(dhcpopt_scanner *s, uint64_t limit, uint64_t *ret_number) {
    return text_number(scan_word(s), DECIMAL, limit, ret_number);
}

bool scan_is_host(dhcpopt_text word) {
    bool letter = false; /* in the last label: an address with a slip has none there */
    for (size_t pos = 0; pos < word.len; pos++) {
        bool dot = text_at(word, pos) == '.';
        if (dot && text_at(word, pos + 1) == '.') {
            return false;
        }
        letter = (letter && !(dot && pos + 1 < word.len)) || is_letter(text_at(word, pos));
    }
    return letter && text_is_plain(word, "-_.");
}

dhcpopt_text scan_quoted_or_rest(dhcpopt_scanner *s) {
    size_t start = text_skip_blanks(s->current, s->pos);
    size_t cut = 0;
    int quote = text_at(s->current, start);
    size_t end = text_find(s->current, start + 1, quote);
    bool quoted = (quote == '"' || quote == '\'') && end < s->current.len;
    s->pos = quoted ? end + 1 : s->current.len;
    return quoted ? text_slice(s->current, start + 1, end - start - 1)
                  : text_trim(text_from(s->current, start), &cut);
}

bool scan_c_number(dhcpopt_text words, uint64_t limit, uint64_t *ret_number) {
    enum { OCTAL = 8 };
    bool hexadecimal = text_starts_with(words, "0x") || text_starts_with(words, "0X");
    bool octal = !hexadecimal && words.len > 1 && text_at(words, 0) == '0';
    return text_number(text_from(words, hexadecimal ? 2 : 0),
                       hexadecimal ? HEXADECIMAL
                       : octal     ? OCTAL
                                   : DECIMAL,
                       limit, ret_number);
}

void scan_skip(dhcpopt_scanner *s) {
    s->pos = s->current.len;
}

/* ---- Where the options stand ---- */

static size_t keep(char *out, dhcpopt_text text) {
    printer p = printer_to(out, DHCPOPT_PLACE_MAX);
    print_text(&p, text);
    return p.len < DHCPOPT_PLACE_MAX ? p.len : DHCPOPT_PLACE_MAX;
}

void scan_enter(dhcpopt_scanner *s, const char *where, dhcpopt_text name) {
    s->where = where;
    s->scope_len = keep(s->scope, name);
    s->class_len = 0;
}

void scan_class(dhcpopt_scanner *s, dhcpopt_text vendor_class) {
    s->class_len = keep(s->vendor_class, vendor_class);
}

void scan_server(dhcpopt_scanner *s, dhcpopt_text name) {
    s->server_len = keep(s->server, name);
}

void scan_class_named(dhcpopt_scanner *s, dhcpopt_text name) {
    char buf[DHCPOPT_PLACE_MAX];
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    printer p = printer_to(buf, sizeof buf);
    print_string(&p, dhcpopt_space_by_name(name, &space) ? "" : "class ");
    print_text(&p, name);
    const dhcpopt_text told = {buf, p.len < sizeof buf ? p.len : sizeof buf};
    scan_class(s, told);
}
