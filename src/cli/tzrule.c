/* SPDX-License-Identifier: MIT */
/* Reads the bytes of a TZif file (RFC 9636) and says what they give at a moment; used by
 * zone.c, which finds the file. */
#include "tzrule.h"

#include <assert.h>
#include <string.h>

/* RFC 9636 s.3.1: the header is the magic, the version, 15 unused octets and these counts. */
enum { COUNT_UT, COUNT_STANDARD, COUNT_LEAP, COUNT_TIME, COUNT_TYPE, COUNT_CHARACTER, COUNTS };
enum {
    MAGIC_LEN = 4,
    COUNTS_POS = 20,
    COUNT_LEN = 4,
    HEADER_LEN = COUNTS_POS + COUNTS * COUNT_LEN
};

/* RFC 9636 s.3.2: the parts of a data block, and the range that an offset should keep to. */
enum {
    SHORT_TIME_LEN = 4, /* version 1 */
    LONG_TIME_LEN = 8,  /* the second block of every later version */
    LEAP_LEN = 4,       /* of a leap second's correction, which follows its time */
    OFFSET_LEN = 4,
    DAYLIGHT_POS = 4,
    NAME_POS = 5,
    TYPE_LEN = 6,
    OFFSET_MIN = -89999,
    OFFSET_MAX = 93599
};

/* POSIX.1 XBD s.8.3 (the TZ string), but for the range of the hours. */
enum {
    NAME_MIN_LEN = 3,
    LETTERS = 52, /* of the alphabet, in both cases */
    SIXTY = 60,   /* minutes of an hour, seconds of a minute */
    HOUR_SECONDS = SIXTY * SIXTY,
    OFFSET_HOURS = 24,
    CHANGE_HOURS = 167, /* RFC 9636 s.3.3.2: -167 to 167, where POSIX.1 had 0 to 24 */
    DEFAULT_CHANGE = 2 * HOUR_SECONDS,
    JULIAN_LAST_OF_FEBRUARY = 59, /* as Jn counts */
    SATURDAY = 6,
    LAST_WEEK = 5
};

enum {
    FEBRUARY = 2,
    DECEMBER = 12,
    WEEK_DAYS = 7,
    YEAR_DAYS = 365,
    LEAP_EVERY = 4,
    LEAP_NOT = 100,
    CYCLE_YEARS = 400, /* the Gregorian calendar repeats */
    CYCLE_DAYS = 146097,
    EPOCH_DAYS = 719162, /* from 0001-01-01 to 1970-01-01 */
    EPOCH_WEEKDAY = 4    /* 1970-01-01 was a Thursday */
};

/* What is left to read. */
typedef struct input {
    const uint8_t *next;
    const uint8_t *end;
} input;

/* ---- calendar ---- */

static bool year_is_leap(int year) {
    return year % LEAP_EVERY == 0 && (year % LEAP_NOT != 0 || year % CYCLE_YEARS == 0);
}

int64_t tzrule_days(int year, int month, int day) {
    static const int before_month[] = {0,   31,  59,  90,  120, 151, 181,
                                       212, 243, 273, 304, 334, 365};
    assert(month >= 1 && month <= DECEMBER + 1);
    int64_t years = (int64_t)year - 1 + CYCLE_YEARS; /* not negative, so that / rounds down */
    int64_t days = years * YEAR_DAYS + years / LEAP_EVERY - years / LEAP_NOT +
                   years / CYCLE_YEARS - CYCLE_DAYS - EPOCH_DAYS;
    bool leap_day_passed = month > FEBRUARY && year_is_leap(year);
    return days + before_month[month - 1] + leap_day_passed + day - 1;
}

static int64_t change_week_day(const tzrule_change *change, int year) {
    int64_t first = tzrule_days(year, change->month, 1);
    int64_t next_month = tzrule_days(year, change->month + 1, 1);
    /* % keeps the sign of its left side: WEEK_DAYS more brings a day before 1970 up again */
    int64_t weekday = (first % WEEK_DAYS + WEEK_DAYS + EPOCH_WEEKDAY) % WEEK_DAYS;
    int64_t day = first + (change->day - weekday + WEEK_DAYS) % WEEK_DAYS;

    for (int week = 1; week < change->week && day + WEEK_DAYS < next_month; week++) {
        day += WEEK_DAYS;
    }
    return day;
}

