/* SPDX-License-Identifier: MIT */
/* Finds a time zone by its name in the zoneinfo tree and says which offsets it keeps in a year;
 * for the verbs that take a time offset. Needs an operating system with directories (POSIX
 * dirent.h). */
#include "zone.h"

#include "tzrule.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    PATH_CAP = 4096,
    TREE_MAX = PATH_CAP - ZONE_NAME_MAX - 1, /* so that / and every name fit behind it */
    FILE_CAP = 64 * 1024 + 1 /* the most is 64 KiB, usual is 4; one more shows an excess */
};

enum {
    YEAR_LEN = 4,
    MONTH_POS = 5,
    DAY_POS = 8,
    PART_LEN = 2, /* of a month and of a day */
    DATE_LEN = 10,
    MONTHS = 12,
    TM_YEAR_BASE = 1900, /* C11 s.7.27.1 */
    LONG_YEAR_DAYS = 366,
    QUARTERS = 4 /* of a year */
};

/* What the clocks of a zone show at noon of each day of a year. */
typedef struct zone_year {
    tzrule_local days[LONG_YEAR_DAYS];
    size_t day_count;
} zone_year;

/* ---- dates ---- */

static bool digits_parse(const char *text, size_t len, int *ret_number) {
    enum { TEN = 10 };
    int number = 0;

    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        number = number * TEN + (text[i] - '0');
    }
    *ret_number = number;
    return true;
}

bool zone_parse_date(const char *text, zone_date *ret_date) {
    zone_date date;

    if (strlen(text) != DATE_LEN || text[MONTH_POS - 1] != '-' || text[DAY_POS - 1] != '-' ||
        !digits_parse(text, YEAR_LEN, &date.year) ||
        !digits_parse(text + MONTH_POS, PART_LEN, &date.month) ||
        !digits_parse(text + DAY_POS, PART_LEN, &date.day)) {
        return false;
    }
    if (date.year < 1 || date.month < 1 || date.month > MONTHS || date.day < 1 ||
        tzrule_days(date.year, date.month, date.day) >=
            tzrule_days(date.year, date.month + 1, 1)) {
        return false;
    }
    *ret_date = date;
    return true;
}

zone_date zone_today(void) {
    time_t now = time(NULL);
    const struct tm *utc = gmtime(&now);

    assert(utc != NULL); /* fails only for a year that no int holds */
    return (zone_date){utc->tm_year + TM_YEAR_BASE, utc->tm_mon + 1, utc->tm_mday};
}

/* ---- names and the tree ---- */

static bool directory_has_entries(const char *path) {
    DIR *directory = opendir(path);
    if (directory == NULL) {
        return false;
    }
    const struct dirent *entry = readdir(directory);
    while (entry != NULL && entry->d_name[0] == '.') {
        entry = readdir(directory);
    }
    closedir(directory);
    return entry != NULL;
}

const char *zone_tree(void) {
    static const char *const usual[] = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo",
                                        "/usr/share/lib/zoneinfo", "/etc/zoneinfo"};
    const char *named = getenv("TZDIR");

    if (named != NULL && named[0] != '\0') {
        return strlen(named) < TREE_MAX && directory_has_entries(named) ? named : NULL;
    }
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        if (directory_has_entries(usual[i])) {
            return usual[i];
        }
    }
    return NULL;
}

/* A component starts with anything but a dot, so none is ".", ".." or hidden; and no dot
 * follows another. A final slash leaves an empty component behind it. */
static bool name_is_possible(const char *name, size_t len) {
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789_+-./";
    char before = '/';

    for (size_t i = 0; i < len; i++) {
        bool starts = before == '/' || before == '.';
        if (memchr(allowed, name[i], sizeof allowed - 1) == NULL ||
            (name[i] == '.' && starts) || (name[i] == '/' && before == '/')) {
            return false;
        }
        before = name[i];
    }
    return before != '/' && len < ZONE_NAME_MAX;
}

/* Files of the tree that name no zone, but whatever this system happens to keep. */
static bool name_is_local(const char *name, size_t len) {
    static const char *const local[] = {"localtime", "posixrules"};
    for (size_t i = 0; i < sizeof local / sizeof local[0]; i++) {
        if (strlen(local[i]) == len && memcmp(local[i], name, len) == 0) {
            return true;
        }
    }
    return false;
}

