/* SPDX-License-Identifier: MIT */
/* Answers of servers, shown for people and as JSON. */
#ifndef CLI_HEARD_H
#define CLI_HEARD_H

#include "ask.h"
#include "out.h"
#include "reading.h"

/* What was said of the answers: faults count against the exit status, warnings where it is
 * strict. */
typedef struct heard {
    out *o;
    bool json;
    bool strict;
    size_t wrong;
} heard;

/* The report of an answer: who, in which time, and what it tells a phone. */
void heard_answer(heard *to, const answer *from);

/* Hands the answer's options to take, the ones that were asked for first, in that order. */
size_t heard_options(const answer *from, reading_taker *take, void *context);

#endif
