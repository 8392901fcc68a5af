/* SPDX-License-Identifier: MIT */
/* Notes SIGINT and SIGTERM for config --output-dir, which then takes its temporary files away
 * and ends as the signal would have ended it, so that a shell's loop ends, too. */
#ifndef _WIN32
#define _POSIX_C_SOURCE 200809L
#endif

#include <signal.h>
#include <stddef.h>

#include "interrupt.h"

static const int signals[] = {SIGINT, SIGTERM};
enum { SIGNALS = sizeof signals / sizeof signals[0] };

static volatile sig_atomic_t noted; /* the signal's number */

static void note(int number) {
    noted = number;
}

#ifdef _WIN32

static void handle(int number, void (*with)(int)) {
    signal(number, with);
}

#else

/* Without SA_RESTART, unlike signal: a read from a terminal or a pipe must not go on. What the
 * caller has ignored, as nohup does, stays so. */
static void handle(int number, void (*with)(int)) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN) {
        action.sa_handler = with;
        action.sa_flags = 0;
        sigemptyset(&action.sa_mask);
        sigaction(number, &action, NULL);
    }
}

#endif

static void handle_all(void (*with)(int)) {
    for (size_t index = 0; index < SIGNALS; index++) {
        handle(signals[index], with);
    }
}

void interrupt_put_off(void) {
    handle_all(note);
}

bool interrupt_came(void) {
    return noted != 0;
}

void interrupt_let_through(void) {
    handle_all(SIG_DFL);
    if (noted != 0) {
        raise(noted);
    }
}
