/* SPDX-License-Identifier: MIT */
/* The options that Kea 2.2 defines and the text of its types, for the reader of its
 * configuration. */
#include "kea_option.h"
#include "../name.h"
#include "../url.h"

#define ADDRESS "ipv4-address"

/* Columns: name; code; types of the fields; array (Kea manual, "List of standard DHCPv4
 * options"). Option 43 is empty there, and binary where somebody gives it data. */
/* clang-format off */
static const struct standard {
    const char *name;
    uint8_t number;
    const char *fields;
    bool array;
} standards[] = {
    {"subnet-mask",                     1, ADDRESS,           false},
    {"time-offset",                     2, "int32",           false},
    {"routers",                         3, ADDRESS,           true},
    {"time-servers",                    4, ADDRESS,           true},
    {"name-servers",                    5, ADDRESS,           true},
    {"domain-name-servers",             6, ADDRESS,           true},
    {"log-servers",                     7, ADDRESS,           true},
    {"cookie-servers",                  8, ADDRESS,           true},
    {"lpr-servers",                     9, ADDRESS,           true},
    {"impress-servers",                10, ADDRESS,           true},
    {"resource-location-servers",      11, ADDRESS,           true},
    {"host-name",                      12, "string",          false},
    {"boot-size",                      13, "uint16",          false},
    {"merit-dump",                     14, "string",          false},
    {"domain-name",                    15, "string",          false},
    {"swap-server",                    16, ADDRESS,           false},
    {"root-path",                      17, "string",          false},
    {"extensions-path",                18, "string",          false},
    {"ip-forwarding",                  19, "boolean",         false},
    {"non-local-source-routing",       20, "boolean",         false},
    {"policy-filter",                  21, ADDRESS,           true},
    {"max-dgram-reassembly",           22, "uint16",          false},
    {"default-ip-ttl",                 23, "uint8",           false},
    {"path-mtu-aging-timeout",         24, "uint32",          false},
    {"path-mtu-plateau-table",         25, "uint16",          true},
    {"interface-mtu",                  26, "uint16",          false},
    {"all-subnets-local",              27, "boolean",         false},
    {"broadcast-address",              28, ADDRESS,           false},
    {"perform-mask-discovery",         29, "boolean",         false},
    {"mask-supplier",                  30, "boolean",         false},
    {"router-discovery",               31, "boolean",         false},
    {"router-solicitation-address",    32, ADDRESS,           false},
    {"static-routes",                  33, ADDRESS,           true},
    {"trailer-encapsulation",          34, "boolean",         false},
    {"arp-cache-timeout",              35, "uint32",          false},
    {"ieee802-3-encapsulation",        36, "boolean",         false},
    {"default-tcp-ttl",                37, "uint8",           false},
    {"tcp-keepalive-interval",         38, "uint32",          false},
    {"tcp-keepalive-garbage",          39, "boolean",         false},
    {"nis-domain",                     40, "string",          false},
    {"nis-servers",                    41, ADDRESS,           true},
    {"ntp-servers",                    42, ADDRESS,           true},
    {"vendor-encapsulated-options",    43, "binary",          false},
    {"netbios-name-servers",           44, ADDRESS,           true},
    {"netbios-dd-server",              45, ADDRESS,           true},
    {"netbios-node-type",              46, "uint8",           false},
    {"netbios-scope",                  47, "string",          false},
    {"font-servers",                   48, ADDRESS,           true},
    {"x-display-manager",              49, ADDRESS,           true},
    {"dhcp-option-overload",           52, "uint8",           false},
    {"dhcp-server-identifier",         54, ADDRESS,           false},
    {"dhcp-message",                   56, "string",          false},
    {"dhcp-max-message-size",          57, "uint16",          false},
    {"vendor-class-identifier",        60, "string",          false},
    {"nwip-domain-name",               62, "string",          false},
    {"nwip-suboptions",                63, "binary",          false},
    {"nisplus-domain-name",            64, "string",          false},
    {"nisplus-servers",                65, ADDRESS,           true},
    {"tftp-server-name",               66, "string",          false},
    {"boot-file-name",                 67, "string",          false},
    {"mobile-ip-home-agent",           68, ADDRESS,           true},
    {"smtp-server",                    69, ADDRESS,           true},
    {"pop-server",                     70, ADDRESS,           true},
    {"nntp-server",                    71, ADDRESS,           true},
    {"www-server",                     72, ADDRESS,           true},
    {"finger-server",                  73, ADDRESS,           true},
    {"irc-server",                     74, ADDRESS,           true},
    {"streettalk-server",              75, ADDRESS,           true},
    {"streettalk-directory-assistance-server", 76, ADDRESS,   true},
    {"user-class",                     77, "binary",          false},
    {"slp-directory-agent",            78, "boolean," ADDRESS, true},
    {"slp-service-scope",              79, "boolean,string",  false},
    {"nds-servers",                    85, ADDRESS,           true},
    {"nds-tree-name",                  86, "string",          false},
    {"nds-context",                    87, "string",          false},
    {"bcms-controller-names",          88, "fqdn",            true},
    {"bcms-controller-address",        89, ADDRESS,           true},
    {"uap-servers",                    98, "string",          false},
    {"geoconf-civic",                  99, "binary",          false},
    {"pcode",                         100, "string",          false},
    {"tcode",                         101, "string",          false},
    {"v6-only-preferred",             108, "uint32",          false},
    {"netinfo-server-address",        112, ADDRESS,           true},
    {"netinfo-server-tag",            113, "string",          false},
    {"v4-captive-portal",             114, "string",          false},
    {"auto-config",                   116, "uint8",           false},
    {"name-service-search",           117, "uint16",          true},
    {"domain-search",                 119, "fqdn",            true},
    {"vivco-suboptions",              124, "uint32,binary",   false},
    {"vivso-suboptions",              125, "uint32",          false},
    {"pana-agent",                    136, ADDRESS,           true},
    {"v4-lost",                       137, "fqdn",            false},
    {"capwap-ac-v4",                  138, ADDRESS,           true},
    {"sip-ua-cs-domains",             141, "fqdn",            true},
    {"rdnss-selection",               146, "uint8," ADDRESS "," ADDRESS ",fqdn", true},
    {"v4-access-domain",              213, "fqdn",            false},
};
/* clang-format on */

