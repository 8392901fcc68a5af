/* SPDX-License-Identifier: MIT */
/* The contract at the edges of memory; the bounds of dhcpopt.h against their worst cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "contract.h"
#include "guard.h"
#include "properties.h"
#include "vectors.h"

enum { EDGES = 4 }; /* capacities tried, the need itself among them */

static guard input;
static guard output;

static int set_up(void **state) {
    (void)state;
    input = guard_new();
    output = guard_new();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    guard_free(&input);
    guard_free(&output);
    return 0;
}

/* ---- Guard pages ------------------------------------------------------------------------- */

/* Runs a call whose input ends at a page that may not be read, for outputs that end at one. */
static void run_at_the_edge(const call *c) {
    size_t unit = c->function == CALL_CHECK ? sizeof(dhcpopt_finding) : 1;
    size_t need = 0;
    dhcpopt_error error;
    if (call_run(c, NULL, 0, &need, &error) != DHCPOPT_OK) {
        need = DHCPOPT_VALUE_MAX;
    }
    size_t step = need / EDGES + 1;
    for (size_t cap = need % step; cap <= need; cap += step) {
        size_t len = 0;
        (void)call_run(c, guard_end(&output, cap * unit), cap, &len, &error);
    }
}

static void read_payload_at_the_edge(const dhcpopt_option *option, dhcpopt_bytes payload) {
    for (size_t len = 0; len <= payload.len; len++) {
        call c = {.function = CALL_PRINT,
                  .option = option,
                  .form = dhcpopt_form_at(0),
                  .space = DHCPOPT_SPACE_MS_UC_CLIENT};
        c.bytes.ptr = guard_copy(&input, payload.ptr, len);
        c.bytes.len = len;
        run_at_the_edge(&c);
        c.function = CALL_CHECK;
        run_at_the_edge(&c);
        c.function = CALL_UNFRAME;
        run_at_the_edge(&c);
        dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
        (void)dhcpopt_space_of(c.bytes, &space);
    }
}

static void read_text_at_the_edge(const dhcpopt_option *option, dhcpopt_text text) {
    for (size_t len = 0; len <= text.len; len++) {
        call c = {.function = CALL_PARSE_LONG, .option = option};
        c.text.ptr = guard_copy(&input, text.ptr, len);
        c.text.len = len;
        run_at_the_edge(&c);
        c.function = CALL_HEX_PARSE;
        run_at_the_edge(&c);
        (void)dhcpopt_hex_locate(c.text, len / 2);
        (void)dhcpopt_option_by_name(c.text);
        (void)dhcpopt_form_by_name(c.text);
    }
}

static void read_row_payload(vector *row) {
    read_payload_at_the_edge(vector_option(row, "option"), vector_bytes(row, "hex"));
}

static void read_row_text(vector *row) {
    read_text_at_the_edge(vector_option(row, "option"), vector_text(row, "text"));
}

static void read_row_hex(vector *row) {
    read_text_at_the_edge(dhcpopt_option_by_name(dhcpopt_text_of("vendor-specific")),
                          vector_text(row, "text"));
}

static void nothing_is_read_behind_a_payload(void **state) {
    (void)state;
    vectors_each("values.tsv", read_row_payload);
    vectors_each("payloads.tsv", read_row_payload);
    vectors_each("bad-payloads.tsv", read_row_payload);
    vectors_each("findings.tsv", read_row_payload);
}

static void nothing_is_read_behind_a_text(void **state) {
    (void)state;
    vectors_each("values.tsv", read_row_text);
    vectors_each("texts.tsv", read_row_text);
    vectors_each("bad-texts.tsv", read_row_text);
    vectors_each("hex-in.tsv", read_row_hex);
    vectors_each("hex-bad.tsv", read_row_hex);
}

/* ---- Bounds ------------------------------------------------------------------------------ */

static const dhcpopt_option *named(const char *name) {
    return dhcpopt_option_by_name(dhcpopt_text_of(name));
}

