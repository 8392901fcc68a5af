/* SPDX-License-Identifier: MIT */
/* The names of options in ISC dhcpd's language, its own and those that a text defines, for the
 * readers of it. */
#include "isc_scan.h"

enum { CODE_MAX = 255 };

/*
 * Columns: name; code; format. In a format f is a flag, B, S and L are numbers of 1, 2 and 4
 * octets, I is an address, t a text, X octets or a text, E the same for what holds options of
 * its own, d a domain name, D a list of them. Behind the letters: A, all of them come again
 * behind a comma; a, the last one does. - alone is an option that is of no concern here and
 * not read. From common/tables.c of dhcpd 4.4.3, all that it has for DHCPv4.
 */
/* clang-format off */
static const struct standard {
    const char *name;
    uint8_t number;
    const char *format;
} standards[] = {
    {"subnet-mask",                   1, "I"},
    {"time-offset",                   2, "L"},
    {"routers",                       3, "IA"},
    {"time-servers",                  4, "IA"},
    {"ien116-name-servers",           5, "IA"},
    {"domain-name-servers",           6, "IA"},
    {"log-servers",                   7, "IA"},
    {"cookie-servers",                8, "IA"},
    {"lpr-servers",                   9, "IA"},
    {"impress-servers",              10, "IA"},
    {"resource-location-servers",    11, "IA"},
    {"host-name",                    12, "t"},
    {"boot-size",                    13, "S"},
    {"merit-dump",                   14, "t"},
    {"domain-name",                  15, "t"},
    {"swap-server",                  16, "I"},
    {"root-path",                    17, "t"},
    {"extensions-path",              18, "t"},
    {"ip-forwarding",                19, "f"},
    {"non-local-source-routing",     20, "f"},
    {"policy-filter",                21, "IIA"},
    {"max-dgram-reassembly",         22, "S"},
    {"default-ip-ttl",               23, "B"},
    {"path-mtu-aging-timeout",       24, "L"},
    {"path-mtu-plateau-table",       25, "SA"},
    {"interface-mtu",                26, "S"},
    {"all-subnets-local",            27, "f"},
    {"broadcast-address",            28, "I"},
    {"perform-mask-discovery",       29, "f"},
    {"mask-supplier",                30, "f"},
    {"router-discovery",             31, "f"},
    {"router-solicitation-address",  32, "I"},
    {"static-routes",                33, "IIA"},
    {"trailer-encapsulation",        34, "f"},
    {"arp-cache-timeout",            35, "L"},
    {"ieee802-3-encapsulation",      36, "f"},
    {"default-tcp-ttl",              37, "B"},
    {"tcp-keepalive-interval",       38, "L"},
    {"tcp-keepalive-garbage",        39, "f"},
    {"nis-domain",                   40, "t"},
    {"nis-servers",                  41, "IA"},
    {"ntp-servers",                  42, "IA"},
    {"vendor-encapsulated-options",  43, "E"},
    {"netbios-name-servers",         44, "IA"},
    {"netbios-dd-server",            45, "IA"},
    {"netbios-node-type",            46, "B"},
    {"netbios-scope",                47, "t"},
    {"font-servers",                 48, "IA"},
    {"x-display-manager",            49, "IA"},
    {"dhcp-requested-address",       50, "I"},
    {"dhcp-lease-time",              51, "L"},
    {"dhcp-option-overload",         52, "B"},
    {"dhcp-message-type",            53, "B"},
    {"dhcp-server-identifier",       54, "I"},
    {"dhcp-parameter-request-list",  55, "BA"},
    {"dhcp-message",                 56, "t"},
    {"dhcp-max-message-size",        57, "S"},
    {"dhcp-renewal-time",            58, "L"},
    {"dhcp-rebinding-time",          59, "L"},
    {"vendor-class-identifier",      60, "X"},
    {"dhcp-client-identifier",       61, "X"},
    {"nwip-domain",                  62, "X"},
    {"nwip-suboptions",              63, "E"},
    {"nisplus-domain",               64, "t"},
    {"nisplus-servers",              65, "IA"},
    {"tftp-server-name",             66, "t"},
    {"bootfile-name",                67, "t"},
    {"mobile-ip-home-agent",         68, "IA"},
    {"smtp-server",                  69, "IA"},
    {"pop-server",                   70, "IA"},
    {"nntp-server",                  71, "IA"},
    {"www-server",                   72, "IA"},
    {"finger-server",                73, "IA"},
    {"irc-server",                   74, "IA"},
    {"streettalk-server",            75, "IA"},
    {"streettalk-directory-assistance-server", 76, "IA"},
    {"user-class",                   77, "t"},
    {"slp-directory-agent",          78, "fIa"},
    {"slp-service-scope",            79, "-"},
    {"fqdn",                         81, "E"},
    {"relay-agent-information",      82, "E"},
    {"nds-servers",                  85, "IA"},
    {"nds-tree-name",                86, "t"},
    {"nds-context",                  87, "t"},
    {"bcms-controller-names",        88, "D"},
    {"bcms-controller-address",      89, "IA"},
    {"client-last-transaction-time", 91, "L"},
    {"associated-ip",                92, "IA"},
    {"pxe-system-type",              93, "SA"},
    {"pxe-interface-id",             94, "BBB"},
    {"pxe-client-id",                97, "BX"},
    {"uap-servers",                  98, "t"},
    {"geoconf-civic",                99, "X"},
    {"pcode",                       100, "t"},
    {"tcode",                       101, "t"},
    {"v6-only-preferred",           108, "L"},
    {"netinfo-server-address",      112, "IA"},
    {"netinfo-server-tag",          113, "t"},
    {"default-url",                 114, "t"},
    {"auto-config",                 116, "B"},
    {"name-service-search",         117, "SA"},
    {"subnet-selection",            118, "I"},
    {"domain-search",               119, "D"},
    {"vivco",                       124, "X"},
    {"vivso",                       125, "X"},
    {"v4-lost",                     137, "d"},
    {"capwap-ac-v4",                138, "IA"},
    {"sip-ua-cs-domains",           141, "D"},
    {"ipv4-address-andsf",          142, "IA"},
    {"rdnss-selection",             146, "BIID"},
    {"tftp-server-address",         150, "IA"},
    {"v4-portparams",               159, "BBS"},
    {"v4-captive-portal",           160, "t"},
    {"loader-configfile",           209, "t"},
    {"loader-pathprefix",           210, "t"},
    {"loader-reboottime",           211, "L"},
    {"option-6rd",                  212, "-"},
    {"v4-access-domain",            213, "d"},
};
/* clang-format on */

