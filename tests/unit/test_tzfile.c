/* SPDX-License-Identifier: MIT */
/* Tests of src/cli/tzrule.c: files of all versions, damaged in every way (RFC 9636). */
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

/* The first block of a fat file, with the version set to NUL, is a file of version 1. */
static void version_1_is_read_and_ends_with_its_last_transition(void **state) {
    file fat;
    zone_offsets have;
    (void)state;
    file_load(FAT_TREE, "America/New_York", &fat);
    size_t first = 0;
    for (size_t i = 1; i + 4 <= fat.len && first == 0; i++) {
        first = memcmp(fat.octets + i, "TZif", 4) == 0 ? i : 0;
    }
    fat.octets[4] = 0;
    assert_int_equal(read_octets(fat.octets, first, "2025-07-15", &have), ZONE_OK);
    assert_int_equal(have.standard, -5 * HOUR);
    assert_int_equal(have.other, -4 * HOUR);
    assert_int_equal(have.in_force, -4 * HOUR);
    assert_int_equal(read_octets(fat.octets, first, "2038-07-15", &have), ZONE_OK);
    assert_int_equal(have.in_force, -5 * HOUR);
}

static void versions_2_to_4_and_later_are_read(void **state) {
    file slim;
    zone_offsets have;
    (void)state;
    for (uint8_t version = '2'; version <= '5'; version++) {
        file_load(TREE, "America/Nuuk", &slim);
        slim.octets[4] = version;
        assert_int_equal(read_octets(slim.octets, slim.len, "2050-07-15", &have), ZONE_OK);
        assert_int_equal(have.in_force, -HOUR);
    }
    slim.octets[4] = '1';
    assert_int_equal(read_octets(slim.octets, slim.len, "2050-07-15", &have), ZONE_DAMAGED);
}

static void every_truncation_is_damage(void **state) {
    file whole;
    (void)state;
    file_load(TREE, "America/New_York", &whole);
    for (size_t len = 0; len < whole.len; len++) {
        zone_offsets have = {UNTOUCHED, UNTOUCHED, UNTOUCHED};
        tzrule_local local;
        assert_false(rule_is_sound(whole.octets, len, 2025, 0, &local));
        assert_int_equal(read_octets(whole.octets, len, "2025-01-15", &have),
                         len < 4 ? ZONE_NOT_A_ZONE : ZONE_DAMAGED);
        assert_int_equal(have.standard, UNTOUCHED);
    }
}

static void no_wrong_octet_leads_out_of_the_file(void **state) {
    static const char *const names[] = {"Africa/Monrovia", "America/Nuuk",
                                        "Australia/Lord_Howe"};
    file whole;
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        file_load(TREE, names[i], &whole);
        for (size_t pos = 0; pos < whole.len; pos++) {
            uint8_t right = whole.octets[pos];
            for (int octet = 0; octet <= UINT8_MAX; octet++) {
                tzrule_local local;
                whole.octets[pos] = (uint8_t)octet;
                (void)rule_is_sound(whole.octets, whole.len, 1972, 0, &local);
                (void)rule_is_sound(whole.octets, whole.len, 2025, INT64_MAX, &local);
            }
            whole.octets[pos] = right;
        }
    }
}

/* tzfile(5) foresees data behind the footer; the size has its limit all the same. */
static void a_file_has_at_most_64_kib(void **state) {
    static file whole;
    zone_offsets have;
    (void)state;
    file_load(TREE, "UTC", &whole);
    assert_int_equal(read_octets(whole.octets, FILE_MAX - 1, "2025-01-15", &have), ZONE_OK);
    assert_int_equal(read_octets(whole.octets, FILE_MAX, "2025-01-15", &have), ZONE_OK);
    assert_int_equal(read_octets(whole.octets, FILE_MAX + 1, "2025-01-15", &have),
                     ZONE_DAMAGED);
}

/* A file of two types, -1 h and 0 with daylight saving; from one to the other at 0 seconds and
 * back at 65536, and no footer. */
