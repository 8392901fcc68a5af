/* SPDX-License-Identifier: MIT */
/* Shows options found in configuration, with what is wrong about each, for decode. */
#include "shown.h"

#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "report.h"

enum { CODE_VENDOR_SPECIFIC = 43, HEADER = 2 };

/* Of the option table; it has addresses, and nothing but. */
#define ADDRESSES_ROW "ntp-servers"

/* An option, and what is asked about it in several places. */
typedef struct view {
    const dhcpopt_found *found;
    const dhcpopt_option *row; /* NULL: not in the table */
    bool inside;               /* it is option 43 ... */
    bool known;                /* ... and whose is known */
    dhcpopt_space space;
} view;

static view view_of(const dhcpopt_found *found) {
    view of = {.found = found, .space = DHCPOPT_SPACE_DHCP4};
    of.row = dhcpopt_option_by_code(found->value.space, found->value.code);
    of.inside = of.row != NULL && of.row->kind == DHCPOPT_KIND_SUBOPTIONS;
    of.known = of.inside && dhcpopt_found_space(found, &of.space);
    return of;
}

dhcpopt_finding *shown_findings(const reading *at, size_t *ret_count) {
    enum { FEW = 8 }; /* more are rare */
    dhcpopt_finding *findings = NULL;
    dhcpopt_status status = DHCPOPT_SPACE;
    for (size_t cap = FEW; status == DHCPOPT_SPACE; cap = *ret_count) {
        findings = cli_allocate(findings, (cap + 1) * sizeof *findings);
        status = dhcpopt_found_check(at->platform, at->found, findings, cap, ret_count);
    }
    return findings;
}

static bool is_printable(char c) {
    return c >= ' ' && c <= '~';
}

/* Text of a file, as far as a terminal shows it. */
static void put_plain(out *o, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        out_char(o, is_printable(text.ptr[pos]) ? text.ptr[pos] : '?');
    }
}

/* Octets that no row of the table explains; a text is in quotes. */
static void put_octets(dhcpopt_bytes bytes, out *o) {
    const char *quote = report_is_text(bytes) ? "\"" : "";
    out_string(o, quote);
    report_octets(o, bytes);
    out_string(o, quote);
}

/* ---- For people ---- */

static void put_place(const reading *at, bool with_file, out *o) {
    const dhcpopt_found *found = at->found;
    if (with_file) {
        out_string(o, at->file);
        out_string(o, ", ");
    }
    if (found->where != NULL && found->scope.len > 0) {
        out_string(o, found->where);
        out_char(o, ' ');
        put_plain(o, found->scope);
        out_string(o, ", ");
    }
    out_string(o, at->unit);
    out_char(o, ' ');
    out_number(o, found->line);
    out_string(o, ": ");
}

static void put_class(const char *vendor_class, out *o) {
    out_string(o, " (");
    out_string(o, vendor_class);
    out_char(o, ')');
}

static void put_subject(const reading *at, const view *of, out *o) {
    const dhcpopt_found *found = of->found;
    if (of->row != NULL) {
        report_put_subject(o, of->row);
    } else if (found->value.code == 0) { /* not even that can be read */
        out_string(o, at->platform == NULL ? "a message" : "an option");
    } else {
        out_string(o, found->value.space == DHCPOPT_SPACE_DHCP4 ? "option " : "sub-option ");
        out_number(o, found->value.code);
    }
    if (found->value.space != DHCPOPT_SPACE_DHCP4) {
        put_class(dhcpopt_space_name(found->value.space), o);
    } else if (found->vendor_class.len > 0) {
        out_string(o, " (");
        put_plain(o, found->vendor_class);
        out_char(o, ')');
    } else if (of->known) {
        put_class(dhcpopt_space_name(of->space), o);
    }
}

/* "    3 web-server-fqdn  csweb-int.domain.com"; octets where there is no text. */
static void put_suboption(dhcpopt_space space, uint8_t code, dhcpopt_bytes value, out *o) {
    enum { CODE_WIDTH = 5, NAME_WIDTH = 18 };
    const dhcpopt_option *row =
        space == DHCPOPT_SPACE_DHCP4 ? NULL : dhcpopt_suboption_row(space, code);
    out_aligned(o, code, CODE_WIDTH);
    out_char(o, ' ');
    out_padded(o, row == NULL ? "" : row->name, NAME_WIDTH);
    if (row == NULL || report_text(o, row, value, NULL) != DHCPOPT_OK) {
        put_octets(value, o);
    }
    out_char(o, '\n');
}

