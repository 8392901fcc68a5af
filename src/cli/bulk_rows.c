/* SPDX-License-Identifier: MIT */
/* Prints the rows of a table of sites into memory, and into a temporary file where they are
 * long; for config --sites. */
#include "bulk_rows.h"

#include <string.h>

#include "diag.h"
#include "interrupt.h"
#include "matched_key.h"
#include "progress.h"
#include "report.h"
#include "spool.h"

enum {
    GATHERED_MAX = 1 << 20, /* of the rows' text is kept in memory */
    ROW_CAP = 1 << 16,      /* room that a row's text is tried in first */
    SCOPES_KEPT = 100000    /* so many rows are looked over for the same scope */
};

static const dhcpopt_text none = {NULL, 0};

/* ---- Rows ---- */

/* Where a table names scopes, an empty cell may be one that was merged with others. */
static void tell_whole_server(bulk *b, const site *row) {
    const dhcpopt_platform *platform = b->job->platform;
    bool may = platform->scope != DHCPOPT_SCOPE_NONE && !platform->scope_needed;
    if (may && !b->whole_told && sites_has(&b->table, COLUMN_SCOPE)) {
        b->whole_told = true;
        b->warnings++;
        diag_warning("%s: it is empty, so that the row is for the whole server",
                     sites_subject(&b->table, row, "scope"));
    }
}

/* Lines without a scope would go to the one in front of them. Where they are commands for a
 * server they are for all of it. */
static bool check_has_scope(bulk *b, const site *row) {
    const dhcpopt_platform *platform = b->job->platform;
    bool needed = platform->scope != DHCPOPT_SCOPE_NONE && platform->server_help == NULL &&
                  (b->rows > 0 || sites_has(&b->table, COLUMN_SCOPE));
    if (row->scope.ptr != NULL) {
        return true;
    }
    if (!needed) {
        tell_whole_server(b, row);
        return true;
    }
    if (sites_fault(&b->table)) {
        diag_error("%s: it is missing: %s", sites_subject(&b->table, row, "scope"),
                   platform->scope_help);
    }
    return false;
}

/* Its file is named after it. */
static bool check_server(bulk *b, const site *row) {
    bool there = !b->of_servers || row->server.len > 0;
    if (!there && sites_fault(&b->table)) {
        diag_error("%s: it is missing: %s", sites_subject(&b->table, row, "server"),
                   b->job->platform->server_help);
    }
    return there;
}

/* Tells that an earlier row is in the way; what it has of this one's is said in words. */
static void tell_earlier(bulk *b, const site *row, size_t earlier, const char *what) {
    if (sites_fault(&b->table)) {
        diag_error("%s: row %lu %s", sites_subject(&b->table, row, "scope"),
                   (unsigned long)earlier, what);
        if (row->scope.len > 0) {
            diag_quote(row->scope, 0, row->scope.len);
        }
    }
}

/* Neither the scope nor a number that comes of it may be an earlier row's, too. */
static bool check_scope(bulk *b, const site *row) {
    char buf[KEY_MAX];
    bool unseen = true;
    if (!check_has_scope(b, row)) {
        return false;
    }
    uint32_t group = dhcpopt_config_group(b->job->platform, row->scope);
    dhcpopt_text key = matched_key(row->scope, row->server, buf);
    if (key.len == 0 || b->scopes.count >= SCOPES_KEPT ||
        b->job->platform->scope == DHCPOPT_SCOPE_NONE) {
        return true;
    }
    size_t earlier = names_add(&b->scopes, key, row->row, &unseen);
    if (!unseen) {
        tell_earlier(b, row, earlier, "has the same scope already");
    } else if (group != 0 && b->job->directory == NULL) {
        dhcpopt_text number = {(const char *)&group, sizeof group};
        earlier = names_add(&b->groups, number, row->row, &unseen);
        if (!unseen) {
            tell_earlier(b, row, earlier,
                         "has the same option group, whose number is made from the pool's "
                         "name; one of them needs another name");
        }
    }
    return unseen;
}

static void keep_text(char kept[SITE_SUBJECT_MAX], dhcpopt_text text) {
    size_t len = text.len < SITE_SUBJECT_MAX ? text.len : 0;
    if (len > 0) {
        memcpy(kept, text.ptr, len);
    }
    kept[len] = '\0';
}

static void keep_any(bulk *b, const site *row) {
    for (size_t index = 0; index < row->count; index++) {
        bulk_any_add(&b->any, row->options[index], row->values[index], false);
    }
    if (b->rows == 0) {
        keep_text(b->scope, row->scope);
        keep_text(b->server, row->server);
    }
}

/* The value that brings a finding stands for its option, so that what is in front of all rows
 * has it, too. */
