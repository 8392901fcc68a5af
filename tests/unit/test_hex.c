/* SPDX-License-Identifier: MIT */
/* Hexadecimal: every form out, every spelling in, and where an octet stands. */
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

enum { FORMS_MAX = 32 };

static unsigned prints_of[FORMS_MAX]; /* by the form's place in the table */

static const dhcpopt_form *form_of(vector *row) {
    const char *name = vector_cell(row, "form");
    for (size_t index = 0; dhcpopt_form_at(index) != NULL && index < FORMS_MAX; index++) {
        if (strcmp(dhcpopt_form_at(index)->name, name) == 0) {
            prints_of[index]++;
            return dhcpopt_form_at(index);
        }
    }
    expect(row, false, "unknown form in the vector");
    return dhcpopt_form_at(0);
}

static void expect_read(vector *row, dhcpopt_text text) {
    call parse = {.function = CALL_HEX_PARSE, .text = text};
    void *out = NULL;
    size_t len = 0;
    if (expect_status(row, call_output(&parse, &out, &len), DHCPOPT_OK)) {
        dhcpopt_bytes octets = {out, len};
        expect_bytes(row, octets, vector_bytes(row, "octets"));
    }
    free(out);
    expect_property(row, property_of_hex(text, true));
}

static void test_form(vector *row) {
    dhcpopt_bytes octets = vector_bytes(row, "octets");
    call print = {.function = CALL_HEX_PRINT, .form = form_of(row), .bytes = octets};
    void *out = NULL;
    size_t len = 0;
    if (expect_status(row, call_output(&print, &out, &len), DHCPOPT_OK)) {
        dhcpopt_text text = {out, len};
        expect_text(row, text, vector_text(row, "text"));
    }
    free(out);
    expect_property(row, property_of_octets(octets, true));
    if (octets.len > 0) {
        expect_read(row, vector_text(row, "text"));
    }
}

static void forms_print_and_are_read_back(void **state) {
    (void)state;
    vectors_each("hex.tsv", test_form);
}

static void every_form_has_a_vector(void **state) {
    (void)state;
    for (size_t index = 0; dhcpopt_form_at(index) != NULL; index++) {
        assert_true(index < FORMS_MAX);
        if (prints_of[index] == 0) {
            fail_msg("no vector for %s", dhcpopt_form_at(index)->name);
        }
    }
}

static void test_spelling(vector *row) {
    expect_read(row, vector_text(row, "text"));
}

static void other_spellings_are_read(void **state) {
    (void)state;
    vectors_each("hex-in.tsv", test_spelling);
}

static void test_bad_spelling(vector *row) {
    dhcpopt_text text = vector_text(row, "text");
    expect_property(row, property_of_hex(text, true));
    expect_number(row, "dhcpopt_hex_locate", dhcpopt_hex_locate(text, 0), text.len);
}

static void nothing_stands_in_bad_hexadecimal(void **state) {
    (void)state;
    vectors_each("hex-bad.tsv", test_bad_spelling);
}

/* Two digits, and between any two characters a line break of each kind: the octets stay. */
static void line_breaks_may_stand_anywhere(void **state) {
    (void)state;
    static const char *const breaks[] = {"\n", "\r\n", "  \r\n\t  ", "\n\n"};
    static const char *const texts[] = {
        "0007AB",          "00:07:ab", "0x0007AB", "{ 0x00, 0x07, 0xAB }",
        "\\x00\\x07\\xab", "0007.ab",  "00 07 AB"};
    char wrapped[64];
    for (size_t text = 0; text < sizeof texts / sizeof texts[0]; text++) {
        size_t len = strlen(texts[text]);
        for (size_t at = 0; at < (len + 1) * (sizeof breaks / sizeof breaks[0]); at++) {
            const char *gap = breaks[at / (len + 1)];
            size_t pos = at % (len + 1);
            memcpy(wrapped, texts[text], pos);
            memcpy(wrapped + pos, gap, strlen(gap));
            memcpy(wrapped + pos + strlen(gap), texts[text] + pos, len - pos);
            dhcpopt_text input = {wrapped, len + strlen(gap)};
            uint8_t out[4];
            size_t out_len = 0;
            assert_int_equal(dhcpopt_hex_parse(input, out, sizeof out, &out_len, NULL),
                             DHCPOPT_OK);
            assert_int_equal(out_len, 3);
            assert_memory_equal(out, "\x00\x07\xAB", 3);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_print_and_are_read_back),
        cmocka_unit_test(every_form_has_a_vector),
        cmocka_unit_test(other_spellings_are_read),
        cmocka_unit_test(nothing_stands_in_bad_hexadecimal),
        cmocka_unit_test(line_breaks_may_stand_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
