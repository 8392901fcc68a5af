/* SPDX-License-Identifier: MIT */
/* What is kept of a RouterOS configuration until its end: options that have names, which names
 * there are, and who is given them. Used by the reader of it. */
#include "mikrotik.h"

enum { CODE_VENDOR_CLASS = 60, CODE_MAX = 255, USE_CAP = 4 * DHCPOPT_LONG_MAX, BITS = 64 };

/* Numbers of an option, behind those of its spot. */
enum { OPTION_NUMBER = 3, OPTION_FLAGS };
enum { IS_VARIABLE = 1, IS_SENT = 2, IS_OFF = 4 };

/* Numbers of a use, behind those of its spot. */
enum { USE_MENU = 3, USE_OFF };

/* What the text has. */
enum { HAS_OPTIONS = 1, HAS_WHOLE = 2, LOST_NAMES = 4 };

/* ---- Memory; that of the members is the readers' of JSON otherwise ---- */

static shelf option_shelf(dhcpopt_scanner *s) {
    return shelf_late(s);
}

/* All of it stays. */
static shelf use_shelf(dhcpopt_scanner *s) {
    return shelf_near(s);
}

static size_t *text_flags(dhcpopt_scanner *s) {
    return &s->nesting.kept[0].len;
}

static size_t *servers_on(dhcpopt_scanner *s) {
    return &s->nesting.kept[0].pos;
}

static size_t *servers_off(dhcpopt_scanner *s) {
    return &s->nesting.kept[0].words;
}

static size_t *lost_use(dhcpopt_scanner *s) {
    return &s->nesting.kept[0].line;
}

static dhcpopt_text cut_line(dhcpopt_text *text) {
    size_t end = text_find_line_end(*text);
    dhcpopt_text line = text_slice(*text, 0, end);
    *text = text_from(*text, end < text->len ? end + 1 : end);
    return line;
}

/* Plain, and without line feeds, which part what is kept. */
static void print_kept(printer *out, dhcpopt_text words) {
    char plain[USE_CAP];
    printer p = printer_to(plain, sizeof plain);
    mikrotik_print_plain(&p, words);
    out->len += p.len > p.cap ? out->cap : 0; /* no room */
    dhcpopt_text text = {plain, p.len < p.cap ? p.len : p.cap};
    for (size_t pos = 0; pos < text.len; pos++) {
        char c = (char)text_at(text, pos);
        print_char(out, c == '\n' ? ' ' : c);
    }
}

/* ---- Options ---- */

bool mikrotik_hold(dhcpopt_scanner *s, const mikrotik_option *of) {
    char buf[2 * USE_CAP];
    printer p = printer_to(buf, sizeof buf);
    const size_t flags =
        (of->variable ? IS_VARIABLE : 0U) | (of->sent ? IS_SENT : 0U) | (of->off ? IS_OFF : 0U);
    const size_t numbers[SHELF_NUMBERS] = {of->at.line, of->at.pos, of->at.len, of->number,
                                           flags};
    print_kept(&p, of->name);
    print_char(&p, '\n');
    print_text(&p, of->value);
    dhcpopt_text kept = {buf, p.len};
    bool fits = p.len <= p.cap && shelf_put_numbers(option_shelf(s), numbers, kept);
    if (!fits) {
        scan_lose(s);
    }
    return fits;
}

bool mikrotik_take_held(dhcpopt_scanner *s, mikrotik_option *ret) {
    size_t numbers[SHELF_NUMBERS];
    dhcpopt_text kept = {NULL, 0};
    if (!shelf_take_numbers(option_shelf(s), numbers, &kept)) {
        return false;
    }
    s->lost = s->lost > 0 ? s->lost : *lost_use(s); /* it may have been about this option */
    const spot at = {numbers[0], numbers[1], numbers[2]};
    ret->at = at;
    ret->number = (uint8_t)numbers[OPTION_NUMBER];
    ret->variable = (numbers[OPTION_FLAGS] & IS_VARIABLE) != 0;
    ret->sent = (numbers[OPTION_FLAGS] & IS_SENT) != 0;
    ret->off = (numbers[OPTION_FLAGS] & IS_OFF) != 0;
    ret->name = cut_line(&kept);
    ret->value = kept;
    return true;
}

/* ---- Names ---- */

