/* SPDX-License-Identifier: MIT */
/* Gathers one value of each option of a table, for classes, definitions and notes. */
#include "bulk_any.h"

#include <string.h>

#include "meant.h"

enum { CODE_VENDOR_SPECIFIC = 43 };

static void keep(bulk_any *any, size_t row, dhcpopt_bytes bytes, bool again) {
    const dhcpopt_option *option = dhcpopt_option_at(row);
    size_t at = 0;
    while (at < any->count && any->rows[at] != row) {
        at++;
    }
    if ((any->there[row] && !again) || bytes.len > DHCPOPT_VALUE_MAX) {
        return;
    }
    const dhcpopt_value kept = {option->space, option->code, {any->octets[at], bytes.len}};
    any->count += at == any->count ? 1 : 0;
    any->there[row] = true;
    any->rows[at] = row;
    any->values[at] = kept;
    memcpy(any->octets[at], bytes.ptr, bytes.len);
}

typedef struct part_of {
    bulk_any *any;
    bool again;
} part_of;

static void keep_part(void *context, const dhcpopt_option *option, dhcpopt_bytes bytes) {
    const part_of *of = context;
    for (size_t row = 0; row < OPTIONS_MAX && dhcpopt_option_at(row) != NULL; row++) {
        if (dhcpopt_option_at(row) == option) {
            keep(of->any, row, bytes, of->again);
        }
    }
}

static bool is_whole(dhcpopt_value value) {
    return value.space == DHCPOPT_SPACE_DHCP4 && value.code == CODE_VENDOR_SPECIFIC;
}

void bulk_any_add(bulk_any *any, size_t row, dhcpopt_value value, bool again) {
    bool parted = is_whole(value) || value.code == 0; /* or a URL */
    if (any->there[row] && !again && !is_whole(value)) {
        return;
    }
    if (parted) { /* what it holds is another thing in each row */
        part_of of = {any, again};
        meant_parts(value, keep_part, &of);
    }
    if (value.code == 0) {
        any->there[row] = true;
    } else {
        keep(any, row, value.bytes, again);
    }
}

void bulk_any_join(bulk_any *any, const dhcpopt_platform *platform, dhcpopt_config config) {
    bulk_any joined;
    memset(&joined, 0, sizeof joined);
    config.part = DHCPOPT_PART_ALL;
    config.values = joined.values;
    for (size_t turn = 0; turn < 2 * any->count; turn++) {
        size_t index = turn % any->count;
        size_t len = 0;
        if (is_whole(any->values[index]) != (turn >= any->count)) {
            continue; /* option 43 comes last: it may say the same as what it is made of */
        }
        keep(&joined, any->rows[index], any->values[index].bytes, false);
        config.count = joined.count;
        if (dhcpopt_config_render(platform, &config, NULL, 0, &len, NULL) != DHCPOPT_OK) {
            joined.count--;
        }
    }
    for (size_t index = 0; index < joined.count; index++) {
        joined.values[index].bytes.ptr = any->octets[index];
    }
    memcpy(any, &joined, sizeof joined);
}
