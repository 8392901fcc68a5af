/* SPDX-License-Identifier: MIT */
/* The user's interrupt, put off until what is half done is taken back. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

/* From here on an interrupt is noted, and a read that waits ends with a fault. */
void interrupt_put_off(void);
bool interrupt_came(void);
/* From here on an interrupt ends the program, one that was noted at once. */
void interrupt_let_through(void);

#endif
