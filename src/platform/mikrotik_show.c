/* SPDX-License-Identifier: MIT */
/* What RouterOS prints of its DHCP options, as a table or with "detail", for the reader of
 * MikroTik configurations: each entry is made into the command that would add it. raw-value is
 * what the server sends (RouterOS manual, DHCP server: DHCP options). */
#include "mikrotik.h"

/* Where the column of codes begins, from 1; 0: no table is open. */
static size_t *table(dhcpopt_scanner *s) {
    return &s->held_pos;
}

static dhcpopt_text next_word(dhcpopt_text line, size_t *pos) {
    while (is_blank(text_at(line, *pos))) {
        (*pos)++;
    }
    size_t start = *pos;
    *pos = text_find_any(line, start, " \t");
    return text_slice(line, start, *pos - start);
}

/* ---- Tables ---- */

/* "# NAME CODE VALUE RAW-VALUE", with more blanks: a column starts where its name does. */
static bool opens_table(dhcpopt_scanner *s, dhcpopt_text line) {
    size_t pos = 0;
    bool value = false;
    dhcpopt_text first = next_word(line, &pos);
    if (!text_equal(first, dhcpopt_text_of("#"))) {
        return false;
    }
    *table(s) = 0;
    for (dhcpopt_text word = next_word(line, &pos); word.len > 0;
         word = next_word(line, &pos)) {
        if (text_equal(word, dhcpopt_text_of("CODE"))) {
            *table(s) = text_position(line, word) + 1;
        }
        value = value || text_equal(word, dhcpopt_text_of("VALUE"));
    }
    *table(s) = value ? *table(s) : 0;
    return *table(s) > 0;
}

static bool is_octets(dhcpopt_text word) {
    for (size_t pos = 0; pos < word.len; pos++) {
        if (hex_digit_value(text_at(word, pos)) < 0) {
            return false;
        }
    }
    return word.len > 0;
}

/* The value as it was written, and behind it the octets that are sent, if they are there. */
static void split_values(dhcpopt_text rest, mikrotik_command *ret) {
    size_t cut = 0;
    ret->value = text_trim(rest, &cut);
    size_t last = ret->value.len;
    while (last > 0 && !is_blank(text_at(ret->value, last - 1))) {
        last--;
    }
    if (last > 0 && is_octets(text_from(ret->value, last))) {
        ret->sent = text_from(ret->value, last);
        ret->value = text_trim(text_slice(ret->value, 0, last), &cut);
    }
    ret->variable = mikrotik_has_variable(ret->value);
}

static void read_row(size_t code_start, dhcpopt_text line, mikrotik_command *ret) {
    size_t pos = 0;
    size_t cut = 0;
    dhcpopt_text first = next_word(line, &pos);
    size_t name_start = text_is_digits(first) ? pos : 0;
    if (line.len <= code_start || code_start < name_start) {
        ret->code = text_trim(line, &cut); /* which is at fault */
        return;
    }
    ret->name = text_trim(text_slice(line, name_start, code_start - name_start), &cut);
    pos = code_start;
    ret->code = next_word(line, &pos);
    split_values(text_from(line, pos), ret);
}

bool mikrotik_read_row(dhcpopt_scanner *s, mikrotik_command *ret) {
    dhcpopt_text line = scan_line(s);
    size_t pos = 0;
    dhcpopt_text first = next_word(line, &pos);
    if (opens_table(s, line) || *table(s) == 0) {
        return false;
    }
    bool numbered = first.len > 0 && text_is_digits(first);
    dhcpopt_text second = numbered ? next_word(line, &pos) : first;
    bool is_remark = text_starts_with(second, ";;;");
    if (!numbered && !is_remark && !is_blank(text_at(line, 0))) { /* the table ended */
        *table(s) = 0;
        return false;
    }
    ret->text = line;
    ret->adds = true;
    if (!is_remark && first.len > 0) {
        read_row(*table(s) - 1, line, ret);
    }
    return true;
}

/* ---- Entries of several lines ---- */

/* "0 X name=a code=43" */
bool mikrotik_starts_entry(dhcpopt_text line) {
    size_t pos = 0;
    dhcpopt_text first = next_word(line, &pos);
    return first.len > 0 && text_is_digits(first) &&
           (text_find(line, pos, '=') < line.len ||
            text_starts_with(next_word(line, &pos), ";;;"));
}

bool mikrotik_continues_entry(dhcpopt_text line) {
    size_t pos = 0;
    dhcpopt_text first = next_word(line, &pos);
    return is_blank(text_at(line, 0)) && first.len > 0 && !mikrotik_starts_entry(line);
}

void mikrotik_read_entry(mikrotik_command *of) {
    of->adds = true;
    of->shown = true;
    dhcpopt_text number = next_word(of->text, &of->pos);
    of->selector = number;
    size_t start = mikrotik_skip_gap(of->text, of->pos);
    if (text_starts_with(text_from(of->text, start), ";;;")) {
        of->pos = start + text_find_line_end(text_from(of->text, start));
    }
    mikrotik_read_properties(of);
    while (of->pos < of->text.len) { /* the next line of the entry */
        of->pos++;
        mikrotik_read_properties(of);
    }
    of->variable = mikrotik_has_variable(of->value);
}
