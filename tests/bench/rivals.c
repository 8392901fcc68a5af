/* SPDX-License-Identifier: MIT */
/* Plain loops, each as fast as it gets without a trick, for the library to be measured by. */
#include "rivals.h"

#include <string.h>

enum { OCTETS = 256, HIGH = 4, LOW_MASK = 15, NO_DIGIT = 255, HEADER = 2 };

static char pairs[OCTETS][2];
static uint8_t digit_values[OCTETS];

void rival_begin(void) {
    static const char digits[] = "0123456789ABCDEF";
    memset(digit_values, NO_DIGIT, sizeof digit_values);
    for (unsigned octet = 0; octet < OCTETS; octet++) {
        pairs[octet][0] = digits[octet >> HIGH];
        pairs[octet][1] = digits[octet & LOW_MASK];
    }
    for (uint8_t value = 0; value <= LOW_MASK; value++) {
        digit_values[(uint8_t)digits[value]] = value;
        digit_values[(uint8_t) "0123456789abcdef"[value]] = value;
    }
}

size_t rival_hex_write(dhcpopt_bytes bytes, char *out) {
    for (size_t pos = 0; pos < bytes.len; pos++) {
        memcpy(out + 2 * pos, pairs[bytes.ptr[pos]], 2);
    }
    return 2 * bytes.len;
}

size_t rival_hex_read(dhcpopt_text text, uint8_t *out) {
    const unsigned char *digits = (const unsigned char *)text.ptr;
    for (size_t pos = 0; pos + 1 < text.len; pos += 2) {
        unsigned high = digit_values[digits[pos]];
        unsigned low = digit_values[digits[pos + 1]];
        if ((high | low) > LOW_MASK) {
            return 0;
        }
        out[pos / 2] = (uint8_t)(high << HIGH | low);
    }
    return text.len / 2;
}

static inline size_t put(uint8_t *out, size_t cap, size_t len, const dhcpopt_value *value) {
    if (cap - len < HEADER + value->bytes.len) {
        return cap;
    }
    out[len] = value->code;
    out[len + 1] = (uint8_t)value->bytes.len;
    memcpy(out + len + HEADER, value->bytes.ptr, value->bytes.len);
    return len + HEADER + value->bytes.len;
}

size_t rival_encode_43(const dhcpopt_value values[RIVAL_SUBOPTIONS], uint8_t *out, size_t cap) {
    size_t len = put(out, cap, 0, &values[0]);
    len = put(out, cap, len, &values[1]);
    len = put(out, cap, len, &values[2]);
    len = put(out, cap, len, &values[3]);
    return put(out, cap, len, &values[4]);
}

static inline size_t take(dhcpopt_bytes payload, size_t pos, dhcpopt_suboption *ret) {
    if (payload.len - pos < HEADER || payload.len - pos - HEADER < payload.ptr[pos + 1]) {
        return payload.len + 1;
    }
    ret->code = payload.ptr[pos];
    ret->value.ptr = payload.ptr + pos + HEADER;
    ret->value.len = payload.ptr[pos + 1];
    return pos + HEADER + ret->value.len;
}

size_t rival_decode_43(dhcpopt_bytes payload, dhcpopt_suboption *out, size_t cap) {
    size_t count = 0;
    size_t pos = 0;
    while (pos < payload.len && count < cap) {
        pos = take(payload, pos, &out[count++]);
    }
    return pos == payload.len ? count : 0;
}
