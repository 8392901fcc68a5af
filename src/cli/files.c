/* SPDX-License-Identifier: MIT */
/* decode of configuration: what the options in files say, and what is wrong with them. */
#include "files.h"

#include <stdlib.h>

#include "diag.h"
#include "json.h"
#include "shown.h"
#include "together.h"

typedef struct job {
    const files *given;
    out *o;
    size_t found;
    size_t faults;
    together seen;
} job;

static void take(void *context, const reading *at) {
    job *work = context;
    size_t count = 0;
    dhcpopt_finding *findings = shown_findings(at, &count);
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

static void tell_together(job *work, const char *file) {
    dhcpopt_finding finding;
    size_t line = 0;
    for (size_t index = 0; together_finding(&work->seen, index, &finding, &line); index++) {
        work->faults += finding.severity == DHCPOPT_FAULT ? 1 : 0;
        if (!work->given->json) {
            shown_print_whole(file, &finding, index, work->o);
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
        json_close(o, '}');
        out_char(o, '\n');
    } else if (work.found == 0 && exit_status == EXIT_DONE) {
        diag_note("decode: no options are there");
    }
    return exit_status == EXIT_DONE && work.faults > 0 ? EXIT_DATA : exit_status;
}
