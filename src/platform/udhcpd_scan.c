/* SPDX-License-Identifier: MIT */
/* Reads "opt CODE VALUE" of BusyBox udhcpd's configuration, as its udhcp_str2optset does. */
#include "../name.h"
#include "../url.h"
#include "scan.h"

enum { CODE_MAX = 254, TEXT_MAX = 254, VALUE_CAP = 256, SIGNED_MAX = 0x7FFFFFFF };

/* How a name's value is written. */
typedef enum writing {
    WRITING_ADDRESS,
    WRITING_ADDRESSES,
    WRITING_NUMBER_8,
    WRITING_NUMBER_16,
    WRITING_NUMBER_32,
    WRITING_SIGNED,
    WRITING_TEXT,
    WRITING_NAMES,
    WRITING_REFUSED /* udhcpd knows the name, and cannot read its value */
} writing;

/* Columns: name; code; what its value is. Sorted by code. Those of old versions are there too;
 * routes and tunnels (33, 121, 212, 249) are not phones' and are passed over. */
/* clang-format off */
static const struct named {
    const char *name;
    uint8_t code;
    writing how;
} names[] = {
    {"subnet",          1, WRITING_ADDRESS},
    {"timezone",        2, WRITING_SIGNED},
    {"router",          3, WRITING_ADDRESSES},
    {"timesrv",         4, WRITING_ADDRESSES},
    {"namesrv",         5, WRITING_ADDRESSES},
    {"dns",             6, WRITING_ADDRESSES},
    {"logsrv",          7, WRITING_ADDRESSES},
    {"cookiesrv",       8, WRITING_ADDRESSES},
    {"lprsrv",          9, WRITING_ADDRESSES},
    {"hostname",       12, WRITING_TEXT},
    {"bootsize",       13, WRITING_NUMBER_16},
    {"domain",         15, WRITING_TEXT},
    {"swapsrv",        16, WRITING_ADDRESS},
    {"rootpath",       17, WRITING_TEXT},
    {"ipttl",          23, WRITING_NUMBER_8},
    {"mtu",            26, WRITING_NUMBER_16},
    {"broadcast",      28, WRITING_ADDRESS},
    {"nisdomain",      40, WRITING_TEXT},
    {"nissrv",         41, WRITING_ADDRESSES},
    {"ntpsrv",         42, WRITING_ADDRESSES},
    {"wins",           44, WRITING_ADDRESSES},
    {"lease",          51, WRITING_NUMBER_32},
    {"serverid",       54, WRITING_ADDRESS},
    {"message",        56, WRITING_TEXT},
    {"tftp",           66, WRITING_TEXT},
    {"bootfile",       67, WRITING_TEXT},
    {"tzstr",         100, WRITING_TEXT},
    {"tzdbstr",       101, WRITING_TEXT},
    {"search",        119, WRITING_NAMES},
    {"sipsrv",        120, WRITING_REFUSED},
    {"vlanid",        132, WRITING_NUMBER_16},
    {"vlanpriority",  133, WRITING_NUMBER_8},
    {"pxeconffile",   209, WRITING_TEXT},
    {"pxepathprefix", 210, WRITING_TEXT},
    {"reboottime",    211, WRITING_NUMBER_32},
    {"wpad",          252, WRITING_TEXT},
};
/* clang-format on */

static const char *const passed_over[] = {"routes", "staticroutes", "ip6rd", "msstaticroutes"};

static const struct named *named_of(dhcpopt_text word) {
    for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) {
        if (text_equal(word, dhcpopt_text_of(names[index].name))) {
            return &names[index];
        }
    }
    return NULL;
}

static bool is_passed_over(dhcpopt_text word) {
    for (size_t index = 0; index < sizeof passed_over / sizeof passed_over[0]; index++) {
        if (text_equal(word, dhcpopt_text_of(passed_over[index]))) {
            return true;
        }
    }
    return false;
}

/* ---- Values ---- */

/* Digits with or without colons; behind a colon one digit is an octet too. No 0x, no blanks. */
static bool read_octets(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    uint8_t octets[VALUE_CAP];
    writer w = writer_to(octets, sizeof octets);
    for (size_t pos = 0; pos < words.len;) {
        int high = hex_digit_value(text_at(words, pos));
        int low = hex_digit_value(text_at(words, pos + 1));
        int next = text_at(words, pos + 1);
        if (high < 0 || (low < 0 && next >= 0 && next != ':')) {
            size_t at = high < 0 ? pos : pos + 1;
            dhcpopt_text fault = text_slice(words, at, text_character_len(words, at));
            return scan_fault(s, of, DHCPOPT_HEX_DIGIT, fault, ret);
        }
        put_u8(&w, (uint8_t)(low < 0 ? high : high * HEXADECIMAL + low));
        pos += low < 0 ? 1 : 2;
        pos += text_at(words, pos) == ':' ? 1 : 0;
    }
    if (w.len > DHCPOPT_VALUE_MAX) {
        return scan_fault(s, of, DHCPOPT_TOO_LONG, words, ret);
    }
    dhcpopt_bytes made = {octets, w.len};
    return scan_given(s, of, DHCPOPT_OK, made, words, ret);
}

/* Longer text is cut without a word. */
static bool read_text(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    return scan_text(s, of, text_slice(words, 0, words.len < TEXT_MAX ? words.len : TEXT_MAX),
                     ret);
}

/* By number: octets, or text between quotes, in which others stand for themselves. */
static bool read_by_number(dhcpopt_scanner *s, code of, dhcpopt_text words,
                           dhcpopt_found *ret) {
    int quote = text_at(words, 0);
    bool quoted = (quote == '"' || quote == '\'') && words.len > 1 &&
                  text_at(words, words.len - 1) == quote;
    return quoted ? read_text(s, of, text_slice(words, 1, words.len - 2), ret)
                  : read_octets(s, of, words, ret);
}

