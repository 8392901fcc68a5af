/* SPDX-License-Identifier: MIT */
/* Reads arrays of octets whose names tell an option's code, as config c prints them. */
#include "scan.h"

enum { CODE_MAX = 255, OCTAL = 8 };

/* From line to line: is a comment open; where the line starts behind one; how much of the lines
 * that were joined was looked at; is an array open, which is so from its "[" on. */
enum { IN_COMMENT, START, LOOKED, IN_ARRAY };
enum { NOWHERE, AFTER_NAME, OPEN };

/* ---- Words ---- */

static bool is_name(int c) {
    return is_letter(c) || is_digit(c) || c == '_';
}

static bool is_space(int c) {
    return is_blank(c) || c == '\n';
}

/* Behind the comment's end, or the text's end where it is open. */
static size_t comment_end(dhcpopt_text text, size_t pos, size_t *ret_open) {
    for (pos = text_find(text, pos, '*'); pos < text.len; pos = text_find(text, pos + 1, '*')) {
        if (text_at(text, pos + 1) == '/') {
            *ret_open = 0;
            return pos + 2;
        }
    }
    *ret_open = 1;
    return text.len;
}

/* Behind blanks and comments. */
static size_t skip_space(dhcpopt_text text, size_t pos, size_t *ret_open) {
    for (;;) {
        dhcpopt_text rest = text_from(text, pos);
        if (text_starts_with(rest, "//")) {
            pos = text_find(text, pos, '\n');
        } else if (text_starts_with(rest, "/*")) {
            pos = comment_end(text, pos + 2, ret_open);
        } else if (is_space(text_at(text, pos))) {
            pos++;
        } else {
            return pos;
        }
    }
}

static size_t quoted_end(dhcpopt_text text, size_t pos) {
    int quote = text_at(text, pos);
    for (pos++; text_at(text, pos) != quote; pos++) {
        pos += text_at(text, pos) == '\\' ? 1 : 0;
        if (pos >= text.len || text_at(text, pos) == '\n') {
            return pos < text.len ? pos : text.len;
        }
    }
    return pos + 1;
}

/* A name, a number, a text between quotes or a character by itself; empty at the end. */
static dhcpopt_text next_word(dhcpopt_text text, size_t *pos, size_t *ret_open) {
    size_t start = skip_space(text, *pos, ret_open);
    size_t end = start;
    int c = text_at(text, start);
    if (c == '"' || c == '\'') {
        end = quoted_end(text, start);
    } else if (is_name(c)) {
        while (is_name(text_at(text, end))) {
            end++;
        }
    } else if (start < text.len) {
        end = start + 1;
    }
    *pos = end;
    return text_slice(text, start, end - start);
}

static bool is_mark(dhcpopt_text word, int c) {
    return word.len == 1 && text_at(word, 0) == c;
}

/* ---- Names ---- */

/* "ms_uc_client" is MS-UC-Client, as render_c spells it. */
static bool is_class(dhcpopt_text word, dhcpopt_text vendor_class) {
    bool same = word.len == vendor_class.len;
    for (size_t pos = 0; same && pos < word.len; pos++) {
        int c = text_at(vendor_class, pos);
        same = to_lower(text_at(word, pos)) == (c == '-' ? '_' : to_lower(c));
    }
    return same;
}

static void read_class(dhcpopt_scanner *s, dhcpopt_text word) {
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    scan_class(s, text_slice(word, 0, 0));
    for (size_t index = 0; index < sizeof spaces / sizeof spaces[0]; index++) {
        dhcpopt_text name = dhcpopt_text_of(dhcpopt_space_name(spaces[index]));
        if (is_class(word, name)) {
            scan_class(s, name);
        }
    }
}

/* Where "option_" or "option" ends in a name, with a digit behind it; 0 where it is no option's
 * name. */
static size_t option_end(dhcpopt_text name) {
    static const char word[] = "option";
    size_t len = sizeof word - 1;
    for (size_t pos = 0; pos + len < name.len; pos++) {
        if (text_equal_caseless(text_slice(name, pos, len), dhcpopt_text_of(word))) {
            size_t end = pos + len + (text_at(name, pos + len) == '_' ? 1 : 0);
            return is_digit(text_at(name, end)) ? end : 0;
        }
    }
    return 0;
}

/* "option_43_ms_uc_client": the code, and the clients' vendor class. */
static bool read_name(dhcpopt_scanner *s, dhcpopt_text name, code *of) {
    uint64_t number = 0;
    size_t start = option_end(name);
    size_t end = start;
    while (is_digit(text_at(name, end))) {
        end++;
    }
    dhcpopt_text digits = text_slice(name, start, end - start);
    bool known = text_number(digits, DECIMAL, CODE_MAX, &number);
    of->number = (uint8_t)number;
    read_class(s, text_from(name, end < name.len ? end + 1 : end));
    return known;
}

