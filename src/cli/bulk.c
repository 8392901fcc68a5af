/* SPDX-License-Identifier: MIT */
/* Prints the configuration of all rows of a table of sites, or writes it to files, once all
 * rows are known to be good. */
#include "bulk.h"

#include <stdlib.h>

#include "bulk_rows.h"
#include "diag.h"
#include "interrupt.h"
#include "spool.h"

static const dhcpopt_text none = {NULL, 0};

/* ---- The table as a whole ---- */

static int tell_table(const bulk *b, const char *what) {
    diag_error("%s: %s", b->job->file, what);
    return EXIT_DATA;
}

static int check_columns(const bulk *b) {
    const dhcpopt_platform *platform = b->job->platform;
    bool scope = sites_has(&b->table, COLUMN_SCOPE) || b->job->scope != NULL;
    if (!sites_has(&b->table, COLUMN_OPTION) && b->table.defaults.count == 0) {
        return tell_table(b, "no column is an option, and none is given; \"dhcputil list "
                             "options\" lists them");
    }
    if (platform->scope_needed && !scope) {
        diag_error("%s: the column \"scope\" is missing: %s", b->job->file,
                   platform->scope_help);
        return EXIT_DATA;
    }
    return EXIT_DONE;
}

/* ---- All of them ---- */

/* What stands in front of the rows and behind them is for all options that any row has. */
static void begin_printing(bulk *b) {
    dhcpopt_config *config = &b->made.config;
    config->scope = b->scope[0] != '\0' && b->job->platform->scope != DHCPOPT_SCOPE_NONE
                        ? dhcpopt_text_of(b->scope)
                        : none;
    config->server = b->server[0] != '\0' ? dhcpopt_text_of(b->server) : none;
    config->row = 0;
    bulk_any_join(&b->any, b->job->platform, *config);
    config->values = b->any.values;
    config->count = b->any.count;
}

static bool put_part(bulk *b, dhcpopt_part part, dhcpopt_text server, out *o) {
    b->made.config.part = part;
    b->made.config.server = server.len > 0 ? server : none;
    return configured_render(&b->made, o) == EXIT_DONE;
}

/* In front of the rows of some servers. */
static bool put_head(bulk *b, size_t first, size_t count, out *o) {
    bool put = put_part(b, DHCPOPT_PART_HEAD, names_at(&b->servers, first), o);
    for (size_t index = first; put && index < first + count; index++) {
        put = put_part(b, DHCPOPT_PART_DEFINITIONS, names_at(&b->servers, index), o);
    }
    return put;
}

static bool put_rows(bulk *b, out *o) {
    if (b->spool != NULL && !spool_print(b->spool, o)) {
        return false;
    }
    dhcpopt_text rest = {b->gathered.buf, b->gathered.len};
    out_text(o, rest);
    return true;
}

static int print_all(bulk *b, out *o) {
    out_keep_line_ends();
    bool put = put_head(b, 0, b->servers.count, o) && put_rows(b, o) &&
               put_part(b, DHCPOPT_PART_TAIL, names_at(&b->servers, 0), o);
    return put ? EXIT_DONE : EXIT_USAGE;
}

static int write_server(bulk *b, size_t index) {
    out text = {NULL, 0, 0};
    int exit_status = EXIT_USAGE;
    dhcpopt_text server = names_at(&b->servers, index);
    dhcpopt_text rows = {b->bodies[index].buf, b->bodies[index].len};
    bool put = put_head(b, index, 1, &text);
    out_text(&text, rows);
    if (put && put_part(b, DHCPOPT_PART_TAIL, server, &text)) {
        exit_status =
            outdir_add(&b->files, b->job->file, server, b->job->platform->file_suffix, &text);
    }
    out_drop(&text);
    return exit_status;
}

static int write_servers(bulk *b) {
    int exit_status = EXIT_DONE;
    for (size_t index = 0; index < b->servers.count; index++) {
        int status = write_server(b, index);
        exit_status = status > exit_status ? status : exit_status;
    }
    return exit_status;
}

static int finish_files(bulk *b, int exit_status) {
    if (exit_status == EXIT_DONE && b->of_servers) {
        exit_status = write_servers(b);
    }
    if (exit_status != EXIT_DONE || interrupt_came()) {
        outdir_abandon(&b->files);
    } else {
        exit_status = outdir_finish(&b->files);
    }
    interrupt_let_through();
    return exit_status;
}

/* May what was read be printed? */
static int judge(const bulk *b) {
    const bulk_job *job = b->job;
    const char *done = job->directory == NULL ? "printed" : "written";
    if (b->table.faults > 0 && (!job->keep_going || b->rows == 0)) {
        diag_error("config: nothing is %s, because of what is wrong with %s%s", done, job->file,
                   job->keep_going ? "" : "; --keep-going leaves the rows out that are wrong");
        return EXIT_DATA;
    }
    if (b->rows == 0) {
        diag_error("config: %s has no rows but the one that names the columns", job->file);
        return EXIT_DATA;
    }
    if (b->warnings > 0 && job->strict) {
        diag_error("config: --strict: nothing is %s, because of the warning%s above", done,
                   b->warnings == 1 ? "" : "s");
        return EXIT_DATA;
    }
    return EXIT_DONE;
}

static int run(bulk *b, out *o) {
    const bulk_job *job = b->job;
    int exit_status = check_columns(b);
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    if (job->directory != NULL) {
        interrupt_put_off();
        exit_status = outdir_begin(&b->files, job->directory, job->force);
        b->of_servers = job->platform->server_help != NULL &&
                        (job->server != NULL || sites_has(&b->table, COLUMN_SERVER));
    }
    exit_status = exit_status == EXIT_DONE ? bulk_read(b) : exit_status;
    exit_status = exit_status == EXIT_DONE ? judge(b) : exit_status;
    if (exit_status == EXIT_DONE) {
        begin_printing(b);
    }
    if (job->directory != NULL) {
        exit_status = finish_files(b, exit_status);
    } else if (exit_status == EXIT_DONE) {
        exit_status = print_all(b, o);
    }
    return exit_status == EXIT_DONE && b->table.faults > 0 ? EXIT_DATA : exit_status;
}

int bulk_run(const bulk_job *job, out *o) {
    static bulk b; /* too large for a stack */
    b.job = job;
    b.made.platform = job->platform;
    b.made.table = &b.table;
    b.made.config.remove = job->remove;
    b.made.config.markdown = job->markdown;
    int exit_status = sites_open(&b.table, "config", job->file, job->given, job->day,
                                 job->scope, job->server);
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    exit_status = run(&b, o);
    sites_close(&b.table);
    if (b.spool != NULL) {
        fclose(b.spool);
    }
    for (size_t index = 0; index < b.servers.count && b.of_servers; index++) {
        out_drop(&b.bodies[index]);
    }
    free(b.bodies);
    out_drop(&b.gathered);
    names_drop(&b.servers);
    names_drop(&b.small_servers);
    names_drop(&b.scopes);
    names_drop(&b.groups);
    return exit_status;
}
