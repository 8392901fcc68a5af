/* SPDX-License-Identifier: MIT */
/* Configurations as the vectors write them: platform, scope, server and values in cells. */
#ifndef TEST_CONFIGS_H
#define TEST_CONFIGS_H

#include "vectors.h"

/* Values, scope and server sit in allocations of exactly their size. */
typedef struct configuration {
    const dhcpopt_platform *platform;
    dhcpopt_config config;
    dhcpopt_value *values;
} configuration;

/* Reads the columns platform, scope, server, flags and values; of those that the file has not,
 * all but the values stand for nothing. */
configuration configuration_read(vector *row);

/* The same values for any platform; scope and server are left out. "NAME=TEXT", "NAME:HEX" and
 * "CODE@SPACE:HEX", with blanks between them. */
configuration configuration_of(const vector *row, const dhcpopt_platform *platform,
                               dhcpopt_text values);

void configuration_free(configuration *made);

#endif
