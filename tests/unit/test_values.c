/* SPDX-License-Identifier: MIT */
/* Values in both directions: text to octets, octets to text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "contract.h"
#include "properties.h"
#include "vectors.h"

enum { ROWS_MAX = 64 };

static unsigned values_of[ROWS_MAX]; /* by the option's place in the table */

static void count_value(const dhcpopt_option *option) {
    for (size_t index = 0; index < ROWS_MAX && dhcpopt_option_at(index) != NULL; index++) {
        values_of[index] += dhcpopt_option_at(index) == option ? 1 : 0;
    }
}

static void expect_parsed(vector *row, dhcpopt_text text) {
    call parse = {
        .function = CALL_PARSE_LONG, .option = vector_option(row, "option"), .text = text};
    void *out = NULL;
    size_t len = 0;
    if (expect_status(row, call_output(&parse, &out, &len), DHCPOPT_OK)) {
        dhcpopt_bytes octets = {out, len};
        expect_bytes(row, octets, vector_bytes(row, "hex"));
    }
    free(out);
}

static void expect_printed(vector *row, dhcpopt_bytes payload) {
    call print = {
        .function = CALL_PRINT, .option = vector_option(row, "option"), .bytes = payload};
    void *out = NULL;
    size_t len = 0;
    if (expect_status(row, call_output(&print, &out, &len), DHCPOPT_OK)) {
        dhcpopt_text text = {out, len};
        expect_text(row, text, vector_text(row, "text"));
    }
    free(out);
}

static void test_value(vector *row) {
    count_value(vector_option(row, "option"));
    expect_parsed(row, vector_text(row, "text"));
    expect_printed(row, vector_bytes(row, "hex"));
}

static void values_parse_and_print_to_each_other(void **state) {
    (void)state;
    vectors_each("values.tsv", test_value);
}

static void every_option_has_a_value(void **state) {
    (void)state;
    size_t index = 0;
    for (; dhcpopt_option_at(index) != NULL; index++) {
        assert_true(index < ROWS_MAX);
        if (values_of[index] == 0) {
            fail_msg("no vector for %s", dhcpopt_option_at(index)->name);
        }
    }
}

static void test_text(vector *row) {
    expect_parsed(row, vector_text(row, "text"));
}

static void other_spellings_parse_to_canonical_octets(void **state) {
    (void)state;
    vectors_each("texts.tsv", test_text);
}

static void test_payload(vector *row) {
    expect_printed(row, vector_bytes(row, "hex"));
}

static void other_payloads_print_as_canonical_text(void **state) {
    (void)state;
    vectors_each("payloads.tsv", test_payload);
}

static void test_text_properties(vector *row) {
    const dhcpopt_option *option = vector_option(row, "option");
    expect_property(row, property_of_text(option, vector_text(row, "text"), true));
}

static void test_payload_properties(vector *row) {
    const dhcpopt_option *option = vector_option(row, "option");
    dhcpopt_bytes payload = vector_bytes(row, "hex");
    expect_property(row, property_of_payload(option, payload, true));
    expect_property(row, property_of_truncations(option, payload));
}

static void test_value_properties(vector *row) {
    test_text_properties(row);
    test_payload_properties(row);
}

static void values_keep_every_property(void **state) {
    (void)state;
    vectors_each("values.tsv", test_value_properties);
}

static void other_texts_keep_every_property(void **state) {
    (void)state;
    vectors_each("texts.tsv", test_text_properties);
}

static void other_payloads_keep_every_property(void **state) {
    (void)state;
    vectors_each("payloads.tsv", test_payload_properties);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_parse_and_print_to_each_other),
        cmocka_unit_test(every_option_has_a_value),
        cmocka_unit_test(other_spellings_parse_to_canonical_octets),
        cmocka_unit_test(other_payloads_print_as_canonical_text),
        cmocka_unit_test(values_keep_every_property),
        cmocka_unit_test(other_texts_keep_every_property),
        cmocka_unit_test(other_payloads_keep_every_property),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
