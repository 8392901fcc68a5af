/* SPDX-License-Identifier: MIT */
/* Options of "set" statements of Junos that are kept back until all lines are read, for one
 * below may take them away again or deactivate them, alone or with what is around them (Junos
 * CLI: deactivate, delete). Used by the reader of its configuration. */
#include "junos_scan.h"

enum { CODE_MAX = 255, PATH_CAP = 256, STATUS_MAX = 65535 };

/* Of the names that are kept in a scanner: where "edit" went. */
enum { NAME_EDIT };

/* ---- Paths: words with blanks between them ---- */

static void print_words(dhcpopt_scanner *s, printer *out) {
    for (dhcpopt_text token = junos_token(s); token.len > 0; token = junos_token(s)) {
        if (!junos_is(token, "[") && !junos_is(token, "]")) {
            print_string(out, out->len > 0 ? " " : "");
            print_text(out, junos_inside_quotes(token));
        }
    }
}

void junos_edit(dhcpopt_scanner *s) {
    char buf[DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    size_t before = s->pos;
    print_text(&p, scan_kept_name(s, NAME_EDIT));
    print_words(s, &p);
    s->pos = before;
    dhcpopt_text path = {buf, p.len < p.cap ? p.len : p.cap};
    scan_keep_name(s, NAME_EDIT, path);
}

void junos_edit_top(dhcpopt_scanner *s) {
    s->name_lens[NAME_EDIT] = 0;
}

/* From where the reader stands to the line's end, below where "edit" went. */
static dhcpopt_text read_path(dhcpopt_scanner *s, size_t pos, char buf[PATH_CAP]) {
    printer p = printer_to(buf, PATH_CAP);
    size_t before = s->pos;
    s->pos = pos;
    print_text(&p, scan_kept_name(s, NAME_EDIT));
    print_words(s, &p);
    s->pos = before;
    dhcpopt_text path = {buf, p.len < p.cap ? p.len : p.cap};
    return path;
}

/* Is it the same, or around it? */
static bool holds(dhcpopt_text outer, dhcpopt_text inner) {
    return outer.len > 0 && outer.len <= inner.len &&
           text_equal(text_slice(inner, 0, outer.len), outer) &&
           (outer.len == inner.len || text_at(inner, outer.len) == ' ');
}

/* ---- Memory, which the readers of JSON use otherwise ---- */

static shelf option_shelf(dhcpopt_scanner *s) {
    return shelf_late(s);
}

static shelf event_shelf(dhcpopt_scanner *s) {
    return shelf_near(s);
}

/* Some option had no room there and was told already. */
static bool *told_some(dhcpopt_scanner *s) {
    return &s->nesting.told;
}

static dhcpopt_text cut_at(dhcpopt_text *text, int c) {
    size_t end = text_find(*text, 0, c);
    dhcpopt_text part = text_slice(*text, 0, end);
    *text = text_from(*text, end < text->len ? end + 1 : end);
    return part;
}

static size_t cut_number(dhcpopt_text *text) {
    uint64_t number = 0;
    bool read = text_number(cut_at(text, ' '), DECIMAL, STATUS_MAX, &number);
    assert(read);
    return read ? (size_t)number : 0;
}

/* ---- Options ---- */

/* Numbers of the status, the code and the length of the words; where, scope and path, each in a
 * line; the words and the octets. */
bool junos_hold(dhcpopt_scanner *s, size_t pos, const dhcpopt_found *found) {
    char buf[sizeof s->nesting.known];
    char path[PATH_CAP];
    printer p = printer_to(buf, sizeof buf);
    const size_t numbers[] = {(size_t)found->status, found->value.code, found->words.len};
    const spot at = {found->line, found->pos, found->len};
    for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++) {
        print_number(&p, numbers[index], 1);
        print_char(&p, ' ');
    }
    print_string(&p, found->where == NULL ? "" : found->where);
    print_char(&p, '\n');
    print_text(&p, found->scope);
    print_char(&p, '\n');
    print_text(&p, read_path(s, pos, path));
    print_char(&p, '\n');
    print_text(&p, found->words);
    print_text(&p, bytes_as_text(found->value.bytes));
    dhcpopt_text kept = {buf, p.len};
    bool fits = p.len <= p.cap && shelf_put(option_shelf(s), at, kept);
    if (!fits) {
        *told_some(s) = true;
        scan_lose(s);
    }
    return fits;
}

/* Was it taken away or deactivated below, and not activated again? */
static bool is_off(dhcpopt_scanner *s, size_t line, dhcpopt_text path) {
    size_t taken = 0;
    size_t len = s->nesting.shelf_len;
    shelf events = event_shelf(s);
    events.len = &len; /* all of them stay */
    events.taken = &taken;
    spot at;
    dhcpopt_text event = {NULL, 0};
    bool off = false;
    while (shelf_take(events, &at, &event)) {
        bool on = junos_is(cut_at(&event, '\n'), "activate");
        off = at.line > line && holds(event, path) ? !on : off;
    }
    return off;
}

