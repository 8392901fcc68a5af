/* SPDX-License-Identifier: MIT */
/* dhcputil config: values to the configuration of a DHCP server, ready to be pasted. */
#include <string.h>

#include "bulk.h"
#include "configured.h"
#include "diag.h"
#include "verbs.h"

enum {
    FLAG_SCOPE,
    FLAG_SERVER,
    FLAG_REMOVE,
    FLAG_MARKDOWN,
    FLAG_STRICT,
    FLAG_AT,
    FLAG_SITES,
    FLAG_OUTPUT_DIR,
    FLAG_KEEP_GOING,
    FLAG_FORCE
};

static const flag flags[] = {
    {"scope", "SCOPE", "where the options go; \"dhcputil list platforms\" says what that is"},
    {"server", "SERVER", "the server that the commands are for, where it is another one"},
    {"remove", NULL, "print what takes these options away again"},
    {"markdown", NULL, "table: as a Markdown table"},
    {"strict", NULL, "take warnings for errors: print nothing, exit status 1"},
    {"at", "YYYY-MM-DD", "time-offset: the zone's offset on that day"},
    {"sites", "FILE",
     "a table, CSV: a row for each scope, a column for each option that differs"},
    {"output-dir", "DIR", "sites: a file for each row, or for each server, instead"},
    {"keep-going", NULL, "sites: print the rows that are good, and exit with status 1"},
    {"force", NULL, "output-dir: write over files that hold something else"},
    {NULL, NULL, NULL},
};

/* What is being configured. */
typedef struct job {
    const args *given;
    given_values values;
    configured made;
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
    work->made.platform = dhcpopt_platform_by_name(dhcpopt_text_of(given->words[0]));
    if (work->made.platform == NULL) {
        unknown_platform(given->words[0]);
    }
    return work->made.platform != NULL;
}

static bool check_usage(job *work) {
    const args *given = work->given;
    bool many = args_has(given, FLAG_SITES);
    if (!many && !given_check("config", given, given->values[FLAG_AT])) {
        return false;
    }
    for (size_t index = FLAG_OUTPUT_DIR; index <= FLAG_FORCE && !many; index++) {
        if (args_has(given, index)) {
            diag_error("config: --%s is for --sites, which is not there", flags[index].name);
            return false;
        }
    }
    if (!many && !given_any(given)) {
        diag_error("config: no option is given; --sip-server NAME is one, and \"dhcputil list "
                   "options\" lists them all");
        return false;
    }
    if (args_has(given, FLAG_MARKDOWN) && strcmp(work->made.platform->name, "table") != 0) {
        diag_error("config: --markdown is for the platform table, not for %s",
                   work->made.platform->name);
        return false;
    }
    return true;
}

/* ---- The verb ---- */

static int configure(const job *work, out *o) {
    dhcpopt_finding findings[DHCPOPT_CONFIG_FINDINGS_MAX];
    dhcpopt_error error;
    size_t count = 0;
    int exit_status = configured_render(&work->made, o);
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    if (dhcpopt_config_check(work->made.platform, &work->made.config, findings,
                             DHCPOPT_CONFIG_FINDINGS_MAX, &count, &error) != DHCPOPT_OK) {
        return configured_fault(&work->made, &error);
    }
    size_t warnings = 0;
    for (size_t index = 0; index < count; index++) {
        configured_finding(&work->made, &findings[index], "");
        warnings += findings[index].severity == DHCPOPT_NOTE ? 0 : 1;
    }
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

static int configure_one(job *work, out *o) {
    dhcpopt_config *config = &work->made.config;
    config->scope = text_or_none(work->given->values[FLAG_SCOPE]);
    config->server = text_or_none(work->given->values[FLAG_SERVER]);
    int exit_status =
        given_read("config", work->given, work->given->values[FLAG_AT], &work->values);
    work->made.given = &work->values;
    config->values = work->values.values;
    config->count = work->values.count;
    return exit_status == EXIT_DONE ? configure(work, o) : exit_status;
}

static int configure_sites(const job *work, out *o) {
    const args *given = work->given;
    const bulk_job many = {work->made.platform,
                           given,
                           given->values[FLAG_SITES],
                           given->values[FLAG_AT],
                           given->values[FLAG_SCOPE],
                           given->values[FLAG_SERVER],
                           given->values[FLAG_OUTPUT_DIR],
                           work->made.config.remove,
                           work->made.config.markdown,
                           args_has(given, FLAG_STRICT),
                           args_has(given, FLAG_KEEP_GOING),
                           args_has(given, FLAG_FORCE)};
    return bulk_run(&many, o);
}

static int run(const args *given, out *o) {
    static job work; /* too large for the stack of small systems */
    work.given = given;
    if (!find_platform(&work) || !check_usage(&work)) {
        return EXIT_USAGE;
    }
    work.made.config.remove = args_has(given, FLAG_REMOVE);
    work.made.config.markdown = args_has(given, FLAG_MARKDOWN);
    return args_has(given, FLAG_SITES) ? configure_sites(&work, o) : configure_one(&work, o);
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
