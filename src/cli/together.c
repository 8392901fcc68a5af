/* SPDX-License-Identifier: MIT */
/* What shows only when all options of a file are seen together: that the SIP server and the web
 * server are in different domains, which is often meant, so a note; that a class's option is
 * never sent; and that of the sub-options of MS-UC-Client, which some platforms take one by
 * one, not all are there. */
#include "together.h"

#include <string.h>

#include "matched_find.h"
#include "matched_key.h"

enum { CODE_SIP_SERVERS = 120, CODE_VENDOR_SPECIFIC = 43 };

enum { SUBOPTION_FIRST = 1, SUBOPTION_WEB_SERVER = 3, SUBOPTION_LAST = 5 };

void together_begin(together *seen) {
    memset(seen, 0, sizeof *seen);
}

/* What follows the first dot, in small letters. */
static void keep_domain(together *seen, char *kept, dhcpopt_text name, size_t line) {
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
    seen->names_line = line;
}

/* A class is for every place, unless its name has a subnet. */
static void keep_place(char kept[DHCPOPT_PLACE_MAX + 1], const dhcpopt_found *found) {
    dhcpopt_text place = matched_is_class(found) ? matched_subnet(found->scope) : found->scope;
    size_t len = place.len <= DHCPOPT_PLACE_MAX ? place.len : 0;
    if (len > 0) {
        memcpy(kept, place.ptr, len);
    }
    kept[len] = '\0';
}

static void take_sip(together *seen, const dhcpopt_found *found) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_decode_begin(&cursor, dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_SIP_SERVERS),
                         found->value.bytes);
    if (dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_OK &&
        element.type == DHCPOPT_ELEMENT_NAME) {
        keep_domain(seen, seen->sip, element.as.text, found->line);
        keep_place(seen->sip_place, found);
    }
}

static void take_web(together *seen, dhcpopt_bytes value, const dhcpopt_found *found) {
    dhcpopt_text name = {(const char *)value.ptr, value.len};
    const dhcpopt_option *row =
        dhcpopt_option_by_code(DHCPOPT_SPACE_MS_UC_CLIENT, SUBOPTION_WEB_SERVER);
    size_t len = 0;
    if (dhcpopt_print(row, value, NULL, 0, &len, NULL) == DHCPOPT_OK) {
        keep_domain(seen, seen->web, name, found->line);
        keep_place(seen->web_place, found);
    }
}

static void take_option_43(together *seen, const dhcpopt_found *found) {
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
            take_web(seen, element.as.suboption.value, found);
        }
    }
}

static const uint8_t hidden_codes[TOGETHER_HIDDEN] = {CODE_VENDOR_SPECIFIC, CODE_SIP_SERVERS};

/* In Kea a pool, a subnet and a network count more than a class of the phones; so does a host,
 * which is one device, and is given its own on purpose. */
static void take_precedence(together *seen, const reading *at) {
    const dhcpopt_found *found = at->found;
    dhcpopt_space phones = DHCPOPT_SPACE_DHCP4;
    if (at->platform == NULL || strcmp(at->platform->name, "kea") != 0) {
        return;
    }
    for (size_t index = 0; index < TOGETHER_HIDDEN; index++) {
        bool same = found->value.code == hidden_codes[index];
        bool host = found->where != NULL && strcmp(found->where, "host") == 0;
        bool everywhere = matched_subnet(found->scope).len == 0; /* if it is a class */
        if (same && matched_is_class(found)) {
            seen->in_class[index] =
                seen->in_class[index] ||
                (everywhere && dhcpopt_space_by_name(found->vendor_class, &phones));
        } else if (same && !host && found->scope.len > 0 && found->vendor_class.len == 0) {
            seen->over_class[index] = found->line;
        }
    }
}

/* One that cannot be read is there all the same. */
static void take_part(together *seen, const dhcpopt_found *found) {
    if (found->status == DHCPOPT_OK && found->value.code == SUBOPTION_WEB_SERVER) {
        take_web(seen, found->value.bytes, found);
    }
    if (found->value.code >= SUBOPTION_FIRST && found->value.code <= SUBOPTION_LAST) {
        seen->parts |= 1U << found->value.code;
        seen->parts_line = found->line;
    }
}

void together_take(together *seen, const reading *at) {
    const dhcpopt_found *found = at->found;
    bool option = found->value.space == DHCPOPT_SPACE_DHCP4;
    if (found->value.space == DHCPOPT_SPACE_MS_UC_CLIENT) {
        take_part(seen, found);
        return;
    }
    if (found->status != DHCPOPT_OK) {
        return;
    }
    if (option) {
        take_precedence(seen, at);
    }
    if (option && found->value.code == CODE_SIP_SERVERS) {
        take_sip(seen, found);
    } else if (option && found->value.code == CODE_VENDOR_SPECIFIC) {
        take_option_43(seen, found);
    }
}

static bool is_part(const together *seen, unsigned code) {
    return (seen->parts >> code & 1) != 0;
}

/* That of the index-th sub-option that is missing. */
static bool find_missing(const together *seen, size_t index, dhcpopt_finding *ret_finding) {
    for (uint8_t code = SUBOPTION_FIRST; seen->parts != 0 && code <= SUBOPTION_LAST; code++) {
        if (is_part(seen, code) || index-- > 0) {
            continue;
        }
        dhcpopt_finding_at(DHCPOPT_FINDING_SUBOPTION_MISSING - 1, ret_finding);
        ret_finding->option = CODE_VENDOR_SPECIFIC;
        ret_finding->code = code;
        if (is_part(seen, SUBOPTION_FIRST)) { /* so it is the phones' for sure */
            ret_finding->severity = DHCPOPT_FAULT;
        }
        return true;
    }
    return false;
}

/* Do the same phones get both? */
static bool meet(const together *seen) {
    return seen->sip[0] != '\0' && seen->web[0] != '\0' &&
           (seen->sip_place[0] == '\0' || seen->web_place[0] == '\0' ||
            strcmp(seen->sip_place, seen->web_place) == 0);
}

static bool is_hidden(const together *seen, size_t index) {
    return seen->in_class[index] && seen->over_class[index] > 0;
}

bool together_finding(const together *seen, size_t index, dhcpopt_finding *ret_finding,
                      size_t *ret_line) {
    bool differ = meet(seen) && strcmp(seen->sip, seen->web) != 0;
    for (size_t which = 0; which < TOGETHER_HIDDEN; which++) {
        if (is_hidden(seen, which) && index-- == 0) {
            bool known = dhcpopt_finding_at(DHCPOPT_FINDING_CLASS_HIDDEN - 1, ret_finding);
            ret_finding->option = hidden_codes[which];
            *ret_line = seen->over_class[which];
            return known;
        }
    }
    if (differ && index == 0) {
        *ret_line = seen->names_line;
        return dhcpopt_finding_at(DHCPOPT_FINDING_NAME_MISMATCH - 1, ret_finding);
    }
    *ret_line = seen->parts_line;
    return find_missing(seen, index - (differ ? 1 : 0), ret_finding);
}
