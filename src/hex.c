/* SPDX-License-Identifier: MIT */
/* Every spelling of hexadecimal in, and each form of the table out; used by parse and
 * print. */
#include "hex.h"

#include "bytes.h"
#include "status.h"
#include "text.h"

/* Columns: name, open, prefix, separator, close, octets a group, capitals, help. The first is
 * the default. */
/* clang-format off */
static const dhcpopt_form forms[] = {
    {"hex",     "",   "",    "",   "",   0, true,  "0007AB, as DHCPUtil and netsh write it"},
    {"lower",   "",   "",    "",   "",   0, false, "0007ab"},
    {"colon",   "",   "",    ":",  "",   1, false, "00:07:ab, as ISC dhcpd, dnsmasq and Meraki take it"},
    {"dotted",  "",   "",    ".",  "",   2, false, "0007.ab, as Cisco IOS shows it"},
    {"0x",      "0x", "",    "",   "",   0, true,  "0x0007AB"},
    {"spaced",  "",   "",    " ",  "",   1, true,  "00 07 AB"},
    {"comma",   "",   "0x",  ",",  "",   1, true,  "0x00,0x07,0xAB"},
    {"escaped", "",   "\\x", "",   "",   0, false, "\\x00\\x07\\xab"},
    {"c",       "{ ", "0x",  ", ", " }", 1, true,  "{ 0x00, 0x07, 0xAB }, a C initializer"},
};
/* clang-format on */

static const size_t form_count = sizeof forms / sizeof forms[0];

const dhcpopt_form *dhcpopt_form_at(size_t index) {
    return index < form_count ? &forms[index] : NULL;
}

const dhcpopt_form *dhcpopt_form_by_name(dhcpopt_text name) {
    for (size_t index = 0; index < form_count; index++) {
        if (text_is(name, forms[index].name)) {
            return &forms[index];
        }
    }
    return NULL;
}

/* ---- The fast path: sixteen octets or more in digits, and nothing between them ---- */

enum { DIGIT_MAX = 9, LETTERS = 6, NIBBLE_BITS = 4, NIBBLE_MASK = 15 };

/* Writes len octets, whole blocks. gap is what lies between the digits of nine and ten. */
static inline void write_digits(const uint8_t *restrict from, size_t len, uint8_t gap,
                                uint8_t *restrict to) {
    for (size_t pos = 0; pos < len; pos++) {
        uint8_t high = from[pos] >> NIBBLE_BITS;
        uint8_t low = from[pos] & NIBBLE_MASK;
        to[2 * pos] = (uint8_t)(high + '0' + (high > DIGIT_MAX ? gap : 0));
        to[2 * pos + 1] = (uint8_t)(low + '0' + (low > DIGIT_MAX ? gap : 0));
    }
}

static inline uint8_t smaller(uint8_t a, uint8_t b) {
    return a < b ? a : b;
}

static inline uint8_t larger(uint8_t a, uint8_t b) {
    return a > b ? a : b;
}

/* A digit's value; above 15 for what is none. Of its two readings, as a decimal digit and as a
 * letter, the right one is the smaller. Decimal digits are moved to the top of the octet, so
 * that the six characters behind nine, which must not read as 10 to 15, come round to its
 * bottom; and the one in front of "a", which must not read as nine, is kept from it. */
static inline uint8_t digit_value(uint8_t c) {
    uint8_t high = (uint8_t)(c + (UINT8_MAX - '9'));
    uint8_t decimal = (uint8_t)(larger(high, LETTERS) - (UINT8_MAX - DIGIT_MAX));
    uint8_t letter = (uint8_t)((c | ('a' - 'A')) - 'a');
    return smaller(decimal, (uint8_t)(smaller(letter, UINT8_MAX - DECIMAL) + DECIMAL));
}

/* Reads digits into len octets, whole blocks. Above 15 where one is no digit; then the octets
 * are of no use. */
static inline uint8_t read_digits(const uint8_t *restrict from, size_t len,
                                  uint8_t *restrict to) {
    uint8_t seen = 0;
    for (size_t pos = 0; pos < len; pos++) {
        uint8_t high = digit_value(from[2 * pos]);
        uint8_t low = digit_value(from[2 * pos + 1]);
        seen |= high | low;
        to[pos] = (uint8_t)(high << NIBBLE_BITS | low);
    }
    return seen;
}

static bool print_fast(printer *p, const dhcpopt_form *form, dhcpopt_bytes bytes) {
    uint8_t gap = (form->upper ? 'A' : 'a') - '9' - 1;
    if (form->group > 0 || *form->prefix != '\0' || bytes.len < BLOCK_OCTETS) {
        return false;
    }
    char *to = printer_claim(p, 2 * bytes.len);
    if (to == NULL) {
        return false;
    }
    if (bytes.len <= 2 * BLOCK_OCTETS) { /* no loop, which takes long to begin */
        const size_t last = bytes.len - BLOCK_OCTETS;
        write_digits(bytes_from(bytes, 0).ptr, BLOCK_OCTETS, gap, (uint8_t *)to);
        write_digits(bytes_from(bytes, last).ptr, BLOCK_OCTETS, gap, (uint8_t *)to + 2 * last);
        return true;
    }
    for (stretch part = stretch_first(bytes.len); part.len > 0;
         part = stretch_next(part, bytes.len)) {
        write_digits(bytes_from(bytes, part.start).ptr, part.len, gap,
                     (uint8_t *)to + 2 * part.start);
    }
    return true;
}

