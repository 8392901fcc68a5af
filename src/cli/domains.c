/* SPDX-License-Identifier: MIT */
/* Compares the domains of the SIP server and of the web server that a file names. That they
 * differ is often meant, so it is worth a note and no more. */
#include "domains.h"

#include <string.h>

enum { CODE_SIP_SERVERS = 120, CODE_VENDOR_SPECIFIC = 43, SUBOPTION_WEB_SERVER = 3 };

void domains_begin(domains *seen) {
    memset(seen, 0, sizeof *seen);
}

/* What follows the first dot, in small letters. */
static void keep_domain(domains *seen, char *kept, dhcpopt_text name, size_t line) {
    size_t start = 0;
    while (start < name.len && name.ptr[start] != '.') {
        start++;
    }
    size_t len = 0;
    for (size_t pos = start + 1; pos < name.len && len < DHCPOPT_NAME_MAX; pos++) {
        char c = name.ptr[pos];
        kept[len++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    kept[len] = '\0';
    seen->line = line;
}

static void take_sip(domains *seen, const dhcpopt_found *found) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_decode_begin(&cursor, dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_SIP_SERVERS),
                         found->value.bytes);
    if (dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_OK &&
        element.type == DHCPOPT_ELEMENT_NAME) {
        keep_domain(seen, seen->sip, element.as.text, found->line);
    }
}

static void take_web(domains *seen, dhcpopt_bytes value, size_t line) {
    dhcpopt_text name = {(const char *)value.ptr, value.len};
    keep_domain(seen, seen->web, name, line);
}

static void take_option_43(domains *seen, const dhcpopt_found *found) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_space space;
    if (!dhcpopt_found_space(found, &space) || space != DHCPOPT_SPACE_MS_UC_CLIENT) {
        return;
    }
    dhcpopt_decode_begin(&cursor,
                         dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC),
                         found->value.bytes);
    while (dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_OK) {
        if (element.as.suboption.code == SUBOPTION_WEB_SERVER) {
            take_web(seen, element.as.suboption.value, found->line);
        }
    }
}

void domains_take(domains *seen, const reading *at) {
    const dhcpopt_found *found = at->found;
    bool option = found->value.space == DHCPOPT_SPACE_DHCP4;
    if (found->status != DHCPOPT_OK) {
        return;
    }
    if (option && found->value.code == CODE_SIP_SERVERS) {
        take_sip(seen, found);
    } else if (option && found->value.code == CODE_VENDOR_SPECIFIC) {
        take_option_43(seen, found);
    } else if (found->value.space == DHCPOPT_SPACE_MS_UC_CLIENT &&
               found->value.code == SUBOPTION_WEB_SERVER) {
        take_web(seen, found->value.bytes, found->line);
    }
}

bool domains_differ(const domains *seen, dhcpopt_finding *ret_finding) {
    bool both = seen->sip[0] != '\0' && seen->web[0] != '\0';
    return both && strcmp(seen->sip, seen->web) != 0 &&
           dhcpopt_finding_at(DHCPOPT_FINDING_NAME_MISMATCH - 1, ret_finding);
}
