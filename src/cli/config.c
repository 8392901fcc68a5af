/* SPDX-License-Identifier: MIT */
/* dhcputil config: values to the configuration of a DHCP server, ready to be pasted. */
#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "given.h"
#include "report.h"
#include "verbs.h"

enum { FLAG_SCOPE, FLAG_SERVER, FLAG_REMOVE, FLAG_MARKDOWN, FLAG_STRICT, FLAG_AT };

static const flag flags[] = {
    {"scope", "SCOPE", "where the options go; \"dhcputil list platforms\" says what that is"},
    {"server", "SERVER", "the server that the commands are for, where it is another one"},
    {"remove", NULL, "print what takes these options away again"},
    {"markdown", NULL, "table: as a Markdown table"},
    {"strict", NULL, "take warnings for errors: print nothing, exit status 1"},
    {"at", "YYYY-MM-DD", "time-offset: the zone's offset on that day"},
    {NULL, NULL, NULL},
};

/* What is being configured. */
typedef struct job {
    const args *given;
    const dhcpopt_platform *platform;
    given_values values;
    dhcpopt_config config;
} job;

/* ---- The command line ---- */

static void unknown_platform(const char *name) {
    out known = {NULL, 0, 0};
    for (size_t index = 0; dhcpopt_platform_at(index) != NULL; index++) {
        out_char(&known, ' ');
        out_string(&known, dhcpopt_platform_at(index)->name);
    }
    out_char(&known, '\0');
    diag_error("config: \"%s\" is no platform; known are%s", name, known.buf);
    out_drop(&known);
}

static bool find_platform(job *work) {
    const args *given = work->given;
    if (given->count == 0) {
        diag_error("config: a platform is needed; \"dhcputil list platforms\" lists them");
        return false;
    }
    if (given->count > 1) {
        diag_error("config: \"%s\" is too much; values follow the name of their option, as in "
                   "--sip-server NAME",
                   given->words[1]);
        return false;
    }
    work->platform = dhcpopt_platform_by_name(dhcpopt_text_of(given->words[0]));
    if (work->platform == NULL) {
        unknown_platform(given->words[0]);
    }
    return work->platform != NULL;
}

static bool check_usage(job *work) {
    const args *given = work->given;
    if (!given_check("config", given, given->values[FLAG_AT])) {
        return false;
    }
    if (!given_any(given)) {
        diag_error("config: no option is given; --sip-server NAME is one, and \"dhcputil list "
                   "options\" lists them all");
        return false;
    }
    if (args_has(given, FLAG_MARKDOWN) && strcmp(work->platform->name, "table") != 0) {
        diag_error("config: --markdown is for the platform table, not for %s",
                   work->platform->name);
        return false;
    }
    return true;
}

/* ---- What is wrong ---- */

static void tell_scope(const job *work, const dhcpopt_error *error) {
    const dhcpopt_platform *platform = work->platform;
    diag_fault("--scope", error);
    if (work->config.scope.ptr != NULL) {
        diag_quote(work->config.scope, error->pos, error->len);
    }
    if (platform->scope_help != NULL) {
        diag_note("--scope %s: %s", report_scope_example(platform->scope),
                  platform->scope_help);
    }
}

static void tell_limits(const job *work) {
    diag_note("%s: %s", work->platform->name, work->platform->limits);
}

/* A fault of one value. Where it travels as it was typed, its octet is shown. */
static void tell_value(const job *work, const dhcpopt_error *error) {
    value_source source = given_source(&work->values, error->item);
    dhcpopt_bytes bytes = work->values.values[error->item].bytes;
    bool as_typed =
        bytes.len == source.text.len && memcmp(bytes.ptr, source.text.ptr, bytes.len) == 0;
    char subject[SUBJECT_MAX];
    bool too_long = error->status == DHCPOPT_PLATFORM_LONG || error->status == DHCPOPT_TOO_LONG;
    bool inside = too_long && source.option->space != DHCPOPT_SPACE_DHCP4;
    snprintf(subject, sizeof subject, "%s%s", inside ? "option 43 by " : "", source.name);
    diag_fault(subject, error);
    if (as_typed) {
        diag_quote(source.text, error->pos, error->len);
    } else {
        diag_quote(source.text, 0, source.text.len);
    }
    if (error->status == DHCPOPT_VALUE_TWICE) {
        diag_note("%s",
                  source.option->space == DHCPOPT_SPACE_DHCP4
                      ? "each option has one value"
                      : "--web-server sets the sub-options 1 to 5, with the port and path "
                        "of a URL, and --vendor-specific those that are in it");
    } else {
        tell_limits(work);
    }
}