static char letter_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool text_is_alike(const char *text, const char *part, size_t part_len) {
    if (strlen(text) != part_len) {
        return false;
    }
    for (size_t i = 0; i < part_len; i++) {
        if (letter_lower(text[i]) != letter_lower(part[i])) {
            return false;
        }
    }
    return true;
}

/* Looks a component up by reading the directory, since opening it would let a file system that
 * ignores case say yes to any spelling. Puts the directory's own spelling in its place. */
static zone_status component_spell(const char *path, char *part, size_t part_len) {
    char found[ZONE_NAME_MAX];
    bool is_found = false;
    bool is_exact = false;
    DIR *directory = opendir(path);

    if (directory == NULL) {
        return errno == ENOENT || errno == ENOTDIR ? ZONE_UNKNOWN : ZONE_UNREADABLE;
    }
    for (const struct dirent *entry = readdir(directory); entry != NULL && !is_exact;
         entry = readdir(directory)) {
        if (text_is_alike(entry->d_name, part, part_len)) {
            memcpy(found, entry->d_name, part_len);
            is_found = true;
            is_exact = memcmp(found, part, part_len) == 0;
        }
    }
    closedir(directory);
    if (!is_found) {
        return ZONE_UNKNOWN;
    }
    memcpy(part, found, part_len);
    return ZONE_OK;
}

/* The name is possible and the tree not too long, so the path fits. */
static void path_join(const char *tree, const char *name, size_t name_len, char *ret_path) {
    size_t tree_len = strlen(tree);

    memcpy(ret_path, tree, tree_len);
    ret_path[tree_len] = '/';
    memcpy(ret_path + tree_len + 1, name, name_len);
    ret_path[tree_len + 1 + name_len] = '\0';
}

/* Spells the name as the tree does, component by component. */
static zone_status name_spell(const char *tree, char *name, size_t len) {
    zone_status status = ZONE_OK;
    size_t start = 0;

    while (status == ZONE_OK && start < len) {
        char path[PATH_CAP];
        const char *slash = memchr(name + start, '/', len - start);
        size_t end = slash == NULL ? len : (size_t)(slash - name);
        path_join(tree, name, start, path);
        status = component_spell(path, name + start, end - start);
        start = end + 1;
    }
    return status;
}

/* ---- file ---- */

/* Fills ret_file, of FILE_CAP octets; a file that fills it all is too long. */
static zone_status file_load(const char *tree, const char *name, uint8_t *ret_file,
                             size_t *ret_len) {
    char path[PATH_CAP];
    path_join(tree, name, strlen(name), path);
    DIR *directory = opendir(path);
    if (directory != NULL) {
        closedir(directory);
        return ZONE_NOT_A_ZONE;
    }
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        return ZONE_UNREADABLE;
    }
    *ret_len = fread(ret_file, 1, FILE_CAP, stream);
    bool failed = ferror(stream) != 0;
    fclose(stream);
    return failed ? ZONE_UNREADABLE : ZONE_OK;
}

/* ---- offsets ---- */

static tzrule_local day_noon(const tzrule *rule, int year, int64_t day) {
    int64_t noon = day * TZRULE_DAY_SECONDS + TZRULE_DAY_SECONDS / 2; /* half a day */
    tzrule_local near = tzrule_at(rule, year, noon);
    return tzrule_at(rule, year, noon - near.offset);
}

/* Of the offsets that the year has inside daylight saving, or outside it, the one nearest to an
 * offset and not equal to it; that offset itself if there is none. Equal ones belong to a rule
 * that has ended or not begun: America/Scoresbysund kept -1, and from 2024-03-31 -2 and an
 * hour. Several occur in wartime and where a zone goes from one standard offset to another. */
static int32_t partner_find(const zone_year *year, bool daylight, int32_t offset) {
    int32_t partner = offset;

    for (size_t i = 0; i < year->day_count; i++) {
        const tzrule_local *day = &year->days[i];
        if (day->daylight == daylight && day->offset != offset &&
            (partner == offset || abs(day->offset - offset) < abs(partner - offset))) {
            partner = day->offset;
        }
    }
    return partner;
}

