/* SPDX-License-Identifier: MIT */
/* Shows values as text and as JSON, for encode and decode. */
#include "report.h"

#include <stdio.h>

#include "json.h"

void report_put_subject(out *o, const dhcpopt_option *option) {
    out_string(o, option->space == DHCPOPT_SPACE_DHCP4 ? "option" : "sub-option");
    if (option->code == 0) {
        out_string(o, "s 1-5");
    } else {
        out_char(o, ' ');
        out_number(o, option->code);
    }
    out_char(o, ' ');
    out_string(o, option->name);
}

const char *report_subject(const dhcpopt_option *option, char *ret_subject) {
    out subject = {NULL, 0, 0};
    report_put_subject(&subject, option);
    out_char(&subject, '\0');
    snprintf(ret_subject, SUBJECT_MAX, "%s", subject.buf);
    out_drop(&subject);
    return ret_subject;
}

dhcpopt_status report_text(out *o, const dhcpopt_option *option, dhcpopt_bytes payload,
                           dhcpopt_error *error) {
    enum { USUAL = 256 }; /* few texts are longer */
    size_t len = USUAL;
    dhcpopt_status status = DHCPOPT_SPACE;
    for (size_t cap = len; status == DHCPOPT_SPACE; cap = len) {
        status = dhcpopt_print(option, payload, out_reserve(o, cap), cap, &len, error);
    }
    o->len += status == DHCPOPT_OK ? len : 0;
    return status;
}

bool report_is_text(dhcpopt_bytes bytes) {
    bool printable = bytes.len > 0;
    for (size_t pos = 0; pos < bytes.len; pos++) {
        uint8_t c = bytes.ptr[pos];
        printable = printable && c >= ' ' && c <= '~' && c != '"';
    }
    return printable;
}

void report_octets(out *o, dhcpopt_bytes bytes) {
    const dhcpopt_text text = {(const char *)bytes.ptr, bytes.len};
    if (report_is_text(bytes)) {
        out_text(o, text);
    } else {
        report_hex(o, dhcpopt_form_at(0), bytes);
    }
}

void report_hex(out *o, const dhcpopt_form *form, dhcpopt_bytes bytes) {
    size_t cap = DHCPOPT_HEX_MAX(bytes.len);
    size_t len = 0;
    if (dhcpopt_hex_print(form, bytes, out_reserve(o, cap), cap, &len) == DHCPOPT_OK) {
        o->len += len;
    }
}

void report_json_hex(out *o, const dhcpopt_form *form, dhcpopt_bytes bytes) {
    out hex = {NULL, 0, 0};
    report_hex(&hex, form, bytes);
    dhcpopt_text text = {hex.buf, hex.len};
    json_text(o, text);
    out_drop(&hex);
}

void report_heading(out *o, const char *subject, const char *vendor_class, size_t len) {
    out_string(o, subject);
    if (vendor_class != NULL) {
        out_string(o, " (");
        out_string(o, vendor_class);
        out_char(o, ')');
    }
    out_string(o, ", ");
    out_number(o, len);
    out_string(o, len == 1 ? " byte:" : " bytes:");
}

void report_json_code(out *o, const dhcpopt_option *option) {
    json_key(o, "code");
    if (option->code == 0) {
        json_null(o);
    } else {
        json_number(o, option->code);
    }
}

void report_json_value(out *o, const dhcpopt_option *option, dhcpopt_bytes payload) {
    out text = {NULL, 0, 0};
    bool told = report_text(&text, option, payload, NULL) == DHCPOPT_OK;
    dhcpopt_text value = {text.buf, text.len};
    json_key(o, "name");
    json_string(o, option->name);
    json_key(o, "space");
    json_string(o, dhcpopt_space_name(option->space));
    report_json_code(o, option);
    json_key(o, "length");
    json_number(o, payload.len);
    json_key(o, "hex");
    report_json_hex(o, dhcpopt_form_at(0), payload);
    json_key(o, "text");
    if (told) {
        json_text(o, value);
    } else {
        json_null(o);
    }
    out_drop(&text);
}

const dhcpopt_finding *report_findings(const dhcpopt_option *option, dhcpopt_space space,
                                       dhcpopt_bytes payload, size_t *ret_count) {
    static dhcpopt_finding findings[DHCPOPT_FINDINGS_MAX]; /* too large for a small stack */
    size_t count = 0;
    bool checked = dhcpopt_check(option, space, payload, findings, DHCPOPT_FINDINGS_MAX,
                                 &count) == DHCPOPT_OK;
    *ret_count = checked ? count : 0;
    return findings;
}

const char *report_severity(dhcpopt_severity severity) {
    switch (severity) {
    case DHCPOPT_NOTE:
        return "note";
    case DHCPOPT_WARNING:
        return "warning";
    case DHCPOPT_FAULT:
        return "fault";
    }
    return "unknown";
}

const char *report_scope_example(dhcpopt_scope scope) {
    switch (scope) {
    case DHCPOPT_SCOPE_NONE:
        return NULL;
    case DHCPOPT_SCOPE_ADDRESS:
        return "10.1.2.0";
    case DHCPOPT_SCOPE_SUBNET:
        return "10.1.2.0/24";
    case DHCPOPT_SCOPE_NUMBER:
        return "1";
    case DHCPOPT_SCOPE_NAME:
        return "VOICE";
    case DHCPOPT_SCOPE_NETWORK:
        return "VOICE:10.1.2.0/24";
    case DHCPOPT_SCOPE_LABEL:
        return "Floor-2:10.1.2.0/24";
    }
    return NULL;
}

static void json_finding(out *o, const dhcpopt_finding *finding) {
    json_open(o, '{');
    json_key(o, "id");
    json_string(o, finding->name);
    json_key(o, "severity");
    json_string(o, report_severity(finding->severity));
    json_key(o, "sub_option");
    if (finding->code == 0) {
        json_null(o);
    } else {
        json_number(o, finding->code);
    }
    json_key(o, "pos");
    json_number(o, finding->pos);
    json_key(o, "len");
    json_number(o, finding->len);
    json_key(o, "detail");
    json_string(o, finding->detail);
    json_close(o, '}');
}

void report_json_findings(out *o, const dhcpopt_finding *findings, size_t count) {
    json_key(o, "findings");
    json_open(o, '[');
    for (size_t index = 0; index < count; index++) {
        json_finding(o, &findings[index]);
    }
    json_close(o, ']');
}
