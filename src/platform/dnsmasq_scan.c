/* SPDX-License-Identifier: MIT */
/* Reads dnsmasq's dhcp-option lines, in a file of its own or as OpenWrt keeps them: what
 * dnsmasq would send, which is not always what was meant (src/option.c of dnsmasq 2.90). */
#include "../url.h"
#include "scan.h"

#include "dnsmasq_scan.h"

enum { CODE_MAX = 255, CODE_DOMAIN_SEARCH = 119, CODE_SIP_SERVERS = 120 };

/* dnsmasq's words for the options of the table. */
static const struct word {
    const char *name;
    uint8_t code;
} words[] = {
    {"time-offset", 2},      {"time-server", 4},     {"ntp-server", 42},
    {"vendor-encap", 43},    {"tftp-server", 66},    {"server-ip-address", 150},
    {"posix-timezone", 100}, {"tzdb-timezone", 101}, {"domain-search", 119},
    {"sip-server", 120},
};

/* ---- Octets, as dnsmasq makes them of a value ---- */

static bool is_octets(dhcpopt_text value) {
    bool colon = false;
    for (size_t pos = 0; pos < value.len; pos++) {
        int c = text_at(value, pos);
        colon = colon || c == ':';
        if (c != ':' && hex_digit_value(c) < 0) {
            return false;
        }
    }
    return colon && value.len > 0;
}

/* Only colons mean octets; one digit is enough for each. */
static dhcpopt_status write_octets(writer *w, dhcpopt_text value) {
    for (size_t pos = 0; pos <= value.len;) {
        size_t end = text_find(value, pos, ':');
        uint64_t octet = 0;
        if (!text_number(text_slice(value, pos, end - pos), HEXADECIMAL, UINT8_MAX, &octet)) {
            return DHCPOPT_HEX_DIGIT;
        }
        put_u8(w, (uint8_t)octet);
        pos = end + 1;
    }
    return DHCPOPT_OK;
}

/* Text between quotes, in which a backslash takes the meaning of a quote. */
static void write_quoted(writer *w, dhcpopt_text inner) {
    for (size_t pos = 0; pos < inner.len; pos++) {
        bool escaped = text_at(inner, pos) == '\\' && pos + 1 < inner.len &&
                       is_one_of(text_at(inner, pos + 1), "\"\\");
        pos += escaped ? 1 : 0;
        put_u8(w, (uint8_t)text_at(inner, pos));
    }
}

/* Digits, with a sign, and with a letter that says how wide they are; without one they take as
 * few octets as hold them. */
static bool write_number(writer *w, dhcpopt_text value, size_t octets) {
    bool negative = text_at(value, 0) == '-';
    dhcpopt_text digits = text_from(value, negative ? 1 : 0);
    int last = text_at(digits, digits.len - 1);
    bool suffix = digits.len > 1 && is_one_of(last, "bsi");
    uint64_t number = 0;
    if (suffix) {
        octets = last == 'b' ? 1 : last == 's' ? 2 : 4;
        digits = text_slice(digits, 0, digits.len - 1);
    }
    if (!text_number(digits, DECIMAL, UINT32_MAX, &number)) {
        return false;
    }
    uint32_t sent = negative ? (uint32_t)(UINT32_MAX - number + 1) : (uint32_t)number;
    if (octets == 0) {
        octets = sent > UINT16_MAX ? 4 : sent > UINT8_MAX ? 2 : 1;
    }
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(sent >> ((left - 1) * OCTET_BITS)));
    }
    return true;
}

static bool write_addresses(writer *w, dhcpopt_text value) {
    for (size_t pos = 0; pos <= value.len;) {
        size_t end = text_find(value, pos, ',');
        uint32_t address = 0;
        if (address_read(text_slice(value, pos, end - pos), &address, NULL) != DHCPOPT_OK) {
            return false;
        }
        put_u32(w, address);
        pos = end + 1;
    }
    return true;
}

static dhcpopt_status write_value(writer *w, code of, dhcpopt_text value) {
    int quote = text_at(value, 0);
    bool quoted = quote == '"' && value.len > 1 && text_at(value, value.len - 1) == '"';
    bool offset = of.space == DHCPOPT_SPACE_DHCP4 && of.number == 2; /* 32 bits by its name */
    writer before = *w;
    if (value.len == 0) {
        return DHCPOPT_EMPTY;
    }
    if (quoted) {
        write_quoted(w, text_slice(value, 1, value.len - 2));
        return DHCPOPT_OK;
    }
    if (is_octets(value)) {
        return write_octets(w, value);
    }
    if (write_number(w, value, offset ? sizeof(uint32_t) : 0)) {
        return DHCPOPT_OK;
    }
    if (write_addresses(w, value)) {
        return DHCPOPT_OK;
    }
    *w = before;
    put_bytes(w, text_as_bytes(value));
    return DHCPOPT_OK;
}

/* ---- What stands before the value ---- */

/* "option:ntp-server", "42", or what is no code. */
static bool read_code(dhcpopt_text word, uint8_t *ret_code) {
    static const char prefix[] = "option:";
    uint64_t number = 0;
    if (text_number(word, DECIMAL, CODE_MAX, &number)) {
        *ret_code = (uint8_t)number;
        return true;
    }
    if (!text_starts_with(word, prefix)) {
        return false;
    }
    dhcpopt_text name = text_from(word, sizeof prefix - 1);
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (text_equal(name, dhcpopt_text_of(words[index].name))) {
            *ret_code = words[index].code;
            return true;
        }
    }
    return false;
}

