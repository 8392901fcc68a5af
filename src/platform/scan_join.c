/* SPDX-License-Identifier: MIT */
/* Joins the lines of a command or a list that goes on, for the readers of PowerShell and C. */
#include "scan.h"

bool scan_join(dhcpopt_scanner *s) {
    bool none = s->last && s->input.len == 0;
    if (none || s->goes_on || s->current.len + 1 >= sizeof s->text) {
        return false;
    }
    printer p = printer_to(s->text, sizeof s->text);
    if (s->current.ptr == s->text) { /* joined before: it is there already */
        p.len = s->current.len;
    } else {
        print_text(&p, s->current);
    }
    print_char(&p, '\n');
    s->text_len = p.len;
    return true;
}

bool scan_joined(const dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t start = 0;
    size_t after = 0;
    for (size_t pos = text_find(s->current, 0, '\n'); pos < s->current.len;
         pos = text_find(s->current, pos + 1, '\n')) {
        start = pos < ret->pos ? pos + 1 : start;
        after += pos < ret->pos ? 0 : 1;
    }
    size_t end = text_find(s->current, ret->pos, '\n');
    ret->line -= after;
    ret->len = ret->pos + ret->len > end ? end - ret->pos : ret->len;
    ret->pos -= start;
    return true;
}
