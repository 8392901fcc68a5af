/* SPDX-License-Identifier: MIT */
/* Shows what servers answered, for the probe. */
#include "heard.h"

#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "report.h"
#include "shown.h"
#include "told.h"

enum { CODE_TIME_OFFSET = 2, CODE_VENDOR_SPECIFIC = 43, CODE_MESSAGE = 56 };

enum { SUBOPTION_URL_LAST = 5, SUBOPTION_VLAN = 10 };

/* ---- Options of an answer ---- */

/* Passes on the option of one code alone. */
typedef struct only {
    uint8_t code;
    bool others; /* those that were not asked for, instead */
    const request *asked;
    size_t count;
    reading_taker *take;
    void *context;
} only;

static bool was_asked(const request *asked, uint8_t code) {
    return memchr(asked->codes, code, asked->count) != NULL;
}

static void take_only(void *context, const reading *at) {
    only *wanted = context;
    uint8_t code = at->found->value.code;
    if (wanted->others ? !was_asked(wanted->asked, code) : code == wanted->code) {
        wanted->take(wanted->context, at);
        wanted->count++;
    }
}

size_t heard_options(const answer *from, reading_taker *take, void *context) {
    char server[ADDRESS_TEXT];
    dhcpopt_found found = {.where = "server",
                           .scope = dhcpopt_text_of(told_address(from->server, server)),
                           .vendor_class = dhcpopt_text_of(from->to->vendor_class)};
    const reading at = {server, "packet", NULL, &found};
    const dhcpopt_bytes codes = {from->to->codes, from->to->count};
    only wanted = {0, false, from->to, 0, take, context};
    for (size_t index = 0; index < from->to->count; index++) {
        wanted.code = from->to->codes[index];
        told_options(&from->message, codes, &found, &at, take_only, &wanted);
    }
    wanted.others = true;
    told_options(&from->message, codes, &found, &at, take_only, &wanted);
    return wanted.count;
}

/* ---- For people ---- */

/* What a phone makes of option 43: the sub-options of the URL, and the voice VLAN. */
typedef struct parts {
    uint8_t url[DHCPOPT_LONG_MAX];
    size_t url_len;
    dhcpopt_bytes vlan;
    bool others;
} parts;

static void take_part(parts *found, const dhcpopt_suboption *part, dhcpopt_bytes whole) {
    bool of_url = part->code >= 1 && part->code <= SUBOPTION_URL_LAST;
    if (of_url) {
        memcpy(found->url + found->url_len, whole.ptr, whole.len);
        found->url_len += whole.len;
    } else if (part->code == SUBOPTION_VLAN) {
        found->vlan = part->value;
    } else {
        found->others = true;
    }
}

static void take_apart(dhcpopt_bytes payload, parts *ret) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    memset(ret, 0, sizeof *ret);
    dhcpopt_decode_begin(
        &cursor, dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC), payload);
    dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, NULL);
    for (; status == DHCPOPT_OK; status = dhcpopt_decode_next(&cursor, &element, NULL)) {
        const dhcpopt_bytes whole = {payload.ptr + element.pos, element.len};
        take_part(ret, &element.as.suboption, whole);
    }
    ret->others = ret->others || status != DHCPOPT_END;
}

/* ": https://..., voice VLAN 200"; false where option 43 says anything else. */
static bool put_parts(const dhcpopt_found *found, out *o) {
    parts of;
    size_t before = o->len;
    take_apart(found->value.bytes, &of);
    const dhcpopt_bytes url = {of.url, of.url_len};
    const dhcpopt_option *url_row = dhcpopt_option_by_name(dhcpopt_text_of("cert-prov-url"));
    const dhcpopt_option *vlan_row =
        dhcpopt_option_by_code(DHCPOPT_SPACE_CPE_OCPHONE, SUBOPTION_VLAN);
    out_string(o, ": ");
    bool told = !of.others && (url.len > 0 || of.vlan.len > 0) &&
                (url.len == 0 || report_text(o, url_row, url, NULL) == DHCPOPT_OK);
    if (told && of.vlan.len > 0) {
        out_string(o, url.len > 0 ? ", voice VLAN " : "voice VLAN ");
        told = report_text(o, vlan_row, of.vlan, NULL) == DHCPOPT_OK;
    }
    o->len = told ? o->len : before;
    if (told) {
        out_char(o, '\n');
    }
    return told;
}

/* "-18000 s (UTC-05:00)" */
static bool put_offset(const dhcpopt_found *found, out *o) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    const dhcpopt_option *row = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_TIME_OFFSET);
    dhcpopt_decode_begin(&cursor, row, found->value.bytes);
    if (dhcpopt_decode_next(&cursor, &element, NULL) != DHCPOPT_OK) {
        return false;
    }
    int64_t seconds = element.as.seconds;
    out_string(o, seconds < 0 ? ": -" : ": ");
    out_number(o, (uint64_t)(seconds < 0 ? -seconds : seconds));
    out_string(o, " s (");
    report_text(o, row, found->value.bytes, NULL);
    out_string(o, ")\n");
    return true;
}

