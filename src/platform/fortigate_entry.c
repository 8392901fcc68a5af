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

/* Labels as in a domain search option, whatever the code is (FortiOS CLI reference, system dhcp
 * server: options, type). */
static bool read_names(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    enum { CODE_DOMAIN_SEARCH = 119 };
    const code names = {DHCPOPT_SPACE_DHCP4, CODE_DOMAIN_SEARCH};
    uint8_t kept[DHCPOPT_LONG_MAX];
    writer w = writer_to(kept, sizeof kept);
    scan_value(s, names, words, ret);
    put_bytes(&w, ret->value.bytes);
    dhcpopt_bytes octets = {kept, w.len};
    return scan_given(s, of, ret->status, octets, words, ret);
}

/* Addresses; what the server makes of a host name is not documented. */
static bool read_servers(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    scan_addresses(s, of, words, ret);
    return ret->status == DHCPOPT_OK || ret->status == DHCPOPT_EMPTY ||
           scan_fault(s, of, DHCPOPT_DEVICE_VALUE, words, ret);
}

static bool read_entry(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    size_t entry = s->numbers[ENTRY];
    if (s->held_len > sizeof s->held_text) {
        return scan_fault(s, of, DHCPOPT_TOO_LONG, words, ret);
    }
    if ((entry & HAS_CODE) == 0 || (entry & IS_STRANGE) != 0) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, words, ret);
    }
    if ((entry & IS_ZONE) != 0) {
        return scan_fault(s, of, DHCPOPT_DEVICE_VALUE, words, ret);
    }
    if ((entry & IS_SERVERS) != 0) {
        return read_servers(s, of, words, ret);
    }
    if ((entry & (IS_IP | HAS_ADDRESSES)) != 0) {
        return scan_addresses(s, of, words, ret);
    }
    if ((entry & IS_STRING) != 0) {
        return scan_text(s, of, words, ret);
    }
    return (entry & IS_FQDN) != 0 ? read_names(s, of, words, ret)
                                  : scan_octets(s, of, words, ret);
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

static dhcpopt_text kept_words(const dhcpopt_scanner *s) {
    bool kept = s->held_len <= sizeof s->held_text;
    dhcpopt_text words = {s->held_text, kept ? s->held_len : 0};
    return words;
}

bool fortigate_tell(const dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->name_lens[NAME_DISABLED] > 0) {
        ret->status = DHCPOPT_INACTIVE;
        ret->value.bytes.len = 0;
    }
    return true;
}

/* What the entry says is read as if it stood in one line, and told where its value stands. The
 * line at hand stays as it is. */
static bool tell_entry(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text line = s->current;
    code of = {DHCPOPT_SPACE_DHCP4, s->held.code};
    s->current = kept_words(s);
    bool found = read_entry(s, of, s->current, ret);
    s->current = line;
    ret->line = s->numbers[LINE];
    ret->pos += s->held_pos;
    forget_entry(s);
    return found && fortigate_tell(s, ret);
}

/* ---- Entries that are kept back ---- */

/* The memory that the readers of JSON use otherwise. */
static shelf entry_shelf(dhcpopt_scanner *s) {
    return shelf_late(s);
}

/* As "code", "flags", "class", each in a line, and the value. */
static bool hold_entry(dhcpopt_scanner *s) {
    char buf[sizeof s->held_text + 2 * DHCPOPT_PLACE_MAX];
    printer p = printer_to(buf, sizeof buf);
    const dhcpopt_text vendor_class = {s->vendor_class, s->class_len};
    const spot at = {s->numbers[LINE], s->held_pos, s->held_words};
    print_number(&p, s->held.code, 1);
    print_char(&p, '\n');
    print_number(&p, s->numbers[ENTRY], 1);
    print_char(&p, '\n');
    print_text(&p, vendor_class);
    print_char(&p, '\n');
    print_text(&p, kept_words(s));
    dhcpopt_text kept = {buf, p.len};
    if (s->where == NULL || s->held_len > sizeof s->held_text) {
        return false;
    }
    bool fits = p.len <= p.cap && shelf_put(entry_shelf(s), at, kept);
    if (!fits) {
        scan_lose(s);
    }
    return fits;
}

static dhcpopt_text cut_line(dhcpopt_text *text) {
    size_t end = text_find_line_end(*text);
    dhcpopt_text line = text_slice(*text, 0, end);
    *text = text_from(*text, end + 1);
    return line;
}

static size_t cut_number(dhcpopt_text *text) {
    uint64_t number = 0;
    bool read = text_number(cut_line(text), DECIMAL, SIZE_MAX, &number);
    assert(read);
    return read ? (size_t)number : 0;
}

/* The entry's own class, or the server's. */
static void enter_class(dhcpopt_scanner *s, dhcpopt_text own) {
    bool matches = s->name_lens[NAME_MATCHES] > 0;
    scan_class(s, own.len > 0 || !matches ? own : scan_kept_name(s, NAME_CLASS));
}

bool fortigate_end_server(dhcpopt_scanner *s, dhcpopt_found *ret) {
    spot at;
    dhcpopt_text kept = nothing;
    if (!shelf_take(entry_shelf(s), &at, &kept)) {
        scan_keep_name(s, NAME_CLASS, nothing);
        scan_keep_name(s, NAME_MATCHES, nothing);
        scan_keep_name(s, NAME_DISABLED, nothing);
        return false;
    }
    s->held.code = (uint8_t)cut_number(&kept);
    s->numbers[ENTRY] = cut_number(&kept);
    enter_class(s, cut_line(&kept));
    printer p = printer_to(s->held_text, sizeof s->held_text);
    print_text(&p, kept);
    s->held_len = p.len;
    s->held_pos = at.pos;
    s->held_words = at.len;
    s->numbers[LINE] = at.line;
    return tell_entry(s, ret);
}

bool fortigate_end_entry(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t entry = s->numbers[ENTRY];
    bool of_server = (entry & (IS_NTP | IS_SERVERS | IS_ZONE)) != 0;
    bool valued = (s->numbers[PLACE] == OPTIONS || of_server) &&
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
    if (hold_entry(s)) {
        forget_entry(s);
        return false;
    }
    return tell_entry(s, ret);
}
