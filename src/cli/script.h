/* SPDX-License-Identifier: MIT */
/* Running another program in this one's place. */
#ifndef CLI_SCRIPT_H
#define CLI_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

/* The path of a file beside this program, where the system can tell; false where it cannot,
 * which is everywhere but on Windows. */
bool script_beside_program(const char *file, char *ret_path, size_t cap);

/* Runs a program without a shell; words[0] is its path, and NULL ends them. Gives its exit
 * status, or a message and the exit status 2 where it cannot be run. May not return where that
 * is all. */
int script_run(const char *const *words);

#endif
