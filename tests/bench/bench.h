/* SPDX-License-Identifier: MIT */
/* A contest: the library and its rivals do the same work, in turn, in one process. The contests
 * stand in names.c, option43.c and hex.c, their measuring in bench.c. */
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>

/* Does the work so many times. */
typedef void bench_work(size_t rounds);

typedef struct bench_entrant {
    const char *name;
    bench_work *work;
} bench_entrant;

enum { BENCH_ENTRANTS_MAX = 3 };

typedef struct bench_contest {
    const char *title;
    bool (*equal)(void); /* do all entrants make the same of it? */
    double limit;        /* the library's time over the fastest rival's; 0: shown only */
    bench_entrant
        entrants[BENCH_ENTRANTS_MAX]; /* the library first; NULL where there are fewer */
} bench_contest;

extern const bench_contest bench_names[];
extern const bench_contest bench_option43[];
extern const bench_contest bench_hex[];
extern const size_t bench_names_count;
extern const size_t bench_option43_count;
extern const size_t bench_hex_count;

/* What a result goes into, so that no compiler takes the work for useless. */
extern volatile size_t bench_sink;

#endif