/* False, with nothing done, where there is anything but digits; the plain path then tells. */
static bool read_fast(dhcpopt_text text, writer *w) {
    size_t before = w->len;
    size_t len = text.len / 2;
    uint8_t *to = text.len % 2 == 0 && len >= BLOCK_OCTETS ? writer_claim(w, len) : NULL;
    if (to == NULL) {
        return false;
    }
    uint8_t seen = 0;
    for (stretch part = stretch_first(len); part.len > 0; part = stretch_next(part, len)) {
        seen |= read_digits(bytes_from(text_as_bytes(text), 2 * part.start).ptr, part.len,
                            to + part.start);
    }
    if (seen > NIBBLE_MASK) {
        w->len = before;
    }
    return seen <= NIBBLE_MASK;
}

/* ---- The plain path ---- */

static void print_plain(printer *p, const dhcpopt_form *form, dhcpopt_bytes bytes) {
    const char *digits = form->upper ? "0123456789ABCDEF" : "0123456789abcdef";
    dhcpopt_text prefix = dhcpopt_text_of(form->prefix);
    dhcpopt_text separator = dhcpopt_text_of(form->separator);
    for (size_t pos = 0; pos < bytes.len; pos++) {
        uint8_t octet = byte_at(bytes, pos);
        if (form->group > 0 && pos > 0 && pos % form->group == 0) {
            print_short(p, separator);
        }
        print_short(p, prefix);
        print_char(p, digits[octet / HEXADECIMAL]);
        print_char(p, digits[octet % HEXADECIMAL]);
    }
}

void hex_print(printer *p, const dhcpopt_form *form, dhcpopt_bytes bytes) {
    if (*form->open != '\0') {
        print_string(p, form->open);
    }
    if (!print_fast(p, form, bytes)) {
        print_plain(p, form, bytes);
    }
    if (*form->close != '\0') {
        print_string(p, form->close);
    }
}

dhcpopt_status dhcpopt_hex_print(const dhcpopt_form *form, dhcpopt_bytes bytes, char *out,
                                 size_t cap, size_t *ret_len) {
    printer p = printer_to(out, cap);
    hex_print(&p, form, bytes);
    return printer_finish(&p, ret_len, NULL);
}

/* A reading in progress. A group is a run of digits between separators. */
typedef struct hex_reader {
    dhcpopt_text text;
    size_t pos;
    writer *w;          /* where the octets go */
    size_t wanted;      /* the octet whose place is asked for */
    size_t found;       /* its first digit's position */
    size_t group_start; /* position of the group's first digit */
    size_t group_end;   /* just after its last digit */
    size_t digits;      /* in this group so far; 0 between groups */
    int high;           /* the digit that waits for its second half */
    bool separated;     /* a '.', ':' or ',' has come and its group has not */
    bool prefixed;      /* a "0x" or "\x" has come and its group has not */
} hex_reader;

static bool is_line_break(int c) {
    return c == '\r' || c == '\n';
}

/* The end of the blanks and line breaks at pos. A line break is joined, wherever it stands,
 * with the blanks around it; blanks alone part two groups. */
static size_t skip_space(dhcpopt_text text, size_t pos, bool *ret_joined) {
    *ret_joined = false;
    for (;; pos++) {
        int c = text_at(text, pos);
        if (is_line_break(c)) {
            *ret_joined = true;
        } else if (!is_blank(c)) {
            return pos;
        }
    }
}

/* The position of the next character, across a line break. */
static size_t next_character(dhcpopt_text text, size_t pos) {
    bool joined = false;
    size_t end = skip_space(text, pos + 1, &joined);
    return joined ? end : pos + 1;
}

static void take_digit(hex_reader *in, int digit) {
    if (in->digits == 0) {
        in->group_start = in->pos;
    }
    if (in->digits % 2 == 0) {
        in->high = digit;
        if (in->w->len == in->wanted) {
            in->found = in->pos;
        }
    } else {
        put_u8(in->w, (uint8_t)(in->high * HEXADECIMAL + digit));
    }
    in->digits++;
    in->group_end = in->pos + 1;
    in->separated = false;
    in->prefixed = false;
}

static dhcpopt_status end_group(hex_reader *in, dhcpopt_error *error) {
    if (in->digits % 2 != 0) {
        return fail(error, DHCPOPT_ODD_DIGITS, in->group_start,
                    in->group_end - in->group_start);
    }
    in->digits = 0;
    return DHCPOPT_OK;
}

