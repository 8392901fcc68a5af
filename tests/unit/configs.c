/* SPDX-License-Identifier: MIT */
/* Reads configurations from the cells of vectors, for all tests of `config`. */
#include "configs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "properties.h"

enum { VALUES_MAX = 64 };

/* ---- Values ------------------------------------------------------------------------------ */

static dhcpopt_text part(dhcpopt_text text, size_t start, size_t end) {
    dhcpopt_text cut = {text.len > 0 ? text.ptr + start : NULL, end - start};
    return cut;
}

static size_t find(dhcpopt_text text, const char *set) {
    size_t pos = 0;
    while (pos < text.len && (text.ptr[pos] == '\0' || strchr(set, text.ptr[pos]) == NULL)) {
        pos++;
    }
    return pos;
}

/* Exactly as many octets as there are. */
static dhcpopt_bytes keep(const uint8_t *octets, size_t len) {
    dhcpopt_bytes kept = {exact_copy(octets, len), len};
    return kept;
}

static dhcpopt_bytes read_hex(const vector *row, dhcpopt_text digits) {
    uint8_t octets[2 * DHCPOPT_LONG_MAX];
    size_t len = 0;
    dhcpopt_status status = digits.len == 0
                                ? DHCPOPT_OK
                                : dhcpopt_hex_parse(digits, octets, sizeof octets, &len, NULL);
    expect(row, status == DHCPOPT_OK, "no hexadecimal in the vector");
    return keep(octets, status == DHCPOPT_OK ? len : 0);
}

static dhcpopt_bytes read_text(const vector *row, const dhcpopt_option *option,
                               dhcpopt_text text) {
    uint8_t octets[DHCPOPT_VALUE_MAX];
    size_t len = 0;
    dhcpopt_status status = dhcpopt_parse(option, text, octets, sizeof octets, &len, NULL);
    expect(row, status == DHCPOPT_OK, "the vector's value is no text of its option");
    return keep(octets, status == DHCPOPT_OK ? len : 0);
}

/* "CODE@SPACE", for codes that no option has. */
static void read_number(const vector *row, dhcpopt_text name, dhcpopt_value *value) {
    size_t at = find(name, "@");
    bool known =
        at < name.len && dhcpopt_space_by_name(part(name, at + 1, name.len), &value->space);
    unsigned code = 0;
    for (size_t pos = 0; known && pos < at; pos++) {
        code = 10 * code + (unsigned)(name.ptr[pos] - '0');
    }
    value->code = (uint8_t)code;
    expect(row, known && code <= UINT8_MAX, "unknown option in the vector");
}

static dhcpopt_value read_value(const vector *row, dhcpopt_text cell) {
    dhcpopt_value value = {DHCPOPT_SPACE_DHCP4, 0, {NULL, 0}};
    size_t mark = find(cell, "=:");
    if (!expect(row, mark < cell.len, "no value in the vector")) {
        return value;
    }
    dhcpopt_text name = part(cell, 0, mark);
    dhcpopt_text content = part(cell, mark + 1, cell.len);
    const dhcpopt_option *option = dhcpopt_option_by_name(name);
    if (option != NULL) {
        value.space = option->space;
        value.code = option->code;
    } else {
        read_number(row, name, &value);
    }
    value.bytes = cell.ptr[mark] == '=' && option != NULL ? read_text(row, option, content)
                                                          : read_hex(row, content);
    return value;
}

/* ---- Configurations ---------------------------------------------------------------------- */

configuration configuration_of(const vector *row, const dhcpopt_platform *platform,
                               dhcpopt_text values) {
    configuration made = {.platform = platform};
    dhcpopt_value read[VALUES_MAX];
    size_t count = 0;
    while (values.len > 0 && expect(row, count < VALUES_MAX, "too many values")) {
        size_t end = find(values, " ");
        read[count++] = read_value(row, part(values, 0, end));
        values = part(values, end < values.len ? end + 1 : end, values.len);
    }
    made.values = exact_copy(read, count * sizeof read[0]);
    made.config.values = made.values;
    made.config.count = count;
    return made;
}

static bool has_column(const vector *row, const char *column) {
    for (size_t index = 0; index < row->columns; index++) {
        if (strcmp(row->names[index], column) == 0) {
            return true;
        }
    }
    return false;
}

/* "-" is none, which differs from an empty one. */
static dhcpopt_text read_optional(vector *row, const char *column) {
    dhcpopt_text none = {NULL, 0};
    if (!has_column(row, column) || strcmp(vector_cell(row, column), "-") == 0) {
        return none;
    }
    dhcpopt_text text = vector_text(row, column);
    text.ptr = text.len > 0 ? text.ptr : "";
    return text;
}

static bool has_flag(const vector *row, const char *flag) {
    return has_column(row, "flags") && strstr(vector_cell(row, "flags"), flag) != NULL;
}

configuration configuration_read(vector *row) {
    const char *name = vector_cell(row, "platform");
    const dhcpopt_platform *platform = dhcpopt_platform_by_name(dhcpopt_text_of(name));
    if (!expect(row, platform != NULL, "unknown platform in the vector")) {
        platform = dhcpopt_platform_at(0);
    }
    configuration made = configuration_of(row, platform, vector_text(row, "values"));
    made.config.scope = read_optional(row, "scope");
    made.config.server = read_optional(row, "server");
    made.config.remove = has_flag(row, "remove");
    made.config.markdown = has_flag(row, "markdown");
    return made;
}

static void drop(const void *kept) {
    uintptr_t copy = (uintptr_t)kept;
    free((void *)copy);
}

void configuration_free(configuration *made) {
    for (size_t index = 0; index < made->config.count; index++) {
        drop(made->values[index].bytes.ptr);
    }
    free(made->values);
}
