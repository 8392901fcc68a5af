/* SPDX-License-Identifier: MIT */
/* Scanner over text, character classes and counting text writer, for every module that reads or
 * prints text; the only code that indexes it. Nothing here depends on the locale. */
#ifndef DHCPOPT_TEXT_H
#define DHCPOPT_TEXT_H

#include <assert.h>
#include <string.h>

#include "dhcpopt.h"
#include "status.h"

enum { DECIMAL = 10, HEXADECIMAL = 16, TEXT_END = -1 };

/* The character at pos as 0 to 255, or TEXT_END past the last one. */
static inline int text_at(dhcpopt_text text, size_t pos) {
    return pos < text.len ? (unsigned char)text.ptr[pos] : TEXT_END;
}

static inline dhcpopt_text text_slice(dhcpopt_text text, size_t pos, size_t len) {
    assert(pos <= text.len && len <= text.len - pos);
    dhcpopt_text slice = {len > 0 ? text.ptr + pos : NULL, len};
    return slice;
}

static inline dhcpopt_text text_from(dhcpopt_text text, size_t pos) {
    return text_slice(text, pos, text.len - pos);
}

/* Where a part that was cut from text starts in it. An empty part counts as its end. */
static inline size_t text_position(dhcpopt_text text, dhcpopt_text part) {
    return part.len > 0 ? (size_t)(part.ptr - text.ptr) : text.len;
}

static inline bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

/* In one comparison: the bit that is set here is all that parts capitals from small letters. */
static inline bool is_letter(int c) {
    return (unsigned)((c | ('a' - 'A')) - 'a') <= 'z' - 'a';
}

static inline bool is_alphanumeric(int c) {
    return is_letter(c) || is_digit(c);
}

static inline bool is_blank(int c) {
    return c == ' ' || c == '\t';
}

/* ASCII's control characters, DEL among them (RFC 20). */
static inline bool is_control(int c) {
    return (c >= 0 && c < ' ') || c == '\x7F';
}

static inline bool is_ascii(int c) {
    return c >= 0 && c <= '\x7F';
}

/* The status of a control character where none may stand. */
static inline dhcpopt_status control_status(int c) {
    return c == '\0' ? DHCPOPT_NUL : DHCPOPT_CONTROL;
}