enum {
    STUB_LEN = 44 + 6 + 1,
    COUNTS_POS = STUB_LEN + 20,
    TIMES_POS = STUB_LEN + 44,
    TYPE_OF_POS = TIMES_POS + 2 * 8,
    TYPES_POS = TYPE_OF_POS + 2,
    FOOTER_POS = TYPES_POS + 2 * 6 + 4
};

static void sample_make(file *ret_file) {
    static const char unused[15] = "";
    ret_file->len = 0;
    file_put(ret_file, "TZif2", 5);
    file_put(ret_file, unused, sizeof unused);
    file_put(ret_file, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1", 24);
    file_put(ret_file, "\0\0\0\0\0\0\0", 7);
    file_put(ret_file, "TZif2", 5);
    file_put(ret_file, unused, sizeof unused);
    file_put(ret_file, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0\2\0\0\0\4", 24);
    file_put(ret_file, "\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0", 16);
    file_put(ret_file, "\1\0", 2);
    file_put(ret_file, "\xff\xff\xf1\xf0\0\0\0\0\0\0\1\0", 12);
    file_put(ret_file, "AAA", 4);
    assert_int_equal(ret_file->len, FOOTER_POS);
    file_put(ret_file, "\n\n", 2);
}

/* What to put where, up to four octets, and whether the file is sound then (RFC 9636 s.3). */
static const struct {
    const char *what;
    size_t pos;
    const char *octets;
    size_t len;
    bool sound;
} damage_cases[] = {
    {"nothing", 0, "T", 1, true},
    {"the magic", 0, "t", 1, false},
    {"the second magic", STUB_LEN, "t", 1, false},
    {"more of the stub than there is", 40, "\xff\xff\xff\xff", 4, false},
    {"more UT flags than there is", COUNTS_POS, "\xff\xff\xff\xff", 4, false},
    {"more standard flags than there is", COUNTS_POS + 4, "\xff\xff\xff\xff", 4, false},
    {"more leap seconds than there is", COUNTS_POS + 8, "\xff\xff\xff\xff", 4, false},
    {"more transitions than there is", COUNTS_POS + 12, "\xff\xff\xff\xff", 4, false},
    {"more types than there is", COUNTS_POS + 16, "\xff\xff\xff\xff", 4, false},
    {"more characters than there is", COUNTS_POS + 20, "\xff\xff\xff\xff", 4, false},
    {"times that do not ascend", TIMES_POS + 13, "\0", 1, false},
    {"times that ascend from below 0", TIMES_POS, "\x80", 1, true},
    {"the last type", TYPE_OF_POS + 1, "\1", 1, true},
    {"a type beyond the last", TYPE_OF_POS + 1, "\2", 1, false},
    {"the smallest offset", TYPES_POS, "\xff\xfe\xa0\x71", 4, true},
    {"an offset below the smallest", TYPES_POS, "\xff\xfe\xa0\x70", 4, false},
    {"the largest offset", TYPES_POS, "\0\1\x6d\x9f", 4, true},
    {"an offset above the largest", TYPES_POS, "\0\1\x6d\xa0", 4, false},
    {"a daylight flag that is neither", TYPES_POS + 4, "\2", 1, false},
    {"the last character", TYPES_POS + 5, "\3", 1, true},
    {"a name beyond the characters", TYPES_POS + 5, "\4", 1, false},
    {"no line feed before the footer", FOOTER_POS, "A", 1, false},
    {"no line feed after the footer", FOOTER_POS + 1, "A", 1, false},
};

static void parts_that_contradict_each_other_are_damage(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof damage_cases / sizeof damage_cases[0]; i++) {
        file made;
        tzrule_local local;
        sample_make(&made);
        memcpy(made.octets + damage_cases[i].pos, damage_cases[i].octets, damage_cases[i].len);
        if (rule_is_sound(made.octets, made.len, 1970, 1, &local) != damage_cases[i].sound) {
            fail_msg("%s", damage_cases[i].what);
        }
    }
}

static void a_type_holds_from_the_second_of_its_transition(void **state) {
    static const struct {
        int64_t moment;
        int32_t offset;
    } cases[] = {{INT64_MIN, -HOUR}, {-1, -HOUR},    {0, 0},
                 {65535, 0},         {65536, -HOUR}, {INT64_MAX, -HOUR}};
    file made;
    (void)state;
    sample_make(&made);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tzrule_local local = {UNTOUCHED, false};
        assert_true(rule_is_sound(made.octets, made.len, 1970, cases[i].moment, &local));
        assert_int_equal(local.offset, cases[i].offset);
        assert_int_equal(local.daylight, local.offset == 0);
    }
}