static bool read_names(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    uint8_t octets[DHCPOPT_LONG_MAX];
    writer w = writer_to(octets, sizeof octets);
    for (size_t pos = 0; pos < words.len;) {
        size_t end = text_find_any(words, pos, ", \t");
        dhcpopt_text name = text_slice(words, pos, end - pos);
        dhcpopt_status status = name.len > 0 ? name_encode(name, &w, NULL) : DHCPOPT_OK;
        if (status != DHCPOPT_OK || w.len > w.cap) {
            return scan_fault(s, of, status != DHCPOPT_OK ? status : DHCPOPT_TOO_LONG, name,
                              ret);
        }
        pos = end + 1;
    }
    dhcpopt_bytes made = {octets, w.len};
    return scan_given(s, of, DHCPOPT_OK, made, words, ret);
}

static bool read_number(dhcpopt_scanner *s, code of, size_t octets, dhcpopt_text words,
                        dhcpopt_found *ret) {
    uint64_t number = 0;
    uint8_t made[sizeof number];
    writer w = writer_to(made, sizeof made);
    uint64_t limit = (UINT64_C(1) << (octets * OCTET_BITS)) - 1;
    if (!scan_c_number(words, limit, &number)) {
        return scan_fault(s, of, DHCPOPT_NUMBER, words, ret);
    }
    for (size_t left = octets; left > 0; left--) {
        put_u8(&w, (uint8_t)(number >> ((left - 1) * OCTET_BITS) & OCTET_MASK));
    }
    dhcpopt_bytes bytes = {made, w.len};
    return scan_given(s, of, DHCPOPT_OK, bytes, words, ret);
}

static bool read_signed(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    enum { OCTETS = 4 };
    bool negative = text_at(words, 0) == '-';
    uint64_t number = 0;
    uint8_t made[OCTETS];
    writer w = writer_to(made, sizeof made);
    if (!scan_c_number(text_from(words, negative ? 1 : 0),
                       (uint64_t)SIGNED_MAX + (negative ? 1 : 0), &number)) {
        return scan_fault(s, of, DHCPOPT_NUMBER, words, ret);
    }
    put_u32(&w, (uint32_t)(negative ? 0 - number : number));
    dhcpopt_bytes bytes = {made, w.len};
    return scan_given(s, of, DHCPOPT_OK, bytes, words, ret);
}

/* All but lists are the first word, whatever follows. */
static bool read_by_name(dhcpopt_scanner *s, const struct named *row, dhcpopt_text words,
                         dhcpopt_found *ret) {
    code of = {DHCPOPT_SPACE_DHCP4, row->code};
    dhcpopt_text first = text_slice(words, 0, text_find_any(words, 0, ", \t"));
    switch (row->how) {
    case WRITING_ADDRESS:
        return scan_addresses(s, of, first, ret);
    case WRITING_ADDRESSES:
        return scan_addresses(s, of, words, ret);
    case WRITING_NUMBER_8:
        return read_number(s, of, sizeof(uint8_t), first, ret);
    case WRITING_NUMBER_16:
        return read_number(s, of, sizeof(uint16_t), first, ret);
    case WRITING_NUMBER_32:
        return read_number(s, of, sizeof(uint32_t), first, ret);
    case WRITING_SIGNED:
        return read_signed(s, of, first, ret);
    case WRITING_TEXT:
        return read_text(s, of, first, ret);
    case WRITING_NAMES:
        return read_names(s, of, words, ret);
    case WRITING_REFUSED:
        return scan_fault(s, of, DHCPOPT_PLATFORM_VALUE, words, ret);
    }
    return false;
}

/* ---- The reader ---- */

/* udhcpd passes over a word that it does not know. */
static bool tell_misspelt(dhcpopt_scanner *s, dhcpopt_found *ret) {
    const code unknown = {DHCPOPT_SPACE_DHCP4, 0};
    dhcpopt_text word = scan_peek(s);
    scan_skip(s);
    return is_misspelt(word, "option") &&
           scan_fault(s, unknown, DHCPOPT_OPTION_SYNTAX, word, ret);
}

bool scan_udhcpd(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos > 0) { /* one option a line */
        return false;
    }
    size_t cut = 0;
    /* Even in quotes a # starts a comment. */
    dhcpopt_text line = text_slice(scan_line(s), 0, text_find(scan_line(s), 0, '#'));
    if (!scan_accept(s, "opt") && !scan_accept(s, "option")) {
        return tell_misspelt(s, ret);
    }
    dhcpopt_text rest = text_from(line, s->pos < line.len ? s->pos : line.len);
    rest = text_trim(rest, &cut);
    scan_skip(s);
    dhcpopt_text name = text_slice(rest, 0, text_find_any(rest, 0, " \t=:"));
    size_t after = name.len < rest.len ? name.len + 1 : rest.len;
    dhcpopt_text words = text_trim(text_from(rest, after), &cut);
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    uint64_t number = 0;
    const struct named *row = named_of(name);
    bool numbered = scan_c_number(name, CODE_MAX, &number);
    of.number = (uint8_t)(numbered ? number : row != NULL ? row->code : 0);
    if (is_passed_over(name)) {
        return false;
    }
    if (!numbered && row == NULL) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, name.len > 0 ? name : line, ret);
    }
    if (words.len == 0) {
        return scan_fault(s, of, DHCPOPT_EMPTY, rest, ret);
    }
    return numbered ? read_by_number(s, of, words, ret) : read_by_name(s, row, words, ret);
}
