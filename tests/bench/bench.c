/* SPDX-License-Identifier: MIT */
/* The library's speed in ratios: it and its rivals take turns in many short batches, so that
 * what slows the machine down for a while slows all of them. Called by tests/bench/run. */
#include "bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rivals.h"

enum { BATCHES = 401, BATCH_NS = 40000, BILLION = 1000000000, ROUNDS_FIRST = 4 };

volatile size_t bench_sink;

/* Nanoseconds a round: the library's, each rival's, and their ratios, one a batch. */
typedef struct samples {
    double times[BENCH_ENTRANTS_MAX][BATCHES];
    double ratios[BENCH_ENTRANTS_MAX][BATCHES];
} samples;

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * BILLION + (uint64_t)time.tv_nsec;
}

static uint64_t batch(bench_work *work, size_t rounds) {
    uint64_t start = now();
    work(rounds);
    return now() - start;
}

/* So many rounds that a batch is long enough for the clock. */
static size_t find_rounds(bench_work *work) {
    size_t rounds = ROUNDS_FIRST;
    while (batch(work, rounds) < BATCH_NS) {
        rounds *= 2;
    }
    return rounds;
}

static size_t count_entrants(const bench_contest *contest) {
    size_t count = 0;
    while (count < BENCH_ENTRANTS_MAX && contest->entrants[count].work != NULL) {
        count++;
    }
    return count;
}

/* Whoever goes first in one batch goes last in the next. */
static void measure(const bench_contest *contest, samples *ret) {
    size_t count = count_entrants(contest);
    size_t rounds = find_rounds(contest->entrants[0].work);
    for (size_t index = 0; index < BATCHES; index++) {
        for (size_t turn = 0; turn < count; turn++) {
            size_t who = (index + turn) % count;
            uint64_t time = batch(contest->entrants[who].work, rounds);
            ret->times[who][index] = (double)time / (double)rounds;
        }
        for (size_t who = 0; who < count; who++) {
            ret->ratios[who][index] = ret->times[0][index] / ret->times[who][index];
        }
    }
}

static int compare(const void *a, const void *b) {
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values) {
    qsort(values, BATCHES, sizeof *values, compare);
    return values[BATCHES / 2];
}

static void print_verdict(double ratio, double limit) {
    if (limit <= 0) {
        printf("%.2f | | shown |\n", ratio);
    } else if (ratio <= limit) {
        printf("%.2f | %.2f | met |\n", ratio, limit);
    } else {
        printf("%.2f | %.2f | missed by %.0f %% |\n", ratio, limit, 100 * (ratio / limit - 1));
    }
}

/* A row of the table. The rival is the one against whom the library looks worst. */
static void print_row(const bench_contest *contest, samples *taken) {
    size_t count = count_entrants(contest);
    size_t fastest = 0;
    double worst = 0;
    for (size_t who = 1; who < count; who++) {
        double ratio = median(taken->ratios[who]);
        fastest = ratio > worst ? who : fastest;
        worst = ratio > worst ? ratio : worst;
    }
    printf("| %s | %.1f ns | ", contest->title, median(taken->times[0]));
    if (fastest == 0) {
        printf("| | | | shown |\n");
        return;
    }
    printf("%s | %.1f ns | ", contest->entrants[fastest].name, median(taken->times[fastest]));
    print_verdict(worst, contest->limit);
}

static bool run_contests(const bench_contest *contests, size_t count, bool quick) {
    static samples taken;
    for (size_t index = 0; index < count; index++) {
        const bench_contest *contest = &contests[index];
        if (!contest->equal()) {
            fprintf(stderr, "bench: %s: the results differ\n", contest->title);
            return false;
        }
        for (size_t who = 0; quick && who < count_entrants(contest); who++) {
            contest->entrants[who].work(1);
        }
        if (!quick) {
            measure(contest, &taken);
            print_row(contest, &taken);
        }
    }
    return true;
}

int main(int argc, char **argv) {
    bool quick = argc == 2 && strcmp(argv[1], "quick") == 0;
    if (argc != 1 && !quick) {
        fprintf(stderr, "usage: %s [quick]\n", argv[0]);
        return 2;
    }
    rival_begin();
    if (!run_contests(bench_names, bench_names_count, quick) ||
        !run_contests(bench_option43, bench_option43_count, quick) ||
        !run_contests(bench_hex, bench_hex_count, quick)) {
        return EXIT_FAILURE;
    }
    if (quick) {
        printf("bench: equal results in %zu contests\n",
               bench_names_count + bench_option43_count + bench_hex_count);
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
