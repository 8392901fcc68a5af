/* SPDX-License-Identifier: MIT */
/* Option 43 of the certificate service, 87 octets, beside loops written for it alone; and a
 * DHCP message with the options of a phone. */
#include <string.h>

#include "bench.h"
#include "dhcpopt.h"
#include "rivals.h"

enum { BUFFER_LEN = 1024, PAYLOAD_LEN = 87, OPTIONS = 5, TIME_OFFSET_LEN = 4, NTP_LEN = 8 };

/* As DHCPUtil makes them of https://csweb-int.domain.com:443. Not const, and with external
 * linkage, so that no compiler counts on what they hold. */
const char *bench_texts[RIVAL_SUBOPTIONS] = {"MS-UC-Client", "https", "csweb-int.domain.com",
                                             "443", "/CertProv/CertProvisioningService.svc"};

static dhcpopt_value values[RIVAL_SUBOPTIONS];
static dhcpopt_element elements[RIVAL_SUBOPTIONS];
static const dhcpopt_option *vendor_specific;
static uint8_t payload[BUFFER_LEN];

static bool begin(void) {
    size_t len = 0;
    vendor_specific = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 43);
    for (size_t index = 0; index < RIVAL_SUBOPTIONS; index++) {
        dhcpopt_text text = dhcpopt_text_of(bench_texts[index]);
        dhcpopt_bytes bytes = {(const uint8_t *)text.ptr, text.len};
        dhcpopt_suboption suboption = {(uint8_t)(index + 1), bytes};
        values[index].space = DHCPOPT_SPACE_MS_UC_CLIENT;
        values[index].code = suboption.code;
        values[index].bytes = bytes;
        elements[index].type = DHCPOPT_ELEMENT_SUBOPTION;
        elements[index].as.suboption = suboption;
    }
    return dhcpopt_encapsulate(values, RIVAL_SUBOPTIONS, payload, sizeof payload, &len, NULL) ==
               DHCPOPT_OK &&
           len == PAYLOAD_LEN;
}

/* ---- Encode ---- */

static size_t encapsulate(uint8_t *out) {
    size_t len = 0;
    dhcpopt_status status =
        dhcpopt_encapsulate(values, RIVAL_SUBOPTIONS, out, BUFFER_LEN, &len, NULL);
    return status == DHCPOPT_OK ? len : 0;
}

static size_t encode(uint8_t *out) {
    size_t len = 0;
    dhcpopt_status status = dhcpopt_encode(vendor_specific, elements, RIVAL_SUBOPTIONS, out,
                                           BUFFER_LEN, &len, NULL);
    return status == DHCPOPT_OK ? len : 0;
}

static void work_encapsulate(size_t rounds) {
    uint8_t out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += encapsulate(out) + out[0];
    }
    bench_sink = sum;
}

static void work_encode(size_t rounds) {
    uint8_t out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += encode(out) + out[0];
    }
    bench_sink = sum;
}

static void work_plain_encode(size_t rounds) {
    uint8_t out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += rival_encode_43(values, out, sizeof out) + out[0];
    }
    bench_sink = sum;
}

static bool encodes_equal(void) {
    uint8_t ours[BUFFER_LEN];
    uint8_t plain[BUFFER_LEN];
    return begin() && encapsulate(ours) == PAYLOAD_LEN &&
           rival_encode_43(values, plain, sizeof plain) == PAYLOAD_LEN &&
           memcmp(ours, plain, PAYLOAD_LEN) == 0 && encode(ours) == PAYLOAD_LEN &&
           memcmp(ours, plain, PAYLOAD_LEN) == 0;
}

/* ---- Decode ---- */

/* All of the option, up to its end. */
static size_t decode(dhcpopt_suboption *out) {
    const dhcpopt_bytes octets = {payload, PAYLOAD_LEN};
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    size_t count = 0;
    dhcpopt_decode_begin(&cursor, vendor_specific, octets);
    while (count < RIVAL_SUBOPTIONS + 1 &&
           dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_OK) {
        out[count].code = element.as.suboption.code;
        out[count].value.ptr = element.as.suboption.value.ptr;
        out[count++].value.len = element.as.suboption.value.len;
    }
    return count;
}

static size_t decapsulate(dhcpopt_value *out) {
    const dhcpopt_bytes octets = {payload, PAYLOAD_LEN};
    size_t count = 0;
    dhcpopt_status status = dhcpopt_decapsulate(DHCPOPT_SPACE_MS_UC_CLIENT, octets, out,
                                                RIVAL_SUBOPTIONS + 1, &count, NULL);
    return status == DHCPOPT_OK ? count : 0;
}

static void work_decapsulate(size_t rounds) {
    dhcpopt_value out[RIVAL_SUBOPTIONS + 1];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += decapsulate(out) + out[RIVAL_SUBOPTIONS - 1].bytes.len;
    }
    bench_sink = sum;
}

static void work_decode(size_t rounds) {
    dhcpopt_suboption out[RIVAL_SUBOPTIONS + 1];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += decode(out) + out[RIVAL_SUBOPTIONS - 1].value.len;
    }
    bench_sink = sum;
}

static void work_plain_decode(size_t rounds) {
    const dhcpopt_bytes octets = {payload, PAYLOAD_LEN};
    dhcpopt_suboption out[RIVAL_SUBOPTIONS + 1];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += rival_decode_43(octets, out, RIVAL_SUBOPTIONS + 1) +
               out[RIVAL_SUBOPTIONS - 1].value.len;
    }
    bench_sink = sum;
}

