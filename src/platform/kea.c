/* SPDX-License-Identifier: MIT */
/* Kea (kea-dhcp4.conf): members of Dhcp4, or of a subnet's entry and of Dhcp4. Measured
 * with Kea 2.2.0; newer versions take the same. */
#include "platform.h"

/* Between single quotes in a JSON string: no quotes, backslashes and commas. */
#define QUOTED_SET PLAIN_SET "?&=%"

enum { LABEL_MAX = 63, CODE_TFTP_ADDRESSES = 150 };

/* How many items stand before those of option 43, which are the last. */
static size_t count_options(const plan *p) {
    size_t count = 0;
    while (count < p->count && !is_vendor_specific(&p->items[count])) {
        count++;
    }
    return count;
}

/* ---- Options ---- */

/* Kea knows 66, 100 and 101 as strings, and drops NULs from the end of one. */
static dhcpopt_status refuse_nul(const item *of, dhcpopt_error *error) {
    size_t len = text_without_nuls(item_text(of)).len;
    bool cut = of->row->kind == DHCPOPT_KIND_TEXT && len < of->bytes.len;
    return cut ? fail_at(error, DHCPOPT_PLATFORM_CHARACTER, of, len, 1) : DHCPOPT_OK;
}

/* Kea knows 119 as a list of names, and writes them out whole. */
static dhcpopt_status refuse_compression(const item *of, dhcpopt_error *error) {
    if (of->row->kind != DHCPOPT_KIND_NAMES) {
        return DHCPOPT_OK;
    }
    for (size_t pos = 0; pos < of->bytes.len; pos += 1 + (size_t)byte_at(of->bytes, pos)) {
        if (byte_at(of->bytes, pos) > LABEL_MAX) {
            return fail_at(error, DHCPOPT_PLATFORM_VALUE, of, pos, 1);
        }
    }
    return DHCPOPT_OK;
}

/* An entry of option-data. By code and with octets or quoted text an option needs no
 * definition, so that none has to be added to the site's. */
static void print_data(printer *out, const item *of) {
    print_string(out, "{ \"code\": ");
    print_number(out, of->row->code, 1);
    if (of->row->kind == DHCPOPT_KIND_OFFSET) {
        print_string(out, ", \"data\": \"");
        print_signed(out, item_seconds(of));
    } else if (of->row->kind == DHCPOPT_KIND_ADDRESSES &&
               of->row->code != CODE_TFTP_ADDRESSES) {
        print_string(out, ", \"data\": \"");
        print_addresses(out, of->bytes, ", ");
    } else if (item_is_plain(of, QUOTED_SET)) {
        print_string(out, ", \"csv-format\": false, \"data\": \"'");
        print_text(out, item_text(of));
        print_char(out, '\'');
    } else {
        print_string(out, ", \"csv-format\": false, \"data\": \"");
        print_octets(out, FORM_HEX, of->bytes);
    }
    print_string(out, "\" }");
}

/* The end of a list's entry; the last one has no comma. */
static void print_entry_end(const plan *p, printer *out, bool last) {
    print_line(p, out, last ? "" : ",");
}

static dhcpopt_status print_options(const plan *p, printer *out, dhcpopt_error *error) {
    size_t options = count_options(p);
    print_line(p, out, "\"option-data\": [");
    for (size_t index = 0; index < options; index++) {
        const item *of = &p->items[index];
        dhcpopt_status status = refuse_nul(of, error);
        if (status == DHCPOPT_OK) {
            status = refuse_compression(of, error);
        }
        if (status != DHCPOPT_OK) {
            return status;
        }
        print_about(p, out, of);
        print_string(out, "  ");
        print_data(out, of);
        print_entry_end(p, out, index + 1 == options);
    }
    print_string(out, "]");
    return DHCPOPT_OK;
}

/* ---- Classes ---- */

/* An option 43 for every client is that of a class, too: the one that all are members of. */
static void print_class_name(const plan *p, printer *out, const item *of) {
    bool every = of->space == DHCPOPT_SPACE_DHCP4;
    print_string(out, "\"");
    print_string(out, every ? "uc-" : "");
    print_string(out, every ? of->row->name : dhcpopt_space_name(of->space));
    if (plan_has_scope(p)) {
        print_char(out, ' ');
        print_text(out, p->config->scope);
    }
    print_string(out, "\"");
}