/* Of a few tags which vendor class sets them: "tag=class" and a newline each. */
void dnsmasq_keep_tag(dhcpopt_scanner *s, dhcpopt_text tag, dhcpopt_text vendor_class) {
    printer p = printer_to(s->held_text, sizeof s->held_text);
    p.len = s->held_len;
    print_text(&p, tag);
    print_char(&p, '=');
    print_text(&p, vendor_class);
    print_char(&p, '\n');
    s->held_len = p.len <= p.cap ? p.len : s->held_len; /* where it has no room it is none */
}

dhcpopt_text dnsmasq_class_of(const dhcpopt_scanner *s, dhcpopt_text tag) {
    dhcpopt_text kept = {s->held_text, s->held_len};
    for (size_t pos = 0; pos < kept.len;) {
        size_t end = text_find(kept, pos, '\n');
        dhcpopt_text entry = text_slice(kept, pos, end - pos);
        size_t equals = text_find(entry, 0, '=');
        if (equals < entry.len && text_equal(text_slice(entry, 0, equals), tag)) {
            return text_from(entry, equals + 1);
        }
        pos = end + 1;
    }
    return text_slice(tag, 0, 0);
}

static void take_tag(dhcpopt_scanner *s, dhcpopt_text tag) {
    dhcpopt_text vendor_class = dnsmasq_class_of(s, tag);
    dhcpopt_text scope = {s->scope, s->scope_len};
    if (vendor_class.len > 0) {
        scan_class(s, vendor_class);
    } else if (scope.len == 0) {
        scan_enter(s, "tag", tag);
    }
}

/* ---- Options ---- */

/* Several names or addresses, which dnsmasq encodes by itself. */
static bool is_encoded(code of, dhcpopt_text value) {
    bool list = of.space == DHCPOPT_SPACE_DHCP4 &&
                (of.number == CODE_SIP_SERVERS || of.number == CODE_DOMAIN_SEARCH);
    return list && !is_octets(value) && text_at(value, 0) != '"';
}

static bool read_option(dhcpopt_scanner *s, dhcpopt_space space, dhcpopt_text word,
                        dhcpopt_text value, dhcpopt_found *ret) {
    code of = {space, 0};
    if (!read_code(word, &of.number)) {
        return !text_starts_with(word, "option6:") &&
               scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, word, ret);
    }
    if (is_encoded(of, value)) {
        return scan_value(s, of, value, ret);
    }
    writer w = writer_to(s->bytes, sizeof s->bytes);
    dhcpopt_status status = write_value(&w, of, value);
    return scan_written(s, of, &w, status, value, ret);
}

bool dnsmasq_read_option(dhcpopt_scanner *s, dhcpopt_text text, dhcpopt_found *ret) {
    static const char tag[] = "tag:";
    static const char vendor[] = "vendor:";
    static const char encap[] = "encap:";
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    dhcpopt_text none = {NULL, 0};
    size_t cut = 0;
    for (size_t pos = 0;;) {
        size_t comma = text_find(text, pos, ',');
        dhcpopt_text word = text_trim(text_slice(text, pos, comma - pos), &cut);
        dhcpopt_text rest = comma < text.len ? text_from(text, comma + 1) : none;
        if (text_starts_with(word, tag)) {
            take_tag(s, text_from(word, sizeof tag - 1));
        } else if (text_starts_with(word, vendor)) {
            dhcpopt_text name = text_from(word, sizeof vendor - 1);
            if (!dhcpopt_space_by_name(name, &space)) {
                return false; /* another device's sub-options */
            }
        } else if (text_starts_with(word, encap)) {
            return false; /* options of other numbers hold those */
        } else {
            return read_option(s, space, word, text_trim(rest, &cut), ret);
        }
        if (comma >= text.len) {
            return scan_fault(s, (code){space, 0}, DHCPOPT_OPTION_SYNTAX, text, ret);
        }
        pos = comma + 1;
    }
}

/* "set:TAG,MS-UC-Client" */
static void read_vendor_class(dhcpopt_scanner *s, dhcpopt_text text) {
    static const char set[] = "set:";
    size_t cut = 0;
    size_t comma = text_find(text, 0, ',');
    bool tagged = text_starts_with(text, set) && comma < text.len;
    if (tagged) {
        dnsmasq_keep_tag(s, text_slice(text, sizeof set - 1, comma - (sizeof set - 1)),
                         text_trim(text_from(text, comma + 1), &cut));
    }
}

bool scan_dnsmasq(dhcpopt_scanner *s, dhcpopt_found *ret) {
    size_t cut = 0;
    bool again = s->pos > 0;
    dhcpopt_text line = text_trim(scan_line(s), &cut);
    dhcpopt_text none = {NULL, 0};
    scan_skip(s);
    if (again || line.len == 0 || text_at(line, 0) == '#') {
        return false;
    }
    line = text_from(line, text_starts_with(line, "--") ? 2 : 0);
    size_t equals = text_find(line, 0, '=');
    if (equals == line.len) {
        return false;
    }
    dhcpopt_text key = text_trim(text_slice(line, 0, equals), &cut);
    dhcpopt_text value = text_trim(text_from(line, equals + 1), &cut);
    if (text_equal(key, dhcpopt_text_of("dhcp-vendorclass"))) {
        read_vendor_class(s, value);
    } else if (text_equal(key, dhcpopt_text_of("dhcp-option")) ||
               text_equal(key, dhcpopt_text_of("dhcp-option-force"))) {
        scan_enter(s, NULL, none);
        return dnsmasq_read_option(s, value, ret);
    }
    return false;
}
