/* SPDX-License-Identifier: MIT */
/* DHCP messages, packets and captures: read, written, cut anywhere. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vectors.h"

enum { CODES = 255, TOLD_MAX = 8192, MESSAGE_MAX = 4096 };

/* ---- Telling ----------------------------------------------------------------------------- */

typedef struct told {
    char text[TOLD_MAX];
    size_t len;
} told;

static void tell(told *t, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(t->text + t->len, sizeof t->text - t->len, format, arguments);
    va_end(arguments);
    assert_true(len >= 0 && (size_t)len < sizeof t->text - t->len);
    t->len += (size_t)len;
}

static void tell_octets(told *t, dhcpopt_bytes octets) {
    for (size_t pos = 0; pos < octets.len; pos++) {
        tell(t, "%02X", octets.ptr[pos]);
    }
}

static void tell_address(told *t, const char *name, uint32_t address) {
    if (address != 0) {
        tell(t, " %s=%u.%u.%u.%u", name, address >> 24, address >> 16 & 255, address >> 8 & 255,
             address & 255);
    }
}

static void tell_message(told *t, const dhcpopt_message *m) {
    uint8_t octets[MESSAGE_MAX];
    const dhcpopt_bytes chaddr = {m->chaddr, m->hlen};
    tell(t, "%u %s %08" PRIx32 " %u:", m->op, dhcpopt_message_type_name(m->type), m->xid,
         m->htype);
    tell_octets(t, chaddr);
    tell(t, "%s", m->broadcast ? " broadcast" : "");
    tell_address(t, "ciaddr", m->ciaddr);
    tell_address(t, "yiaddr", m->yiaddr);
    tell_address(t, "siaddr", m->siaddr);
    tell_address(t, "giaddr", m->giaddr);
    for (unsigned code = dhcpopt_message_next_code(m, 0); code != 0;
         code = dhcpopt_message_next_code(m, code)) {
        size_t len = 0;
        assert_int_equal(dhcpopt_message_option(m, code, octets, sizeof octets, &len, NULL),
                         DHCPOPT_OK);
        const dhcpopt_bytes value = {octets, len};
        tell(t, " %u=", code);
        tell_octets(t, value);
    }
}

static void expect_told(const vector *row, const told *t) {
    const dhcpopt_text actual = {t->text, t->len};
    expect_text(row, actual, dhcpopt_text_of(vector_cell(row, "told")));
}

/* ---- Messages ---------------------------------------------------------------------------- */

static void test_message(vector *row) {
    dhcpopt_message message;
    told t = {.len = 0};
    if (expect_status(row, dhcpopt_message_parse(vector_bytes(row, "hex"), &message, NULL),
                      DHCPOPT_OK)) {
        tell_message(&t, &message);
        expect_told(row, &t);
    }
}

static void messages_are_read(void **state) {
    (void)state;
    vectors_each("messages.tsv", test_message);
}

/* Every front part is a message with fewer options, or a fault that lies inside it. */
static void test_cut(vector *row) {
    dhcpopt_bytes whole = vector_bytes(row, "hex");
    for (size_t len = 0; len < whole.len; len++) {
        uint8_t *copy = malloc(len + 1);
        assert_non_null(copy);
        memcpy(copy, whole.ptr, len);
        uint8_t *exact = realloc(copy, len > 0 ? len : 1);
        assert_non_null(exact);
        const dhcpopt_bytes part = {exact, len};
        dhcpopt_message message;
        dhcpopt_error error = {.pos = SIZE_MAX};
        dhcpopt_status status = dhcpopt_message_parse(part, &message, &error);
        expect(row, status == DHCPOPT_OK || error.pos <= len, "a place outside of the octets");
        expect(row, (status == DHCPOPT_MESSAGE_SHORT) == (len < DHCPOPT_MESSAGE_HEADER),
               "240 octets are in front of the options");
        free(exact);
    }
}

static void messages_are_cut_anywhere(void **state) {
    (void)state;
    vectors_each("messages.tsv", test_cut);
}