static size_t need_of(const call *c) {
    size_t len = 0;
    assert_int_equal(call_run(c, NULL, 0, &len, NULL), DHCPOPT_OK);
    return len;
}

/* A name of 253 characters, then two octets for each time it stands there again: as much text
 * as so many octets can make. */
static size_t put_compressed_names(uint8_t *out, size_t base, size_t len) {
    static const size_t labels[] = {63, 63, 63, 61};
    size_t pos = base;
    for (size_t index = 0; index < sizeof labels / sizeof labels[0]; index++) {
        out[pos++] = (uint8_t)labels[index];
        memset(out + pos, 'a', labels[index]);
        pos += labels[index];
    }
    out[pos++] = 0;
    size_t names = 1;
    for (; pos + 2 <= len; names++) {
        out[pos++] = 0xC0;
        out[pos++] = 0;
    }
    return names;
}

static void print_max_holds_the_longest_compressed_names(void **state) {
    (void)state;
    static const char *const options[] = {"domain-search", "sip-servers"};
    for (size_t index = 0; index < 2; index++) {
        uint8_t payload[DHCPOPT_LONG_MAX] = {0};
        /* 255 octets and pairs: with the encoding byte all are used, without it one is left. */
        size_t len = DHCPOPT_LONG_MAX - 1 + index;
        size_t names = put_compressed_names(payload, index, len);
        call print = {.function = CALL_PRINT, .option = named(options[index])};
        print.bytes.ptr = payload;
        print.bytes.len = len;
        size_t need = need_of(&print);
        assert_int_equal(need, names * (DHCPOPT_NAME_MAX + 1) - 1);
        assert_true(need <= DHCPOPT_PRINT_MAX);
        assert_null(property_of_payload(print.option, print.bytes, false));
    }
}

/* Every option: payloads of one repeated octet and of the longest text of its kind. */
static void print_max_holds_every_kind(void **state) {
    (void)state;
    uint8_t payload[DHCPOPT_LONG_MAX];
    for (size_t index = 0; dhcpopt_option_at(index) != NULL; index++) {
        for (int octet = 0; octet <= UINT8_MAX; octet++) {
            memset(payload, octet, sizeof payload);
            dhcpopt_bytes bytes = {payload, sizeof payload};
            size_t len = 0;
            dhcpopt_status status =
                dhcpopt_print(dhcpopt_option_at(index), bytes, NULL, 0, &len, NULL);
            assert_true(status != DHCPOPT_OK || len <= DHCPOPT_PRINT_MAX);
        }
    }
}

static void hex_max_holds_every_form(void **state) {
    (void)state;
    static const uint8_t octets[DHCPOPT_LONG_MAX] = {0};
    for (size_t index = 0; dhcpopt_form_at(index) != NULL; index++) {
        for (size_t len = 0; len <= sizeof octets; len++) {
            call print = {.function = CALL_HEX_PRINT, .form = dhcpopt_form_at(index)};
            print.bytes.ptr = octets;
            print.bytes.len = len;
            assert_true(need_of(&print) <= DHCPOPT_HEX_MAX(len));
        }
    }
}

static void frame_max_holds_the_longest_option(void **state) {
    (void)state;
    static const uint8_t octets[DHCPOPT_LONG_MAX] = {0};
    call frame = {.function = CALL_FRAME, .option = named("sip-servers")};
    frame.bytes.ptr = octets;
    for (size_t len = 1; len <= sizeof octets; len++) {
        frame.bytes.len = len;
        assert_true(need_of(&frame) <= DHCPOPT_FRAME_MAX);
    }
    assert_int_equal(need_of(&frame), DHCPOPT_FRAME_MAX);
}

