/* SPDX-License-Identifier: MIT */
/* Tests of src/cli/zone.c and src/cli/tzrule.c against the zoneinfo tree in tests/zoneinfo, and
 * against files made here. TESTS_DIR is the directory tests. */
#define _POSIX_C_SOURCE 200809L /* setenv, mkdtemp */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tzrule.h"
#include "zone.h"

#define TREE TESTS_DIR "/zoneinfo"
#define FAT_TREE TREE "/fat"

enum { HOUR = 3600, PATH_CAP = 4200, FILE_MAX = 64 * 1024 };
enum { UNTOUCHED = 77 };

typedef struct file {
    uint8_t octets[FILE_MAX + 1];
    size_t len;
} file;

/* ---- helpers ---- */

static char scratch[] = "/tmp/test_zone.XXXXXX"; /* a tree of one file, "Zone" */

static int scratch_make(void **state) {
    (void)state;
    return mkdtemp(scratch) == NULL ? -1 : 0;
}

static int scratch_remove(void **state) {
    char path[PATH_CAP];
    (void)state;
    (void)snprintf(path, sizeof path, "%s/Zone", scratch);
    (void)remove(path);
    return rmdir(scratch);
}

static int use_tree(void **state) {
    (void)state;
    return setenv("TZDIR", TREE, 1);
}

static void file_load(const char *tree, const char *name, file *ret_file) {
    char path[PATH_CAP];
    (void)snprintf(path, sizeof path, "%s/%s", tree, name);
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    ret_file->len = fread(ret_file->octets, 1, sizeof ret_file->octets, stream);
    assert_int_equal(fclose(stream), 0);
}

static void file_put(file *made, const void *octets, size_t len) {
    assert_true(len <= sizeof made->octets - made->len);
    memcpy(made->octets + made->len, octets, len);
    made->len += len;
}

static zone_date date_of(const char *text) {
    zone_date date;
    assert_true(zone_parse_date(text, &date));
    return date;
}

static zone_status read_name(const char *name, const char *date, zone_offsets *ret_offsets) {
    char spelling[ZONE_NAME_MAX];
    return zone_read(name, strlen(name), date_of(date), ret_offsets, spelling);
}

/* Reads the octets as the zone of a tree that holds nothing else. */
static zone_status read_octets(const uint8_t *octets, size_t len, const char *date,
                               zone_offsets *ret_offsets) {
    char path[PATH_CAP];
    (void)snprintf(path, sizeof path, "%s/Zone", scratch);
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(octets, 1, len, stream), len);
    assert_int_equal(fclose(stream), 0);
    setenv("TZDIR", scratch, 1);
    return read_name("Zone", date, ret_offsets);
}

/* Reads the rules from an allocation of just that size and asks them, so that a sanitizer sees
 * any step beyond the end. */
static bool rule_is_sound(const uint8_t *octets, size_t len, int year, int64_t moment,
                          tzrule_local *ret_local) {
    uint8_t *exact = malloc(len > 0 ? len : 1);
    assert_non_null(exact);
    memcpy(exact, octets, len);
    tzrule rule = {.time_len = UNTOUCHED};
    bool sound = tzrule_read(exact, len, &rule);
    if (sound) {
        *ret_local = tzrule_at(&rule, year, moment);
    } else {
        assert_int_equal(rule.time_len, UNTOUCHED);
    }
    free(exact);
    return sound;
}

/* ---- what zones keep ---- */

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

/* ---- files ---- */

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
    (void)snprintf(path, sizeof path, "%s/Zone", scratch);
    (void)remove(path);
    assert_int_equal(symlink("nowhere", path), 0);
    assert_int_equal(setenv("TZDIR", scratch, 1), 0);
    assert_int_equal(read_name("Zone", "2025-01-15", &have), ZONE_UNREADABLE);
    assert_int_equal(remove(path), 0);
}

/* ---- footers ---- */

/* A file of no transitions, with UTC as its only type. */
static void footer_file_make(const char *footer, file *ret_file) {
    static const char unused[15] = "";
    ret_file->len = 0;
    for (int block = 0; block < 2; block++) {
        file_put(ret_file, "TZif3", 5);
        file_put(ret_file, unused, sizeof unused);
        file_put(ret_file, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1", 24);
        file_put(ret_file, "\0\0\0\0\0\0\0", 7);
    }
    file_put(ret_file, "\n", 1);
    file_put(ret_file, footer, strlen(footer));
    file_put(ret_file, "\n", 1);
}

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
    (void)snprintf(path, sizeof path, "%s/zone", scratch);
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
    const char *const trees[] = {"/nonexistent/zoneinfo", TREE "/UTC", scratch, too_long};
    (void)state;
    char path[PATH_CAP];
    (void)snprintf(path, sizeof path, "%s/Zone", scratch);
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
        cmocka_unit_test_setup(zones_keep_their_offsets, use_tree),
        cmocka_unit_test_setup(casablanca_is_standard_at_plus_one_all_through_2024_to_2050,
                               use_tree),
        cmocka_unit_test(fat_and_slim_files_give_equal_answers),
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
        cmocka_unit_test(footers_give_their_offsets),
        cmocka_unit_test(footers_that_break_the_rules_are_damage),
        cmocka_unit_test(the_smaller_offset_is_standard_from_a_quarter_of_the_year_on),
        cmocka_unit_test(noon_is_that_of_the_zone),
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
        cmocka_unit_test(days_are_counted_from_1970),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
