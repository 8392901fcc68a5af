/* SPDX-License-Identifier: MIT */
/* Where the library takes many octets at a time, it makes of random ones what a plain loop, one
 * after the other, makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "properties.h"
#include "random.h"

enum { ROUNDS = 60000, LABEL_MAX = 63, WIRE_MAX = 320 };

/* ---- Names ---- */

/* A name that is mostly good, of up to 100 characters, so that each block has its edges. */
static size_t random_name(char *out) {
    size_t len = 1 + random_below(random_below(2) == 0 ? 24 : 100);
    for (size_t pos = 0; pos < len; pos++) {
        bool dot = pos > 0 && pos + 1 < len && out[pos - 1] != '.' && random_below(8) == 0;
        out[pos] = dot ? '.' : random_of("abcxyzABCXYZ0189");
    }
    out[len - 1] = random_of("azAZ.9-");
    for (uint32_t changes = random_below(3); changes > 0; changes--) {
        out[random_below((uint32_t)len)] = random_below(4) > 0
                                               ? random_of("-.-._/:@[`{ ,")
                                               : (char)random_below(UINT8_MAX + 1);
    }
    return len;
}

static bool plain_is_host(char c) {
    return c != '\0' && strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789-_",
                               c) != NULL;
}

/* Does a label of that many characters stand at text? */
static bool plain_label(const char *text, size_t len) {
    for (size_t pos = 0; pos < len; pos++) {
        if (!plain_is_host(text[pos])) {
            return false;
        }
    }
    return len > 0 && len <= LABEL_MAX && text[0] != '-' && text[len - 1] != '-';
}

static bool plain_is_number(const char *text, size_t len) {
    size_t pos = 0;
    while (pos < len && text[pos] >= '0' && text[pos] <= '9') {
        pos++;
    }
    return pos == len;
}

/* The labels of a name behind the encoding byte of option 120; 0 where it is not one. */
static size_t plain_encode(const char *name, size_t len, uint8_t *out) {
    size_t start = 0;
    len -= len > 1 && name[len - 1] == '.' ? 1 : 0;
    out[0] = 0;
    for (size_t end = 0; end <= len; end++) {
        if (end < len && name[end] != '.') {
            continue;
        }
        if (!plain_label(name + start, end - start) ||
            (end == len && plain_is_number(name + start, end - start))) {
            return 0;
        }
        out[1 + start] = (uint8_t)(end - start);
        memcpy(out + 2 + start, name + start, end - start);
        start = end + 1;
    }
    out[1 + start] = 0;
    return start + 2;
}

static void names_encode_as_one_by_one(void **state) {
    (void)state;
    const dhcpopt_option *option = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 120);
    for (unsigned round = 0; round < ROUNDS; round++) {
        char name[WIRE_MAX];
        uint8_t plain[WIRE_MAX];
        size_t len = random_name(name);
        size_t out_len = 0;
        char *exact = exact_copy(name, len);
        const dhcpopt_element element = {.type = DHCPOPT_ELEMENT_NAME,
                                         .as = {.text = {exact, len}}};
        size_t plain_len = plain_encode(name, len, plain);
        /* In every fourth round one octet of room is missing. */
        size_t short_of = round % 4 == 0 ? 1 : 0;
        uint8_t *out = malloc(plain_len > short_of ? plain_len - short_of : 1);
        assert_non_null(out);
        dhcpopt_status status = dhcpopt_encode(
            option, &element, 1, out, plain_len > 0 ? plain_len - short_of : 0, &out_len, NULL);
        if (plain_len > 0) {
            assert_int_equal(status, short_of > 0 ? DHCPOPT_SPACE : DHCPOPT_OK);
            assert_int_equal(out_len, plain_len);
            assert_memory_equal(out, plain, plain_len - short_of);
        } else {
            assert_true(status != DHCPOPT_OK && status != DHCPOPT_SPACE);
        }
        free(out);
        free(exact);
    }
}

/* The name in option 120; 0 where there is none, or something that no encoder here writes. */
static size_t plain_decode(const uint8_t *wire, size_t wire_len, char *out) {
    size_t len = 0;
    size_t pos = 1;
    bool number = false;
    for (; pos < wire_len && wire[pos] != 0; pos += 1 + (size_t)wire[pos]) {
        size_t label = wire[pos];
        const char *text = (const char *)wire + pos + 1;
        if (wire[0] != 0 || wire_len - pos - 1 < label || !plain_label(text, label)) {
            return 0;
        }
        if (len > 0) {
            out[len++] = '.';
        }
        memcpy(out + len, text, label);
        len += label;
        number = plain_is_number(text, label);
    }
    return pos + 1 == wire_len && !number ? len : 0;
}

/* A name on the wire with perhaps one octet changed. 0xC0 and more are pointers, which the
 * plain decoder does without. */
static size_t random_wire(uint8_t *out) {
    size_t len = 0;
    while (len == 0) {
        char name[WIRE_MAX];
        size_t name_len = random_name(name);
        len = plain_encode(name, name_len, out);
    }
    if (random_below(2) > 0) {
        out[random_below((uint32_t)len)] =
            (uint8_t)random_below(random_below(2) > 0 ? 64 : 0xC0);
    }
    return len - random_below(8) / 7;
}

