/* SPDX-License-Identifier: MIT */
/* Names of 8 to 62 characters with nothing amiss, which most are. They are copied and looked
 * at many characters at a time, and a bit for each tells whether it is a mark: no letter and no
 * digit. In so short a name no label is too long. All other names are left to label.c, which
 * alone knows what to say of a fault. The pointers here are plain ones, to octets that have
 * been counted, and the functions inline, since a call takes as long as half the work. */
#ifndef DHCPOPT_FASTNAME_H
#define DHCPOPT_FASTNAME_H

#include "block.h"
#include "bytes.h"
#include "dhcpopt.h"
#include "text.h"

enum { FAST_MIN = WORD_LEN, FAST_MAX = 62 };

/* Flags what is neither letter nor digit. */
static inline void flag_marks(const uint8_t *restrict from, uint8_t *restrict flags,
                              size_t len) {
    for (size_t pos = 0; pos < len; pos++) {
        uint8_t letter = (uint8_t)((from[pos] | ('a' - 'A')) - 'a') <= 'z' - 'a';
        uint8_t digit = (uint8_t)(from[pos] - '0') <= '9' - '0';
        flags[pos] = !(letter | digit);
    }
}

/* Copies a word or a block and tells its marks. */
static inline uint64_t copy_word(const uint8_t *restrict from, uint8_t *restrict to) {
    uint8_t flags[WORD_LEN];
    flag_marks(from, flags, WORD_LEN);
    memcpy(to, from, WORD_LEN);
    return word_bits(word_load(flags));
}

static inline uint64_t copy_block(const uint8_t *restrict from, uint8_t *restrict to) {
    uint8_t flags[BLOCK_OCTETS];
    flag_marks(from, flags, BLOCK_OCTETS);
    memcpy(to, from, BLOCK_OCTETS);
    return block_bits(flags);
}

/* Copies as much as two words or four blocks, which may overlap. There is no loop: in one,
 * compilers take octets one by one. */
static inline uint64_t copy_words(const uint8_t *from, uint8_t *to, size_t len) {
    const size_t last = len - WORD_LEN;
    return copy_word(from, to) | copy_word(from + last, to + last) << last;
}

static inline uint64_t copy_blocks(const uint8_t *from, uint8_t *to, size_t len) {
    const size_t last = len - BLOCK_OCTETS;
    uint64_t marks = copy_block(from + last, to + last) << last;
    if (last > 0) {
        marks |= copy_block(from, to);
    }
    if (last > BLOCK_OCTETS) {
        marks |= copy_block(from + BLOCK_OCTETS, to + BLOCK_OCTETS) << BLOCK_OCTETS;
    }
    if (last > 2 * BLOCK_OCTETS) {
        marks |= copy_block(from + 2 * BLOCK_OCTETS, to + 2 * BLOCK_OCTETS) << 2 * BLOCK_OCTETS;
    }
    return marks;
}

/* The same of FAST_MIN to FAST_MAX. */
static inline uint64_t copy_text(const uint8_t *from, uint8_t *to, size_t len) {
    return len < BLOCK_OCTETS ? copy_words(from, to, len) : copy_blocks(from, to, len);
}

/* The first character and the last one, where no mark may stand. */
static inline uint64_t ends_of(size_t len) {
    return UINT64_C(1) << (len - 1) | 1;
}

/* Sets the lengths between the labels of text that is copied to out + 1; false where it is no
 * name, or one with two hyphens in a row, which are rare. */
static inline bool set_lengths(uint64_t marks, uint8_t *out, size_t len) {
    size_t start = 0;
    if ((marks & (marks << 1 | ends_of(len))) != 0 || is_digit(out[len])) {
        return false;
    }
    for (; marks != 0; marks &= marks - 1) {
        size_t end = lowest_bit(marks);
        if (out[end + 1] == '.') {
            out[start] = (uint8_t)(end - start);
            start = end + 1;
        } else if (out[end + 1] != '-') {
            return false;
        }
    }
    out[start] = (uint8_t)(len - start);
    out[len + 1] = 0;
    return true;
}

/* Writes labels and the final zero octet; their length, or 0 where name_encode must see the
 * name, or where it does not fit. */
static inline size_t name_write(dhcpopt_text name, uint8_t *out, size_t cap) {
    size_t need = name.len + 2;
    if (name.len < FAST_MIN || name.len > FAST_MAX || cap < need) {
        return 0;
    }
    uint64_t marks = copy_text((const uint8_t *)name.ptr, out + 1, name.len);
    return set_lengths(marks, out, name.len) ? need : 0;
}

/* The length of the text whose labels stand in wire, and a bit for each dot in it. 0 for what
 * label.c must see: a pointer, a cut name, or one of another length. */
static inline size_t find_labels(const uint8_t *wire, size_t wire_len, uint64_t *ret_dots) {
    const size_t last = wire_len - 1 < FAST_MAX + 1 ? wire_len - 1 : FAST_MAX + 1;
    uint64_t starts = 0;
    size_t pos = 0;
    for (size_t len = wire[0]; len > 0; len = wire[pos]) {
        starts |= UINT64_C(1) << pos;
        pos += len + 1;
        if (pos > last) {
            return 0;
        }
    }
    *ret_dots = starts >> 1; /* the first length is no dot */
    return pos > FAST_MIN ? pos - 1 : 0;
}

/* Is each of these marks a hyphen that may stand there? */
static bool are_hyphens(uint64_t marks, uint64_t dots, const uint8_t *text, size_t len) {
    if ((marks & (dots << 1 | dots >> 1 | ends_of(len))) != 0) {
        return false;
    }
    for (; marks != 0; marks &= marks - 1) {
        if (text[lowest_bit(marks)] != '-') {
            return false;
        }
    }
    return true;
}

/* Reads the name at the start of bytes, which have an octet at least, as text; its length, or 0
 * where name_decode must see the name. On the wire it takes two octets more. */
static inline size_t name_read(dhcpopt_bytes bytes, char *out) {
    const uint8_t *wire = bytes.ptr;
    uint8_t *text = (uint8_t *)out;
    uint64_t dots = 0;
    size_t len = find_labels(wire, bytes.len, &dots);
    if (len == 0 || is_digit(wire[len])) {
        return 0;
    }
    uint64_t marks = copy_text(wire + 1, text, len) & ~dots;
    if (marks != 0 && !are_hyphens(marks, dots, text, len)) {
        return 0;
    }
    for (; dots != 0; dots &= dots - 1) {
        text[lowest_bit(dots)] = '.';
    }
    return len;
}

#endif
