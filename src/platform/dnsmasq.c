/* SPDX-License-Identifier: MIT */
/* dnsmasq and Pi-hole (dnsmasq.conf): dhcp-option lines, for OpenWrt too, which hands them on.
 * Measured with dnsmasq 2.90. */
#include "servers.h"

/* In quotes dnsmasq knows the backslash and ends at a quote; the rest stands for itself. */
#define QUOTED_SET PLAIN_SET "?&=%"
/* OpenWrt's script hands words on unquoted where it is old: these would be files. */
#define UCI_SET PLAIN_SET "&=%"
/* What the shell or the script could take for something else than itself. */
#define UCI_REFUSED " \"'\\*?[]$`"

enum {
    CODE_TIME_OFFSET = 2,
    CODE_NTP_SERVERS = 42,
    CODE_TFTP_SERVER_NAME = 66,
    ADDRESS_OCTETS = 4
};

static void print_code(printer *out, const item *of) {
    if (of->row->code == CODE_TIME_OFFSET) {
        print_string(out, "option:time-offset");
    } else if (of->row->code == CODE_NTP_SERVERS) {
        print_string(out, "option:ntp-server");
    } else {
        print_number(out, of->row->code, 1);
    }
    print_char(out, ',');
}

/* dnsmasq puts its own address in the place of 0.0.0.0 (dnsmasq(8), --dhcp-option). */
static dhcpopt_status refuse_any_address(const item *of, dhcpopt_error *error) {
    for (size_t pos = 0; pos + ADDRESS_OCTETS <= of->bytes.len; pos += ADDRESS_OCTETS) {
        if (bytes_u32(of->bytes, pos) == 0) {
            return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, pos, ADDRESS_OCTETS);
        }
    }
    return DHCPOPT_OK;
}

/* Option 119 is read as names alone; dnsmasq then compresses them (RFC 3397 s.2). */
static dhcpopt_status print_names(printer *out, const item *of, dhcpopt_error *error) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    const char *separator = "";
    dhcpopt_decode_begin(&cursor, of->row, of->bytes);
    dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, error);
    while (status == DHCPOPT_OK) {
        print_string(out, separator);
        print_text(out, element.as.text);
        separator = ",";
        status = dhcpopt_decode_next(&cursor, &element, error);
    }
    return status == DHCPOPT_END ? DHCPOPT_OK : status;
}

static void print_quoted(printer *out, dhcpopt_text text) {
    print_char(out, '"');
    for (size_t pos = 0; pos < text.len; pos++) {
        char c = (char)text_at(text, pos);
        print_string(out, c == '"' || c == '\\' ? "\\" : "");
        print_char(out, c);
    }
    print_char(out, '"');
}

/* Only colons mean octets. One octet has none, and stands as a decimal number of one octet. */
static void print_hex(printer *out, const item *of) {
    if (of->bytes.len == 1) {
        print_number(out, byte_at(of->bytes, 0), 1);
        print_char(out, 'b');
    } else {
        print_octets(out, FORM_COLON, of->bytes);
    }
}

/* Options 66, 100 and 101 are read as text alone: what has no spelling there has none at
 * all. */
static dhcpopt_status print_text_only(printer *out, const item *of, dnsmasq_way way,
                                      dhcpopt_error *error) {
    dhcpopt_status status = refuse_characters(of, way == DNSMASQ_UCI ? UCI_REFUSED : "", error);
    if (status == DHCPOPT_OK) {
        print_quoted(out, item_text(of));
    }
    return status;
}