/* Sub-options of two octets give two findings each; all five of the URL are missing. */
static void findings_max_holds_the_worst_payloads(void **state) {
    (void)state;
    static const uint8_t patterns[][4] = {
        {99, 0, 99, 0}, {3, 1, '_', 0}, {3, 2, '_', 0}, {1, '_', 0, 0}, {10, 0, 6, 0}};
    uint8_t payload[DHCPOPT_LONG_MAX];
    for (size_t pattern = 0; pattern < sizeof patterns / sizeof patterns[0]; pattern++) {
        for (size_t size = 1; size <= sizeof patterns[0]; size++) {
            for (size_t pos = 0; pos < sizeof payload; pos++) {
                payload[pos] = patterns[pattern][pos % size];
            }
            for (size_t index = 0; dhcpopt_option_at(index) != NULL; index++) {
                call check = {.function = CALL_CHECK,
                              .option = dhcpopt_option_at(index),
                              .space = DHCPOPT_SPACE_MS_UC_CLIENT};
                check.bytes.ptr = payload;
                check.bytes.len = sizeof payload;
                assert_true(need_of(&check) <= DHCPOPT_FINDINGS_MAX);
            }
        }
    }
}

static void parse_long_gives_1020_octets_and_no_more(void **state) {
    (void)state;
    enum { COUNT = 255, ITEM = 3 };
    char text[COUNT * ITEM];
    for (size_t index = 0; index < COUNT; index++) {
        memcpy(text + index * ITEM, "ab,", ITEM);
    }
    call parse = {.function = CALL_PARSE_LONG, .option = named("domain-search")};
    parse.text.ptr = text;
    parse.text.len = sizeof text - 1;
    assert_int_equal(need_of(&parse), DHCPOPT_LONG_MAX);
    assert_null(call_contract(&parse, true));
    parse.option = named("sip-servers");
    dhcpopt_error error;
    size_t len = 0;
    assert_int_equal(call_run(&parse, NULL, 0, &len, &error), DHCPOPT_TOO_LONG);
    assert_int_equal(error.item, COUNT - 1);
    assert_int_equal(error.pos, sizeof text - ITEM);
    assert_int_equal(error.len, 2);
    assert_int_equal(error.have, DHCPOPT_LONG_MAX + 1);
    assert_int_equal(error.need, DHCPOPT_LONG_MAX);
    assert_null(call_contract(&parse, true));
}

/* ---- NULL -------------------------------------------------------------------------------- */

static void empty_input_may_be_null(void **state) {
    (void)state;
    dhcpopt_text no_text = {NULL, 0};
    dhcpopt_bytes no_bytes = {NULL, 0};
    for (size_t index = 0; dhcpopt_option_at(index) != NULL; index++) {
        const dhcpopt_option *option = dhcpopt_option_at(index);
        size_t len = 0;
        assert_null(property_of_text(option, no_text, true));
        assert_null(property_of_payload(option, no_bytes, true));
        assert_int_equal(dhcpopt_parse(option, no_text, NULL, 0, &len, NULL), DHCPOPT_EMPTY);
        assert_int_equal(dhcpopt_print(option, no_bytes, NULL, 0, &len, NULL),
                         DHCPOPT_TOO_SHORT);
        assert_int_equal(dhcpopt_frame(option, no_bytes, NULL, 0, &len, NULL),
                         DHCPOPT_TOO_SHORT);
    }
    assert_null(property_of_hex(no_text, true));
    assert_null(property_of_octets(no_bytes, true));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_read_behind_a_payload),
        cmocka_unit_test(nothing_is_read_behind_a_text),
        cmocka_unit_test(print_max_holds_the_longest_compressed_names),
        cmocka_unit_test(print_max_holds_every_kind),
        cmocka_unit_test(hex_max_holds_every_form),
        cmocka_unit_test(frame_max_holds_the_longest_option),
        cmocka_unit_test(findings_max_holds_the_worst_payloads),
        cmocka_unit_test(parse_long_gives_1020_octets_and_no_more),
        cmocka_unit_test(empty_input_may_be_null),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
