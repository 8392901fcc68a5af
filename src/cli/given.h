/* SPDX-License-Identifier: MIT */
/* Values that the command line gives by options of the option table, for config and check. */
#ifndef CLI_GIVEN_H
#define CLI_GIVEN_H

#include "args.h"
#include "value.h"

typedef struct given_values {
    const char *verb;
    const args *given;
    const char *day;          /* the argument of --at, or NULL */
    size_t rows[OPTIONS_MAX]; /* of each value, its row in the option table */
    dhcpopt_value values[OPTIONS_MAX];
    uint8_t octets[OPTIONS_MAX][DHCPOPT_VALUE_MAX];
    size_t count;
} given_values;

/* Is any option of the table there? */
bool given_any(const args *given);

/* Can the day be one, and is there an offset that it is for? False, with a message, if not. */
bool given_check(const char *caller, const args *given, const char *day);

/* Reads all of them, so that everything that is wrong is told in one go. The exit status. */
int given_read(const char *caller, const args *given, const char *day,
               given_values *ret_values);

/* How that value was given. */
value_source given_source(const given_values *values, size_t index);

#endif
