/* SPDX-License-Identifier: MIT */
/* No platform's dialect: the values as a JSON object (RFC 8259), for check and other programs.
 * Members are those of "encode --json"; a value is on a line of its own. */
#include "platform.h"

/* Enough for 63 addresses. Names that point to each other take little room in an option and
 * much more as text; a text beyond this is null. */
enum { TEXT_CAP = 1024 };

static void print_key(printer *out, const char *key) {
    print_json_text(out, dhcpopt_text_of(key));
    print_string(out, ": ");
}

static void print_or_null(printer *out, dhcpopt_text text) {
    if (text.ptr == NULL) {
        print_string(out, "null");
    } else {
        print_json_text(out, text);
    }
}

static void print_string_member(printer *out, const char *key, const char *string) {
    print_key(out, key);
    print_json_text(out, dhcpopt_text_of(string));
    print_string(out, ", ");
}

static void print_number_member(printer *out, const char *key, size_t number) {
    print_key(out, key);
    print_number(out, number, 1);
    print_string(out, ", ");
}

static void print_value(printer *out, const item *of) {
    char buf[TEXT_CAP];
    dhcpopt_text text = {buf, 0};
    if (dhcpopt_print(of->row, of->bytes, buf, sizeof buf, &text.len, NULL) != DHCPOPT_OK) {
        text.ptr = NULL;
    }
    print_string(out, "    {");
    print_string_member(out, "name", of->row->name);
    print_string_member(out, "space", dhcpopt_space_name(of->row->space));
    print_number_member(out, "code", of->row->code);
    print_number_member(out, "length", of->bytes.len);
    print_key(out, "hex");
    print_char(out, '"');
    print_octets(out, FORM_HEX, of->bytes);
    print_string(out, "\", ");
    print_key(out, "text");
    print_or_null(out, text);
    print_char(out, '}');
}

dhcpopt_status render_json(const plan *p, printer *out, dhcpopt_error *error) {
    if (p->config->remove) {
        return fail(error, DHCPOPT_REMOVE_UNUSED, 0, 0);
    }
    bool list = p->config->part != DHCPOPT_PART_ALL;
    if (p->config->part == DHCPOPT_PART_HEAD || p->config->part == DHCPOPT_PART_TAIL) {
        print_string(out, p->config->part == DHCPOPT_PART_HEAD ? "[\n" : "\n]\n");
    }
    if (!plan_prints(p, DHCPOPT_PART_VALUES)) {
        return DHCPOPT_OK;
    }
    print_string(out, list && p->config->row > 0 ? ",\n{\n  " : "{\n  ");
    print_key(out, "scope");
    print_or_null(out, p->config->scope);
    print_string(out, ",\n  ");
    print_key(out, "server");
    print_or_null(out, p->config->server);
    print_string(out, ",\n  ");
    print_key(out, "values");
    print_string(out, "[\n");
    for (size_t index = 0; index < p->count; index++) {
        print_value(out, &p->items[index]);
        print_string(out, index + 1 < p->count ? ",\n" : "\n");
    }
    print_string(out, list ? "  ]\n}" : "  ]\n}\n");
    return DHCPOPT_OK;
}
