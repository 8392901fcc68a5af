/* SPDX-License-Identifier: MIT */
/* Options that are kept back until a line below says for which vendor class they are; used by
 * the readers of dnsmasq's file and of OpenWrt's. */
#include "dnsmasq_scan.h"

bool shelf_put(shelf on, spot at, dhcpopt_text text) {
    printer p = printer_to(on.text, on.cap);
    const size_t numbers[] = {at.line, at.pos, at.len, text.len};
    p.len = *on.len;
    for (size_t index = 0; index < sizeof numbers / sizeof numbers[0]; index++) {
        print_number(&p, numbers[index], 1);
        print_char(&p, ' ');
    }
    print_text(&p, text);
    bool fits = p.len <= on.cap;
    *on.len = fits ? p.len : *on.len;
    return fits;
}

static size_t take_number(shelf from) {
    dhcpopt_text kept = {from.text, *from.len};
    size_t start = *from.taken;
    size_t end = text_find(kept, start, ' ');
    uint64_t number = 0;
    bool read = text_number(text_slice(kept, start, end - start), DECIMAL, SIZE_MAX, &number);
    assert(read);
    *from.taken = end + 1;
    return read ? (size_t)number : 0;
}

bool shelf_take(shelf from, spot *ret_at, dhcpopt_text *ret_text) {
    if (*from.taken >= *from.len) {
        *from.taken = 0;
        *from.len = 0;
        return false;
    }
    dhcpopt_text kept = {from.text, *from.len};
    ret_at->line = take_number(from);
    ret_at->pos = take_number(from);
    ret_at->len = take_number(from);
    size_t len = take_number(from);
    *ret_text = text_slice(kept, *from.taken, len);
    *from.taken += len;
    return true;
}

/* ---- Up to the end of the text ---- */

/* The memory that the readers of JSON use otherwise. */
static shelf last_shelf(dhcpopt_scanner *s) {
    shelf last = {s->nesting.known, sizeof s->nesting.known, &s->nesting.known_len,
                  &s->nesting.known_outside};
    return last;
}

/* In front of the option stands the interface that it is for, which may be none, and a line
 * feed. */
bool dnsmasq_hold(dhcpopt_scanner *s, const audience *to, spot at, dhcpopt_text text) {
    char buf[4 * DHCPOPT_LONG_MAX];
    printer p = printer_to(buf, sizeof buf);
    bool interface = to->where != NULL;
    if (interface && !text_equal(dhcpopt_text_of(to->where), dhcpopt_text_of("interface"))) {
        return false;
    }
    print_string(&p, interface ? "interface " : "");
    print_text(&p, to->scope);
    print_char(&p, '\n');
    print_text(&p, text);
    dhcpopt_text whole = {buf, p.len};
    return p.len <= p.cap && shelf_put(last_shelf(s), at, whole);
}

bool dnsmasq_give_held(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text none = {NULL, 0};
    audience to = {NULL, none, none, false, {0, 0, 0}};
    dhcpopt_text text = none;
    while (shelf_take(last_shelf(s), &to.at, &text)) {
        size_t end = text_find(text, 0, '\n');
        to.scope = text_slice(text, 0, end);
        to.where = dnsmasq_cut_prefix(&to.scope, "interface ") ? "interface" : NULL;
        if (dnsmasq_option(s, &to, text_from(text, end + 1), none, ret)) {
            return true;
        }
    }
    return false;
}
