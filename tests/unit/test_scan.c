/* SPDX-License-Identifier: MIT */
/* What config prints reads back to the same values, on every platform that is read; texts of
 * other hands give what their vectors say; pieces of any size give the same. */
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

enum { FOUND_MAX = 64, WRITTEN_MAX = 16384 };

/* ---- What was found, kept ---------------------------------------------------------------- */

typedef struct readings {
    dhcpopt_value values[FOUND_MAX];
    uint8_t octets[FOUND_MAX][DHCPOPT_LONG_MAX];
    size_t count;
    size_t faults;
    char written[WRITTEN_MAX];
    size_t written_len;
} readings;

/* "pool VOICE 3:15+42 120@dhcp4:0007..." */
static void write_found(readings *r, const dhcpopt_found *found) {
    printer p = printer_to(r->written, sizeof r->written);
    p.len = r->written_len;
    print_string(&p, p.len > 0 ? " " : "");
    print_string(&p, found->where == NULL ? "" : found->where);
    print_string(&p, found->where == NULL ? "" : "=");
    print_text(&p, found->scope);
    print_string(&p, found->vendor_class.len > 0 ? "/" : "");
    print_text(&p, found->vendor_class);
    print_string(&p, found->where == NULL && found->vendor_class.len == 0 ? "" : " ");
    print_number(&p, found->line, 1);
    print_char(&p, ' ');
    print_number(&p, found->value.code, 1);
    print_char(&p, '@');
    print_string(&p, dhcpopt_space_name(found->value.space));
    print_char(&p, ':');
    if (found->status == DHCPOPT_OK) {
        print_octets(&p, FORM_HEX, found->value.bytes);
    } else {
        print_string(&p, dhcpopt_status_name(found->status));
    }
    r->written_len = p.len < sizeof r->written ? p.len : sizeof r->written;
}

static void keep(readings *r, const dhcpopt_found *found) {
    write_found(r, found);
    r->faults += found->status == DHCPOPT_OK ? 0 : 1;
    if (found->status == DHCPOPT_OK && r->count < FOUND_MAX) {
        memcpy(r->octets[r->count], found->value.bytes.ptr, found->value.bytes.len);
        r->values[r->count] = found->value;
        r->values[r->count].bytes.ptr = r->octets[r->count];
        r->count++;
    }
}

/* Pieces sit in allocations of exactly their size. */
static readings *read_text(const dhcpopt_platform *from, dhcpopt_text text, size_t piece) {
    static dhcpopt_scanner scanner;
    readings *r = calloc(1, sizeof *r);
    assert_non_null(r);
    dhcpopt_found found;
    dhcpopt_scan_begin(&scanner, from);
    for (size_t pos = 0; pos < text.len; pos += piece) {
        size_t len = text.len - pos < piece ? text.len - pos : piece;
        char *copy = malloc(len);
        assert_non_null(copy);
        memcpy(copy, text.ptr + pos, len);
        dhcpopt_text part = {copy, len};
        dhcpopt_scan_feed(&scanner, part);
        while (dhcpopt_scan_next(&scanner, &found)) {
            keep(r, &found);
        }
        free(copy);
    }
    dhcpopt_scan_end(&scanner);
    while (dhcpopt_scan_next(&scanner, &found)) {
        keep(r, &found);
    }
    return r;
}

/* ---- What config prints ------------------------------------------------------------------ */

/* DNS takes names for the same in any letter case (RFC 1035 s.2.3.3). */
static bool same_text(const char *a, const char *b, size_t len, bool any_case) {
    for (size_t index = 0; index < len; index++) {
        bool same = any_case ? to_lower(a[index]) == to_lower(b[index]) : a[index] == b[index];
        if (!same) {
            return false;
        }
    }
    return true;
}

