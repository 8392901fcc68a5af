/* SPDX-License-Identifier: MIT */
/* Random octets and texts, always the same ones: no property breaks on what nobody types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "properties.h"

enum { ROUNDS = 4000, LEN_MAX = 300 };

/* Marsaglia, "Xorshift RNGs" (2003), 32 bits, his seed. */
static uint32_t random_state = 2463534242U;

static uint32_t random_below(uint32_t limit) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % limit;
}

static const dhcpopt_option *random_option(void) {
    uint32_t count = 0;
    while (dhcpopt_option_at(count) != NULL) {
        count++;
    }
    return dhcpopt_option_at(random_below(count));
}

/* Mostly short, since most faults lie near the start. */
static size_t random_len(void) {
    return random_below(1 + random_below(LEN_MAX));
}

/* Reports the input that breaks a property, so that it can become a vector. */
static void must_hold(const char *wrong, const dhcpopt_option *option, const void *octets,
                      size_t len) {
    if (wrong == NULL) {
        return;
    }
    print_error("%s, octets ", option != NULL ? option->name : "hex");
    for (size_t pos = 0; pos < len; pos++) {
        print_error("%02X", (unsigned)((const uint8_t *)octets)[pos]);
    }
    print_error("\n");
    fail_msg("%s", wrong);
}

/* Octets that mean something to some decoder come more often than others. */
static uint8_t random_octet(void) {
    static const uint8_t common[] = {0,    1,  2,  3,   4,   5,   10, 255,
                                     0xC0, 63, 64, 'a', '_', '0', '.'};
    return random_below(3) > 0 ? common[random_below(sizeof common)]
                               : (uint8_t)random_below(UINT8_MAX + 1);
}

static void no_payload_breaks_a_property(void **state) {
    (void)state;
    for (unsigned round = 0; round < ROUNDS; round++) {
        const dhcpopt_option *option = random_option();
        uint8_t octets[LEN_MAX];
        size_t len = random_len();
        for (size_t pos = 0; pos < len; pos++) {
            octets[pos] = random_octet();
        }
        dhcpopt_bytes payload = {exact_copy(octets, len), len};
        must_hold(property_of_payload(option, payload, false), option, octets, len);
        uintptr_t copy = (uintptr_t)payload.ptr;
        free((void *)copy);
    }
}

/* Pieces of what people type. */
static const char *const words[] = {"a",        "sip",
                                    "example",  ".",
                                    ",",        "-",
                                    "_",        "10",
                                    "0",        "255",
                                    "256",      "+",
                                    "-5",       ":",
                                    "30",       "UTC",
                                    "s",        "/",
                                    "://",      "@",
                                    "http",     "https",
                                    "443",      "4094",
                                    "4095",     "?",
                                    "#",        "%40",
                                    " ",        "\t",
                                    "\n",       "\\",
                                    "{",        "}",
                                    "0x",       "\\x",
                                    "7F",       "10.0.0.1",
                                    "\xC3\xA9", "\x7F",
                                    "[",        "]",
                                    "ftp://",   ";",
                                    "VLAN-A=",  "MS-UC-Client",
                                    "\r\n",     "svc",
                                    "0007",     "c0"};

static size_t random_text(char *out) {
    size_t len = 0;
    for (uint32_t count = random_below(12); count > 0; count--) {
        const char *word = words[random_below(sizeof words / sizeof words[0])];
        if (len + strlen(word) <= LEN_MAX) {
            memcpy(out + len, word, strlen(word));
            len += strlen(word);
        }
    }
    if (random_below(8) == 0 && len > 0) {
        out[random_below((uint32_t)len)] = (char)random_below(UINT8_MAX + 1);
    }
    return len;
}

static void no_text_breaks_a_property(void **state) {
    (void)state;
    for (unsigned round = 0; round < 2 * ROUNDS; round++) {
        const dhcpopt_option *option = random_option();
        char text[LEN_MAX];
        size_t len = random_text(text);
        dhcpopt_text input = {exact_copy(text, len), len};
        must_hold(property_of_text(option, input, false), option, text, len);
        must_hold(property_of_hex(input, false), NULL, text, len);
        uintptr_t copy = (uintptr_t)input.ptr;
        free((void *)copy);
    }
}

static void no_name_is_found_by_chance(void **state) {
    (void)state;
    for (unsigned round = 0; round < ROUNDS; round++) {
        char text[LEN_MAX];
        dhcpopt_text name = {text, random_text(text)};
        const dhcpopt_option *option = dhcpopt_option_by_name(name);
        assert_true(option == NULL || strlen(option->name) == name.len ||
                    (option->alias != NULL && strlen(option->alias) == name.len));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_payload_breaks_a_property),
        cmocka_unit_test(no_text_breaks_a_property),
        cmocka_unit_test(no_name_is_found_by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
