/* SPDX-License-Identifier: MIT */
/* Hashes of octets, for tables in memory; they are no guard against forgery. */
#ifndef CLI_HASH_H
#define CLI_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Any number but 0, with which zeros would count for nothing: FNV's (Fowler, Noll, Vo). */
#define HASH_BEGIN UINT64_C(0xCBF29CE484222325)

/* Multiplied by 2^64 over the golden ratio; the shift brings the upper bits down. */
static inline uint64_t hash_number(uint64_t hash, uint64_t number) {
    hash = (hash ^ number) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static inline uint64_t hash_octets(uint64_t hash, const void *octets, size_t len) {
    const unsigned char *from = octets;
    hash = hash_number(hash, len);
    for (size_t pos = 0; pos < len; pos += sizeof(uint64_t)) {
        uint64_t word = 0;
        size_t left = len - pos;
        memcpy(&word, from + pos, left < sizeof word ? left : sizeof word);
        hash = hash_number(hash, word);
    }
    return hash;
}

#endif
