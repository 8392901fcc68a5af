/* SPDX-License-Identifier: MIT */
/* Differences between servers, and from what was meant. */
#ifndef CLI_VERDICT_H
#define CLI_VERDICT_H

#include "heard.h"
#include "meant.h"

/* Tells them, an item or a line each. wanted may be NULL. */
void verdict_tell(const answers *all, meant *wanted, heard *to);

#endif
