/* SPDX-License-Identifier: MIT */
/* Reads "CODE NAME CLASS OCTETS", a line an option, as config hex prints it. Other tables start
 * with a number and a name, too, so that the class has to be one. */
#include "scan.h"

enum { CODE_MAX = 255, CODE_VENDOR_SPECIFIC = 43 };

static bool is_class(dhcpopt_text word) {
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    return word.len == 0 || text_equal(word, dhcpopt_text_of("-")) ||
           dhcpopt_space_by_name(word, &space);
}

/* The class is the clients' of an option 43; with another code it is a sub-option's. */
static void read_class(dhcpopt_scanner *s, dhcpopt_text word, code *of) {
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    bool every = text_equal(word, dhcpopt_text_of("-"));
    scan_class(s, text_slice(word, 0, every ? 0 : word.len));
    if (of->number != CODE_VENDOR_SPECIFIC && dhcpopt_space_by_name(word, &space)) {
        of->space = space;
    }
}

bool scan_hex(dhcpopt_scanner *s, dhcpopt_found *ret) {
    uint64_t number = 0;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    if (s->pos > 0) { /* one option a line */
        return false;
    }
    dhcpopt_text first = scan_peek(s);
    bool known = scan_number(s, CODE_MAX, &number);
    of.number = (uint8_t)number;
    dhcpopt_text name = scan_word(s);
    dhcpopt_text vendor_class = scan_word(s);
    size_t cut = 0;
    dhcpopt_text octets = text_trim(scan_rest(s), &cut);
    scan_skip(s);
    if (name.len == 0 || !is_digit(text_at(first, 0)) || !is_class(vendor_class)) {
        return false;
    }
    read_class(s, vendor_class, &of);
    if (!known || octets.len == 0) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, known ? scan_line(s) : first, ret);
    }
    return scan_octets(s, of, octets, ret);
}
