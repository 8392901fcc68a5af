/* SPDX-License-Identifier: MIT */
/* The buffer behind standard output and standard error, used by every verb, so that nothing
 * half-written comes out. */
#include "out.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#else
#include <unistd.h>
#endif

#include "diag.h"

enum {
    STANDARD_OUTPUT = 1,
    STANDARD_ERROR = 2,
    FIRST_CAP = 4096,
    DECIMAL = 10,
    NUMBER_DIGITS = 20
};

/* Writing a part failed, for the reason in errno then, and the end will tell it. */
static int cut_short;

/* 0, or errno's reason. All is gathered already, so a stream's buffer would win nothing. */
static int write_all(int file, const char *buf, size_t len) {
    enum { PART_MAX = 1 << 20 }; /* within what any system takes at once */
    for (size_t done = 0; done < len;) {
        size_t part = len - done < PART_MAX ? len - done : PART_MAX;
#ifdef _WIN32
        int wrote = _write(file, buf + done, (unsigned)part);
#else
        ssize_t wrote = write(file, buf + done, part);
#endif
        if (wrote < 0 && errno != EINTR) {
            return errno;
        }
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return 0;
}

void *cli_allocate(void *old, size_t len) {
    void *memory = realloc(old, len);
    if (memory == NULL) { /* not by diag.c, which asks for memory */
        static const char message[] = "dhcputil: out of memory\n";
        write_all(STANDARD_ERROR, message, strlen(message));
        exit(EXIT_USAGE);
    }
    return memory;
}

/* Lent to one buffer at a time, since most runs need no more, and then allocate nothing. */
static char lent[FIRST_CAP];
static bool is_lent;

void out_grow(out *o, size_t need) {
    size_t cap = o->cap < FIRST_CAP ? FIRST_CAP : 2 * o->cap;
    o->cap = cap < need ? need : cap;
    if (o->buf == NULL && !is_lent && need <= FIRST_CAP) {
        o->buf = lent;
        is_lent = true;
    } else if (o->buf == lent) {
        o->buf = cli_allocate(NULL, o->cap);
        memcpy(o->buf, lent, o->len);
        is_lent = false;
    } else {
        o->buf = cli_allocate(o->buf, o->cap);
    }
}

void out_number(out *o, uint64_t number) {
    out_aligned(o, number, 0);
}

void out_aligned(out *o, uint64_t number, size_t width) {
    char digits[NUMBER_DIGITS];
    size_t start = sizeof digits;
    do {
        digits[--start] = (char)('0' + number % DECIMAL);
        number /= DECIMAL;
    } while (number > 0);
    for (size_t len = sizeof digits - start; len < width; len++) {
        out_char(o, ' ');
    }
    dhcpopt_text text = {digits + start, sizeof digits - start};
    out_text(o, text);
}

void out_padded(out *o, const char *string, size_t width) {
    size_t len = strlen(string);
    size_t gap = len < width ? width - len : 0;
    char *to = out_reserve(o, len + gap);
    memcpy(to, string, len);
    memset(to + len, ' ', gap);
    o->len += len + gap;
}

void out_drop(out *o) {
    if (o->buf == lent) {
        is_lent = false;
    } else if (o->buf != NULL) { /* else not called, since then it need not even be loaded */
        free(o->buf);
    }
    o->buf = NULL;
    o->len = 0;
    o->cap = 0;
}

void out_keep_line_ends(void) {
#ifdef _WIN32
    _setmode(STANDARD_OUTPUT, _O_BINARY);
#endif
}

/* The last character stays, for JSON tells from it whether a comma is needed. */
void out_pass_on(out *o) {
    enum { GATHERED_MAX = 1 << 16 };
    if (o->len > GATHERED_MAX) {
        size_t len = o->len - 1;
        cut_short = cut_short == 0 ? write_all(STANDARD_OUTPUT, o->buf, len) : cut_short;
        o->buf[0] = o->buf[len];
        o->len = 1;
    }
}

bool out_write(out *o) {
    cut_short = cut_short == 0 ? write_all(STANDARD_OUTPUT, o->buf, o->len) : cut_short;
    if (cut_short != 0) {
        diag_error("cannot write standard output: %s", strerror(cut_short));
    }
    out_drop(o);
    return cut_short == 0;
}

void out_write_error(out *o) {
    write_all(STANDARD_ERROR, o->buf, o->len);
    out_drop(o);
}