/* The exit status: what was asked for is wrong, or a value is. */
static int fault(const job *work, const dhcpopt_error *error) {
    dhcpopt_status status = error->status;
    if (status == DHCPOPT_SCOPE_MISSING || status == DHCPOPT_SCOPE_UNUSED ||
        status == DHCPOPT_SCOPE_SYNTAX) {
        tell_scope(work, error);
        return EXIT_USAGE;
    }
    if (status == DHCPOPT_SERVER_MISSING) {
        diag_fault("--server", error);
        diag_note("--server: %s", work->platform->server_help);
        return EXIT_USAGE;
    }
    if (status == DHCPOPT_SERVER_UNUSED || status == DHCPOPT_SERVER_SYNTAX) {
        diag_fault("--server", error);
        diag_quote(work->config.server, error->pos, error->len);
        return EXIT_USAGE;
    }
    if (status == DHCPOPT_REMOVE_UNUSED) {
        diag_fault("--remove", error);
        tell_limits(work);
        return EXIT_USAGE;
    }
    if (status == DHCPOPT_PLATFORM_MISSING || status == DHCPOPT_MESSAGE_LONG) {
        diag_fault(work->platform->name, error);
    } else {
        tell_value(work, error);
    }
    return EXIT_DATA;
}

/* ---- What is risky ---- */

static void tell_finding(const job *work, const dhcpopt_finding *finding) {
    char subject[SUBJECT_MAX];
    const dhcpopt_option *option = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, finding->option);
    if (option == NULL) {
        snprintf(subject, sizeof subject, "%s", work->platform->name);
    } else if (finding->code != 0) {
        snprintf(subject, sizeof subject, "option %u: sub-option %u", finding->option,
                 finding->code);
    } else {
        report_subject(option, subject);
    }
    if (finding->severity == DHCPOPT_NOTE) {
        diag_note("%s: %s (%s)", subject, finding->detail, finding->name);
    } else { /* the text said it, so it is what was meant: a fault is a warning here */
        diag_warning("%s: %s (%s)", subject, finding->detail, finding->name);
    }
}

static size_t tell_findings(const job *work, const dhcpopt_finding *findings, size_t count) {
    size_t warnings = 0;
    for (size_t index = 0; index < count; index++) {
        tell_finding(work, &findings[index]);
        warnings += findings[index].severity == DHCPOPT_NOTE ? 0 : 1;
    }
    return warnings;
}

/* ---- The verb ---- */

static int render(const job *work, out *o) {
    dhcpopt_error error;
    size_t len = 0;
    dhcpopt_status status =
        dhcpopt_config_render(work->platform, &work->config, NULL, 0, &len, &error);
    if (status == DHCPOPT_OK) {
        status = dhcpopt_config_render(work->platform, &work->config, out_reserve(o, len), len,
                                       &len, &error);
    }
    if (status != DHCPOPT_OK) {
        return fault(work, &error);
    }
    o->len += len;
    return EXIT_DONE;
}

static int configure(const job *work, out *o) {
    dhcpopt_finding findings[DHCPOPT_CONFIG_FINDINGS_MAX];
    dhcpopt_error error;
    size_t count = 0;
    int exit_status = render(work, o);
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    if (dhcpopt_config_check(work->platform, &work->config, findings,
                             DHCPOPT_CONFIG_FINDINGS_MAX, &count, &error) != DHCPOPT_OK) {
        return fault(work, &error);
    }
    size_t warnings = tell_findings(work, findings, count);
    if (warnings > 0 && args_has(work->given, FLAG_STRICT)) {
        diag_error("config: --strict: nothing is printed, because of the warning%s above",
                   warnings == 1 ? "" : "s");
        out_drop(o);
        return EXIT_DATA;
    }
    out_keep_line_ends();
    return EXIT_DONE;
}

static dhcpopt_text text_or_none(const char *word) {
    dhcpopt_text none = {NULL, 0};
    return word == NULL ? none : dhcpopt_text_of(word);
}

static int run(const args *given, out *o) {
    static job work; /* too large for the stack of small systems */
    work.given = given;
    if (!find_platform(&work) || !check_usage(&work)) {
        return EXIT_USAGE;
    }
    work.config.scope = text_or_none(given->values[FLAG_SCOPE]);
    work.config.server = text_or_none(given->values[FLAG_SERVER]);
    work.config.remove = args_has(given, FLAG_REMOVE);
    work.config.markdown = args_has(given, FLAG_MARKDOWN);
    int exit_status = given_read("config", given, given->values[FLAG_AT], &work.values);
    work.config.values = work.values.values;
    work.config.count = work.values.count;
    return exit_status == EXIT_DONE ? configure(&work, o) : exit_status;
}

const verb verb_config = {
    "config",
    "PLATFORM --OPTION VALUE...",
    "print configuration to paste into a DHCP server",
    "  dhcputil config cisco-ios --scope VOICE --sip-server sfbpool.domain.com \\\n"
    "      --web-server csweb-int.domain.com --voice-vlan 200\n"
    "  dhcputil config netsh --scope 10.1.2.0 --server dhcp01 --time-offset -5 >phones.bat\n"
    "  dhcputil config kea --sip-server sfbpool.domain.com >phones.json\n"
    "  dhcputil config netsh --remove --scope 10.1.2.0 --server dhcp01 --time-offset -5\n",
    flags,
    true,
    run,
};
