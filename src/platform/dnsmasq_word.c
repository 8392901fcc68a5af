/* SPDX-License-Identifier: MIT */
/* Words with a shell's quotes, for the readers of dnsmasq's command lines and of OpenWrt's
 * configuration. */
#include "dnsmasq_scan.h"

/* "$name", "${name}", "$1", "$(command)" or "`command`", but for single quotes. */
static bool begins_variable(dhcpopt_text line, size_t pos, int quote) {
    int next = text_at(line, pos + 1);
    bool named = is_letter(next) || is_digit(next) || (next >= 0 && is_one_of(next, "_{("));
    int c = text_at(line, pos);
    return quote != '\'' && ((c == '$' && named) || c == '`');
}

/* Goes over one character; false for one that is not of the word itself, such as a quote. */
static bool next_character(dhcpopt_text line, size_t *pos, int *quote) {
    int c = text_at(line, *pos);
    int next = text_at(line, *pos + 1);
    bool mark = *quote < 0 ? c == '"' || c == '\'' : c == *quote;
    if (mark) {
        *quote = *quote < 0 ? c : TEXT_END;
        *pos += 1;
        return false;
    }
    bool escape = *quote < 0 ? next >= 0 : *quote == '"' && is_one_of(next, "\"\\$`");
    if (c == '\\' && escape) {
        *pos += 1;
        return false; /* what follows is taken as it stands: see shell_word */
    }
    *pos += 1;
    return true;
}

void shell_word(dhcpopt_scanner *s, const char *ends, argument *ret) {
    dhcpopt_text line = scan_line(s);
    printer p = printer_to(ret->buf, sizeof ret->buf);
    int quote = TEXT_END;
    ret->variable = false;
    size_t start = s->pos;
    while (is_blank(text_at(line, start))) {
        start++;
    }
    size_t pos = start;
    while (pos < line.len && (quote >= 0 || !is_one_of(text_at(line, pos), ends))) {
        int c = text_at(line, pos);
        bool escape = c == '\\';
        ret->variable = ret->variable || begins_variable(line, pos, quote);
        if (next_character(line, &pos, &quote)) {
            print_char(&p, (char)c);
        } else if (escape) {
            print_char(&p, (char)text_at(line, pos));
            pos++;
        }
    }
    s->pos = pos;
    ret->raw = text_slice(line, start, pos - start);
    ret->open = quote >= 0 || p.len > sizeof ret->buf;
    ret->plain.ptr = ret->buf;
    ret->plain.len = p.len < sizeof ret->buf ? p.len : sizeof ret->buf;
    int first = text_at(line, start);
    bool in_quotes = (first == '"' || first == '\'') && p.len + 2 == ret->raw.len &&
                     text_at(line, pos - 1) == first;
    if (in_quotes) {
        ret->plain = text_slice(line, start + 1, p.len);
    } else if (p.len == ret->raw.len) {
        ret->plain = ret->raw;
    }
    ret->apart = ret->plain.ptr == ret->buf;
}