static size_t daylight_count(const zone_year *year, int32_t offset) {
    size_t count = 0;
    for (size_t i = 0; i < year->day_count; i++) {
        if (year->days[i].daylight && year->days[i].offset == offset) {
            count++;
        }
    }
    return count;
}

/* Daylight saving may be "negative": the time database has Europe/Dublin on +1 all the year,
 * less an hour of daylight saving in winter. A phone counts the other way round, from the
 * winter. */
static zone_offsets year_offsets(const zone_year *year, size_t today) {
    tzrule_local now = year->days[today];
    int32_t base = now.daylight ? partner_find(year, false, now.offset) : now.offset;
    int32_t daylight = partner_find(year, true, base);
    bool is_season = daylight_count(year, daylight) * QUARTERS >= year->day_count;

    if (daylight < base && is_season) {
        return (zone_offsets){.standard = daylight, .other = base, .in_force = now.offset};
    }
    return (zone_offsets){.standard = base, .other = daylight, .in_force = now.offset};
}

static zone_offsets date_offsets(const tzrule *rule, zone_date date) {
    int64_t first = tzrule_days(date.year, 1, 1);
    int64_t next_year = tzrule_days(date.year + 1, 1, 1);
    zone_year year = {.day_count = (size_t)(next_year - first)};

    for (size_t i = 0; i < year.day_count; i++) {
        year.days[i] = day_noon(rule, date.year, first + (int64_t)i);
    }
    return year_offsets(&year, (size_t)(tzrule_days(date.year, date.month, date.day) - first));
}

/* ---- all of it ---- */

/* Fills spelling, which holds a possible name, with the tree's spelling of it, and file with
 * what the tree has under that name. */
static zone_status zone_load(const char *tree, char *spelling, uint8_t *file,
                             tzrule *ret_rule) {
    size_t file_len = 0;
    zone_status status = name_spell(tree, spelling, strlen(spelling));

    if (status == ZONE_OK) {
        status = file_load(tree, spelling, file, &file_len);
    }
    if (status != ZONE_OK) {
        return status;
    }
    if (!tzrule_is_tzif(file, file_len)) {
        return ZONE_NOT_A_ZONE;
    }
    return file_len < FILE_CAP && tzrule_read(file, file_len, ret_rule) ? ZONE_OK
                                                                        : ZONE_DAMAGED;
}

zone_status zone_read(const char *name, size_t name_len, zone_date date,
                      zone_offsets *ret_offsets, char *ret_spelling) {
    char spelling[ZONE_NAME_MAX] = "";
    uint8_t file[FILE_CAP];
    tzrule rule;

    if (!name_is_possible(name, name_len)) {
        return ZONE_BAD_NAME;
    }
    if (name_is_local(name, name_len)) {
        return ZONE_NOT_A_ZONE;
    }
    const char *tree = zone_tree();
    if (tree == NULL) {
        return ZONE_NO_TREE;
    }
    memcpy(spelling, name, name_len);
    zone_status status = zone_load(tree, spelling, file, &rule);
    if (status != ZONE_OK) {
        return status;
    }
    if (memcmp(spelling, name, name_len) != 0) {
        memcpy(ret_spelling, spelling, sizeof spelling);
        return ZONE_WRONG_CASE;
    }
    *ret_offsets = date_offsets(&rule, date);
    return ZONE_OK;
}

const char *zone_status_text(zone_status status) {
    /* clang-format off */
    static const char *const texts[] = {
        [ZONE_OK]         = "a time zone",
        [ZONE_NO_TREE]    = "no zoneinfo tree here; install tzdata, or set TZDIR to a tree",
        [ZONE_BAD_NAME]   = "not the name of a time zone; expected one such as Europe/Paris, or an offset such as UTC-5",
        [ZONE_UNKNOWN]    = "no time zone of this name; expected one such as Europe/Paris, or an offset such as UTC-5",
        [ZONE_WRONG_CASE] = "upper and lower case matter in the name of a time zone",
        [ZONE_NOT_A_ZONE] = "in the tree, but no time zone; expected one such as Europe/Paris, or an offset such as UTC-5",
        [ZONE_DAMAGED]    = "the file of this time zone is damaged; install tzdata again",
        [ZONE_UNREADABLE] = "the file of this time zone cannot be read",
    };
    /* clang-format on */
    return texts[status];
}
