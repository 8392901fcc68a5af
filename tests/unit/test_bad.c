/* SPDX-License-Identifier: MIT */
/* Bad input: each fault with its own status and its place; and that no status is without a
 * vector. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "configs.h"
#include "contract.h"
#include "properties.h"
#include "vectors.h"

enum { STATUSES_MAX = 128 };

static bool seen[STATUSES_MAX];

static void note(dhcpopt_status status) {
    if ((size_t)status < STATUSES_MAX) {
        seen[status] = true;
    }
}

/* Runs a call that must fail as its row says, without and with an output. */
static void expect_failure(vector *row, const call *c) {
    dhcpopt_error error;
    size_t len = 0;
    memset(&error, 0, sizeof error);
    dhcpopt_status status = call_run(c, NULL, 0, &len, &error);
    note(status);
    if (expect(row, status != DHCPOPT_OK, "no failure")) {
        expect_error(row, &error);
    }
    expect_property(row, call_contract(c, true));
}

static void test_bad_text(vector *row) {
    call parse = {.function = CALL_PARSE,
                  .option = vector_option(row, "option"),
                  .text = vector_text(row, "text")};
    expect_failure(row, &parse);
    expect_property(row, property_of_text(parse.option, parse.text, true));
}

static void bad_texts_are_refused_with_their_place(void **state) {
    (void)state;
    vectors_each("bad-texts.tsv", test_bad_text);
}

static void test_bad_payload(vector *row) {
    call print = {.function = CALL_PRINT,
                  .option = vector_option(row, "option"),
                  .bytes = vector_bytes(row, "hex")};
    expect_failure(row, &print);
    expect_property(row, property_of_payload(print.option, print.bytes, true));
    expect_property(row, property_of_truncations(print.option, print.bytes));
}

static void bad_payloads_are_refused_with_their_place(void **state) {
    (void)state;
    vectors_each("bad-payloads.tsv", test_bad_payload);
}

static void test_bad_hex(vector *row) {
    call parse = {.function = CALL_HEX_PARSE, .text = vector_text(row, "text")};
    expect_failure(row, &parse);
}

static void bad_hexadecimal_is_refused_with_its_place(void **state) {
    (void)state;
    vectors_each("hex-bad.tsv", test_bad_hex);
}

static void test_bad_frame(vector *row) {
    bool frames = strcmp(vector_cell(row, "function"), "frame") == 0;
    call c = {.function = frames ? CALL_FRAME : CALL_UNFRAME,
              .option = vector_option(row, "option"),
              .bytes = vector_bytes(row, "hex")};
    expect_failure(row, &c);
}

static void bad_frames_are_refused_with_their_place(void **state) {
    (void)state;
    vectors_each("bad-frames.tsv", test_bad_frame);
}

static void test_bad_message(vector *row) {
    dhcpopt_bytes octets = vector_bytes(row, "hex");
    dhcpopt_error error;
    dhcpopt_message message;
    dhcpopt_packet packet;
    memset(&error, 0, sizeof error);
    memset(&message, 0xA5, sizeof message);
    const dhcpopt_message before = message;
    bool frame = strcmp(vector_cell(row, "function"), "packet") == 0;
    dhcpopt_status status = frame ? dhcpopt_packet_parse((unsigned)vector_number(row, "link"),
                                                         octets, &packet, &error)
                                  : dhcpopt_message_parse(octets, &message, &error);
    note(status);
    if (expect(row, status != DHCPOPT_OK, "no failure")) {
        expect_error(row, &error);
        expect(row, memcmp(&message, &before, sizeof before) == 0, "a message on failure");
    }
}

static void bad_messages_are_refused_with_their_place(void **state) {
    (void)state;
    vectors_each("bad-messages.tsv", test_bad_message);
}

static void note_captures(void) {
    static const uint8_t start[] = {0xA1, 0xB2, 0xC3};
    dhcpopt_capture capture;
    memset(&capture, 0, sizeof capture);
    for (size_t len = sizeof start; len <= sizeof start + 1; len++) {
        const uint8_t octets[] = {start[0], start[1], start[2], 0};
        const dhcpopt_bytes input = {octets, len};
        dhcpopt_bytes frame;
        size_t used = 1;
        unsigned link = 0;
        note(dhcpopt_capture_next(&capture, input, len, &used, &link, &frame));
        assert_int_equal(used, 0);
    }
}

static void test_bad_config(vector *row) {
    configuration made = configuration_read(row);
    call render = {
        .function = CALL_CONFIG_RENDER, .platform = made.platform, .config = &made.config};
    expect_failure(row, &render);
    expect_property(row, property_of_config(made.platform, &made.config, true));
    configuration_free(&made);
}

static void bad_configurations_are_refused_with_their_place(void **state) {
    (void)state;
    vectors_each("config-bad.tsv", test_bad_config);
}

/* What no file can show: success, a short output, the end of a payload, a wrong element. */
static void note_other_statuses(void) {
    const dhcpopt_option *vlan = dhcpopt_option_by_name(dhcpopt_text_of("voice-vlan"));
    dhcpopt_element element = {.type = DHCPOPT_ELEMENT_VLAN, .as = {.vlan = 100}};
    uint8_t out[2] = {0, 0};
    size_t len = 0;
    note_captures();
    note(dhcpopt_encode(vlan, &element, 1, out, sizeof out, &len, NULL));
    note(dhcpopt_encode(vlan, &element, 1, out, 1, &len, NULL));
    dhcpopt_cursor cursor;
    dhcpopt_bytes payload = {out, sizeof out};
    dhcpopt_decode_begin(&cursor, vlan, payload);
    note(dhcpopt_decode_next(&cursor, &element, NULL));
    note(dhcpopt_decode_next(&cursor, &element, NULL));
    element.type = DHCPOPT_ELEMENT_OFFSET;
    note(dhcpopt_encode(vlan, &element, 1, out, sizeof out, &len, NULL));
}

/* Those that come of reading configuration, which test_findings holds to its vectors. */
static void note_found(vector *row) {
    dhcpopt_text findings = vector_text(row, "findings");
    for (int number = 0; number < STATUSES_MAX; number++) {
        const char *name = dhcpopt_status_name((dhcpopt_status)number);
        size_t len = strlen(name);
        for (size_t pos = 1; pos + len <= findings.len; pos++) {
            bool ends = pos + len == findings.len || findings.ptr[pos + len] == ' ';
            if (findings.ptr[pos - 1] == ':' && ends &&
                memcmp(findings.ptr + pos, name, len) == 0) {
                seen[number] = true;
            }
        }
    }
}

static void every_status_is_seen(void **state) {
    (void)state;
    unsigned missing = 0;
    note_other_statuses();
    vectors_each("found.tsv", note_found);
    for (int number = 0; strcmp(dhcpopt_status_name((dhcpopt_status)number), "unknown") != 0;
         number++) {
        assert_true(number < STATUSES_MAX);
        if (!seen[number]) {
            print_error("no vector gives %s\n", dhcpopt_status_name((dhcpopt_status)number));
            missing++;
        }
    }
    assert_int_equal(missing, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_texts_are_refused_with_their_place),
        cmocka_unit_test(bad_payloads_are_refused_with_their_place),
        cmocka_unit_test(bad_hexadecimal_is_refused_with_its_place),
        cmocka_unit_test(bad_frames_are_refused_with_their_place),
        cmocka_unit_test(bad_messages_are_refused_with_their_place),
        cmocka_unit_test(bad_configurations_are_refused_with_their_place),
        cmocka_unit_test(every_status_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
