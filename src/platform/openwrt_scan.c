/* SPDX-License-Identifier: MIT */
/* Reads OpenWrt's dhcp configuration: /etc/config/dhcp, and uci commands that fill it. */
#include "dnsmasq_scan.h"

/* Without the quotes around it, if it has both. */
static dhcpopt_text inside_quotes(dhcpopt_text word) {
    size_t cut = 0;
    word = text_trim(word, &cut);
    int quote = text_at(word, 0);
    bool quoted =
        (quote == '\'' || quote == '"') && word.len > 1 && text_at(word, word.len - 1) == quote;
    return quoted ? text_slice(word, 1, word.len - 2) : word;
}

/* ---- uci commands ---- */

/* "dhcp.SECTION.KEY=VALUE", for set and add_list. */
static bool read_command(dhcpopt_scanner *s, dhcpopt_found *ret) {
    static const char package[] = "dhcp.";
    scan_accept(s, "-q");
    bool sets = scan_accept(s, "set") || scan_accept(s, "add_list");
    size_t cut = 0;
    dhcpopt_text rest = text_trim(scan_rest(s), &cut);
    size_t equals = text_find(rest, 0, '=');
    if (!sets || !text_starts_with(rest, package) || equals == rest.len) {
        return false;
    }
    dhcpopt_text name = text_slice(rest, sizeof package - 1, equals - (sizeof package - 1));
    dhcpopt_text value = inside_quotes(text_from(rest, equals + 1));
    size_t dot = text_find(name, 0, '.');
    if (dot == name.len) {
        return false;
    }
    dhcpopt_text section = text_slice(name, 0, dot);
    dhcpopt_text key = text_from(name, dot + 1);
    if (text_equal(key, dhcpopt_text_of("vendorclass"))) {
        dnsmasq_keep_tag(s, section, value);
    }
    if (!text_equal(key, dhcpopt_text_of("dhcp_option"))) {
        return false;
    }
    dhcpopt_text vendor_class = dnsmasq_class_of(s, section);
    scan_enter(s, vendor_class.len > 0 ? "section" : "interface", section);
    scan_class(s, vendor_class);
    return dnsmasq_read_option(s, value, ret);
}

/* ---- The file ---- */

/* "config dhcp 'lan'" */
static void enter_section(dhcpopt_scanner *s) {
    bool dhcp = scan_accept(s, "dhcp");
    bool class_section = !dhcp && scan_accept(s, "vendorclass");
    dhcpopt_text name = inside_quotes(scan_rest(s));
    dhcpopt_text none = {NULL, 0};
    scan_enter(s, dhcp || class_section ? (dhcp ? "interface" : "section") : NULL,
               dhcp || class_section ? name : none);
}

/* "option vendorclass 'MS-UC-Client'", which stands before the section's options. */
static bool read_setting(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (scan_accept(s, "vendorclass")) {
        scan_class(s, inside_quotes(scan_rest(s)));
        return false;
    }
    return (scan_accept(s, "dhcp_option") || scan_accept(s, "dhcp_option_force")) &&
           dnsmasq_read_option(s, inside_quotes(scan_rest(s)), ret);
}

bool scan_openwrt(dhcpopt_scanner *s, dhcpopt_found *ret) {
    bool found = false;
    if (s->pos > 0) {
        return false;
    }
    if (scan_accept(s, "uci")) {
        found = read_command(s, ret);
    } else if (scan_accept(s, "config")) {
        enter_section(s);
    } else if (scan_accept(s, "list") || scan_accept(s, "option")) {
        found = read_setting(s, ret);
    }
    scan_skip(s);
    return found;
}
