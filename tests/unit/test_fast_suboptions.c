/* SPDX-License-Identifier: MIT */
/* Where the library takes sub-options at once, it makes of random ones what a plain loop, octet
 * by octet, makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "properties.h"
#include "random.h"

enum { ROUNDS = 60000, WIRE_MAX = 320 };

/* ---- Octets as they are ---- */

static void octets_are_copied_as_they_are(void **state) {
    (void)state;
    for (size_t len = 0; len <= DHCPOPT_VALUE_MAX - 2; len++) {
        uint8_t octets[DHCPOPT_VALUE_MAX];
        uint8_t plain[DHCPOPT_VALUE_MAX] = {1, (uint8_t)len};
        for (size_t pos = 0; pos < len; pos++) {
            octets[pos] = (uint8_t)random_below(UINT8_MAX + 1);
            plain[pos + 2] = octets[pos];
        }
        uint8_t *from = exact_copy(octets, len);
        uint8_t *to = malloc(len + 2);
        const dhcpopt_value value = {DHCPOPT_SPACE_MS_UC_CLIENT, 1, {from, len}};
        size_t out_len = 0;
        assert_non_null(to);
        assert_int_equal(dhcpopt_encapsulate(&value, 1, to, len + 2, &out_len, NULL),
                         DHCPOPT_OK);
        assert_int_equal(out_len, len + 2);
        assert_memory_equal(to, plain, len + 2);
        free(from);
        free(to);
    }
}

/* ---- Sub-options ---- */

enum { SUBOPTIONS_MAX = 12, CODE_END = 255 };

/* Sub-options at random, which may be too many for an option; PAD and END are rare. */
static size_t random_suboptions(dhcpopt_element out[SUBOPTIONS_MAX]) {
    static const uint8_t octets[DHCPOPT_VALUE_MAX] = {1, 2, 3, 4};
    size_t count = 1 + random_below(SUBOPTIONS_MAX);
    for (size_t index = 0; index < count; index++) {
        bool bare = random_below(32) == 0;
        size_t len = bare ? random_below(8) / 7 : random_below(random_below(2) > 0 ? 12 : 60);
        const dhcpopt_suboption item = {
            (uint8_t)(bare ? CODE_END * random_below(2) : 1 + random_below(CODE_END - 1)),
            {octets + random_below(64), len}};
        out[index].type = DHCPOPT_ELEMENT_SUBOPTION;
        out[index].as.suboption = item;
    }
    return count;
}

static bool plain_is_bare(uint8_t code) {
    return code == 0 || code == CODE_END;
}

/* The length of the payload, or 0 where there is none. */
static size_t plain_put(const dhcpopt_element *elements, size_t count, uint8_t *out) {
    size_t len = 0;
    for (size_t index = 0; index < count; index++) {
        const dhcpopt_suboption *item = &elements[index].as.suboption;
        if (plain_is_bare(item->code) && item->value.len > 0) {
            return 0;
        }
        out[len++] = item->code;
        if (!plain_is_bare(item->code)) {
            out[len++] = (uint8_t)item->value.len;
        }
        for (size_t pos = 0; pos < item->value.len; pos++) {
            out[len++] = item->value.ptr[pos];
        }
    }
    return len <= DHCPOPT_VALUE_MAX ? len : 0;
}

static void suboptions_encode_as_one_by_one(void **state) {
    (void)state;
    const dhcpopt_option *option = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 43);
    for (unsigned round = 0; round < ROUNDS; round++) {
        dhcpopt_element elements[SUBOPTIONS_MAX];
        uint8_t plain[SUBOPTIONS_MAX * (DHCPOPT_VALUE_MAX + 2)];
        size_t count = random_suboptions(elements);
        size_t plain_len = plain_put(elements, count, plain);
        size_t out_len = 0;
        uint8_t *out = malloc(plain_len > 0 ? plain_len : 1);
        assert_non_null(out);
        dhcpopt_status status =
            dhcpopt_encode(option, elements, count, out, plain_len, &out_len, NULL);
        assert_int_equal(status == DHCPOPT_OK, plain_len > 0);
        if (plain_len > 0) {
            assert_int_equal(out_len, plain_len);
            assert_memory_equal(out, plain, plain_len);
        }
        free(out);
    }
}

