/* SPDX-License-Identifier: MIT */
/* Prints the configuration of all rows of a table of sites, or writes it to files, once all
 * rows are known to be good. */
#include "bulk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "bulk_rows.h"
#include "diag.h"

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

/* What stands in front of the rows and behind them is for all options that any row has, but for
 * those that exclude one another. */
static void join_any(bulk *b) {
    size_t count = b->any_count;
    size_t len = 0;
    b->made.config.values = b->any;
    b->made.config.count = 0;
    b->made.config.row = 0;
    b->made.config.part = DHCPOPT_PART_ALL;
    for (size_t index = 0; index < count; index++) {
        dhcpopt_value next = b->any[index];
        b->any[b->made.config.count++] = next;
        if (dhcpopt_config_render(b->job->platform, &b->made.config, NULL, 0, &len, NULL) !=
            DHCPOPT_OK) {
            b->made.config.count--;
        }
    }
}

static int put_part(bulk *b, dhcpopt_part part, dhcpopt_text server, out *o) {
    b->made.config.part = part;
    b->made.config.server = server.len > 0 ? server : none;
    return configured_render(&b->made, o);
}

/* In front of the rows of some servers, and behind them. */
static void put_head(bulk *b, size_t first, size_t count, out *o) {
    put_part(b, DHCPOPT_PART_HEAD, none, o);
    for (size_t index = first; index < first + count; index++) {
        put_part(b, DHCPOPT_PART_DEFINITIONS, names_at(&b->servers, index), o);
    }
}

static bool put_spool(bulk *b, out *o) {
    enum { BLOCK = 1 << 16 };
    bool read = true;
    if (b->spool != NULL) {
        rewind(b->spool);
        for (size_t got = 1; got > 0;) {
            got = fread(out_reserve(o, BLOCK), 1, BLOCK, b->spool);
            o->len += got;
            out_pass_on(o);
        }
        read = ferror(b->spool) == 0;
    }
    dhcpopt_text rest = {b->gathered.buf, b->gathered.len};
    out_text(o, rest);
    if (!read) {
        diag_error("config: a temporary file cannot be read: %s", strerror(errno));
    }
    return read;
}

static int print_all(bulk *b, out *o) {
    out_keep_line_ends();
    put_head(b, 0, b->servers.count, o);
    bool put = put_spool(b, o);
    put_part(b, DHCPOPT_PART_TAIL, b->servers.count == 1 ? names_at(&b->servers, 0) : none, o);
    return put ? EXIT_DONE : EXIT_USAGE;
}

static int write_servers(bulk *b) {
    int exit_status = EXIT_DONE;
    for (size_t index = 0; index < b->servers.count; index++) {
        out text = {NULL, 0, 0};
        dhcpopt_text rows = {b->bodies[index].buf, b->bodies[index].len};
        put_head(b, index, 1, &text);
        out_text(&text, rows);
        put_part(b, DHCPOPT_PART_TAIL, names_at(&b->servers, index), &text);
        int status = outdir_add(&b->files, b->job->file, names_at(&b->servers, index),
                                b->job->platform->file_suffix, &text);
        exit_status = status > exit_status ? status : exit_status;
        out_drop(&text);
    }
    return exit_status;
}

static int finish_files(bulk *b, int exit_status) {
    if (exit_status == EXIT_DONE && b->of_servers) {
        exit_status = write_servers(b);
    }
    if (exit_status != EXIT_DONE) {
        outdir_abandon(&b->files);
        return exit_status;
    }
    return outdir_finish(&b->files);
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
        exit_status = outdir_begin(&b->files, job->directory, job->force);
        b->of_servers = job->platform->server_help != NULL &&
                        (job->server != NULL || sites_has(&b->table, COLUMN_SERVER));
    }
    exit_status = exit_status == EXIT_DONE ? bulk_read(b) : exit_status;
    exit_status = exit_status == EXIT_DONE ? judge(b) : exit_status;
    if (exit_status == EXIT_DONE) {
        join_any(b);
        b->made.config.scope =
            b->any_scope[0] != '\0' && job->platform->scope != DHCPOPT_SCOPE_NONE
                ? dhcpopt_text_of(b->any_scope)
                : none;
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
    names_drop(&b.scopes);
    names_drop(&b.groups);
    return exit_status;
}