static const char *where_of(dhcpopt_text word) {
    return word.len == 0 ? NULL : junos_is(word, "pool") ? "pool" : "static-binding";
}

/* An option that is kept, taken apart. */
typedef struct held_option {
    spot at;
    dhcpopt_status status;
    uint8_t number;
    const char *where;
    dhcpopt_text scope;
    dhcpopt_text path;
    dhcpopt_text words;
    dhcpopt_bytes octets;
} held_option;

static bool take_option(shelf from, held_option *ret) {
    dhcpopt_text kept = {NULL, 0};
    if (!shelf_take(from, &ret->at, &kept)) {
        return false;
    }
    ret->status = (dhcpopt_status)cut_number(&kept);
    ret->number = (uint8_t)cut_number(&kept);
    size_t words_len = cut_number(&kept);
    ret->where = where_of(cut_at(&kept, '\n'));
    ret->scope = cut_at(&kept, '\n');
    ret->path = cut_at(&kept, '\n');
    ret->words = text_slice(kept, 0, words_len);
    ret->octets = text_as_bytes(text_from(kept, words_len));
    return true;
}

/* "... option 42 array ip-address", in front of a value; or nothing. */
static dhcpopt_text array_of(dhcpopt_text path) {
    static const char word[] = " array ";
    size_t pos = 0;
    while (pos < path.len && !text_starts_with(text_from(path, pos), word)) {
        pos++;
    }
    return text_slice(path, 0,
                      pos < path.len ? text_find(path, pos + sizeof word - 1, ' ') : 0);
}

/* "display set" shows a line for each value of an array: those of the next lines are added. */
static dhcpopt_status add_values(dhcpopt_scanner *s, const held_option *first, writer *w) {
    dhcpopt_text array = array_of(first->path);
    for (;;) {
        size_t taken = s->nesting.late_taken;
        size_t len = s->nesting.late_len;
        shelf ahead = option_shelf(s);
        ahead.len = &len;
        ahead.taken = &taken;
        held_option next;
        if (array.len == 0 || !take_option(ahead, &next) ||
            !text_equal(array_of(next.path), array) || next.status != DHCPOPT_OK ||
            is_off(s, next.at.line, next.path)) {
            return w->len > w->cap ? DHCPOPT_TOO_LONG : DHCPOPT_OK;
        }
        put_bytes(w, next.octets);
        take_option(option_shelf(s), &next);
    }
}

bool junos_give_held(dhcpopt_scanner *s, dhcpopt_found *ret) {
    held_option held;
    writer w = writer_to(s->bytes, sizeof s->bytes);
    if (!take_option(option_shelf(s), &held)) {
        return false;
    }
    code of = {DHCPOPT_SPACE_DHCP4, held.number};
    scan_enter(s, held.where, held.scope);
    dhcpopt_status status = is_off(s, held.at.line, held.path) ? DHCPOPT_INACTIVE : held.status;
    put_bytes(&w, held.octets);
    if (status == DHCPOPT_OK) {
        status = w.len == 0 ? DHCPOPT_EMPTY : add_values(s, &held, &w);
    }
    scan_written(s, of, &w, status, text_slice(held.words, 0, 0), ret);
    ret->words = held.words;
    ret->line = held.at.line;
    ret->pos = held.at.pos;
    ret->len = held.at.len;
    return true;
}

/* ---- What is taken away ---- */

/* The code behind "option" in the path, or 0. */
static uint8_t code_in(dhcpopt_text path) {
    uint64_t number = 0;
    bool behind = false;
    while (path.len > 0) {
        dhcpopt_text word = cut_at(&path, ' ');
        if (behind && text_number(word, DECIMAL, CODE_MAX, &number)) {
            return (uint8_t)number;
        }
        behind = junos_is(word, "option");
    }
    return 0;
}

bool junos_take_event(dhcpopt_scanner *s, dhcpopt_text verb, dhcpopt_found *ret) {
    char path_buf[PATH_CAP];
    char buf[2 * PATH_CAP];
    printer p = printer_to(buf, sizeof buf);
    const spot at = {s->line, 0, 0};
    dhcpopt_text path = read_path(s, s->pos, path_buf);
    print_text(&p, verb);
    print_char(&p, '\n');
    print_text(&p, path);
    dhcpopt_text kept = {buf, p.len};
    code of = {DHCPOPT_SPACE_DHCP4, code_in(path)};
    if (p.len > p.cap || !shelf_put(event_shelf(s), at, kept)) {
        scan_lose(s);
    }
    return *told_some(s) && of.number > 0 &&
           scan_fault(s, of, DHCPOPT_INACTIVE, scan_line(s), ret);
}
