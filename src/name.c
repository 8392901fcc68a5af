/* SPDX-License-Identifier: MIT */
/* Domain names for options 119 and 120, and the host-name rules that URLs share: at once where
 * nothing is amiss, else label by label. */
#include "name.h"

#include "label.h"
#include "text.h"

/*
 * The fast path, for names of 16 to 63 characters with nothing amiss, which most are. They are
 * copied and looked at in blocks, and a bit for each character tells what stands where. In so
 * short a name no label is too long. All else is left to label.c, which alone knows what to
 * say of a fault.
 */
enum { FAST_MIN = BLOCK_OCTETS, FAST_MAX = 63 };

typedef struct marks {
    uint64_t breaks;  /* bit n: character n stands in no label */
    uint64_t hyphens; /* likewise */
} marks;

/* Copies len octets, whole blocks, and flags hyphens and what is no host-name character. */
static inline void copy_flagged(const uint8_t *restrict from, uint8_t *restrict to, size_t len,
                                uint8_t *restrict breaks, uint8_t *restrict hyphens) {
    for (size_t pos = 0; pos < len; pos++) {
        uint8_t c = from[pos];
        uint8_t hyphen = c == '-';
        uint8_t letter = (uint8_t)((c | ('a' - 'A')) - 'a') <= 'z' - 'a';
        uint8_t digit = (uint8_t)(c - '0') <= '9' - '0';
        hyphens[pos] = hyphen;
        breaks[pos] = !(hyphen | letter | digit);
        to[pos] = c;
    }
}

/* Copies and notes all of a name's text; a break is what should be a dot. */
static inline marks copy_text(const uint8_t *from, uint8_t *to, size_t len) {
    uint8_t breaks[FAST_MAX];
    uint8_t hyphens[FAST_MAX];
    marks seen = {0, 0};
    for (stretch part = stretch_first(len); part.len > 0; part = stretch_next(part, len)) {
        copy_flagged(from + part.start, to + part.start, part.len, breaks, hyphens);
        for (size_t pos = 0; pos < part.len; pos += BLOCK_OCTETS) {
            seen.breaks |= block_flags(breaks + pos) << (part.start + pos);
            seen.hyphens |= block_flags(hyphens + pos) << (part.start + pos);
        }
    }
    return seen;
}

/* No label between the dots is empty, none starts or ends with a hyphen; and the last one,
 * which must not be all digits, ends with another character. */
static inline bool labels_are_fine(marks seen, uint64_t dots, dhcpopt_bytes name) {
    uint64_t edges = dots << 1 | 1 | dots >> 1 | UINT64_C(1) << (name.len - 1);
    return ((dots | seen.hyphens) & edges) == 0 && !is_digit(byte_at(name, name.len - 1));
}

/* As name_encode; false, with nothing done, for a name that the plain path must see. */
static bool encode_fast(dhcpopt_text name, writer *w) {
    if (name.len < FAST_MIN || name.len > FAST_MAX) {
        return false;
    }
    size_t before = w->len;
    uint8_t *out = writer_claim(w, name.len + 2);
    if (out == NULL) {
        return false;
    }
    marks seen = copy_text(text_as_bytes(name).ptr, out + 1, name.len);
    bool fine = labels_are_fine(seen, seen.breaks, text_as_bytes(name));
    size_t start = 0;
    for (uint64_t ends = seen.breaks; ends != 0; ends &= ends - 1) {
        size_t end = lowest_bit(ends);
        fine = fine && text_at(name, end) == '.';
        out[start] = (uint8_t)(end - start);
        start = end + 1;
    }
    out[start] = (uint8_t)(name.len - start);
    out[name.len + 1] = 0;
    if (!fine) {
        w->len = before;
    }
    return fine;
}

dhcpopt_status name_encode(dhcpopt_text name, writer *w, dhcpopt_error *error) {
    return encode_fast(name_without_dot(name), w) ? DHCPOPT_OK : labels_encode(name, w, error);
}

dhcpopt_status name_check(dhcpopt_text name, size_t *ret_len, dhcpopt_error *error) {
    writer counter = writer_to(NULL, 0);
    dhcpopt_status status = name_encode(name, &counter, error);
    if (status == DHCPOPT_OK) {
        *ret_len = name_without_dot(name).len;
    }
    return status;
}

/* The length of the text whose labels start at pos, and a bit for each dot in it. 0 for what
 * the plain path must see: a pointer, a cut name, or one of another length. */
static inline size_t find_labels(dhcpopt_bytes payload, size_t pos, uint64_t *ret_dots) {
    uint64_t ends = 0;
    size_t start = pos + 1;
    while (pos < payload.len && byte_at(payload, pos) != 0) {
        pos += (size_t)byte_at(payload, pos) + 1;
        if (pos - start > FAST_MAX) {
            return 0;
        }
        ends |= UINT64_C(1) << (pos - start);
    }
    if (pos >= payload.len || pos < start + FAST_MIN) {
        return 0;
    }
    *ret_dots = ends ^ UINT64_C(1) << (pos - start); /* none behind the last label */
    return pos - start;
}

/* As name_decode; 0 for a name that the plain path must see. */
static size_t decode_fast(dhcpopt_bytes payload, size_t pos, char *out) {
    uint64_t dots = 0;
    size_t len = find_labels(payload, pos, &dots);
    if (len == 0) {
        return 0;
    }
    dhcpopt_bytes text = bytes_slice(payload, pos + 1, len);
    marks seen = copy_text(text.ptr, (uint8_t *)out, len);
    for (uint64_t rest = dots; rest != 0; rest &= rest - 1) {
        out[lowest_bit(rest)] = '.';
    }
    return (seen.breaks & ~dots) == 0 && labels_are_fine(seen, dots, text) ? len : 0;
}

dhcpopt_status name_decode(dhcpopt_bytes payload, size_t pos, char *out, size_t *ret_len,
                           size_t *ret_end, dhcpopt_error *error) {
    size_t fast = decode_fast(payload, pos, out);
    if (fast == 0) {
        return labels_decode(payload, pos, out, ret_len, ret_end, error);
    }
    *ret_len = fast;
    *ret_end = pos + 1 + fast + 1;
    return DHCPOPT_OK;
}
