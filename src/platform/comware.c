/* SPDX-License-Identifier: MIT */
/* HPE Comware 7 and H3C: commands of system view that fill a DHCP pool, and give option 43 by
 * vendor class, with a DHCP user class and an option group for each (H3C command reference,
 * DHCP server: dhcp class, if-match, dhcp option-group, class option-group, option). */
#include "pool.h"

enum { CODE_VENDOR_CLASS = 60 };

/*
 * Classes and option groups are the switch's, not the pool's, and groups have numbers from 1
 * to 32768. So that pools do not overwrite each other's, and a second run finds its own, the
 * number comes from the pool's name. Two for each pool; none below 1000, where a person's own
 * stand.
 */
enum { GROUP_FIRST = 1000, GROUP_PAIRS = 15884 };

/* FNV-1a (draft-eastlake-fnv), of a name in which Comware takes no notice of letter case. */
static uint32_t hash_of(dhcpopt_text name) {
    const uint32_t basis = 2166136261U;
    const uint32_t prime = 16777619U;
    uint32_t hash = basis;
    for (size_t pos = 0; pos < name.len; pos++) {
        hash = (hash ^ (uint32_t)to_lower(text_at(name, pos))) * prime;
    }
    return hash;
}

uint32_t comware_group(dhcpopt_text scope) {
    return GROUP_FIRST + 2 * (hash_of(scope) % GROUP_PAIRS);
}

static void print_group(const plan *p, printer *out, const item *of) {
    uint32_t second = of->space == DHCPOPT_SPACE_CPE_OCPHONE;
    print_number(out, comware_group(p->config->scope) + second, 1);
}

/* "ms-uc-client-1234", a class's name. */
static void print_class(const plan *p, printer *out, const item *of) {
    print_lower(out, dhcpopt_space_name(of->space));
    print_char(out, '-');
    print_group(p, out, of);
}

/* A whole line with the name of the class, or the number of the group. */
static void print_class_line(const plan *p, printer *out, const char *before, const item *of) {
    print_string(out, before);
    print_class(p, out, of);
    print_end(p, out);
}

static void print_group_line(const plan *p, printer *out, const char *before, const item *of) {
    print_string(out, before);
    print_group(p, out, of);
    print_end(p, out);
}

static void print_definitions(const plan *p, printer *out, const item *of) {
    dhcpopt_text class = dhcpopt_text_of(dhcpopt_space_name(of->space));
    print_class_line(p, out, "dhcp class ", of);
    print_string(out, " if-match rule 1 option ");
    print_number(out, CODE_VENDOR_CLASS, 1);
    print_string(out, " hex ");
    print_octets(out, FORM_HEX, text_as_bytes(class));
    print_end(p, out);
    print_line(p, out, " quit");
    print_group_line(p, out, "dhcp option-group ", of);
    print_octets_line(p, out, " option ", of, " hex ", FORM_HEX);
    print_line(p, out, " quit");
}

static void print_in_pool(const plan *p, printer *out, const item *of) {
    bool every = of->space == DHCPOPT_SPACE_DHCP4;
    if (every && p->config->remove) {
        print_code_line(p, out, " undo option ", of);
    } else if (every) {
        print_octets_line(p, out, " option ", of, " hex ", FORM_HEX);
    } else {
        print_string(out, p->config->remove ? " undo class " : " class ");
        print_class(p, out, of);
        print_string(out, " option-group");
        if (!p->config->remove) {
            print_char(out, ' ');
            print_group(p, out, of);
        }
        print_end(p, out);
    }
}

static void print_removals(const plan *p, printer *out, const item *of) {
    print_group_line(p, out, "undo dhcp option-group ", of);
    print_class_line(p, out, "undo dhcp class ", of);
}

static void print_of_classes(const plan *p, printer *out,
                             void (*print)(const plan *p, printer *out, const item *of)) {
    for (size_t index = 0; index < p->count; index++) {
        if (p->items[index].space != DHCPOPT_SPACE_DHCP4) {
            print(p, out, &p->items[index]);
        }
    }
}

dhcpopt_status render_comware(const plan *p, printer *out, dhcpopt_error *error) {
    (void)error;
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    if (!p->config->remove) {
        print_of_classes(p, out, print_definitions);
    }
    print_pool(p, out, "dhcp server ip-pool ");
    for (size_t index = 0; index < p->count; index++) {
        print_in_pool(p, out, &p->items[index]);
    }
    print_line(p, out, " quit");
    if (p->config->remove) {
        print_of_classes(p, out, print_removals);
    }
    return DHCPOPT_OK;
}
