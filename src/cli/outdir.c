/* SPDX-License-Identifier: MIT */
/* Writes a directory's files for config --output-dir. */
#include "outdir.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>

#ifdef _WIN32
#include <direct.h>
#include <fcntl.h>
#include <io.h>
#include <process.h>
#include <windows.h>
#else
#include <unistd.h>
#endif

#include "diag.h"

enum { NAME_CAP = 200, PATH_CAP = 4096, BLOCK = 1 << 16 };

/* Behind the number of the process, so that two runs do not write each other's. */
#define TEMPORARY ".part"

/* ---- The system ---- */

static bool make_directory(const char *path) {
#ifdef _WIN32
    return _mkdir(path) == 0 || errno == EEXIST;
#else
    return mkdir(path, 0777) == 0 || errno == EEXIST; /* less what the user's umask takes */
#endif
}

static bool is_directory(const char *path) {
    struct stat found;
    if (stat(path, &found) != 0) {
        return false;
    }
    errno = ENOTDIR;
    return S_ISDIR(found.st_mode);
}

/* In one step, so that there is always the old file or the new one. */
static bool replace_file(const char *from, const char *to) {
#ifdef _WIN32
    return MoveFileExA(from, to, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
#else
    return rename(from, to) == 0;
#endif
}

static bool path_of(const outdir *to, const char *name, char path[PATH_CAP]) {
    int len = snprintf(path, PATH_CAP, "%s/%s", to->directory, name);
    return len > 0 && len < PATH_CAP;
}

static bool temporary_path_of(const outdir *to, const char *name, char path[PATH_CAP]) {
    int len = snprintf(path, PATH_CAP, "%s/%s.%lu" TEMPORARY, to->directory, name,
                       (unsigned long)getpid());
    return len > 0 && len < PATH_CAP;
}

/* A new file, and never one that is there, or that a link leads to. */
static FILE *create_file(const char *path) {
#ifdef _WIN32
    int file = _open(path, _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY, _S_IREAD | _S_IWRITE);
    return file < 0 ? NULL : _fdopen(file, "wb");
#else
    return fopen(path, "wbx");
#endif
}

/* ---- Names ---- */

static char lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool is_letter_or_digit(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

/* Devices of Windows, whatever stands behind a dot. */
static bool is_device(const char *name) {
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    size_t len = strcspn(name, ".");
    for (size_t index = 0; index < sizeof devices / sizeof devices[0]; index++) {
        if (len == 3 && strncmp(name, devices[index], len) == 0) {
            return true;
        }
    }
    bool port = strncmp(name, "com", 3) == 0 || strncmp(name, "lpt", 3) == 0;
    return port && len == 4 && name[3] >= '0' && name[3] <= '9';
}

/* Is it a subnet, whose name ends with a slash and one or two digits? */
static bool is_subnet(dhcpopt_text name) {
    size_t digits = 0;
    while (digits < name.len && name.ptr[name.len - digits - 1] >= '0' &&
           name.ptr[name.len - digits - 1] <= '9') {
        digits++;
    }
    return digits > 0 && digits <= 2 && digits + 1 < name.len &&
           name.ptr[name.len - digits - 1] == '/';
}

/* The name of a file, from that of a scope or server: letters, digits, ".", "-" and "_", with
 * "_" for the "/" and ":" of subnets. False where it is none. */
static bool plain_name(dhcpopt_text name, const char *suffix, char file[NAME_CAP]) {
    char small[NAME_CAP];
    size_t suffix_len = strlen(suffix);
    bool subnet = is_subnet(name);
    if (name.len == 0 || name.len + suffix_len >= NAME_CAP) {
        return false;
    }
    for (size_t pos = 0; pos < name.len; pos++) {
        char c = name.ptr[pos];
        bool parts = subnet && (c == '/' || c == ':') && pos > 0;
        bool mark = c == '-' || c == '_' || (c == '.' && pos > 0) || c == ' ';
        if (!is_letter_or_digit(c) && !mark && !parts) {
            return false;
        }
        file[pos] = parts ? '_' : c;
        small[pos] = lower(file[pos]);
    }
    small[name.len] = '\0';
    memcpy(file + name.len, suffix, suffix_len + 1);
    return !is_device(small) && file[0] != ' ';
}

static bool is_new(outdir *to, const char *file) {
    char small[NAME_CAP];
    size_t len = strlen(file);
    for (size_t pos = 0; pos < len; pos++) {
        small[pos] = lower(file[pos]);
    }
    bool new = false;
    dhcpopt_text name = {small, len};
    names_add(&to->files, name, 0, &new);
    return new;
}

/* ---- Files ---- */

/* Is there a file of that name with anything else in it? */
static bool differs(const char *path, const out *text) {
    char block[BLOCK];
    size_t pos = 0;
    bool same = true;
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return errno != ENOENT; /* what is there and cannot be read is not replaced either */
    }
    for (size_t got = 1; same && got > 0; pos += got) {
        got = fread(block, 1, sizeof block, stream);
        same = got <= text->len - pos && memcmp(block, text->buf + pos, got) == 0;
    }
    same = same && pos == text->len && ferror(stream) == 0;
    fclose(stream);
    return !same;
}

/* Nothing is left of a file that cannot be written whole. */
static bool write_file(const char *path, const out *text) {
    FILE *stream = create_file(path);
    if (stream == NULL) {
        return false;
    }
    bool written = fwrite(text->buf, 1, text->len, stream) == text->len;
    int reason = errno;
    if (fclose(stream) == 0 && written) {
        return true;
    }
    reason = written ? errno : reason;
    remove(path);
    errno = reason;
    return false;
}

static int tell_path(const char *path) {
    diag_error("config: %s: %s", path, strerror(errno));
    return EXIT_USAGE;
}

int outdir_begin(outdir *to, const char *directory, bool force) {
    memset(to, 0, sizeof *to);
    to->directory = directory;
    to->force = force;
    bool there = make_directory(directory) && is_directory(directory);
    return there ? EXIT_DONE : tell_path(directory);
}

/* Why the file is not to be written; NULL where it is. */
static const char *refuse(outdir *to, dhcpopt_text name, const char *suffix, const out *text,
                          char file[NAME_CAP], char path[PATH_CAP]) {
    if (!plain_name(name, suffix, file)) {
        return "no plain name for a file; letters, digits, \".\", \"-\" and \"_\" make one, "
               "but for the names of devices, such as con";
    }
    if (!is_new(to, file)) {
        return "another row's file has the name already";
    }
    if (!path_of(to, file, path)) {
        return "the path of the file is too long";
    }
    return !to->force && differs(path, text)
               ? "the file is there and holds something else; --force replaces it"
               : NULL;
}

int outdir_add(outdir *to, const char *subject, dhcpopt_text name, const char *suffix,
               const out *text) {
    char file[NAME_CAP];
    char path[PATH_CAP];
    const char *why = refuse(to, name, suffix, text, file, path);
    if (why != NULL) {
        if (subject != NULL) {
            diag_error("%s: %s", subject, why);
            diag_quote(name, 0, name.len);
        }
        return EXIT_DATA;
    }
    dhcpopt_text kept = {file, strlen(file) + 1};
    if (!temporary_path_of(to, file, path) || !write_file(path, text)) {
        return tell_path(path);
    }
    out_text(&to->written, kept);
    return EXIT_DONE;
}

int outdir_finish(outdir *to) {
    int exit_status = EXIT_DONE;
    for (size_t pos = 0; pos < to->written.len; pos += strlen(to->written.buf + pos) + 1) {
        char from[PATH_CAP];
        char path[PATH_CAP];
        bool known = temporary_path_of(to, to->written.buf + pos, from) &&
                     path_of(to, to->written.buf + pos, path);
        if (!known || !replace_file(from, path)) {
            exit_status = tell_path(path);
            remove(from);
        }
    }
    names_drop(&to->files);
    out_drop(&to->written);
    return exit_status;
}

void outdir_abandon(outdir *to) {
    for (size_t pos = 0; pos < to->written.len; pos += strlen(to->written.buf + pos) + 1) {
        char path[PATH_CAP];
        if (temporary_path_of(to, to->written.buf + pos, path)) {
            remove(path);
        }
    }
    names_drop(&to->files);
    out_drop(&to->written);
}
