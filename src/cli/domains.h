/* SPDX-License-Identifier: MIT */
/* Whether the SIP server and the web server of a file are in the same domain; for decode and
 * check. */
#ifndef CLI_DOMAINS_H
#define CLI_DOMAINS_H

#include "reading.h"

/* The last names of a file. */
typedef struct domains {
    char sip[DHCPOPT_NAME_MAX + 1];
    char web[DHCPOPT_NAME_MAX + 1];
    size_t line; /* of the later one */
} domains;

void domains_begin(domains *seen);
void domains_take(domains *seen, const reading *at);
/* True where both are there and differ; then *ret_finding says so. */
bool domains_differ(const domains *seen, dhcpopt_finding *ret_finding);

#endif
