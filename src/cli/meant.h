/* SPDX-License-Identifier: MIT */
/* What was meant to be configured, held against what was found; for check. */
#ifndef CLI_MEANT_H
#define CLI_MEANT_H

#include "given.h"
#include "reading.h"

enum { MEANT_MAX = 2 * OPTIONS_MAX };

/* An option or a sub-option, by itself. */
typedef struct meant_value {
    const dhcpopt_option *row;
    uint8_t octets[DHCPOPT_VALUE_MAX];
    size_t len;
    bool seen;
} meant_value;

typedef struct meant {
    meant_value values[MEANT_MAX];
    size_t count;
} meant;

/* Hands over a value, or the sub-options of an option 43 and of a certificate URL by
 * themselves. */
typedef void meant_part_taker(void *context, const dhcpopt_option *row, dhcpopt_bytes bytes);
void meant_parts(dhcpopt_value value, meant_part_taker *take, void *context);

/* Adds a value, option 43 and a certificate URL taken apart. A later one for the same option
 * takes the place of an earlier. */
void meant_add(meant *all, dhcpopt_value value);

/* NULL where it is not meant. */
const meant_value *meant_find(const meant *all, const dhcpopt_option *row);

/* Adds what the verb's options say, and the file of --expect, or NULL. day is that of --at, or
 * NULL. *ret_any: there is something to compare. The exit status. */
int meant_read(const char *caller, const args *given, const char *file, const char *day,
               meant *ret_meant, bool *ret_any);

/* What is told of a difference: its name, and a sentence. */
typedef void meant_teller(void *context, const reading *at, const char *name,
                          const char *sentence);

/* Tells how the option that was found differs, and takes note of what was seen. */
void meant_compare(meant *all, const reading *at, meant_teller *tell, void *context);
/* Tells what was not seen since meant_begin. */
void meant_begin(meant *all);
void meant_missing(const meant *all, const reading *at, meant_teller *tell, void *context);

#endif