/* Names may be compressed in one and not in the other. */
static bool same_meaning(const item *x, const item *y) {
    enum { TEXT_CAP = 8192 };
    static char texts[2][TEXT_CAP];
    size_t lens[2] = {0, 0};
    if (x->row != y->row) {
        return false;
    }
    if (x->bytes.len == y->bytes.len && memcmp(x->bytes.ptr, y->bytes.ptr, x->bytes.len) == 0) {
        return true;
    }
    return dhcpopt_print(x->row, x->bytes, texts[0], TEXT_CAP, &lens[0], NULL) == DHCPOPT_OK &&
           dhcpopt_print(y->row, y->bytes, texts[1], TEXT_CAP, &lens[1], NULL) == DHCPOPT_OK &&
           lens[0] == lens[1] &&
           same_text(texts[0], texts[1], lens[0], x->row->kind == DHCPOPT_KIND_NAMES);
}

/* Both come to the same options and sub-options, whatever was merged or taken apart. */
static bool same_members(const dhcpopt_config *printed, const readings *r, char *told,
                         size_t cap) {
    const dhcpopt_platform *json = dhcpopt_platform_by_name(dhcpopt_text_of("json"));
    dhcpopt_config read = {.values = r->values, .count = r->count};
    dhcpopt_config plain = {.values = printed->values, .count = printed->count};
    static plan a;
    static plan b;
    assert_int_equal(plan_make(&a, platform_of(json), &plain, NULL), DHCPOPT_OK);
    dhcpopt_status status = plan_make(&b, platform_of(json), &read, NULL);
    snprintf(told, cap, "read back: %s, %u values of %u, %u faults: %.200s",
             dhcpopt_status_name(status), (unsigned)r->count, (unsigned)a.member_count,
             (unsigned)r->faults, r->written);
    bool same = status == DHCPOPT_OK && a.member_count == b.member_count && r->faults == 0;
    for (size_t index = 0; same && index < a.member_count; index++) {
        same = same_meaning(&a.members[index], &b.members[index]);
    }
    return same;
}

static void expect_read_back(const vector *row, const dhcpopt_platform *about,
                             const dhcpopt_config *config) {
    call render = {.function = CALL_CONFIG_RENDER, .platform = about, .config = config};
    void *out = NULL;
    size_t len = 0;
    if (!dhcpopt_scan_reads(about) || call_output(&render, &out, &len) != DHCPOPT_OK) {
        return;
    }
    dhcpopt_text text = {out, len};
    readings *whole = read_text(about, text, text.len);
    readings *pieces = read_text(about, text, 7);
    char wrong[512];
    char told[640];
    bool same = same_members(config, whole, wrong, sizeof wrong);
    snprintf(told, sizeof told, "%s: %s", about->name, wrong);
    expect(row, same, told);
    expect(row,
           whole->written_len == pieces->written_len &&
               memcmp(whole->written, pieces->written, whole->written_len) == 0,
           "pieces give something else than the whole");
    free(whole);
    free(pieces);
    free(out);
}

static void test_value(vector *row) {
    const dhcpopt_option *option = vector_option(row, "option");
    dhcpopt_value value = {option->space, option->code, vector_bytes(row, "hex")};
    dhcpopt_config config = {.values = &value, .count = 1};
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *about = dhcpopt_platform_at(index);
        config.scope = scope_example(about->scope);
        expect_read_back(row, about, &config);
    }
}

static void test_configuration(vector *row) {
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *about = dhcpopt_platform_at(index);
        configuration made = configuration_of(row, about, vector_text(row, "values"));
        made.config.scope = scope_example(about->scope);
        made.config.server =
            about->server_help == NULL ? made.config.server : dhcpopt_text_of("dhcp1");
        expect_read_back(row, about, &made.config);
        configuration_free(&made);
    }
}

/* By a reader of its words, which some platforms share. */
static void test_recognition(vector *row) {
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        const dhcpopt_platform *about = dhcpopt_platform_at(index);
        configuration made = configuration_of(row, about, vector_text(row, "values"));
        made.config.scope = scope_example(about->scope);
        made.config.server =
            about->server_help == NULL ? made.config.server : dhcpopt_text_of("dhcp1");
        call render = {
            .function = CALL_CONFIG_RENDER, .platform = about, .config = &made.config};
        void *out = NULL;
        size_t len = 0;
        if (dhcpopt_scan_reads(about) && call_output(&render, &out, &len) == DHCPOPT_OK) {
            dhcpopt_text text = {out, len};
            const dhcpopt_platform *told = dhcpopt_scan_recognise(text);
            char wrong[96];
            snprintf(wrong, sizeof wrong, "%s is taken for %s", about->name,
                     told == NULL ? "nothing" : told->name);
            bool right = told != NULL && platform_of(told)->scan == platform_of(about)->scan;
            expect(row, right || platform_of(about)->marks == NULL, wrong);
            free(out);
        }
        configuration_free(&made);
    }
}

