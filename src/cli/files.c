/* SPDX-License-Identifier: MIT */
/* decode of configuration: what the options in files say, and what is wrong with them. */
#include "files.h"

#include <stdlib.h>

#include "diag.h"
#include "json.h"
#include "report.h"
#include "shown.h"
#include "together.h"
#include "twice.h"

typedef struct job {
    const files *given;
    out *o;
    size_t found;
    size_t faults;
    together seen;
    twice twice;
    out whole; /* JSON: the findings of whole files */
} job;

static void take(void *context, const reading *at) {
    job *work = context;
    size_t count = 0;
    dhcpopt_finding *findings = shown_findings(at, &count);
    count += twice_take(&work->twice, at, &findings[count]) ? 1 : 0;
    for (size_t index = 0; index < count; index++) {
        work->faults += findings[index].severity == DHCPOPT_FAULT ? 1 : 0;
    }
    work->found++;
    together_take(&work->seen, at);
    if (work->given->json) {
        shown_json(at, findings, count, work->o);
    } else {
        shown_print(at, work->given->count > 1, findings, count, work->o);
    }
    free(findings);
    out_pass_on(work->o);
}

/* As an object of the array that follows the options. */
static void keep_whole(job *work, const char *file, size_t line,
                       const dhcpopt_finding *finding) {
    out *o = &work->whole;
    json_open(o, '{');
    json_key(o, "file");
    json_string(o, file);
    json_key(o, "line");
    json_number(o, line);
    json_key(o, "severity");
    json_string(o, report_severity(finding->severity));
    json_key(o, "id");
    json_string(o, finding->name);
    json_key(o, "sub_option");
    if (finding->code != 0) {
        json_number(o, finding->code);
    } else {
        json_null(o);
    }
    json_key(o, "text");
    json_string(o, finding->detail);
    json_close(o, '}');
}

static void tell_together(job *work, const char *file) {
    dhcpopt_finding finding;
    size_t line = 0;
    for (size_t index = 0; together_finding(&work->seen, index, &finding, &line); index++) {
        work->faults += finding.severity == DHCPOPT_FAULT ? 1 : 0;
        if (work->given->json) {
            keep_whole(work, file, line, &finding);
        } else {
            shown_print_whole(file, line, &finding, index, work->o);
        }
    }
}

int files_decode(const files *given, out *o) {
    job work = {.given = given, .o = o};
    const dhcpopt_platform *from = NULL;
    int exit_status = EXIT_DONE;
    if (given->from != NULL) {
        from = reading_platform("decode", given->from);
        if (from == NULL) {
            return EXIT_USAGE;
        }
    }
    if (given->json) {
        json_open(o, '{');
        json_key(o, "options");
        json_open(o, '[');
    }
    for (size_t index = 0; index < given->count; index++) {
        together_begin(&work.seen);
        twice_begin(&work.twice);
        int read = reading_file("decode", given->names[index], from, take, &work);
        tell_together(&work, given->names[index]);
        exit_status = read > exit_status ? read : exit_status;
        if (index == 0 && read == EXIT_USAGE) { /* perhaps an option was meant, and bytes */
            diag_note(
                "decode: nor is \"%s\" an option's name or code; \"dhcputil list options\" "
                "lists them",
                given->names[index]);
            break;
        }
    }
    if (given->json) {
        json_close(o, ']');
        json_key(o, "findings");
        json_open(o, '[');
        out_text(o, (dhcpopt_text){work.whole.buf, work.whole.len});
        json_close(o, ']');
        out_drop(&work.whole);
        json_close(o, '}');
        out_char(o, '\n');
    }
    if (work.found == 0 && exit_status == EXIT_DONE) {
        diag_error("decode: no options are there");
        exit_status = EXIT_DATA;
    }
    if (exit_status == EXIT_USAGE && work.found > 0) {
        out_write(o); /* the files that can be read are not lost for those that cannot */
    }
    return exit_status == EXIT_DONE && work.faults > 0 ? EXIT_DATA : exit_status;
}