static void print_test(const plan *p, printer *out, const item *of) {
    if (of->space == DHCPOPT_SPACE_DHCP4) {
        print_line(p, out, "    \"test\": \"member('ALL')\",");
        return;
    }
    print_string(out, "    \"test\": \"option[60].hex == '");
    print_string(out, dhcpopt_space_name(of->space));
    print_line(p, out, "'\",");
}

/* Without the definition Kea takes the octets apart, and loses what are no sub-options. */
static void print_class(const plan *p, printer *out, const item *of) {
    print_string(out, "  { \"name\": ");
    print_class_name(p, out, of);
    print_line(p, out, ",");
    print_test(p, out, of);
    if (plan_has_scope(p)) {
        print_line(p, out, "    \"only-if-required\": true,");
    }
    print_string(out, "    \"option-def\": [ { \"name\": \"vendor-encapsulated-options\", ");
    print_line(p, out, "\"code\": 43, \"type\": \"binary\" } ],");
    print_string(out, "    \"option-data\": [ ");
    print_data(out, of);
    print_string(out, " ] }");
}

static void print_classes(const plan *p, printer *out) {
    print_line(p, out, "\"client-classes\": [");
    for (size_t index = count_options(p); index < p->count; index++) {
        print_about(p, out, &p->items[index]);
        print_class(p, out, &p->items[index]);
        print_entry_end(p, out, index + 1 == p->count);
    }
    print_line(p, out, "]");
}

/* Kea 2.7.4 has other names for require-client-classes and only-if-required, and takes
 * these. */
static void print_required(const plan *p, printer *out) {
    print_string(out, "\"require-client-classes\": [ ");
    for (size_t index = count_options(p); index < p->count; index++) {
        print_class_name(p, out, &p->items[index]);
        print_string(out, index + 1 == p->count ? " ]" : ", ");
    }
}

/* ---- The parts ---- */

static void print_subnet_place(const plan *p, printer *out, const char *part) {
    print_string(out, p->on->comment);
    print_string(out, part);
    print_string(out, "into the entry of subnet ");
    print_text(out, p->config->scope);
    print_line(p, out, " in \"subnet4\"");
}

/* Options 43 of a subnet would go to all of its clients, so they are those of classes that only
 * clients of the subnet can be in. Such classes come behind all others. */
static dhcpopt_status print_subnet(const plan *p, printer *out, dhcpopt_error *error) {
    size_t options = count_options(p);
    bool classes = options < p->count;
    dhcpopt_status status = DHCPOPT_OK;
    print_subnet_place(p, out, classes ? "part 1 of 2: " : "");
    if (options > 0) {
        status = print_options(p, out, error);
        print_line(p, out, classes ? "," : "");
    }
    if (classes) {
        print_required(p, out);
        print_end(p, out);
        print_comment(p, out, "part 2 of 2: into \"Dhcp4\"");
        print_comment(p, out, "there must be no class for all subnets that sets option 43 for");
        print_comment(p, out, "the same clients: Kea would take that one");
        print_classes(p, out);
    }
    return status;
}

/* A definition makes Kea read the octets as its type, and write them as that. */
static void print_notes(const plan *p, printer *out) {
    print_head(p, out);
    print_comment(p, out,
                  "where there is a list of the same name already, the entries go into it");
    print_comment(p, out, "a subnet or pool that sets one of these options counts more;");
    print_comment(p, out, "an option-def of your own for such a code must be of type binary");
}

static dhcpopt_status print_all(const plan *p, printer *out, dhcpopt_error *error) {
    size_t options = count_options(p);
    dhcpopt_status status = DHCPOPT_OK;
    print_comment(p, out, "into \"Dhcp4\", as lines or as: <?include \"FILE\"?>");
    if (options > 0) {
        status = print_options(p, out, error);
        print_line(p, out, options < p->count ? "," : "");
    }
    if (options < p->count) {
        print_classes(p, out);
    }
    return status;
}

dhcpopt_status render_kea(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        print_take_out(p, out);
        return DHCPOPT_OK;
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_notes(p, out);
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    return plan_has_scope(p) ? print_subnet(p, out, error) : print_all(p, out, error);
}
