/* SPDX-License-Identifier: MIT */
/* Who gets the options of MikroTik RouterOS, which stands behind them in an export: networks,
 * servers, leases and matchers name options or sets of them (RouterOS manual, DHCP server).
 * Used by its reader. */
#include "mikrotik.h"

/* What stands at the end of a list that has no room for all. */
#define AND_MORE ",..."

/* What the menu's entries are called where an option's place is told. */
static const char *const places[] = {
    [MENU_SERVER] = "server",
    [MENU_LEASE] = "lease",
    [MENU_MATCHER] = "server",
    [MENU_NETWORK] = "network",
};

/* ---- Sets ---- */

static bool is_in_set(dhcpopt_scanner *s, dhcpopt_text set, dhcpopt_text option) {
    uint64_t bits = mikrotik_bit(set) | mikrotik_bit(option);
    for (size_t index = 0; set.len > 0 && index < s->nesting.uses_count; index++) {
        mikrotik_use of;
        if ((s->nesting.use_names[index] & bits) == bits) {
            mikrotik_use_at(s, index, &of);
            if (of.menu == MENU_SETS && text_equal(of.name, set) &&
                mikrotik_lists(of.options, ',', option)) {
                return true;
            }
        }
    }
    return false;
}

/* Of the sets that have the option, as bits. */
static uint64_t sets_with(dhcpopt_scanner *s, dhcpopt_text option) {
    uint64_t bit = mikrotik_bit(option);
    uint64_t sets = 0;
    for (size_t index = 0; index < s->nesting.uses_count; index++) {
        mikrotik_use of;
        if ((s->nesting.use_names[index] & bit) == bit) {
            mikrotik_use_at(s, index, &of);
            bool has = of.menu == MENU_SETS && mikrotik_lists(of.options, ',', option);
            sets |= has ? mikrotik_bit(of.name) : 0;
        }
    }
    return sets;
}

/* ---- The users of an option ---- */

/* Those that were found, and each once. */
typedef struct users {
    const char *where;
    printer scope;
    printer classes; /* a line each */
    size_t class_count;
    bool full;
    bool any;
} users;

static dhcpopt_text printed(const printer *p) {
    dhcpopt_text text = {p->out, p->len < p->cap ? p->len : p->cap};
    return text;
}

/* Another name, whole; where there is no room for it, that there are more. */
static void add_name(users *u, const mikrotik_use *of) {
    size_t before = u->scope.len;
    print_char(&u->scope, ',');
    if (!text_equal(dhcpopt_text_of(places[of->menu]), dhcpopt_text_of(u->where))) {
        print_string(&u->scope, places[of->menu]);
        print_char(&u->scope, ' ');
    }
    print_text(&u->scope, of->name);
    if (u->scope.len + sizeof AND_MORE - 1 > u->scope.cap) {
        u->full = true;
        u->scope.len = before;
        print_string(&u->scope, AND_MORE);
    }
}