/* Options, sets and servers have names of their own each. */
static dhcpopt_text tagged(char buf[DHCPOPT_PLACE_MAX], size_t menu, dhcpopt_text name) {
    printer p = printer_to(buf, DHCPOPT_PLACE_MAX);
    print_char(&p, (char)('0' + menu));
    print_kept(&p, name);
    dhcpopt_text made = {buf, p.len <= p.cap ? p.len : 0};
    return made;
}

static void keep_known(dhcpopt_scanner *s, size_t menu, dhcpopt_text name) {
    char buf[DHCPOPT_PLACE_MAX];
    if (!scan_keep_known(s, tagged(buf, menu, name))) {
        *text_flags(s) |= LOST_NAMES;
    }
}

static bool is_known(const dhcpopt_scanner *s, size_t menu, dhcpopt_text name) {
    char buf[DHCPOPT_PLACE_MAX];
    return scan_knows(s, tagged(buf, menu, name));
}

/* The tool's own options are many, and nobody else names them. */
static void note_name(dhcpopt_scanner *s, size_t menu, const mikrotik_command *from) {
    bool defines = menu == MENU_OPTION || menu == MENU_SETS;
    if (menu == MENU_OPTION) {
        *text_flags(s) |= HAS_OPTIONS;
    }
    if (!defines || text_starts_with(from->name, MIKROTIK_OWN)) {
        return;
    }
    if (from->name.len == 0 || mikrotik_has_variable(from->name)) {
        *text_flags(s) |= LOST_NAMES;
    } else {
        keep_known(s, menu, from->name);
    }
}

bool mikrotik_tells_undefined(dhcpopt_scanner *s) {
    return *text_flags(s) == (HAS_OPTIONS | HAS_WHOLE);
}

bool mikrotik_defines(dhcpopt_scanner *s, size_t menu, dhcpopt_text name) {
    return text_starts_with(name, MIKROTIK_OWN) || mikrotik_has_variable(name) ||
           is_known(s, menu, name);
}

/* ---- Servers ---- */

static void note_server(dhcpopt_scanner *s, size_t menu, const mikrotik_command *from) {
    if (menu != MENU_SERVER) {
        return;
    }
    *(mikrotik_is_off(from) ? servers_off(s) : servers_on(s)) += 1;
    if (mikrotik_is_off(from)) {
        keep_known(s, menu, from->name.len > 0 ? from->name : from->selector);
    }
}

bool mikrotik_is_served(dhcpopt_scanner *s, dhcpopt_text server) {
    bool none = *servers_off(s) > 0 && *servers_on(s) == 0;
    return !none && (server.len == 0 || !is_known(s, MENU_SERVER, server));
}

/* ---- Uses ---- */

/* A matcher may look at any option, of which only the vendor class is one here. */
static void print_class(printer *out, const mikrotik_command *from) {
    uint8_t octets[DHCPOPT_PLACE_MAX];
    char plain[DHCPOPT_PLACE_MAX];
    uint64_t number = 0;
    writer w = writer_to(octets, sizeof octets);
    printer p = printer_to(plain, sizeof plain);
    mikrotik_print_plain(&p, from->value);
    dhcpopt_text value = {plain, p.len < p.cap ? p.len : p.cap};
    bool known = text_number(from->code, DECIMAL, CODE_MAX, &number) &&
                 number == CODE_VENDOR_CLASS && !from->variable &&
                 mikrotik_read_octets(value, &w) == DHCPOPT_OK;
    if (known && w.len > 0 && p.len <= p.cap && w.len <= w.cap) {
        for (size_t pos = 0; pos < w.len; pos++) {
            print_char(out, octets[pos] == '\n' ? ' ' : (char)octets[pos]);
        }
        return;
    }
    print_string(out, "matcher ");
    print_kept(out, from->name);
}

/* Whose name tells the place: a matcher's server, which may be all of them. */
static dhcpopt_text place_of(size_t menu, const mikrotik_command *from) {
    dhcpopt_text name = from->name.len > 0 ? from->name : from->selector;
    if (menu == MENU_MATCHER) {
        bool all = text_equal(from->server, dhcpopt_text_of("all"));
        return text_slice(from->server, 0, all ? 0 : from->server.len);
    }
    if (menu == MENU_NETWORK || menu == MENU_LEASE) {
        name = from->address.len > 0 ? from->address : from->hardware;
    }
    return name.len > 0 ? name : from->selector;
}

static bool is_none(dhcpopt_text words) {
    return words.len == 0 || text_equal(words, dhcpopt_text_of("none"));
}

uint64_t mikrotik_bit(dhcpopt_text name) {
    return name.len == 0 ? 0 : UINT64_C(1) << scan_hash(name) % BITS;
}

