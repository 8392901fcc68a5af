/* SPDX-License-Identifier: MIT */
/* Octets looked at together, for the fast paths of names and hexadecimal. A loop that has no
 * branch, and that goes over a multiple of sixteen octets, is one that compilers make a few
 * instructions of, which take all sixteen at once. */
#ifndef DHCPOPT_BLOCK_H
#define DHCPOPT_BLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { BLOCK_OCTETS = 16 };

/* A stretch of whole blocks. Of len octets, which are a block at least, the first stretch is as
 * long as can be; a second one, which overlaps it, has what is left. */
typedef struct stretch {
    size_t start;
    size_t len; /* 0: there are no more */
} stretch;

static inline stretch stretch_first(size_t len) {
    stretch first = {0, len - len % BLOCK_OCTETS};
    return first;
}

static inline stretch stretch_next(stretch before, size_t len) {
    stretch last = {len - BLOCK_OCTETS, before.start + before.len == len ? 0 : BLOCK_OCTETS};
    return last;
}

/* memcpy for what is mostly short: its first and its last octets, which may overlap, in copies
 * of a size that the compiler knows. Of a length that it only knows to be small it makes a loop
 * in one instruction, which takes longer to start than this takes. */
static inline void block_copy(uint8_t *to, const uint8_t *from, size_t len) {
    const size_t half = BLOCK_OCTETS / 2;
    const size_t quarter = half / 2;
    if (len >= BLOCK_OCTETS) {
        for (size_t pos = 0; pos < len - BLOCK_OCTETS; pos += BLOCK_OCTETS) {
            memcpy(to + pos, from + pos, BLOCK_OCTETS);
        }
        memcpy(to + len - BLOCK_OCTETS, from + len - BLOCK_OCTETS, BLOCK_OCTETS);
    } else if (len >= half) {
        memcpy(to, from, half);
        memcpy(to + len - half, from + len - half, half);
    } else if (len >= quarter) {
        memcpy(to, from, quarter);
        memcpy(to + len - quarter, from + len - quarter, quarter);
    } else if (len > 0) {
        to[0] = from[0];
        to[len / 2] = from[len / 2];
        to[len - 1] = from[len - 1];
    }
}

/* ---- Eight octets in a number: the first one is lowest, whatever the machine's order ---- */

enum { WORD_LEN = 8 };

/* Compilers make one load of it. */
static inline uint64_t word_load(const uint8_t *from) {
    return (uint64_t)from[0] | (uint64_t)from[1] << 8 | (uint64_t)from[2] << 16 |
           (uint64_t)from[3] << 24 | (uint64_t)from[4] << 32 | (uint64_t)from[5] << 40 |
           (uint64_t)from[6] << 48 | (uint64_t)from[7] << 56;
}

/* Eight flags, each 0 or 1 in an octet, as eight bits. */
static inline uint64_t word_bits(uint64_t flags) {
    /* The factor moves bit 8n to bit 56 + n, among other places, and no two meet. */
    return flags * UINT64_C(0x0102040810204080) >> 56;
}

/* The flags of a block. */
static inline uint64_t block_bits(const uint8_t *flags) {
    return word_bits(word_load(flags)) | word_bits(word_load(flags + WORD_LEN)) << WORD_LEN;
}

/* The place of the lowest bit that is set; one must be. The factor is a de Bruijn sequence:
 * each shift of it has other bits on top. */
static inline size_t lowest_bit(uint64_t bits) {
    static const uint8_t places[] = {
        0,  1,  48, 2,  57, 49, 28, 3,  61, 58, 50, 42, 38, 29, 17, 4,  62, 55, 59, 36, 53, 51,
        43, 22, 45, 39, 33, 30, 24, 18, 12, 5,  63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21,
        44, 32, 23, 11, 46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9,  13, 8,  7,  6};
    return places[(bits & (~bits + 1)) * UINT64_C(0x03F79D71B4CB0A89) >> 58];
}

#endif
