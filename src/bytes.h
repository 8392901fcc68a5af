/* SPDX-License-Identifier: MIT */
/* Bounded reader and counting writer of wire bytes, for every module that touches a payload;
 * the only code that indexes them. */
#ifndef DHCPOPT_BYTES_H
#define DHCPOPT_BYTES_H

#include <assert.h>
#include <string.h>

#include "block.h"
#include "dhcpopt.h"
#include "status.h"

enum { OCTET_BITS = 8, OCTET_MASK = 0xFF };

static inline uint8_t byte_at(dhcpopt_bytes bytes, size_t pos) {
    assert(pos < bytes.len);
    return bytes.ptr[pos];
}

/* The len octets from pos on; both must lie inside. */
static inline dhcpopt_bytes bytes_slice(dhcpopt_bytes bytes, size_t pos, size_t len) {
    assert(pos <= bytes.len && len <= bytes.len - pos);
    dhcpopt_bytes slice = {len > 0 ? bytes.ptr + pos : NULL, len};
    return slice;
}

/* The same, in octets that are not NULL. */
static inline dhcpopt_bytes bytes_inside(dhcpopt_bytes bytes, size_t pos, size_t len) {
    assert(bytes.ptr != NULL && pos <= bytes.len && len <= bytes.len - pos);
    dhcpopt_bytes inside = {bytes.ptr + pos, len};
    return inside;
}

static inline dhcpopt_bytes bytes_from(dhcpopt_bytes bytes, size_t pos) {
    return bytes_slice(bytes, pos, bytes.len - pos);
}

/* What no option can be: nothing, or more than its pieces hold; so decoding is bounded. */
static inline dhcpopt_status check_payload(dhcpopt_bytes payload, dhcpopt_error *error) {
    if (payload.len == 0) {
        return fail(error, DHCPOPT_TOO_SHORT, 0, 0);
    }
    if (payload.len > DHCPOPT_LONG_MAX) {
        return fail_length(error, DHCPOPT_TOO_LONG, DHCPOPT_LONG_MAX,
                           payload.len - DHCPOPT_LONG_MAX, payload.len, DHCPOPT_LONG_MAX);
    }
    return DHCPOPT_OK;
}

/* Wire octets that hold text, borrowed. */
static inline dhcpopt_text bytes_as_text(dhcpopt_bytes bytes) {
    dhcpopt_text text = {(const char *)bytes.ptr, bytes.len};
    return text;
}

static inline dhcpopt_bytes text_as_bytes(dhcpopt_text text) {
    dhcpopt_bytes bytes = {(const uint8_t *)text.ptr, text.len};
    return bytes;
}

/* Big endian numbers at pos; the octets must be there. */
static inline uint16_t bytes_u16(dhcpopt_bytes bytes, size_t pos) {
    return (uint16_t)(byte_at(bytes, pos) << OCTET_BITS | byte_at(bytes, pos + 1));
}

static inline uint32_t bytes_u32(dhcpopt_bytes bytes, size_t pos) {
    return (uint32_t)bytes_u16(bytes, pos) << (2 * OCTET_BITS) | bytes_u16(bytes, pos + 2);
}

/* Counts every octet put, and writes those that fit. */
typedef struct writer {
    uint8_t *out; /* NULL: count only */
    size_t cap;
    size_t len;
} writer;

static inline writer writer_to(uint8_t *out, size_t cap) {
    writer w = {out, out == NULL ? 0 : cap, 0};
    return w;
}

static inline void put_u8(writer *w, uint8_t octet) {
    if (w->len < w->cap) {
        w->out[w->len] = octet;
    }
    w->len++;
}

/* Where the next len octets go; NULL where they do not all fit, or are only counted. */
static inline uint8_t *writer_room(const writer *w, size_t len) {
    return w->len <= w->cap && len <= w->cap - w->len ? w->out + w->len : NULL;
}

/* The same, for a caller that sets them in any order; they are counted already. */
static inline uint8_t *writer_claim(writer *w, size_t len) {
    uint8_t *claimed = writer_room(w, len);
    w->len += claimed != NULL ? len : 0;
    return claimed;
}

static inline void put_u16(writer *w, uint16_t number) {
    put_u8(w, (uint8_t)(number >> OCTET_BITS));
    put_u8(w, (uint8_t)(number & OCTET_MASK));
}

static inline void put_u32(writer *w, uint32_t number) {
    put_u16(w, (uint16_t)(number >> (2 * OCTET_BITS)));
    put_u16(w, (uint16_t)number);
}

static inline void put_bytes(writer *w, dhcpopt_bytes bytes) {
    if (w->len < w->cap && bytes.len > 0) {
        size_t room = w->cap - w->len;
        block_copy(w->out + w->len, bytes.ptr, bytes.len < room ? bytes.len : room);
    }
    w->len += bytes.len;
}

static inline void put_text(writer *w, dhcpopt_text text) {
    put_bytes(w, text_as_bytes(text));
}

static inline dhcpopt_status writer_finish(const writer *w, size_t *ret_len,
                                           dhcpopt_error *error) {
    return finish_output(w->out != NULL, w->len, w->cap, ret_len, error);
}

#endif