enum { STANDARDS = sizeof standards / sizeof standards[0] };

bool kea_option_by_name(dhcpopt_text name, uint8_t *ret_code) {
    for (size_t index = 0; index < STANDARDS; index++) {
        if (text_equal(name, dhcpopt_text_of(standards[index].name))) {
            *ret_code = standards[index].number;
            return true;
        }
    }
    return false;
}

bool kea_option_type(uint8_t number, kea_type *ret_type) {
    for (size_t index = 0; index < STANDARDS; index++) {
        if (standards[index].number == number) {
            ret_type->fields = dhcpopt_text_of(standards[index].fields);
            ret_type->array = standards[index].array;
            return true;
        }
    }
    return false;
}

/* ---- Text of a type ---- */

/* Decimal, in so many octets; signed ones with their sign. */
static dhcpopt_status put_integer(dhcpopt_text text, bool is_signed, size_t octets, writer *w) {
    uint64_t limit = (UINT64_C(1) << (octets * OCTET_BITS)) - 1;
    bool negative = is_signed && text_at(text, 0) == '-';
    dhcpopt_text digits = text_from(text, negative || text_at(text, 0) == '+' ? 1 : 0);
    bool hexadecimal = text_starts_with(digits, "0x") || text_starts_with(digits, "0X");
    uint64_t most = is_signed ? limit / 2 + (negative ? 1 : 0) : limit;
    uint64_t number = 0;
    if (!text_number(text_from(digits, hexadecimal ? 2 : 0),
                     hexadecimal ? HEXADECIMAL : DECIMAL, most, &number)) {
        return DHCPOPT_NUMBER;
    }
    number = negative ? 0 - number : number;
    for (size_t left = octets; left > 0; left--) {
        put_u8(w, (uint8_t)(number >> ((left - 1) * OCTET_BITS) & OCTET_MASK));
    }
    return DHCPOPT_OK;
}

