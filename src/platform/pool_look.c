/* SPDX-License-Identifier: MIT */
/* Tells the lines of a running configuration that can be of a pool from all others, for
 * pool_scan.c. */
#include "pool_scan.h"

/* What the words that scan_pool asks for at a line's start begin with: for each first letter,
 * the second ones. A word that is not here is not read. */
enum { LETTERS = 'z' - 'a' + 1 };
static const char *const second_letters[LETTERS] = {
    ['c' - 'a'] = "l",  /* class */
    ['d' - 'a'] = "h",  /* dhcp, dhcp-server, dhcpd */
    ['e' - 'a'] = "nx", /* end, exit */
    ['i' - 'a'] = "np", /* interface, ip */
    ['m' - 'a'] = "a",  /* match */
    ['o' - 'a'] = "p",  /* option, as far as it is typed */
    ['p' - 'a'] = "or", /* pool, profile */
    ['q' - 'a'] = "u",  /* quit */
    ['s' - 'a'] = "i",  /* sip-server */
};

static bool starts_word(int first, int second) {
    const char *known = is_letter(first) ? second_letters[to_lower(first) - 'a'] : NULL;
    return known != NULL && is_one_of(to_lower(second), known);
}

/* Whatever starts otherwise is a pager's "--", has a prompt's end in its first word, or is a
 * misspelt option, with a number behind that. */
bool pool_may_concern(dhcpopt_text line) {
    size_t pos = text_skip_blanks(line, 0);
    int first = text_at(line, pos);
    if (first == '-' || starts_word(first, text_at(line, pos + 1))) {
        return true;
    }
    for (int c = first; c != TEXT_END && !is_blank(c); c = text_at(line, ++pos)) {
        if (pool_ends_prompt(c)) {
            return true;
        }
    }
    return is_digit(text_at(line, text_skip_blanks(line, pos)));
}
