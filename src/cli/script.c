/* SPDX-License-Identifier: MIT */
/* Runs the script of -RunConfigScript. Needs an operating system: POSIX execv, or Windows'
 * spawn. */
#ifdef _WIN32

#include "script.h"

#include <errno.h>
#include <process.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "diag.h"
#include "out.h"

enum { WORDS_MAX = 16 };

bool script_beside_program(const char *file, char *ret_path, size_t cap) {
    DWORD len = GetModuleFileNameA(NULL, ret_path, (DWORD)cap);
    char *slash = len > 0 && len < cap ? strrchr(ret_path, '\\') : NULL;
    if (slash == NULL) {
        return false;
    }
    size_t room = cap - (size_t)(slash + 1 - ret_path);
    int wrote = snprintf(slash + 1, room, "%s", file);
    FILE *found = wrote > 0 && (size_t)wrote < room ? fopen(ret_path, "rb") : NULL;
    if (found == NULL) {
        return false;
    }
    fclose(found);
    return true;
}

/* Windows hands over one line: a path with blanks needs quotes in it. The other words are fixed
 * or hexadecimal and need none. */
static const char *quoted(const char *path, out *line) {
    out_char(line, '"');
    out_string(line, path);
    out_char(line, '"');
    out_char(line, '\0');
    return line->buf;
}

int script_run(const char *const *words) {
    const char *copy[WORDS_MAX + 1] = {NULL};
    if (strchr(words[0], '"') != NULL) {
        diag_error("-RunConfigScript: a path holds no quote: %s", words[0]);
        return EXIT_USAGE;
    }
    out first = {NULL, 0, 0};
    copy[0] = quoted(words[0], &first);
    for (size_t index = 1; words[index] != NULL && index < WORDS_MAX; index++) {
        copy[index] = words[index];
    }
    intptr_t status = _spawnv(_P_WAIT, words[0], copy);
    out_drop(&first);
    if (status == -1) {
        diag_error("cannot run %s: %s", words[0], strerror(errno));
        return EXIT_USAGE;
    }
    return (int)status;
}

#else

#define _POSIX_C_SOURCE 200809L

#include "script.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"

bool script_beside_program(const char *file, char *ret_path, size_t cap) {
    (void)file;
    (void)ret_path;
    (void)cap;
    return false;
}

/* The script takes this process's place, so its exit status, or the signal that ended it, is
 * what the caller sees. */
int script_run(const char *const *words) {
    /* POSIX declares the words as not const, and promises not to change them. */
    execv(words[0], (char *const *)(uintptr_t)words);
    int fault = errno;
    diag_error("cannot run %s: %s", words[0], strerror(fault));
    if (fault == ENOEXEC) {
        diag_note("a script's first line names its interpreter: #!/bin/sh");
    }
    return EXIT_USAGE;
}

#endif
