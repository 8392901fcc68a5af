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
    EDITS_V6 = 4,   /* "edit" went to a pool's family inet6 */
    EDITS_DHCP = 8, /* or to what has options */
    IN_NAMED = 16   /* "sip-server {" is open */
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
/* The code of an option that has a word of its own; 0 where it is none. */
uint8_t junos_named(dhcpopt_text token);
/* The value of such an option, or one of several in a block. */
bool junos_named_value(dhcpopt_scanner *s, uint8_t number, dhcpopt_found *ret);

/* ---- junos_hold.c ---- */

/* What stands behind "edit", from where it went before; and "top". */
void junos_edit(dhcpopt_scanner *s);
void junos_edit_top(dhcpopt_scanner *s);
/* Keeps what was found behind "set", which ends at pos, back; false where there is no room. */
bool junos_hold(dhcpopt_scanner *s, size_t pos, const dhcpopt_found *found);
bool junos_give_held(dhcpopt_scanner *s, dhcpopt_found *ret);
/* Behind "delete", "deactivate" or "activate". True where what is taken away may have been told
 * already. */
bool junos_take_event(dhcpopt_scanner *s, dhcpopt_text verb, dhcpopt_found *ret);

#endif