static dhcpopt_status put_boolean(dhcpopt_text text, writer *w) {
    bool yes = text_equal_caseless(text, dhcpopt_text_of("true")) ||
               text_equal(text, dhcpopt_text_of("1"));
    bool no = text_equal_caseless(text, dhcpopt_text_of("false")) ||
              text_equal(text, dhcpopt_text_of("0"));
    put_u8(w, yes ? 1 : 0);
    return yes || no ? DHCPOPT_OK : DHCPOPT_OPTION_SYNTAX;
}

/* A backslash stands before a comma that is meant, and goes. */
static dhcpopt_status put_string(dhcpopt_text text, writer *w) {
    for (size_t pos = 0; pos < text.len; pos++) {
        if (text_at(text, pos) != '\\' || text_at(text, pos + 1) != ',') {
            put_u8(w, (uint8_t)text_at(text, pos));
        }
    }
    return DHCPOPT_OK;
}

static bool is_type(dhcpopt_text type, const char *name) {
    return text_equal(type, dhcpopt_text_of(name));
}

static dhcpopt_status put_field(dhcpopt_text type, dhcpopt_text text, writer *w) {
    static const struct integer {
        const char *name;
        size_t octets;
    } integers[] = {{"uint8", 1}, {"uint16", 2}, {"uint32", 4},
                    {"int8", 1},  {"int16", 2},  {"int32", 4}};
    uint32_t address = 0;
    for (size_t index = 0; index < sizeof integers / sizeof integers[0]; index++) {
        if (is_type(type, integers[index].name)) {
            return put_integer(text, text_at(type, 0) == 'i', integers[index].octets, w);
        }
    }
    if (is_type(type, ADDRESS)) {
        dhcpopt_status status = address_read(text, &address, NULL);
        put_u32(w, address);
        return status;
    }
    return is_type(type, "string")    ? put_string(text, w)
           : is_type(type, "boolean") ? put_boolean(text, w)
           : is_type(type, "fqdn")    ? name_encode(text, w, NULL)
           : is_type(type, "binary")  ? hex_read(text, w, NULL)
                                      : DHCPOPT_OPTION_SYNTAX;
}

/* The next of what commas part, without blanks around it; empty ones do not count. */
static dhcpopt_text next_field(dhcpopt_text text, size_t *pos) {
    size_t cut = 0;
    bool escaped = false;
    while (text_at(text, *pos) == ',') {
        ++*pos;
    }
    size_t start = *pos;
    while (*pos < text.len && (escaped || text_at(text, *pos) != ',')) {
        escaped = text_at(text, *pos) == '\\' && !escaped;
        ++*pos;
    }
    return text_trim(text_slice(text, start, *pos - start), &cut);
}

/* What is more than the fields is not sent, as after a comma in a string (measured). */
static dhcpopt_status check_end(dhcpopt_text text, size_t pos) {
    return next_field(text, &pos).len > 0 ? DHCPOPT_COMMA_CUT : DHCPOPT_OK;
}

dhcpopt_status kea_read_typed(kea_type type, dhcpopt_text text, writer *w,
                              dhcpopt_text *ret_words) {
    size_t in_type = 0;
    dhcpopt_text kind = next_field(type.fields, &in_type);
    size_t pos = 0;
    *ret_words = text;
    if (is_type(type.fields, "binary")) {
        return kea_read_octets(text, w, ret_words);
    }
    for (;;) {
        dhcpopt_text field = next_field(text, &pos);
        dhcpopt_status status = field.len == 0 ? DHCPOPT_EMPTY : put_field(kind, field, w);
        if (status != DHCPOPT_OK) {
            *ret_words = field;
            return status;
        }
        bool repeats = in_type == type.fields.len;
        if (repeats && (!type.array || text_find(text, pos, ',') + 1 >= text.len)) {
            *ret_words = text;
            return check_end(text, pos);
        }
        kind = repeats ? kind : next_field(type.fields, &in_type);
    }
}

