/* SPDX-License-Identifier: MIT */
/* systemd-networkd: the section [DHCPServer], as a drop-in of a .network file. Measured with
 * systemd 252. */
#include "../tlv.h"
#include "servers.h"

/* The value reaches to the end of the line; a backslash starts an escape. A percent sign stands
 * for itself in version 252, but starts a specifier in many other settings. */
#define VALUE_SET PLAIN_SET "?&="

enum {
    /* What its own options leave of 576 octets, the longest message to a client that does
     * not ask for more (RFC 2131 s.2). Where all does not fit, it answers such a client not
     * at all. */
    ROOM = 308,
    CODE_NTP_SERVERS = 42,
    CODE_TZDB_TIMEZONE = 101,
    SIP_ADDRESSES = 1, /* the encoding octet of addresses (RFC 3361 s.3.2) */
    ADDRESS_OCTETS = 4,
    CODES = 256
};

/* Always of type string: version 247 sent numbers in the wrong order (systemd issue 18495). */
static void print_string_value(const plan *p, printer *out, const char *setting, uint8_t code,
                               dhcpopt_bytes bytes) {
    print_string(out, setting);
    print_number(out, code, 1);
    print_string(out, ":string:");
    dhcpopt_text text = bytes_as_text(bytes);
    /* Colons at the start are taken for more separators and dropped without a word. */
    if (text_is_plain(text, VALUE_SET) && text_at(text, 0) != ':') {
        print_text(out, text);
    } else {
        print_octets(out, FORM_ESCAPED, bytes);
    }
    print_end(p, out);
}

/* Whatever option 120 is set to, networkd puts the encoding octet of addresses in front. */
static dhcpopt_status print_sip_servers(const plan *p, printer *out, const item *of,
                                        dhcpopt_error *error) {
    if (byte_at(of->bytes, 0) != SIP_ADDRESSES) {
        return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, 0, of->bytes.len);
    }
    for (size_t pos = 1; pos + ADDRESS_OCTETS <= of->bytes.len; pos += ADDRESS_OCTETS) {
        if (bytes_u32(of->bytes, pos) == 0) { /* it would be left out */
            return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, pos, ADDRESS_OCTETS);
        }
    }
    print_line(p, out, "EmitSIP=yes");
    print_line(p, out, "SIP="); /* addresses are added to those that stand there before */
    print_string(out, "SIP=");
    print_addresses(out, bytes_from(of->bytes, 1), " ");
    print_end(p, out);
    return DHCPOPT_OK;
}

/* With SendOption=43 it sends no offers, so that only sub-options can be set, each code
 * once. */
static dhcpopt_status print_vendor_specific(const plan *p, printer *out, const item *of,
                                            dhcpopt_error *error) {
    bool seen[CODES] = {false};
    for (size_t pos = 0; pos < of->bytes.len;) {
        size_t start = pos;
        dhcpopt_suboption part;
        bool known = tlv_read(of->bytes, pos, &part, &pos, NULL) == DHCPOPT_OK;
        if (!known || tlv_is_bare(part.code) || seen[part.code] || part.value.len == 0) {
            return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, start, of->bytes.len - start);
        }
        seen[part.code] = true;
        print_string_value(p, out, "SendVendorOption=", part.code, part.value);
    }
    return DHCPOPT_OK;
}

/* What networkd sends by itself would be joined with what is set here. */
static void print_silence(const plan *p, printer *out, const item *of) {
    if (of->row->code == CODE_NTP_SERVERS) {
        print_line(p, out, "EmitNTP=no");
    }
    if (of->row->code == CODE_TZDB_TIMEZONE) {
        print_line(p, out, "EmitTimezone=no");
    }
}

static dhcpopt_status print_item(const plan *p, printer *out, const item *of,
                                 dhcpopt_error *error) {
    print_about(p, out, of);
    if (of->row->kind == DHCPOPT_KIND_SIP_SERVERS) {
        return print_sip_servers(p, out, of, error);
    }
    if (is_vendor_specific(of)) {
        return print_vendor_specific(p, out, of, error);
    }
    print_silence(p, out, of);
    print_string_value(p, out, "SendOption=", of->row->code, of->bytes);
    return DHCPOPT_OK;
}

dhcpopt_status render_systemd_networkd(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        print_take_out(p, out);
        return DHCPOPT_OK;
    }
    dhcpopt_status status = limit_message(p, ROOM, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_head(p, out);
        print_comment(p, out,
                      "goes into the .network file, or into a drop-in: NAME.network.d/uc.conf");
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_line(p, out, "[DHCPServer]");
    for (size_t index = 0; status == DHCPOPT_OK && index < p->count; index++) {
        status = print_item(p, out, &p->items[index], error);
    }
    return status;
}
