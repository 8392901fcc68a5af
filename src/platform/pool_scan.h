/* SPDX-License-Identifier: MIT */
/* What the parts of the reader of pools ask of each other. */
#ifndef DHCPOPT_PLATFORM_POOL_SCAN_H
#define DHCPOPT_PLATFORM_POOL_SCAN_H

#include "scan.h"

/* The scanner's numbers, behind that of the names: did the pool say that its sub-options are
 * MS-UC-Client's? Is a class of the pool at hand, and how deep does its name stand? Is it of
 * DHCPv6, whose options have other codes? */
enum { IDENTIFIED = NUMBER_KEPT + 1, CLASS_DEPTH, IS_V6 };

/* ---- pool_look.c ---- */

/* Takes from the input the lines, behind the one at hand, that the reader has no use for. */
void pool_pass(dhcpopt_scanner *s);
/* Behind a terminal's own codes at the line's start. */
size_t pool_skip_codes(dhcpopt_text line);

/* Does a terminal's prompt end with it? */
static inline bool pool_ends_prompt(int c) {
    return c == '#' || c == '>' || c == ']';
}

/* ---- pool_scan.c ---- */

/* A line's option, from its first word on; false where it is another line, or the option goes
 * on in the next one. */
bool pool_read_option(dhcpopt_scanner *s, dhcpopt_found *ret);

/* ---- pool_place.c ---- */

/* Up to "!", which starts a comment behind a command too. */
dhcpopt_text pool_without_comment(dhcpopt_text words);
/* A line that says where those below it stand, or that nothing does; first is its first
 * character. */
bool pool_enter(dhcpopt_scanner *s, int first);

/* ---- pool_class.c ---- */

/* In a class: the octets that it matches, without "*", which is for any behind them, and
 * without their mask. */
dhcpopt_text pool_pattern(const dhcpopt_scanner *s, dhcpopt_text words);
/* The class at hand is of clients that send these octets as their vendor class. */
void pool_class_matches(dhcpopt_scanner *s, dhcpopt_text digits);
/* Behind "if-match". */
void pool_read_if_match(dhcpopt_scanner *s);
/* Behind "match option": a class's pattern, or what is none. */
bool pool_read_match(dhcpopt_scanner *s, dhcpopt_found *ret);
/* "class NAME" in a pool: which clients get what follows. */
bool pool_read_class(dhcpopt_scanner *s);
/* The pool's own lines follow; false where no class of a pool is at hand. */
bool pool_leave_class(dhcpopt_scanner *s);
/* Looks at the blanks in front of a line: those of a class stand deeper than its name. */
void pool_look_at_depth(dhcpopt_scanner *s);

/* ---- pool_group.c ---- */

/* Is it an option of a group? It is kept until a pool names the group. */
bool pool_group_keep(dhcpopt_scanner *s);
/* Is it more of the option that was kept last? */
bool pool_group_goes_on(dhcpopt_scanner *s);
/* Can the next line be one? */
bool pool_group_is_open(const dhcpopt_scanner *s);
/* Behind "class NAME option-group": the options of the group are that class's, in this pool. */
void pool_group_bind(dhcpopt_scanner *s, dhcpopt_text vendor_class);
/* The next option of a group that is bound; false where none is left. */
bool pool_group_give(dhcpopt_scanner *s, dhcpopt_found *ret);
/* Behind the last line: those of groups that no pool named. */
bool pool_group_give_rest(dhcpopt_scanner *s, dhcpopt_found *ret);

#endif
