/* SPDX-License-Identifier: MIT */
/* Scanning and printing of text without locale or allocation; used by every module above it. */
#include "text.h"

dhcpopt_text dhcpopt_text_of(const char *string) {
    dhcpopt_text text = {string, strlen(string)};
    return text;
}

size_t text_character_len(dhcpopt_text text, size_t pos) {
    size_t len = 1;
    if (is_ascii(text_at(text, pos))) {
        return len;
    }
    /* RFC 3629 s.3: the octets after the first are 10xxxxxx. */
    while (pos + len < text.len && (text_at(text, pos + len) & 0xC0) == 0x80) {
        len++;
    }
    return len;
}

/* In UTF-8: the byte order mark, no-break space, soft hyphen, angle quotes, all of General
 * Punctuation (dashes, quotes, thin and invisible blanks), and the minus sign. */
static const char *const typographic[] = {
    "\xEF\xBB\xBF", "\xC2\xA0", "\xC2\xAD", "\xC2\xAB",
    "\xC2\xBB",     "\xE2\x80", "\xE2\x81", "\xE2\x88\x92",
};

static bool is_typographic(dhcpopt_text text) {
    for (size_t index = 0; index < sizeof typographic / sizeof typographic[0]; index++) {
        if (text_starts_with(text, typographic[index])) {
            return true;
        }
    }
    return false;
}

size_t text_find_typographic(dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        if (!is_ascii(text_at(text, pos)) && is_typographic(text_from(text, pos))) {
            return pos;
        }
    }
    return text.len;
}

bool text_equal(dhcpopt_text a, dhcpopt_text b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Most names that a table is searched for differ in their first characters, so they are not
 * measured first. */
bool text_is(dhcpopt_text text, const char *string) {
    size_t pos = 0;
    while (pos < text.len && string[pos] != '\0' && text.ptr[pos] == string[pos]) {
        pos++;
    }
    return pos == text.len && string[pos] == '\0';
}

bool text_equal_caseless(dhcpopt_text a, dhcpopt_text b) {
    if (a.len != b.len || text_equal(a, b)) { /* as most that are equal at all */
        return a.len == b.len;
    }
    for (size_t pos = 0; pos < a.len; pos++) {
        if (to_lower(text_at(a, pos)) != to_lower(text_at(b, pos))) {
            return false;
        }
    }
    return true;
}

/* Nearly all characters are told by being letters and digits. */
size_t text_find_any(dhcpopt_text text, size_t pos, const char *set) {
    while (pos < text.len &&
           (is_alphanumeric(text_at(text, pos)) || !is_one_of(text_at(text, pos), set))) {
        pos++;
    }
    return pos;
}

bool text_is_digits(dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        if (!is_digit(text_at(text, pos))) {
            return false;
        }
    }
    return true;
}

dhcpopt_text text_trim(dhcpopt_text text, size_t *ret_start) {
    size_t start = 0;
    while (is_blank(text_at(text, start))) {
        start++;
    }
    size_t end = text.len;
    while (end > start && is_blank(text_at(text, end - 1))) {
        end--;
    }
    *ret_start = start;
    return text_slice(text, start, end - start);
}

dhcpopt_text text_without_nuls(dhcpopt_text text) {
    while (text.len > 0 && text_at(text, text.len - 1) == '\0') {
        text.len--;
    }
    return text;
}

bool text_number(dhcpopt_text digits, unsigned base, uint64_t limit, uint64_t *ret_number) {
    uint64_t number = 0;
    for (size_t pos = 0; pos < digits.len; pos++) {
        int digit = hex_digit_value(text_at(digits, pos));
        if (digit == TEXT_END || (unsigned)digit >= base) {
            return false;
        }
        number = number * base + (unsigned)digit;
        if (number > limit) {
            return false;
        }
    }
    *ret_number = number;
    return digits.len > 0;
}

void print_text(printer *p, dhcpopt_text text) {
    if (p->len < p->cap && text.len > 0) {
        size_t room = p->cap - p->len;
        memmove(p->out + p->len, text.ptr, text.len < room ? text.len : room);
    }
    p->len += text.len;
}

enum { NUMBER_DIGITS = 20 }; /* of UINT64_MAX */

void print_number(printer *p, uint64_t number, unsigned width) {
    char digits[NUMBER_DIGITS];
    size_t start = sizeof digits;
    do {
        digits[--start] = (char)('0' + number % DECIMAL);
        number /= DECIMAL;
    } while (number > 0);
    for (size_t len = sizeof digits - start; len < width; len++) {
        print_char(p, '0');
    }
    for (; start < sizeof digits; start++) {
        print_char(p, digits[start]);
    }
}
