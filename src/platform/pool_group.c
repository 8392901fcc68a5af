/* SPDX-License-Identifier: MIT */
/* Option groups of Comware, whose options stand above the pools that give them: a pool's "class
 * NAME option-group NUMBER" says which clients get them there (H3C command reference, dhcp
 * option-group). Used by the reader of pools. */
#include "pool_scan.h"

enum { GROUP_MAX = 32768, OPTION_CAP = 4 * DHCPOPT_LONG_MAX };

/* What is kept of an option beside its words: where it stands, how much of it in its first
 * line, whose it is, was it told. */
enum { LINE, POS, LEN, GROUP, TOLD };

static const dhcpopt_text none = {NULL, 0};

/* ---- Memory, which the readers of JSON use otherwise ---- */

/* Up to where the options are kept; up to where they were looked through. */
static size_t *kept_len(dhcpopt_scanner *s) {
    return &s->nesting.known_len;
}

static size_t *looked(dhcpopt_scanner *s) {
    return &s->nesting.known_outside;
}

/* The group that is being told; and behind the last line all of them. */
static size_t *at_hand(dhcpopt_scanner *s) {
    return &s->nesting.before;
}

/* One more than where the last option is kept whose octets may go on; the line that they go on
 * in. */
static size_t *open_option(dhcpopt_scanner *s) {
    return &s->nesting.digits;
}

static size_t *open_line(dhcpopt_scanner *s) {
    return &s->nesting.shelf_from;
}

/* At *at, in place of what stands there if that is as long. */
static bool put_at(dhcpopt_scanner *s, size_t *at, const size_t numbers[SHELF_NUMBERS],
                   dhcpopt_text text) {
    char buf[OPTION_CAP];
    printer p = printer_to(buf, sizeof buf);
    print_text(&p, text);
    dhcpopt_text copy = {buf, p.len};
    shelf on = {s->nesting.known, sizeof s->nesting.known, at, NULL};
    return p.len <= p.cap && shelf_put_numbers(on, numbers, copy);
}

/* The next one. All stay. */
static bool look(dhcpopt_scanner *s, size_t numbers[SHELF_NUMBERS], dhcpopt_text *ret_text) {
    size_t len = *kept_len(s);
    shelf from = {s->nesting.known, sizeof s->nesting.known, &len, looked(s)};
    return shelf_take_numbers(from, numbers, ret_text);
}

/* Those that were told make room. */
static void drop_told(dhcpopt_scanner *s) {
    size_t numbers[SHELF_NUMBERS];
    dhcpopt_text text = none;
    size_t len = 0;
    while (look(s, numbers, &text)) {
        if (numbers[TOLD] == 0) {
            put_at(s, &len, numbers, text);
        }
    }
    *kept_len(s) = len;
}

/* ---- Options of a group ---- */

static bool in_group(const dhcpopt_scanner *s, size_t *ret_number) {
    const dhcpopt_text scope = {s->scope, s->scope_len};
    uint64_t number = 0;
    bool group = s->where != NULL && text_is(dhcpopt_text_of(s->where), "group") &&
                 text_number(scope, DECIMAL, GROUP_MAX, &number);
    *ret_number = (size_t)number;
    return group;
}

bool pool_group_keep(dhcpopt_scanner *s) {
    size_t cut = 0;
    dhcpopt_text text = text_trim(scan_rest(s), &cut);
    size_t numbers[SHELF_NUMBERS] = {s->line, text_position(s->current, text), text.len};
    *open_option(s) = 0;
    if (!in_group(s, &numbers[GROUP]) || !scan_accept(s, "option")) {
        return false;
    }
    size_t start = *kept_len(s);
    if (!put_at(s, kept_len(s), numbers, text)) {
        drop_told(s);
        start = *kept_len(s);
        if (!put_at(s, kept_len(s), numbers, text)) {
            s->pos = numbers[POS];
            return false;
        }
    }
    scan_word(s);
    if (scan_accept(s, "hex")) {
        *open_option(s) = start + 1;
        *open_line(s) = s->line + 1;
    }
    scan_skip(s);
    return true;
}

static bool is_digits(dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        if (hex_digit_value(text_at(text, pos)) < 0) {
            return false;
        }
    }
    return text.len > 0;
}

bool pool_group_is_open(const dhcpopt_scanner *s) {
    return s->nesting.digits > 0 && s->nesting.shelf_from == s->line + 1;
}

