/* SPDX-License-Identifier: MIT */
/* A line on standard error for work that takes more than a second, where a person sees it. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stddef.h>

/* So many rows are done. */
void progress_tell(size_t rows);
/* The line goes, before anything else is written. */
void progress_end(void);

#endif
