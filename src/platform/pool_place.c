/* SPDX-License-Identifier: MIT */
/* Reads the lines that say where options stand: pools, classes, interfaces, and what is around
 * them; for pool_scan.c. */
#include "pool_scan.h"

typedef enum family { V4, V6, AS_ABOVE } family;

/*
 * Columns: the words that start the line; what such a thing is called in a report, NULL where
 * it is no place of its own; whose options it has, where in XR and AOS-CX a line above says
 * that; a word behind the name that is none of it. The longer ones stand first.
 */
static const struct heading {
    const char *words;
    const char *where;
    family of;
    const char *tail;
} headings[] = {
    {"dhcp server ip-pool", "pool", V4, " extended"},
    {"ip dhcp pool", "pool", V4, ""},
    {"ipv6 dhcp pool", "pool", V6, ""},
    {"ipv6 dhcp option-group", "pool", V6, ""},
    {"dhcp-server pool", "pool", V4, ""},
    {"dhcp-server vrf", NULL, V4, ""},
    {"dhcpv6-server", NULL, V6, ""},
    {"dhcpv6 pool", "pool", V6, ""},
    {"dhcp ipv4", NULL, V4, ""},
    {"dhcp ipv6", NULL, V6, ""},
    {"ip pool", "pool", V4, ""},
    {"dhcp option-group", "group", V4, ""},
    {"ip dhcp class", "class", V4, ""},
    {"dhcp server class", "class", V4, ""},
    {"dhcp class", "class", V4, ""},
    {"profile", "profile", AS_ABOVE, " server"},
    {"interface", "interface", V4, ""},
    {"pool", "pool", AS_ABOVE, ""},
};

static bool is_in(const dhcpopt_scanner *s, const char *where) {
    return s->where != NULL && text_is(dhcpopt_text_of(s->where), where);
}

dhcpopt_text pool_without_comment(dhcpopt_text words) {
    size_t cut = 0;
    return text_trim(text_slice(words, 0, text_find(words, 0, '!')), &cut);
}

static dhcpopt_text without_tail(dhcpopt_text name, const char *tail) {
    size_t len = strlen(tail);
    bool ends = name.len > len && text_has(name, name.len - len, tail);
    return text_slice(name, 0, name.len - (ends ? len : 0));
}

static void enter_at(dhcpopt_scanner *s, const struct heading *at) {
    dhcpopt_text name = pool_without_comment(scan_quoted_or_rest(s));
    if (at->of == AS_ABOVE && is_in(s, "profile") &&
        text_is(dhcpopt_text_of("pool"), at->where)) {
        return; /* XR: the profile gives addresses out of that pool */
    }
    s->numbers[IDENTIFIED] = 0;
    s->numbers[CLASS_DEPTH] = 0;
    s->numbers[IS_V6] = at->of == AS_ABOVE ? s->numbers[IS_V6] : at->of == V6;
    name = without_tail(name, at->tail);
    scan_enter(s, at->where, text_slice(name, 0, at->where == NULL ? 0 : name.len));
    if (is_in(s, "group")) {
        scan_class(s, pool_without_comment(scan_line(s))); /* whose is not known here */
    }
}

static bool leave(dhcpopt_scanner *s) {
    const dhcpopt_text none = {NULL, 0};
    bool exits = scan_accept(s, "exit");
    if (exits && pool_leave_class(s)) {
        return true;
    }
    bool leaves = exits || scan_accept(s, "end") || scan_accept(s, "quit");
    if (leaves) {
        s->numbers[CLASS_DEPTH] = 0;
        scan_enter(s, NULL, none);
    }
    return leaves;
}

bool pool_enter(dhcpopt_scanner *s, int first) {
    for (size_t index = 0; index < sizeof headings / sizeof headings[0]; index++) {
        const char *words = headings[index].words;
        if (to_lower(first) == *words && scan_accept_words(s, words)) {
            enter_at(s, &headings[index]);
            return true;
        }
    }
    return leave(s);
}