/* What is there of a sub-option that is cut. */
static void put_cut(dhcpopt_space space, dhcpopt_bytes bytes, size_t pos, out *o) {
    if (bytes.len - pos > HEADER) {
        dhcpopt_bytes value = {bytes.ptr + pos + HEADER, bytes.len - pos - HEADER};
        put_suboption(space, bytes.ptr[pos], value, o);
    }
}

static void put_suboptions(const view *of, out *o) {
    dhcpopt_bytes bytes = of->found->value.bytes;
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_error error;
    out_char(o, '\n');
    dhcpopt_decode_begin(&cursor, of->row, bytes);
    dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, &error);
    while (status == DHCPOPT_OK) {
        const dhcpopt_suboption *part = &element.as.suboption;
        if (part->value.len > 0) {
            put_suboption(of->space, part->code, part->value, o);
        }
        status = dhcpopt_decode_next(&cursor, &element, &error);
    }
    if (status == DHCPOPT_TRUNCATED) {
        put_cut(of->space, bytes, error.pos, o);
    }
}

/* Addresses of access points' controllers: as the first of them stands in the line, it is. */
static bool is_addresses(const view *of) {
    enum { ADDRESS_OCTETS = 4 };
    const dhcpopt_bytes first = {of->found->value.bytes.ptr, ADDRESS_OCTETS};
    dhcpopt_text words = of->found->words;
    out text = {NULL, 0, 0};
    if (!of->inside || of->known || of->found->value.bytes.len < ADDRESS_OCTETS) {
        return false;
    }
    const dhcpopt_option *row = dhcpopt_option_by_name(dhcpopt_text_of(ADDRESSES_ROW));
    bool given = report_text(&text, row, first, NULL) == DHCPOPT_OK;
    bool quoted = words.len > 0 && (*words.ptr == '"' || *words.ptr == '\'');
    if (quoted) {
        words.ptr++;
        words.len--;
    }
    given = given && words.len >= text.len && memcmp(words.ptr, text.buf, text.len) == 0;
    out_drop(&text);
    return given;
}

static void put_value(const view *of, out *o) {
    dhcpopt_bytes bytes = of->found->value.bytes;
    bool addresses = is_addresses(of);
    bool text = of->inside && !of->known && !addresses && report_is_text(bytes);
    const dhcpopt_option *row =
        addresses ? dhcpopt_option_by_name(dhcpopt_text_of(ADDRESSES_ROW)) : of->row;
    if (of->inside && !text && !addresses) {
        put_suboptions(of, o);
        return;
    }
    out_string(o, ": ");
    if (row == NULL || text || report_text(o, row, bytes, NULL) != DHCPOPT_OK) {
        put_octets(bytes, o);
    }
    out_char(o, '\n');
}

void shown_value(const dhcpopt_found *found, out *o) {
    view of = view_of(found);
    put_value(&of, o);
}

/* The words that cannot be read, as far as they fit a line. */
static void put_words(dhcpopt_text words, out *o) {
    enum { WORDS_MAX = 72 };
    while (words.len > 0 && (*words.ptr == ' ' || *words.ptr == '\t')) {
        words.ptr++;
        words.len--;
    }
    bool whole = words.len <= WORDS_MAX;
    words.len = whole ? words.len : WORDS_MAX;
    out_string(o, ": \"");
    put_plain(o, words);
    out_string(o, whole ? "\"" : "...\"");
}

/* ": 34 of 37 octets are there", of what is cut; ": 93 octets, of which it keeps 90". */
static void put_counts(const dhcpopt_found *found, const dhcpopt_finding *finding, out *o) {
    const dhcpopt_bytes bytes = found->value.bytes;
    bool cut = strcmp(finding->name, dhcpopt_status_name(DHCPOPT_TRUNCATED)) == 0 ||
               strcmp(finding->name, dhcpopt_status_name(DHCPOPT_IOS_TRUNCATED)) == 0;
    if (cut && finding->code != 0 && finding->pos + HEADER <= bytes.len) {
        out_string(o, ": ");
        out_number(o, bytes.len - finding->pos - HEADER);
        out_string(o, " of ");
        out_number(o, bytes.ptr[finding->pos + 1]);
        out_string(o, " octets are there");
    } else if (strcmp(finding->name, dhcpopt_status_name(DHCPOPT_PLATFORM_LONG)) == 0) {
        out_string(o, ": ");
        out_number(o, bytes.len);
        out_string(o, " octets, of which it keeps ");
        out_number(o, finding->pos);
    }
}

static void put_detail(const dhcpopt_found *found, const dhcpopt_finding *finding, out *o) {
    if (finding->code != 0) {
        out_string(o, "sub-option ");
        out_number(o, finding->code);
        out_string(o, ": ");
    }
    out_string(o, finding->detail);
    if (found->status != DHCPOPT_OK && found->words.len > 0) {
        put_words(found->words, o);
    }
    if (found->status == DHCPOPT_OK && finding->id == 0) {
        put_counts(found, finding, o);
    }
    if (finding->id == DHCPOPT_FINDING_HEADING_DIFFERS) {
        put_words(found->said, o);
    }
}