static inline int to_lower(int c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Is it a character of the set, which is NUL-terminated? */
static inline bool is_one_of(int c, const char *set) {
    while (*set != '\0' && *set != c) {
        set++;
    }
    return *set != '\0';
}

/* 0 to 15, or TEXT_END for what is no hexadecimal digit. */
static inline int hex_digit_value(int c) {
    if (is_digit(c)) {
        return c - '0';
    }
    int lower = to_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + DECIMAL : TEXT_END;
}

/* How many octets belong to the character at pos that the user sees: those of
 * a UTF-8 sequence. */
size_t text_character_len(dhcpopt_text text, size_t pos);

/* The position of the first character that word processors and web pages put in place of a
 * plain hyphen, quote or blank, or text.len. */
size_t text_find_typographic(dhcpopt_text text);

bool text_equal(dhcpopt_text a, dhcpopt_text b);
bool text_equal_caseless(dhcpopt_text a, dhcpopt_text b);
/* Is text this string, which is NUL-terminated? */
bool text_is(dhcpopt_text text, const char *string);
/* Does text go on with this string at pos? Of a literal the compiler knows the length. */
static inline bool text_has(dhcpopt_text text, size_t pos, const char *string) {
    size_t len = strlen(string);
    bool fits = pos <= text.len && text.len - pos >= len;
    return fits && (len == 0 || memcmp(text.ptr + pos, string, len) == 0);
}
static inline bool text_starts_with(dhcpopt_text text, const char *prefix) {
    return text_has(text, 0, prefix);
}
/* The position of the first c from pos on, or text.len. */
static inline size_t text_find(dhcpopt_text text, size_t pos, int c) {
    if (pos >= text.len || c == TEXT_END) {
        return pos > text.len ? pos : text.len;
    }
    const char *found = memchr(text.ptr + pos, c, text.len - pos);
    return found == NULL ? text.len : (size_t)(found - text.ptr);
}
/* The position of the first character from pos on that is in set, or text.len. No letter and no
 * digit may be in it. */
size_t text_find_any(dhcpopt_text text, size_t pos, const char *set);
/* The position of the first line feed, or text.len. */
static inline size_t text_find_line_end(dhcpopt_text text) {
    return text_find(text, 0, '\n');
}
/* The position of the first character from pos on that is no blank, or that is one, or
 * text.len. */
static inline size_t text_skip_blanks(dhcpopt_text text, size_t pos) {
    while (is_blank(text_at(text, pos))) {
        pos++;
    }
    return pos;
}

static inline size_t text_find_blank(dhcpopt_text text, size_t pos) {
    while (pos < text.len && !is_blank(text_at(text, pos))) {
        pos++;
    }
    return pos;
}

/* The position of the first character from pos on that the table has a mark for, or text.len.
 * Most words have none in their first letters, so it goes by fours. */
enum { CHARACTERS = 256, FOUR = 4 };
static inline size_t text_find_marked(dhcpopt_text text, size_t pos,
                                      const uint8_t marks[CHARACTERS]) {
    const unsigned char *at = (const unsigned char *)text.ptr;
    while (pos + FOUR <= text.len && (marks[at[pos]] | marks[at[pos + 1]] | marks[at[pos + 2]] |
                                      marks[at[pos + 3]]) == 0) {
        pos += FOUR;
    }
    while (pos < text.len && marks[at[pos]] == 0) {
        pos++;
    }
    return pos < text.len ? pos : text.len;
}

/* Are all characters decimal digits? True for empty text. */
bool text_is_digits(dhcpopt_text text);
/* Without blanks at both ends; *ret_start is how many were cut in front. */
dhcpopt_text text_trim(dhcpopt_text text, size_t *ret_start);
/* Without NULs at its end (RFC 2132 s.2: a receiver must be ready to delete them). */
dhcpopt_text text_without_nuls(dhcpopt_text text);
/* The digits' number in that base. False for no digits, another character, or
 * more than limit. */
bool text_number(dhcpopt_text digits, unsigned base, uint64_t limit, uint64_t *ret_number);

/* Counts every character put, and writes those that fit. */
typedef struct printer {
    char *out; /* NULL: count only */
    size_t cap;
    size_t len;
} printer;

static inline printer printer_to(char *out, size_t cap) {
    printer p = {out, out == NULL ? 0 : cap, 0};
    return p;
}

static inline void print_char(printer *p, char c) {
    if (p->len < p->cap) {
        p->out[p->len] = c;
    }
    p->len++;
}

void print_text(printer *p, dhcpopt_text text);

/* For a character or two, which are put sooner than a function for many is called. */
static inline void print_short(printer *p, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        print_char(p, text.ptr[pos]);
    }
}

/* Of a literal the compiler knows the length. */
static inline void print_string(printer *p, const char *string) {
    dhcpopt_text text = {string, strlen(string)};
    print_text(p, text);
}

/* The next len characters, which the caller sets; NULL where they do not all fit, or are only
 * counted. */
static inline char *printer_claim(printer *p, size_t len) {
    if (p->len > p->cap || p->cap - p->len < len) {
        return NULL;
    }
    char *claimed = p->out + p->len;
    p->len += len;
    return claimed;
}

/* Decimal, padded with zeros to at least width digits. */
void print_number(printer *p, uint64_t number, unsigned width);

static inline dhcpopt_status printer_finish(const printer *p, size_t *ret_len,
                                            dhcpopt_error *error) {
    return finish_output(p->out != NULL, p->len, p->cap, ret_len, error);
}

#endif