/* The words of a type, each the start of what may follow, and their letter. */
static const struct type {
    const char *words[3];
    char letter;
} types[] = {
    {{"boolean", NULL}, 'f'},       {{"ip-address", NULL}, 'I'},
    {{"text", NULL}, 't'},          {{"string", NULL}, 'X'},
    {{"domain-name", NULL}, 'd'},   {{"domain-list", "compressed", NULL}, 'D'},
    {{"domain-list", NULL}, 'D'},   {{"integer", "8", NULL}, 'B'},
    {{"integer", "16", NULL}, 'S'}, {{"integer", "32", NULL}, 'L'},
    {{"ip6-address", NULL}, '6'},   {{"zerolen", NULL}, '6'},
};

/* ---- What is kept: "NAME CODE FORMAT" and a newline each ---- */

static void keep(dhcpopt_scanner *s, const char *kind, dhcpopt_text name, uint8_t number,
                 dhcpopt_text format) {
    dhcpopt_nesting *n = &s->nesting;
    printer p = printer_to(n->known, sizeof n->known);
    p.len = n->known_len;
    print_string(&p, kind);
    print_text(&p, name);
    print_char(&p, ' ');
    print_number(&p, number, 1);
    print_char(&p, ' ');
    print_text(&p, format);
    print_char(&p, '\n');
    bool fits = p.len <= sizeof n->known;
    n->known_len = fits ? p.len : n->known_len;
    s->numbers[ISC_FLAGS] |= fits ? 0 : ISC_FULL;
}

/* The position of the last blank before end. */
static size_t blank_before(dhcpopt_text text, size_t end) {
    while (end > 0 && text_at(text, end - 1) != ' ') {
        end--;
    }
    return end > 0 ? end - 1 : 0;
}

/* Does the line say what that name is? */
static bool read_kept(dhcpopt_text line, const char *kind, dhcpopt_text name, isc_option *ret) {
    uint64_t number = 0;
    size_t before_format = blank_before(line, line.len);
    size_t before_code = blank_before(line, before_format);
    size_t start = strlen(kind);
    if (!text_starts_with(line, kind) || before_code < start ||
        !text_equal_caseless(text_slice(line, start, before_code - start), name)) {
        return false;
    }
    dhcpopt_text digits = text_slice(line, before_code + 1, before_format - before_code - 1);
    if (!text_number(digits, DECIMAL, CODE_MAX, &number)) {
        return false;
    }
    ret->number = (uint8_t)number;
    ret->format = text_from(line, before_format + 1);
    return true;
}

