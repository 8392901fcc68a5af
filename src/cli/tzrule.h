/* SPDX-License-Identifier: MIT */
/* The rules of one time zone, as a TZif file holds them (RFC 9636), and what they give at a
 * moment. Moments are seconds from 1970-01-01 00:00 UTC. Used by zone.c. */
#ifndef DHCPUTIL_TZRULE_H
#define DHCPUTIL_TZRULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TZRULE_DAY_SECONDS = 24 * 60 * 60 };

/* What the clocks of a zone show. */
typedef struct tzrule_local {
    int32_t offset; /* seconds east of UTC */
    bool daylight;  /* daylight saving by the time database's word; it may be "negative" */
} tzrule_local;

/* How the footer names the day of a change (POSIX.1, the TZ variable). */
typedef enum tzrule_day_kind {
    TZRULE_DAY_COUNTED,    /* n: day of the year from 0, 29 February counted */
    TZRULE_DAY_SKIPPING,   /* Jn: day of the year from 1, 29 February never counted */
    TZRULE_DAY_OF_THE_WEEK /* Mm.w.d: such as the second Sunday of a month */
} tzrule_day_kind;

typedef struct tzrule_change {
    tzrule_day_kind kind;
    int day;         /* in the terms of the kind; a day of the week is 0 for Sunday to 6 */
    int week;        /* of the month, 1 to 5; 5 is the last */
    int month;       /* 1 to 12 */
    int32_t seconds; /* from that day's midnight, may be negative (RFC 9636 s.3.3.2) */
} tzrule_change;

/* What holds after the last transition. */
typedef struct tzrule_footer {
    tzrule_local standard;
    tzrule_local daylight; /* this and the changes only where has_daylight */
    bool has_daylight;
    tzrule_change to_daylight; /* told in standard time */
    tzrule_change to_standard; /* told in daylight saving time */
} tzrule_footer;

/* Filled by tzrule_read; the pointers lead into the file's bytes, which must outlive it. */
typedef struct tzrule {
    const uint8_t *times;   /* of the transitions, ascending, time_len octets each */
    const uint8_t *type_of; /* one octet for each transition: which type begins */
    const uint8_t *types;   /* offset, daylight flag and name of each local time type */
    size_t time_count;
    size_t time_len;
    bool has_footer;
    tzrule_footer footer;
} tzrule;

/* Does the file start as a TZif file does? */
bool tzrule_is_tzif(const uint8_t *file, size_t file_len);

/* Checks a whole TZif file of version 1 to 4 and finds its parts. False if the file is damaged;
 * ret_rule is set only on success. */
bool tzrule_read(const uint8_t *file, size_t file_len, tzrule *ret_rule);

/* What the clocks show at a moment. The moment lies in the year, give or take a day. */
tzrule_local tzrule_at(const tzrule *rule, int year, int64_t moment);

/* Days from 1970-01-01 to a day of the Gregorian calendar, years from 0. Month 13 is January of
 * the year after, so that the length of a month is a difference. */
int64_t tzrule_days(int year, int month, int day);

#endif
