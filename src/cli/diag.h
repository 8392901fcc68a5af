/* SPDX-License-Identifier: MIT */
/* What goes to standard error: what is wrong, the text it is about, and a caret at
 * the place. */
#ifndef CLI_DIAG_H
#define CLI_DIAG_H

#include "dhcpopt.h"

/* The command's exit statuses. */
enum { EXIT_DONE = 0, EXIT_DATA = 1, EXIT_USAGE = 2 };

#if defined(__GNUC__)
#define DIAG_FORMAT __attribute__((format(printf, 1, 2)))
#else
#define DIAG_FORMAT
#endif

/* "dhcputil: MESSAGE". */
void diag_error(const char *format, ...) DIAG_FORMAT;
/* "dhcputil: warning: MESSAGE" and "dhcputil: note: MESSAGE". */
void diag_warning(const char *format, ...) DIAG_FORMAT;
void diag_note(const char *format, ...) DIAG_FORMAT;

/* "dhcputil: SUBJECT: DETAIL", and what error.have and error.need add to it. */
void diag_fault(const char *subject, const dhcpopt_error *error);

/* The text on a line of its own, and under it a caret with tildes at pos to pos + len. Octets
 * that a terminal would not show are escaped; of a long text the part around pos is shown. */
void diag_quote(dhcpopt_text text, size_t pos, size_t len);

/* "dhcputil: warning: SUBJECT: DETAIL", by the finding's severity. */
void diag_finding(const char *subject, const dhcpopt_finding *finding);

#endif
