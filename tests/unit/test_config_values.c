/* SPDX-License-Identifier: MIT */
/* Every value of every vector stands whole in what each platform prints, in one of the spellings
 * that DHCP servers know; so nothing is cut, changed or left out on the way. Where a real server
 * or a compiler reads the output back, tests/interop and tests/hostile do the same with it. */
#include "platform/platform.h" /* before cmocka.h, whose fail is a macro */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "configs.h"
#include "contract.h"
#include "properties.h"

/* ---- Finding ----------------------------------------------------------------------------- */

/* A letter, a digit, or what parts octets inside a value: nothing of it may go on there. */
static bool belongs(dhcpopt_text output, size_t pos) {
    int c = text_at(output, pos);
    bool parts = c == ':' || c == '.';
    return is_letter(c) || is_digit(c) ||
           (parts && hex_digit_value(text_at(output, pos + 1)) >= 0);
}

static bool stands(dhcpopt_text output, dhcpopt_text part) {
    for (size_t pos = 0; part.len > 0 && pos + part.len <= output.len; pos++) {
        bool same = memcmp(output.ptr + pos, part.ptr, part.len) == 0;
        if (same && (pos == 0 || !belongs(output, pos - 1)) &&
            !belongs(output, pos + part.len)) {
            return true;
        }
    }
    return false;
}

static bool stands_as_octets(dhcpopt_text output, const item *of) {
    bool found = false;
    char spelled[DHCPOPT_HEX_MAX(DHCPOPT_VALUE_MAX)];
    for (size_t index = 0; !found && dhcpopt_form_at(index) != NULL; index++) {
        dhcpopt_text part = {spelled, 0};
        assert_int_equal(dhcpopt_hex_print(dhcpopt_form_at(index), of->bytes, spelled,
                                           sizeof spelled, &part.len),
                         DHCPOPT_OK);
        found = stands(output, part);
    }
    return found;
}

/* Texts as they are, and as shells and servers have them written: some characters twice. */
static bool stands_as_text(dhcpopt_text output, const item *of) {
    static const char *const doubled[] = {"", "%", "'"};
    char spelled[2 * DHCPOPT_VALUE_MAX];
    bool found = false;
    for (size_t index = 0; !found && index < sizeof doubled / sizeof doubled[0]; index++) {
        printer p = printer_to(spelled, sizeof spelled);
        print_doubling(&p, item_text(of), doubled[index]);
        dhcpopt_text part = {spelled, p.len};
        found = stands(output, part);
    }
    printer p = printer_to(spelled, sizeof spelled);
    for (size_t pos = 0; pos < of->bytes.len; pos++) { /* dnsmasq, in its quotes */
        int c = text_at(item_text(of), pos);
        print_string(&p, c == '"' || c == '\\' ? "\\" : "");
        print_char(&p, (char)c);
    }
    dhcpopt_text part = {spelled, p.len};
    return found || stands(output, part);
}

static bool stands_as_number(dhcpopt_text output, const item *of) {
    char spelled[2][32] = {"", ""};
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        snprintf(spelled[0], sizeof spelled[0], "%ld", (long)item_seconds(of));
        snprintf(spelled[1], sizeof spelled[1], "%lu", (unsigned long)bytes_u32(of->bytes, 0));
    } else if (of->bytes.len == 1) { /* dnsmasq's word for a single octet */
        snprintf(spelled[0], sizeof spelled[0], "%db", byte_at(of->bytes, 0));
    }
    return stands(output, dhcpopt_text_of(spelled[0])) ||
           stands(output, dhcpopt_text_of(spelled[1]));
}

/* Addresses, names, a VLAN: each of the words that the value's text has between commas. */
static bool stands_in_words(dhcpopt_text output, const item *of) {
    enum { TEXT_CAP = 8192 };
    char text[TEXT_CAP];
    size_t len = 0;
    if (item_is_text(of) ||
        dhcpopt_print(of->row, of->bytes, text, sizeof text, &len, NULL) != DHCPOPT_OK) {
        return false;
    }
    dhcpopt_text words = {text, len};
    bool found = len > 0;
    for (size_t pos = 0; found && pos < len;) {
        size_t comma = text_find(words, pos, ',');
        found = stands(output, text_slice(words, pos, comma - pos));
        pos = comma + 1;
    }
    return found;
}

/* ---- Every vector, every platform -------------------------------------------------------- */

/* One puts its octets on several lines, the other escapes some of them; a compiler and the
 * server itself read these. */
static bool is_read_elsewhere(const dhcpopt_platform *about) {
    return strcmp(about->name, "c") == 0 || strcmp(about->name, "systemd-networkd") == 0;
}

static void expect_items(const vector *row, const dhcpopt_platform *about,
                         const dhcpopt_config *config) {
    call render = {.function = CALL_CONFIG_RENDER, .platform = about, .config = config};
    void *out = NULL;
    size_t len = 0;
    plan p;
    if (is_read_elsewhere(about) || call_output(&render, &out, &len) != DHCPOPT_OK) {
        return;
    }
    const platform *on = (const platform *)(const void *)about; /* its first member */
    assert_int_equal(plan_make(&p, on, config, NULL), DHCPOPT_OK);
    dhcpopt_text output = {out, len};
    for (size_t index = 0; index < p.count; index++) {
        const item *of = &p.items[index];
        bool whole = stands_as_octets(output, of) || stands_as_text(output, of) ||
                     stands_as_number(output, of) || stands_in_words(output, of);
        char told[96];
        snprintf(told, sizeof told, "%s: option %u is not there, or not whole", about->name,
                 of->row->code);
        expect(row, whole, told);
    }
    free(out);
}

static void test_value(vector *row) {
    const dhcpopt_option *option = vector_option(row, "option");
    dhcpopt_value value = {option->space, option->code, vector_bytes(row, "hex")};
    dhcpopt_config config = {.values = &value, .count = 1};
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *about = dhcpopt_platform_at(index);
        config.scope = scope_example(about->scope);
        expect_items(row, about, &config);
    }
}

static void test_configuration(vector *row) {
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *about = dhcpopt_platform_at(index);
        configuration made = configuration_of(row, about, vector_text(row, "values"));
        made.config.scope = scope_example(about->scope);
        made.config.server =
            about->server_help == NULL ? made.config.server : dhcpopt_text_of("dhcp1");
        expect_items(row, about, &made.config);
        configuration_free(&made);
    }
}

static void every_value_stands_whole_in_every_output(void **state) {
    (void)state;
    vectors_each("values.tsv", test_value);
    vectors_each("payloads.tsv", test_value);
}

static void every_value_of_a_configuration_stands_whole_in_every_output(void **state) {
    (void)state;
    vectors_each("configs.tsv", test_configuration);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_stands_whole_in_every_output),
        cmocka_unit_test(every_value_of_a_configuration_stands_whole_in_every_output),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
