/* SPDX-License-Identifier: MIT */
/* The rivals that no library has: each written for one task alone, and compiled with the same
 * flags in a file of its own, so that nothing is inlined here that is not there. */
#ifndef RIVALS_H
#define RIVALS_H

#include "dhcpopt.h"

enum { RIVAL_SUBOPTIONS = 5 };

/* The five sub-options of a certificate URL, in a row. */
size_t rival_encode_43(const dhcpopt_value values[RIVAL_SUBOPTIONS], uint8_t *out, size_t cap);

/* How many sub-options were found; none of them PAD or END. 0 where one is cut. */
size_t rival_decode_43(dhcpopt_bytes payload, dhcpopt_suboption *out, size_t cap);

/* By a table of 256 pairs of digits. */
size_t rival_hex_write(dhcpopt_bytes bytes, char *out);

/* By a table of 256 digits' values, in one spelling; 0 where another character stands. */
size_t rival_hex_read(dhcpopt_text text, uint8_t *out);

/* Fills the two tables. */
void rival_begin(void);

#endif
