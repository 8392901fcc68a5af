/* SPDX-License-Identifier: MIT */
/* Configurations on every platform: the contract, whole lines of printable ASCII, edges of
 * memory; and the table of platforms. */
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
#include "guard.h"
#include "properties.h"

/* Capacities tried for an output that is not from a small value. */
enum { EDGES = 8, SMALL = 4 };

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

/* For small ones every capacity is tried. */
static bool is_small(const dhcpopt_config *config) {
    return config->count == 1 && config->values->bytes.len <= SMALL;
}

/* ---- Every platform ---------------------------------------------------------------------- */

/* Does something with a configuration; false, and a failure of the row, where it is wrong. */
typedef bool config_test(const vector *row, const dhcpopt_platform *platform,
                         const dhcpopt_config *config);

/* With a scope and without, for a server where the platform has one, and taken away again. */
static bool try_variants(const vector *row, const dhcpopt_platform *platform,
                         dhcpopt_config *config, config_test *test) {
    dhcpopt_text none = {NULL, 0};
    bool good = true;
    for (unsigned variant = 0; variant < 8 && good; variant++) {
        bool scoped = (variant & 1) == 0;
        bool served = (variant & 2) != 0 && platform->server_help != NULL;
        config->scope = scoped ? scope_example(platform->scope) : none;
        config->server = served ? dhcpopt_text_of("dhcp01.b-c_d") : none;
        config->markdown = (variant & 2) != 0;
        config->remove = (variant & 4) != 0;
        good = test(row, platform, config);
    }
    return good;
}

static void try_everywhere(vector *row, config_test *test) {
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *platform = dhcpopt_platform_at(index);
        configuration made = configuration_of(row, platform, vector_text(row, "values"));
        try_variants(row, platform, &made.config, test);
        configuration_free(&made);
    }
}

static bool expect_on(const vector *row, const dhcpopt_platform *platform, const char *wrong) {
    char told[256];
    snprintf(told, sizeof told, "%s: %s", platform->name, wrong != NULL ? wrong : "");
    return expect(row, wrong == NULL, told);
}

static bool keeps_contract(const vector *row, const dhcpopt_platform *platform,
                           const dhcpopt_config *config) {
    return expect_on(row, platform, property_of_config(platform, config, is_small(config)));
}

static void test_contract(vector *row) {
    try_everywhere(row, keeps_contract);
}

static void every_platform_keeps_the_contract(void **state) {
    (void)state;
    vectors_each("configs.tsv", test_contract);
}

/* ---- Every value ------------------------------------------------------------------------- */

static void test_value(vector *row) {
    const dhcpopt_option *option = vector_option(row, "option");
    dhcpopt_value value = {option->space, option->code, vector_bytes(row, "hex")};
    dhcpopt_config config = {.values = &value, .count = 1};
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *platform = dhcpopt_platform_at(index);
        config.scope = scope_example(platform->scope);
        expect_on(row, platform, property_of_config(platform, &config, false));
    }
}

static void every_value_is_printed_or_refused_on_every_platform(void **state) {
    (void)state;
    vectors_each("values.tsv", test_value);
    vectors_each("payloads.tsv", test_value);
    vectors_each("bad-payloads.tsv", test_value);
    vectors_each("findings.tsv", test_value);
}

/* ---- Lines ------------------------------------------------------------------------------- */

/* Is it a whole line, whatever ends it? */
static bool has_line(dhcpopt_text text, dhcpopt_text line) {
    for (size_t start = 0; start + line.len < text.len; start++) {
        bool starts = start == 0 || text.ptr[start - 1] == '\n';
        char end = text.ptr[start + line.len];
        if (starts && (end == '\n' || end == '\r') &&
            memcmp(text.ptr + start, line.ptr, line.len) == 0) {
            return true;
        }
    }
    return false;
}

static void test_line(vector *row) {
    configuration made = configuration_read(row);
    call render = {
        .function = CALL_CONFIG_RENDER, .platform = made.platform, .config = &made.config};
    void *out = NULL;
    size_t len = 0;
    if (expect_status(row, call_output(&render, &out, &len), DHCPOPT_OK)) {
        dhcpopt_text text = {out, len};
        expect(row, has_line(text, vector_text(row, "line")), "the line is not there");
    }
    free(out);
    expect_property(row, property_of_config(made.platform, &made.config, false));
    configuration_free(&made);
}

static void what_just_fits_is_printed(void **state) {
    (void)state;
    vectors_each("config-lines.tsv", test_line);
}

/* ---- Edges of memory --------------------------------------------------------------------- */

/* Every capacity up to the need, or some of them for large ones, before a page that may not be
 * touched. */
static bool write_at_the_edge(const vector *row, const dhcpopt_platform *platform,
                              const dhcpopt_config *config) {
    size_t need = 0;
    if (dhcpopt_config_render(platform, config, NULL, 0, &need, NULL) != DHCPOPT_OK) {
        return true;
    }
    size_t step = is_small(config) ? 1 : need / EDGES + 1;
    for (size_t cap = need % step; cap <= need; cap += step) {
        size_t len = 0;
        dhcpopt_status status =
            dhcpopt_config_render(platform, config, guard_end(&output, cap), cap, &len, NULL);
        if (!expect_status(row, status, cap < need ? DHCPOPT_SPACE : DHCPOPT_OK) ||
            !expect_number(row, "the length", len, need)) {
            return false;
        }
    }
    return true;
}

static void test_every_capacity(vector *row) {
    try_everywhere(row, write_at_the_edge);
}

