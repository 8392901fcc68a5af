/* SPDX-License-Identifier: MIT */
/* Time zones by name, read from the zoneinfo tree of this system. Used by the verbs that take
 * or show a time offset. The tree is read here and not through TZ and localtime, because the C
 * library takes a name that it does not know for UTC and says nothing. */
#ifndef DHCPUTIL_ZONE_H
#define DHCPUTIL_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ZONE_NAME_MAX = 64 }; /* octets of the longest name and its final NUL */

typedef enum zone_status {
    ZONE_OK,
    ZONE_NO_TREE,    /* no directory, or an empty one; on Windows this is usual */
    ZONE_BAD_NAME,   /* cannot be a name in any tree; nothing was opened */
    ZONE_UNKNOWN,    /* not in this tree */
    ZONE_WRONG_CASE, /* in this tree, but for upper and lower case */
    ZONE_NOT_A_ZONE, /* in this tree, but a directory or some other file */
    ZONE_DAMAGED,    /* starts as a zone and does not go on as one */
    ZONE_UNREADABLE
} zone_status;

/* A day of the Gregorian calendar, which is taken to hold from the year 1. */
typedef struct zone_date {
    int year;  /* 1 to 9999 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
} zone_date;

/* Seconds east of UTC, by the rules that the zone follows on the day asked for.
 *
 * standard is what a phone needs that adds daylight saving by itself: the smaller offset of the
 * year. Only where the zone falls below its usual offset for less than a quarter of the year
 * (the month of Ramadan in Africa/Casablanca) is the larger one standard.
 *
 * other is the offset that daylight saving, or such a month, alternates with; equal to standard
 * where there is none in that year. Where a zone changes its standard offset for good within
 * the year, the offset it left or goes to is not the other one: the day asked for decides
 * (America/Nuuk in 2023 is -3 and -3 until 25 March, then -2 and -2).
 *
 * in_force is what the clocks show at noon of the day, so that a change in the night before it
 * has happened. */
typedef struct zone_offsets {
    int32_t standard;
    int32_t other;
    int32_t in_force;
} zone_offsets;

/* Reads the zone of a name, which need not end in NUL. ret_offsets is set only for ZONE_OK;
 * ret_spelling, of ZONE_NAME_MAX octets, only for ZONE_WRONG_CASE: the name as the tree spells
 * it, NUL at its end. */
zone_status zone_read(const char *name, size_t name_len, zone_date date,
                      zone_offsets *ret_offsets, char *ret_spelling);

/* Reads YYYY-MM-DD, all ten characters of it and nothing else. False if that is no real day. */
bool zone_parse_date(const char *text, zone_date *ret_date);

/* Today in UTC. */
zone_date zone_today(void);

/* The path of the tree in use, or NULL: TZDIR where the environment has it, or else the first
 * usual place that holds one. The text lives until the environment changes. */
const char *zone_tree(void);

/* One sentence on what is wrong and what would be right, for a message that quotes the name. */
const char *zone_status_text(zone_status status);

#endif
