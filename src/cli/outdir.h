/* SPDX-License-Identifier: MIT */
/* Files that are written all or not at all: each to a temporary name first, and renamed when
 * all are there. */
#ifndef CLI_OUTDIR_H
#define CLI_OUTDIR_H

#include "names.h"

typedef struct outdir {
    const char *directory;
    bool force;  /* files that hold something else are replaced */
    names files; /* their names, in small letters: systems differ in whether case counts */
    out written; /* the names as they are, a NUL behind each */
} outdir;

/* Makes the directory where it is not there. The exit status. */
int outdir_begin(outdir *to, const char *directory, bool force);
/* Writes a file under a temporary name; subject is what it is for, in messages, or NULL for
 * none. The exit
 * status: EXIT_DATA where the name is no plain file name or is used twice, or a file is there
 * that holds something else. */
int outdir_add(outdir *to, const char *subject, dhcpopt_text name, const char *suffix,
               const out *text);
/* Renames all of them. The exit status. */
int outdir_finish(outdir *to);
/* Removes the temporary ones. */
void outdir_abandon(outdir *to);

#endif