static int64_t change_day(const tzrule_change *change, int year) {
    int64_t first = tzrule_days(year, 1, 1);

    switch (change->kind) {
    case TZRULE_DAY_COUNTED:
        return first + change->day;
    case TZRULE_DAY_SKIPPING:
        return first + change->day - 1 +
               (change->day > JULIAN_LAST_OF_FEBRUARY && year_is_leap(year));
    case TZRULE_DAY_OF_THE_WEEK:
        return change_week_day(change, year);
    }
    return first;
}

/* The moment of a change that is told in the local time of an offset. */
static int64_t change_moment(const tzrule_change *change, int year, int32_t offset) {
    return change_day(change, year) * TZRULE_DAY_SECONDS + change->seconds - offset;
}

/* The latest change up to the moment decides. A change may fall outside its own year, by its
 * time or by the offset, so the years next to it are asked too. Where both changes coincide,
 * daylight saving goes on: so a footer says that it never ends (RFC 9636 s.3.3.1). */
static tzrule_local footer_at(const tzrule_footer *footer, int year, int64_t moment) {
    tzrule_local local = footer->standard;
    int64_t latest = INT64_MIN;

    if (!footer->has_daylight) {
        return footer->standard;
    }
    for (int near = year - 1; near <= year + 1; near++) {
        int64_t end = change_moment(&footer->to_standard, near, footer->daylight.offset);
        int64_t start = change_moment(&footer->to_daylight, near, footer->standard.offset);
        if (end <= moment && end > latest) {
            latest = end;
            local = footer->standard;
        }
        if (start <= moment && start >= latest) {
            latest = start;
            local = footer->daylight;
        }
    }
    return local;
}

/* ---- footer: RFC 9636 s.3.3, a TZ string of POSIX.1 ---- */

static bool text_accept(input *text, char wanted) {
    if (text->next == text->end || *text->next != (uint8_t)wanted) {
        return false;
    }
    text->next++;
    return true;
}

static bool text_has_digit(const input *text) {
    return text->next < text->end && *text->next >= '0' && *text->next <= '9';
}

static bool text_number(input *text, int min, int max, int *ret_number) {
    enum { TEN = 10 };
    int number = 0;

    if (!text_has_digit(text)) {
        return false;
    }
    while (text_has_digit(text) && number <= max) {
        number = number * TEN + (*text->next - '0');
        text->next++;
    }
    *ret_number = number;
    return number >= min && number <= max;
}

/* Three or more letters, or in <> also digits and signs. The name itself is of no use here. */
static bool text_name(input *text) {
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789+-";
    bool quoted = text_accept(text, '<');
    size_t allowed_len = quoted ? sizeof allowed - 1 : LETTERS;
    const uint8_t *start = text->next;

    while (text->next < text->end && memchr(allowed, *text->next, allowed_len) != NULL) {
        text->next++;
    }
    return text->next - start >= NAME_MIN_LEN && (!quoted || text_accept(text, '>'));
}

/* [+|-]hours[:minutes[:seconds]]; the unit goes from SIXTY to 1 to 0. */
static bool text_time(input *text, int max_hours, int32_t *ret_seconds) {
    bool negative = text_accept(text, '-');
    int number = 0;

    if (!negative) {
        (void)text_accept(text, '+'); /* may stand there and says nothing */
    }
    if (!text_number(text, 0, max_hours, &number)) {
        return false;
    }
    int32_t seconds = number * HOUR_SECONDS;
    for (int32_t unit = SIXTY; unit > 0 && text_accept(text, ':'); unit /= SIXTY) {
        if (!text_number(text, 0, SIXTY - 1, &number)) {
            return false;
        }
        seconds += number * unit;
    }
    *ret_seconds = negative ? -seconds : seconds;
    return true;
}

