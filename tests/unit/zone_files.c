/* SPDX-License-Identifier: MIT */
/* Makes and reads time zone files for the tests of zones, of their files and of their footers. */
#define _POSIX_C_SOURCE 200809L /* setenv, mkdtemp */

#include "zone_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char scratch[] = "/tmp/test_zone.XXXXXX";

int scratch_make(void **state) {
    (void)state;
    return mkdtemp(scratch) == NULL ? -1 : 0;
}

int scratch_remove(void **state) {
    char path[PATH_CAP];
    (void)state;
    scratch_path(path);
    (void)remove(path);
    return rmdir(scratch);
}

const char *scratch_tree(void) {
    return scratch;
}

void scratch_path(char ret_path[PATH_CAP]) {
    (void)snprintf(ret_path, PATH_CAP, "%s/Zone", scratch);
}

int use_tree(void **state) {
    (void)state;
    return setenv("TZDIR", TREE, 1);
}

void file_load(const char *tree, const char *name, file *ret_file) {
    char path[PATH_CAP];
    (void)snprintf(path, sizeof path, "%s/%s", tree, name);
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    ret_file->len = fread(ret_file->octets, 1, sizeof ret_file->octets, stream);
    assert_int_equal(fclose(stream), 0);
}

void file_put(file *made, const void *octets, size_t len) {
    assert_true(len <= sizeof made->octets - made->len);
    memcpy(made->octets + made->len, octets, len);
    made->len += len;
}

zone_date date_of(const char *text) {
    zone_date date;
    assert_true(zone_parse_date(text, &date));
    return date;
}

zone_status read_name(const char *name, const char *date, zone_offsets *ret_offsets) {
    char spelling[ZONE_NAME_MAX];
    return zone_read(name, strlen(name), date_of(date), ret_offsets, spelling);
}

zone_status read_octets(const uint8_t *octets, size_t len, const char *date,
                        zone_offsets *ret_offsets) {
    char path[PATH_CAP];
    scratch_path(path);
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(octets, 1, len, stream), len);
    assert_int_equal(fclose(stream), 0);
    setenv("TZDIR", scratch, 1);
    return read_name("Zone", date, ret_offsets);
}

bool rule_is_sound(const uint8_t *octets, size_t len, int year, int64_t moment,
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

void footer_file_make(const char *footer, file *ret_file) {
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
