/* SPDX-License-Identifier: MIT */
/* What shows only when all options of a file are seen together; for decode and check. */
#ifndef CLI_TOGETHER_H
#define CLI_TOGETHER_H

#include "reading.h"

/* Options that are often for a class, and in which of them a place counts more. */
enum { TOGETHER_HIDDEN = 2 };

typedef struct together {
    char sip[DHCPOPT_NAME_MAX + 1]; /* the domains of the last names */
    char web[DHCPOPT_NAME_MAX + 1];
    char sip_place[DHCPOPT_PLACE_MAX + 1]; /* where they stand; empty: for every place */
    char web_place[DHCPOPT_PLACE_MAX + 1];
    size_t names_line;                  /* of the later one */
    bool in_class[TOGETHER_HIDDEN];     /* a class of phones has it */
    size_t over_class[TOGETHER_HIDDEN]; /* the line of a place that has it; 0: none */
    unsigned parts;    /* a bit for each sub-option of MS-UC-Client that stands by itself */
    size_t parts_line; /* of the last one */
} together;

void together_begin(together *seen);
void together_take(together *seen, const reading *at);
/* The findings of the whole file one by one: index counts from 0, false behind the last one.
 * *ret_line is the line that each has to do with. */
bool together_finding(const together *seen, size_t index, dhcpopt_finding *ret_finding,
                      size_t *ret_line);

#endif
