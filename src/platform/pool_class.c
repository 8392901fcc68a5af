/* SPDX-License-Identifier: MIT */
/* Classes of clients in running configurations: what a class matches, and which lines of a pool
 * are for a class alone; used by the reader of pools. */
#include "pool_scan.h"

enum { CODE_MAX = 255, CODE_VENDOR_CLASS = 60, RULE_MAX = 65535 };

/* ---- What a class matches ---- */

static bool is_in_class(const dhcpopt_scanner *s) {
    return s->where != NULL && text_is(dhcpopt_text_of(s->where), "class");
}

void pool_class_matches(dhcpopt_scanner *s, dhcpopt_text digits) {
    uint8_t octets[DHCPOPT_PLACE_MAX];
    writer w = writer_to(octets, sizeof octets);
    const dhcpopt_text name = {s->scope, s->scope_len};
    if (is_in_class(s) && hex_read(digits, &w, NULL) == DHCPOPT_OK && w.len <= w.cap) {
        const dhcpopt_bytes sent = {octets, w.len};
        scan_keep_class(s, name, bytes_as_text(sent));
    }
}

/* Comware's "if-match rule 1 option 60 hex DIGITS"; releases differ in "ascii", and older ones
 * have no number of the rule (HP MSR and H3C command references, if-match option). */
void pool_read_if_match(dhcpopt_scanner *s) {
    const dhcpopt_text name = {s->scope, s->scope_len};
    uint64_t number = 0;
    if (scan_accept(s, "rule")) {
        scan_number(s, RULE_MAX, &number);
    }
    bool sent = scan_accept(s, "option") && scan_number(s, CODE_MAX, &number) &&
                number == CODE_VENDOR_CLASS;
    if (sent && scan_accept(s, "hex")) {
        pool_class_matches(s, scan_word(s));
    } else if (sent && scan_accept(s, "ascii") && is_in_class(s)) {
        scan_keep_class(s, name, scan_word(s));
    }
    scan_skip(s);
}

bool pool_read_match(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    of.number = scan_number(s, CODE_MAX, &number) ? (uint8_t)number : 0;
    scan_skip(s);
    return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
}

/* ---- Classes in a pool ---- */

/* Comware's classes are bound in a line: to an option group, or to addresses, which says
 * nothing of the options (command reference, class option-group, class range). */
bool pool_read_class(dhcpopt_scanner *s) {
    if (!scan_accept(s, "class")) {
        return false;
    }
    dhcpopt_text name = scan_word(s);
    dhcpopt_text sent = scan_kept_class(s, name);
    dhcpopt_text vendor_class = sent.len > 0 ? sent : name;
    int next = text_at(scan_peek(s), 0);
    if (scan_accept(s, "option-group")) {
        pool_group_bind(s, vendor_class);
    } else if (next == TEXT_END || next == '!') {
        scan_class(s, vendor_class);
    }
    scan_skip(s);
    return true;
}
