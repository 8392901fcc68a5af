/* SPDX-License-Identifier: MIT */
/* The text of an option's value to its octets, time zones by name among them; for encode and
 * config. */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include "dhcpopt.h"

typedef struct value_source {
    const char *verb;
    const dhcpopt_option *option;
    const char *name; /* the option as the user calls it */
    dhcpopt_text text;
    const char *day;       /* what --at says, or NULL */
    bool split;            /* may take several options (RFC 3396) */
    const char *long_note; /* what helps where a value that may be split is too long, or NULL */
    bool quiet;            /* no messages */
} value_source;

/* Is --at a day, and does it matter to this value? A message where not. */
bool value_check_day(const value_source *source);

/* Returns the exit status: EXIT_DONE, or EXIT_DATA after a message, if there are any.
 * DHCPOPT_VALUE_MAX octets are enough, DHCPOPT_LONG_MAX where it may be split. */
int value_read(const value_source *source, uint8_t *octets, size_t cap, size_t *ret_len);

#endif
