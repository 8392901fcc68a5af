/* SPDX-License-Identifier: MIT */
/* Files of configuration, read piece by piece: their encoding, their dialect, the options in
 * them; and capture files. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "dhcpopt.h"

/* Where an option was found. */
typedef struct reading {
    const char *file;                 /* "-" for standard input */
    const char *unit;                 /* of found->line: "line", "packet" */
    const dhcpopt_platform *platform; /* NULL: a message of the network */
    const dhcpopt_found *found;
} reading;

typedef void reading_taker(void *context, const reading *at);

/* Hands every option of the file to take, in order. from is the dialect, or NULL: it is told
 * from the text. The exit status: EXIT_DATA, with a message, where no dialect is known;
 * EXIT_USAGE where the file cannot be read. */
int reading_file(const char *verb, const char *file, const dhcpopt_platform *from,
                 reading_taker *take, void *context);

/* The platform that --from names; NULL, with a message, where none of that name is read. */
const dhcpopt_platform *reading_platform(const char *verb, const char *name);

#endif