/* A terminal broke the line of an option, of which this is the next part. */
bool pool_group_goes_on(dhcpopt_scanner *s) {
    enum { LENGTH_DIGITS = 4 };
    size_t cut = 0;
    size_t numbers[SHELF_NUMBERS];
    dhcpopt_text more = text_trim(s->current, &cut);
    dhcpopt_text text = none;
    size_t room = sizeof s->nesting.known - *kept_len(s);
    if (*open_option(s) == 0 || *open_line(s) != s->line || !is_digits(more) ||
        more.len + LENGTH_DIGITS > room) {
        return false;
    }
    size_t start = *open_option(s) - 1;
    *looked(s) = start;
    look(s, numbers, &text);
    *looked(s) = 0;
    char buf[OPTION_CAP];
    printer p = printer_to(buf, sizeof buf);
    print_text(&p, text);
    print_text(&p, more);
    dhcpopt_text whole = {buf, p.len};
    if (p.len <= p.cap && put_at(s, &start, numbers, whole)) {
        *kept_len(s) = start;
    }
    *open_line(s) = s->line + 1;
    return true;
}

/* ---- Who gets them ---- */

/* A group that stands below is known by the class alone. */
static void print_name(printer *out, size_t number) {
    print_string(out, "option-group ");
    print_number(out, number, 1);
}

static bool is_kept(dhcpopt_scanner *s, size_t group) {
    size_t numbers[SHELF_NUMBERS];
    dhcpopt_text text = none;
    bool found = false;
    while (look(s, numbers, &text)) {
        found = found || numbers[GROUP] == group;
    }
    return found;
}

void pool_group_bind(dhcpopt_scanner *s, dhcpopt_text vendor_class) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    uint64_t number = 0;
    if (!scan_number(s, GROUP_MAX, &number)) {
        return;
    }
    if (is_kept(s, (size_t)number)) {
        *at_hand(s) = (size_t)number;
        s->nesting.giving = true;
        scan_class(s, vendor_class);
        return;
    }
    print_name(&p, (size_t)number);
    dhcpopt_text name = {buf, p.len};
    scan_keep_class(s, name, vendor_class);
}

/* The place of those that no pool above their line names. */
static void enter_group(dhcpopt_scanner *s, size_t group) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    print_string(&p, "dhcp ");
    size_t start = p.len;
    print_name(&p, group);
    dhcpopt_text whole = {buf, p.len};
    dhcpopt_text name = text_from(whole, start);
    dhcpopt_text vendor_class = scan_kept_class(s, name);
    scan_enter(s, "group", text_from(name, text_find(name, 0, ' ') + 1));
    scan_class(s, vendor_class.len > 0 ? vendor_class : whole);
}

/* As if it were the line at hand. */
static bool read_kept(dhcpopt_scanner *s, const size_t numbers[SHELF_NUMBERS],
                      dhcpopt_text text, dhcpopt_found *ret) {
    dhcpopt_text line = s->current;
    size_t line_number = s->line;
    size_t pos = s->pos;
    s->current = text;
    s->line = numbers[LINE];
    s->pos = 0;
    bool found = pool_read_option(s, ret);
    s->current = line;
    s->line = line_number;
    s->pos = pos;
    if (found) {
        ret->pos = ret->pos < numbers[LEN] ? ret->pos : numbers[LEN];
        size_t rest = numbers[LEN] - ret->pos;
        ret->len = ret->len < rest ? ret->len : rest;
        ret->pos += numbers[POS];
    }
    return found;
}

bool pool_group_give(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t numbers[SHELF_NUMBERS];
    dhcpopt_text text = none;
    for (size_t start = *looked(s); s->nesting.giving; start = *looked(s)) {
        if (!look(s, numbers, &text)) {
            s->nesting.giving = false;
            scan_class(s, none);
            break;
        }
        if (s->ended ? numbers[TOLD] > 0 : numbers[GROUP] != *at_hand(s)) {
            continue;
        }
        numbers[TOLD] = 1;
        put_at(s, &start, numbers, text);
        if (s->ended) {
            enter_group(s, numbers[GROUP]);
        }
        if (read_kept(s, numbers, text, ret)) {
            return true;
        }
    }
    return false;
}

bool pool_group_give_rest(dhcpopt_scanner *s, dhcpopt_found *ret) {
    s->nesting.giving = s->nesting.giving || *kept_len(s) > 0;
    bool found = pool_group_give(s, ret);
    *kept_len(s) = found ? *kept_len(s) : 0;
    return found;
}
