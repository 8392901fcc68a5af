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

/* "on" or "off", as one octet. */
static bool read_flag(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    bool on = text_equal_caseless(words, dhcpopt_text_of("on"));
    bool off = text_equal_caseless(words, dhcpopt_text_of("off"));
    put_u8(&w, on ? 1 : 0);
    return scan_written(s, of, &w, on || off ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX, words, ret);
}

/* One number of so many octets, or several with blanks between them. */
static bool read_numbers(dhcpopt_scanner *s, code of, size_t octets, dhcpopt_text words,
                         dhcpopt_found *ret) {
    uint8_t kept[DHCPOPT_LONG_MAX];
    writer w = writer_to(kept, sizeof kept);
    for (size_t pos = 0; pos < words.len;) {
        size_t end = text_find_any(words, pos, " \t");
        if (end > pos) {
            scan_integer(s, of, octets, text_slice(words, pos, end - pos), ret);
            if (ret->status != DHCPOPT_OK) {
                return true;
            }
            put_bytes(&w, ret->value.bytes);
        }
        pos = end + 1;
    }
    dhcpopt_bytes all = {kept, w.len < w.cap ? w.len : w.cap};
    return scan_given(s, of, w.len > w.cap ? DHCPOPT_TOO_LONG : DHCPOPT_OK, all, words, ret);
}

/* hex is Extreme's own word (dhcp43.py); string and ipaddress are known from one public
 * generator of EXOS configurations. The others are what users of it know: what Extreme
 * documents was not at hand. */
static const struct value_type {
    const char *word;
    enum { HEX, STRING, ADDRESSES, NUMBERS, FLAG } form;
    size_t octets; /* of a number */
} types[] = {
    {"16-bit", NUMBERS, 2}, {"32-bit", NUMBERS, 4},      {"flag", FLAG, 0},
    {"hex", HEX, 0},        {"ipaddress", ADDRESSES, 0}, {"string", STRING, 0},
};

static const struct value_type *accept_type(dhcpopt_scanner *s) {
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        if (scan_accept(s, types[index].word)) {
            return &types[index];
        }
    }
    return NULL;
}

static bool read_value(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    const struct value_type *type = accept_type(s);
    dhcpopt_text words = scan_quoted_or_rest(s);
    scan_skip(s);
    if (type == NULL) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, scan_line(s), ret);
    }
    switch (type->form) {
    case HEX:
        return scan_octets(s, of, words, ret);
    case STRING:
        return scan_text(s, of, words, ret);
    case ADDRESSES:
        return scan_addresses(s, of, words, ret);
    case NUMBERS:
        return read_numbers(s, of, type->octets, words, ret);
    case FLAG:
        return read_flag(s, of, words, ret);
    }
    return false;
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
