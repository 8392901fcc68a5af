/* SPDX-License-Identifier: MIT */
/* stopwatch RUNS COMMAND [RIVAL]: runs shell commands in turns and prints the medians: seconds
 * of the first, its peak memory in kilobytes, seconds of the second, and their ratio. Called by
 * tests/bench/command. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 99, BILLION = 1000000000, DECIMAL = 10 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / BILLION;
}

/* Its seconds; the larger of *peak and its peak memory. */
static double run(const char *command, long *peak) {
    double start = now();
    struct rusage used;
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) {
        fprintf(stderr, "stopwatch: failed: %s\n", command);
        exit(1);
    }
    *peak = used.ru_maxrss > *peak ? used.ru_maxrss : *peak;
    return now() - start;
}

static int by_size(const void *a, const void *b) {
    const double *x = a;
    const double *y = b;
    return *x < *y ? -1 : *x > *y;
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_size);
    return values[count / 2];
}

int main(int argc, char **argv) {
    static double ours[RUNS_MAX];
    static double rivals[RUNS_MAX];
    static double ratios[RUNS_MAX];
    long peak = 0;
    long unused = 0;
    size_t count = argc > 2 ? (size_t)strtoul(argv[1], NULL, DECIMAL) : 0;
    if (count == 0 || count > RUNS_MAX) {
        fputs("usage: stopwatch RUNS COMMAND [RIVAL]\n", stderr);
        return 2;
    }
    for (size_t index = 0; index < count; index++) {
        ours[index] = run(argv[2], &peak);
        rivals[index] = argc > 3 ? run(argv[3], &unused) : ours[index];
        ratios[index] = ours[index] / rivals[index];
    }
    printf("%.4f %ld %.4f %.2f\n", median(ours, count), peak, median(rivals, count),
           median(ratios, count));
    return 0;
}
