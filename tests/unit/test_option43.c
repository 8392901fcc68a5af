/* SPDX-License-Identifier: MIT */
/* Option 43 and framing: encapsulation, whose sub-options they are, RFC 3396 pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "contract.h"
#include "properties.h"
#include "vectors.h"

/* ---- Framing ----------------------------------------------------------------------------- */

static void test_framed(vector *row) {
    const dhcpopt_option *option = vector_option(row, "option");
    dhcpopt_bytes payload = vector_bytes(row, "hex");
    call frame = {.function = CALL_FRAME, .option = option, .bytes = payload};
    void *out = NULL;
    size_t len = 0;
    if (expect_status(row, call_output(&frame, &out, &len), DHCPOPT_OK)) {
        dhcpopt_bytes octets = {out, len};
        expect_bytes(row, octets, vector_bytes(row, "framed"));
    }
    free(out);
    expect_property(row, property_of_frames(option, payload, true));
}

static void options_are_framed(void **state) {
    (void)state;
    vectors_each("framed.tsv", test_framed);
}

static void test_unframed(vector *row) {
    call unframe = {.function = CALL_UNFRAME,
                    .option = vector_option(row, "option"),
                    .bytes = vector_bytes(row, "framed")};
    void *out = NULL;
    size_t len = 0;
    if (expect_status(row, call_output(&unframe, &out, &len), DHCPOPT_OK)) {
        dhcpopt_bytes octets = {out, len};
        expect_bytes(row, octets, vector_bytes(row, "hex"));
    }
    free(out);
    expect_property(row, call_contract(&unframe, true));
}

static void options_are_found_and_joined(void **state) {
    (void)state;
    vectors_each("unframed.tsv", test_unframed);
}

static const dhcpopt_option *named(const char *name) {
    return dhcpopt_option_by_name(dhcpopt_text_of(name));
}

/* RFC 3396 s.6: pieces of at most 255 octets. Both sides of every edge. */
static void long_options_are_framed_in_pieces_of_255_octets(void **state) {
    (void)state;
    static const size_t lens[] = {1,   254, 255, 256, 509,  510,
                                  511, 764, 765, 766, 1019, DHCPOPT_LONG_MAX};
    uint8_t payload[DHCPOPT_LONG_MAX];
    uint8_t framed[DHCPOPT_FRAME_MAX];
    for (size_t pos = 0; pos < sizeof payload; pos++) {
        payload[pos] = (uint8_t)(pos * 7 + 1);
    }
    for (size_t index = 0; index < sizeof lens / sizeof lens[0]; index++) {
        dhcpopt_bytes bytes = {payload, lens[index]};
        size_t len = 0;
        assert_int_equal(
            dhcpopt_frame(named("sip-servers"), bytes, framed, sizeof framed, &len, NULL),
            DHCPOPT_OK);
        size_t pieces = (lens[index] + DHCPOPT_VALUE_MAX - 1) / DHCPOPT_VALUE_MAX;
        assert_int_equal(len, lens[index] + 2 * pieces);
        for (size_t piece = 0; piece < pieces; piece++) {
            size_t start = piece * (DHCPOPT_VALUE_MAX + 2);
            bool last = piece + 1 == pieces;
            assert_int_equal(framed[start], 120);
            assert_int_equal(framed[start + 1], last ? lens[index] - piece * DHCPOPT_VALUE_MAX
                                                     : DHCPOPT_VALUE_MAX);
        }
        assert_null(property_of_frames(named("domain-search"), bytes, true));
    }
}

static void more_than_1020_octets_are_too_long_to_frame(void **state) {
    (void)state;
    static const uint8_t payload[DHCPOPT_LONG_MAX + 1] = {0};
    dhcpopt_bytes bytes = {payload, sizeof payload};
    dhcpopt_error error;
    size_t len = 0;
    assert_int_equal(dhcpopt_frame(named("sip-servers"), bytes, NULL, 0, &len, &error),
                     DHCPOPT_TOO_LONG);
    assert_int_equal(error.pos, DHCPOPT_LONG_MAX);
    assert_int_equal(error.len, 1);
    assert_int_equal(error.have, sizeof payload);
    assert_int_equal(error.need, DHCPOPT_LONG_MAX);
    assert_int_equal(len, 0);
}

