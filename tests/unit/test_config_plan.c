/* SPDX-License-Identifier: MIT */
/* From a configuration's values to what a platform takes: each option once, sub-options apart
 * or merged, sorted; and the parts of a scope. */
#include "platform/platform.h" /* before cmocka.h, whose fail is a macro */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "configs.h"
#include "properties.h"

/* A row's public part is its first member. */
static const platform *row_of(const dhcpopt_platform *about) {
    return (const platform *)(const void *)about;
}

/* ---- Items ------------------------------------------------------------------------------- */

/* As the vectors write it: code@space:octets. */
static void write_item(printer *out, const item *of) {
    print_string(out, out->len > 0 ? " " : "");
    print_number(out, of->row->code, 1);
    print_char(out, '@');
    print_string(out, dhcpopt_space_name(of->space));
    print_char(out, ':');
    print_octets(out, FORM_HEX, of->bytes);
}

static void test_plan(vector *row) {
    configuration made = configuration_read(row);
    char written[DHCPOPT_LONG_MAX * 4];
    printer out = printer_to(written, sizeof written);
    plan p;
    dhcpopt_status status = plan_make(&p, row_of(made.platform), &made.config, NULL);
    if (expect_status(row, status, DHCPOPT_OK)) {
        for (size_t index = 0; index < p.count; index++) {
            write_item(&out, &p.items[index]);
        }
        dhcpopt_text text = {written, out.len};
        expect(row, out.len <= out.cap, "the items do not fit the test's buffer");
        expect_text(row, text, vector_text(row, "items"));
    }
    configuration_free(&made);
}

static void values_become_items_in_the_platforms_units(void **state) {
    (void)state;
    vectors_each("config-plans.tsv", test_plan);
}

/* A plan whose items are no longer than the platform keeps. */
static dhcpopt_status make_limited(const dhcpopt_platform *about, const dhcpopt_config *config,
                                   dhcpopt_error *error) {
    plan p;
    dhcpopt_status status = plan_make(&p, row_of(about), config, error);
    return status == DHCPOPT_OK ? plan_limit(&p, error) : status;
}

/* A sub-option has code and length in front of it; option 43 is the server's own work on some
 * platforms, and then what they keep is the sub-option's length. */
static dhcpopt_status status_of_length(const dhcpopt_platform *about,
                                       const dhcpopt_value *value) {
    enum { FRAME = 2 };
    bool inside = value->space != DHCPOPT_SPACE_DHCP4;
    bool apart = about->classes == DHCPOPT_CLASSES_SUBOPTIONS;
    size_t len = value->bytes.len + (inside ? FRAME : 0);
    if (len > DHCPOPT_VALUE_MAX) {
        return DHCPOPT_TOO_LONG;
    }
    len = apart ? value->bytes.len : len;
    return len > about->value_max ? DHCPOPT_PLATFORM_LONG : DHCPOPT_OK;
}

/* Whatever decodes and is not too long makes a plan; cert-prov-url is several values. */
static void test_value(vector *row) {
    const dhcpopt_option *option = vector_option(row, "option");
    dhcpopt_value value = {option->space, option->code, vector_bytes(row, "hex")};
    dhcpopt_config config = {.values = &value, .count = 1};
    decoded parts = decode_all(option, value.bytes);
    dhcpopt_status status = parts.status;
    decoded_free(&parts);
    size_t index = option->kind == DHCPOPT_KIND_CERT_URL ? SIZE_MAX : 0;
    for (; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *about = dhcpopt_platform_at(index);
        dhcpopt_status expected = status;
        config.scope = scope_example(about->scope);
        if (status == DHCPOPT_END) {
            expected = status_of_length(about, &value);
        }
        expect_status(row, make_limited(about, &config, NULL), expected);
    }
}

static void every_value_that_decodes_makes_a_plan_on_every_platform(void **state) {
    (void)state;
    vectors_each("values.tsv", test_value);
    vectors_each("payloads.tsv", test_value);
    vectors_each("bad-payloads.tsv", test_value);
}

static void each_platform_keeps_its_longest_value_and_no_more(void **state) {
    (void)state;
    uint8_t octets[DHCPOPT_VALUE_MAX + 1];
    memset(octets, 'a', sizeof octets);
    dhcpopt_value value = {DHCPOPT_SPACE_DHCP4, 66, {octets, 0}};
    dhcpopt_config config = {.values = &value, .count = 1};
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *about = dhcpopt_platform_at(index);
        bool all = about->value_max == DHCPOPT_VALUE_MAX;
        dhcpopt_error error;
        config.scope = scope_example(about->scope);
        value.bytes.len = about->value_max;
        assert_int_equal(make_limited(about, &config, NULL), DHCPOPT_OK);
        value.bytes.len = about->value_max + 1;
        assert_int_equal(make_limited(about, &config, &error),
                         all ? DHCPOPT_TOO_LONG : DHCPOPT_PLATFORM_LONG);
        assert_int_equal(error.item, 0);
        assert_int_equal(error.pos, about->value_max);
        assert_int_equal(error.len, 1);
        assert_int_equal(error.have, about->value_max + 1);
        assert_int_equal(error.need, about->value_max);
    }
}

/* ---- Where the items come from ----------------------------------------------------------- */

/* A member's octets are the caller's: they stand in the value that it names, from start on. */
static void expect_own_octets(const vector *row, const dhcpopt_config *config,
                              const item *member) {
    dhcpopt_bytes whole = config->values[member->origin].bytes;
    expect(row,
           member->start <= whole.len && member->bytes.len <= whole.len - member->start &&
               member->bytes.ptr == whole.ptr + member->start,
           "a member's octets do not stand where they are said to in its value");
}

