/* SPDX-License-Identifier: MIT */
/* Reads "configure vlan V dhcp-options code N hex aa:bb", as Extreme EXOS takes and
 * shows it and as its script dhcp43.py prints it. */
#include "scan.h"

enum { CODE_MAX = 255 };

/* "configure", and what is short for it. */
static bool accept_configure(dhcpopt_scanner *s) {
    return scan_accept(s, "configure") || scan_accept(s, "config") || scan_accept(s, "conf");
}

/* What a terminal puts in front of a command: "X440G2-24t-10G4.1 #", "* Slot-1 X620.2 #". */
static bool skip_prompt(dhcpopt_scanner *s) {
    dhcpopt_text line = scan_line(s);
    size_t end = text_find(line, 0, '#');
    size_t cut = 0;
    dhcpopt_text before = text_trim(text_slice(line, 0, end), &cut);
    if (end == line.len || before.len == 0) { /* none, or a comment */
        return false;
    }
    s->pos = end + 1;
    return true;
}

static dhcpopt_text read_name(dhcpopt_scanner *s) {
    return text_at(scan_peek(s), 0) == '"' ? scan_quoted_or_rest(s) : scan_word(s);
}

/* The switch shows "dhcp-option" for what is typed as "dhcp-options". */
static bool accept_options(dhcpopt_scanner *s) {
    return scan_accept(s, "dhcp-options") || scan_accept(s, "dhcp-option");
}

/* hex is Extreme's own word (dhcp43.py). The others are known from one public generator of EXOS
 * configurations alone; what Extreme documents was not at hand. */
static bool read_value(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    size_t cut = 0;
    bool octets = scan_accept(s, "hex");
    bool string = !octets && scan_accept(s, "string");
    bool addresses = !octets && !string && scan_accept(s, "ipaddress");
    dhcpopt_text words = string ? scan_quoted_or_rest(s) : text_trim(scan_rest(s), &cut);
    scan_skip(s);
    if (octets) {
        return scan_octets(s, of, words, ret);
    }
    if (string) {
        return scan_text(s, of, words, ret);
    }
    if (addresses) {
        return scan_addresses(s, of, words, ret);
    }
    return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
}

/* Behind "code". */
static bool read_option(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    dhcpopt_text word = scan_peek(s);
    if (!scan_number(s, CODE_MAX, &number)) {
        scan_skip(s);
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    of.number = (uint8_t)number;
    if (s->goes_on) { /* the value is not all there */
        return scan_fault(s, of, DHCPOPT_TOO_LONG, word, ret);
    }
    return read_value(s, of, ret);
}

bool scan_exos(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos > 0 || s->broken) { /* one option a line */
        scan_skip(s);
        return false;
    }
    if (accept_configure(s) || (skip_prompt(s) && accept_configure(s))) {
        scan_accept(s, "vlan");
        dhcpopt_text vlan = read_name(s);
        if (accept_options(s) && scan_accept(s, "code")) {
            scan_enter(s, "vlan", vlan);
            return read_option(s, ret);
        }
    }
    scan_skip(s);
    return false;
}
