/* SPDX-License-Identifier: MIT */
/* The names of options in ISC dhcpd's language. */
#ifndef DHCPOPT_PLATFORM_ISC_H
#define DHCPOPT_PLATFORM_ISC_H

#include "platform.h"

/* Is it one that dhcpd 4 has always had a name for? The others are unknown-120 and the like,
 * which works in every version. */
bool isc_has_name(const item *of);
void isc_print_name(printer *out, const item *of);

#endif
