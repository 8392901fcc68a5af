/* SPDX-License-Identifier: MIT */
/* Tests of src/cli/zone.c against the zoneinfo tree in tests/zoneinfo: what zones keep, names,
 * trees and dates. TESTS_DIR is the directory tests. */
#define _POSIX_C_SOURCE 200809L /* setenv */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "zone_files.h"

typedef struct zone_case {
    const char *name;
    const char *date;
    int32_t standard;
    int32_t other;
    int32_t in_force;
} zone_case;

/* In seconds, by the lines of tests/zoneinfo/source.zi. */
/* clang-format off */
static const zone_case zone_cases[] = {
    {"Africa/Casablanca",    "2018-02-01",      0,   HOUR,      0}, /* before +1 for good */
    {"Africa/Casablanca",    "2018-07-15",      0,   HOUR,   HOUR},
    {"Africa/Casablanca",    "2018-12-01",   HOUR,   HOUR,   HOUR},
    {"Africa/Casablanca",    "2025-01-15",   HOUR,      0,   HOUR},
    {"Africa/Casablanca",    "2025-03-08",   HOUR,      0,      0}, /* Ramadan */
    {"Africa/Casablanca",    "2030-01-10",   HOUR,      0,      0}, /* two Ramadans that year */
    {"Africa/Casablanca",    "2031-01-10",   HOUR,      0,      0},
    {"Africa/Casablanca",    "2047-07-15",   HOUR,      0,      0},
    {"Africa/Casablanca",    "2090-07-15",   HOUR,   HOUR,   HOUR}, /* the footer */
    {"Africa/Monrovia",      "1971-06-01",  -2670,  -2670,  -2670}, /* -0:44:30 */
    {"Africa/Monrovia",      "1972-01-06",  -2670,  -2670,  -2670},
    {"Africa/Monrovia",      "1972-01-07",      0,      0,      0},
    {"America/New_York",     "1850-01-01", -17762, -17762, -17762}, /* -4:56:02 */
    {"America/New_York",     "1943-06-01", -14400, -14400, -14400}, /* War Time all year */
    {"America/New_York",     "2025-01-15", -18000, -14400, -18000},
    {"America/New_York",     "2025-03-08", -18000, -14400, -18000},
    {"America/New_York",     "2025-03-09", -18000, -14400, -14400}, /* changed at 2:00 */
    {"America/New_York",     "2025-11-01", -18000, -14400, -14400},
    {"America/New_York",     "2025-11-02", -18000, -14400, -18000},
    {"America/New_York",     "9999-12-31", -18000, -14400, -18000},
    {"America/Nuuk",         "2022-07-15", -10800,  -7200,  -7200},
    {"America/Nuuk",         "2023-03-25", -10800, -10800, -10800}, /* -2 from the 26th */
    {"America/Nuuk",         "2023-03-26",  -7200,  -7200,  -7200},
    {"America/Nuuk",         "2023-12-31",  -7200,  -7200,  -7200},
    {"America/Nuuk",         "2025-01-15",  -7200,  -3600,  -7200},
    {"America/Nuuk",         "2025-07-15",  -7200,  -3600,  -3600},
    {"America/Scoresbysund", "2024-03-30",  -3600,  -3600,  -3600}, /* -1; then -2, +1 h */
    {"America/Scoresbysund", "2024-07-15",  -7200,  -3600,  -3600},
    {"America/Scoresbysund", "2024-12-15",  -7200,  -3600,  -7200},
    {"Antarctica/Troll",     "2004-07-15",      0,      0,      0},
    {"Antarctica/Troll",     "2025-01-15",      0,   7200,      0},
    {"Antarctica/Troll",     "2025-07-15",      0,   7200,   7200},
    {"Asia/Kathmandu",       "1985-12-31",  19800,  19800,  19800},
    {"Asia/Kathmandu",       "2025-07-15",  20700,  20700,  20700},
    {"Asia/Kolkata",         "2025-01-15",  19800,  19800,  19800},
    {"Asia/Kolkata",         "2040-07-15",  19800,  19800,  19800},
    {"Australia/Lord_Howe",  "2025-01-15",  37800,  39600,  39600},
    {"Australia/Lord_Howe",  "2025-07-15",  37800,  39600,  37800},
    {"Europe/Dublin",        "2025-01-15",      0,   HOUR,      0}, /* "saving" in winter */
    {"Europe/Dublin",        "2025-07-15",      0,   HOUR,   HOUR},
    {"Europe/Dublin",        "2050-12-15",      0,   HOUR,      0},
    {"Europe/Paris",         "1940-01-15",      0,   HOUR,      0}, /* later +2 too */
    {"Europe/Paris",         "1945-02-15",   HOUR,   7200,   HOUR}, /* saving: +1 and +2 */
    {"Europe/Paris",         "1945-07-15",   HOUR,   7200,   7200},
    {"Europe/Paris",         "2024-02-29",   HOUR,   7200,   HOUR},
    {"Europe/Paris",         "2025-03-29",   HOUR,   7200,   HOUR},
    {"Europe/Paris",         "2025-03-30",   HOUR,   7200,   7200},
    {"Europe/Paris",         "2040-07-01",   HOUR,   7200,   7200},
    {"UTC",                  "0001-01-01",      0,      0,      0},
    {"UTC",                  "2025-07-15",      0,      0,      0},
};
/* clang-format on */

