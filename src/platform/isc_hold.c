/* SPDX-License-Identifier: MIT */
/* Statements of ISC dhcpd's language at their end: taken apart where a semicolon is missing,
 * and kept back where one below them says whose they are; for the readers of it. */
#include "isc_scan.h"

/* Of the shelf; the rest of it is for the last statement before a brace. */
enum { PLENTY = sizeof((dhcpopt_nesting *)0)->shelf / 2 };

static const dhcpopt_text none = {NULL, 0};

static bool begins_with(const dhcpopt_scanner *s, const char *const *words) {
    size_t pos = 0;
    dhcpopt_text word = isc_token(isc_statement(s), &pos);
    for (; *words != NULL; words++) {
        if (isc_is(word, *words)) {
            return true;
        }
    }
    return false;
}

/* ---- Semicolons that are missing ---- */

/* Can the next token be an option that belongs to the same statement? */
static bool goes_on(dhcpopt_text token) {
    static const char *const words[] = {"if",    "elsif",  "else", "not",  "and",    "or",
                                        "match", "switch", "with", "case", "return", "eval"};
    static const char marks[] = "(,={~!";
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (isc_is(token, words[index])) {
            return true;
        }
    }
    int last = text_at(token, token.len - 1);
    return is_one_of(last, marks);
}

/* Where a statement begins that should stand behind a semicolon: an option, or in front of a
 * brace a line with the first word of a block; or text.len. */
static size_t find_next(dhcpopt_text text, int end) {
    size_t pos = 0;
    dhcpopt_text before = isc_token(text, &pos);
    bool label = isc_is(before, "case") || text_starts_with(before, "default");
    for (;;) {
        size_t start = pos;
        dhcpopt_text token = isc_token(text, &pos);
        if (token.len == 0) {
            return text.len;
        }
        dhcpopt_text between = text_slice(text, start, pos - token.len - start);
        bool line = text_find(between, 0, '\n') < between.len;
        bool begins = isc_is(token, "option") || (end == '{' && line && isc_is_block(token));
        bool behind = label && text_at(before, before.len - 1) == ':';
        if (begins && !behind && !goes_on(before)) {
            return pos - token.len;
        }
        before = token;
    }
}

/* ---- What is kept back ---- */

/* In front of the text stands what ended it. */
static bool put(dhcpopt_scanner *s, size_t start, size_t len, int end, size_t cap) {
    char buf[sizeof s->held_text + 1];
    printer p = printer_to(buf, sizeof buf);
    spot at = isc_spot(s, start);
    shelf on = shelf_near(s);
    on.cap = cap;
    print_char(&p, (char)end);
    print_text(&p, text_slice(isc_statement(s), start, len));
    const dhcpopt_text entry = {buf, p.len};
    return shelf_put(on, at, entry);
}

/* All statements in the one at hand; false where there is no room. */
static bool put_all(dhcpopt_scanner *s, int end, size_t cap) {
    dhcpopt_text text = isc_statement(s);
    size_t before = s->nesting.shelf_len;
    for (size_t start = 0;;) {
        size_t len = find_next(text_from(text, start), end);
        bool last = start + len == text.len;
        if (!put(s, start, len, last ? end : ISC_NO_SEMICOLON, cap)) {
            s->nesting.shelf_len = before;
            scan_lose(s);
            return false;
        }
        if (last) {
            return true;
        }
        start += len;
    }
}

static void load(dhcpopt_scanner *s, spot at, dhcpopt_text entry) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    print_text(&p, text_from(entry, 1));
    s->held_len = p.len;
    s->numbers[ISC_LINE] = at.line;
    s->numbers[ISC_POS] = at.pos;
}

bool isc_give(dhcpopt_scanner *s, dhcpopt_found *ret) {
    while ((s->numbers[ISC_FLAGS] & ISC_GIVING) != 0) {
        spot at = {0, 0, 0};
        dhcpopt_text entry = none;
        if (!shelf_take(shelf_near(s), &at, &entry)) {
            s->numbers[ISC_FLAGS] &= ~(size_t)ISC_GIVING;
            return false;
        }
        load(s, at, entry);
        if (isc_end_statement(s, text_at(entry, 0), ret)) {
            return true;
        }
    }
    return false;
}

static bool begin_to_give(dhcpopt_scanner *s, dhcpopt_found *ret) {
    s->held_len = 0;
    s->numbers[ISC_FLAGS] |= ISC_GIVING;
    return isc_give(s, ret);
}

bool isc_give_rest(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text text = isc_statement(s);
    bool parts = find_next(text, ISC_CUT) < text.len;
    return (parts || s->nesting.shelf_len > 0) &&
           put_all(s, ISC_CUT, sizeof s->nesting.shelf) && begin_to_give(s, ret);
}

/* ---- Up to the end of the text ---- */

/* In front of the text stands what ended it, and the place. */
bool isc_keep_late(dhcpopt_scanner *s) {
    enum { PLACES = 4 * DHCPOPT_PLACE_MAX };
    char buf[sizeof s->held_text + PLACES];
    printer p = printer_to(buf, sizeof buf);
    if ((s->numbers[ISC_FLAGS] & ISC_LATE) != 0) {
        return false;
    }
    isc_print_place(s, &p);
    print_char(&p, ';');
    print_text(&p, isc_statement(s));
    const dhcpopt_text entry = {buf, p.len};
    bool fits = p.len <= sizeof buf && shelf_put(shelf_late(s), isc_spot(s, 0), entry);
    if (!fits) {
        scan_lose(s);
    }
    return fits;
}

bool isc_give_late(dhcpopt_scanner *s, dhcpopt_found *ret) {
    spot at = {0, 0, 0};
    dhcpopt_text entry = none;
    s->numbers[ISC_FLAGS] |= ISC_LATE;
    while (shelf_take(shelf_late(s), &at, &entry)) {
        load(s, at, isc_recall_place(s, entry));
        if (isc_end_statement(s, ';', ret)) {
            return true;
        }
    }
    return false;
}

/* ---- Statements at their end ---- */

/* Those that another one below can change. */
static bool is_kept(const dhcpopt_scanner *s) {
    static const char *const words[] = {"option",  "supersede",           "default", "append",
                                        "prepend", "vendor-option-space", NULL};
    return begins_with(s, words);
}

/* Nothing more can be said about what is kept back. */
static bool ends_waiting(const dhcpopt_scanner *s, int end) {
    static const char *const words[] = {"class", "subclass", "pool", NULL};
    return end == '}' ? isc_waits(s) : end == '{' && begins_with(s, words);
}

bool isc_take_statement(dhcpopt_scanner *s, int end, dhcpopt_found *ret) {
    dhcpopt_text text = isc_statement(s);
    bool whole = s->held_len <= sizeof s->held_text;
    bool waits = isc_waits(s);
    bool pending = s->nesting.shelf_len > 0;
    bool parts = find_next(text, end) < text.len;
    bool kept = waits && end == ';' && (parts || is_kept(s));
    bool behind = parts || (pending && ends_waiting(s, end));
    if (whole && (kept || behind) && put_all(s, end, kept ? PLENTY : sizeof s->nesting.shelf)) {
        s->held_len = 0;
        return !kept && begin_to_give(s, ret);
    }
    bool found = isc_end_statement(s, end, ret);
    bool told = end == ';' && pending && waits && !isc_waits(s); /* by "match" */
    return found || (told && begin_to_give(s, ret));
}
