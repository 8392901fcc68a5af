/* SPDX-License-Identifier: MIT */
/* The words that dialects share: octets, addresses, numbers, text made safe, comments. */
#include "../tlv.h"
#include "platform.h"

enum { ADDRESS_LEN = 4 };

/* ---- What an item is ---- */

bool item_is_text(const item *of) {
    switch (of->row->kind) {
    case DHCPOPT_KIND_TEXT:
    case DHCPOPT_KIND_URL:
    case DHCPOPT_KIND_POLYCOM_VLAN:
    case DHCPOPT_KIND_IDENTIFIER:
    case DHCPOPT_KIND_SCHEME:
    case DHCPOPT_KIND_HOST:
    case DHCPOPT_KIND_PORT:
    case DHCPOPT_KIND_PATH:
        return true;
    case DHCPOPT_KIND_OFFSET:
    case DHCPOPT_KIND_ADDRESSES:
    case DHCPOPT_KIND_NAMES:
    case DHCPOPT_KIND_SIP_SERVERS:
    case DHCPOPT_KIND_VLAN:
    case DHCPOPT_KIND_CERT_URL:
    case DHCPOPT_KIND_SUBOPTIONS:
        return false;
    }
    return false;
}

static bool is_plain(int c, const char *set) {
    return is_letter(c) || is_digit(c) || (is_ascii(c) && is_one_of(c, set));
}

bool text_is_plain(dhcpopt_text text, const char *set) {
    for (size_t pos = 0; pos < text.len; pos++) {
        if (!is_plain(text_at(text, pos), set)) {
            return false;
        }
    }
    return text.len > 0;
}

bool item_is_plain(const item *of, const char *set) {
    return item_is_text(of) && text_is_plain(item_text(of), set);
}

dhcpopt_status fail_at(dhcpopt_error *error, dhcpopt_status status, const item *of, size_t pos,
                       size_t len) {
    if (of->made) { /* all of the caller's value is meant, which is cut to its length */
        return fail_item(error, status, of->origin, 0, SIZE_MAX);
    }
    return fail_item(error, status, of->origin, of->start + pos, len);
}

dhcpopt_status limit_item(const item *of, size_t limit, dhcpopt_error *error) {
    if (of->bytes.len <= limit) {
        return DHCPOPT_OK;
    }
    fail_at(error, DHCPOPT_PLATFORM_LONG, of, limit, of->bytes.len - limit);
    if (error != NULL) {
        error->have = of->bytes.len;
        error->need = limit;
    }
    return DHCPOPT_PLATFORM_LONG;
}

dhcpopt_status refuse_characters(const item *of, const char *set, dhcpopt_error *error) {
    dhcpopt_text text = item_text(of);
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (!is_ascii(c) || is_control(c) || is_one_of(c, set)) {
            return fail_at(error, DHCPOPT_PLATFORM_CHARACTER, of, pos, 1);
        }
    }
    return DHCPOPT_OK;
}

/* ---- Values ---- */

void print_octets(printer *out, size_t form, dhcpopt_bytes bytes) {
    hex_print(out, dhcpopt_form_at(form), bytes);
}

void print_address(printer *out, uint32_t address) {
    for (unsigned shift = (ADDRESS_LEN - 1) * OCTET_BITS;; shift -= OCTET_BITS) {
        print_number(out, address >> shift & OCTET_MASK, 1);
        if (shift == 0) {
            return;
        }
        print_char(out, '.');
    }
}

void print_addresses(printer *out, dhcpopt_bytes bytes, const char *separator) {
    for (size_t pos = 0; pos + ADDRESS_LEN <= bytes.len; pos += ADDRESS_LEN) {
        if (pos > 0) {
            print_string(out, separator);
        }
        print_address(out, bytes_u32(bytes, pos));
    }
}

int32_t item_seconds(const item *of) {
    uint32_t wire = bytes_u32(of->bytes, 0);
    /* Two's complement (RFC 2132 s.3.4), without a conversion that C leaves open. */
    return wire <= INT32_MAX ? (int32_t)wire : -(int32_t)(UINT32_MAX - wire) - 1;
}

void print_signed(printer *out, int32_t number) {
    if (number < 0) {
        print_char(out, '-');
    }
    print_number(out, number < 0 ? (uint64_t)(-(int64_t)number) : (uint64_t)number, 1);
}

void print_doubling(printer *out, dhcpopt_text text, const char *doubled) {
    for (size_t pos = 0; pos < text.len; pos++) {
        char c = (char)text_at(text, pos);
        print_char(out, c);
        if (is_one_of(c, doubled)) {
            print_char(out, c);
        }
    }
}

void print_lower(printer *out, const char *string) {
    for (; *string != '\0'; string++) {
        print_char(out, (char)to_lower(*string));
    }
}

