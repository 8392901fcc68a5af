/* SPDX-License-Identifier: MIT */
/* Numbers at random, the same in every run, for the tests of what is done at once. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>
#include <string.h>

/* Marsaglia, "Xorshift RNGs" (2003), 32 bits, his seed. */
static uint32_t random_state = 2463534242U;

static inline uint32_t random_below(uint32_t limit) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % limit;
}

static inline char random_of(const char *set) {
    return set[random_below((uint32_t)strlen(set))];
}

#endif
