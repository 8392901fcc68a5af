/* SPDX-License-Identifier: MIT */
/* Finds options that a place sets again with other octets; for decode and check. */
#ifndef CLI_TWICE_H
#define CLI_TWICE_H

#include "reading.h"

/* What was set lately; a place has its options close together. */
enum { TWICE_KEPT = 1024, TWICE_DETAIL = 256 };

typedef struct twice {
    struct {
        uint64_t option; /* of the place and the option: a hash */
        uint64_t octets;
        size_t line; /* 0: none */
    } kept[TWICE_KEPT];
    uint64_t place;            /* at hand: a hash */
    size_t places;             /* so far */
    char detail[TWICE_DETAIL]; /* of the last finding */
} twice;

void twice_begin(twice *seen);
/* True, and the finding, where the place of this option has it in an earlier line. Its detail
 * is good until the next call. */
bool twice_take(twice *seen, const reading *at, dhcpopt_finding *ret_finding);

#endif
