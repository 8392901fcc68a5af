/* SPDX-License-Identifier: MIT */
/* Reads the text of a value for encode and config: what the library parses, and names of time
 * zones, which need files. */
#include "value.h"

#include <string.h>

#include "diag.h"
#include "report.h"
#include "zone.h"

static int fault(const value_source *source, const dhcpopt_error *error) {
    if (source->quiet) {
        return EXIT_DATA;
    }
    diag_fault(source->name, error);
    diag_quote(source->text, error->pos, error->len);
    return EXIT_DATA;
}

static bool starts_with_utc(const value_source *source) {
    return source->text.len >= strlen("UTC") &&
           memcmp(source->text.ptr, "UTC", strlen("UTC")) == 0;
}

/* An offset starts with a sign, a digit or UTC; anything else that starts with a letter is
 * taken for the name of a zone. */
static bool is_zone_name(const value_source *source) {
    char first = source->text.len > 0 ? source->text.ptr[0] : '0';
    bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    return source->option->kind == DHCPOPT_KIND_OFFSET && letter && !starts_with_utc(source);
}

bool value_check_day(const value_source *source) {
    zone_date date;
    if (source->day == NULL) {
        return true;
    }
    if (!zone_parse_date(source->day, &date)) {
        diag_error("%s: --at takes a day as YYYY-MM-DD, not \"%s\"", source->verb, source->day);
        return false;
    }
    /* UTC is a zone's name too, and known without a zoneinfo tree. */
    bool utc = starts_with_utc(source) && source->text.len == strlen("UTC");
    if (!is_zone_name(source) && !utc) {
        diag_error("%s: --at is for a zone's name, and \"%.*s\" is the same on every day",
                   source->verb, (int)source->text.len, source->text.ptr);
        return false;
    }
    return true;
}

static int zone_fault(const value_source *source, zone_status status, const char *spelling) {
    if (source->quiet) {
        return EXIT_DATA;
    }
    diag_error("%s: %s", source->name, zone_status_text(status));
    diag_quote(source->text, 0, source->text.len);
    if (status == ZONE_WRONG_CASE) {
        diag_note("the zone is spelled %s", spelling);
    }
    return EXIT_DATA;
}

/* Appends an offset as text, and a NUL. */
static void put_offset(out *o, const dhcpopt_option *option, int32_t seconds) {
    dhcpopt_element element = {.type = DHCPOPT_ELEMENT_OFFSET, .as = {.seconds = seconds}};
    uint8_t wire[sizeof seconds];
    dhcpopt_bytes bytes = {wire, 0};
    if (dhcpopt_encode(option, &element, 1, wire, sizeof wire, &bytes.len, NULL) !=
            DHCPOPT_OK ||
        report_text(o, option, bytes, NULL) != DHCPOPT_OK) {
        out_number(o, 0); /* any number of seconds can be encoded and told */
    }
    out_char(o, '\0');
}

/* Both offsets, so that nobody has to guess which one was sent. */
static void tell_offsets(const value_source *source, const zone_offsets *offsets) {
    out standard = {NULL, 0, 0};
    out other = {NULL, 0, 0};
    put_offset(&standard, source->option, offsets->standard);
    put_offset(&other, source->option, offsets->other);
    diag_note("%.*s has %s as standard time and %s for part of the year; %s",
              (int)source->text.len, source->text.ptr, standard.buf, other.buf,
              source->day != NULL
                  ? "encoded is the offset in force on that day"
                  : "encoded is standard time, and --at YYYY-MM-DD takes a day's");
    out_drop(&standard);
    out_drop(&other);
}

static int read_zone(const value_source *source, uint8_t *octets, size_t cap, size_t *ret_len) {
    zone_date date = zone_today();
    zone_offsets offsets;
    char spelling[ZONE_NAME_MAX];
    if (source->day != NULL && !zone_parse_date(source->day, &date)) {
        return EXIT_DATA; /* value_check_day has said so before */
    }
    zone_status found = zone_read(source->text.ptr, source->text.len, date, &offsets, spelling);
    if (found != ZONE_OK) {
        return zone_fault(source, found, spelling);
    }
    dhcpopt_element element = {.type = DHCPOPT_ELEMENT_OFFSET};
    element.as.seconds = source->day != NULL ? offsets.in_force : offsets.standard;
    dhcpopt_error error;
    if (dhcpopt_encode(source->option, &element, 1, octets, cap, ret_len, &error) !=
        DHCPOPT_OK) {
        return fault(source, &error);
    }
    if (offsets.other != offsets.standard && !source->quiet) {
        tell_offsets(source, &offsets);
    }
    return EXIT_DONE;
}

int value_read(const value_source *source, uint8_t *octets, size_t cap, size_t *ret_len) {
    dhcpopt_error error;
    if (is_zone_name(source)) {
        return read_zone(source, octets, cap, ret_len);
    }
    dhcpopt_status status =
        source->split
            ? dhcpopt_parse_long(source->option, source->text, octets, cap, ret_len, &error)
            : dhcpopt_parse(source->option, source->text, octets, cap, ret_len, &error);
    if (status == DHCPOPT_OK) {
        return EXIT_DONE;
    }
    fault(source, &error);
    bool helps = source->long_note != NULL && !source->quiet;
    if (status == DHCPOPT_TOO_LONG && source->option->splits && helps) {
        diag_note("%s", source->long_note);
    }
    return EXIT_DATA;
}
