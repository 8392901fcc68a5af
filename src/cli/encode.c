/* SPDX-License-Identifier: MIT */
/* dhcputil encode: the text of an option's value to its octets. */
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "input.h"
#include "json.h"
#include "report.h"
#include "verbs.h"
#include "zone.h"

enum { FLAG_FORM, FLAG_FRAMED, FLAG_BARE, FLAG_JSON, FLAG_AT };

static const flag flags[] = {
    {"form", "FORM", "spell the bytes so; see \"dhcputil list forms\""},
    {"framed", NULL, "with code and length; 119 and 120 may be split over several options"},
    {"bare", NULL, "a sub-option's value without its code and length, as Windows takes it"},
    {"json", NULL, "a JSON object"},
    {"at", "YYYY-MM-DD", "time-offset: the zone's offset on that day"},
    {NULL, NULL, NULL},
};

/* What is being encoded. */
typedef struct job {
    const args *given;
    const dhcpopt_option *option;
    const char *name; /* the option as the user calls it */
    const dhcpopt_form *form;
    dhcpopt_text text;
    uint8_t value[DHCPOPT_LONG_MAX];
    size_t value_len;
    uint8_t bytes[DHCPOPT_FRAME_MAX]; /* what is printed */
    size_t len;
} job;

static int fault(const job *work, const dhcpopt_error *error) {
    diag_fault(work->name, error);
    diag_quote(work->text, error->pos, error->len);
    return EXIT_DATA;
}

static dhcpopt_status parse(job *work, dhcpopt_error *error) {
    if (args_has(work->given, FLAG_FRAMED)) {
        return dhcpopt_parse_long(work->option, work->text, work->value, sizeof work->value,
                                  &work->value_len, error);
    }
    return dhcpopt_parse(work->option, work->text, work->value, sizeof work->value,
                         &work->value_len, error);
}

/* An offset starts with a sign, a digit or UTC; anything else that starts with a letter is
 * taken for the name of a zone. */
static bool is_zone_name(const job *work) {
    char first = work->text.len > 0 ? work->text.ptr[0] : '0';
    bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    bool utc =
        work->text.len >= strlen("UTC") && memcmp(work->text.ptr, "UTC", strlen("UTC")) == 0;
    return work->option->kind == DHCPOPT_KIND_OFFSET && letter && !utc;
}

/* A zone's name too, and known without a zoneinfo tree. */
static bool is_utc(const job *work) {
    return work->text.len == strlen("UTC") && memcmp(work->text.ptr, "UTC", strlen("UTC")) == 0;
}