static void keep_remarkable(bulk *b, const site *row, const dhcpopt_finding *finding) {
    enum { CODE_VENDOR_SPECIFIC = 43 };
    for (size_t index = 0; index < row->count; index++) {
        dhcpopt_value value = row->values[index];
        bool option = value.space == DHCPOPT_SPACE_DHCP4 && value.code == finding->option;
        bool inside = value.space != DHCPOPT_SPACE_DHCP4 && value.code == finding->code &&
                      finding->option == CODE_VENDOR_SPECIFIC;
        if (option || inside) {
            bulk_any_add(&b->any, row->options[index], value, true);
        }
    }
}

static void tell_finding(bulk *b, const site *row, const dhcpopt_finding *finding) {
    char where[64];
    for (size_t index = 0; index < b->told_count; index++) {
        const told_finding *old = &b->told[index];
        if (old->id == finding->id && old->option == finding->option &&
            old->code == finding->code) {
            return;
        }
    }
    if (b->told_count < FINDINGS_KEPT) {
        const told_finding new = {finding->id, finding->option, finding->code};
        b->told[b->told_count++] = new;
        snprintf(where, sizeof where, "; first in row %lu", (unsigned long)row->row);
        configured_finding(&b->made, finding, where);
        keep_remarkable(b, row, finding);
        b->warnings += finding->severity == DHCPOPT_NOTE ? 0 : 1;
    }
}

/* Can it be looked over without the others? The sub-options of a URL cannot. */
static bool is_alone(const dhcpopt_value *value) {
    enum { CODE_VENDOR_SPECIFIC = 43 };
    bool whole = value->space == DHCPOPT_SPACE_DHCP4 && value->code == CODE_VENDOR_SPECIFIC;
    return value->space != DHCPOPT_SPACE_MS_UC_CLIENT && !whole;
}

/* The values that may bring a finding that an earlier row has not: those that no row had
 * lately, and all of them where no row had the same options in the same lengths. What is found
 * depends on one option, or on which are there and how long they are. */
static size_t values_to_check(bulk *b, const site *row, dhcpopt_value *ret_values) {
    uint64_t *checked = &b->checked[row->shape % CHECKED_KEPT];
    bool all = *checked != row->shape;
    size_t count = 0;
    for (size_t index = 0; index < row->count; index++) {
        bool fresh = (row->fresh >> index & 1) != 0;
        all = all || (fresh && !is_alone(&row->values[index]));
    }
    for (size_t index = 0; index < row->count; index++) {
        if (all || (row->fresh >> index & 1) != 0) {
            ret_values[count++] = row->values[index];
        }
    }
    *checked = row->shape;
    return count;
}

static void check_row(bulk *b, const site *row) {
    dhcpopt_finding findings[DHCPOPT_CONFIG_FINDINGS_MAX];
    dhcpopt_value values[OPTIONS_MAX];
    size_t found = 0;
    dhcpopt_config part = b->made.config;
    part.part = DHCPOPT_PART_TAIL; /* the values were printed, and so are good */
    part.values = values;
    part.count = values_to_check(b, row, values);
    if (part.count > 0 &&
        dhcpopt_config_check(b->job->platform, &part, findings, DHCPOPT_CONFIG_FINDINGS_MAX,
                             &found, NULL) == DHCPOPT_OK) {
        for (size_t index = 0; index < found; index++) {
            tell_finding(b, row, &findings[index]);
        }
    }
}

/* Tells everything that is wrong with the row, a thing after the other: a value that is at
 * fault is left out, and the rest is tried again; in the place of a scope that is, a good one;
 * and where no value is left, one that never is at fault, for the scope and the server. */
static void tell_faults(bulk *b, const site *row) {
    enum { CODE_TIME_OFFSET = 2 };
    static const uint8_t utc[] = {0, 0, 0, 0};
    static const dhcpopt_value good = {
        DHCPOPT_SPACE_DHCP4, CODE_TIME_OFFSET, {utc, sizeof utc}};
    site left = *row;
    configured tried = b->made;
    dhcpopt_error error;
    size_t len = 0;
    tried.row = &left;
    if (row->good && row->count == 0 && sites_fault(&b->table)) {
        diag_error("%s: it gives no option", sites_subject(&b->table, row, NULL));
    }
    for (;;) {
        tried.config.values = left.count > 0 ? left.values : &good;
        tried.config.count = left.count > 0 ? left.count : 1;
        dhcpopt_status status =
            dhcpopt_config_render(b->job->platform, &tried.config, NULL, 0, &len, &error);
        bool told = left.count > 0 || configured_is_of_place(status);
        if (status == DHCPOPT_OK || !told) {
            return;
        }
        if (sites_fault(&b->table)) {
            configured_fault(&tried, &error);
        }
        if (configured_is_of_value(status)) {
            sites_leave_out(&left, error.item);
        } else if (status == DHCPOPT_SCOPE_SYNTAX && tried.config.scope.ptr == row->scope.ptr) {
            tried.config.scope = dhcpopt_text_of(report_scope_example(b->job->platform->scope));
        } else {
            return;
        }
    }
}