/* The end of a "0x" or "\x" in front of a group, or pos where there is none. */
static size_t skip_prefix(const hex_reader *in) {
    int c = text_at(in->text, in->pos);
    if (c != '\\' && (c != '0' || in->digits > 0)) {
        return in->pos;
    }
    size_t next = next_character(in->text, in->pos);
    return to_lower(text_at(in->text, next)) == 'x' ? next + 1 : in->pos;
}

/* Punctuation parts two groups: it needs one before it, and digits after it. */
static dhcpopt_status take_separator(hex_reader *in, dhcpopt_error *error) {
    if (in->w->len == 0 || in->separated) {
        return fail(error, DHCPOPT_HEX_SEPARATOR, in->pos, 1);
    }
    in->separated = true;
    return DHCPOPT_OK;
}

static bool is_separator(int c) {
    return c == '.' || c == ':' || c == ',';
}

/* What is no digit: a prefix or a separator, which end the group, or a fault. */
static dhcpopt_status take_mark(hex_reader *in, dhcpopt_error *error) {
    size_t after_prefix = skip_prefix(in);
    bool prefix = after_prefix > in->pos;
    if (in->prefixed || !(prefix || is_separator(text_at(in->text, in->pos)))) {
        return fail(error, DHCPOPT_HEX_DIGIT, in->pos, text_character_len(in->text, in->pos));
    }
    dhcpopt_status status = end_group(in, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (prefix) {
        in->pos = after_prefix;
        in->prefixed = true;
        return DHCPOPT_OK;
    }
    status = take_separator(in, error);
    in->pos++;
    return status;
}

static dhcpopt_status take_character(hex_reader *in, dhcpopt_error *error) {
    int digit = hex_digit_value(text_at(in->text, in->pos));
    if (digit != TEXT_END && (in->digits > 0 || skip_prefix(in) == in->pos)) {
        take_digit(in, digit);
        in->pos++;
        return DHCPOPT_OK;
    }
    bool joined = false;
    size_t after_space = skip_space(in->text, in->pos, &joined);
    if (after_space > in->pos && !joined && in->separated &&
        text_at(in->text, in->pos - 1) != ',') {
        /* "0000: 0a02" is a dump: its first number is no octets. Only a comma has a blank. */
        return fail(error, DHCPOPT_HEX_SEPARATOR, in->pos - 1, 1);
    }
    if (after_space > in->pos) {
        in->pos = after_space;
        return joined ? DHCPOPT_OK : end_group(in, error);
    }
    return take_mark(in, error);
}

/* What stands between a C initializer's braces; without both of them the text as it is. */
static dhcpopt_text inside_braces(dhcpopt_text text, size_t *ret_start) {
    bool joined = false;
    size_t start = skip_space(text, 0, &joined);
    size_t end = text.len;
    while (end > start &&
           (is_blank(text_at(text, end - 1)) || is_line_break(text_at(text, end - 1)))) {
        end--;
    }
    *ret_start = 0;
    if (end - start < 2 || text_at(text, start) != '{' || text_at(text, end - 1) != '}') {
        return text;
    }
    *ret_start = start + 1;
    return text_slice(text, start + 1, end - start - 2);
}

static dhcpopt_status read_groups(hex_reader *in, dhcpopt_error *error) {
    while (in->pos < in->text.len) {
        dhcpopt_status status = take_character(in, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    dhcpopt_status status = end_group(in, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (in->separated || in->prefixed) {
        return fail(error, DHCPOPT_HEX_SEPARATOR, in->group_end, in->text.len - in->group_end);
    }
    return in->w->len == 0 ? DHCPOPT_EMPTY : DHCPOPT_OK;
}

static dhcpopt_status read_hex(dhcpopt_text text, writer *w, size_t wanted, size_t *ret_found,
                               dhcpopt_error *error) {
    size_t start = 0;
    dhcpopt_text inner = inside_braces(text, &start);
    hex_reader in = {.text = inner, .w = w, .wanted = wanted, .found = text.len - start};
    dhcpopt_status status = read_groups(&in, error);
    *ret_found = in.found + start;
    if (status == DHCPOPT_EMPTY) {
        return fail(error, DHCPOPT_EMPTY, 0, text.len);
    }
    return fail_shift(error, status, start);
}

dhcpopt_status hex_read(dhcpopt_text text, writer *w, dhcpopt_error *error) {
    size_t unused = 0;
    return read_fast(text, w) ? DHCPOPT_OK : read_hex(text, w, SIZE_MAX, &unused, error);
}

dhcpopt_status dhcpopt_hex_parse(dhcpopt_text text, uint8_t *out, size_t cap, size_t *ret_len,
                                 dhcpopt_error *error) {
    writer w = writer_to(out, cap);
    dhcpopt_status status = hex_read(text, &w, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    return writer_finish(&w, ret_len, error);
}

size_t dhcpopt_hex_locate(dhcpopt_text text, size_t index) {
    writer counter = writer_to(NULL, 0);
    size_t found = text.len;
    dhcpopt_status status = read_hex(text, &counter, index, &found, NULL);
    return status == DHCPOPT_OK ? found : text.len;
}
