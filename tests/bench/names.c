/* SPDX-License-Identifier: MIT */
/* Option 120 with one name, beside libc's functions for names, which check no host-name rule. */
#include <arpa/nameser.h>
#include <resolv.h>
#include <string.h>

#include "bench.h"
#include "dhcpopt.h"

enum { BUFFER_LEN = 512, ENCODING_LEN = 1 };

/* RFC 2606 s.3; read through a volatile pointer, so that no compiler knows the text. */
static const char *volatile short_name = "lync.example.local";
static const char *volatile long_name =
    "sip-registrar-007.unified-communications.emea.hq.example.com";
static const char *volatile name;
static size_t name_len;

static const dhcpopt_option *sip_servers;
static uint8_t payload[BUFFER_LEN]; /* of the name at hand */
static size_t payload_len;

static bool begin(const char *text) {
    sip_servers = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 120);
    name = text;
    name_len = strlen(text);
    return dhcpopt_parse(sip_servers, dhcpopt_text_of(text), payload, sizeof payload,
                         &payload_len, NULL) == DHCPOPT_OK;
}

/* ---- Encode ---- */

static size_t encode(uint8_t *out) {
    const dhcpopt_element element = {.type = DHCPOPT_ELEMENT_NAME,
                                     .as = {.text = {name, name_len}}};
    size_t len = 0;
    dhcpopt_status status =
        dhcpopt_encode(sip_servers, &element, 1, out, BUFFER_LEN, &len, NULL);
    return status == DHCPOPT_OK ? len : 0;
}

static void work_encode(size_t rounds) {
    uint8_t out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += encode(out) + out[ENCODING_LEN];
    }
    bench_sink = sum;
}

static void work_pton(size_t rounds) {
    uint8_t out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += (size_t)ns_name_pton(name, out, sizeof out) + out[0];
    }
    bench_sink = sum;
}

static void work_compress(size_t rounds) {
    uint8_t out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += (size_t)ns_name_compress(name, out, sizeof out, NULL, NULL) + out[0];
    }
    bench_sink = sum;
}

/* The library's octets, behind the encoding byte, are libc's. */
static bool encodes_equal(const char *text) {
    uint8_t ours[BUFFER_LEN];
    uint8_t libc[BUFFER_LEN];
    if (!begin(text) || encode(ours) != payload_len) {
        return false;
    }
    bool pton = ns_name_pton(name, libc, sizeof libc) >= 0 &&
                memcmp(ours + ENCODING_LEN, libc, payload_len - ENCODING_LEN) == 0;
    int len = ns_name_compress(name, libc, sizeof libc, NULL, NULL);
    return pton && len > 0 && (size_t)len == payload_len - ENCODING_LEN &&
           memcmp(ours + ENCODING_LEN, libc, (size_t)len) == 0;
}

/* ---- Decode ---- */

/* All of the option, up to its end. */
static size_t decode(dhcpopt_cursor *cursor) {
    const dhcpopt_bytes octets = {payload, payload_len};
    dhcpopt_element element;
    size_t len = 0;
    dhcpopt_decode_begin(cursor, sip_servers, octets);
    while (dhcpopt_decode_next(cursor, &element, NULL) == DHCPOPT_OK) {
        len += element.as.text.len;
    }
    return len;
}

static void work_decode(size_t rounds) {
    dhcpopt_cursor cursor;
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += decode(&cursor) + (size_t)cursor.name[0];
    }
    bench_sink = sum;
}

static void work_ntop(size_t rounds) {
    char out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += (size_t)ns_name_ntop(payload + ENCODING_LEN, out, sizeof out) + (size_t)out[0];
    }
    bench_sink = sum;
}

static void work_expand(size_t rounds) {
    char out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += (size_t)dn_expand(payload, payload + payload_len, payload + ENCODING_LEN, out,
                                 sizeof out) +
               (size_t)out[0];
    }
    bench_sink = sum;
}

static bool decodes_equal(const char *text) {
    dhcpopt_cursor cursor;
    char libc[BUFFER_LEN];
    if (!begin(text) || decode(&cursor) != name_len ||
        memcmp(cursor.name, text, name_len) != 0) {
        return false;
    }
    bool ntop =
        ns_name_ntop(payload + ENCODING_LEN, libc, sizeof libc) >= 0 && strcmp(libc, text) == 0;
    return ntop &&
           dn_expand(payload, payload + payload_len, payload + ENCODING_LEN, libc,
                     sizeof libc) >= 0 &&
           strcmp(libc, text) == 0;
}

/* ---- The contests ---- */

static bool short_encodes_equal(void) {
    return encodes_equal(short_name);
}

static bool long_encodes_equal(void) {
    return encodes_equal(long_name);
}

static bool short_decodes_equal(void) {
    return decodes_equal(short_name);
}

static bool long_decodes_equal(void) {
    return decodes_equal(long_name);
}

/* clang-format off */
#define ENCODERS \
    {{"dhcpopt_encode", work_encode}, {"ns_name_pton", work_pton}, {"ns_name_compress", work_compress}}
#define DECODERS \
    {{"dhcpopt_decode_next", work_decode}, {"ns_name_ntop", work_ntop}, {"dn_expand", work_expand}}
/* clang-format on */

/* Twice as fast as the fastest of libc's. */
#define HALF 0.5

const bench_contest bench_names[] = {
    {"encode option 120, 18 characters", short_encodes_equal, HALF, ENCODERS},
    {"encode option 120, 60 characters", long_encodes_equal, HALF, ENCODERS},
    {"decode option 120, 18 characters", short_decodes_equal, HALF, DECODERS},
    {"decode option 120, 60 characters", long_decodes_equal, HALF, DECODERS},
};
const size_t bench_names_count = sizeof bench_names / sizeof bench_names[0];