dhcpopt_status kea_read_octets(dhcpopt_text text, writer *w, dhcpopt_text *ret_words) {
    size_t cut = 0;
    dhcpopt_text trimmed = text_trim(text, &cut);
    dhcpopt_error error = {.pos = 0, .len = 0};
    *ret_words = trimmed;
    if (trimmed.len > 2 && text_at(trimmed, 0) == '\'' &&
        text_at(trimmed, trimmed.len - 1) == '\'') {
        put_text(w, text_slice(trimmed, 1, trimmed.len - 2));
        return DHCPOPT_OK;
    }
    dhcpopt_status status = hex_read(trimmed, w, &error);
    if (status != DHCPOPT_OK) {
        *ret_words = text_slice(trimmed, error.pos, error.len);
    }
    return status;
}

/* ---- Classes ---- */

/* Behind the words; text.len + 1 where they do not stand there. */
static size_t behind(dhcpopt_text text, size_t pos, const char *words) {
    for (; pos < text.len; pos++) {
        if (text_starts_with(text_from(text, pos), words)) {
            return pos + strlen(words);
        }
    }
    return text.len + 1;
}

static bool has_words(dhcpopt_text text, const char *words) {
    return behind(text, 0, words) <= text.len;
}

/* 'text' or 0xDIGITS. */
static dhcpopt_text read_constant(dhcpopt_text text, uint8_t buf[DHCPOPT_PLACE_MAX]) {
    size_t cut = 0;
    dhcpopt_text none = {NULL, 0};
    dhcpopt_text word = text_trim(text, &cut);
    size_t end = text_find(word, 1, '\'');
    writer w = writer_to(buf, DHCPOPT_PLACE_MAX);
    if (text_at(word, 0) == '\'' && end < word.len) {
        return text_slice(word, 1, end - 1);
    }
    dhcpopt_text digits = text_slice(word, 0, text_find_any(word, 0, " \t)"));
    bool octets = text_starts_with(word, "0x") && hex_read(digits, &w, NULL) == DHCPOPT_OK;
    dhcpopt_bytes bytes = {buf, w.len};
    return octets && w.len <= w.cap ? bytes_as_text(bytes) : none;
}

/* Between "option[60]." and the constant: all of the option, or its start. */
static bool is_start(dhcpopt_text between) {
    size_t pos = text_starts_with(between, "hex")    ? sizeof "hex" - 1
                 : text_starts_with(between, "text") ? sizeof "text" - 1
                                                     : 0;
    while (pos > 0 && is_blank(text_at(between, pos))) {
        pos++;
    }
    if (pos == 0 || text_starts_with(text_from(between, pos), "==")) {
        return pos > 0;
    }
    pos += text_at(between, pos) == ',' ? 1 : 0;
    while (is_blank(text_at(between, pos))) {
        pos++;
    }
    return text_at(between, pos) == '0' && is_one_of(text_at(between, pos + 1), ", \t");
}

dhcpopt_text kea_class_of_test(dhcpopt_text test, uint8_t buf[DHCPOPT_PLACE_MAX]) {
    static const char member[] = "member('VENDOR_CLASS_";
    dhcpopt_text none = {NULL, 0};
    size_t end = behind(test, 0, "option[60].");
    if (end > test.len) {
        end = behind(test, 0, "option[vendor-class-identifier].");
    }
    bool others = has_words(test, " or ") || has_words(test, ")or") || has_words(test, "or(") ||
                  has_words(test, "not ") || has_words(test, "not(");
    if (others) {
        return none;
    }
    if (end > test.len && has_words(test, member)) {
        size_t start = behind(test, 0, member);
        return text_slice(test, start, text_find(test, start, '\'') - start);
    }
    size_t equals = end > test.len ? end : behind(test, end, "==");
    if (end <= test.len && equals <= test.len &&
        !is_start(text_slice(test, end, equals - end))) {
        return none;
    }
    if (equals <= test.len) {
        return read_constant(text_from(test, equals), buf);
    }
    bool turned = end <= test.len && has_words(text_slice(test, 0, end), "==");
    return turned ? read_constant(test, buf) : none;
}

dhcpopt_text kea_class_of_name(dhcpopt_text name) {
    static const char prefix[] = "VENDOR_CLASS_";
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    dhcpopt_text none = {NULL, 0};
    if (text_starts_with(name, prefix)) {
        return text_from(name, sizeof prefix - 1);
    }
    bool known = dhcpopt_space_by_name(name, &space) && space != DHCPOPT_SPACE_DHCP4;
    return known ? name : none;
}