/* ---- Whose option 43 --------------------------------------------------------------------- */

static void test_space(vector *row) {
    dhcpopt_bytes payload = vector_bytes(row, "hex");
    bool is_one = strcmp(vector_cell(row, "space"), "none") != 0;
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    bool found = dhcpopt_space_of(payload, &space);
    if (expect(row, found == is_one, is_one ? "no space is found" : "a space is found")) {
        expect_text(row, dhcpopt_text_of(dhcpopt_space_name(space)),
                    dhcpopt_text_of(is_one ? vector_cell(row, "space") : "dhcp4"));
    }
    for (size_t len = 0; len < payload.len; len++) {
        dhcpopt_bytes shorter = {exact_copy(payload.ptr, len), len};
        space = DHCPOPT_SPACE_DHCP4;
        found = dhcpopt_space_of(shorter, &space);
        expect(row, found == (space != DHCPOPT_SPACE_DHCP4),
               "ret_space is set without success");
        uintptr_t copy = (uintptr_t)shorter.ptr;
        free((void *)copy);
    }
}

static void the_vendor_class_is_told_from_the_content(void **state) {
    (void)state;
    vectors_each("spaces.tsv", test_space);
}

static void sub_options_have_rows_in_their_space(void **state) {
    (void)state;
    assert_ptr_equal(dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, 4),
                     named("web-server-port"));
    assert_ptr_equal(dhcpopt_suboption_row(DHCPOPT_SPACE_CPE_OCPHONE, 10), named("voice-vlan"));
    /* One merged option 43, for servers without vendor classes. */
    assert_ptr_equal(dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, 10),
                     named("voice-vlan"));
    assert_null(dhcpopt_suboption_row(DHCPOPT_SPACE_CPE_OCPHONE, 4));
    assert_null(dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, 0));
    assert_null(dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, 6));
    assert_null(dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, 255));
}

/* ---- Encapsulation ----------------------------------------------------------------------- */

static dhcpopt_value value_of(dhcpopt_space space, uint8_t code, const void *octets,
                              size_t len) {
    dhcpopt_value value = {space, code, {octets, len}};
    return value;
}

/* AudioCodes 400HD manual LTRT-09960 p.22: 1 to 5 and 10 in one option 43. */
static void values_of_both_classes_may_be_merged(void **state) {
    (void)state;
    static const uint8_t expected[] = {2, 5, 'h', 't', 't', 'p', 's', 10, 2, 0, 100};
    const dhcpopt_value values[] = {
        value_of(DHCPOPT_SPACE_MS_UC_CLIENT, 0, "\x02\x05https", 7),
        value_of(DHCPOPT_SPACE_CPE_OCPHONE, 10, "\x00\x64", 2),
    };
    call merge = {.function = CALL_ENCAPSULATE, .values = values, .count = 2};
    void *out = NULL;
    size_t len = 0;
    assert_null(call_contract(&merge, true));
    assert_int_equal(call_output(&merge, &out, &len), DHCPOPT_OK);
    assert_int_equal(len, sizeof expected);
    assert_memory_equal(out, expected, sizeof expected);
    free(out);
}

/* RFC 2132 s.8.4: 253 octets fit in one sub-option of a full option 43. */
static void option_43_holds_255_octets(void **state) {
    (void)state;
    static const uint8_t octets[DHCPOPT_VALUE_MAX + 1] = {0};
    for (size_t len = 252; len <= sizeof octets; len++) {
        const dhcpopt_value values[] = {value_of(DHCPOPT_SPACE_CPE_OCPHONE, 10, octets, len)};
        call one = {.function = CALL_ENCAPSULATE, .values = values, .count = 1};
        size_t need = 0;
        dhcpopt_error error;
        assert_null(call_contract(&one, true));
        dhcpopt_status status = call_run(&one, NULL, 0, &need, &error);
        assert_int_equal(status, len <= 253 ? DHCPOPT_OK : DHCPOPT_TOO_LONG);
        if (status == DHCPOPT_TOO_LONG) {
            assert_int_equal(error.item, 0);
            assert_int_equal(error.have, len + 2);
            assert_int_equal(error.need, DHCPOPT_VALUE_MAX);
        }
    }
}