static void zones_keep_their_offsets(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof zone_cases / sizeof zone_cases[0]; i++) {
        const zone_case *want = &zone_cases[i];
        zone_offsets have = {UNTOUCHED, UNTOUCHED, UNTOUCHED};
        if (read_name(want->name, want->date, &have) != ZONE_OK ||
            have.standard != want->standard || have.other != want->other ||
            have.in_force != want->in_force) {
            fail_msg("%s %s: standard %d, other %d, in force %d", want->name, want->date,
                     (int)have.standard, (int)have.other, (int)have.in_force);
        }
    }
}

/* The years of the predicted Ramadans; in 2030-2033 one is in January, in 2046-2049 in July. */
static void casablanca_is_standard_at_plus_one_all_through_2024_to_2050(void **state) {
    (void)state;
    for (int year = 2024; year <= 2050; year++) {
        for (int month = 1; month <= 12; month++) {
            zone_offsets have;
            char date[sizeof "2024-01-15"];
            (void)snprintf(date, sizeof date, "%04u-%02u-15", (unsigned)year % 10000,
                           (unsigned)month % 100);
            assert_int_equal(read_name("Africa/Casablanca", date, &have), ZONE_OK);
            assert_int_equal(have.standard, HOUR);
            assert_int_equal(have.other, 0);
        }
    }
}

static void fat_and_slim_files_give_equal_answers(void **state) {
    static const char *const names[] = {"Africa/Casablanca", "America/New_York", "America/Nuuk",
                                        "Australia/Lord_Howe", "Europe/Dublin"};
    file slim;
    file fat;
    (void)state;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        file_load(TREE, names[i], &slim);
        file_load(FAT_TREE, names[i], &fat);
        assert_true(fat.len > slim.len);
        for (int year = 1950; year < 2100; year++) {
            for (int month = 1; month <= 12; month++) {
                int64_t moment = tzrule_days(year, month, year % 28 + 1) * TZRULE_DAY_SECONDS;
                tzrule_local one;
                tzrule_local two;
                assert_true(rule_is_sound(slim.octets, slim.len, year, moment, &one));
                assert_true(rule_is_sound(fat.octets, fat.len, year, moment, &two));
                assert_int_equal(one.offset, two.offset);
                assert_int_equal(one.daylight, two.daylight);
            }
        }
    }
}

/* ---- names ---- */

#define SIXTY "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh"

/* clang-format off */
static const struct {
    const char *name;
    zone_status status;
} name_cases[] = {
    {"",                         ZONE_BAD_NAME},
    {"/",                        ZONE_BAD_NAME},
    {"/UTC",                     ZONE_BAD_NAME},
    {":UTC",                     ZONE_BAD_NAME},
    {".",                        ZONE_BAD_NAME},
    {"..",                       ZONE_BAD_NAME},
    {"../zoneinfo/UTC",          ZONE_BAD_NAME},
    {"./UTC",                    ZONE_BAD_NAME},
    {"Europe/../UTC",            ZONE_BAD_NAME},
    {"Europe/./Paris",           ZONE_BAD_NAME},
    {"Europe/.Paris",            ZONE_BAD_NAME},
    {"Europe//Paris",            ZONE_BAD_NAME},
    {"Europe/Paris/",            ZONE_BAD_NAME},
    {"Europe/Par..is",           ZONE_BAD_NAME},
    {"Europe/Paris ",            ZONE_BAD_NAME},
    {"Europe\\Paris",            ZONE_BAD_NAME},
    {"Europe/Paris\n",           ZONE_BAD_NAME},
    {"Europe/P\xc3\xa1ris",      ZONE_BAD_NAME},
    {"EST5EDT,M3.2.0,M11.1.0",   ZONE_BAD_NAME},
    {SIXTY "abc",                ZONE_UNKNOWN},
    {SIXTY "abcd",               ZONE_BAD_NAME},
    {"Europe/Pari",              ZONE_UNKNOWN},
    {"Europe/Pariss",            ZONE_UNKNOWN},
    {"Nowhere/City",             ZONE_UNKNOWN},
    {"UTC+3",                    ZONE_UNKNOWN},
    {"Europe/Paris/Louvre",      ZONE_UNKNOWN},
    {"Europe",                   ZONE_NOT_A_ZONE},
    {"europe",                   ZONE_NOT_A_ZONE},
    {"zone.tab",                 ZONE_NOT_A_ZONE},
    {"Zone.Tab",                 ZONE_NOT_A_ZONE},
    {"fat/Europe/Dublin",        ZONE_OK},
};
/* clang-format on */

