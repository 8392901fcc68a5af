/* SPDX-License-Identifier: MIT */
/* The lines of configuration text that comes in pieces, for scan.c. */
#ifndef DHCPOPT_PLATFORM_SCAN_LINE_H
#define DHCPOPT_PLATFORM_SCAN_LINE_H

#include "scan.h"

/* The next line, without its end; false where it is not there yet, or none is left. */
bool scan_take_line(dhcpopt_scanner *s);
/* Makes it the line at hand; goes_on: the rest of it is still to come. */
void scan_set_line(dhcpopt_scanner *s, dhcpopt_text line, bool goes_on);

#endif
