/* SPDX-License-Identifier: MIT */
/* Classes, definitions and types of the Windows DHCP server, for the dialects that set its
 * options: netsh, PowerShell, and the table for its console. */
#include "windows.h"

/* ---- Types ---- */

/*
 * Columns: the name in the option table, which is netsh's; PowerShell's (the ValidateSet of
 * Add-DhcpServerv4OptionDefinition, Windows Server 2016); the console's (BlueCat, Address
 * Manager Administration Guide 8.2.0, Windows DHCP Custom Options). In order of windows_type.
 */
static const struct type_names {
    const char *netsh;
    const char *powershell;
    const char *console;
} types[] = {
    {"Binary", "BinaryData", "Binary"},
    {"DWORD", "DWord", "Long"},
    {"IPADDRESS", "IPv4Address", "IP Address"},
    {"String", "String", "String"},
    {"Word", "Word", "Word"},
};

enum { TYPE_COUNT = sizeof types / sizeof types[0] };

windows_type windows_type_of(const dhcpopt_option *row) {
    dhcpopt_text wanted = dhcpopt_text_of(row->windows_type);
    size_t index = 0;
    while (index < TYPE_COUNT && !text_equal(wanted, dhcpopt_text_of(types[index].netsh))) {
        index++;
    }
    assert(index < TYPE_COUNT);
    return (windows_type)index;
}

const char *windows_powershell_type(windows_type type) {
    return types[type].powershell;
}

const char *windows_console_type(windows_type type) {
    return types[type].console;
}

/* ---- Definitions ---- */

/* A fresh server defines 1 to 49, 51, 58, 59, 64 to 76 and 121 (netsh dhcp server dump); the
 * table has none of those between. */
bool windows_predefines(const dhcpopt_option *row) {
    enum { LAST_PREDEFINED = 76 };
    return row->space == DHCPOPT_SPACE_DHCP4 && row->code <= LAST_PREDEFINED;
}

bool windows_needs_definitions(const plan *p) {
    bool needed = false;
    for (size_t index = 0; index < p->count; index++) {
        needed = needed || !windows_predefines(p->items[index].row);
    }
    return needed;
}

/* As in Microsoft's DHCPConfigScript.bat, and in the netsh lines of Polycom's guide for the
 * VLAN. */
const char *windows_comment(const dhcpopt_option *row) {
    static const struct {
        dhcpopt_space space;
        uint8_t code;
        const char *comment;
    } known[] = {
        {DHCPOPT_SPACE_DHCP4, 120, "Sip Server Fqdn"},
        {DHCPOPT_SPACE_MS_UC_CLIENT, 1, "UC Identifier"},
        {DHCPOPT_SPACE_MS_UC_CLIENT, 2, "URL Scheme"},
        {DHCPOPT_SPACE_MS_UC_CLIENT, 3, "Web Server Fqdn"},
        {DHCPOPT_SPACE_MS_UC_CLIENT, 4, "Web Server Port"},
        {DHCPOPT_SPACE_MS_UC_CLIENT, 5, "Cert Prov Relative Path"},
        {DHCPOPT_SPACE_CPE_OCPHONE, 10, "Phone VLAN"},
    };
    for (size_t index = 0; index < sizeof known / sizeof known[0]; index++) {
        if (known[index].space == row->space && known[index].code == row->code) {
            return known[index].comment;
        }
    }
    return row->help;
}

/* ---- Classes ---- */

const item *windows_next_class(const plan *p, size_t *at) {
    for (; *at < p->count; ++*at) {
        const item *of = &p->items[*at];
        bool first = *at == 0 || p->items[*at - 1].row->space != of->row->space;
        if (of->row->windows_class != NULL && first) {
            ++*at;
            return of;
        }
    }
    return NULL;
}

const char *windows_class_description(const item *of) {
    return of->space == DHCPOPT_SPACE_MS_UC_CLIENT
               ? "UC Vendor Class Id"
               : "VLAN tagging for the Microsoft Phone Devices";
}

bool windows_space_of(dhcpopt_text vendor_class, dhcpopt_space *ret_space) {
    for (size_t index = 0; dhcpopt_option_at(index) != NULL; index++) {
        const dhcpopt_option *row = dhcpopt_option_at(index);
        const char *name = row->windows_class;
        const char *data = dhcpopt_space_name(row->space);
        if (name != NULL && (text_equal_caseless(vendor_class, dhcpopt_text_of(name)) ||
                             text_equal_caseless(vendor_class, dhcpopt_text_of(data)))) {
            *ret_space = row->space;
            return true;
        }
    }
    return false;
}

/* ---- What cannot be said ---- */

dhcpopt_status windows_check(const plan *p, const char *set, dhcpopt_error *error) {
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if (windows_type_of(of->row) == WINDOWS_STRING) {
            dhcpopt_status status = refuse_characters(of, set, error);
            if (status != DHCPOPT_OK) {
                return status;
            }
        }
    }
    return DHCPOPT_OK;
}
