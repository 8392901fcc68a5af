/* SPDX-License-Identifier: MIT */
/* dhcputil check: what is wrong with configuration, a finding a line, and how it differs from
 * what was meant. */
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "json.h"
#include "matched.h"
#include "report.h"
#include "shown.h"
#include "together.h"
#include "twice.h"
#include "verbs.h"

enum { FLAG_EXPECT, FLAG_SITES, FLAG_FROM, FLAG_STRICT, FLAG_JSON, FLAG_AT };

static const flag flags[] = {
    {"expect", "FILE", "what was meant, as \"config json\" printed it"},
    {"sites", "FILE",
     "what was meant for each scope, a row of a table each, as config takes it"},
    {"from", "PLATFORM", "what wrote the files, where that is not to be told from the text"},
    {"strict", NULL, "exit status 1 for warnings too"},
    {"json", NULL, "a JSON object"},
    {"at", "YYYY-MM-DD", "time-offset: the zone's offset on that day"},
    {NULL, NULL, NULL},
};

typedef struct job {
    const args *given;
    out *o;
    bool compares;
    meant wanted;
    together seen;
    twice twice;
    bool by_rows;
    matched rows;
    size_t found;
    size_t wrong; /* faults and differences; with --strict warnings too */
} job;

/* ---- Findings ---- */

static void put_json(const job *work, const reading *at, size_t line, const char *severity,
                     const char *sentence, const char *name) {
    json_open(work->o, '{');
    json_key(work->o, "file");
    json_string(work->o, at->file);
    json_key(work->o, "line");
    if (line > 0) {
        json_number(work->o, line);
    } else {
        json_null(work->o);
    }
    json_key(work->o, "severity");
    json_string(work->o, severity);
    json_key(work->o, "id");
    json_string(work->o, name);
    json_key(work->o, "text");
    json_string(work->o, sentence);
    json_close(work->o, '}');
}

/* "file:12: warning: option 43: sentence (name)"; a fault is the rule and not said. */
static void put_line(const job *work, const reading *at, size_t line, const char *severity,
                     const char *sentence, const char *name) {
    if (args_has(work->given, FLAG_JSON)) {
        put_json(work, at, line, severity, sentence, name);
        return;
    }
    out_string(work->o, at->file);
    out_char(work->o, ':');
    if (line > 0) {
        out_number(work->o, line);
        out_char(work->o, ':');
    }
    out_char(work->o, ' ');
    if (strcmp(severity, report_severity(DHCPOPT_FAULT)) != 0) {
        out_string(work->o, severity);
        out_string(work->o, ": ");
    }
    out_string(work->o, sentence);
    out_string(work->o, " (");
    out_string(work->o, name);
    out_string(work->o, ")\n");
}

static void put_finding(job *work, const reading *at, const dhcpopt_finding *finding) {
    out sentence = {NULL, 0, 0};
    shown_sentence(at->found, finding, &sentence);
    out_char(&sentence, '\0');
    bool counts = finding->severity == DHCPOPT_FAULT ||
                  (finding->severity == DHCPOPT_WARNING && args_has(work->given, FLAG_STRICT));
    work->wrong += counts ? 1 : 0;
    put_line(work, at, at->found->line, report_severity(finding->severity), sentence.buf,
             finding->name);
    out_drop(&sentence);
}

/* What is there and was not meant may be right all the same. */
static void tell_difference(void *context, const reading *at, const char *name,
                            const char *sentence) {
    job *work = context;
    bool extra = strcmp(name, "extra") == 0;
    dhcpopt_severity severity = extra ? DHCPOPT_NOTE : DHCPOPT_FAULT;
    work->wrong += extra ? 0 : 1;
    put_line(work, at, at->found == NULL ? 0 : at->found->line, report_severity(severity),
             sentence, name);
}

static void take(void *context, const reading *at) {
    job *work = context;
    size_t count = 0;
    bool faulty = false;
    dhcpopt_finding *findings = shown_findings(at, &count);
    count += twice_take(&work->twice, at, &findings[count]) ? 1 : 0;
    for (size_t index = 0; index < count; index++) {
        put_finding(work, at, &findings[index]);
        faulty = faulty || findings[index].severity == DHCPOPT_FAULT;
    }
    free(findings);
    work->found++;
    together_take(&work->seen, at);
    if (work->by_rows) {
        matched_take(&work->rows, at, faulty, tell_difference, work);
    } else if (work->compares) {
        meant_compare(&work->wanted, at, tell_difference, work);
    }
    out_pass_on(work->o);
}

static void tell_together(job *work, const char *file) {
    dhcpopt_finding finding;
    dhcpopt_found about = {.status = DHCPOPT_OK};
    const reading at = {file, "line", NULL, &about};
    for (size_t index = 0; together_finding(&work->seen, index, &finding, &about.line);
         index++) {
        about.value.code = finding.option;
        put_finding(work, &at, &finding);
    }
}

/* ---- Rows ---- */

static const char *const verdicts[] = {
    [MATCH_RIGHT] = "right", [MATCH_WRONG] = "wrong", [MATCH_MISSING] = "missing"};

enum { VERDICTS = sizeof verdicts / sizeof verdicts[0] };