static void nothing_is_written_behind_any_capacity(void **state) {
    (void)state;
    vectors_each("configs.tsv", test_every_capacity);
}

static void run_at_the_edge(const dhcpopt_platform *platform, const dhcpopt_config *config) {
    call c = {.function = CALL_CONFIG_RENDER, .platform = platform, .config = config};
    size_t len = 0;
    (void)call_run(&c, guard_end(&output, output.size), output.size, &len, NULL);
    c.function = CALL_CONFIG_CHECK;
    (void)call_run(&c, NULL, 0, &len, NULL);
}

/* One input after the other before a page that may not be read. */
static bool read_at_the_edge(const vector *row, const dhcpopt_platform *platform,
                             const dhcpopt_config *config) {
    (void)row;
    dhcpopt_value values[DHCPOPT_CONFIG_FINDINGS_MAX];
    dhcpopt_config moved = *config;
    for (size_t index = 0; index < config->count; index++) {
        values[index] = config->values[index];
    }
    moved.values = values;
    for (size_t index = 0; index < config->count + 2; index++) {
        if (index < config->count) {
            dhcpopt_bytes bytes = config->values[index].bytes;
            values[index].bytes.ptr = guard_copy(&input, bytes.ptr, bytes.len);
        } else {
            dhcpopt_text *text = index == config->count ? &moved.scope : &moved.server;
            text->ptr = text->ptr == NULL ? NULL : guard_copy(&input, text->ptr, text->len);
        }
        run_at_the_edge(platform, &moved);
        if (index < config->count) {
            values[index] = config->values[index];
        }
        moved.scope = config->scope;
        moved.server = config->server;
    }
    return true;
}

static void test_inputs_at_the_edge(vector *row) {
    try_everywhere(row, read_at_the_edge);
}

static void nothing_is_read_behind_any_input(void **state) {
    (void)state;
    vectors_each("configs.tsv", test_inputs_at_the_edge);
}

/* ---- The table --------------------------------------------------------------------------- */

static bool is_ascii_line(const char *text) {
    if (text == NULL || text[0] == '\0') {
        return false;
    }
    for (; *text != '\0'; text++) {
        if (*text < ' ' || *text > '~') {
            return false;
        }
    }
    return true;
}

static bool is_name(const char *name) {
    size_t len = strlen(name);
    return len > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len &&
           name[0] != '-' && name[len - 1] != '-';
}

static void platforms_are_unique_and_found_by_name(void **state) {
    (void)state;
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *platform = dhcpopt_platform_at(index);
        assert_true(is_name(platform->name));
        /* Another row of the same name would be found instead of this one or the later. */
        assert_ptr_equal(dhcpopt_platform_by_name(dhcpopt_text_of(platform->name)), platform);
        for (size_t other = 0; other < index; other++) {
            assert_string_not_equal(platform->title, dhcpopt_platform_at(other)->title);
        }
    }
    assert_null(dhcpopt_platform_at(SIZE_MAX));
    assert_null(dhcpopt_platform_by_name(dhcpopt_text_of("")));
    assert_null(dhcpopt_platform_by_name(dhcpopt_text_of("Netsh")));
    assert_null(dhcpopt_platform_by_name(dhcpopt_text_of("netsh ")));
    assert_null(dhcpopt_platform_by_name(dhcpopt_text_of("nets")));
}

static void platforms_say_what_they_are_in_ascii(void **state) {
    (void)state;
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *platform = dhcpopt_platform_at(index);
        assert_true(is_ascii_line(platform->title));
        assert_true(is_ascii_line(platform->limits));
        assert_true(platform->limits[strlen(platform->limits) - 1] != '.');
        assert_in_range(platform->classes, DHCPOPT_CLASSES_NONE, DHCPOPT_CLASSES_SUBOPTIONS);
        assert_in_range(platform->value_max, 1, DHCPOPT_VALUE_MAX);
        assert_in_range(platform->scope, DHCPOPT_SCOPE_NONE, DHCPOPT_SCOPE_LABEL);
        assert_int_equal(platform->scope_help != NULL, platform->scope != DHCPOPT_SCOPE_NONE);
        assert_true(platform->scope_help == NULL || is_ascii_line(platform->scope_help));
        assert_true(platform->server_help == NULL || is_ascii_line(platform->server_help));
        assert_true(!platform->scope_needed || platform->scope != DHCPOPT_SCOPE_NONE);
    }
}

static void every_kind_of_scope_and_of_class_occurs(void **state) {
    (void)state;
    bool scope[DHCPOPT_SCOPE_LABEL + 1] = {false};
    bool classes[DHCPOPT_CLASSES_SUBOPTIONS + 1] = {false};
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        scope[dhcpopt_platform_at(index)->scope] = true;
        classes[dhcpopt_platform_at(index)->classes] = true;
    }
    for (size_t kind = 0; kind < sizeof scope / sizeof scope[0]; kind++) {
        assert_true(scope[kind]);
    }
    for (size_t kind = 0; kind < sizeof classes / sizeof classes[0]; kind++) {
        assert_true(classes[kind]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_platform_keeps_the_contract),
        cmocka_unit_test(every_value_is_printed_or_refused_on_every_platform),
        cmocka_unit_test(what_just_fits_is_printed),
        cmocka_unit_test(nothing_is_written_behind_any_capacity),
        cmocka_unit_test(nothing_is_read_behind_any_input),
        cmocka_unit_test(platforms_are_unique_and_found_by_name),
        cmocka_unit_test(platforms_say_what_they_are_in_ascii),
        cmocka_unit_test(every_kind_of_scope_and_of_class_occurs),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