/* POSIX.1 counts west of Greenwich as positive; everyone else counts east. */
static bool text_offset(input *text, int32_t *ret_offset) {
    int32_t west = 0;
    bool sound = text_time(text, OFFSET_HOURS, &west);
    *ret_offset = -west;
    return sound;
}

static bool text_day(input *text, tzrule_change *change) {
    if (text_accept(text, 'M')) {
        change->kind = TZRULE_DAY_OF_THE_WEEK;
        return text_number(text, 1, DECEMBER, &change->month) && text_accept(text, '.') &&
               text_number(text, 1, LAST_WEEK, &change->week) && text_accept(text, '.') &&
               text_number(text, 0, SATURDAY, &change->day);
    }
    if (text_accept(text, 'J')) {
        change->kind = TZRULE_DAY_SKIPPING;
        return text_number(text, 1, YEAR_DAYS, &change->day);
    }
    change->kind = TZRULE_DAY_COUNTED;
    return text_number(text, 0, YEAR_DAYS, &change->day);
}

static bool text_change(input *text, tzrule_change *change) {
    change->seconds = DEFAULT_CHANGE;
    return text_accept(text, ',') && text_day(text, change) &&
           (!text_accept(text, '/') || text_time(text, CHANGE_HOURS, &change->seconds));
}

/* POSIX.1 lets the changes be left out, and then every system guesses; that is no rule. */
static bool text_daylight(input *text, tzrule_footer *footer) {
    footer->has_daylight = true;
    footer->daylight.daylight = true;
    footer->daylight.offset = footer->standard.offset + HOUR_SECONDS;
    if (!text_name(text)) {
        return false;
    }
    bool has_offset = text->next < text->end && *text->next != ',';
    if (has_offset && !text_offset(text, &footer->daylight.offset)) {
        return false;
    }
    return text_change(text, &footer->to_daylight) && text_change(text, &footer->to_standard);
}

static bool footer_parse(input text, tzrule_footer *footer) {
    return text_name(&text) && text_offset(&text, &footer->standard.offset) &&
           (text.next == text.end || text_daylight(&text, footer)) && text.next == text.end;
}

/* ---- file ---- */

bool tzrule_is_tzif(const uint8_t *file, size_t file_len) {
    static const uint8_t magic[MAGIC_LEN] = {'T', 'Z', 'i', 'f'};
    return file_len >= MAGIC_LEN && memcmp(file, magic, MAGIC_LEN) == 0;
}

static const uint8_t *input_take(input *file, uint64_t len) {
    const uint8_t *taken = file->next;
    if (len > (uint64_t)(file->end - file->next)) {
        return NULL;
    }
    file->next += len;
    return taken;
}

/* A big-endian number in two's complement. */
static int64_t number_at(const uint8_t *octets, size_t len) {
    uint64_t number = (octets[0] & 0x80) != 0 ? UINT64_MAX : 0; /* the top bit is the sign */
    for (size_t i = 0; i < len; i++) {
        number = number << 8 | octets[i]; /* eight bits to an octet */
    }
    return (int64_t)number;
}

/* A later version than 4 is tried too: a design goal of the format is that older readers can
 * use it (tzfile(5), common interoperability issues). */
static bool header_take(input *file, uint8_t *ret_version, uint32_t *ret_counts) {
    const uint8_t *header = input_take(file, HEADER_LEN);
    if (header == NULL || !tzrule_is_tzif(header, HEADER_LEN)) {
        return false;
    }
    *ret_version = header[MAGIC_LEN];
    for (size_t i = 0; i < COUNTS; i++) {
        ret_counts[i] = (uint32_t)number_at(header + COUNTS_POS + i * COUNT_LEN, COUNT_LEN);
    }
    return *ret_version == 0 || *ret_version >= '2';
}

/* The sum cannot overflow: six counts of 32 bits, each times less than 16. */
static uint64_t block_len(const uint32_t *counts, uint64_t time_len) {
    return counts[COUNT_TIME] * (time_len + 1) + (uint64_t)counts[COUNT_TYPE] * TYPE_LEN +
           counts[COUNT_CHARACTER] + counts[COUNT_LEAP] * (time_len + LEAP_LEN) +
           counts[COUNT_STANDARD] + counts[COUNT_UT];
}

