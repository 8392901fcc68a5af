/* SPDX-License-Identifier: MIT */
/* Words that are nearly another one, as a mistyped one is, and vendor classes that may be those
 * of phones; for the readers of configuration and for what is wrong in it. */
#include "platform.h"

/* How many letters may be changed, left out or put in, and of how long a word. */
enum { NEAR = 2, WORD_MAX = 32 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* That number (Levenshtein), whatever the letter case. */
static size_t distance(dhcpopt_text a, dhcpopt_text b) {
    size_t row[WORD_MAX + 1];
    if (a.len > WORD_MAX || b.len > WORD_MAX) {
        return NEAR + 1;
    }
    for (size_t column = 0; column <= b.len; column++) {
        row[column] = column;
    }
    for (size_t line = 0; line < a.len; line++) {
        size_t before = row[0]++;
        for (size_t column = 0; column < b.len; column++) {
            bool same = to_lower(text_at(a, line)) == to_lower(text_at(b, column));
            size_t changed = before + (same ? 0 : 1);
            before = row[column + 1];
            row[column + 1] = least(changed, least(before, row[column]) + 1);
        }
    }
    return row[b.len];
}

bool is_misspelt(dhcpopt_text word, const char *meant) {
    dhcpopt_text right = dhcpopt_text_of(meant);
    size_t shorter = least(word.len, right.len);
    size_t longer = word.len + right.len - shorter;
    return longer - shorter <= NEAR && !text_equal_caseless(word, right) &&
           distance(word, right) <= NEAR;
}

bool class_is_misspelt(dhcpopt_text vendor_class) {
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    for (size_t index = 0; index < sizeof spaces / sizeof spaces[0]; index++) {
        const char *sent = dhcpopt_space_name(spaces[index]);
        bool same = text_equal(vendor_class, dhcpopt_text_of(sent));
        if (!same && (text_equal_caseless(vendor_class, dhcpopt_text_of(sent)) ||
                      is_misspelt(vendor_class, sent))) {
            return true;
        }
    }
    return false;
}

/* ---- Whose clients are meant ---- */

/* What readers put in the place of a vendor class that the text does not tell. */
static bool is_marker(dhcpopt_text vendor_class) {
    static const char *const markers[] = {"class ",  "condition ", "dhcp option-group ",
                                          "filter ", "matcher ",   "not ",
                                          "option ", "space ",     "tag:",
                                          "user="};
    for (size_t index = 0; index < sizeof markers / sizeof markers[0]; index++) {
        if (text_starts_with(vendor_class, markers[index])) {
            return true;
        }
    }
    return false;
}

static bool is_part(dhcpopt_text part, dhcpopt_text whole) {
    for (size_t pos = 0; pos + part.len <= whole.len; pos++) {
        if (text_equal_caseless(text_slice(whole, pos, part.len), part)) {
            return true;
        }
    }
    return false;
}

/* Servers match a part of what a client sends, and a class may be one of several in quotes. */
bool class_may_be_ours(dhcpopt_text vendor_class) {
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    bool ours = is_marker(vendor_class) || class_is_misspelt(vendor_class);
    for (size_t index = 0; index < sizeof spaces / sizeof spaces[0]; index++) {
        dhcpopt_text sent = dhcpopt_text_of(dhcpopt_space_name(spaces[index]));
        ours = ours || is_part(vendor_class, sent) || is_part(sent, vendor_class);
    }
    return ours;
}
