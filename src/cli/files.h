/* SPDX-License-Identifier: MIT */
/* The half of decode that reads files of configuration. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "out.h"

/* What decode was asked of its files. */
typedef struct files {
    char **names;
    size_t count;
    const char *from; /* NULL: to be told from the text */
    bool json;
} files;

/* Shows every option of every file. The exit status: EXIT_DATA where one cannot be read or is
 * no value; what was found is there all the same. */
int files_decode(const files *given, out *o);

#endif
