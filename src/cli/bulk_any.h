/* SPDX-License-Identifier: MIT */
/* The options that any row of a table has, each with one value: what stands in front of all
 * rows and behind them is for these. */
#ifndef CLI_BULK_ANY_H
#define CLI_BULK_ANY_H

#include "args.h"

/* Zeros at its start. */
typedef struct bulk_any {
    dhcpopt_value values[OPTIONS_MAX];
    size_t rows[OPTIONS_MAX]; /* of the option table */
    uint8_t octets[OPTIONS_MAX][DHCPOPT_VALUE_MAX];
    bool there[OPTIONS_MAX]; /* by the row of the option table */
    size_t count;
} bulk_any;

/* Adds a value of the option of that row, with the sub-options of an option 43 and of a URL by
 * themselves. again: it takes the place of an earlier one. */
void bulk_any_add(bulk_any *any, size_t row, dhcpopt_value value, bool again);
/* Leaves out what the platform does not print together with the others; scope and server are
 * those of a row. */
void bulk_any_join(bulk_any *any, const dhcpopt_platform *platform, dhcpopt_config config);

#endif
