/* SPDX-License-Identifier: MIT */
/* Tells from the first part of a text which platform's configuration it is; called by whoever
 * reads configuration. */
#include "platform.h"

/* How often the mark stands in the text. */
static size_t count_mark(dhcpopt_text text, dhcpopt_text mark) {
    size_t count = 0;
    int first = text_at(mark, 0);
    for (size_t pos = text_find(text, 0, first); pos + mark.len <= text.len;
         pos = text_find(text, pos + 1, first)) {
        count += text_equal(text_slice(text, pos, mark.len), mark) ? 1 : 0;
    }
    return count;
}

/* A mark behind "=" is the name of the maker, who uses another's words. */
static size_t count_marks(dhcpopt_text text, const char *list) {
    enum {
        DECIDES = 1 << 20
    }; /* more often no other mark stands in the part that is looked at */
    dhcpopt_text marks = dhcpopt_text_of(list);
    size_t count = 0;
    for (size_t pos = 0; pos < marks.len;) {
        size_t end = text_find(marks, pos, '\n');
        bool decides = text_at(marks, pos) == '=';
        size_t start = pos + (decides ? 1 : 0);
        size_t times = count_mark(text, text_slice(marks, start, end - start));
        count += decides && times > 0 ? DECIDES : times;
        pos = end + 1;
    }
    return count;
}

/* The dialect with the most words of its own. */
const dhcpopt_platform *dhcpopt_scan_recognise(dhcpopt_text head) {
    const dhcpopt_platform *best = NULL;
    size_t most = 0;
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const platform *row = platform_of(dhcpopt_platform_at(index));
        size_t count = row->marks == NULL ? 0 : count_marks(head, row->marks);
        if (count > most) {
            most = count;
            best = &row->about;
        }
    }
    return best;
}
