/* SPDX-License-Identifier: MIT */
/* What passes over lines for the reader of pools. */
#ifndef DHCPOPT_PLATFORM_POOL_SCAN_H
#define DHCPOPT_PLATFORM_POOL_SCAN_H

#include "scan.h"

/* Takes from the input the lines, behind the one at hand, that the reader has no use for. */
void pool_pass(dhcpopt_scanner *s);

/* Does a terminal's prompt end with it? */
static inline bool pool_ends_prompt(int c) {
    return c == '#' || c == '>' || c == ']';
}

#endif
