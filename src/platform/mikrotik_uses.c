/* SPDX-License-Identifier: MIT */
/* Who gets the options of MikroTik RouterOS, which stands behind them in an export: networks,
 * servers, leases and matchers name options or sets of them (RouterOS manual, DHCP server).
 * Used by its reader. */
#include "mikrotik.h"

enum { CODE_VENDOR_CLASS = 60, CODE_MAX = 255, GATHERED_CAP = 512, USE_CAP = 1024 };

/* A line about an option set or about who gets one; parts of what is kept. */
typedef struct use {
    size_t menu;
    dhcpopt_text name; /* of the set, or of those who get the options */
    dhcpopt_text options;
    dhcpopt_text set;
    dhcpopt_text vendor_class; /* of a matcher */
} use;

/* What the menu's entries are called where an option's place is told. */
static const char *const places[] = {
    [MENU_SERVER] = "server",
    [MENU_LEASE] = "lease",
    [MENU_MATCHER] = "server",
    [MENU_NETWORK] = "network",
};

/* ---- Memory, which the readers of JSON use otherwise ---- */

static shelf option_shelf(dhcpopt_scanner *s) {
    shelf options = {s->nesting.known, sizeof s->nesting.known, &s->nesting.known_len,
                     &s->nesting.known_outside};
    return options;
}

static shelf use_shelf(dhcpopt_scanner *s) {
    shelf uses = {s->nesting.data, sizeof s->nesting.data, &s->nesting.before,
                  &s->nesting.digits};
    return uses;
}

/* Some use had no room there. */
static bool *lost_uses(dhcpopt_scanner *s) {
    return &s->nesting.told;
}

/* ---- Options ---- */

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

bool mikrotik_hold(dhcpopt_scanner *s, const mikrotik_option *of) {
    char buf[sizeof s->nesting.known];
    printer p = printer_to(buf, sizeof buf);
    print_number(&p, of->number, 1);
    print_string(&p, of->variable ? "\n$\n" : of->sent ? "\nx\n" : "\n\n");
    print_kept(&p, of->name);
    print_char(&p, '\n');
    print_text(&p, of->value);
    dhcpopt_text kept = {buf, p.len};
    return p.len <= p.cap && shelf_put(option_shelf(s), of->at, kept);
}