dhcpopt_text mikrotik_next_name(dhcpopt_text list, size_t *pos) {
    dhcpopt_text name = {NULL, 0};
    while (name.len == 0 && *pos < list.len) {
        size_t cut = 0;
        size_t end = text_find(list, *pos, ',');
        name = text_trim(text_slice(list, *pos, end - *pos), &cut);
        *pos = end + 1;
    }
    return name;
}

static void read_use(dhcpopt_text kept, const size_t numbers[SHELF_NUMBERS],
                     mikrotik_use *ret) {
    const spot at = {numbers[0], numbers[1], numbers[2]};
    ret->at = at;
    ret->menu = numbers[USE_MENU];
    ret->off = numbers[USE_OFF] != 0;
    ret->name = cut_line(&kept);
    ret->server = cut_line(&kept);
    ret->options = cut_line(&kept);
    ret->set = cut_line(&kept);
    ret->vendor_class = kept;
}

void mikrotik_use_at(dhcpopt_scanner *s, size_t index, mikrotik_use *ret) {
    size_t taken = s->nesting.use_starts[index];
    size_t numbers[SHELF_NUMBERS];
    dhcpopt_text kept = {NULL, 0};
    shelf from = use_shelf(s);
    from.taken = &taken;
    bool there = shelf_take_numbers(from, numbers, &kept);
    assert(there);
    (void)there;
    read_use(kept, numbers, ret);
}

/* The names in it, as bits. */
static uint64_t names_in(const mikrotik_use *of) {
    uint64_t bits = mikrotik_bit(of->set);
    size_t pos = 0;
    for (dhcpopt_text name = mikrotik_next_name(of->options, &pos); name.len > 0;
         name = mikrotik_next_name(of->options, &pos)) {
        bits |= mikrotik_bit(name);
    }
    return bits | (of->menu == MENU_SETS ? mikrotik_bit(of->name) : 0);
}

static void print_use(printer *out, size_t menu, const mikrotik_command *from) {
    print_kept(out, place_of(menu, from));
    print_char(out, '\n');
    print_kept(out, menu == MENU_MATCHER || menu == MENU_LEASE ? from->server
                                                               : place_of(menu, from));
    print_char(out, '\n');
    print_kept(out, is_none(from->options) ? text_slice(from->options, 0, 0) : from->options);
    print_char(out, '\n');
    print_kept(out, is_none(from->set) ? text_slice(from->set, 0, 0) : from->set);
    print_char(out, '\n');
    if (menu == MENU_MATCHER) {
        print_class(out, from);
    }
}

static void note_use(dhcpopt_scanner *s, size_t menu, spot at, const mikrotik_command *from) {
    char buf[2 * USE_CAP];
    printer p = printer_to(buf, sizeof buf);
    size_t index = s->nesting.uses_count;
    size_t start = s->nesting.shelf_len;
    const size_t numbers[SHELF_NUMBERS] = {at.line, at.pos, at.len, menu,
                                           mikrotik_is_off(from)};
    print_use(&p, menu, from);
    dhcpopt_text kept = {buf, p.len};
    if (index == DHCPOPT_USES_MAX || p.len > p.cap ||
        !shelf_put_numbers(use_shelf(s), numbers, kept)) {
        *lost_use(s) = *lost_use(s) > 0 ? *lost_use(s) : at.line;
        return;
    }
    mikrotik_use of;
    read_use(kept, numbers, &of);
    s->nesting.use_starts[index] = start;
    s->nesting.use_names[index] = names_in(&of);
    s->nesting.uses_count++;
}

void mikrotik_note(dhcpopt_scanner *s, size_t menu, spot at, const mikrotik_command *from) {
    bool gives = menu == MENU_SERVER || menu == MENU_LEASE || menu == MENU_MATCHER ||
                 menu == MENU_NETWORK;
    if (from->adds && !from->shown && (menu == MENU_SERVER || menu == MENU_NETWORK)) {
        *text_flags(s) |= HAS_WHOLE;
    }
    note_name(s, menu, from);
    note_server(s, menu, from);
    if ((gives || menu == MENU_SETS) && !(is_none(from->options) && is_none(from->set))) {
        note_use(s, menu, at, from);
    }
}

/* In an export options stand in front of networks and servers; lines that only add options do
 * not tell who is given them. */
bool mikrotik_tells_unused(dhcpopt_scanner *s) {
    return (*text_flags(s) & HAS_WHOLE) != 0 && *lost_use(s) == 0;
}
