/* SPDX-License-Identifier: MIT */
/* Guard pages by mmap, for the tests that read and write up to the last octet. */
#define _DEFAULT_SOURCE 1 /* MAP_ANONYMOUS */

#include "guard.h"

#include <stdlib.h>
#include <string.h>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/mman.h>
#include <unistd.h>

guard guard_new(void) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t size = (GUARD_SIZE + page - 1) / page * page;
    void *pages =
        mmap(NULL, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        abort();
    }
    guard g = {pages, size, size + page};
    if (mprotect(g.pages + size, page, PROT_NONE) != 0) {
        abort();
    }
    return g;
}

void guard_free(guard *g) {
    munmap(g->pages, g->total);
}
#else
guard guard_new(void) {
    guard g = {malloc(GUARD_SIZE), GUARD_SIZE, 0};
    if (g.pages == NULL) {
        abort();
    }
    return g;
}

void guard_free(guard *g) {
    free(g->pages);
}
#endif

void *guard_end(const guard *g, size_t len) {
    if (len > g->size) {
        abort();
    }
    return g->pages + g->size - len;
}

void *guard_copy(const guard *g, const void *from, size_t len) {
    void *to = guard_end(g, len);
    if (len > 0) {
        memcpy(to, from, len);
    }
    return to;
}