static bool types_are_sound(const tzrule *rule, const uint32_t *counts) {
    for (size_t i = 0; i < counts[COUNT_TYPE]; i++) {
        const uint8_t *type = rule->types + i * TYPE_LEN;
        int64_t offset = number_at(type, OFFSET_LEN);
        if (offset < OFFSET_MIN || offset > OFFSET_MAX || type[DAYLIGHT_POS] > 1 ||
            type[NAME_POS] >= counts[COUNT_CHARACTER]) {
            return false;
        }
    }
    return counts[COUNT_TYPE] > 0;
}

static int64_t time_at(const tzrule *rule, size_t index) {
    return number_at(rule->times + index * rule->time_len, rule->time_len);
}

static bool times_are_sound(const tzrule *rule, const uint32_t *counts) {
    for (size_t i = 0; i < rule->time_count; i++) {
        bool ascends = i == 0 || time_at(rule, i - 1) < time_at(rule, i);
        if (!ascends || rule->type_of[i] >= counts[COUNT_TYPE]) {
            return false;
        }
    }
    return true;
}

/* RFC 9636 s.3.2: times, their types, the types; then what is not needed here: names, leap
 * seconds (less than a minute in all) and how the rules were once written down. */
static bool block_take(input *file, const uint32_t *counts, size_t time_len, tzrule *rule) {
    const uint8_t *block = input_take(file, block_len(counts, time_len));
    if (block == NULL) {
        return false;
    }
    rule->time_count = counts[COUNT_TIME];
    rule->time_len = time_len;
    rule->times = block;
    rule->type_of = rule->times + rule->time_count * time_len;
    rule->types = rule->type_of + rule->time_count;
    return types_are_sound(rule, counts) && times_are_sound(rule, counts);
}

/* RFC 9636 s.3.3: a TZ string between two line feeds; nothing between them means nothing known.
 * tzfile(5): future changes to the format may append more data. */
static bool footer_take(input *file, tzrule *rule) {
    if (!text_accept(file, '\n')) {
        return false;
    }
    const uint8_t *start = file->next;
    const uint8_t *end = memchr(start, '\n', (size_t)(file->end - start));
    rule->has_footer = end != NULL && end != start;
    return end == start ||
           (rule->has_footer && footer_parse((input){start, end}, &rule->footer));
}

bool tzrule_read(const uint8_t *file, size_t file_len, tzrule *ret_rule) {
    input rest = {file, file + file_len};
    tzrule rule = {0};
    uint8_t version = 0;
    uint32_t counts[COUNTS] = {0};

    bool sound = header_take(&rest, &version, counts);
    if (sound && version == 0) {
        sound = block_take(&rest, counts, SHORT_TIME_LEN, &rule);
    } else if (sound) {
        /* the first block is for readers of version 1 and may be a stub */
        sound = input_take(&rest, block_len(counts, SHORT_TIME_LEN)) != NULL &&
                header_take(&rest, &version, counts) &&
                block_take(&rest, counts, LONG_TIME_LEN, &rule) && footer_take(&rest, &rule);
    }
    if (sound) {
        *ret_rule = rule;
    }
    return sound;
}

/* RFC 9636 s.3.2 and 3.3: type 0 before the first transition; the footer after the last one, or
 * always where there is none. */
tzrule_local tzrule_at(const tzrule *rule, int year, int64_t moment) {
    size_t passed = rule->time_count;
    while (passed > 0 && time_at(rule, passed - 1) > moment) {
        passed--;
    }
    if (passed == rule->time_count && rule->has_footer) {
        return footer_at(&rule->footer, year, moment);
    }
    size_t index = passed == 0 ? 0 : rule->type_of[passed - 1];
    const uint8_t *type = rule->types + index * TYPE_LEN;
    return (tzrule_local){(int32_t)number_at(type, OFFSET_LEN), type[DAYLIGHT_POS] != 0};
}
