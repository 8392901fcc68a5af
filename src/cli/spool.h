/* SPDX-License-Identifier: MIT */
/* Text that waits in a temporary file until it may be printed. */
#ifndef CLI_SPOOL_H
#define CLI_SPOOL_H

#include <stdbool.h>
#include <stdio.h>

#include "out.h"

/* Takes the text out of memory into *file, which is made where it is NULL yet: in $TMPDIR or
 * /tmp, on Windows where %TMP% says. It is gone with the program, however that ends. False,
 * after a message, where it cannot be made or written. */
bool spool_add(FILE **file, out *text);

/* Prints what went there; false, after a message, where it cannot be read. */
bool spool_print(FILE *file, out *to);

#endif
