/* SPDX-License-Identifier: MIT */
/* Remarks that platforms add: what is not documented of them, and how their servers behave. */
#include "platform.h"

/* Up to here every platform whose limit is known keeps a value. */
enum { SURELY_KEPT = 90 };

void remark_length_unknown(plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].bytes.len > SURELY_KEPT) {
            plan_remark(p, DHCPOPT_FINDING_LIMIT_UNKNOWN, &p->items[index]);
        }
    }
}

/* Offsets are words too where the form has a type for signed numbers. */
static void remark_octets(plan *p, bool offsets) {
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        bool number = of->row->kind == DHCPOPT_KIND_ADDRESSES ||
                      (offsets && of->row->kind == DHCPOPT_KIND_OFFSET);
        if (!number && !item_is_plain(of, PLAIN_SET)) {
            plan_remark(p, DHCPOPT_FINDING_SPELLING_UNKNOWN, of);
        }
    }
    remark_length_unknown(p);
}

void remark_infoblox(plan *p) {
    remark_octets(p, true);
}

void remark_pan_os(plan *p) {
    remark_octets(p, false);
}

/* What DHCPConfigScript.bat does before it sets anything, in either mode. */
void remark_dhcpconfigscript(plan *p) {
    plan_remark(p, DHCPOPT_FINDING_SCRIPT_DELETES, NULL);
}

void remark_fortigate(plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space != DHCPOPT_SPACE_DHCP4) {
            plan_remark(p, DHCPOPT_FINDING_FORTIOS_VCI, &p->items[index]);
        }
    }
}

void remark_isc_dhcpd(plan *p) {
    plan_remark(p, DHCPOPT_FINDING_INFORM_AUTHORITATIVE, NULL);
}

void remark_kea(plan *p) {
    plan_remark(p, DHCPOPT_FINDING_REQUESTED_ONLY, NULL);
}

void remark_systemd_networkd(plan *p) {
    plan_remark(p, DHCPOPT_FINDING_NO_INFORM, NULL);
}

void remark_windows(plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if (of->row->kind == DHCPOPT_KIND_OFFSET && item_seconds(of) < 0) {
            plan_remark(p, DHCPOPT_FINDING_NETSH_OFFSET, of);
        }
        dhcpopt_text text = item_text(of);
        bool as_text = item_is_text(of) && of->row->space == DHCPOPT_SPACE_DHCP4;
        if (as_text && text_find(text, 0, '=') < text.len) {
            plan_remark(p, DHCPOPT_FINDING_NETSH_EQUALS, of);
        }
    }
}

void remark_mikrotik(plan *p) {
    remark_kea(p); /* MikroTik, RouterOS manual, DHCP, options */
    remark_length_unknown(p);
}

/* HPE's manuals of the 5920 and of the MSR tell different things of a rule without offset. */
void remark_comware(plan *p) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space != DHCPOPT_SPACE_DHCP4) {
            plan_remark(p, DHCPOPT_FINDING_CLASS_PARTIAL, &p->items[index]);
            plan_remark(p, DHCPOPT_FINDING_GROUP_NUMBER, &p->items[index]);
        }
    }
}

/* The parameters of a subnet are a list, which "set" makes longer. */
void remark_edgeos(plan *p) {
    plan_remark(p, DHCPOPT_FINDING_PARAMETERS_ADD, NULL);
    remark_isc_dhcpd(p);
}

void remark_huawei_vrp(plan *p) {
    enum { SWITCH_OCTETS = 127 }; /* 254 digits */
    for (size_t index = 0; index < p->count; index++) {
        const item *of = &p->items[index];
        if (of->row->kind == DHCPOPT_KIND_SIP_SERVERS) {
            plan_remark(p, DHCPOPT_FINDING_HUAWEI_SIP_SERVER, of);
        } else if (of->bytes.len > SWITCH_OCTETS) {
            plan_remark(p, DHCPOPT_FINDING_HUAWEI_NETENGINE, of);
        }
    }
}
