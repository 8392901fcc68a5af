/* SPDX-License-Identifier: MIT */
/* An option found in configuration, shown: for people and as JSON. */
#ifndef CLI_SHOWN_H
#define CLI_SHOWN_H

#include "out.h"
#include "reading.h"

/* Everything that is wrong or risky with it, and room for one finding more, in the caller's
 * memory; free it with free(). */
dhcpopt_finding *shown_findings(const reading *at, size_t *ret_count);

/* "option 43: sub-option 5: DETAIL". */
void shown_sentence(const dhcpopt_found *found, const dhcpopt_finding *finding, out *o);

/* "file, pool VOICE, line 12: option 43 vendor-specific (MS-UC-Client), 90 bytes", what it
 * says, and under it the findings. The file is named where with_file says so. */
void shown_print(const reading *at, bool with_file, const dhcpopt_finding *findings,
                 size_t count, out *o);

/* The index-th finding of a whole file, under a line of its own before the first. */
void shown_print_whole(const char *file, size_t line, const dhcpopt_finding *finding,
                       size_t index, out *o);

/* What the option says, behind a colon, or in lines of its own. */
void shown_value(const dhcpopt_found *found, out *o);
/* Each in a line of its own. */
void shown_print_findings(const dhcpopt_found *found, const dhcpopt_finding *findings,
                          size_t count, out *o);

/* The members of an open object that say what the option is. */
void shown_json_value(const dhcpopt_found *found, out *o);
/* An object of an open array. */
void shown_json(const reading *at, const dhcpopt_finding *findings, size_t count, out *o);

#endif