void print_json_text(printer *out, dhcpopt_text text) {
    static const char digits[] = "0123456789abcdef";
    print_char(out, '"');
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (is_ascii(c) && !is_control(c)) {
            print_string(out, c == '"' || c == '\\' ? "\\" : "");
            print_char(out, (char)c);
        } else { /* octets that are no ASCII stand for the same numbers */
            print_string(out, "\\u00");
            print_char(out, digits[c / HEXADECIMAL]);
            print_char(out, digits[c % HEXADECIMAL]);
        }
    }
    print_char(out, '"');
}

/* ---- Lines ---- */

void print_end(const plan *p, printer *out) {
    print_string(out, p->on->line_end);
}

void print_line(const plan *p, printer *out, const char *line) {
    print_string(out, line);
    print_end(p, out);
}

void print_comment(const plan *p, printer *out, const char *text) {
    if (p->on->comment != NULL) {
        print_string(out, p->on->comment);
        print_line(p, out, text);
    }
}

static const char *severity_word(dhcpopt_severity severity) {
    return severity == DHCPOPT_NOTE ? "note: " : "warning: ";
}

static void print_remark(const plan *p, printer *out, const remark *of) {
    dhcpopt_finding finding;
    if (!dhcpopt_finding_at((size_t)of->id - 1, &finding)) { /* ids count from 1 */
        return;
    }
    print_string(out, p->on->comment);
    print_string(out, severity_word(finding.severity));
    if (of->option != 0) {
        print_string(out, "option ");
        print_number(out, of->option, 1);
        print_string(out, ": ");
    }
    if (of->code != 0) {
        print_string(out, "sub-option ");
        print_number(out, of->code, 1);
        print_string(out, ": ");
    }
    print_line(p, out, finding.detail);
}

void print_head(const plan *p, printer *out) {
    if (p->on->comment == NULL) {
        return;
    }
    print_string(out, p->on->comment);
    print_string(out, "dhcputil " DHCPOPT_VERSION ", ");
    print_string(out, p->on->about.name);
    print_line(p, out,
               p->config->remove ? ": takes the options away again"
                                 : ": DHCP options for IP phones");
    for (size_t index = 0; index < p->remark_count; index++) {
        print_remark(p, out, &p->remarks[index]);
    }
}

void print_take_out(const plan *p, printer *out) {
    if (!plan_prints(p, DHCPOPT_PART_HEAD)) {
        return;
    }
    print_head(p, out);
    print_comment(p, out, "take out the file or the lines that were put in; nothing else was");
}

dhcpopt_text item_shown(const item *of, char buf[SHOWN_CAP]) {
    const dhcpopt_option *row = of->row;
    if (is_vendor_specific(of) && of->space == DHCPOPT_SPACE_MS_UC_CLIENT) {
        row = dhcpopt_option_by_name(dhcpopt_text_of("cert-prov-url"));
    }
    dhcpopt_text shown = {buf, 0};
    if (is_vendor_specific(of) && of->space != DHCPOPT_SPACE_MS_UC_CLIENT) {
        return shown; /* its text is hexadecimal, and nothing that a person wants to read */
    }
    bool printed =
        dhcpopt_print(row, of->bytes, buf, SHOWN_CAP, &shown.len, NULL) == DHCPOPT_OK;
    bool plain = printed && text_is_plain(shown, PLAIN_SET ", ");
    shown.len = plain ? shown.len : 0;
    return shown;
}

/* " for MS-UC-Client", or which sub-options every client gets. */
static void print_whose(printer *out, const item *of) {
    if (of->space != DHCPOPT_SPACE_DHCP4) {
        print_string(out, " for ");
        print_string(out, dhcpopt_space_name(of->space));
        return;
    }
    print_string(out, " for every client, sub-options");
    for (size_t pos = 0; pos < of->bytes.len;) {
        dhcpopt_suboption part;
        if (tlv_read(of->bytes, pos, &part, &pos, NULL) != DHCPOPT_OK) {
            return;
        }
        print_char(out, ' ');
        print_number(out, part.code, 1);
    }
}

void print_about(const plan *p, printer *out, const item *of) {
    char buf[SHOWN_CAP];
    dhcpopt_text shown = item_shown(of, buf);
    if (p->on->comment == NULL) {
        return;
    }
    print_string(out, p->on->comment);
    print_string(out, of->row->space == DHCPOPT_SPACE_DHCP4 ? "option " : "sub-option ");
    print_number(out, of->row->code, 1);
    print_char(out, ' ');
    print_string(out, of->row->name);
    if (is_vendor_specific(of)) {
        print_whose(out, of);
    }
    print_string(out, shown.len > 0 ? ": " : "");
    print_text(out, shown);
    print_end(p, out);
}
