/* SPDX-License-Identifier: MIT */
/* What the reader of Junos's configuration knows of the blocks around a line, and its words. */
#ifndef DHCPOPT_PLATFORM_JUNOS_SCAN_H
#define DHCPOPT_PLATFORM_JUNOS_SCAN_H

#include "scan.h"

/* What the scanner's numbers mean here. */
enum {
    DEPTH, /* open braces */
    MUTED, /* the depth of a block that does not count; 0: none */
    POOL,  /* the depth of a pool's block; 0: none */
    STATE  /* of those below */
};

enum {
    IN_OPTION = 1,  /* "option 43 {" is open */
    IN_COMMENT = 2, /* a comment goes on in the next line */
    EDITS_V6 = 4    /* "edit" went to a pool's family inet6 */
};

static inline bool junos_has_state(const dhcpopt_scanner *s, size_t bit) {
    return (s->numbers[STATE] & bit) != 0;
}

static inline void junos_set_state(dhcpopt_scanner *s, size_t bit, bool on) {
    s->numbers[STATE] &= ~bit;
    s->numbers[STATE] |= on ? bit : 0;
}

/* ---- junos_value.c ---- */

/* The next word, a text with its quotes, or one of {};[]; empty at the line's end. */
dhcpopt_text junos_token(dhcpopt_scanner *s);
/* The same without going on. */
dhcpopt_text junos_peek(dhcpopt_scanner *s);
/* Behind the comment that is open, or to the line's end. */
void junos_skip_comment(dhcpopt_scanner *s);
bool junos_is(dhcpopt_text token, const char *word);
bool junos_is_any(dhcpopt_text token, const char *const words[], size_t count);
dhcpopt_text junos_inside_quotes(dhcpopt_text token);
/* An option's value, from its type on. */
bool junos_value(dhcpopt_scanner *s, code of, dhcpopt_found *ret);

#endif