/* Adds the row's text; false where it cannot be printed. */
static bool render_row(bulk *b, out *to) {
    dhcpopt_error error;
    size_t len = 0;
    char *room = out_reserve(to, ROW_CAP);
    dhcpopt_status status =
        dhcpopt_config_render(b->job->platform, &b->made.config, room, ROW_CAP, &len, &error);
    if (status == DHCPOPT_SPACE) {
        room = out_reserve(to, error.need);
        status = dhcpopt_config_render(b->job->platform, &b->made.config, room, error.need,
                                       &len, &error);
    }
    to->len += status == DHCPOPT_OK ? len : 0;
    return status == DHCPOPT_OK;
}

/* Its name in small letters: a server has one, however a row spells it. */
static dhcpopt_text small_server(const site *row, char buf[SITE_SUBJECT_MAX]) {
    dhcpopt_text name = {buf, row->server.len < SITE_SUBJECT_MAX ? row->server.len : 0};
    dhcpopt_text server = {row->server.ptr, name.len};
    matched_small(server, buf);
    return name;
}

/* How many rows came before in what is printed; in a server's file, 1 stands for any number. */
static size_t count_before(const bulk *b, const site *row) {
    char buf[SITE_SUBJECT_MAX];
    size_t number = 0;
    if (!b->of_servers) {
        return b->rows;
    }
    return names_find(&b->small_servers, small_server(row, buf), &number) ? 1 : 0;
}

/* The text of the row goes to that of its server's rows, where each server has a file. */
static void sort_by_server(bulk *b, const site *row) {
    char buf[SITE_SUBJECT_MAX];
    bool new = false;
    size_t number =
        names_add(&b->small_servers, small_server(row, buf), b->servers.count, &new);
    if (new) {
        names_add(&b->servers, row->server, number, &new);
    }
    if (!b->of_servers) {
        return;
    }
    if (new) {
        static const out empty = {NULL, 0, 0};
        b->bodies = cli_allocate(b->bodies, b->servers.count * sizeof *b->bodies);
        b->bodies[number] = empty;
    }
    dhcpopt_text text = {b->gathered.buf, b->gathered.len};
    out_text(&b->bodies[number], text);
    b->gathered.len = 0;
}

/* A file for the row. */
static bool write_row(bulk *b, const site *row) {
    dhcpopt_text name = row->scope.ptr == NULL ? dhcpopt_text_of("") : row->scope;
    bool told = b->table.faults < SITE_FAULTS_MAX;
    int status = outdir_add(&b->files, told ? sites_subject(&b->table, row, "scope") : NULL,
                            name, b->job->platform->file_suffix, &b->gathered);
    b->gathered.len = 0;
    b->failed = b->failed || status == EXIT_USAGE;
    b->table.faults += status == EXIT_DATA ? 1 : 0;
    return status == EXIT_DONE;
}

/* False where it is no use to go on. */
static bool take_row(bulk *b, const site *row) {
    dhcpopt_config *config = &b->made.config;
    bool scoped = b->job->platform->scope != DHCPOPT_SCOPE_NONE;
    bool alone = b->job->directory != NULL && !b->of_servers; /* in a file of its own */
    if (!scoped && !alone && b->rows > 0) {
        b->failed = true;
        diag_error("%s: %s has no place for a second row; --output-dir DIR writes a file for "
                   "each",
                   sites_subject(&b->table, row, NULL), b->job->platform->name);
        return false;
    }
    config->values = row->values;
    config->count = row->count;
    config->scope = scoped || b->job->directory == NULL ? row->scope : none;
    config->server = row->server;
    config->part = alone ? DHCPOPT_PART_ALL : DHCPOPT_PART_VALUES;
    config->row = count_before(b, row);
    bool placed = check_scope(b, row) && check_server(b, row);
    if (!row->good || !placed || !render_row(b, &b->gathered)) {
        tell_faults(b, row);
        return true;
    }
    keep_any(b, row);
    check_row(b, row);
    sort_by_server(b, row);
    b->rows++;
    if (alone) {
        write_row(b, row);
        return !b->failed;
    }
    b->failed = b->gathered.len >= GATHERED_MAX && !spool_add(&b->spool, &b->gathered);
    return !b->failed;
}

int bulk_read(bulk *b) {
    int exit_status = EXIT_DONE;
    b->made.row = &b->row;
    while (!interrupt_came() && sites_next(&b->table, &b->row, &exit_status) &&
           take_row(b, &b->row)) {
        progress_tell(b->row.row);
    }
    progress_end();
    sites_tell_more(&b->table);
    return b->failed ? EXIT_USAGE : exit_status;
}