/* What the phones send, built from its parts and read again. */
static const dhcpopt_message inform = {.op = 1,
                                       .htype = 1,
                                       .hlen = 6,
                                       .type = DHCPOPT_INFORM,
                                       .xid = 0x01020304,
                                       .ciaddr = 0xC0000232,
                                       .chaddr = {0, 4, 0xF2, 0, 0, 1}};

static const uint8_t requested[] = {120, 43};
static const char vendor_class[] = "MS-UC-Client";

static void messages_are_built(void **state) {
    (void)state;
    const dhcpopt_value options[] = {
        {DHCPOPT_SPACE_DHCP4, 55, {requested, sizeof requested}},
        {DHCPOPT_SPACE_DHCP4, 60, {(const uint8_t *)vendor_class, sizeof vendor_class - 1}}};
    uint8_t out[DHCPOPT_MESSAGE_MIN];
    size_t len = 0;
    assert_int_equal(dhcpopt_message_build(&inform, options, 2, NULL, 0, &len, NULL), 0);
    assert_int_equal(len, DHCPOPT_MESSAGE_MIN);
    for (size_t cap = 0; cap < len; cap++) {
        size_t need = 0;
        memset(out, 0xA5, sizeof out);
        assert_int_equal(dhcpopt_message_build(&inform, options, 2, out, cap, &need, NULL),
                         DHCPOPT_SPACE);
        assert_int_equal(need, len);
        assert_int_equal(out[cap], 0xA5);
    }
    assert_int_equal(dhcpopt_message_build(&inform, options, 2, out, sizeof out, &len, NULL),
                     DHCPOPT_OK);
    const dhcpopt_bytes octets = {out, len};
    dhcpopt_message message;
    told t = {.len = 0};
    assert_int_equal(dhcpopt_message_parse(octets, &message, NULL), DHCPOPT_OK);
    tell_message(&t, &message);
    assert_string_equal(t.text, "1 DHCPINFORM 01020304 1:0004F2000001 ciaddr=192.0.2.50 "
                                "53=08 55=782B 60=4D532D55432D436C69656E74");
}

static void values_of_no_or_too_many_octets_are_not_built(void **state) {
    (void)state;
    static const uint8_t octets[DHCPOPT_VALUE_MAX + 1];
    for (size_t len = 0; len <= DHCPOPT_VALUE_MAX + 1; len++) {
        const dhcpopt_value options[] = {{DHCPOPT_SPACE_DHCP4, 55, {requested, 1}},
                                         {DHCPOPT_SPACE_DHCP4, 43, {octets, len}}};
        dhcpopt_error error = {.item = 0};
        size_t need = 0;
        dhcpopt_status status =
            dhcpopt_message_build(&inform, options, 2, NULL, 0, &need, &error);
        dhcpopt_status wanted = len == 0                  ? DHCPOPT_TOO_SHORT
                                : len > DHCPOPT_VALUE_MAX ? DHCPOPT_TOO_LONG
                                                          : DHCPOPT_OK;
        assert_int_equal(status, wanted);
        assert_int_equal(error.item, wanted == DHCPOPT_OK ? 0 : 1);
    }
}

/* ---- Packets ----------------------------------------------------------------------------- */

static void test_packet(vector *row) {
    dhcpopt_packet packet;
    told t = {.len = 0};
    unsigned link = (unsigned)vector_number(row, "link");
    if (expect_status(row, dhcpopt_packet_parse(link, vector_bytes(row, "hex"), &packet, NULL),
                      DHCPOPT_OK)) {
        tell_address(&t, "from", packet.source);
        tell_address(&t, "to", packet.destination);
        tell(&t, " %u>%u ", packet.source_port, packet.destination_port);
        tell_octets(&t, packet.payload);
        expect_told(row, &t);
    }
}

static void packets_are_read(void **state) {
    (void)state;
    vectors_each("packets.tsv", test_packet);
}

