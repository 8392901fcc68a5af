/* SPDX-License-Identifier: MIT */
/* No platform's dialect: the octets of each option as an array, a header in C99. */
#include "platform.h"

enum { OCTETS_A_LINE = 12 };

/* "MS-UC-Client" becomes "ms_uc_client". */
static void print_identifier(printer *out, const char *name) {
    for (; *name != '\0'; name++) {
        print_char(out, *name == '-' ? '_' : (char)to_lower(*name));
    }
}

static void print_lines(const plan *p, printer *out, dhcpopt_bytes bytes) {
    static const dhcpopt_form octets = {"", "", "0x", ", ", "", 1, true, ""};
    for (size_t pos = 0; pos < bytes.len; pos += OCTETS_A_LINE) {
        size_t left = bytes.len - pos;
        size_t len = left < OCTETS_A_LINE ? left : OCTETS_A_LINE;
        print_string(out, "    ");
        hex_print(out, &octets, bytes_slice(bytes, pos, len));
        print_line(p, out, ",");
    }
}

static void print_array(const plan *p, printer *out, const item *of) {
    bool every = of->space == DHCPOPT_SPACE_DHCP4;
    print_end(p, out);
    print_about(p, out, of);
    print_string(out, "static const uint8_t option_");
    print_number(out, of->row->code, 1);
    print_char(out, '_');
    print_identifier(out, every ? of->row->name : dhcpopt_space_name(of->space));
    print_line(p, out, "[] = {");
    print_lines(p, out, of->bytes);
    print_line(p, out, "};");
}

dhcpopt_status render_c(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        return fail(error, DHCPOPT_REMOVE_UNUSED, 0, 0);
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_head(p, out);
        print_line(p, out, "#include <stdint.h>");
    }
    for (size_t index = 0; index < p->count && plan_prints(p, DHCPOPT_PART_VALUES); index++) {
        print_array(p, out, &p->items[index]);
    }
    return DHCPOPT_OK;
}
