/* SPDX-License-Identifier: MIT */
/* How much a reader keeps of what only other lines tell: a large configuration is told as a
 * small one is; of one that is too large so much is said, once, and nothing else is held against
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "vectors.h"

enum { DIGITS_MAX = 10 };

typedef struct text_buffer {
    char *ptr;
    size_t len;
    size_t cap;
} text_buffer;

static void append(text_buffer *to, const char *ptr, size_t len) {
    if (to->len + len >= to->cap) {
        to->cap = 2 * (to->len + len + 1);
        to->ptr = realloc(to->ptr, to->cap);
        assert_non_null(to->ptr);
    }
    memcpy(to->ptr + to->len, ptr, len);
    to->len += len;
}

/* A '~' stands for the line's number. */
static void append_line(text_buffer *to, dhcpopt_text line, size_t number) {
    char digits[DIGITS_MAX + 1];
    size_t len = (size_t)snprintf(digits, sizeof digits, "%zu", number);
    for (size_t pos = 0; pos < line.len; pos++) {
        bool stands = line.ptr[pos] == '~';
        append(to, stands ? digits : line.ptr + pos, stands ? len : 1);
    }
}

static void append_cell(text_buffer *to, vector *row, const char *column, size_t times) {
    dhcpopt_text text = vector_text(row, column);
    for (size_t number = 1; number <= times; number++) {
        append_line(to, text, number);
    }
}

static text_buffer make_text(vector *row) {
    text_buffer text = {NULL, 0, 0};
    size_t times = vector_number(row, "times");
    append_cell(&text, row, "begin", 1);
    append_cell(&text, row, "line", times);
    append_cell(&text, row, "middle", 1);
    append_cell(&text, row, "again", times);
    append_cell(&text, row, "end", 1);
    return text;
}

typedef struct counts {
    size_t values;
    size_t placed;
    size_t with_class;
    size_t lost;
    size_t others;
} counts;

static void count(counts *c, const dhcpopt_found *found) {
    bool value = found->status == DHCPOPT_OK;
    c->values += value ? 1 : 0;
    c->placed += value && found->scope.len > 0 ? 1 : 0;
    c->with_class += value && found->vendor_class.len > 0 ? 1 : 0;
    c->lost += found->status == DHCPOPT_NOT_KEPT ? 1 : 0;
    c->others += !value && found->status != DHCPOPT_NOT_KEPT ? 1 : 0;
}

static counts read_all(const dhcpopt_platform *from, dhcpopt_text text) {
    static dhcpopt_scanner scanner;
    counts c = {0, 0, 0, 0, 0};
    dhcpopt_found found;
    dhcpopt_scan_begin(&scanner, from);
    dhcpopt_scan_feed(&scanner, text);
    dhcpopt_scan_end(&scanner);
    while (dhcpopt_scan_next(&scanner, &found)) {
        count(&c, &found);
    }
    return c;
}

static void test_room(vector *row) {
    const dhcpopt_platform *from =
        dhcpopt_platform_by_name(dhcpopt_text_of(vector_cell(row, "from")));
    if (!expect(row, from != NULL, "the platform is known")) {
        return;
    }
    text_buffer made = make_text(row);
    const dhcpopt_text text = {made.ptr, made.len};
    counts c = read_all(from, text);
    expect_number(row, "values", c.values, vector_number(row, "values"));
    expect_number(row, "placed", c.placed, vector_number(row, "placed"));
    expect_number(row, "with a class", c.with_class, vector_number(row, "class"));
    expect_number(row, "not kept", c.lost, vector_number(row, "lost"));
    expect_number(row, "other findings", c.others, vector_number(row, "others"));
    free(made.ptr);
}

static void large_configuration_is_read_or_said_to_be_too_large(void **state) {
    (void)state;
    vectors_each("room.tsv", test_room);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_configuration_is_read_or_said_to_be_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