static bool is_payload(const plan *p, const item *of) {
    return of->bytes.ptr == p->payloads[0] || of->bytes.ptr == p->payloads[1];
}

/* Is the member's sub-option in that option 43, which was made for its class or for all? */
static bool is_part(const item *member, const item *made) {
    return member->row->space != DHCPOPT_SPACE_DHCP4 &&
           (made->space == DHCPOPT_SPACE_DHCP4 || member->space == made->space);
}

/* What was made of sub-options is told as the first one's value. */
static void expect_made(const vector *row, const plan *p, const item *made) {
    size_t first = 0;
    while (first < p->member_count && !is_part(&p->members[first], made)) {
        first++;
    }
    if (expect(row, first < p->member_count, "an option 43 is made of nothing")) {
        expect_number(row, "origin", made->origin, p->members[first].origin);
    }
}

static void test_origin(vector *row) {
    configuration made = configuration_read(row);
    plan p;
    if (expect_status(row, plan_make(&p, row_of(made.platform), &made.config, NULL),
                      DHCPOPT_OK)) {
        for (size_t index = 0; index < p.member_count; index++) {
            expect_own_octets(row, &made.config, &p.members[index]);
        }
        for (size_t index = 0; index < p.count; index++) {
            if (is_payload(&p, &p.items[index])) {
                expect_made(row, &p, &p.items[index]);
            } else {
                expect_own_octets(row, &made.config, &p.items[index]);
            }
        }
    }
    configuration_free(&made);
}

static void items_know_where_they_come_from(void **state) {
    (void)state;
    vectors_each("config-plans.tsv", test_origin);
}

/* ---- Remarks ----------------------------------------------------------------------------- */

static void a_remark_is_made_once_for_each_thing_that_it_is_about(void **state) {
    (void)state;
    const dhcpopt_option *url = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 161);
    item about = {.row = url, .space = DHCPOPT_SPACE_DHCP4};
    plan p = {.remark_count = 0};
    plan_remark(&p, DHCPOPT_FINDING_LIMIT_UNKNOWN, &about);
    plan_remark(&p, DHCPOPT_FINDING_LIMIT_UNKNOWN, &about);
    assert_int_equal(p.remark_count, 1);
    plan_remark(&p, DHCPOPT_FINDING_LIMIT_UNKNOWN, NULL);
    plan_remark(&p, DHCPOPT_FINDING_CLASS_BLIND, &about);
    assert_int_equal(p.remark_count, 3);
    assert_int_equal(p.remarks[0].option, 161);
    assert_int_equal(p.remarks[1].option, 0);
}

static void remarks_beyond_the_bound_are_left_out(void **state) {
    (void)state;
    plan p = {.remark_count = 0};
    dhcpopt_option made = {.space = DHCPOPT_SPACE_DHCP4};
    item about = {.row = &made, .space = DHCPOPT_SPACE_DHCP4};
    for (unsigned code = 1; code <= UINT8_MAX; code++) {
        made.code = (uint8_t)code;
        plan_remark(&p, DHCPOPT_FINDING_LIMIT_UNKNOWN, &about);
    }
    assert_int_equal(p.remark_count, DHCPOPT_CONFIG_FINDINGS_MAX);
}

/* ---- Scopes ------------------------------------------------------------------------------ */

typedef struct scope_case {
    dhcpopt_scope kind;
    const char *scope;
    const char *name;
    const char *address;
    const char *subnet;
} scope_case;

/* clang-format off */
static const scope_case scopes[] = {
    {DHCPOPT_SCOPE_SUBNET,  "0.0.0.0/0",           "",  "0.0.0.0",     "0.0.0.0/0"},
    {DHCPOPT_SCOPE_SUBNET,  "128.0.0.0/1",         "",  "128.0.0.0",   "128.0.0.0/1"},
    {DHCPOPT_SCOPE_SUBNET,  "10.1.2.0/24",         "",  "10.1.2.0",    "10.1.2.0/24"},
    {DHCPOPT_SCOPE_SUBNET,  "10.1.2.2/31",         "",  "10.1.2.2",    "10.1.2.2/31"},
    {DHCPOPT_SCOPE_SUBNET,  "10.1.2.3/32",         "",  "10.1.2.3",    "10.1.2.3/32"},
    {DHCPOPT_SCOPE_NETWORK, "v:10.1.2.128/25",     "v", "10.1.2.128",  "10.1.2.128/25"},
    {DHCPOPT_SCOPE_ADDRESS, "10.1.2.0",            "",  "10.1.2.0",    "10.1.2.0"},
};
/* clang-format on */

static void expect_part(dhcpopt_text part, const char *expected) {
    assert_int_equal(part.len, strlen(expected));
    assert_true(part.len == 0 || memcmp(part.ptr, expected, part.len) == 0);
}

static void a_scope_is_parted_into_name_address_and_subnet(void **state) {
    (void)state;
    for (size_t index = 0; index < sizeof scopes / sizeof scopes[0]; index++) {
        const scope_case *c = &scopes[index];
        scope_parts parts = scope_read(c->kind, dhcpopt_text_of(c->scope));
        expect_part(parts.name, c->name);
        expect_part(parts.address, c->address);
        expect_part(parts.subnet, c->subnet);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_become_items_in_the_platforms_units),
        cmocka_unit_test(every_value_that_decodes_makes_a_plan_on_every_platform),
        cmocka_unit_test(each_platform_keeps_its_longest_value_and_no_more),
        cmocka_unit_test(items_know_where_they_come_from),
        cmocka_unit_test(a_remark_is_made_once_for_each_thing_that_it_is_about),
        cmocka_unit_test(remarks_beyond_the_bound_are_left_out),
        cmocka_unit_test(a_scope_is_parted_into_name_address_and_subnet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