static void put_subject(const dhcpopt_found *found, out *o) {
    char subject[SUBJECT_MAX];
    dhcpopt_space space;
    const dhcpopt_option *row = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, found->value.code);
    if (row == NULL) {
        out_string(o, "option ");
        out_number(o, found->value.code);
        return;
    }
    if (found->value.code != CODE_VENDOR_SPECIFIC) {
        out_string(o, report_subject(row, subject));
        return;
    }
    out_string(o, "option 43");
    if (dhcpopt_found_space(found, &space)) {
        out_string(o, " (");
        out_string(o, dhcpopt_space_name(space));
        out_char(o, ')');
    }
}

static void put_short(const dhcpopt_found *found, out *o) {
    bool inside = found->value.code == CODE_VENDOR_SPECIFIC;
    put_subject(found, o);
    if (found->status != DHCPOPT_OK) {
        out_char(o, '\n');
        return;
    }
    bool done = (inside && put_parts(found, o)) ||
                (found->value.code == CODE_TIME_OFFSET && put_offset(found, o));
    if (!done) {
        shown_value(found, o);
    }
}

static void take_option(void *context, const reading *at) {
    heard *to = context;
    size_t count = 0;
    dhcpopt_finding *findings = shown_findings(at, &count);
    for (size_t index = 0; index < count; index++) {
        bool counts = findings[index].severity == DHCPOPT_FAULT ||
                      (findings[index].severity == DHCPOPT_WARNING && to->strict);
        to->wrong += counts ? 1 : 0;
    }
    if (to->json) {
        json_open(to->o, '{');
        shown_json_value(at->found, to->o);
        report_json_findings(to->o, findings, count);
        json_close(to->o, '}');
    } else {
        put_short(at->found, to->o);
        shown_print_findings(at->found, findings, count, to->o);
    }
    free(findings);
}

static void put_request(const request *asked, out *o) {
    out_string(o, dhcpopt_message_type_name(asked->type));
    out_string(o, " as ");
    out_string(o, asked->vendor_class);
}

/* A phone that is refused gives up the address that it has (RFC 2131 s.3.2). */
static void put_refusal(const answer *from, out *o) {
    char words[CLASS_TEXT];
    told_text(&from->message, CODE_MESSAGE, words);
    out_string(o, " refused ");
    put_request(from->to, o);
    out_string(o, " with DHCPNAK");
    if (words[0] != '\0') {
        out_string(o, ": \"");
        out_string(o, words);
        out_char(o, '"');
    }
    out_string(o, "\n    fault: a client that is refused gives up its address and starts anew; "
                  "the server takes this address for\n"
                  "    wrong in this network, or is not meant for it\n");
}

static void print_answer(heard *to, const answer *from) {
    char server[ADDRESS_TEXT];
    out_string(to->o, "server ");
    out_string(to->o, told_address(from->server, server));
    if (from->source != from->server) {
        out_string(to->o, " (from ");
        out_string(to->o, told_address(from->source, server));
        out_char(to->o, ')');
    }
    if (from->message.type == DHCPOPT_NAK) {
        put_refusal(from, to->o);
        return;
    }
    out_string(to->o, " answered ");
    put_request(from->to, to->o);
    out_string(to->o, " in ");
    out_number(to->o, from->milliseconds);
    out_string(to->o, " ms\n");
    if (heard_options(from, take_option, to) == 0) {
        out_string(to->o, "    none of the options that were asked for\n");
    }
}

/* ---- As JSON ---- */

static void json_answer(heard *to, const answer *from) {
    char server[ADDRESS_TEXT];
    char words[CLASS_TEXT];
    out *o = to->o;
    json_open(o, '{');
    json_key(o, "server");
    json_string(o, told_address(from->server, server));
    json_key(o, "source");
    json_string(o, told_address(from->source, server));
    json_key(o, "request");
    json_string(o, dhcpopt_message_type_name(from->to->type));
    json_key(o, "vendor_class");
    json_string(o, from->to->vendor_class);
    json_key(o, "answer");
    json_string(o, dhcpopt_message_type_name(from->message.type));
    json_key(o, "milliseconds");
    json_number(o, from->milliseconds);
    json_key(o, "message");
    told_text(&from->message, CODE_MESSAGE, words);
    json_string(o, words[0] != '\0' ? words : NULL);
    json_key(o, "options");
    json_open(o, '[');
    heard_options(from, take_option, to);
    json_close(o, ']');
    json_close(o, '}');
}

void heard_answer(heard *to, const answer *from) {
    to->wrong += from->message.type == DHCPOPT_NAK ? 1 : 0;
    if (to->json) {
        json_answer(to, from);
    } else {
        print_answer(to, from);
    }
}
