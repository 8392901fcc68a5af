/* SPDX-License-Identifier: MIT */
/* Keeps text in a temporary file, for config --sites. C's tmpfile is not for this: on Windows
 * it writes where administrators alone may, and elsewhere it does not look at TMPDIR. */
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#define SPOOL_VARIABLE "TMP"
#else
#define _POSIX_C_SOURCE 200809L
#include <unistd.h>
#define SPOOL_VARIABLE "TMPDIR"
#endif

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "spool.h"

enum { PATH_CAP = 4096 };

#ifdef _WIN32

static void find_directory(char directory[PATH_CAP]) {
    DWORD len = GetTempPathA(PATH_CAP, directory);
    directory[len < PATH_CAP ? len : 0] = '\0';
}

/* The system deletes it when it is closed. */
static FILE *make(const char *directory) {
    char path[MAX_PATH];
    errno = ENOENT;
    if (GetTempFileNameA(directory, "dhc", 0, path) == 0) {
        return NULL;
    }
    int file = _open(path, _O_RDWR | _O_BINARY | _O_TEMPORARY);
    return file < 0 ? NULL : _fdopen(file, "w+b");
}

#else

static void find_directory(char directory[PATH_CAP]) {
    const char *wanted = getenv("TMPDIR");
    bool given = wanted != NULL && *wanted != '\0';
    int len = snprintf(directory, PATH_CAP, "%s", given ? wanted : "/tmp");
    directory[len < PATH_CAP ? len : 0] = '\0';
}

/* It has no name any longer, so nothing is left of it. */
static FILE *make(const char *directory) {
    char path[PATH_CAP + sizeof "/dhcputil.XXXXXX"];
    snprintf(path, sizeof path, "%s/dhcputil.XXXXXX", directory);
    int file = mkstemp(path);
    if (file < 0) {
        return NULL;
    }
    unlink(path);
    return fdopen(file, "w+b");
}

#endif

static bool tell_fault(const char *what) {
    char directory[PATH_CAP];
    int reason = errno;
    find_directory(directory);
    diag_error("config: a temporary file cannot be %s in %s: %s", what, directory,
               strerror(reason));
    diag_note("the variable " SPOOL_VARIABLE " names another directory");
    return false;
}

bool spool_add(FILE **file, out *text) {
    char directory[PATH_CAP];
    find_directory(directory);
    *file = *file == NULL ? make(directory) : *file;
    if (*file == NULL) {
        return tell_fault("made");
    }
    if (fwrite(text->buf, 1, text->len, *file) != text->len) {
        return tell_fault("written");
    }
    text->len = 0;
    return true;
}

bool spool_print(FILE *file, out *to) {
    enum { BLOCK = 1 << 16 };
    if (fflush(file) != 0) {
        return tell_fault("written");
    }
    bool readable = fseek(file, 0, SEEK_SET) == 0;
    for (size_t got = 1; readable && got > 0;) {
        got = fread(out_reserve(to, BLOCK), 1, BLOCK, file);
        to->len += got;
        out_pass_on(to);
    }
    return (readable && ferror(file) == 0) || tell_fault("read");
}
