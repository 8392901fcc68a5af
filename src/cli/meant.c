/* SPDX-License-Identifier: MIT */
/* Compares what was found with what was meant, by what it says: the order of sub-options, PAD,
 * END and the letter case of names do not count. */
#include "meant.h"

#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "report.h"

enum { CODE_VENDOR_SPECIFIC = 43, HEADER = 2 };

/* ---- Values, by themselves ---- */

/* A sub-option of one class, or of the other where both are merged into one option 43. */
static const dhcpopt_option *suboption_row(uint8_t code) {
    const dhcpopt_option *row = dhcpopt_suboption_row(DHCPOPT_SPACE_MS_UC_CLIENT, code);
    return row != NULL ? row : dhcpopt_suboption_row(DHCPOPT_SPACE_CPE_OCPHONE, code);
}

static void take_suboption(uint8_t code, dhcpopt_bytes value, meant_part_taker *take,
                           void *context) {
    const dhcpopt_option *row = suboption_row(code);
    if (row != NULL) {
        take(context, row, value);
    }
}

static void take_apart(dhcpopt_bytes bytes, meant_part_taker *take, void *context) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_error error;
    dhcpopt_decode_begin(
        &cursor, dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC), bytes);
    dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, &error);
    while (status == DHCPOPT_OK) {
        take_suboption(element.as.suboption.code, element.as.suboption.value, take, context);
        status = dhcpopt_decode_next(&cursor, &element, &error);
    }
    if (status == DHCPOPT_TRUNCATED &&
        bytes.len - error.pos > HEADER) { /* what is left of it */
        dhcpopt_bytes rest = {bytes.ptr + error.pos + HEADER, bytes.len - error.pos - HEADER};
        take_suboption(bytes.ptr[error.pos], rest, take, context);
    }
}

void meant_parts(dhcpopt_value value, meant_part_taker *take, void *context) {
    const dhcpopt_option *row = dhcpopt_option_by_code(value.space, value.code);
    if (row == NULL && value.space != DHCPOPT_SPACE_DHCP4) {
        row = suboption_row(value.code); /* one of the other class, where it is of no use */
    }
    bool url = value.code == 0 && value.space != DHCPOPT_SPACE_DHCP4; /* --web-server's */
    if (url || (row != NULL && row->kind == DHCPOPT_KIND_SUBOPTIONS)) {
        take_apart(value.bytes, take, context);
    } else if (row != NULL) {
        take(context, row, value.bytes);
    }
}

/* ---- What was meant ---- */

static meant_value *find(meant *all, const dhcpopt_option *row) {
    for (size_t index = 0; index < all->count; index++) {
        if (all->values[index].row == row) {
            return &all->values[index];
        }
    }
    return NULL;
}

static void add_part(void *context, const dhcpopt_option *row, dhcpopt_bytes bytes) {
    meant *all = context;
    meant_value *value = find(all, row);
    if (value == NULL && all->count < MEANT_MAX) {
        value = &all->values[all->count++];
    }
    if (value != NULL && bytes.len <= sizeof value->octets) {
        value->row = row;
        value->len = bytes.len;
        value->seen = false;
        memcpy(value->octets, bytes.ptr, bytes.len);
    }
}

const meant_value *meant_find(const meant *all, const dhcpopt_option *row) {
    for (size_t index = 0; index < all->count; index++) {
        if (all->values[index].row == row) {
            return &all->values[index];
        }
    }
    return NULL;
}

void meant_add(meant *all, dhcpopt_value value) {
    meant_parts(value, add_part, all);
}

void meant_begin(meant *all) {
    for (size_t index = 0; index < all->count; index++) {
        all->values[index].seen = false;
    }
}

/* ---- Differences ---- */

typedef struct comparison {
    meant *all;
    const reading *at;
    meant_teller *tell;
    void *context;
} comparison;

static void put_text(out *o, const dhcpopt_option *row, dhcpopt_bytes bytes) {
    out_char(o, '"');
    if (report_text(o, row, bytes, NULL) != DHCPOPT_OK) {
        report_octets(o, bytes);
    }
    out_char(o, '"');
}

/* Do both look the same, as a name in plain text and one in labels do? */
static bool looks_same(const dhcpopt_option *row, dhcpopt_bytes a, dhcpopt_bytes b) {
    out x = {NULL, 0, 0};
    out y = {NULL, 0, 0};
    put_text(&x, row, a);
    put_text(&y, row, b);
    bool same = x.len == y.len && memcmp(x.buf, y.buf, x.len) == 0;
    out_drop(&x);
    out_drop(&y);
    return same;
}

/* The text, and where it does not tell them apart the octets. */
static void put_value(out *o, const dhcpopt_option *row, dhcpopt_bytes bytes, bool octets) {
    put_text(o, row, bytes);
    if (octets) {
        out_string(o, " (");
        report_hex(o, dhcpopt_form_at(0), bytes);
        out_char(o, ')');
    }
}

static bool is_name(const dhcpopt_option *row) {
    return row->kind == DHCPOPT_KIND_NAMES || row->kind == DHCPOPT_KIND_SIP_SERVERS ||
           row->kind == DHCPOPT_KIND_HOST;
}

