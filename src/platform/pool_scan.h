/* SPDX-License-Identifier: MIT */
/* What the reader of pools asks of a line before it reads the words. */
#ifndef DHCPOPT_PLATFORM_POOL_SCAN_H
#define DHCPOPT_PLATFORM_POOL_SCAN_H

#include "scan.h"

/* False for the lines that it finds nothing in: those of access lists and switch ports, which
 * nearly all of a running configuration is made of, so that a look has to do. */
bool pool_may_concern(dhcpopt_text line);

/* Does a terminal's prompt end with it? */
static inline bool pool_ends_prompt(int c) {
    return c == '#' || c == '>' || c == ']';
}

#endif
