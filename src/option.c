/* SPDX-License-Identifier: MIT */
/* THE OPTION TABLE: pure data and look-up. Names in messages, `dhcputil list options` and, held
 * to it by a test, the table in dhcpopt(5) come from its rows. */
#include "text.h"

#define DHCP4 DHCPOPT_SPACE_DHCP4
#define MS_UC DHCPOPT_SPACE_MS_UC_CLIENT
#define CPE_OC DHCPOPT_SPACE_CPE_OCPHONE
#define KIND(name) DHCPOPT_KIND_##name
#define UC_CLASS "MSUCClient"
#define OC_CLASS "CPEOCPhone"
#define DVD_HELP "Polycom VLAN discovery, option "
#define DVD_SOURCE "Polycom UC Software, DHCP VLAN discovery"

/*
 * Columns: name; alias; space; code; kind; does it take several values;
 * may it be split (RFC 3396); argument; help; source;
 * class, name and type on a Windows DHCP server. The names there are the predefined ones of the
 * server, those of Microsoft's DHCPConfigScript.bat (120 and MS-UC-Client) and of the common
 * netsh lines for the VLAN (CPE-OCPHONE); options that have no name of either kind get a plain
 * one. Sorted by space and code; cert-prov-url stands before the sub-options that it makes.
 */
/* clang-format off */
static const dhcpopt_option options[] = {
    {"time-offset",           NULL,         DHCP4,    2, KIND(OFFSET),       false, false, "OFFSET",         "time zone: seconds east of UTC",            "RFC 2132 s.3.4",  NULL,     "Time Offset",           "DWORD"},
    {"time-servers",          NULL,         DHCP4,    4, KIND(ADDRESSES),    true,  false, "ADDRESS,...",    "time servers, RFC 868",                     "RFC 2132 s.3.6",  NULL,     "Time Server",           "IPADDRESS"},
    {"ntp-servers",           "ntp-server", DHCP4,   42, KIND(ADDRESSES),    true,  false, "ADDRESS,...",    "NTP servers, the preferred one first",      "RFC 2132 s.8.3",  NULL,     "NTP Servers",           "IPADDRESS"},
    {"vendor-specific",       NULL,         DHCP4,   43, KIND(SUBOPTIONS),   false, false, "HEX",            "sub-options for the phone's vendor class",  "RFC 2132 s.8.4",  NULL,     "Vendor Specific Info",  "Binary"},
    {"tftp-server-name",      NULL,         DHCP4,   66, KIND(TEXT),         false, false, "TEXT",           "boot server of many phones",                "RFC 2132 s.9.4",  NULL,     "Boot Server Host Name", "String"},
    {"posix-timezone",        NULL,         DHCP4,  100, KIND(TEXT),         false, false, "TEXT",           "time zone as a POSIX TZ string",            "RFC 4833 s.2",    NULL,     "PosixTimezone",         "String"},
    {"tzdb-timezone",         NULL,         DHCP4,  101, KIND(TEXT),         false, false, "TEXT",           "time zone as a TZ database name",           "RFC 4833 s.2",    NULL,     "TzdbTimezone",          "String"},
    {"domain-search",         NULL,         DHCP4,  119, KIND(NAMES),        true,  true,  "NAME,...",       "domains to search names in",                "RFC 3397 s.2",    NULL,     "DomainSearch",          "Binary"},
    {"sip-servers",           "sip-server", DHCP4,  120, KIND(SIP_SERVERS),  true,  true,  "NAME|ADDRESS,...", "SIP servers, the preferred one first",    "RFC 3361 s.3",    NULL,     "UCSipServer",           "Binary"},
    {"polycom-vlan",          NULL,         DHCP4,  128, KIND(POLYCOM_VLAN), true,  false, "VLAN,...",       DVD_HELP "128",                              DVD_SOURCE,        NULL,     "PolycomVlan128",        "String"},
    {"polycom-vlan-144",      NULL,         DHCP4,  144, KIND(POLYCOM_VLAN), true,  false, "VLAN,...",       DVD_HELP "144",                              DVD_SOURCE,        NULL,     "PolycomVlan144",        "String"},
    {"tftp-server-addresses", NULL,         DHCP4,  150, KIND(ADDRESSES),    true,  false, "ADDRESS,...",    "TFTP servers, the preferred one first",     "RFC 5859 s.3",    NULL,     "TftpServerAddresses",   "IPADDRESS"},
    {"polycom-vlan-157",      NULL,         DHCP4,  157, KIND(POLYCOM_VLAN), true,  false, "VLAN,...",       DVD_HELP "157",                              DVD_SOURCE,        NULL,     "PolycomVlan157",        "String"},
    {"provisioning-url-160",  NULL,         DHCP4,  160, KIND(URL),          false, false, "URL",            "provisioning server of Open SIP phones",    "Polycom UC Software, option 160", NULL, "ProvisioningUrl160", "String"},
    {"provisioning-url",      NULL,         DHCP4,  161, KIND(URL),          false, false, "URL",            "provisioning server of Lync and SfB phones", "Polycom UC Software, option 161", NULL, "ProvisioningUrl",   "String"},
    {"polycom-vlan-191",      NULL,         DHCP4,  191, KIND(POLYCOM_VLAN), true,  false, "VLAN,...",       DVD_HELP "191",                              DVD_SOURCE,        NULL,     "PolycomVlan191",        "String"},
    {"cert-prov-url",         "web-server", MS_UC,    0, KIND(CERT_URL),     false, false, "URL|NAME",       "certificate service, as sub-options 1 to 5", "Microsoft DHCPUtil, option 43",  UC_CLASS, NULL,            NULL},
    {"uc-identifier",         NULL,         MS_UC,    1, KIND(IDENTIFIER),   false, false, "MS-UC-Client",   "UC identifier",                             "Microsoft DHCPUtil, sub-option 1", UC_CLASS, "UCIdentifier",    "Binary"},
    {"url-scheme",            NULL,         MS_UC,    2, KIND(SCHEME),       false, false, "https|http",     "URL scheme",                                "Microsoft DHCPUtil, sub-option 2", UC_CLASS, "URLScheme",       "Binary"},
    {"web-server-fqdn",       NULL,         MS_UC,    3, KIND(HOST),         false, false, "NAME",           "web server FQDN",                           "Microsoft DHCPUtil, sub-option 3", UC_CLASS, "WebServerFqdn",   "Binary"},
    {"web-server-port",       NULL,         MS_UC,    4, KIND(PORT),         false, false, "PORT",           "port, as text",                             "Microsoft DHCPUtil, sub-option 4", UC_CLASS, "WebServerPort",   "Binary"},
    {"cert-prov-path",        NULL,         MS_UC,    5, KIND(PATH),         false, false, "PATH",           "relative path of the certificate service",  "Microsoft DHCPUtil, sub-option 5", UC_CLASS, "CertProvRelPath", "Binary"},
    {"voice-vlan",            "vlan",       CPE_OC,  10, KIND(VLAN),         false, false, "VLAN",           "voice VLAN of Lync phones without LLDP",    "Microsoft CPE-OCPHONE, sub-option 10", OC_CLASS, "VoiceVLAN",   "Word"},
};
/* clang-format on */

