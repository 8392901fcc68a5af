/* SPDX-License-Identifier: MIT */
/* Reads dhcp-option lines of dnsmasq.conf, for Pi-hole too, and of command lines. What is told
 * are the octets that dnsmasq sends. */
#include "dnsmasq_scan.h"

/* Behind a blank or at the start, # starts a comment. */
static dhcpopt_text without_comment(dhcpopt_text line) {
    for (size_t pos = 0; pos < line.len; pos = pos + 1) {
        pos = dnsmasq_find(line, pos, '#');
        if (pos == 0 || (pos < line.len && is_blank(text_at(line, pos - 1)))) {
            return text_slice(line, 0, pos);
        }
    }
    return line;
}

/* A setting; false where it holds no option. *ret_known: it is one of these. */
static bool read_setting(dhcpopt_scanner *s, dhcpopt_text name, dhcpopt_text text,
                         bool *ret_known, dhcpopt_found *ret) {
    static const dhcpopt_text none = {NULL, 0};
    audience to = {NULL, none, none};
    bool pxe = text_equal(name, dhcpopt_text_of("dhcp-option-pxe"));
    *ret_known = true;
    to.vendor_class = pxe ? dhcpopt_text_of("PXEClient") : none;
    if (pxe || text_equal(name, dhcpopt_text_of("dhcp-option")) ||
        text_equal(name, dhcpopt_text_of("dhcp-option-force"))) {
        return dnsmasq_option(s, &to, text, none, ret);
    }
    if (text_equal(name, dhcpopt_text_of("dhcp-vendorclass"))) {
        dnsmasq_take_vendorclass(s, text);
    } else if (text_equal(name, dhcpopt_text_of("dhcp-match"))) {
        dnsmasq_take_match(s, text);
    } else if (text_equal(name, dhcpopt_text_of("dhcp-range"))) {
        dnsmasq_take_range(s, text);
    } else if (is_letter(text_at(name, 0)) &&
               (is_misspelt(name, "dhcp-option") || is_misspelt(name, "dhcp-option-force"))) {
        const code of = {DHCPOPT_SPACE_DHCP4, 0};
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
    } else {
        *ret_known = false;
    }
    return false;
}

/* The next word of a command line; it goes up to a blank outside of quotes. */
static dhcpopt_text cut_argument(dhcpopt_scanner *s, dhcpopt_text line) {
    size_t start = s->pos;
    size_t end = dnsmasq_find(line, start, ' ');
    s->pos = end < line.len ? end + 1 : line.len;
    return text_slice(line, start, end - start);
}

/* "--dhcp-option=VALUE", or the value as the next word. */
static bool read_argument(dhcpopt_scanner *s, dhcpopt_text line, dhcpopt_found *ret) {
    bool known = false;
    dhcpopt_text word = cut_argument(s, line);
    size_t sign = text_find(word, 0, '=');
    dhcpopt_text name = text_slice(word, 0, sign);
    if (!text_starts_with(name, "--dhcp-") || (sign == word.len && s->pos == line.len)) {
        return false;
    }
    dhcpopt_text value = sign < word.len ? text_from(word, sign + 1) : cut_argument(s, line);
    dnsmasq_cut_prefix(&name, "--");
    return read_setting(s, name, value, &known, ret);
}

bool scan_dnsmasq(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t cut = 0;
    bool known = false;
    dhcpopt_text line = without_comment(scan_line(s));
    size_t sign = text_find(line, 0, '=');
    if (s->pos == 0 && sign < line.len) {
        dhcpopt_text name = text_trim(text_slice(line, 0, sign), &cut);
        dhcpopt_text text = text_trim(text_from(line, sign + 1), &cut);
        bool found = read_setting(s, name, text, &known, ret);
        if (known) {
            scan_skip(s);
            return found;
        }
    }
    while (s->pos < line.len) {
        if (read_argument(s, line, ret)) {
            return true;
        }
    }
    scan_skip(s);
    return false;
}