static void put_row(const job *work, size_t index) {
    json_open(work->o, '{');
    json_key(work->o, "row");
    json_number(work->o, work->rows.rows[index].row);
    json_key(work->o, "scope");
    json_text(work->o, matched_scope(&work->rows, index));
    json_key(work->o, "verdict");
    json_string(work->o, verdicts[matched_verdict(&work->rows, index)]);
    json_close(work->o, '}');
}

/* "branches.csv: 12 rows right, 3 wrong, 1 missing"; in JSON every row. */
static void put_rows(const job *work) {
    size_t counts[VERDICTS] = {0};
    bool json = args_has(work->given, FLAG_JSON);
    if (json) {
        json_key(work->o, "rows");
        json_open(work->o, '[');
    }
    for (size_t index = 0; index < work->rows.count; index++) {
        counts[matched_verdict(&work->rows, index)]++;
        if (json) {
            put_row(work, index);
        }
    }
    if (json) {
        json_close(work->o, ']');
        return;
    }
    out_string(work->o, work->rows.table.file);
    for (size_t verdict = 0; verdict < VERDICTS; verdict++) {
        out_string(work->o, verdict == 0 ? ": " : ", ");
        out_number(work->o, counts[verdict]);
        out_string(work->o, verdict == 0 ? " rows " : " ");
        out_string(work->o, verdicts[verdict]);
    }
    out_char(work->o, '\n');
}

/* ---- The verb ---- */

static int check_files(job *work, const dhcpopt_platform *from) {
    int exit_status = EXIT_DONE;
    for (size_t index = 0; index < work->given->count; index++) {
        const reading nowhere = {work->given->words[index], "line", NULL, NULL};
        meant_begin(&work->wanted);
        together_begin(&work->seen);
        twice_begin(&work->twice);
        matched_begin_file(&work->rows);
        int read = reading_file("check", nowhere.file, from, take, work);
        tell_together(work, nowhere.file);
        matched_end_file(&work->rows, tell_difference, work);
        if (read == EXIT_DONE && work->compares) {
            meant_missing(&work->wanted, &nowhere, tell_difference, work);
        }
        exit_status = read > exit_status ? read : exit_status;
    }
    if (exit_status == EXIT_DONE && work->found == 0) {
        diag_error("check: no options are there");
        return EXIT_DATA;
    }
    return exit_status;
}

static bool check_usage(const args *given) {
    if (given->count == 0) {
        diag_error("check: files of configuration are needed; - is standard input");
        return false;
    }
    if (args_has(given, FLAG_SITES) && args_has(given, FLAG_EXPECT)) {
        diag_error("check: --expect is for all scopes, and --sites for each; one of them");
        return false;
    }
    for (size_t index = 0; index < given->count && args_has(given, FLAG_SITES); index++) {
        if (strcmp(given->values[FLAG_SITES], "-") == 0 &&
            strcmp(given->words[index], "-") == 0) {
            diag_error("check: standard input is the table, or a file, and not both");
            return false;
        }
    }
    return args_has(given, FLAG_SITES) || given_check("check", given, given->values[FLAG_AT]);
}

/* What the files are to be held against. The exit status. */
static int read_wanted(job *work) {
    const args *given = work->given;
    const char *day = given->values[FLAG_AT];
    work->by_rows = args_has(given, FLAG_SITES);
    return work->by_rows ? matched_open(&work->rows, given, given->values[FLAG_SITES], day)
                         : meant_read("check", given, given->values[FLAG_EXPECT], day,
                                      &work->wanted, &work->compares);
}

static int run(const args *given, out *o) {
    static job work; /* too large for the stack of small systems */
    work.given = given;
    work.o = o;
    const dhcpopt_platform *from = NULL;
    if (!check_usage(given)) {
        return EXIT_USAGE;
    }
    if (given->values[FLAG_FROM] != NULL) {
        from = reading_platform("check", given->values[FLAG_FROM]);
        if (from == NULL) {
            return EXIT_USAGE;
        }
    }
    int exit_status = read_wanted(&work);
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    if (args_has(given, FLAG_JSON)) {
        json_open(o, '{');
        json_key(o, "findings");
        json_open(o, '[');
    }
    exit_status = check_files(&work, from);
    if (work.by_rows) {
        matched_finish(&work.rows, tell_difference, &work);
    }
    if (args_has(given, FLAG_JSON)) {
        json_close(o, ']');
    }
    if (work.by_rows) {
        put_rows(&work);
        matched_close(&work.rows);
    }
    if (args_has(given, FLAG_JSON)) {
        json_close(o, '}');
        out_char(o, '\n');
    }
    if (exit_status == EXIT_USAGE && work.found > 0) {
        out_write(o); /* the files that can be read are not lost for those that cannot */
    }
    return exit_status == EXIT_DONE && work.wrong > 0 ? EXIT_DATA : exit_status;
}

const verb verb_check = {
    "check",
    "[--OPTION VALUE...] FILE...",
    "print what is wrong with configuration, or not as it was meant",
    "  dhcputil check running-config.txt\n"
    "  dhcputil check --sip-server sfbpool.domain.com --voice-vlan 200 running-config.txt\n"
    "  dhcputil check --expect values.json --from kea kea-dhcp4.conf\n",
    flags,
    true,
    run,
};
