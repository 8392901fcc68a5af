/* SPDX-License-Identifier: MIT */
/* Reads ISC dhcpd's language: dhcpd.conf, what EdgeOS hands on to dhcpd, and parts of them.
 * Statements, and the braces that they stand in. */
#include "isc_scan.h"

/* Flags beside those that all of the readers have. */
enum {
    IN_TEXT = 1,
    ESCAPED = 2, /* by a backslash in it */
    IN_COMMENT = 4,
    IN_RECORD = 8 /* braces of a definition */
};

/* ---- Statements' text ---- */

dhcpopt_text isc_statement(const dhcpopt_scanner *s) {
    size_t len = s->held_len < sizeof s->held_text ? s->held_len : sizeof s->held_text;
    dhcpopt_text text = {s->held_text, len};
    return text;
}

static void forget(dhcpopt_scanner *s) {
    s->held_len = 0;
    s->numbers[ISC_FLAGS] &= ~(size_t)(IN_TEXT | ESCAPED | IN_RECORD);
}

/* Places are counted in it, so that blanks stay as long as there is room for what comes. */
static void hold(dhcpopt_scanner *s, int c, size_t pos) {
    enum { PLENTY = sizeof s->held_text / 2 };
    if (s->held_len == 0) {
        if (is_blank(c)) {
            return;
        }
        s->numbers[ISC_LINE] = s->line;
        s->numbers[ISC_POS] = pos;
    }
    bool in_text = (s->numbers[ISC_FLAGS] & IN_TEXT) != 0;
    if (s->held_len > PLENTY && !in_text && is_blank(c) &&
        isc_is_space(text_at(isc_statement(s), s->held_len - 1))) {
        return;
    }
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    print_char(&p, (char)c);
    s->held_len = p.len;
}

static bool is_option(dhcpopt_text text) {
    size_t pos = 0;
    return isc_is(isc_token(text, &pos), "option");
}

/* ---- Their ends ---- */

/* One that its end cuts, or that goes on in braces where none can be. */
static bool read_cut(dhcpopt_scanner *s, int end, dhcpopt_text text, dhcpopt_found *ret) {
    code none_known = {DHCPOPT_SPACE_DHCP4, 0};
    return (is_option(text) || end == ISC_NO_SEMICOLON) &&
           isc_fault(s, none_known, DHCPOPT_UNENDED, isc_trim(text), ret);
}

bool isc_end_statement(dhcpopt_scanner *s, int end, dhcpopt_found *ret) {
    size_t start = isc_take_labels(s);
    dhcpopt_text text = text_from(isc_statement(s), start);
    bool found = end == ';' ? isc_read_statement(s, start, ret) : read_cut(s, end, text, ret);
    if (end == '{') {
        isc_open(s, text);
    } else if (end == '}') {
        isc_close(s);
    }
    forget(s);
    return found;
}

static void take_text(dhcpopt_scanner *s, int c, size_t pos) {
    size_t *flags = &s->numbers[ISC_FLAGS];
    bool escaped = (*flags & ESCAPED) != 0;
    hold(s, c, pos);
    *flags &= ~(size_t)ESCAPED;
    if (c == '\\' && !escaped) {
        *flags |= ESCAPED;
    } else if (c == '"' && !escaped) {
        *flags &= ~(size_t)IN_TEXT;
    }
}

/* A definition has braces of its own: "option NAME code N = { TYPE, TYPE }". */
static bool opens_record(const dhcpopt_scanner *s) {
    return is_option(isc_statement(s)) &&
           text_find(isc_statement(s), 0, '=') < isc_statement(s).len;
}

bool isc_take(dhcpopt_scanner *s, int c, size_t pos, dhcpopt_found *ret) {
    size_t *flags = &s->numbers[ISC_FLAGS];
    if ((*flags & IN_COMMENT) != 0) {
        return false;
    }
    if ((*flags & IN_TEXT) != 0) {
        take_text(s, c, pos);
        return false;
    }
    if (c == '#') {
        *flags |= IN_COMMENT;
        return false;
    }
    bool record = (*flags & IN_RECORD) != 0 ? c == '}' : c == '{' && opens_record(s);
    if (is_one_of(c, "{};") && c != '\0' && !record) {
        return isc_take_statement(s, c, ret);
    }
    *flags ^= record ? IN_RECORD : 0;
    *flags |= c == '"' ? IN_TEXT : 0;
    hold(s, c, pos);
    return false;
}

/* A text ends in its line, or else all that follows would be taken for one. */
bool isc_end_line(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t *flags = &s->numbers[ISC_FLAGS];
    *flags &= ~(size_t)IN_COMMENT;
    if ((*flags & IN_TEXT) != 0) {
        return isc_end_text(s, ret);
    }
    if (s->held_len > 0) {
        hold(s, '\n', 0);
    }
    return false;
}

bool isc_end_text(dhcpopt_scanner *s, dhcpopt_found *ret) {
    return isc_end_statement(s, ISC_CUT, ret);
}

bool scan_isc(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text line = scan_line(s);
    if (isc_give(s, ret)) {
        return true;
    }
    while (s->pos < line.len) {
        size_t pos = s->pos++;
        if (isc_take(s, text_at(line, pos), pos, ret)) {
            return true;
        }
    }
    if (s->ended) {
        s->unended = s->nesting.depth > 0;
        return isc_give_rest(s, ret) || isc_end_text(s, ret) || isc_give_late(s, ret);
    }
    return !s->goes_on && isc_end_line(s, ret);
}