dhcpopt_status print_dnsmasq_option(printer *out, const item *of, dnsmasq_way way,
                                    dhcpopt_error *error) {
    print_code(out, of);
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        print_signed(out, item_seconds(of));
    } else if (of->row->kind == DHCPOPT_KIND_ADDRESSES) {
        print_addresses(out, of->bytes, ",");
        return refuse_any_address(of, error);
    } else if (of->row->kind == DHCPOPT_KIND_NAMES) {
        return print_names(out, of, error);
    } else if (of->row->kind == DHCPOPT_KIND_TEXT) {
        return print_text_only(out, of, way, error);
    } else if (item_is_plain(of, way == DNSMASQ_UCI ? UCI_SET : QUOTED_SET)) {
        print_quoted(out, item_text(of));
    } else {
        print_hex(out, of);
    }
    return DHCPOPT_OK;
}

/* To the text of option 66 dnsmasq adds a NUL, where there is room ("buggy PXE", rfc2131.c). */
static bool gets_nul(const item *of) {
    return of->row->code == CODE_TFTP_SERVER_NAME && of->bytes.len < DHCPOPT_VALUE_MAX;
}

void remark_dnsmasq(plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space != DHCPOPT_SPACE_DHCP4) {
            plan_remark(p, DHCPOPT_FINDING_CLASS_SUBSTRING, &p->items[index]);
        }
        if (gets_nul(&p->items[index])) {
            plan_remark(p, DHCPOPT_FINDING_DNSMASQ_NUL, &p->items[index]);
        }
    }
}

static void print_class_tag(printer *out, const item *of) {
    print_lower(out, dhcpopt_space_name(of->space));
}

/* The tags of the classes, which all subnets share. */
static void print_tags(const plan *p, printer *out) {
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if (of->space != DHCPOPT_SPACE_DHCP4) {
            print_string(out, "dhcp-vendorclass=set:");
            print_class_tag(out, of);
            print_char(out, ',');
            print_line(p, out, dhcpopt_space_name(of->space));
        }
    }
}

static dhcpopt_status print_option(const plan *p, printer *out, const item *of,
                                   dhcpopt_error *error) {
    print_about(p, out, of);
    bool every = of->space == DHCPOPT_SPACE_DHCP4;
    print_string(out, "dhcp-option=");
    if (plan_has_scope(p)) {
        print_string(out, "tag:");
        print_text(out, p->config->scope);
        print_char(out, ',');
    }
    if (!every) {
        print_string(out, "tag:");
        print_class_tag(out, of);
        print_char(out, ',');
    }
    dhcpopt_status status = print_dnsmasq_option(out, of, DNSMASQ_FILE, error);
    print_end(p, out);
    return status;
}

/* Of the lines with a subnet's tag the last one counts, so those for a class come last. */
static dhcpopt_status print_items(const plan *p, printer *out, bool every,
                                  dhcpopt_error *error) {
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if ((of->space == DHCPOPT_SPACE_DHCP4) != every) {
            continue;
        }
        dhcpopt_status status = print_option(p, out, of, error);
        if (status != DHCPOPT_OK) {
            return status;
        }
    }
    return DHCPOPT_OK;
}

static void print_notes(const plan *p, printer *out) {
    print_head(p, out);
    print_comment(p, out,
                  "goes into dnsmasq.conf, or as a file of its own into /etc/dnsmasq.d");
    print_comment(
        p, out,
        plan_has_scope(p)
            ? "a line for a vendor class without a subnet's tag counts more than one with it"
            : "of two lines for an option the last counts, and a tagged one more");
}

static void print_place(const plan *p, printer *out) {
    if (plan_has_scope(p)) {
        print_string(out, p->on->comment);
        print_string(out, "the subnet's line sets the tag: dhcp-range=set:");
        print_text(out, p->config->scope);
        print_line(p, out, ",...");
    }
}

dhcpopt_status render_dnsmasq(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        print_take_out(p, out);
        return DHCPOPT_OK;
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_notes(p, out);
    }
    if (plan_prints(p, DHCPOPT_PART_DEFINITIONS)) {
        print_tags(p, out);
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_place(p, out);
    dhcpopt_status status = print_items(p, out, true, error);
    return status == DHCPOPT_OK ? print_items(p, out, false, error) : status;
}
