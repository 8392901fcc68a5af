/* SPDX-License-Identifier: MIT */
/* Lines of one dialect of Windows in a script of the other, which their readers hand over. */
#ifndef DHCPOPT_WINDOWS_LINES_H
#define DHCPOPT_WINDOWS_LINES_H

#include "scan.h"

/* Does the line at hand run a cmdlet of the DHCP server, or netsh for it? */
bool windows_runs_cmdlet(const dhcpopt_scanner *s);
bool windows_runs_netsh(const dhcpopt_scanner *s);
/* "set optionvalue", which nobody writes for anything else, and which is no text to print. */
bool windows_sets_value(const dhcpopt_scanner *s);

/* A command between the quotes of another one: the line at hand ends with it, and is read from
 * there. */
void windows_open_quotes(dhcpopt_scanner *s);

/* The line at hand was handed over. */
static inline bool *windows_handed(dhcpopt_scanner *s) {
    return &s->nesting.giving;
}

/* Reads on in a line of netsh's, or of PowerShell's. */
bool netsh_read_line(dhcpopt_scanner *s, dhcpopt_found *ret);
bool powershell_read_line(dhcpopt_scanner *s, dhcpopt_found *ret);

#endif