static const char *const space_names[] = {"dhcp4", "MS-UC-Client", "CPE-OCPHONE"};

static const size_t option_count = sizeof options / sizeof options[0];
static const size_t space_count = sizeof space_names / sizeof space_names[0];

const char *dhcpopt_space_name(dhcpopt_space space) {
    return (size_t)space < space_count ? space_names[space] : "unknown";
}

bool dhcpopt_space_by_name(dhcpopt_text name, dhcpopt_space *ret_space) {
    for (size_t index = 0; index < space_count; index++) {
        if (text_is(name, space_names[index])) {
            *ret_space = (dhcpopt_space)index;
            return true;
        }
    }
    return false;
}

const dhcpopt_option *dhcpopt_option_at(size_t index) {
    return index < option_count ? &options[index] : NULL;
}

static bool has_name(const dhcpopt_option *option, dhcpopt_text name) {
    return text_is(name, option->name) ||
           (option->alias != NULL && text_is(name, option->alias));
}

const dhcpopt_option *dhcpopt_option_by_name(dhcpopt_text name) {
    for (size_t index = 0; index < option_count; index++) {
        if (has_name(&options[index], name)) {
            return &options[index];
        }
    }
    return NULL;
}

static bool is_before(const dhcpopt_option *option, dhcpopt_space space, unsigned code) {
    return option->space < space || (option->space == space && option->code < code);
}

/* By halves, since every value that is read, checked or shown is looked for. */
const dhcpopt_option *dhcpopt_option_by_code(dhcpopt_space space, unsigned code) {
    size_t first = 0;
    for (size_t count = option_count; count > 0;) {
        size_t half = count / 2;
        bool behind = is_before(&options[first + half], space, code);
        first += behind ? half + 1 : 0;
        count = behind ? count - half - 1 : half;
    }
    bool found = code != 0 && first < option_count && options[first].space == space &&
                 options[first].code == code;
    return found ? &options[first] : NULL;
}

const dhcpopt_option *dhcpopt_suboption_row(dhcpopt_space space, unsigned code) {
    const dhcpopt_option *option = dhcpopt_option_by_code(space, code);
    if (option == NULL && space == DHCPOPT_SPACE_MS_UC_CLIENT) {
        return dhcpopt_option_by_code(DHCPOPT_SPACE_CPE_OCPHONE, code);
    }
    return option;
}
