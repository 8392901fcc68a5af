/* SPDX-License-Identifier: MIT */
/* Options that are kept back until a line below says for which vendor class they are; used by
 * the readers of dnsmasq's file and of OpenWrt's. */
#include "dnsmasq_scan.h"

/* ---- Up to the end of the text ---- */

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
    bool fits = p.len <= p.cap && shelf_put(shelf_late(s), at, whole);
    if (!fits) {
        scan_lose(s);
    }
    return fits;
}

bool dnsmasq_give_held(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text none = {NULL, 0};
    audience to = {NULL, none, none, false, {0, 0, 0}};
    dhcpopt_text text = none;
    while (shelf_take(shelf_late(s), &to.at, &text)) {
        size_t end = text_find(text, 0, '\n');
        to.scope = text_slice(text, 0, end);
        to.where = dnsmasq_cut_prefix(&to.scope, "interface ") ? "interface" : NULL;
        if (dnsmasq_option(s, &to, text_from(text, end + 1), none, ret)) {
            return true;
        }
    }
    return false;
}
