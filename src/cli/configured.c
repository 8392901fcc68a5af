/* SPDX-License-Identifier: MIT */
/* What is wrong or risky in a configuration, told where it was given: on the command line, or
 * in a row of a table. */
#include "configured.h"

#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "report.h"

/* An option of the command line, or the column of that name. */
static const char *subject_of(const configured *c, const char *name) {
    bool dashed = strncmp(name, "--", strlen("--")) == 0;
    return c->table == NULL
               ? name
               : sites_subject(c->table, c->row, dashed ? name + strlen("--") : name);
}

static value_source source_of(const configured *c, size_t index) {
    return c->table == NULL ? given_source(c->given, index)
                            : sites_source(c->table, c->row, index);
}

/* ---- What is wrong ---- */

static void tell_scope(const configured *c, const dhcpopt_error *error) {
    const dhcpopt_platform *platform = c->platform;
    diag_fault(subject_of(c, "--scope"), error);
    if (c->config.scope.ptr != NULL) {
        diag_quote(c->config.scope, error->pos, error->len);
    }
    if (platform->scope_help != NULL) {
        diag_note("%s %s: %s", c->table == NULL ? "--scope" : "scope",
                  report_scope_example(platform->scope), platform->scope_help);
    } else if (c->table != NULL) {
        diag_note("--output-dir DIR writes a file for each row, named after its scope");
    }
}

static void tell_limits(const configured *c) {
    diag_note("%s: %s", c->platform->name, c->platform->limits);
}

/* A fault of one value. Where it travels as it was typed, its octet is shown. */
static void tell_value(const configured *c, const dhcpopt_error *error) {
    value_source given = source_of(c, error->item);
    dhcpopt_bytes bytes = c->config.values[error->item].bytes;
    bool as_typed =
        bytes.len == given.text.len && memcmp(bytes.ptr, given.text.ptr, bytes.len) == 0;
    char subject[SITE_SUBJECT_MAX + SUBJECT_MAX];
    bool too_long = error->status == DHCPOPT_PLATFORM_LONG || error->status == DHCPOPT_TOO_LONG;
    bool inside = too_long && given.option->space != DHCPOPT_SPACE_DHCP4;
    snprintf(subject, sizeof subject, "%s%s", inside ? "option 43 by " : "", given.name);
    diag_fault(subject, error);
    if (as_typed) {
        diag_quote(given.text, error->pos, error->len);
    } else {
        diag_quote(given.text, 0, given.text.len);
    }
    if (error->status == DHCPOPT_VALUE_TWICE) {
        diag_note("%s",
                  given.option->space == DHCPOPT_SPACE_DHCP4
                      ? "each option has one value"
                      : "--web-server sets the sub-options 1 to 5, with the port and path "
                        "of a URL, and --vendor-specific those that are in it");
    } else {
        tell_limits(c);
    }
}

static bool is_of_scope(dhcpopt_status status) {
    return status == DHCPOPT_SCOPE_MISSING || status == DHCPOPT_SCOPE_UNUSED ||
           status == DHCPOPT_SCOPE_SYNTAX;
}

static bool is_of_server(dhcpopt_status status) {
    return status == DHCPOPT_SERVER_UNUSED || status == DHCPOPT_SERVER_SYNTAX;
}

bool configured_is_of_place(dhcpopt_status status) {
    return is_of_scope(status) || is_of_server(status) || status == DHCPOPT_SERVER_MISSING;
}

bool configured_is_of_value(dhcpopt_status status) {
    return !configured_is_of_place(status) && status != DHCPOPT_REMOVE_UNUSED &&
           status != DHCPOPT_PLATFORM_MISSING && status != DHCPOPT_MESSAGE_LONG &&
           status != DHCPOPT_EMPTY;
}

int configured_fault(const configured *c, const dhcpopt_error *error) {
    dhcpopt_status status = error->status;
    if (is_of_scope(status)) {
        tell_scope(c, error);
        return EXIT_USAGE;
    }
    if (status == DHCPOPT_SERVER_MISSING) {
        diag_fault(subject_of(c, "--server"), error);
        diag_note("--server: %s", c->platform->server_help);
        return EXIT_USAGE;
    }
    if (is_of_server(status)) {
        diag_fault(subject_of(c, "--server"), error);
        diag_quote(c->config.server, error->pos, error->len);
        return EXIT_USAGE;
    }
    if (status == DHCPOPT_REMOVE_UNUSED) {
        diag_fault(subject_of(c, "--remove"), error);
        tell_limits(c);
        return EXIT_USAGE;
    }
    if (configured_is_of_value(status)) {
        tell_value(c, error);
    } else {
        diag_fault(subject_of(c, c->platform->name), error);
    }
    return EXIT_DATA;
}

/* ---- What is risky ---- */

void configured_finding(const configured *c, const dhcpopt_finding *finding,
                        const char *where) {
    char subject[SUBJECT_MAX];
    const dhcpopt_option *option = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, finding->option);
    if (option == NULL) {
        snprintf(subject, sizeof subject, "%s", c->platform->name);
    } else if (finding->code != 0) {
        snprintf(subject, sizeof subject, "option %u: sub-option %u", finding->option,
                 finding->code);
    } else {
        report_subject(option, subject);
    }
    if (finding->severity == DHCPOPT_NOTE) {
        diag_note("%s: %s (%s)%s", subject, finding->detail, finding->name, where);
    } else { /* the text said it, so it is what was meant: a fault is a warning here */
        diag_warning("%s: %s (%s)%s", subject, finding->detail, finding->name, where);
    }
}

/* ---- The text ---- */

int configured_render(const configured *c, out *o) {
    dhcpopt_error error;
    size_t len = 0;
    dhcpopt_status status =
        dhcpopt_config_render(c->platform, &c->config, NULL, 0, &len, &error);
    if (status == DHCPOPT_OK) {
        status = dhcpopt_config_render(c->platform, &c->config, out_reserve(o, len), len, &len,
                                       &error);
    }
    if (status != DHCPOPT_OK) {
        return configured_fault(c, &error);
    }
    o->len += len;
    return EXIT_DONE;
}
