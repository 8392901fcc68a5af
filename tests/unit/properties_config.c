/* SPDX-License-Identifier: MIT */
/* What must hold for a configuration on any platform. */
#include <stdlib.h>
#include <string.h>

#include "contract.h"
#include "properties.h"

dhcpopt_text scope_example(dhcpopt_scope kind) {
    dhcpopt_text none = {NULL, 0};
    switch (kind) {
    case DHCPOPT_SCOPE_NONE:
        return none;
    case DHCPOPT_SCOPE_ADDRESS:
        return dhcpopt_text_of("10.1.2.0");
    case DHCPOPT_SCOPE_SUBNET:
        return dhcpopt_text_of("10.1.2.0/24");
    case DHCPOPT_SCOPE_NUMBER:
        return dhcpopt_text_of("3");
    case DHCPOPT_SCOPE_NAME:
        return dhcpopt_text_of("VOICE");
    case DHCPOPT_SCOPE_NETWORK:
        return dhcpopt_text_of("voice:10.1.2.0/24");
    case DHCPOPT_SCOPE_LABEL:
        return dhcpopt_text_of("Voice 10.1.2.0/24");
    }
    return none;
}

/* Printable ASCII in whole lines, which all end alike. */
static const char *check_lines(const char *text, size_t len) {
    bool cr = len > 1 && text[len - 2] == '\r';
    if (len == 0 || text[len - 1] != '\n') {
        return "the output does not end with a line end";
    }
    for (size_t pos = 0; pos < len; pos++) {
        char c = text[pos];
        bool ends = c == '\n' && (pos > 0 && text[pos - 1] == '\r') == cr;
        bool turns = c == '\r' && cr && text[pos + 1] == '\n';
        if (!ends && !turns && (c < ' ' || c > '~')) {
            return "the output holds something else than printable ASCII and its line ends";
        }
    }
    return NULL;
}

/* The order in which the values are given is not seen. */
static const char *check_order(const call *render, const char *text, size_t len) {
    dhcpopt_config turned = *render->config;
    dhcpopt_value *values = exact_copy(turned.values, turned.count * sizeof *turned.values);
    for (size_t index = 0; index < turned.count; index++) {
        values[index] = render->config->values[turned.count - 1 - index];
    }
    turned.values = values;
    call again = *render;
    again.config = &turned;
    void *out = NULL;
    size_t out_len = 0;
    dhcpopt_status status = call_output(&again, &out, &out_len);
    bool same = status == DHCPOPT_OK && out_len == len && memcmp(out, text, len) == 0;
    free(out);
    free(values);
    return same ? NULL : "the order of the values changes the output";
}

/* All parts, one behind the other, are the whole; in JSON they are the list around it. */
static const char *check_parts(const call *render, const char *text, size_t len) {
    dhcpopt_config one = *render->config;
    call part = *render;
    size_t pos = 0;
    bool same = true;
    part.config = &one;
    if (strcmp(render->platform->name, "json") == 0) {
        return NULL;
    }
    for (int which = DHCPOPT_PART_HEAD; same && which <= DHCPOPT_PART_TAIL; which++) {
        void *out = NULL;
        size_t part_len = 0;
        one.part = (dhcpopt_part)which;
        same = call_output(&part, &out, &part_len) == DHCPOPT_OK && part_len <= len - pos &&
               (part_len == 0 || memcmp(out, text + pos, part_len) == 0);
        pos += same ? part_len : 0;
        free(out);
    }
    return same && pos == len ? NULL : "the parts are not the whole";
}

static const char *check_output(const call *render) {
    void *out = NULL;
    size_t len = 0;
    if (call_output(render, &out, &len) != DHCPOPT_OK) {
        return NULL;
    }
    const char *wrong = check_lines(out, len);
    wrong = wrong == NULL ? check_order(render, out, len) : wrong;
    wrong = wrong == NULL ? check_parts(render, out, len) : wrong;
    free(out);
    return wrong;
}

/* What cannot be looked over is not printed, and for the same reason. */
static const char *check_agreement(const call *render, const call *check) {
    dhcpopt_error rendered;
    dhcpopt_error checked;
    size_t len = 0;
    size_t count = 0;
    dhcpopt_status status = call_run(check, NULL, 0, &count, &checked);
    bool same = call_run(render, NULL, 0, &len, &rendered) == status;
    if (same && status == DHCPOPT_OK) {
        return count <= DHCPOPT_CONFIG_FINDINGS_MAX ? NULL : "more findings than are promised";
    }
    same = same && rendered.item == checked.item && rendered.pos == checked.pos;
    return same ? NULL : "the faults differ between render and check";
}

const char *property_of_config(const dhcpopt_platform *platform, const dhcpopt_config *config,
                               bool every) {
    call render = {.function = CALL_CONFIG_RENDER, .platform = platform, .config = config};
    call check = render;
    check.function = CALL_CONFIG_CHECK;
    const char *wrong = call_contract(&render, every);
    wrong = wrong == NULL ? call_contract(&check, every) : wrong;
    wrong = wrong == NULL ? check_agreement(&render, &check) : wrong;
    return wrong == NULL ? check_output(&render) : wrong;
}
