/* SPDX-License-Identifier: MIT */
/* Hexadecimal, beside table loops that know one spelling, and beside memcpy for much of it. */
#include <string.h>

#include "bench.h"
#include "dhcpopt.h"
#include "rivals.h"

enum { SHORT_LEN = 20, OPTION_LEN = 87, LONG_LEN = 65536, STEP = 89 };

static uint8_t octets[LONG_LEN];
static char digits[DHCPOPT_HEX_MAX(LONG_LEN)]; /* of octets */
static char text[DHCPOPT_HEX_MAX(LONG_LEN)];   /* what is written */
static uint8_t copy[LONG_LEN];                 /* what is read */
static const dhcpopt_form *form;
static size_t len;

static bool begin(size_t wanted) {
    form = dhcpopt_form_at(0);
    len = wanted;
    for (size_t pos = 0; pos < len; pos++) {
        octets[pos] = (uint8_t)(pos * STEP + pos / UINT8_MAX);
    }
    const dhcpopt_bytes bytes = {octets, len};
    return rival_hex_write(bytes, digits) == 2 * len;
}

static size_t write_hex(void) {
    const dhcpopt_bytes bytes = {octets, len};
    size_t made = 0;
    dhcpopt_status status = dhcpopt_hex_print(form, bytes, text, sizeof text, &made);
    return status == DHCPOPT_OK ? made : 0;
}

static size_t read_hex(void) {
    const dhcpopt_text given = {digits, 2 * len};
    size_t made = 0;
    dhcpopt_status status = dhcpopt_hex_parse(given, copy, sizeof copy, &made, NULL);
    return status == DHCPOPT_OK ? made : 0;
}

static void work_write(size_t rounds) {
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += write_hex() + (size_t)text[0];
    }
    bench_sink = sum;
}

static void work_read(size_t rounds) {
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += read_hex() + copy[0];
    }
    bench_sink = sum;
}

static void work_plain_write(size_t rounds) {
    const dhcpopt_bytes bytes = {octets, len};
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += rival_hex_write(bytes, text) + (size_t)text[0];
    }
    bench_sink = sum;
}

static void work_plain_read(size_t rounds) {
    const dhcpopt_text given = {digits, 2 * len};
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += rival_hex_read(given, copy) + copy[0];
    }
    bench_sink = sum;
}

/* Through a pointer that no compiler sees through, so that each copy is made. */
static void *(*volatile copy_octets)(void *to, const void *from, size_t count) = memcpy;

static void work_copy(size_t rounds) {
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        copy_octets(copy, octets, len);
        sum += copy[0];
    }
    bench_sink = sum;
}

static bool equal(size_t wanted) {
    static char plain[2 * LONG_LEN];
    const dhcpopt_bytes bytes = {octets, wanted};
    return begin(wanted) && write_hex() == 2 * len &&
           rival_hex_write(bytes, plain) == 2 * len && memcmp(text, plain, 2 * len) == 0 &&
           read_hex() == len && memcmp(copy, octets, len) == 0;
}

static bool short_equal(void) {
    return equal(SHORT_LEN);
}

static bool option_equal(void) {
    return equal(OPTION_LEN);
}

static bool long_equal(void) {
    return equal(LONG_LEN);
}

#define WRITE                                                                                  \
    { "dhcpopt_hex_print", work_write }
#define READ                                                                                   \
    { "dhcpopt_hex_parse", work_read }

const bench_contest bench_hex[] = {
    {"write hex, 20 octets", short_equal, 1, {WRITE, {"table of pairs", work_plain_write}}},
    {"write hex, 87 octets", option_equal, 1, {WRITE, {"table of pairs", work_plain_write}}},
    {"write hex, 64 KB", long_equal, 4, {WRITE, {"memcpy", work_copy}}},
    {"read hex, 20 octets", short_equal, 1, {READ, {"table of digits", work_plain_read}}},
    {"read hex, 87 octets", option_equal, 1, {READ, {"table of digits", work_plain_read}}},
    {"read hex, 64 KB", long_equal, 4, {READ, {"memcpy", work_copy}}},
};
const size_t bench_hex_count = sizeof bench_hex / sizeof bench_hex[0];