/* The sum of all words with the checksum is FFFF where that is right (RFC 1071). */
static unsigned sum_of(const uint8_t *octets, size_t len, unsigned sum) {
    for (size_t pos = 0; pos < len; pos++) {
        sum += (unsigned)octets[pos] << (pos % 2 == 0 ? 8 : 0);
    }
    while (sum > 0xFFFF) {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return sum;
}

static void packets_are_built_with_their_checksums(void **state) {
    (void)state;
    uint8_t payload[64];
    uint8_t out[DHCPOPT_PACKET_HEADER + sizeof payload];
    for (size_t len = 0; len <= sizeof payload; len++) {
        payload[len < sizeof payload ? len : 0] = (uint8_t)(len * 37);
        const dhcpopt_packet packet = {0, 0xFFFFFFFF, 68, 67, {payload, len}};
        size_t need = 0;
        assert_int_equal(dhcpopt_packet_build(&packet, out, sizeof out, &need, NULL), 0);
        assert_int_equal(need, DHCPOPT_PACKET_HEADER + len);
        assert_int_equal(sum_of(out, 20, 0), 0xFFFF);
        assert_int_equal(
            sum_of(out + 20, need - 20, sum_of(out + 12, 8, 17 + (unsigned)need - 20)), 0xFFFF);
        const dhcpopt_bytes frame = {out, need};
        dhcpopt_packet read;
        assert_int_equal(dhcpopt_packet_parse(DHCPOPT_LINK_RAW, frame, &read, NULL), 0);
        assert_int_equal(read.payload.len, len);
        assert_int_equal(read.destination, packet.destination);
        assert_int_equal(dhcpopt_packet_build(&packet, out, need - 1, &need, NULL),
                         DHCPOPT_SPACE);
    }
    const dhcpopt_packet huge = {0, 0, 68, 67, {payload, 65508}};
    size_t need = 0;
    assert_int_equal(dhcpopt_packet_build(&huge, NULL, 0, &need, NULL), DHCPOPT_TOO_LONG);
}

/* ---- Captures ---------------------------------------------------------------------------- */

/* The file in pieces: what is asked for comes, and nothing more. */
static void read_capture(dhcpopt_bytes file, size_t step, size_t max, told *t) {
    dhcpopt_capture capture;
    memset(&capture, 0, sizeof capture);
    size_t start = 0;
    size_t end = 0;
    for (;;) {
        unsigned link = 0;
        size_t used = 0;
        dhcpopt_bytes frame = {NULL, 0};
        const dhcpopt_bytes input = {file.ptr + start, end - start};
        dhcpopt_status status =
            dhcpopt_capture_next(&capture, input, max, &used, &link, &frame);
        assert_true(used <= input.len);
        start += used;
        if (status == DHCPOPT_OK && frame.len > 0) {
            tell(t, "%s%u:", t->len > 0 ? " " : "", link);
            tell_octets(t, frame);
        } else if (status == DHCPOPT_CAPTURE_MORE && end < file.len) {
            end = file.len - end < step ? file.len : end + step;
        } else if (status != DHCPOPT_OK) {
            bool done = status == DHCPOPT_CAPTURE_MORE && start == end;
            tell(t, "%s%s", t->len > 0 ? " " : "", done ? "end" : dhcpopt_status_name(status));
            return;
        }
    }
}

static void test_capture(vector *row) {
    enum { MAX = 64 };
    dhcpopt_bytes file = vector_bytes(row, "hex");
    for (size_t step = 1; step <= file.len + 1; step += step < MAX ? 1 : file.len) {
        told t = {.len = 0};
        read_capture(file, step, MAX, &t);
        expect_told(row, &t);
    }
}

static void captures_are_read_in_pieces(void **state) {
    (void)state;
    vectors_each("captures.tsv", test_capture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_read),
        cmocka_unit_test(messages_are_cut_anywhere),
        cmocka_unit_test(messages_are_built),
        cmocka_unit_test(values_of_no_or_too_many_octets_are_not_built),
        cmocka_unit_test(packets_are_read),
        cmocka_unit_test(packets_are_built_with_their_checksums),
        cmocka_unit_test(captures_are_read_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