/* The last one counts. */
bool isc_find(const dhcpopt_scanner *s, const char *kind, dhcpopt_text name, isc_option *ret) {
    dhcpopt_text known = {s->nesting.known, s->nesting.known_len};
    bool found = false;
    for (size_t pos = 0; pos < known.len;) {
        size_t end = text_find(known, pos, '\n');
        found = read_kept(text_slice(known, pos, end - pos), kind, name, ret) || found;
        pos = end + 1;
    }
    return found;
}

void isc_define(dhcpopt_scanner *s, const char *kind, dhcpopt_text name, uint8_t number,
                const char *format) {
    isc_option before;
    dhcpopt_text letters = dhcpopt_text_of(format);
    if (!isc_find(s, kind, name, &before) || before.number != number) {
        keep(s, kind, name, number, letters);
    }
}

/* ---- Options ---- */

/* "unknown-120" is a name that dhcpd has for every code. */
static bool find_unknown(dhcpopt_text name, isc_option *ret) {
    static const char prefix[] = "unknown-";
    uint64_t number = 0;
    if (!text_starts_with(name, prefix) ||
        !text_number(text_from(name, sizeof prefix - 1), DECIMAL, CODE_MAX, &number)) {
        return false;
    }
    ret->number = (uint8_t)number;
    ret->format = dhcpopt_text_of("X");
    return true;
}

bool isc_find_option(const dhcpopt_scanner *s, dhcpopt_text name, isc_option *ret) {
    if (isc_find(s, "", name, ret)) {
        return true;
    }
    for (size_t index = 0; index < sizeof standards / sizeof standards[0]; index++) {
        if (text_equal_caseless(name, dhcpopt_text_of(standards[index].name))) {
            ret->number = standards[index].number;
            ret->format = dhcpopt_text_of(standards[index].format);
            return true;
        }
    }
    return find_unknown(name, ret);
}

/* ---- Types ---- */

static bool accept(dhcpopt_text text, size_t *pos, const char *word) {
    size_t next = *pos;
    bool same = isc_is(isc_token(text, &next), word);
    *pos = same ? next : *pos;
    return same;
}

static bool accept_all(dhcpopt_text text, size_t *pos, const char *const *words) {
    size_t next = *pos;
    for (; *words != NULL; words++) {
        if (!accept(text, &next, *words)) {
            return false;
        }
    }
    *pos = next;
    return true;
}

static bool read_type(dhcpopt_text text, size_t *pos, printer *out) {
    if (accept(text, pos, "encapsulate")) {
        print_char(out, 'E');
        return isc_token(text, pos).len > 0;
    }
    if (!accept(text, pos, "signed")) {
        accept(text, pos, "unsigned");
    }
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        if (accept_all(text, pos, types[index].words)) {
            print_char(out, types[index].letter);
            return true;
        }
    }
    return false;
}

/* "{ TYPE, array of TYPE }", behind the brace. */
static bool read_record(dhcpopt_text text, size_t *pos, printer *out) {
    static const char *const array[] = {"array", "of", NULL};
    bool repeats = false;
    do {
        repeats = accept_all(text, pos, array);
        if (!read_type(text, pos, out)) {
            return false;
        }
    } while (accept(text, pos, ","));
    if (repeats) {
        print_char(out, 'a');
    }
    return accept(text, pos, "}");
}

bool isc_define_option(dhcpopt_scanner *s, dhcpopt_text name, uint8_t number,
                       dhcpopt_text type) {
    enum { FORMAT_CAP = 32 };
    static const char *const array[] = {"array", "of", NULL};
    char buf[FORMAT_CAP];
    printer out = printer_to(buf, sizeof buf);
    size_t pos = 0;
    bool repeats = accept_all(type, &pos, array);
    bool known =
        accept(type, &pos, "{") ? read_record(type, &pos, &out) : read_type(type, &pos, &out);
    if (repeats) {
        print_char(&out, 'A');
    }
    known = known && isc_token(type, &pos).len == 0 && out.len <= sizeof buf;
    dhcpopt_text format = {buf, known ? out.len : 0};
    if (text_find(format, 0, '6') < format.len) { /* nothing that phones take */
        format = dhcpopt_text_of("-");
    }
    isc_option before;
    if (known && isc_find(s, "", name, &before) && before.number == number &&
        text_equal(before.format, format)) {
        return true;
    }
    keep(s, "", name, number, known ? format : dhcpopt_text_of("?"));
    return known;
}