static void sub_options_made_before_may_fill_option_43(void **state) {
    (void)state;
    static const uint8_t octets[DHCPOPT_VALUE_MAX + 1] = {7, 253};
    for (size_t len = 254; len <= sizeof octets; len++) {
        const dhcpopt_value values[] = {value_of(DHCPOPT_SPACE_MS_UC_CLIENT, 0, octets, len)};
        call one = {.function = CALL_ENCAPSULATE, .values = values, .count = 1};
        size_t need = 0;
        assert_null(call_contract(&one, true));
        assert_int_equal(call_run(&one, NULL, 0, &need, NULL),
                         len <= DHCPOPT_VALUE_MAX ? DHCPOPT_OK : DHCPOPT_TOO_LONG);
    }
}

static void the_value_that_goes_over_is_told(void **state) {
    (void)state;
    static const uint8_t octets[200] = {0};
    const dhcpopt_value values[] = {
        value_of(DHCPOPT_SPACE_MS_UC_CLIENT, 3, octets, sizeof octets),
        value_of(DHCPOPT_SPACE_MS_UC_CLIENT, 5, octets, 51),
        value_of(DHCPOPT_SPACE_CPE_OCPHONE, 10, octets, 2),
    };
    call merge = {.function = CALL_ENCAPSULATE, .values = values, .count = 2};
    assert_null(call_contract(&merge, true));
    size_t len = 0;
    dhcpopt_error error;
    assert_int_equal(call_run(&merge, NULL, 0, &len, &error), DHCPOPT_OK);
    assert_int_equal(len, DHCPOPT_VALUE_MAX);
    merge.count = 3;
    assert_null(call_contract(&merge, true));
    assert_int_equal(call_run(&merge, NULL, 0, &len, &error), DHCPOPT_TOO_LONG);
    assert_int_equal(error.item, 2);
}

static void no_values_are_no_option_43(void **state) {
    (void)state;
    const dhcpopt_value empty[] = {value_of(DHCPOPT_SPACE_MS_UC_CLIENT, 0, NULL, 0)};
    call none = {.function = CALL_ENCAPSULATE};
    size_t len = 0;
    assert_null(call_contract(&none, true));
    assert_int_equal(call_run(&none, NULL, 0, &len, NULL), DHCPOPT_EMPTY);
    none.values = empty;
    none.count = 1;
    assert_null(call_contract(&none, true));
    assert_int_equal(call_run(&none, NULL, 0, &len, NULL), DHCPOPT_EMPTY);
}

/* RFC 2132 s.2 lets a sub-option have no octets. */
static void a_sub_option_may_be_empty(void **state) {
    (void)state;
    const dhcpopt_value values[] = {value_of(DHCPOPT_SPACE_MS_UC_CLIENT, 2, NULL, 0)};
    call one = {.function = CALL_ENCAPSULATE, .values = values, .count = 1};
    assert_null(call_contract(&one, true));
    void *out = NULL;
    size_t len = 0;
    assert_int_equal(call_output(&one, &out, &len), DHCPOPT_OK);
    assert_int_equal(len, 2);
    assert_memory_equal(out, "\x02\x00", 2);
    free(out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_are_framed),
        cmocka_unit_test(options_are_found_and_joined),
        cmocka_unit_test(long_options_are_framed_in_pieces_of_255_octets),
        cmocka_unit_test(more_than_1020_octets_are_too_long_to_frame),
        cmocka_unit_test(the_vendor_class_is_told_from_the_content),
        cmocka_unit_test(sub_options_have_rows_in_their_space),
        cmocka_unit_test(values_of_both_classes_may_be_merged),
        cmocka_unit_test(option_43_holds_255_octets),
        cmocka_unit_test(sub_options_made_before_may_fill_option_43),
        cmocka_unit_test(the_value_that_goes_over_is_told),
        cmocka_unit_test(no_values_are_no_option_43),
        cmocka_unit_test(a_sub_option_may_be_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