/* The sample with both types daylight saving: noon of 1 January 1970 is in the larger one. */
static void a_year_of_daylight_saving_alone_has_the_smallest_offset_as_standard(void **state) {
    file made;
    zone_offsets have;
    (void)state;
    sample_make(&made);
    made.octets[TYPES_POS + 4] = 1;
    assert_int_equal(read_octets(made.octets, made.len, "1970-01-01", &have), ZONE_OK);
    assert_int_equal(have.standard, -HOUR);
    assert_int_equal(have.other, 0);
    assert_int_equal(have.in_force, 0);
}

static void a_file_without_types_is_damage(void **state) {
    file made;
    tzrule_local local;
    (void)state;
    sample_make(&made);
    memset(made.octets + COUNTS_POS + 12, 0, 8); /* the counts of transitions and of types */
    memmove(made.octets + TIMES_POS, made.octets + FOOTER_POS - 4, 4 + 2);
    assert_false(rule_is_sound(made.octets, TIMES_POS + 4 + 2, 1970, 1, &local));
    made.octets[COUNTS_POS + 19] = 1;
    memmove(made.octets + TIMES_POS + 6, made.octets + TIMES_POS, 4 + 2);
    memset(made.octets + TIMES_POS, 0, 6);
    assert_true(rule_is_sound(made.octets, TIMES_POS + 6 + 4 + 2, 1970, 1, &local));
}

static void a_file_that_does_not_open_is_unreadable(void **state) {
    char path[PATH_CAP];
    zone_offsets have;
    (void)state;
    scratch_path(path);
    (void)remove(path);
    assert_int_equal(symlink("nowhere", path), 0);
    assert_int_equal(setenv("TZDIR", scratch_tree(), 1), 0);
    assert_int_equal(read_name("Zone", "2025-01-15", &have), ZONE_UNREADABLE);
    assert_int_equal(remove(path), 0);
}

static void days_are_counted_from_1970(void **state) {
    (void)state;
    assert_int_equal(tzrule_days(1970, 1, 1), 0);
    assert_int_equal(tzrule_days(1969, 12, 31), -1);
    assert_int_equal(tzrule_days(2000, 3, 1), 11017); /* 951868800 s, by date(1) */
    assert_int_equal(tzrule_days(2025, 13, 1), tzrule_days(2026, 1, 1));
    for (int year = 1; year <= 9999; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        assert_int_equal(tzrule_days(year, 13, 1) - tzrule_days(year, 1, 1), leap ? 366 : 365);
        assert_int_equal(tzrule_days(year, 13, 1), tzrule_days(year + 1, 1, 1));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_1_is_read_and_ends_with_its_last_transition),
        cmocka_unit_test(versions_2_to_4_and_later_are_read),
        cmocka_unit_test(every_truncation_is_damage),
        cmocka_unit_test(no_wrong_octet_leads_out_of_the_file),
        cmocka_unit_test(a_file_has_at_most_64_kib),
        cmocka_unit_test(parts_that_contradict_each_other_are_damage),
        cmocka_unit_test(a_type_holds_from_the_second_of_its_transition),
        cmocka_unit_test(a_year_of_daylight_saving_alone_has_the_smallest_offset_as_standard),
        cmocka_unit_test(a_file_without_types_is_damage),
        cmocka_unit_test(a_file_that_does_not_open_is_unreadable),
        cmocka_unit_test(days_are_counted_from_1970),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
