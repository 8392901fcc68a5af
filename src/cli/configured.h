/* SPDX-License-Identifier: MIT */
/* A configuration that is printed, and what is told of it; for config with and without a table
 * of sites. */
#ifndef CLI_CONFIGURED_H
#define CLI_CONFIGURED_H

#include "given.h"
#include "sites.h"

typedef struct configured {
    const dhcpopt_platform *platform;
    dhcpopt_config config;
    const given_values *given; /* its values, where they are the command line's */
    sites *table;              /* NULL: they are */
    const site *row;
} configured;

/* Tells why it cannot be printed. The exit status: what was asked for is wrong, or a value. */
int configured_fault(const configured *c, const dhcpopt_error *error);
/* Is that about the scope or the server? */
bool configured_is_of_place(dhcpopt_status status);
/* Is that about a value, which error.item names? */
bool configured_is_of_value(dhcpopt_status status);
/* Tells what is risky; where is put behind it. */
void configured_finding(const configured *c, const dhcpopt_finding *finding, const char *where);
/* Prints it, or tells why not. The exit status. */
int configured_render(const configured *c, out *o);

#endif