/* Whole sub-options up to wherever one is cut; true where all of it is whole. */
static bool plain_take(const uint8_t *octets, size_t len, size_t starts[WIRE_MAX],
                       size_t *ret_count) {
    size_t pos = 0;
    bool ended = false;
    for (*ret_count = 0; pos < len; (*ret_count)++) {
        bool bare = plain_is_bare(octets[pos]);
        if ((ended && octets[pos] != 0) ||
            (!bare && (len - pos < 2 || len - pos - 2 < octets[pos + 1]))) {
            return false;
        }
        starts[*ret_count] = pos;
        ended = ended || octets[pos] == CODE_END;
        pos += bare ? 1 : 2 + (size_t)octets[pos + 1];
    }
    return true;
}

/* The same sub-options in one list, but for PAD and END. */
static void assert_listed(dhcpopt_bytes payload, const size_t *starts, size_t count,
                          bool whole) {
    dhcpopt_value values[WIRE_MAX];
    dhcpopt_error error = {.item = SIZE_MAX};
    size_t listed = 0;
    size_t wanted = 0;
    dhcpopt_status status = dhcpopt_decapsulate(DHCPOPT_SPACE_CPE_OCPHONE, payload, values,
                                                WIRE_MAX, &listed, &error);
    assert_int_equal(status == DHCPOPT_OK, whole);
    for (size_t index = 0; index < count; index++) {
        const uint8_t *item = payload.ptr + starts[index];
        if (plain_is_bare(*item)) {
            continue;
        }
        assert_int_equal(values[wanted].space, DHCPOPT_SPACE_CPE_OCPHONE);
        assert_int_equal(values[wanted].code, item[0]);
        assert_int_equal(values[wanted].bytes.len, item[1]);
        assert_true(item[1] == 0 || values[wanted].bytes.ptr == item + 2);
        wanted++;
    }
    assert_int_equal(whole ? listed : error.item, wanted);
    if (whole && wanted > 0) {
        assert_int_equal(dhcpopt_decapsulate(DHCPOPT_SPACE_CPE_OCPHONE, payload, values,
                                             wanted - 1, &listed, NULL),
                         DHCPOPT_SPACE);
        assert_int_equal(listed, wanted);
    }
}

static void suboptions_decode_as_one_by_one(void **state) {
    (void)state;
    const dhcpopt_option *option = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 43);
    for (unsigned round = 0; round < ROUNDS; round++) {
        uint8_t octets[WIRE_MAX];
        size_t starts[WIRE_MAX];
        size_t count = 0;
        size_t len = 1 + random_below(80);
        for (size_t pos = 0; pos < len; pos++) {
            octets[pos] = (uint8_t)random_below(random_below(8) > 0 ? 12 : UINT8_MAX + 1);
        }
        bool whole = plain_take(octets, len, starts, &count);
        uint8_t *exact = exact_copy(octets, len);
        const dhcpopt_bytes payload = {exact, len};
        dhcpopt_cursor cursor;
        dhcpopt_element element;
        dhcpopt_decode_begin(&cursor, option, payload);
        for (size_t index = 0; index < count; index++) {
            const dhcpopt_suboption *item = &element.as.suboption;
            assert_int_equal(dhcpopt_decode_next(&cursor, &element, NULL), DHCPOPT_OK);
            assert_int_equal(element.pos, starts[index]);
            assert_int_equal(item->code, octets[element.pos]);
            assert_int_equal(item->value.len,
                             plain_is_bare(item->code) ? 0 : octets[element.pos + 1]);
            assert_true(item->value.len == 0 || item->value.ptr == exact + element.pos + 2);
        }
        assert_int_equal(dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_END, whole);
        assert_listed(payload, starts, count, whole);
        free(exact);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(octets_are_copied_as_they_are),
        cmocka_unit_test(suboptions_encode_as_one_by_one),
        cmocka_unit_test(suboptions_decode_as_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
