/* SPDX-License-Identifier: MIT */
/* Tests of src/cli/tzrule.c: the footer's rules, and what src/cli/zone.c makes of them
 * (POSIX.1 XBD s.8.3, RFC 9636 s.3.3). */
#define _POSIX_C_SOURCE 200809L /* setenv */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "zone_files.h"

#define US_EAST "EST5EDT,M3.2.0,M11.1.0"
#define NUUK "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"
#define GAZA "EET-2EEST,M3.4.4/50,M10.4.4/50"
#define LORD_HOWE "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"
#define DUBLIN "IST-1GMT0,M10.5.0,M3.5.0/1"

/* A footer, a moment as day and seconds of that day in UTC, what it gives, and whether that is
 * daylight saving. The first of two moments is the last second before a change. Calculated by
 * hand from POSIX.1 XBD s.8.3 and RFC 9636 s.3.3; the named ones are those of the time
 * database. */
/* clang-format off */
static const struct {
    const char *footer;
    const char *date;
    int32_t seconds;
    int32_t offset;
    bool daylight;
} footer_cases[] = {
    {"",                             "2025-07-01",                 0,      0, false},
    {"UTC0",                         "2025-07-01",                 0,      0, false},
    {"<+0530>-5:30",                 "2025-07-01",                 0,  19800, false},
    {"<-004430>+0:44:30",            "2025-07-01",                 0,  -2670, false},
    {"AAA-24:59:59",                 "2025-07-01",                 0,  89999, false},
    {"AAA24:59:59",                  "2025-07-01",                 0, -89999, false},
    {"Zzz0",                         "2025-07-01",                 0,      0, false},
    {"<a-Z+09>0",                    "2025-07-01",                 0,      0, false},
    {US_EAST,                        "2025-03-09",      7 * HOUR - 1, -18000, false},
    {US_EAST,                        "2025-03-09",      7 * HOUR,     -14400, true},
    {US_EAST,                        "2025-11-02",      6 * HOUR - 1, -14400, true},
    {US_EAST,                        "2025-11-02",      6 * HOUR,     -18000, false},
    {US_EAST,                        "1900-03-11",      7 * HOUR,     -14400, true},
    {NUUK,                           "2025-03-30",          HOUR - 1,  -7200, false},
    {NUUK,                           "2025-03-30",          HOUR,      -3600, true},
    {NUUK,                           "2025-10-26",          HOUR - 1,  -3600, true},
    {NUUK,                           "2025-10-26",          HOUR,      -7200, false},
    {GAZA,                           "2025-03-28",     24 * HOUR - 1,   7200, false},
    {GAZA,                           "2025-03-29",                 0,  10800, true},
    {GAZA,                           "2025-10-24",     23 * HOUR - 1,  10800, true},
    {GAZA,                           "2025-10-24",     23 * HOUR,       7200, false},
    {LORD_HOWE,                      "2025-01-01",                 0,  39600, true},
    {LORD_HOWE,                      "2025-04-05",     15 * HOUR - 1,  39600, true},
    {LORD_HOWE,                      "2025-04-05",     15 * HOUR,      37800, false},
    {LORD_HOWE,                      "2025-10-04", 31 * HOUR / 2 - 1,  37800, false},
    {LORD_HOWE,                      "2025-10-04", 31 * HOUR / 2,      39600, true},
    {DUBLIN,                         "2025-03-30",          HOUR - 1,      0, true},
    {DUBLIN,                         "2025-03-30",          HOUR,       3600, false},
    {DUBLIN,                         "2025-10-26",          HOUR - 1,   3600, false},
    {DUBLIN,                         "2025-10-26",          HOUR,          0, true},
    {"AAA0BBB,J59/0,J300/0",         "2024-02-27",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,J59/0,J300/0",         "2024-02-28",                 0,   3600, true},
    {"AAA0BBB,J60/0,J300/0",         "2024-02-29",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,J60/0,J300/0",         "2024-03-01",                 0,   3600, true},
    {"AAA0BBB,J60/0,J300/0",         "2025-02-28",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,J60/0,J300/0",         "2025-03-01",                 0,   3600, true},
    {"AAA0BBB,J365/0,J60/1",         "2024-12-30",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,J365/0,J60/1",         "2024-12-31",                 0,   3600, true},
    {"AAA0BBB,59/0,300/0",           "2024-02-28",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,59/0,300/0",           "2024-02-29",                 0,   3600, true},
    {"AAA0BBB,59/0,300/0",           "2025-02-28",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,59/0,300/0",           "2025-03-01",                 0,   3600, true},
    {"AAA0BBB,365/0,59/1",           "2024-12-30",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,365/0,59/1",           "2024-12-31",                 0,   3600, true},
    {"AAA0BBB,M2.5.0/0,M10.1.0",     "2032-02-28",     24 * HOUR - 1,      0, false},
    {"AAA0BBB,M2.5.0/0,M10.1.0",     "2032-02-29",                 0,   3600, true},
    {"AAA0BBB,M2.5.0/0,M10.1.0",     "2025-02-23",                 0,   3600, true},
    {"AAA0BBB,M3.1.0/167,M10.1.0/-167", "2025-03-08",  23 * HOUR - 1,      0, false},
    {"AAA0BBB,M3.1.0/167,M10.1.0/-167", "2025-03-08",  23 * HOUR,       3600, true},
    {"AAA0BBB,M3.1.0/167,M10.1.0/-167", "2025-09-27",  24 * HOUR - 1,   3600, true},
    {"AAA0BBB,M3.1.0/167,M10.1.0/-167", "2025-09-28",              0,      0, false},
    {"AAA0BBB,M3.1.0/0:0:01,M10.1.0",   "2025-03-02",              0,      0, false},
    {"AAA0BBB,M3.1.0/0:0:01,M10.1.0",   "2025-03-02",              1,   3600, true},
    {"AAA-12BBB,0/-24,M1.1.0/0",     "2025-12-30",     12 * HOUR - 1,  43200, false},
    {"AAA-12BBB,0/-24,M1.1.0/0",     "2025-12-30",     12 * HOUR,      46800, true},
    {"AAA-12BBB,0/-24,M1.1.0/0",     "2026-01-03",     11 * HOUR - 1,  46800, true},
    {"AAA-12BBB,0/-24,M1.1.0/0",     "2026-01-03",     11 * HOUR,      43200, false},
    {"XXX3EDT4,0/0,J365/23",         "2024-12-31",     24 * HOUR - 1, -14400, true},
    {"XXX3EDT4,0/0,J365/23",         "2025-01-01",      3 * HOUR - 1, -14400, true},
    {"XXX3EDT4,0/0,J365/23",         "2025-01-01",      3 * HOUR,     -14400, true},
    {"XXX3EDT4,0/0,J365/23",         "2025-07-01",                 0, -14400, true},
    {"EST5EDT,0/0,J365/25",          "2025-01-01",      5 * HOUR,     -14400, true},
};
/* clang-format on */

static void footers_give_their_offsets(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof footer_cases / sizeof footer_cases[0]; i++) {
        file made;
        tzrule_local local = {UNTOUCHED, false};
        zone_date date = date_of(footer_cases[i].date);
        int64_t day = tzrule_days(date.year, date.month, date.day);
        footer_file_make(footer_cases[i].footer, &made);
        if (!rule_is_sound(made.octets, made.len, date.year,
                           day * TZRULE_DAY_SECONDS + footer_cases[i].seconds, &local) ||
            local.offset != footer_cases[i].offset ||
            local.daylight != footer_cases[i].daylight) {
            fail_msg("%s at %s and %d s: %d", footer_cases[i].footer, footer_cases[i].date,
                     (int)footer_cases[i].seconds, (int)local.offset);
        }
    }
}

/* Each breaks one rule of POSIX.1 XBD s.8.3 or RFC 9636 s.3.3. */
/* clang-format off */
static const char *const bad_footers[] = {
    "5", "EST", "ES5", "E5T5", "<+0>5", "<+05", "<+05>", "<+ 05>5", "EST5 ", "EST--5",
    "EST+-5", "EST25", "EST5:60", "EST5:", "EST5:00:60", "EST5:00:00:00",
    "EST99999999999999999999", "EST5EDT", "EST5EDT4", "EST5ED,M3.2.0,M11.1.0",
    "EST5EDT25,M3.2.0,M11.1.0", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,",
    "EST5EDT,M3.2.0,M11.1.0,", "EST5EDT,M0.2.0,M11.1.0", "EST5EDT,M13.2.0,M11.1.0",
    "EST5EDT,M3.0.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0",
    "EST5EDT,M3.2,M11.1.0", "EST5EDT,M3,M11.1.0", "EST5EDT,M3-2-0,M11.1.0",
    "EST5EDT,J0,M11.1.0", "EST5EDT,J366,M11.1.0", "EST5EDT,366,M11.1.0", "EST5EDT,-1,M11.1.0",
    "EST5EDT,M3.2.0/,M11.1.0", "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0/-168,M11.1.0",
    "EST5EDT;M3.2.0;M11.1.0",
};
/* clang-format on */

static void footers_that_break_the_rules_are_damage(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof bad_footers / sizeof bad_footers[0]; i++) {
        file made;
        tzrule_local local;
        footer_file_make(bad_footers[i], &made);
        if (rule_is_sound(made.octets, made.len, 2025, 0, &local)) {
            fail_msg("%s", bad_footers[i]);
        }
    }
}

/* Daylight saving that takes an hour away, for 92 and for 91 of 365 days. */
static void the_smaller_offset_is_standard_from_a_quarter_of_the_year_on(void **state) {
    static const struct {
        const char *footer;
        int32_t standard;
    } cases[] = {{"AAA-1BBB0,J100/0,J192/0", 0}, {"AAA-1BBB0,J100/0,J191/0", HOUR}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        file made;
        zone_offsets have;
        footer_file_make(cases[i].footer, &made);
        assert_int_equal(read_octets(made.octets, made.len, "2025-01-15", &have), ZONE_OK);
        assert_int_equal(have.standard, cases[i].standard);
        assert_int_equal(have.other, HOUR - cases[i].standard);
    }
}

/* The change at 18:00 local time, on 10 April, is before noon in UTC. */
static void noon_is_that_of_the_zone(void **state) {
    file made;
    zone_offsets have;
    (void)state;
    footer_file_make("AAA-12BBB,J100/18,J200/18", &made);
    assert_int_equal(read_octets(made.octets, made.len, "2025-04-10", &have), ZONE_OK);
    assert_int_equal(have.in_force, 12 * HOUR);
    assert_int_equal(read_octets(made.octets, made.len, "2025-04-11", &have), ZONE_OK);
    assert_int_equal(have.in_force, 13 * HOUR);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(footers_give_their_offsets),
        cmocka_unit_test(footers_that_break_the_rules_are_damage),
        cmocka_unit_test(the_smaller_offset_is_standard_from_a_quarter_of_the_year_on),
        cmocka_unit_test(noon_is_that_of_the_zone),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