bool mikrotik_take_held(dhcpopt_scanner *s, mikrotik_option *ret) {
    dhcpopt_text kept = {NULL, 0};
    uint64_t number = 0;
    if (!shelf_take(option_shelf(s), &ret->at, &kept)) {
        return false;
    }
    bool read = text_number(cut_line(&kept), DECIMAL, CODE_MAX, &number);
    assert(read);
    (void)read;
    ret->number = (uint8_t)number;
    int flag = text_at(cut_line(&kept), 0);
    ret->variable = flag == '$';
    ret->sent = flag == 'x';
    ret->name = cut_line(&kept);
    ret->value = kept;
    return true;
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

void mikrotik_note_use(dhcpopt_scanner *s, size_t menu, const mikrotik_command *from) {
    const spot nowhere = {0, 0, 0};
    char buf[USE_CAP];
    printer p = printer_to(buf, sizeof buf);
    bool off = text_equal(from->disabled, dhcpopt_text_of("yes"));
    bool knows = menu == MENU_SETS || menu == MENU_SERVER || menu == MENU_LEASE ||
                 menu == MENU_MATCHER || menu == MENU_NETWORK;
    if (!knows || off || (is_none(from->options) && is_none(from->set))) {
        return;
    }
    print_number(&p, menu, 1);
    print_char(&p, '\n');
    print_kept(&p, place_of(menu, from));
    print_char(&p, '\n');
    print_kept(&p, from->options);
    print_char(&p, '\n');
    print_kept(&p, from->set);
    print_char(&p, '\n');
    if (menu == MENU_MATCHER) {
        print_class(&p, from);
    }
    dhcpopt_text kept = {buf, p.len};
    if (p.len > p.cap || !shelf_put(use_shelf(s), nowhere, kept)) {
        *lost_uses(s) = true;
    }
}

/* The use at *taken, which goes on behind it. */
static bool next_use(dhcpopt_scanner *s, size_t *taken, use *ret) {
    size_t len = s->nesting.before;
    shelf from = use_shelf(s);
    from.len = &len; /* all of it stays */
    from.taken = taken;
    spot nowhere;
    dhcpopt_text kept = {NULL, 0};
    uint64_t menu = 0;
    if (!shelf_take(from, &nowhere, &kept)) {
        return false;
    }
    bool read = text_number(cut_line(&kept), DECIMAL, MENU_OTHER, &menu);
    assert(read);
    (void)read;
    ret->menu = (size_t)menu;
    ret->name = cut_line(&kept);
    ret->options = cut_line(&kept);
    ret->set = cut_line(&kept);
    ret->vendor_class = kept;
    return true;
}

static bool is_in_set(dhcpopt_scanner *s, dhcpopt_text set, dhcpopt_text option) {
    size_t taken = 0;
    use of;
    while (set.len > 0 && next_use(s, &taken, &of)) {
        if (of.menu == MENU_SETS && text_equal(of.name, set) &&
            mikrotik_lists(of.options, ',', option)) {
            return true;
        }
    }
    return false;
}

/* ---- The users of an option ---- */

/* Those that were found, a line each, and each once. */
typedef struct users {
    const char *where;
    printer scope;
    printer classes;
    size_t class_count;
} users;

static dhcpopt_text printed(const printer *p) {
    dhcpopt_text text = {p->out, p->len < p->cap ? p->len : p->cap};
    return text;
}

static void add_user(users *u, const use *of) {
    if (u->where == NULL && (of->menu != MENU_MATCHER || of->name.len > 0)) {
        u->where = places[of->menu];
        print_text(&u->scope, of->name);
    } else if (of->name.len > 0 && !mikrotik_lists(printed(&u->scope), ',', of->name)) {
        print_char(&u->scope, ',');
        if (!text_equal(dhcpopt_text_of(places[of->menu]), dhcpopt_text_of(u->where))) {
            print_string(&u->scope, places[of->menu]);
            print_char(&u->scope, ' ');
        }
        print_text(&u->scope, of->name);
    }
    if (of->menu == MENU_MATCHER &&
        !mikrotik_lists(printed(&u->classes), '\n', of->vendor_class)) {
        print_string(&u->classes, u->class_count > 0 ? "\n" : "");
        print_text(&u->classes, of->vendor_class);
        u->class_count++;
    }
}

/* Several classes stand in quotes, with blanks between them. */
static void enter_classes(dhcpopt_scanner *s, const users *u) {
    char buf[GATHERED_CAP];
    printer p = printer_to(buf, sizeof buf);
    dhcpopt_text classes = printed(&u->classes);
    if (u->class_count < 2) {
        scan_class(s, classes);
        return;
    }
    while (classes.len > 0) {
        print_string(&p, p.len > 0 ? " \"" : "\"");
        print_text(&p, cut_line(&classes));
        print_char(&p, '"');
    }
    scan_class(s, printed(&p));
}

/* What networks, servers and leases give goes to every client there; a matcher's goes to a
 * class alone, which tells nothing where they give it, too. */
static bool gather(dhcpopt_scanner *s, users *u, bool matchers, dhcpopt_text option) {
    size_t taken = 0;
    bool any = false;
    use of;
    while (next_use(s, &taken, &of)) {
        if (of.menu != MENU_SETS && (of.menu == MENU_MATCHER) == matchers &&
            (mikrotik_lists(of.options, ',', option) || is_in_set(s, of.set, option))) {
            add_user(u, &of);
            any = true;
        }
    }
    return any;
}

bool mikrotik_enter_users(dhcpopt_scanner *s, dhcpopt_text name) {
    char scope[GATHERED_CAP];
    char classes[GATHERED_CAP];
    users u = {.where = NULL,
               .scope = printer_to(scope, sizeof scope),
               .classes = printer_to(classes, sizeof classes)};
    if (*lost_uses(s) || name.len == 0 ||
        (!gather(s, &u, false, name) && !gather(s, &u, true, name))) {
        return false;
    }
    scan_enter(s, u.where, printed(&u.scope));
    enter_classes(s, &u);
    return true;
}