static void names_that_are_no_zone_are_told_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof name_cases / sizeof name_cases[0]; i++) {
        const char *name = name_cases[i].name;
        zone_offsets have = {UNTOUCHED, UNTOUCHED, UNTOUCHED};
        char spelling[ZONE_NAME_MAX] = "untouched";
        zone_status status =
            zone_read(name, strlen(name), date_of("2025-01-15"), &have, spelling);
        if (status != name_cases[i].status) {
            fail_msg("%s: %s", name, zone_status_text(status));
        }
        assert_true(status == ZONE_OK || have.standard == UNTOUCHED);
        assert_string_equal(spelling, "untouched");
    }
}

static void a_name_ends_at_its_length_and_may_hold_no_nul(void **state) {
    zone_offsets have;
    char spelling[ZONE_NAME_MAX];
    zone_date date = date_of("2025-01-15");
    (void)state;
    assert_int_equal(zone_read("UTC+3", 3, date, &have, spelling), ZONE_OK);
    assert_int_equal(zone_read("UTC\0", 4, date, &have, spelling), ZONE_BAD_NAME);
    assert_int_equal(zone_read("UT", 2, date, &have, spelling), ZONE_UNKNOWN);
}

static void a_name_in_the_wrong_case_gets_the_right_spelling(void **state) {
    static const char *const cases[][2] = {
        {"europe/Paris", "Europe/Paris"},         {"Europe/paris", "Europe/Paris"},
        {"EUROPE/PARIS", "Europe/Paris"},         {"america/new_york", "America/New_York"},
        {"America/New_york", "America/New_York"}, {"utc", "UTC"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        zone_offsets have = {UNTOUCHED, UNTOUCHED, UNTOUCHED};
        char spelling[ZONE_NAME_MAX] = "";
        assert_int_equal(
            zone_read(cases[i][0], strlen(cases[i][0]), date_of("2025-01-15"), &have, spelling),
            ZONE_WRONG_CASE);
        assert_string_equal(spelling, cases[i][1]);
        assert_int_equal(have.standard, UNTOUCHED);
    }
}

static void the_exact_spelling_wins_over_another_case(void **state) {
    file utc;
    char path[PATH_CAP];
    zone_offsets have;
    (void)state;
    file_load(TREE, "UTC", &utc);
    assert_int_equal(read_octets(utc.octets, utc.len, "2025-01-15", &have), ZONE_OK);
    (void)snprintf(path, sizeof path, "%s/zone", scratch_tree());
    if (access(path, F_OK) == 0) {
        skip(); /* a file system that ignores case has only one of them */
    }
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fclose(stream), 0);
    assert_int_equal(read_name("Zone", "2025-01-15", &have), ZONE_OK);
    assert_int_equal(read_name("zone", "2025-01-15", &have), ZONE_NOT_A_ZONE);
    assert_int_equal(remove(path), 0);
}

/* ---- trees ---- */

/* Slashes at the end change nothing but the length. */
static void the_path_of_a_tree_has_at_most_4030_octets(void **state) {
    enum { TREE_LEN = 4030 };
    char tree[TREE_LEN + 2];
    zone_offsets have;
    (void)state;
    memset(tree, '/', sizeof tree);
    memcpy(tree, TREE, strlen(TREE));
    tree[TREE_LEN + 1] = '\0';
    assert_int_equal(setenv("TZDIR", tree, 1), 0);
    assert_int_equal(read_name("America/New_York", "2025-01-15", &have), ZONE_NO_TREE);
    tree[TREE_LEN] = '\0';
    assert_int_equal(setenv("TZDIR", tree, 1), 0);
    assert_int_equal(read_name("America/New_York", "2025-01-15", &have), ZONE_OK);
}

