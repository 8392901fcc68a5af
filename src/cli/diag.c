/* SPDX-License-Identifier: MIT */
/* Messages on standard error, used by every verb: one shape for all faults. */
#include "diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "glyph.h"

#define PROGRAM "dhcputil: "
#define CUT "..."

enum { MESSAGE_CAP = 2048 };

/* One line. Words of the user's may be in it, so all of it is escaped. */
static void message(const char *kind, const char *format, va_list arguments) {
    char line[MESSAGE_CAP];
    int len = vsnprintf(line, sizeof line, format, arguments);
    bool cut = len < 0 || (size_t)len >= sizeof line;
    out o = {NULL, 0, 0};
    out_string(&o, PROGRAM);
    out_string(&o, kind);
    if (len >= 0) {
        glyph_put_text(&o, dhcpopt_text_of(line));
    }
    out_string(&o, cut ? CUT "\n" : "\n");
    out_write_error(&o);
}

void diag_error(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    message("", format, arguments);
    va_end(arguments);
}

void diag_warning(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    message("warning: ", format, arguments);
    va_end(arguments);
}

void diag_note(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    message("note: ", format, arguments);
    va_end(arguments);
}

void diag_fault(const char *subject, const dhcpopt_error *error) {
    /* Not size_t: the printf of some Windows C libraries does not know it. */
    unsigned long have = (unsigned long)error->have;
    unsigned long need = (unsigned long)error->need;
    if (error->status == DHCPOPT_MISSING) {
        diag_error("%s: %s; %lu is not there", subject, error->detail, need);
    } else if (error->status == DHCPOPT_PLATFORM_LONG) {
        diag_error("%s: %s; %lu bytes (%lu hexadecimal digits), and %lu bytes (%lu digits) fit",
                   subject, error->detail, have, 2 * have, need, 2 * need);
    } else if (have < need) {
        diag_error("%s: %s; %lu of %lu octets are there, %lu missing", subject, error->detail,
                   have, need, need - have);
    } else if (have > need && error->status == DHCPOPT_TOO_LONG) {
        /* Counted up to where it became too long; there may be more. */
        diag_error("%s: %s; already %lu octets, and the limit is %lu", subject, error->detail,
                   have, need);
    } else if (have > need) {
        diag_error("%s: %s; %lu octets, and the limit is %lu", subject, error->detail, have,
                   need);
    } else {
        diag_error("%s: %s", subject, error->detail);
    }
}

void diag_finding(const char *subject, const dhcpopt_finding *finding) {
    switch (finding->severity) {
    case DHCPOPT_NOTE:
        diag_note("%s: %s", subject, finding->detail);
        return;
    case DHCPOPT_WARNING:
        diag_warning("%s: %s", subject, finding->detail);
        return;
    case DHCPOPT_FAULT:
        diag_error("%s: %s", subject, finding->detail);
        return;
    }
}

/* ---- The quoted text ---- */

enum {
    SHOWN_MAX = 92,   /* columns of text on the line */
    SHOWN_BEFORE = 40 /* columns before the fault where the text is long */
};

static size_t columns_between(dhcpopt_text text, size_t start, size_t end) {
    size_t columns = 0;
    for (size_t pos = start; pos < end && pos < text.len;) {
        glyph shown = glyph_at(text, pos);
        columns += shown.columns;
        pos += shown.octets;
    }
    return columns;
}

/* Where to start, so that pos is in view: at 0, or some columns before it. */
static size_t first_shown(dhcpopt_text text, size_t pos) {
    size_t before = columns_between(text, 0, pos);
    size_t start = 0;
    if (before + SHOWN_BEFORE / 2 < SHOWN_MAX ||
        columns_between(text, 0, text.len) <= SHOWN_MAX) {
        return start;
    }
    while (before > SHOWN_BEFORE) {
        glyph shown = glyph_at(text, start);
        before -= shown.columns;
        start += shown.octets;
    }
    return start;
}

/* Adds the text from start on; the columns where pos and pos + len stand are given. */
static void put_shown(out *o, dhcpopt_text text, size_t start, size_t pos, size_t len,
                      size_t *ret_caret, size_t *ret_end) {
    size_t column = start > 0 ? strlen(CUT) : 0;
    size_t at = start;
    *ret_caret = column;
    *ret_end = column;
    out_string(o, start > 0 ? "  " CUT : "  ");
    while (at < text.len && column < SHOWN_MAX) {
        glyph shown = glyph_at(text, at);
        *ret_caret = at <= pos ? column : *ret_caret;
        glyph_put(o, text, at, &shown);
        column += shown.columns;
        *ret_end = at < pos + len ? column : *ret_end;
        at += shown.octets;
    }
    *ret_caret = pos >= text.len ? column : *ret_caret;
    out_string(o, at < text.len ? CUT "\n" : "\n");
}

void diag_quote(dhcpopt_text text, size_t pos, size_t len) {
    size_t caret = 0;
    size_t end = 0;
    out o = {NULL, 0, 0};
    put_shown(&o, text, first_shown(text, pos), pos, len, &caret, &end);
    out_padded(&o, "", strlen("  ") + caret);
    out_char(&o, '^');
    for (size_t column = caret + 1; column < end; column++) {
        out_char(&o, '~');
    }
    out_char(&o, '\n');
    out_write_error(&o);
}
