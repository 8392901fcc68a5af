/* SPDX-License-Identifier: MIT */
/* Memory whose end is the end of a page, with a page behind it that may not be touched: a step
 * too far ends the test at once. Plain memory where the system has no such pages. */
#ifndef TEST_GUARD_H
#define TEST_GUARD_H

#include <stddef.h>

enum { GUARD_SIZE = 1 << 18 };

typedef struct guard {
    unsigned char *pages;
    size_t size;  /* without the page behind */
    size_t total; /* with it; 0: plain memory */
} guard;

/* GUARD_SIZE octets at least. */
guard guard_new(void);
void guard_free(guard *g);

/* The last len octets. */
void *guard_end(const guard *g, size_t len);
/* A copy of some octets there. */
void *guard_copy(const guard *g, const void *from, size_t len);

#endif