static void a_missing_or_empty_tree_is_no_tree(void **state) {
    static char too_long[5000];
    const char *const trees[] = {"/nonexistent/zoneinfo", TREE "/UTC", scratch_tree(),
                                 too_long};
    (void)state;
    char path[PATH_CAP];
    scratch_path(path);
    (void)remove(path);
    memset(too_long, '/', sizeof too_long - 1);
    for (size_t i = 0; i < sizeof trees / sizeof trees[0]; i++) {
        zone_offsets have;
        assert_int_equal(setenv("TZDIR", trees[i], 1), 0);
        assert_null(zone_tree());
        assert_int_equal(read_name("UTC", "2025-01-15", &have), ZONE_NO_TREE);
        assert_int_equal(read_name("../UTC", "2025-01-15", &have), ZONE_BAD_NAME);
    }
}

static void an_empty_tzdir_counts_as_none(void **state) {
    (void)state;
    assert_string_equal(zone_tree(), TREE);
    assert_int_equal(unsetenv("TZDIR"), 0);
    const char *usual = zone_tree();
    assert_int_equal(setenv("TZDIR", "", 1), 0);
    assert_true(usual == zone_tree());
}

static void every_status_has_its_words(void **state) {
    (void)state;
    for (int status = ZONE_OK; status <= ZONE_UNREADABLE; status++) {
        assert_non_null(zone_status_text((zone_status)status));
    }
}

/* ---- dates ---- */

static const struct {
    const char *text;
    zone_date date;
} good_dates[] = {
    {"2025-01-15", {2025, 1, 15}},  {"0001-01-01", {1, 1, 1}},
    {"9999-12-31", {9999, 12, 31}}, {"2024-02-29", {2024, 2, 29}},
    {"2000-02-29", {2000, 2, 29}},  {"1582-10-10", {1582, 10, 10}},
    {"2025-04-30", {2025, 4, 30}},  {"2025-01-31", {2025, 1, 31}},
};

static const char *const bad_dates[] = {
    "0000-01-01",
    "2025-00-10",
    "2025-13-10",
    "2025-01-00",
    "2025-01-32",
    "2025-04-31",
    "2025-02-29",
    "1900-02-29",
    "2024-02-30",
    "2025-12-32",
    "",
    "2025",
    "2025-1-15",
    "2025-01-1",
    "2025-01-155",
    "2025/01/15",
    "2025-01/15",
    "2025/01-15",
    "20250115",
    " 2025-01-15",
    "2025-01-15 ",
    "+025-01-15",
    "2025--1-15",
    "2025-01-+5",
    "2025-o1-15",
    "2025-0:-15",
    "2025-0/-15",
    "12025-01-15",
    "today",
    "\xd9\xa2\xd9\xa0-01-15",
};

static void real_days_are_dates(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof good_dates / sizeof good_dates[0]; i++) {
        zone_date have = date_of(good_dates[i].text);
        assert_int_equal(have.year, good_dates[i].date.year);
        assert_int_equal(have.month, good_dates[i].date.month);
        assert_int_equal(have.day, good_dates[i].date.day);
    }
}

static void what_is_no_real_day_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof bad_dates / sizeof bad_dates[0]; i++) {
        zone_date have = {UNTOUCHED, UNTOUCHED, UNTOUCHED};
        if (zone_parse_date(bad_dates[i], &have) || have.year != UNTOUCHED ||
            have.month != UNTOUCHED || have.day != UNTOUCHED) {
            fail_msg("\"%s\"", bad_dates[i]);
        }
    }
}

static void today_is_a_date_of_this_century(void **state) {
    char text[sizeof "2025-01-15"];
    zone_date today = zone_today();
    (void)state;
    assert_in_range(today.year, 2025, 2100);
    (void)snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)today.year % 10000,
                   (unsigned)today.month % 100, (unsigned)today.day % 100);
    assert_true(zone_parse_date(text, &today));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(zones_keep_their_offsets, use_tree),
        cmocka_unit_test_setup(casablanca_is_standard_at_plus_one_all_through_2024_to_2050,
                               use_tree),
        cmocka_unit_test(fat_and_slim_files_give_equal_answers),
        cmocka_unit_test_setup(names_that_are_no_zone_are_told_apart, use_tree),
        cmocka_unit_test_setup(a_name_ends_at_its_length_and_may_hold_no_nul, use_tree),
        cmocka_unit_test_setup(a_name_in_the_wrong_case_gets_the_right_spelling, use_tree),
        cmocka_unit_test(the_exact_spelling_wins_over_another_case),
        cmocka_unit_test(the_path_of_a_tree_has_at_most_4030_octets),
        cmocka_unit_test(a_missing_or_empty_tree_is_no_tree),
        cmocka_unit_test_setup(an_empty_tzdir_counts_as_none, use_tree),
        cmocka_unit_test(every_status_has_its_words),
        cmocka_unit_test(real_days_are_dates),
        cmocka_unit_test(what_is_no_real_day_is_refused),
        cmocka_unit_test(today_is_a_date_of_this_century),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
