/* SPDX-License-Identifier: MIT */
/* Configuration text in pieces to lines, for scan.c. */
#include "scan_line.h"

/* The first part of a line that goes on in the next piece is kept; false where it all fits. */
static void keep_rest(dhcpopt_scanner *s) {
    printer p = printer_to(s->text, sizeof s->text);
    p.len = s->text_len;
    print_text(&p, s->input);
    s->text_len = p.len;
    s->input = text_slice(s->input, 0, 0);
}

void scan_set_line(dhcpopt_scanner *s, dhcpopt_text line, bool goes_on) {
    s->broken = s->goes_on;
    s->goes_on = goes_on;
    s->line += s->broken ? 0 : 1;
    bool carriage = !goes_on && line.len > 0 && text_at(line, line.len - 1) == '\r';
    s->current = text_slice(line, 0, carriage ? line.len - 1 : line.len);
    s->pos = 0;
    s->has_line = true;
}

/* Behind a carriage return that no line feed follows, or the line feed. The first line tells
 * whether any line ends so; two of them, as a bad transfer leaves them, do not. */
static size_t find_return(const dhcpopt_scanner *s, size_t feed) {
    const dhcpopt_text kept = {s->text, s->text_len};
    int before = text_at(kept, kept.len - 1);
    for (size_t pos = 0; pos < feed && (s->line == 0 || s->returns); pos++) {
        int c = text_at(s->input, pos);
        if (before == '\r' && c != '\n' && (c != '\r' || s->returns)) {
            return pos;
        }
        before = c;
    }
    return feed;
}

bool scan_take_line(dhcpopt_scanner *s) {
    size_t room = sizeof s->text - s->text_len;
    size_t feed = text_find_line_end(s->input);
    size_t end = find_return(s, feed);
    bool returns = end < feed;
    bool complete = end < s->input.len;
    if (end >= room) { /* as much of it as has room */
        end = room;
        complete = false;
    } else if (!complete && !s->last) {
        keep_rest(s);
        return false;
    } else if (!complete && s->text_len + end == 0) {
        return false;
    }
    dhcpopt_text line = text_slice(s->input, 0, end);
    if (s->text_len > 0) {
        printer p = printer_to(s->text, sizeof s->text);
        p.len = s->text_len;
        print_text(&p, line);
        line.ptr = s->text;
        line.len = p.len;
        s->text_len = 0;
    }
    bool goes_on = !complete && end == room;
    s->returns = s->returns || (returns && complete);
    s->input = text_from(s->input, complete && !returns ? end + 1 : end);
    scan_set_line(s, line, goes_on);
    return true;
}
