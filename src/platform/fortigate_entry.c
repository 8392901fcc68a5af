/* SPDX-License-Identifier: MIT */
/* An entry of FortiOS's DHCP options, whose lines come in any order; used by the reader of its
 * configuration. */
#include "fortigate_scan.h"

static const dhcpopt_text nothing = {NULL, 0};

static void forget_entry(dhcpopt_scanner *s) {
    s->numbers[ENTRY] = 0;
    s->held.code = 0;
    s->held_len = 0;
    scan_class(s, nothing);
}

void fortigate_keep_words(dhcpopt_scanner *s, dhcpopt_text words, size_t flag) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    for (size_t pos = 0; pos < words.len; pos++) {
        bool escape = text_at(words, pos) == '\\' && pos + 1 < words.len;
        pos += escape ? 1 : 0;
        print_char(&p, (char)text_at(words, pos));
    }
    s->held_len = s->goes_on ? sizeof s->held_text + 1 : p.len;
    s->held_pos = text_position(scan_line(s), words);
    s->held_words = words.len;
    s->numbers[LINE] = s->line;
    s->numbers[ENTRY] &= ~(size_t)(HAS_VALUE | HAS_ADDRESSES);
    s->numbers[ENTRY] |= flag;
}

static bool read_entry(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    size_t entry = s->numbers[ENTRY];
    const dhcpopt_option *row = dhcpopt_option_by_code(of.space, of.number);
    if (s->held_len > sizeof s->held_text) {
        return scan_fault(s, of, DHCPOPT_TOO_LONG, words, ret);
    }
    if ((entry & HAS_CODE) == 0 || (entry & IS_STRANGE) != 0) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    if ((entry & (IS_IP | HAS_ADDRESSES)) != 0) {
        return scan_addresses(s, of, words, ret);
    }
    if ((entry & IS_STRING) != 0) {
        return scan_text(s, of, words, ret);
    }
    if ((entry & IS_FQDN) != 0) { /* a domain search option's labels, and nothing else */
        return row != NULL && row->kind == DHCPOPT_KIND_NAMES
                   ? scan_value(s, of, words, ret)
                   : scan_fault(s, of, DHCPOPT_ELEMENT, words, ret);
    }
    return scan_octets(s, of, words, ret);
}

/* Quotes around addresses become blanks. */
static void drop_quotes(dhcpopt_scanner *s) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    dhcpopt_text words = {s->held_text, s->held_len};
    for (size_t pos = 0; pos < words.len; pos++) {
        char c = (char)text_at(words, pos);
        print_char(&p, c == '"' || c == '\'' ? ' ' : c);
    }
}

bool fortigate_end_entry(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t entry = s->numbers[ENTRY];
    dhcpopt_text line = s->current;
    code of = {DHCPOPT_SPACE_DHCP4, s->held.code};
    bool valued = (s->numbers[PLACE] == OPTIONS || (entry & IS_NTP) != 0) &&
                  (entry & (HAS_VALUE | HAS_ADDRESSES)) != 0;
    if (!valued && (entry & HAS_CODE) == 0) {
        forget_entry(s);
        return false;
    }
    if ((entry & MATCHES) == 0) {
        scan_class(s, nothing);
    }
    bool kept = s->held_len <= sizeof s->held_text;
    if (kept && (entry & (IS_IP | HAS_ADDRESSES)) != 0) {
        drop_quotes(s);
    }
    s->current.ptr = s->held_text;
    s->current.len = kept ? s->held_len : 0;
    bool found = read_entry(s, of, s->current, ret);
    s->current = line;
    ret->line = s->numbers[LINE];
    ret->pos += s->held_pos;
    forget_entry(s);
    return found;
}
