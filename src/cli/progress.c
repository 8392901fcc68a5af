/* SPDX-License-Identifier: MIT */
/* Tells how far long work is, once a second, if standard error is a terminal. */
#include "progress.h"

#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

enum { ROWS_PER_LOOK = 1024 };

static bool is_terminal(void) {
#ifdef _WIN32
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

static time_t told; /* when the last line was written, or the work began; 0: not begun */
static bool shown;

void progress_tell(size_t rows) {
    if (rows % ROWS_PER_LOOK != 0 || !is_terminal()) {
        return;
    }
    time_t now = time(NULL);
    if (told == 0) {
        told = now + 1; /* more than a second, though the clock tells whole ones */
    } else if (now > told) {
        told = now;
        shown = true;
        fprintf(stderr, "\rdhcputil: %lu rows", (unsigned long)rows);
        fflush(stderr);
    }
}

void progress_end(void) {
    if (shown) {
        fprintf(stderr, "\r%40s\r", "");
        fflush(stderr);
    }
    shown = false;
    told = 0;
}
