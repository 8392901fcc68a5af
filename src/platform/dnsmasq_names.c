/* SPDX-License-Identifier: MIT */
/* The names of dnsmasq's options, and what it knows of their values (option.c of 2.90); used by
 * the readers of its file and of OpenWrt's. */
#include "dnsmasq_scan.h"

/* Columns: name, as "dnsmasq --help dhcp" lists them, and those that it keeps for itself; code;
 * what is known of it. Sorted by code. */
/* clang-format off */
static const struct named {
    const char *name;
    uint8_t code;
    known_as known;
} names[] = {
    {"netmask",                   1, KNOWN_ADDRESSES},
    {"time-offset",               2, KNOWN_OCTETS_4},
    {"router",                    3, KNOWN_ADDRESSES},
    {"dns-server",                6, KNOWN_ADDRESSES},
    {"log-server",                7, KNOWN_ADDRESSES},
    {"lpr-server",                9, KNOWN_ADDRESSES},
    {"hostname",                 12, KNOWN_TEXT},
    {"boot-file-size",           13, KNOWN_OCTETS_2},
    {"domain-name",              15, KNOWN_TEXT},
    {"swap-server",              16, KNOWN_ADDRESSES},
    {"root-path",                17, KNOWN_TEXT},
    {"extension-path",           18, KNOWN_TEXT},
    {"ip-forward-enable",        19, KNOWN_OCTET},
    {"non-local-source-routing", 20, KNOWN_OCTET},
    {"policy-filter",            21, KNOWN_ADDRESSES},
    {"max-datagram-reassembly",  22, KNOWN_OCTETS_2},
    {"default-ttl",              23, KNOWN_OCTET},
    {"mtu",                      26, KNOWN_OCTETS_2},
    {"all-subnets-local",        27, KNOWN_OCTET},
    {"broadcast",                28, KNOWN_ADDRESSES},
    {"router-discovery",         31, KNOWN_OCTET},
    {"router-solicitation",      32, KNOWN_ADDRESSES},
    {"static-route",             33, KNOWN_ADDRESSES},
    {"trailer-encapsulation",    34, KNOWN_OCTET},
    {"arp-timeout",              35, KNOWN_OCTETS_4},
    {"ethernet-encap",           36, KNOWN_OCTET},
    {"tcp-ttl",                  37, KNOWN_OCTET},
    {"tcp-keepalive",            38, KNOWN_OCTETS_4},
    {"nis-domain",               40, KNOWN_TEXT},
    {"nis-server",               41, KNOWN_ADDRESSES},
    {"ntp-server",               42, KNOWN_ADDRESSES},
    {"vendor-encap",             43, KNOWN_ANY},
    {"netbios-ns",               44, KNOWN_ADDRESSES},
    {"netbios-dd",               45, KNOWN_ADDRESSES},
    {"netbios-nodetype",         46, KNOWN_OCTET},
    {"netbios-scope",            47, KNOWN_ANY},
    {"x-windows-fs",             48, KNOWN_ADDRESSES},
    {"x-windows-dm",             49, KNOWN_ADDRESSES},
    {"requested-address",        50, KNOWN_ADDRESSES},
    {"lease-time",               51, KNOWN_TIME},
    {"server-identifier",        54, KNOWN_ADDRESSES},
    {"T1",                       58, KNOWN_TIME},
    {"T2",                       59, KNOWN_TIME},
    {"vendor-class",             60, KNOWN_ANY},
    {"nis+-domain",              64, KNOWN_TEXT},
    {"nis+-server",              65, KNOWN_ADDRESSES},
    {"tftp-server",              66, KNOWN_TEXT},
    {"bootfile-name",            67, KNOWN_TEXT},
    {"mobile-ip-home",           68, KNOWN_ADDRESSES},
    {"smtp-server",              69, KNOWN_ADDRESSES},
    {"pop3-server",              70, KNOWN_ADDRESSES},
    {"nntp-server",              71, KNOWN_ADDRESSES},
    {"irc-server",               74, KNOWN_ADDRESSES},
    {"user-class",               77, KNOWN_ANY},
    {"rapid-commit",             80, KNOWN_ANY},
    {"client-arch",              93, KNOWN_OCTETS_2},
    {"client-interface-id",      94, KNOWN_ANY},
    {"client-machine-id",        97, KNOWN_ANY},
    {"posix-timezone",          100, KNOWN_TEXT},
    {"tzdb-timezone",           101, KNOWN_TEXT},
    {"ipv6-only",               108, KNOWN_OCTETS_4},
    {"domain-search",           119, KNOWN_NAMES},
    {"sip-server",              120, KNOWN_ANY},
    {"classless-static-route",  121, KNOWN_ANY},
    {"vendor-id-encap",         125, KNOWN_ANY},
    {"tftp-server-address",     150, KNOWN_ADDRESSES},
    {"server-ip-address",       255, KNOWN_ADDRESSES},
};
/* clang-format on */

bool dnsmasq_code(dhcpopt_text name, uint8_t *ret_code) {
    for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) {
        if (text_equal(name, dhcpopt_text_of(names[index].name))) {
            *ret_code = names[index].code;
            return true;
        }
    }
    return false;
}

known_as dnsmasq_known(uint8_t number) {
    for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) {
        if (names[index].code == number) {
            return names[index].known;
        }
    }
    return KNOWN_ANY;
}