static bool same_text(const char *a, const char *b, size_t len, bool caseless) {
    bool same = true;
    for (size_t pos = 0; same && pos < len; pos++) {
        bool letter = (a[pos] >= 'A' && a[pos] <= 'Z') || (a[pos] >= 'a' && a[pos] <= 'z');
        same = a[pos] == b[pos] || (caseless && letter && (a[pos] ^ b[pos]) == ('a' ^ 'A'));
    }
    return same;
}

static bool is_same(const dhcpopt_option *row, dhcpopt_bytes a, dhcpopt_bytes b) {
    out x = {NULL, 0, 0};
    out y = {NULL, 0, 0};
    bool same = a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
    if (!same && report_text(&x, row, a, NULL) == DHCPOPT_OK &&
        report_text(&y, row, b, NULL) == DHCPOPT_OK) {
        same = x.len == y.len && same_text(x.buf, y.buf, x.len, is_name(row));
    }
    out_drop(&x);
    out_drop(&y);
    return same;
}

static void tell_difference(const comparison *c, const meant_value *wanted,
                            dhcpopt_bytes bytes) {
    char subject[SUBJECT_MAX];
    out sentence = {NULL, 0, 0};
    dhcpopt_bytes octets = {wanted->octets, wanted->len};
    bool same = looks_same(wanted->row, bytes, octets);
    out_string(&sentence, report_subject(wanted->row, subject));
    out_string(&sentence, " is ");
    put_value(&sentence, wanted->row, bytes, same);
    out_string(&sentence, ", meant ");
    put_value(&sentence, wanted->row, octets, same);
    out_char(&sentence, '\0');
    c->tell(c->context, c->at, "different", sentence.buf);
    out_drop(&sentence);
}

/* A sub-option that clients of another vendor class get. */
static bool is_elsewhere(const comparison *c, const dhcpopt_option *row) {
    dhcpopt_text given = c->at->found->vendor_class;
    dhcpopt_space space;
    return row->space != DHCPOPT_SPACE_DHCP4 && given.len > 0 &&
           dhcpopt_space_by_name(given, &space) && space != row->space;
}

static void compare_part(void *context, const dhcpopt_option *row, dhcpopt_bytes bytes) {
    comparison *c = context;
    meant_value *wanted = find(c->all, row);
    char subject[SUBJECT_MAX];
    char sentence[2 * SUBJECT_MAX];
    if (wanted == NULL) {
        snprintf(sentence, sizeof sentence, "%s was not meant", report_subject(row, subject));
        c->tell(c->context, c->at, "extra", sentence);
        return;
    }
    wanted->seen = true;
    if (is_elsewhere(c, row)) {
        snprintf(sentence, sizeof sentence, "%s goes to clients of the other vendor class",
                 report_subject(row, subject));
        c->tell(c->context, c->at, "wrong-class", sentence);
    }
    dhcpopt_bytes octets = {wanted->octets, wanted->len};
    if (!is_same(row, bytes, octets)) {
        tell_difference(c, wanted, bytes);
    }
}

void meant_compare(meant *all, const reading *at, meant_teller *tell, void *context) {
    comparison c = {all, at, tell, context};
    dhcpopt_space space;
    bool others = at->found->value.space == DHCPOPT_SPACE_DHCP4 &&
                  at->found->value.code == CODE_VENDOR_SPECIFIC &&
                  !dhcpopt_found_space(at->found, &space); /* other devices' option 43 */
    if (at->found->status == DHCPOPT_OK && !others) {
        meant_parts(at->found->value, compare_part, &c);
    }
}

void meant_missing(const meant *all, const reading *at, meant_teller *tell, void *context) {
    for (size_t index = 0; index < all->count; index++) {
        const meant_value *value = &all->values[index];
        if (value->seen) {
            continue;
        }
        char subject[SUBJECT_MAX];
        out sentence = {NULL, 0, 0};
        dhcpopt_bytes octets = {value->octets, value->len};
        out_string(&sentence, report_subject(value->row, subject));
        out_string(&sentence, " is missing, meant ");
        put_text(&sentence, value->row, octets);
        out_char(&sentence, '\0');
        tell(context, at, "missing", sentence.buf);
        out_drop(&sentence);
    }
}

/* ---- What the command line and a file mean ---- */

static void take_meant(void *context, const reading *at) {
    if (at->found->status == DHCPOPT_OK) {
        meant_add(context, at->found->value);
    }
}

int meant_read(const char *caller, const args *given, const char *file, const char *day,
               meant *ret_meant, bool *ret_any) {
    static given_values values; /* too large for the stack of small systems */
    int exit_status = EXIT_DONE;
    if (file != NULL) {
        exit_status =
            reading_file(caller, file, reading_platform(caller, "json"), take_meant, ret_meant);
    }
    int read = given_read(caller, given, day, &values);
    for (size_t index = 0; index < values.count; index++) {
        meant_add(ret_meant, values.values[index]);
    }
    *ret_any = file != NULL || values.count > 0;
    if (exit_status == EXIT_DONE && file != NULL && ret_meant->count == 0) {
        diag_error("%s: --expect: %s has no values; \"dhcputil config json\" prints them",
                   caller, file);
        return EXIT_USAGE;
    }
    return exit_status > read ? exit_status : read;
}