static int zone_fault(const job *work, zone_status status, const char *spelling) {
    diag_error("%s: %s", work->name, zone_status_text(status));
    diag_quote(work->text, 0, work->text.len);
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
static void tell_offsets(const job *work, const zone_offsets *offsets) {
    out standard = {NULL, 0, 0};
    out other = {NULL, 0, 0};
    put_offset(&standard, work->option, offsets->standard);
    put_offset(&other, work->option, offsets->other);
    diag_note("%.*s has %s as standard time and %s for part of the year; %s",
              (int)work->text.len, work->text.ptr, standard.buf, other.buf,
              args_has(work->given, FLAG_AT)
                  ? "encoded is the offset in force on that day"
                  : "encoded is standard time, and --at YYYY-MM-DD takes a day's");
    out_drop(&standard);
    out_drop(&other);
}

static int encode_zone(job *work) {
    zone_date date = zone_today();
    zone_offsets offsets;
    char spelling[ZONE_NAME_MAX];
    const char *at = work->given->values[FLAG_AT];
    if (at != NULL && !zone_parse_date(at, &date)) {
        diag_error("encode: --at takes a day as YYYY-MM-DD, not \"%s\"", at);
        return EXIT_USAGE;
    }
    zone_status found = zone_read(work->text.ptr, work->text.len, date, &offsets, spelling);
    if (found != ZONE_OK) {
        return zone_fault(work, found, spelling);
    }
    dhcpopt_element element = {.type = DHCPOPT_ELEMENT_OFFSET};
    element.as.seconds = at != NULL ? offsets.in_force : offsets.standard;
    dhcpopt_error error;
    if (dhcpopt_encode(work->option, &element, 1, work->value, sizeof work->value,
                       &work->value_len, &error) != DHCPOPT_OK) {
        return fault(work, &error);
    }
    if (offsets.other != offsets.standard) {
        tell_offsets(work, &offsets);
    }
    return EXIT_DONE;
}

static int encode_text(job *work) {
    dhcpopt_error error;
    if (parse(work, &error) == DHCPOPT_OK) {
        return EXIT_DONE;
    }
    fault(work, &error);
    if (error.status == DHCPOPT_TOO_LONG && work->option->splits &&
        !args_has(work->given, FLAG_FRAMED)) {
        diag_note("--framed splits a long value over several options (RFC 3396)");
    }
    return EXIT_DATA;
}

/* The value as it stands in the option: a sub-option with code and length, framed
 * if asked for. */
static int wrap(job *work) {
    dhcpopt_bytes value = {work->value, work->value_len};
    dhcpopt_value part = {work->option->space, work->option->code, value};
    dhcpopt_status status = DHCPOPT_OK;
    dhcpopt_error error;
    uint8_t inside[DHCPOPT_VALUE_MAX];
    size_t len = 0;
    if (work->option->space != DHCPOPT_SPACE_DHCP4 && !args_has(work->given, FLAG_BARE)) {
        status = dhcpopt_encapsulate(&part, 1, inside, sizeof inside, &len, &error);
        value.ptr = inside;
        value.len = len;
    }
    if (status == DHCPOPT_OK && args_has(work->given, FLAG_FRAMED)) {
        status = dhcpopt_frame(work->option, value, work->bytes, sizeof work->bytes, &work->len,
                               &error);
    } else if (status == DHCPOPT_OK) {
        memcpy(work->bytes, value.ptr, value.len);
        work->len = value.len;
    }
    if (status != DHCPOPT_OK) {
        error.pos = 0;
        error.len = work->text.len;
        return fault(work, &error);
    }
    return EXIT_DONE;
}

/* Option 43 is written as it is given; what decode would say of it is a warning here. */
static void warn_of_suboptions(const job *work) {
    dhcpopt_bytes value = {work->value, work->value_len};
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_error error;
    dhcpopt_decode_begin(&cursor, work->option, value);
    dhcpopt_status status = DHCPOPT_OK;
    while (work->option->kind == DHCPOPT_KIND_SUBOPTIONS && status == DHCPOPT_OK) {
        status = dhcpopt_decode_next(&cursor, &element, &error);
    }
    if (status != DHCPOPT_OK && status != DHCPOPT_END) {
        diag_warning("%s: %s", work->name, error.detail);
    }
}

static void show(const job *work, const dhcpopt_finding *findings, size_t count, out *o) {
    dhcpopt_bytes value = {work->value, work->value_len};
    dhcpopt_bytes bytes = {work->bytes, work->len};
    if (!args_has(work->given, FLAG_JSON)) {
        report_hex(o, work->form, bytes);
        out_char(o, '\n');
        return;
    }
    json_open(o, '{');
    report_json_value(o, work->option, value);
    json_key(o, "form");
    json_string(o, work->form->name);
    json_key(o, "encoded");
    report_json_hex(o, work->form, bytes);
    report_json_findings(o, findings, count);
    json_close(o, '}');
    out_char(o, '\n');
}

static int encode(job *work, out *o) {
    int exit_status = is_zone_name(work) ? encode_zone(work) : encode_text(work);
    if (exit_status == EXIT_DONE) {
        exit_status = wrap(work);
    }
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    dhcpopt_bytes value = {work->value, work->value_len};
    size_t count = 0;
    dhcpopt_finding *findings =
        report_findings(work->option, work->option->space, value, &count);
    for (size_t index = 0; index < count; index++) {
        /* The text said it, so it is what was meant: a fault of a decoded value is a warning.
         */
        diag_warning("%s: %s", work->name, findings[index].detail);
    }
    warn_of_suboptions(work);
    show(work, findings, count, o);
    free(findings);
    return EXIT_DONE;
}

static void unknown_form(const char *form) {
    out known = {NULL, 0, 0};
    for (size_t index = 0; dhcpopt_form_at(index) != NULL; index++) {
        out_char(&known, ' ');
        out_string(&known, dhcpopt_form_at(index)->name);
    }
    out_char(&known, '\0');
    diag_error("encode: \"%s\" is no form; known are%s, and dotted is Cisco's", form,
               known.buf);
    out_drop(&known);
}

/* Everything on the command line but the value. */
static bool check_usage(job *work) {
    const char *form = work->given->values[FLAG_FORM];
    work->form =
        form == NULL ? dhcpopt_form_at(0) : dhcpopt_form_by_name(dhcpopt_text_of(form));
    if (work->form == NULL) {
        unknown_form(form);
        return false;
    }
    if (args_has(work->given, FLAG_BARE) && work->option->space == DHCPOPT_SPACE_DHCP4) {
        diag_error("encode: --bare is for sub-options, and %s is an option", work->name);
        return false;
    }
    if (args_has(work->given, FLAG_BARE) &&
        (work->option->code == 0 || args_has(work->given, FLAG_FRAMED))) {
        diag_error("encode: --bare leaves one sub-option's code and length away; %s",
                   work->option->code == 0 ? "cert-prov-url makes five" : "--framed adds more");
        return false;
    }
    if (args_has(work->given, FLAG_AT) && work->option->kind != DHCPOPT_KIND_OFFSET) {
        diag_error("encode: --at is for time-offset, not for %s", work->name);
        return false;
    }
    if (work->given->count > 2 && !work->option->list &&
        work->option->kind != DHCPOPT_KIND_SUBOPTIONS) {
        diag_error("encode: %s takes one value, and \"%s\" is a second", work->name,
                   work->given->words[2]);
        return false;
    }
    return true;
}

static int run(const args *given, out *o) {
    static job work; /* too large for the stack of small systems */
    if (given->count < 2) {
        diag_error("encode: an option and a value are needed: dhcputil encode OPTION VALUE");
        return EXIT_USAGE;
    }
    work.given = given;
    work.name = given->words[0];
    work.option = input_option("encode", work.name);
    if (work.option == NULL) {
        return EXIT_USAGE;
    }
    if (work.name[0] >= '0' && work.name[0] <= '9') {
        work.name = work.option->name;
    }
    if (!check_usage(&work)) {
        return EXIT_USAGE;
    }
    /* Values of a list are joined as parse takes them; groups of hex digits stay groups. */
    char joint = work.option->list ? ',' : ' ';
    if (!input_text(given->words + 1, given->count - 1, joint, &work.text)) {
        return EXIT_USAGE;
    }
    if (args_has(work.given, FLAG_AT) && !is_zone_name(&work) && !is_utc(&work)) {
        diag_error("encode: --at is for a zone's name, and \"%.*s\" is the same on every day",
                   (int)work.text.len, work.text.ptr);
        input_free(&work.text);
        return EXIT_USAGE;
    }
    int exit_status = encode(&work, o);
    input_free(&work.text);
    return exit_status;
}

const verb verb_encode = {
    "encode",
    "OPTION VALUE...",
    "print the bytes of an option's value",
    "  dhcputil encode sip-servers sfbpool.domain.com\n"
    "  dhcputil encode cert-prov-url csweb-int.domain.com --form dotted\n"
    "  dhcputil encode time-offset America/New_York\n"
    "  dhcputil encode voice-vlan 200 --bare\n",
    flags,
    run,
};
