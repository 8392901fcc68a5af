/* SPDX-License-Identifier: MIT */
/* THE PLATFORM TABLE: a row for each dialect, and the calls of the public header that go by
 * it. */
#include "platform.h"

#define CLASSES(name) DHCPOPT_CLASSES_##name
#define SCOPE(name) DHCPOPT_SCOPE_##name
#define TRAIT(name) TRAIT_##name

/*
 * Columns: name; title; what it can do with option 43; what a scope is, whether it is needed,
 * and in words; what a server is; the longest value of an option, in octets; limits in words;
 * what the name of a file with it ends with; what starts a comment; what ends a line; what
 * prints; what adds remarks; what reads; the words that it is recognised by, a line each;
 * what it does with values and no other does.
 */
/* clang-format off */
static const platform platforms[] = {
    {{"netsh", "Windows DHCP Server: batch file for netsh", CLASSES(SUBOPTIONS), SCOPE(ADDRESS), false, "address of the scope; without it the whole server",
      "name or address of a remote server", 255,
      "8191 characters a line; % is doubled; a text with \", a \\ at its end, or that netsh takes for a word of its own (user=, vendor= and their starts, DhcpFullForce, DhcpNoForce, ?, /?, -?, help) is refused", ".bat"},
     "rem ", "\r\n", render_netsh, remark_windows,
     scan_netsh, "netsh dhcp server \nset optionvalue \nset reservedoptionvalue \nOptionId : \nOption Element Value = ", TRAIT(NONE)},
    {{"netsh-script", "Windows DHCP Server: script for netsh -f", CLASSES(SUBOPTIONS), SCOPE(ADDRESS), false, "address of the scope; without it the whole server",
      "name or address of a remote server", 255,
      "a text with \", a \\ at its end, or that netsh takes for a word of its own (user=, vendor= and their starts, DhcpFullForce, DhcpNoForce, ?, /?, -?, help) is refused", ".txt"},
     "# ", "\r\n", render_netsh_script, remark_windows,
     scan_netsh, "dhcp server set \ndhcp server add \ndhcp server scope \ndhcp server \\\\\nDhcp Server \nset optionvalue \nset reservedoptionvalue ", TRAIT(NONE)},
    {{"powershell", "Windows DHCP Server: PowerShell", CLASSES(SUBOPTIONS), SCOPE(ADDRESS), false, "address of the scope; without it the whole server",
      "name or address of a remote server", 255,
      "' is doubled; a text that is not printable ASCII is refused", ".ps1"},
     "# ", "\r\n", render_powershell, NULL, scan_powershell,
     "-DhcpServerv4\n-DhcpServerV4\n-dhcpserverv4", TRAIT(NONE)},
    {{"dhcpconfigscript", "Windows DHCP Server: Microsoft's DHCPConfigScript.bat", CLASSES(SUBOPTIONS), SCOPE(NONE), false, NULL,
      NULL, 255,
      "option 120 and the sub-options 1 to 5, all of them and nothing else; the whole server; it deletes a site's own option 120, so there is no --remove", ".bat"},
     NULL, "\n", render_dhcpconfigscript, remark_dhcpconfigscript,
     scan_dhcputil, "DHCPUtil.exe\nDHCPConfigScript.bat\" Configure \nVendor Class Identifier: \nOption 43 (for vendor=\nFull Option 43 value\nsub-option 1 <\nSub-Option 1 <", TRAIT(NONE)},
    {{"cisco-ios", "Cisco IOS and IOS XE", CLASSES(NONE), SCOPE(NAME), false, "name of the pool; without it lines for a pool's mode",
      NULL, 225,
      "90 octets by option hex, 118 by option ext hex on a line of 254 characters (117 where the code has three digits), 225 by ascii; text other than [A-Za-z0-9._~:/=%&,;@+-] goes as hexadecimal", ".txt"},
     "! ", "\n", render_cisco_ios, remark_cisco_ios,
     scan_pool, "ip dhcp pool \nip dhcp class \nip dhcp excluded-address\ndhcp ipv4\ndhcpd option \noption ext ", TRAIT(CUTS_HEX)},
    {{"isc-dhcpd", "ISC dhcpd", CLASSES(MATCHED), SCOPE(SUBNET), false, "subnet inside whose braces the output goes; without it the top level",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/?&=%+@-] goes as hexadecimal", ".conf"},
     "# ", "\n", render_isc_dhcpd, remark_isc_dhcpd, scan_isc,
     "option vendor-encapsulated-options\nvendor-class-identifier\noption ntp-servers \noption time-offset \noption unknown-\n netmask \noption domain-name-servers ", TRAIT(NONE)},
    {{"kea", "Kea", CLASSES(MATCHED), SCOPE(SUBNET), false, "subnet whose entry takes the options; without it all of Dhcp4",
      NULL, 253,
      "253 octets, more would go in two pieces; text other than [A-Za-z0-9._~:/?&=%+@-] goes as hexadecimal; NUL octets in 66, 100 and 101 are refused", ".txt"},
     "// ", "\n", render_kea, remark_kea,
     scan_kea, "\"option-data\"\n\"csv-format\"\n\"client-classes\"\n\"option-def\"\n\"always-send\"\n\"subnet4\"\n\"Dhcp4\"", TRAIT(NONE)},
    {{"dnsmasq", "dnsmasq and Pi-hole", CLASSES(MATCHED), SCOPE(NAME), false, "tag that dhcp-range sets for the subnet; without it every client",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/?&=%+@-] goes as hexadecimal, in 66, 100 and 101 in quotes; address 0.0.0.0 is refused", ".conf"},
     "# ", "\n", render_dnsmasq, remark_dnsmasq, scan_dnsmasq,
     "dhcp-option=\ndhcp-vendorclass=\ndhcp-range=\ndhcp-option-force=\ndhcp-match=set:\ndhcp-authoritative", TRAIT(OWN_ADDRESS)},
    {{"udhcpd", "BusyBox udhcpd", CLASSES(NONE), SCOPE(NONE), false, NULL,
      NULL, 255,
      "291 octets in all; text other than [A-Za-z0-9._~:/?&=%+@-] goes as hexadecimal", ".conf"},
     "# ", "\n", render_udhcpd, NULL, scan_udhcpd,
     "opt 43 \nopt 120 \nopt ntpsrv \noption ntpsrv \nopt timezone \nmax_leases\nlease_file\nstatic_lease ", TRAIT(NONE)},
    {{"systemd-networkd", "systemd-networkd", CLASSES(NONE), SCOPE(NONE), false, NULL,
      NULL, 255,
      "308 octets in all; names in 120 are refused, and an option 43 that is not made of sub-options; octets go as escapes", ".conf"},
     "# ", "\n", render_systemd_networkd, remark_systemd_networkd, scan_systemd_networkd,
     "[DHCPServer]\nSendOption=\nSendVendorOption=\nDHCPServer=", TRAIT(NONE)},
    {{"openwrt", "OpenWrt (UCI)", CLASSES(MATCHED), SCOPE(NAME), false, "section of the interface, of letters, digits and underscores; lan if none is named",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/&=%+@-] goes as hexadecimal; blanks, quotes and \\*?[]$` in 66, 100 and 101 are refused, and address 0.0.0.0", ".sh"},
     "# ", "\n", render_openwrt, remark_dnsmasq, scan_openwrt,
     "uci add_list dhcp.\nuci set dhcp.\nuci -q \nlist dhcp_option\nconfig vendorclass\nconfig dnsmasq\nconfig dhcp \n.dhcp_option=\ndhcp.@", TRAIT(OWN_ADDRESS)},
    {{"fortigate", "Fortinet FortiGate", CLASSES(MATCHED), SCOPE(NUMBER), true, "number of the server under config system dhcp server",
      NULL, 156,
      "156 octets, 312 digits; every value goes as hexadecimal; vci-match needs FortiOS 7.2", ".txt"},
     "# ", "\n", render_fortigate, remark_fortigate,
     scan_fortigate, "config system \nconfig options\nconfig firewall \nset code \nset vci-", TRAIT(NONE)},
    {{"comware", "HPE Comware and H3C", CLASSES(MATCHED), SCOPE(NAME), true, "name of the pool",
      NULL, 128,
      "128 octets, 256 digits; every value goes as hexadecimal", ".txt"},
     NULL, "\n", render_comware, remark_comware,
     scan_pool, "dhcp server ip-pool \ndhcp option-group \nif-match rule ", TRAIT(GROUPS)},
    {{"aos-s", "Aruba AOS-S", CLASSES(NONE), SCOPE(NAME), false, "name of the pool; without it lines for a pool's mode",
      NULL, 255,
      "option 66 is refused, for the switch has tftp-server server-name instead; every value goes as hexadecimal", ".txt"},
     NULL, "\n", render_aos_s, remark_length_unknown,
     scan_pool, "dhcp-server pool \ndhcp-server vrf ", TRAIT(NONE)},
    {{"junos", "Juniper Junos", CLASSES(NONE), SCOPE(NAME), true, "name of the address pool",
      NULL, 255,
      "every value goes as hexadecimal", ".txt"},
     NULL, "\n", render_junos, remark_length_unknown,
     scan_junos, "address-assignment \ndhcp-attributes \nhex-string \nbyte-stream \nset system \nset access \nhost-name ", TRAIT(NONE)},
    {{"huawei-vrp", "Huawei VRP", CLASSES(NONE), SCOPE(NAME), false, "name of the pool; without it lines for a pool's view",
      NULL, 160,
      "160 octets, 320 digits, and 127 octets on switches; option 119 is refused; option 120 takes two servers, names of 63 characters; every other value goes as hexadecimal", ".txt"},
     NULL, "\n", render_huawei_vrp, remark_huawei_vrp,
     scan_pool, "ip pool \nsip-server \ngateway-list \ndhcp select \ndhcp server option ", TRAIT(NONE)},
    {{"mikrotik", "MikroTik RouterOS", CLASSES(MATCHED), SCOPE(SUBNET), true, "subnet of the DHCP network",
      "name of the DHCP server that the matcher is for", 255,
      "every value goes as hexadecimal; option 43 by vendor class needs --server, and RouterOS 7.4 for the matcher", ".rsc"},
     "# ", "\n", render_mikrotik, remark_mikrotik,
     scan_mikrotik, "/ip dhcp-server \n/ip/dhcp-server\n/interface \n/ip firewall \nadd name=\nadd code=\nRAW-VALUE", TRAIT(NONE)},
    {{"exos", "Extreme EXOS", CLASSES(NONE), SCOPE(NAME), true, "name of the VLAN",
      NULL, 255,
      "every value goes as hexadecimal; no command takes one option away, so there is no --remove", ".txt"},
     NULL, "\n", render_exos, remark_length_unknown,
     scan_exos, "configure vlan \n dhcp-option", TRAIT(NONE)},
    {{"edgeos", "Ubiquiti EdgeOS and VyOS 1.2, 1.3", CLASSES(MATCHED), SCOPE(NETWORK), false, "shared network and subnet; without it all of the server",
      NULL, 255,
      "as ISC dhcpd; every value but numbers and addresses goes as hexadecimal", ".txt"},
     NULL, "\n", render_edgeos, remark_edgeos, scan_edgeos,
     "-parameters \"\n-parameters '\nshared-network-name \n&quot;\nservice dhcp-server", TRAIT(NONE)},
    {{"dell-os6", "Dell N-series, OS6", CLASSES(NONE), SCOPE(NAME), false, "name of the pool; without it lines for a pool's mode",
      NULL, 127,
      "127 octets, 255 characters; text other than [A-Za-z0-9._~:/=@+-] goes as hexadecimal", ".txt"},
     "! ", "\n", render_dell_os6, remark_dell_os6,
     scan_pool, "=Dell Networking\n=Dell EMC \nconsole#\nservice dhcp", TRAIT(NONE)},
    {{"meraki", "Cisco Meraki, the dashboard's form", CLASSES(NONE), SCOPE(LABEL), false, "network or VLAN, printed above the fields",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/=@+-] goes as octets with colons", ".txt"},
     "# ", "\n", render_meraki, remark_length_unknown, scan_form,
     "Option:  Custom", TRAIT(NONE)},
    {{"infoblox", "Infoblox NIOS and portal, the form", CLASSES(MATCHED), SCOPE(LABEL), false, "network, printed above the fields",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/=@+-] goes as octets with colons", ".txt"},
     "# ", "\n", render_infoblox, remark_infoblox, scan_form,
     "Option filter:\n(NIOS)", TRAIT(NONE)},
    {{"pan-os", "Palo Alto PAN-OS, the form", CLASSES(MATCHED), SCOPE(LABEL), false, "interface, printed above the fields",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/=@+-] goes as hexadecimal", ".txt"},
     "# ", "\n", render_pan_os, remark_pan_os, scan_form,
     "Option Code:\nOption Value:", TRAIT(NONE)},
    {{"opnsense-kea", "OPNsense with Kea, the form", CLASSES(MATCHED), SCOPE(LABEL), false, "subnet, printed above the fields",
      NULL, 253,
      "253 octets, more would go in two pieces; encoding Hex, pairs without colons, for every value", ".txt"},
     "# ", "\n", render_opnsense_kea, remark_kea, scan_form,
     "Set Encoding:\nSet Data:", TRAIT(NONE)},
    {{"pfsense", "pfSense with ISC dhcpd, the form", CLASSES(NONE), SCOPE(LABEL), false, "interface, printed above the fields",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/?&=%+@-] goes as octets with colons", ".txt"},
     "# ", "\n", render_pfsense, NULL, scan_form,
     "Number:  ", TRAIT(QUOTES)},
    {{"bluecat", "BlueCat, the form", CLASSES(SUBOPTIONS), SCOPE(LABEL), false, "network, printed above the fields",
      NULL, 255,
      "text other than [A-Za-z0-9._~:/=@+-] goes as octets with colons", ".txt"},
     "# ", "\n", render_bluecat, remark_length_unknown, scan_form,
     "DHCPv4 Client Option\nDHCP Vendor Option", TRAIT(NONE)},
    {{"table", "Windows DHCP console: what to type, as a table", CLASSES(SUBOPTIONS), SCOPE(LABEL), false, "scope or site, printed above the table",
      NULL, 255,
      "a text that is not printable ASCII is refused; with --markdown what means something there is escaped", ".txt"},
     "- ", "\n", render_table, NULL, scan_table,
     "Option  Data Type\n| Option | Data Type |", TRAIT(NONE)},
    {{"hex", "codes, classes and bytes alone", CLASSES(MATCHED), SCOPE(NONE), false, NULL,
      NULL, 255,
      "none; values alone, so there is no --remove", ".txt"},
     NULL, "\n", render_hex, NULL, scan_hex,
     " vendor-specific MS-UC-Client \n vendor-specific CPE-OCPHONE \n sip-servers - ", TRAIT(NONE)},
    {{"json", "values for programs, and for check", CLASSES(SUBOPTIONS), SCOPE(LABEL), false, "kept as a member",
      "kept as a member", 255,
      "none; values alone, so there is no --remove", ".json"},
     NULL, "\n", render_json, NULL,
     scan_json, "\"hex\":\n\"sub_options\":", TRAIT(NONE)},
    {{"c", "C arrays", CLASSES(MATCHED), SCOPE(NONE), false, NULL,
      NULL, 255,
      "none; values alone, so there is no --remove", ".h"},
     "// ", "\n", render_c, NULL, scan_c,
     "uint8_t option", TRAIT(NONE)},
};
/* clang-format on */

static const size_t platform_count = sizeof platforms / sizeof platforms[0];

const dhcpopt_platform *dhcpopt_platform_at(size_t index) {
    return index < platform_count ? &platforms[index].about : NULL;
}

const dhcpopt_platform *dhcpopt_platform_by_name(dhcpopt_text name) {
    for (size_t index = 0; index < platform_count; index++) {
        if (text_equal(name, dhcpopt_text_of(platforms[index].about.name))) {
            return &platforms[index].about;
        }
    }
    return NULL;
}

/* Is it about the scope, the server, or all values together? */
static bool is_general(dhcpopt_status status) {
    static const dhcpopt_status general[] = {
        DHCPOPT_SCOPE_MISSING, DHCPOPT_SCOPE_UNUSED,     DHCPOPT_SCOPE_SYNTAX,
        DHCPOPT_SERVER_UNUSED, DHCPOPT_SERVER_SYNTAX,    DHCPOPT_REMOVE_UNUSED,
        DHCPOPT_EMPTY,         DHCPOPT_PLATFORM_MISSING,
    };
    for (size_t index = 0; index < sizeof general / sizeof general[0]; index++) {
        if (general[index] == status) {
            return true;
        }
    }
    return false;
}

/* An item that was made of several values has no positions of the caller's: all of the value is
 * meant, and its length is known here. */
static dhcpopt_status fail_inside(const dhcpopt_config *config, dhcpopt_status status,
                                  dhcpopt_error *error) {
    if (status == DHCPOPT_OK || error == NULL || is_general(status)) {
        return status;
    }
    size_t len = config->values[error->item].bytes.len;
    if (error->pos > len || error->len > len - error->pos) {
        error->pos = 0;
        error->len = len;
    }
    return status;
}

/* Makes the plan and prints it: all that can fail fails here. */
static dhcpopt_status print_plan(plan *p, const platform *on, const dhcpopt_config *config,
                                 printer *out, dhcpopt_error *error) {
    dhcpopt_status status = plan_make(p, on, config, error);
    if (status == DHCPOPT_OK) {
        status = on->render(p, out, error);
    }
    if (status == DHCPOPT_OK) {
        status = plan_limit(p, error);
    }
    return fail_inside(config, status, error);
}

dhcpopt_status dhcpopt_config_render(const dhcpopt_platform *about,
                                     const dhcpopt_config *config, char *out, size_t cap,
                                     size_t *ret_len, dhcpopt_error *error) {
    plan made;
    printer p = printer_to(out, cap);
    dhcpopt_status status = print_plan(&made, platform_of(about), config, &p, error);
    return status == DHCPOPT_OK ? printer_finish(&p, ret_len, error) : status;
}

uint32_t dhcpopt_config_group(const dhcpopt_platform *about, dhcpopt_text scope) {
    return platform_of(about)->does == TRAIT_GROUPS ? comware_group(scope) : 0;
}

dhcpopt_status dhcpopt_config_check(const dhcpopt_platform *about, const dhcpopt_config *config,
                                    dhcpopt_finding *out, size_t cap, size_t *ret_count,
                                    dhcpopt_error *error) {
    plan made;
    printer measure = printer_to(NULL, 0);
    dhcpopt_status status = print_plan(&made, platform_of(about), config, &measure, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    for (size_t index = 0; index < made.remark_count && index < cap && out != NULL; index++) {
        const remark *of = &made.remarks[index];
        if (dhcpopt_finding_at((size_t)of->id - 1, &out[index])) { /* ids count from 1 */
            out[index].option = of->option;
            out[index].code = of->code;
        }
    }
    return finish_output(out != NULL, made.remark_count, cap, ret_count, error);
}