static void add_user(users *u, const mikrotik_use *of) {
    u->any = true;
    if (u->where == NULL && (of->menu != MENU_MATCHER || of->name.len > 0)) {
        u->where = places[of->menu];
        print_text(&u->scope, of->name);
    } else if (of->name.len > 0 && !u->full &&
               !mikrotik_lists(printed(&u->scope), ',', of->name)) {
        add_name(u, of);
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
    char buf[2 * DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    dhcpopt_text classes = printed(&u->classes);
    if (u->class_count < 2) {
        scan_class(s, classes);
        return;
    }
    for (size_t pos = 0; pos < classes.len;) {
        size_t end = text_find(classes, pos, '\n');
        print_string(&p, p.len > 0 ? " \"" : "\"");
        print_text(&p, text_slice(classes, pos, end - pos));
        print_char(&p, '"');
        pos = end + 1;
    }
    scan_class(s, printed(&p));
}

typedef struct wanted {
    dhcpopt_text option;
    uint64_t sets; /* that have it, as bits */
    bool matchers; /* or all others */
    bool off;      /* those that are switched off, or all others */
} wanted;

static bool is_off(dhcpopt_scanner *s, const mikrotik_use *of) {
    return of->off || !mikrotik_is_served(s, of->server);
}

static bool gives(dhcpopt_scanner *s, const mikrotik_use *of, const wanted *w) {
    return mikrotik_lists(of->options, ',', w->option) ||
           ((mikrotik_bit(of->set) & w->sets) != 0 && is_in_set(s, of->set, w->option));
}

static void gather(dhcpopt_scanner *s, const wanted *w, users *u) {
    uint64_t names = mikrotik_bit(w->option) | w->sets;
    for (size_t index = 0; index < s->nesting.uses_count; index++) {
        if ((s->nesting.use_names[index] & names) == 0 || (u->full && !w->matchers)) {
            continue;
        }
        mikrotik_use of;
        mikrotik_use_at(s, index, &of);
        if (of.menu != MENU_SETS && (of.menu == MENU_MATCHER) == w->matchers &&
            is_off(s, &of) == w->off && gives(s, &of, w)) {
            add_user(u, &of);
        }
    }
}

/* What networks, servers and leases give goes to every client there; a matcher's goes to a
 * class alone, which tells nothing where they give it, too. */
mikrotik_fate mikrotik_enter_users(dhcpopt_scanner *s, dhcpopt_text name) {
    char scope[DHCPOPT_PLACE_MAX];
    char classes[DHCPOPT_PLACE_MAX];
    users u = {.where = NULL,
               .scope = printer_to(scope, sizeof scope),
               .classes = printer_to(classes, sizeof classes)};
    wanted w = {.option = name, .sets = sets_with(s, name)};
    for (size_t pass = 0; name.len > 0 && !u.any && pass < 4; pass++) {
        w.matchers = pass % 2 != 0;
        w.off = pass > 1;
        gather(s, &w, &u);
    }
    if (!u.any) {
        return name.len > 0 && mikrotik_tells_unused(s) ? MIKROTIK_UNUSED : MIKROTIK_UNKNOWN;
    }
    scan_enter(s, u.where, printed(&u.scope));
    enter_classes(s, &u);
    return w.off ? MIKROTIK_OFF : MIKROTIK_USED;
}

/* ---- Names that nothing has ---- */

/* Where the search for them is: in a use, and in its list. */
static size_t *use_at_hand(dhcpopt_scanner *s) {
    return &s->nesting.kept[1].line;
}

static size_t *pos_at_hand(dhcpopt_scanner *s) {
    return &s->nesting.kept[1].pos;
}

static bool tell(dhcpopt_scanner *s, const mikrotik_use *of, dhcpopt_text name,
                 dhcpopt_found *ret) {
    const code none = {DHCPOPT_SPACE_DHCP4, 0};
    bool set = of->menu == MENU_SETS;
    scan_enter(s, set ? NULL : places[of->menu],
               text_slice(of->name, 0, set ? 0 : of->name.len));
    scan_fault(s, none, DHCPOPT_UNDEFINED, text_slice(name, 0, 0), ret);
    ret->words = name;
    ret->line = of->at.line;
    ret->pos = of->at.pos;
    ret->len = of->at.len;
    return true;
}

bool mikrotik_tell_undefined(dhcpopt_scanner *s, dhcpopt_found *ret) {
    for (; mikrotik_tells_undefined(s) && *use_at_hand(s) < s->nesting.uses_count;
         ++*use_at_hand(s)) {
        mikrotik_use of;
        mikrotik_use_at(s, *use_at_hand(s), &of);
        for (dhcpopt_text name = mikrotik_next_name(of.options, pos_at_hand(s)); name.len > 0;
             name = mikrotik_next_name(of.options, pos_at_hand(s))) {
            if (!mikrotik_defines(s, MENU_OPTION, name)) {
                return tell(s, &of, name, ret);
            }
        }
        *pos_at_hand(s) = 0;
        if (of.set.len > 0 && !mikrotik_defines(s, MENU_SETS, of.set)) {
            ++*use_at_hand(s);
            return tell(s, &of, of.set, ret);
        }
    }
    return false;
}