/* ---- Values ---- */

static bool read_octet(dhcpopt_text word, uint64_t *ret_octet) {
    bool hexadecimal = text_starts_with(word, "0x") || text_starts_with(word, "0X");
    bool octal = !hexadecimal && word.len > 1 && text_at(word, 0) == '0';
    unsigned base = hexadecimal ? HEXADECIMAL : octal ? OCTAL : DECIMAL;
    bool sign = word.len == 3 && text_at(word, 0) == '\'' && text_at(word, 2) == '\'';
    if (sign && text_at(word, 1) != '\\') { /* 'c' */
        *ret_octet = (uint64_t)text_at(word, 1);
        return true;
    }
    return text_number(text_from(word, hexadecimal ? 2 : 0), base, OCTET_MASK, ret_octet);
}

/* The next word where no state is kept. */
static dhcpopt_text take_word(dhcpopt_scanner *s) {
    size_t open = 0;
    return next_word(s->current, &s->pos, &open);
}

/* From behind "{" to "}", in numbers that commas part. */
static bool read_octets(dhcpopt_scanner *s, code of, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_text word = take_word(s);
    size_t start = text_position(s->current, word);
    size_t end = start;
    bool parted = true;
    for (; !is_mark(word, '}'); word = take_word(s)) {
        uint64_t octet = 0;
        bool comma = is_mark(word, ',');
        if (comma == parted || (!comma && !read_octet(word, &octet))) {
            bool cut = word.len == 0; /* before its "}" */
            scan_skip(s);
            return scan_fault(s, of, cut ? DHCPOPT_OPTION_SYNTAX : DHCPOPT_NUMBER,
                              cut ? text_slice(s->current, start, end - start) : word, ret);
        }
        if (!comma) {
            put_u8(&w, (uint8_t)octet);
            end = s->pos;
        }
        parted = comma;
    }
    return scan_written(s, of, &w, w.len > 0 ? DHCPOPT_OK : DHCPOPT_EMPTY,
                        text_slice(s->current, start, end - start), ret);
}

/* Behind the name: "[N] =". */
static bool is_array(dhcpopt_scanner *s) {
    if (!is_mark(take_word(s), '[')) {
        return false;
    }
    bool sized = !is_mark(take_word(s), ']');
    return (!sized || is_mark(take_word(s), ']')) && is_mark(take_word(s), '=');
}

/* ---- Lines ---- */

/* Is an array open at the line's end? Looks at each line once, also where they are joined. */
static bool goes_on(dhcpopt_scanner *s) {
    size_t *open = &s->numbers[IN_COMMENT];
    size_t *array = &s->numbers[IN_ARRAY];
    size_t pos = s->numbers[LOOKED];
    if (*open > 0) {
        pos = comment_end(s->current, pos, open);
    }
    if (s->numbers[LOOKED] == 0) {
        s->numbers[START] = pos;
    }
    dhcpopt_text word = next_word(s->current, &pos, open);
    for (; word.len > 0; word = next_word(s->current, &pos, open)) {
        if (is_mark(word, '}') || is_mark(word, ';')) {
            *array = NOWHERE;
        } else if (*array == AFTER_NAME) {
            *array = is_mark(word, '[') ? OPEN : NOWHERE;
        } else if (*array == NOWHERE && option_end(word) > 0) {
            *array = AFTER_NAME;
        }
    }
    return *array == OPEN;
}

/* ---- The reader ---- */

bool scan_c(dhcpopt_scanner *s, dhcpopt_found *ret) {
    if (s->pos == 0) {
        if (goes_on(s) && scan_join(s)) {
            s->numbers[LOOKED] = s->text_len;
            return false;
        }
        s->pos = s->numbers[START];
        s->numbers[LOOKED] = 0;
        s->numbers[IN_ARRAY] = NOWHERE;
    }
    for (dhcpopt_text word = take_word(s); word.len > 0; word = take_word(s)) {
        if (option_end(word) == 0 || !is_array(s)) {
            continue;
        }
        code of = {DHCPOPT_SPACE_DHCP4, 0};
        bool known = read_name(s, word, &of);
        dhcpopt_text opening = take_word(s);
        if (known && is_mark(opening, '{')) {
            return read_octets(s, of, ret) && scan_joined(s, ret);
        }
        if (!known || text_at(opening, 0) == '"') {
            return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, known ? opening : word, ret) &&
                   scan_joined(s, ret);
        }
    }
    return false;
}
