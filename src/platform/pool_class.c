/* SPDX-License-Identifier: MIT */
/* Classes of clients in running configurations: what a class matches, and which lines of a pool
 * are for a class alone; used by the reader of pools. */
#include "pool_scan.h"

enum { CODE_MAX = 255, CODE_VENDOR_CLASS = 60, RULE_MAX = 65535 };

/* ---- What a class matches ---- */

static bool is_in_class(const dhcpopt_scanner *s) {
    return s->where != NULL && text_is(dhcpopt_text_of(s->where), "class");
}

dhcpopt_text pool_pattern(const dhcpopt_scanner *s, dhcpopt_text words) {
    size_t end = is_in_class(s) ? 0 : words.len;
    size_t cut = 0;
    for (; end < words.len && text_at(words, end) != '*'; end++) {
        dhcpopt_text rest = text_from(words, end);
        if (text_starts_with(rest, " mask ") || text_starts_with(rest, " bitmask ")) {
            break;
        }
    }
    return text_trim(text_slice(words, 0, end), &cut);
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

/*
 * IOS XR has "match option 60 hex DIGITS" in a class of a profile (YANG model
 * Cisco-IOS-XR-ipv4-dhcpd-cfg, class-match of a server's class), which is named above. In "ip
 * dhcp class" guides print it, and no IOS has it.
 */
bool pool_read_match(dhcpopt_scanner *s, dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint8_t octets[DHCPOPT_PLACE_MAX];
    writer w = writer_to(octets, sizeof octets);
    uint64_t number = 0;
    of.number = scan_number(s, CODE_MAX, &number) ? (uint8_t)number : 0;
    if (s->numbers[CLASS_DEPTH] == 0) {
        scan_skip(s);
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
    }
    if (of.number == CODE_VENDOR_CLASS && scan_accept(s, "hex") &&
        hex_read(scan_word(s), &w, NULL) == DHCPOPT_OK && w.len <= w.cap) {
        const dhcpopt_bytes sent = {octets, w.len};
        scan_class(s, bytes_as_text(sent));
    }
    scan_skip(s);
    return false;
}

/* ---- Classes in a pool ---- */

static size_t blanks_in_front(const dhcpopt_scanner *s) {
    size_t start = pool_skip_codes(s->current);
    return text_skip_blanks(s->current, start) - start;
}

/* What the clients of the class send, or, where that is not known, "class NAME", unless it is
 * the name of a vendor class. */
static dhcpopt_text sent_in(const dhcpopt_scanner *s, dhcpopt_text name,
                            char buf[DHCPOPT_PLACE_MAX]) {
    printer p = printer_to(buf, DHCPOPT_PLACE_MAX);
    dhcpopt_text sent = scan_kept_class(s, name);
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    bool known = sent.len > 0 || dhcpopt_space_by_name(name, &space);
    print_string(&p, known ? "" : "class ");
    print_text(&p, sent.len > 0 ? sent : name);
    dhcpopt_text whose = {buf, p.len < p.cap ? p.len : p.cap};
    return whose;
}

/* Comware's classes are bound in a line: to an option group, or to addresses, which says
 * nothing of the options (command reference, class option-group, class range). */
bool pool_read_class(dhcpopt_scanner *s) {
    if (!scan_accept(s, "class")) {
        return false;
    }
    char buf[DHCPOPT_PLACE_MAX];
    dhcpopt_text vendor_class = sent_in(s, scan_word(s), buf);
    int next = text_at(scan_peek(s), 0);
    if (scan_accept(s, "option-group")) {
        pool_group_bind(s, vendor_class);
    } else if (next == TEXT_END || next == '!') {
        scan_class(s, vendor_class);
        s->numbers[CLASS_DEPTH] = 1 + blanks_in_front(s);
    }
    scan_skip(s);
    return true;
}

bool pool_leave_class(dhcpopt_scanner *s) {
    bool inside = s->numbers[CLASS_DEPTH] > 0;
    if (inside) {
        s->numbers[CLASS_DEPTH] = 0;
        scan_class(s, text_slice(s->current, 0, 0));
    }
    return inside;
}

/* Lines that only a class of a pool can have. */
static bool is_of_class(dhcpopt_text line) {
    return text_starts_with(line, "address range ") || text_starts_with(line, "relay ");
}

/* Where the class's name has no blanks in front, or its own lines stand no deeper, blanks say
 * nothing, and the class goes on to "exit". */
void pool_look_at_depth(dhcpopt_scanner *s) {
    enum { FLAT = 1 };
    size_t *depth = &s->numbers[CLASS_DEPTH];
    size_t blanks = blanks_in_front(s);
    dhcpopt_text line = text_from(s->current, pool_skip_codes(s->current) + blanks);
    if (*depth == FLAT || blanks >= *depth || line.len == 0 || text_at(line, 0) == '-') {
        return; /* in it, or a pager's words */
    }
    if (is_of_class(line)) {
        *depth = FLAT;
    } else {
        pool_leave_class(s);
    }
}