/* The usual configurations; a single value may look the same on several platforms. */
static void what_is_printed_is_recognised(void **state) {
    (void)state;
    vectors_each("recognised.tsv", test_recognition);
}

static void every_value_that_is_printed_reads_back(void **state) {
    (void)state;
    vectors_each("values.tsv", test_value);
    vectors_each("payloads.tsv", test_value);
}

static void every_configuration_that_is_printed_reads_back(void **state) {
    (void)state;
    vectors_each("configs.tsv", test_configuration);
}

/* ---- What others wrote ------------------------------------------------------------------- */

static void test_scan(vector *row) {
    dhcpopt_text name = vector_text(row, "platform");
    const dhcpopt_platform *about = dhcpopt_platform_by_name(name);
    dhcpopt_text text = vector_text(row, "text");
    assert_non_null(about);
    assert_true(dhcpopt_scan_reads(about));
    for (size_t piece = 1; piece <= text.len; piece += text.len > 1 ? text.len - 1 : 1) {
        readings *r = read_text(about, text, piece);
        dhcpopt_text written = {r->written, r->written_len};
        expect_text(row, written, vector_text(row, "found"));
        free(r);
    }
}

static void configuration_text_is_read(void **state) {
    (void)state;
    vectors_each("scans.tsv", test_scan);
    vectors_each("scans-windows.tsv", test_scan);
    vectors_each("scans-json.tsv", test_scan);
    vectors_each("scans-network.tsv", test_scan);
    vectors_each("scans-isc.tsv", test_scan);
    vectors_each("scans-others.tsv", test_scan);
    vectors_each("scans-powershell.tsv", test_scan);
    vectors_each("scans-unix.tsv", test_scan);
}

/* A value that is cut anywhere where a piece of a long line ends; its place is that in the
 * line. */
static void json_goes_on_in_the_next_piece_of_a_line(void **state) {
    (void)state;
    static const char begin[] = "{\"option-data\":[";
    static const char value[] =
        "{\"code\":66,\"csv-format\":false,\"data\":\"'a\\u0042\\/'\"}]}";
    static const size_t data_pos = sizeof "{\"code\":66,\"csv-format\":false,\"data\":\"" - 1;
    static char text[DHCPOPT_LINE_MAX + sizeof value];
    const dhcpopt_platform *kea = dhcpopt_platform_by_name(dhcpopt_text_of("kea"));
    static dhcpopt_scanner scanner;
    for (size_t pos = DHCPOPT_LINE_MAX - sizeof value; pos <= DHCPOPT_LINE_MAX; pos++) {
        dhcpopt_found found;
        memset(text, ' ', pos);
        memcpy(text, begin, sizeof begin - 1);
        memcpy(text + pos, value, sizeof value - 1);
        dhcpopt_text whole = {text, pos + sizeof value - 1};
        dhcpopt_scan_begin(&scanner, kea);
        dhcpopt_scan_feed(&scanner, whole);
        dhcpopt_scan_end(&scanner);
        assert_true(dhcpopt_scan_next(&scanner, &found));
        assert_int_equal(found.status, DHCPOPT_OK);
        assert_int_equal(found.value.bytes.len, 3);
        assert_memory_equal(found.value.bytes.ptr, "aB/", 3);
        assert_int_equal(found.line, 1);
        assert_int_equal(found.pos, pos + data_pos);
        assert_false(dhcpopt_scan_next(&scanner, &found));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_that_is_printed_reads_back),
        cmocka_unit_test(every_configuration_that_is_printed_reads_back),
        cmocka_unit_test(configuration_text_is_read),
        cmocka_unit_test(what_is_printed_is_recognised),
        cmocka_unit_test(json_goes_on_in_the_next_piece_of_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