static bool decodes_equal(void) {
    dhcpopt_suboption ours[RIVAL_SUBOPTIONS + 1];
    dhcpopt_suboption plain[RIVAL_SUBOPTIONS + 1];
    const dhcpopt_bytes octets = {payload, PAYLOAD_LEN};
    dhcpopt_value listed[RIVAL_SUBOPTIONS + 1];
    if (!begin() || decode(ours) != RIVAL_SUBOPTIONS ||
        decapsulate(listed) != RIVAL_SUBOPTIONS ||
        rival_decode_43(octets, plain, RIVAL_SUBOPTIONS + 1) != RIVAL_SUBOPTIONS) {
        return false;
    }
    for (size_t index = 0; index < RIVAL_SUBOPTIONS; index++) {
        if (listed[index].code != plain[index].code ||
            listed[index].bytes.ptr != plain[index].value.ptr ||
            listed[index].bytes.len != plain[index].value.len ||
            ours[index].code != plain[index].code ||
            ours[index].value.ptr != plain[index].value.ptr ||
            ours[index].value.len != plain[index].value.len) {
            return false;
        }
    }
    return true;
}

/* ---- A message ---- */

static const uint8_t time_offset[TIME_OFFSET_LEN] = {0xFF, 0xFF, 0xB9, 0xB0};
static const uint8_t ntp_servers[NTP_LEN] = {10, 0, 0, 1, 10, 0, 0, 2};
static const uint8_t sip_servers[] = "\0\x04lync\x07"
                                     "example\x05local";
static const uint8_t vendor_class[] = "MS-UC-Client";

static size_t build(uint8_t *out) {
    const dhcpopt_value options[OPTIONS] = {
        {DHCPOPT_SPACE_DHCP4, 2, {time_offset, sizeof time_offset}},
        {DHCPOPT_SPACE_DHCP4, 42, {ntp_servers, sizeof ntp_servers}},
        {DHCPOPT_SPACE_DHCP4, 43, {payload, PAYLOAD_LEN}},
        {DHCPOPT_SPACE_DHCP4, 60, {vendor_class, sizeof vendor_class - 1}},
        {DHCPOPT_SPACE_DHCP4, 120, {sip_servers, sizeof sip_servers}},
    };
    const dhcpopt_message message = {
        .op = 2, .htype = 1, .hlen = 6, .type = DHCPOPT_ACK, .xid = 1};
    size_t len = 0;
    dhcpopt_status status =
        dhcpopt_message_build(&message, options, OPTIONS, out, BUFFER_LEN, &len, NULL);
    return status == DHCPOPT_OK ? len : 0;
}

/* Every option of a message, one after the other. */
static size_t read(dhcpopt_bytes octets, uint8_t *out) {
    dhcpopt_message message;
    size_t sum = 0;
    if (dhcpopt_message_parse(octets, &message, NULL) != DHCPOPT_OK) {
        return 0;
    }
    for (unsigned code = dhcpopt_message_next_code(&message, 0); code > 0;
         code = dhcpopt_message_next_code(&message, code)) {
        size_t len = 0;
        if (dhcpopt_message_option(&message, code, out, BUFFER_LEN, &len, NULL) == DHCPOPT_OK) {
            sum += len;
        }
    }
    return sum;
}

static void work_build(size_t rounds) {
    uint8_t out[BUFFER_LEN];
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += build(out) + out[0];
    }
    bench_sink = sum;
}

static void work_read(size_t rounds) {
    uint8_t message[BUFFER_LEN];
    uint8_t out[BUFFER_LEN];
    const dhcpopt_bytes octets = {message, build(message)};
    size_t sum = 0;
    for (; rounds > 0; rounds--) {
        sum += read(octets, out) + out[0];
    }
    bench_sink = sum;
}

/* What was built reads back: the options, and option 53 with its one octet. */
static bool message_reads_back(void) {
    uint8_t message[BUFFER_LEN];
    uint8_t out[BUFFER_LEN];
    const size_t len = sizeof time_offset + sizeof ntp_servers + PAYLOAD_LEN +
                       sizeof vendor_class - 1 + sizeof sip_servers + 1;
    if (!begin()) {
        return false;
    }
    const dhcpopt_bytes octets = {message, build(message)};
    return octets.len > 0 && read(octets, out) == len;
}

const bench_contest bench_option43[] = {
    {"encapsulate option 43, 87 octets",
     encodes_equal,
     1.2,
     {{"dhcpopt_encapsulate", work_encapsulate}, {"plain loop", work_plain_encode}}},
    {"encode option 43, 87 octets",
     encodes_equal,
     1.2,
     {{"dhcpopt_encode", work_encode}, {"plain loop", work_plain_encode}}},
    {"decapsulate option 43, 87 octets",
     decodes_equal,
     1.2,
     {{"dhcpopt_decapsulate", work_decapsulate}, {"plain loop", work_plain_decode}}},
    {"decode option 43, 87 octets",
     decodes_equal,
     1.2,
     {{"dhcpopt_decode_next", work_decode}, {"plain loop", work_plain_decode}}},
    {"build a message of 6 options", message_reads_back, 0, {{"build", work_build}}},
    {"read a message of 6 options", message_reads_back, 0, {{"read", work_read}}},
};
const size_t bench_option43_count = sizeof bench_option43 / sizeof bench_option43[0];
