/* SPDX-License-Identifier: MIT */
/* Time zone files for the tests of src/cli/zone.c and src/cli/tzrule.c: those of tests/zoneinfo, and
 * a tree of one file, "Zone", that is made as a test goes. */
#ifndef TESTS_ZONE_FILES_H
#define TESTS_ZONE_FILES_H

#include "tzrule.h"
#include "zone.h"

#define TREE TESTS_DIR "/zoneinfo"
#define FAT_TREE TREE "/fat"

enum { HOUR = 3600, PATH_CAP = 4200, FILE_MAX = 64 * 1024 };
enum { UNTOUCHED = 77 }; /* in what a failure must not set */

typedef struct file {
    uint8_t octets[FILE_MAX + 1];
    size_t len;
} file;

/* Set-up and tear-down of a group: the tree of one file. */
int scratch_make(void **state);
int scratch_remove(void **state);
/* Its path, and that of its file. */
const char *scratch_tree(void);
void scratch_path(char ret_path[PATH_CAP]);

/* Set-up of a test: the tree in use is tests/zoneinfo. */
int use_tree(void **state);

void file_load(const char *tree, const char *name, file *ret_file);
/* Appends octets. */
void file_put(file *made, const void *octets, size_t len);
/* Makes a file of no transitions, with UTC as its only type. */
void footer_file_make(const char *footer, file *ret_file);

zone_date date_of(const char *text);
zone_status read_name(const char *name, const char *date, zone_offsets *ret_offsets);
/* Reads the octets as the zone of a tree that holds nothing else. */
zone_status read_octets(const uint8_t *octets, size_t len, const char *date,
                        zone_offsets *ret_offsets);
/* Reads the rules from an allocation of just that size and asks them, so that a sanitizer sees any
 * step beyond the end. */
bool rule_is_sound(const uint8_t *octets, size_t len, int year, int64_t moment,
                   tzrule_local *ret_local);

#endif