void shown_sentence(const dhcpopt_found *found, const dhcpopt_finding *finding, out *o) {
    bool inside = found->value.space != DHCPOPT_SPACE_DHCP4;
    if (inside || found->value.code != 0) {
        out_string(o, "option ");
        out_number(o, inside ? CODE_VENDOR_SPECIFIC : found->value.code);
        out_string(o, ": ");
    }
    if (inside && finding->code == 0) {
        out_string(o, "sub-option ");
        out_number(o, found->value.code);
        out_string(o, ": ");
    }
    put_detail(found, finding, o);
}

static void put_severity(const dhcpopt_finding *finding, out *o) {
    out_string(o, "    ");
    out_string(o, report_severity(finding->severity));
    out_string(o, ": ");
}

static void put_sentence(const dhcpopt_found *found, const dhcpopt_finding *finding, out *o) {
    put_detail(found, finding, o);
    out_string(o, " (");
    out_string(o, finding->name);
    out_string(o, ")\n");
}

static void put_finding(const dhcpopt_found *found, const dhcpopt_finding *finding, out *o) {
    put_severity(finding, o);
    put_sentence(found, finding, o);
}

void shown_print_findings(const dhcpopt_found *found, const dhcpopt_finding *findings,
                          size_t count, out *o) {
    for (size_t index = 0; index < count; index++) {
        put_finding(found, &findings[index], o);
    }
}

void shown_print_whole(const char *file, size_t line, const dhcpopt_finding *finding,
                       size_t index, out *o) {
    const dhcpopt_found none = {.status = DHCPOPT_OK};
    if (index == 0) {
        out_string(o, file);
        out_string(o, " as a whole:\n");
    }
    put_severity(finding, o);
    if (finding->option != 0 && finding->code == 0) { /* of one place, not of several */
        out_string(o, "option ");
        out_number(o, finding->option);
        out_string(o, " in line ");
        out_number(o, line);
        out_string(o, ": ");
    }
    put_sentence(&none, finding, o);
}

void shown_print(const reading *at, bool with_file, const dhcpopt_finding *findings,
                 size_t count, out *o) {
    const dhcpopt_found *found = at->found;
    view of = view_of(found);
    put_place(at, with_file, o);
    put_subject(at, &of, o);
    if (found->status == DHCPOPT_OK) {
        out_string(o, ", ");
        out_number(o, found->value.bytes.len);
        out_string(o, found->value.bytes.len == 1 ? " byte" : " bytes");
        put_value(&of, o);
    } else {
        out_char(o, '\n');
    }
    shown_print_findings(found, findings, count, o);
}

/* ---- As JSON ---- */

static void json_plain(out *o, const char *key, dhcpopt_text text) {
    json_key(o, key);
    if (text.len > 0) {
        json_text(o, text);
    } else {
        json_null(o);
    }
}

static void json_unknown(const dhcpopt_found *found, out *o) {
    json_key(o, "name");
    json_null(o);
    json_key(o, "space");
    json_string(o, dhcpopt_space_name(found->value.space));
    json_key(o, "code");
    json_number(o, found->value.code);
    json_key(o, "length");
    json_number(o, found->value.bytes.len);
    json_key(o, "hex");
    report_json_hex(o, dhcpopt_form_at(0), found->value.bytes);
    json_key(o, "text");
    json_null(o);
}

void shown_json_value(const dhcpopt_found *found, out *o) {
    const dhcpopt_option *row = dhcpopt_option_by_code(found->value.space, found->value.code);
    if (row != NULL) {
        report_json_value(o, row, found->value.bytes);
    } else {
        json_unknown(found, o);
    }
}

void shown_json(const reading *at, const dhcpopt_finding *findings, size_t count, out *o) {
    const dhcpopt_found *found = at->found;
    json_open(o, '{');
    json_key(o, "file");
    json_string(o, at->file);
    json_key(o, "platform");
    json_string(o, at->platform == NULL ? NULL : at->platform->name);
    json_key(o, "where");
    json_string(o, found->scope.len > 0 ? found->where : NULL);
    json_plain(o, "scope", found->scope);
    json_plain(o, "vendor_class", found->vendor_class);
    json_key(o, "line");
    json_number(o, found->line);
    json_key(o, "pos");
    json_number(o, found->pos);
    json_key(o, "len");
    json_number(o, found->len);
    json_plain(o, "words", found->words);
    shown_json_value(found, o);
    report_json_findings(o, findings, count);
    json_close(o, '}');
}