static void names_decode_as_one_by_one(void **state) {
    (void)state;
    const dhcpopt_option *option = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 120);
    for (unsigned round = 0; round < ROUNDS; round++) {
        uint8_t wire[WIRE_MAX];
        char plain[WIRE_MAX];
        size_t wire_len = random_wire(wire);
        size_t plain_len = plain_decode(wire, wire_len, plain);
        uint8_t *exact = exact_copy(wire, wire_len);
        const dhcpopt_bytes payload = {exact, wire_len};
        dhcpopt_cursor cursor;
        dhcpopt_element element = {.pos = 0};
        dhcpopt_decode_begin(&cursor, option, payload);
        dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, NULL);
        if (plain_len > 0) {
            assert_int_equal(status, DHCPOPT_OK);
            assert_int_equal(element.pos + element.len, wire_len);
            assert_int_equal(element.as.text.len, plain_len);
            assert_memory_equal(element.as.text.ptr, plain, plain_len);
        } else if (status == DHCPOPT_OK) {
            assert_true(wire[0] == 1 || element.pos + element.len < wire_len);
        }
        free(exact);
    }
}

/* ---- Hexadecimal ---- */

/* Octets, fewer than two blocks or many. */
static size_t random_octets(uint8_t *out) {
    size_t len = random_below(random_below(2) == 0 ? 40 : WIRE_MAX);
    for (size_t pos = 0; pos < len; pos++) {
        out[pos] = (uint8_t)random_below(UINT8_MAX + 1);
    }
    return len;
}

static void plain_hex(const uint8_t *octets, size_t len, const char *digits, char *out) {
    for (size_t pos = 0; pos < len; pos++) {
        out[2 * pos] = digits[octets[pos] / 16];
        out[2 * pos + 1] = digits[octets[pos] % 16];
    }
}

static void digits_are_written_as_one_by_one(void **state) {
    (void)state;
    const dhcpopt_form *forms[] = {dhcpopt_form_by_name(dhcpopt_text_of("hex")),
                                   dhcpopt_form_by_name(dhcpopt_text_of("lower")),
                                   dhcpopt_form_by_name(dhcpopt_text_of("0x"))};
    for (unsigned round = 0; round < ROUNDS; round++) {
        const dhcpopt_form *form = forms[round % 3];
        uint8_t octets[WIRE_MAX];
        char plain[2 * WIRE_MAX];
        char out[2 * WIRE_MAX + 2];
        size_t len = random_octets(octets);
        size_t out_len = 0;
        uint8_t *exact = exact_copy(octets, len);
        const dhcpopt_bytes bytes = {exact, len};
        size_t prefix = strlen(form->open);
        plain_hex(octets, len, form->upper ? "0123456789ABCDEF" : "0123456789abcdef", plain);
        assert_int_equal(dhcpopt_hex_print(form, bytes, out, prefix + 2 * len, &out_len),
                         DHCPOPT_OK);
        assert_int_equal(out_len, prefix + 2 * len);
        assert_memory_equal(out, form->open, prefix);
        assert_memory_equal(out + prefix, plain, 2 * len);
        free(exact);
    }
}

/* Digits of either case, and in every second text something that is just not one. */
static void digits_are_read_as_one_by_one(void **state) {
    (void)state;
    for (unsigned round = 0; round < ROUNDS; round++) {
        uint8_t octets[WIRE_MAX];
        uint8_t out[WIRE_MAX];
        char text[2 * WIRE_MAX];
        size_t len = 1 + random_octets(octets + 1);
        size_t out_len = 0;
        dhcpopt_error error = {.pos = 0};
        octets[0] = (uint8_t)round;
        plain_hex(octets, len, random_below(2) > 0 ? "0123456789ABCDEF" : "0123456789abcdef",
                  text);
        size_t wrong = random_below((uint32_t)(4 * len));
        if (wrong < 2 * len) {
            text[wrong] = random_of("gG@`/;?[{\x80\xB1\xE1\xC1\x10\x01\xFF");
        }
        char *exact = exact_copy(text, 2 * len);
        const dhcpopt_text given = {exact, 2 * len};
        dhcpopt_status status = dhcpopt_hex_parse(given, out, len, &out_len, &error);
        if (wrong < 2 * len) {
            assert_int_equal(status, DHCPOPT_HEX_DIGIT);
            assert_int_equal(error.pos, wrong);
        } else {
            assert_int_equal(status, DHCPOPT_OK);
            assert_int_equal(out_len, len);
            assert_memory_equal(out, octets, len);
        }
        free(exact);
    }
}

/* Each character there is, as either digit of an octet. */
static void every_character_is_read_as_itself(void **state) {
    (void)state;
    for (unsigned c = 0; c <= UINT8_MAX; c++) {
        for (size_t place = 6; place < 8; place++) {
            char text[] = "000000000000000000000000000000000000";
            char digits[] = {(char)c, '\0'};
            uint8_t out[WIRE_MAX];
            size_t out_len = 0;
            char *end = digits;
            unsigned long value = c == '-' || c == '+' ? 0 : strtoul(digits, &end, 16);
            bool digit = end == digits + 1;
            text[place] = (char)c;
            dhcpopt_status status =
                dhcpopt_hex_parse(dhcpopt_text_of(text), out, sizeof out, &out_len, NULL);
            if (digit) {
                assert_int_equal(status, DHCPOPT_OK);
                assert_int_equal(out_len, sizeof text / 2);
                assert_int_equal(out[3], place == 6 ? value * 16 : value);
            } else {
                assert_true(status != DHCPOPT_OK || out_len < sizeof text / 2);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_encode_as_one_by_one),
        cmocka_unit_test(names_decode_as_one_by_one),
        cmocka_unit_test(digits_are_written_as_one_by_one),
        cmocka_unit_test(digits_are_read_as_one_by_one),
        cmocka_unit_test(every_character_is_read_as_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
