/* SPDX-License-Identifier: MIT */
/* What the dialects of routers and switches share: lines of a pool's mode or view. */
#ifndef DHCPOPT_PLATFORM_POOL_H
#define DHCPOPT_PLATFORM_POOL_H

#include "platform.h"

/* "ip pool VOICE", where the caller names a scope; the lines for that pool follow it. */
void print_pool(const plan *p, printer *out, const char *command);

/* What leaves the pool again, where one is named, so that the next one can follow. */
void print_pool_end(const plan *p, printer *out, const char *command);

/* "undo option 120": words, and the option's code. */
void print_code_line(const plan *p, printer *out, const char *before, const item *of);

/* "option 120 hex 0006...": words, the option's code, words, and the octets in that form. */
void print_octets_line(const plan *p, printer *out, const char *before, const item *of,
                       const char *between, size_t form);

#endif
