/* SPDX-License-Identifier: MIT */
/* Passes over the lines of a running configuration that are of no pool, for pool_scan.c: those
 * of access lists and switch ports, which nearly all of it is made of. */
#include "pool_scan.h"

enum { ESCAPE = '\x1B' };

/* "ESC [ K", "ESC [ 0 m": what a terminal was told stands in the log of it (ECMA-48 s.5.4). */
size_t pool_skip_codes(dhcpopt_text line) {
    size_t pos = 0;
    while (text_at(line, pos) == ESCAPE && text_at(line, pos + 1) == '[') {
        pos += 2;
        while (pos < line.len && (text_at(line, pos) < '@' || text_at(line, pos) > '~')) {
            pos++;
        }
        pos += pos < line.len ? 1 : 0;
    }
    return pos;
}

/* What a look at the begin of a line tells. */
typedef enum look {
    LOOK_NOTHING,
    LOOK_PLACE, /* it says where the lines below stand, and nothing of the lines before */
    LOOK_READ
} look;

/* What the words that scan_pool asks for at a line's start begin with, by their first letter. A
 * word that is not here is not read. */
enum { LETTERS = 'z' - 'a' + 1, STARTS_MAX = 5 };
static const char *const starts[LETTERS][STARTS_MAX] = {
    ['c' - 'a'] = {"class"},
    ['d' - 'a'] = {"dhcp"}, /* or dhcp-server, dhcpd */
    ['e' - 'a'] = {"end", "exit"},
    ['i' - 'a'] = {"if-match", "interface", "ip dhcp", "ip pool", "ipv6 dhcp"},
    ['m' - 'a'] = {"match option"},
    ['o' - 'a'] = {"opt"}, /* option, as far as it is typed */
    ['p' - 'a'] = {"pool", "profile"},
    ['q' - 'a'] = {"quit"},
    ['s' - 'a'] = {"sip-server"},
    ['t' - 'a'] = {"tftp-server"},
};

/* What ends the first word of a line. */
enum { ENDS_WORD = 1, ENDS_PROMPT };
static const uint8_t ends[CHARACTERS] = {
    [' '] = ENDS_WORD,   ['\t'] = ENDS_WORD,  ['\n'] = ENDS_WORD,
    ['#'] = ENDS_PROMPT, ['>'] = ENDS_PROMPT, [']'] = ENDS_PROMPT,
};

static bool starts_as_known(dhcpopt_text text, size_t pos, int first) {
    const char *const *known = starts[to_lower(first) - 'a'];
    int second = to_lower(text_at(text, pos + 1));
    for (size_t index = 0; index < STARTS_MAX && known[index] != NULL; index++) {
        if (known[index][1] == second && scan_match(text, &pos, known[index])) {
            return true;
        }
    }
    return false;
}

/* "120 hex ...", of an option that is misspelt: a number, and what may be a kind behind it. */
static bool may_be_numbered(dhcpopt_text text, size_t pos) {
    size_t end = pos;
    while (is_digit(text_at(text, end))) {
        end++;
    }
    size_t kind = text_skip_blanks(text, end);
    return end > pos && kind > end && is_one_of(to_lower(text_at(text, kind)), "hai");
}

/* The line begins at *pos, which moves on within it. Whatever starts otherwise is a pager's
 * "--", has a prompt's end behind its begin, or is a misspelt option. */
static inline look look_at(dhcpopt_text text, size_t *pos) {
    size_t at = text_skip_blanks(text, *pos);
    int first = text_at(text, at);
    *pos = at;
    if (first == 'i' &&
        (text_has(text, at, "interface ") || text_has(text, at, "ip dhcp pool "))) {
        return LOOK_PLACE;
    }
    if (first == '-' || first == ESCAPE ||
        (is_letter(first) && starts_as_known(text, at, first))) {
        return LOOK_READ;
    }
    at = text_find_marked(text, at + (first == '\n' ? 0 : 1), ends);
    *pos = at;
    bool prompt = at < text.len && ends[text_at(text, at)] == ENDS_PROMPT;
    return prompt || may_be_numbered(text, text_skip_blanks(text, at)) ? LOOK_READ
                                                                       : LOOK_NOTHING;
}

/* Whole lines alone, in the piece at hand. A line that is longer than a scanner keeps comes to
 * the reader in parts, so it stays; and so does the last of the places, but none before it. */
void pool_pass(dhcpopt_scanner *s) {
    const dhcpopt_text text = s->input;
    bool goes_on = s->held_line > 0 || s->goes_on || s->returns || pool_group_is_open(s);
    if (goes_on || s->text_len > 0 || s->numbers[CLASS_DEPTH] > 0) {
        return; /* the next line goes on with something, ends it, or ends otherwise */
    }
    size_t start = 0;
    size_t lines = 0;
    size_t place = SIZE_MAX;
    size_t place_lines = 0;
    for (;;) {
        size_t pos = start;
        look seen = look_at(text, &pos);
        size_t end = text_find(text, pos, '\n');
        if (seen == LOOK_READ || end == text.len || end - start >= DHCPOPT_LINE_MAX) {
            break;
        }
        if (seen == LOOK_PLACE) {
            place = start;
            place_lines = lines;
        }
        start = end + 1;
        lines++;
    }
    s->input = text_from(text, place < start ? place : start);
    s->line += place < start ? place_lines : lines;
}
