/* SPDX-License-Identifier: MIT */
/* The names of options in ISC dhcpd's language, which dhcpd.conf and EdgeOS speak. */
#include "isc.h"

/* What dhcpd 4 has always had a name for. */
static const char *known_name(uint8_t code) {
    enum {
        TIME_OFFSET = 2,
        TIME_SERVERS = 4,
        NTP_SERVERS = 42,
        VENDOR_SPECIFIC = 43,
        TFTP_SERVER = 66,
        DOMAIN_SEARCH = 119
    };
    switch (code) {
    case TIME_OFFSET:
        return "time-offset";
    case TIME_SERVERS:
        return "time-servers";
    case NTP_SERVERS:
        return "ntp-servers";
    case VENDOR_SPECIFIC:
        return "vendor-encapsulated-options";
    case TFTP_SERVER:
        return "tftp-server-name";
    case DOMAIN_SEARCH:
        return "domain-search";
    default:
        return NULL;
    }
}

bool isc_has_name(const item *of) {
    return known_name(of->row->code) != NULL;
}

void isc_print_name(printer *out, const item *of) {
    const char *known = known_name(of->row->code);
    print_string(out, known == NULL ? "unknown-" : known);
    if (known == NULL) {
        print_number(out, of->row->code, 1);
    }
}
