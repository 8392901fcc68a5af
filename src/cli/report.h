/* SPDX-License-Identifier: MIT */
/* Values shown: their text, their octets, their findings; the same for encode and decode. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "out.h"

/* "sub-option 10 voice-vlan"; the second in a buffer of SUBJECT_MAX. */
enum { SUBJECT_MAX = 64 };
void report_put_subject(out *o, const dhcpopt_option *option);
const char *report_subject(const dhcpopt_option *option, char *ret_subject);

/* Appends the value's text. On failure nothing is appended. */
dhcpopt_status report_text(out *o, const dhcpopt_option *option, dhcpopt_bytes payload,
                           dhcpopt_error *error);

/* Are all of them printable, and none a quote? */
bool report_is_text(dhcpopt_bytes bytes);
/* Appends octets that no option explains: as text where they are that, or as digits. */
void report_octets(out *o, dhcpopt_bytes bytes);

/* Appends the octets in that form. */
void report_hex(out *o, const dhcpopt_form *form, dhcpopt_bytes bytes);

/* Appends the octets in that form as a JSON string. */
void report_json_hex(out *o, const dhcpopt_form *form, dhcpopt_bytes bytes);

/* "option 43 vendor-specific (MS-UC-Client), 87 bytes:"; vendor_class may be NULL. */
void report_heading(out *o, const char *subject, const char *vendor_class, size_t len);

/* The member "code" of an open JSON object; null for cert-prov-url, which is several. */
void report_json_code(out *o, const dhcpopt_option *option);

/* The members name, space, code, length, hex and text of an open JSON object. A payload whose
 * text cannot be told has null for it. */
void report_json_value(out *o, const dhcpopt_option *option, dhcpopt_bytes payload);

/* The findings of a payload, which stand until the next call. */
const dhcpopt_finding *report_findings(const dhcpopt_option *option, dhcpopt_space space,
                                       dhcpopt_bytes payload, size_t *ret_count);

/* The member "findings" of an open JSON object: an array of {id, severity, sub_option, pos,
 * len, detail}. */
void report_json_findings(out *o, const dhcpopt_finding *findings, size_t count);

const char *report_severity(dhcpopt_severity severity);

/* "10.1.2.0/24", or NULL where there is no scope. */
const char *report_scope_example(dhcpopt_scope scope);

#endif
