/* SPDX-License-Identifier: MIT */
/* A file or standard input, in pieces of UTF-8, whatever it was saved as; for the readers of
 * configuration and of tables. */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include <stdio.h>

#include "dhcpopt.h"

/* A piece has no more octets, or half as many again where the file is UTF-16. */
enum { SOURCE_PIECE = 1 << 16, SOURCE_TEXT = SOURCE_PIECE + SOURCE_PIECE / 2 };

typedef struct source {
    const char *name; /* "-": standard input */
    FILE *stream;
    int spelled; /* its encoding */
    unsigned char raw[SOURCE_PIECE];
    size_t raw_len;         /* octets that are read and not yet handed over */
    char text[SOURCE_TEXT]; /* what was UTF-16 */
    bool ended;             /* all is read */
} source;

/* Opens the file and reads its first piece, as large as there can be one. False, with a
 * message, where that fails. */
bool source_open(source *s, const char *verb, const char *file);
void source_close(source *s);
/* The octets of the first piece as they are, before it is taken. */
dhcpopt_bytes source_head(const source *s);
/* Takes what was read; it is the source's until more is read. */
dhcpopt_text source_take(source *s);
/* Reads on. False, with a message, where that fails. */
bool source_read(source *s);

#endif
