/* SPDX-License-Identifier: MIT */
/* The words of a RouterOS command, for its reader: lines that go on, escapes, values. */
#ifndef DHCPOPT_PLATFORM_MIKROTIK_H
#define DHCPOPT_PLATFORM_MIKROTIK_H

#include "platform.h"

/* ---- mikrotik_words.c ---- */

/* What "add" and "set" say; parts of the command, empty where it does not. */
typedef struct mikrotik_command {
    dhcpopt_text text;
    size_t pos;
    dhcpopt_text name;
    dhcpopt_text code;
    dhcpopt_text value;
    dhcpopt_text address;     /* of a network */
    dhcpopt_text ntp_servers; /* there */
    bool adds;
} mikrotik_command;

/* The end of the blanks and continuations at pos. */
size_t mikrotik_skip_gap(dhcpopt_text text, size_t pos);
/* The command's next word; empty at its end. */
dhcpopt_text mikrotik_read_word(mikrotik_command *of);
/* What stands behind the verb. */
void mikrotik_read_properties(mikrotik_command *of);

/* ---- mikrotik_place.c ---- */

/* Enters the place and the class that the option's name tells of. An option 43 of other hands
 * gets its own name for a class, since a set or a matcher somewhere else says whose it is. */
void mikrotik_enter(dhcpopt_scanner *s, dhcpopt_text words, bool vendor_specific);

/* ---- mikrotik_value.c ---- */

/* The end of the continuation at pos, which is a backslash, a line feed and the blanks that the
 * next line starts with; pos where there is none. */
size_t mikrotik_skip_continuation(dhcpopt_text text, size_t pos);

/* Without double quotes, escapes and continuations. */
void mikrotik_print_plain(printer *out, dhcpopt_text words);

/* The octets of a plain value: "0x0104'text's'10'", its pieces in any order, or bare text. */
dhcpopt_status mikrotik_read_octets(dhcpopt_text text, writer *w);

#endif
