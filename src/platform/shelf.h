/* SPDX-License-Identifier: MIT */
/* Memory of a scanner for options that are kept back until a line below says whose they are;
 * for the readers of dnsmasq's file, of OpenWrt's and of Kea's. */
#ifndef DHCPOPT_PLATFORM_SHELF_H
#define DHCPOPT_PLATFORM_SHELF_H

#include "../text.h"

/* Of each text that is kept: where it stood, or whatever the reader needs to know of it. */
enum { SHELF_NUMBERS = 6 };

typedef struct shelf {
    char *text;
    size_t cap;
    size_t *len;
    size_t *taken; /* up to there they were taken again */
} shelf;

/* False where there is no room. */
bool shelf_put(shelf on, const size_t numbers[SHELF_NUMBERS], dhcpopt_text text);
/* The next one, in order; false where there is none, and the shelf is empty then. */
bool shelf_take(shelf from, size_t ret_numbers[SHELF_NUMBERS], dhcpopt_text *ret_text);

#endif
