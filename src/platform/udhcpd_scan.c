/* SPDX-License-Identifier: MIT */
/* Reads the options of BusyBox' udhcpd.conf. */
#include "scan.h"

enum { CODE_MAX = 255, OCTAL = 8 };

/* BusyBox' own words for the options of the table (networking/udhcp/common.c), and how they
 * are spelled. */
typedef enum spelling { SPELLING_ADDRESSES, SPELLING_SIGNED, SPELLING_TEXT } spelling;

static const struct word {
    const char *name;
    uint8_t code;
    spelling spelled;
} words[] = {
    {"timezone", 2, SPELLING_SIGNED},   {"timesrv", 4, SPELLING_ADDRESSES},
    {"ntpsrv", 42, SPELLING_ADDRESSES}, {"tftp", 66, SPELLING_TEXT},
    {"pcode", 100, SPELLING_TEXT},      {"tcode", 101, SPELLING_TEXT},
};

/* A comment starts anywhere, also inside quotes. */
static dhcpopt_text without_comment(dhcpopt_text text) {
    size_t cut = 0;
    return text_trim(text_slice(text, 0, text_find(text, 0, '#')), &cut);
}

/* As strtoul reads it: 0x78, and 042 is 34. */
static bool read_code(dhcpopt_text word, uint64_t *ret_number) {
    bool hexadecimal = text_starts_with(word, "0x") || text_starts_with(word, "0X");
    bool octal = !hexadecimal && word.len > 1 && text_at(word, 0) == '0';
    dhcpopt_text digits = text_from(word, hexadecimal ? 2 : 0);
    return text_number(digits,
                       hexadecimal ? HEXADECIMAL
                       : octal     ? OCTAL
                                   : DECIMAL,
                       CODE_MAX, ret_number);
}

static bool read_named(dhcpopt_scanner *s, const struct word *of, dhcpopt_text value,
                       dhcpopt_found *ret) {
    code known = {DHCPOPT_SPACE_DHCP4, of->code};
    switch (of->spelled) {
    case SPELLING_ADDRESSES:
        return scan_addresses(s, known, value, ret);
    case SPELLING_SIGNED:
        return scan_integer(s, known, sizeof(uint32_t), value, ret);
    case SPELLING_TEXT:
        return scan_text(s, known, value, ret);
    }
    return false;
}

/* A text in quotes, or octets. */
static bool read_numbered(dhcpopt_scanner *s, uint8_t number, dhcpopt_text value,
                          dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, number};
    int quote = text_at(value, 0);
    bool quoted = (quote == '"' || quote == '\'') && value.len > 1 &&
                  text_at(value, value.len - 1) == quote;
    return quoted ? scan_text(s, of, text_slice(value, 1, value.len - 2), ret)
                  : scan_octets(s, of, value, ret);
}

bool scan_udhcpd(dhcpopt_scanner *s, dhcpopt_found *ret) {
    uint64_t number = 0;
    if (s->pos > 0 || (!scan_accept(s, "opt") && !scan_accept(s, "option"))) {
        scan_skip(s);
        return false;
    }
    dhcpopt_text name = scan_word(s);
    dhcpopt_text value = without_comment(scan_rest(s));
    scan_skip(s);
    if (read_code(name, &number)) {
        return read_numbered(s, (uint8_t)number, value, ret);
    }
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (text_equal_caseless(name, dhcpopt_text_of(words[index].name))) {
            return read_named(s, &words[index], value, ret);
        }
    }
    bool sip = text_equal_caseless(name, dhcpopt_text_of("sipsrv")); /* udhcpd cannot send it */
    code of = {DHCPOPT_SPACE_DHCP4, 120};
    return sip && scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, name, ret);
}
