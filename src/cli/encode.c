/* SPDX-License-Identifier: MIT */
/* dhcputil encode: the text of an option's value to its octets. */
#include <string.h>

#include "diag.h"
#include "input.h"
#include "json.h"
#include "report.h"
#include "value.h"
#include "verbs.h"

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

/* How a value that was read could not be put into its option. */
static int fault(const job *work, const dhcpopt_error *error) {
    diag_fault(work->name, error);
    diag_quote(work->text, error->pos, error->len);
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

static value_source source_of(const job *work) {
    bool framed = args_has(work->given, FLAG_FRAMED);
    value_source source = {
        "encode",
        work->option,
        work->name,
        work->text,
        work->given->values[FLAG_AT],
        framed,
        framed ? NULL : "--framed splits a long value over several options (RFC 3396)",
        false};
    return source;
}

static int encode(job *work, out *o) {
    value_source source = source_of(work);
    int exit_status = value_read(&source, work->value, sizeof work->value, &work->value_len);
    if (exit_status == EXIT_DONE) {
        exit_status = wrap(work);
    }
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    dhcpopt_bytes value = {work->value, work->value_len};
    size_t count = 0;
    const dhcpopt_finding *findings =
        report_findings(work->option, work->option->space, value, &count);
    for (size_t index = 0; index < count; index++) {
        /* The text said it, so it is what was meant: a fault of a decoded value is a warning.
         */
        diag_warning("%s: %s", work->name, findings[index].detail);
    }
    warn_of_suboptions(work);
    show(work, findings, count, o);
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
    out held = {NULL, 0, 0};
    int exit_status = EXIT_USAGE;
    if (input_text(given->words + 1, given->count - 1, joint, &held, &work.text)) {
        value_source source = source_of(&work);
        exit_status = value_check_day(&source) ? encode(&work, o) : EXIT_USAGE;
    }
    out_drop(&held);
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
    false,
    run,
};
