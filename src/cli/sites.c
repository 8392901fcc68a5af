/* SPDX-License-Identifier: MIT */
/* Reads tables of sites for config and check. */
#include "sites.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "hash.h"
#include "input.h"

/* ---- The header ---- */

static const struct {
    column_kind kind;
    const char *name;
} plain_columns[] = {
    {COLUMN_SCOPE, "scope"},
    {COLUMN_SERVER, "server"},
    {COLUMN_COMMENT, "comment"},
};

enum { PLAIN_COLUMNS = sizeof plain_columns / sizeof plain_columns[0] };

static void unknown_column(const sites *all, const char *name) {
    out known = {NULL, 0, 0};
    for (size_t index = 0; index < PLAIN_COLUMNS; index++) {
        out_char(&known, ' ');
        out_string(&known, plain_columns[index].name);
    }
    for (size_t row = 0; row < OPTIONS_MAX && dhcpopt_option_at(row) != NULL; row++) {
        const dhcpopt_option *option = dhcpopt_option_at(row);
        out_char(&known, ' ');
        out_string(&known, option->name);
        out_string(&known, option->alias == NULL ? "" : "=");
        out_string(&known, option->alias == NULL ? "" : option->alias);
    }
    out_char(&known, '\0');
    diag_error("%s: \"%s\" is no column; known are%s", all->file, name, known.buf);
    out_drop(&known);
}

static bool find_option(const char *name, size_t *ret_row) {
    for (size_t row = 0; row < OPTIONS_MAX && dhcpopt_option_at(row) != NULL; row++) {
        const dhcpopt_option *option = dhcpopt_option_at(row);
        if (input_same(name, option->name) ||
            (option->alias != NULL && input_same(name, option->alias))) {
            *ret_row = row;
            return true;
        }
    }
    return false;
}

/* What the name stands for; one without a name may have empty cells. */
static bool name_column(const sites *all, column *ret) {
    ret->kind = COLUMN_UNNAMED;
    ret->option = 0;
    if (ret->name[0] == '\0') {
        return true;
    }
    for (size_t index = 0; index < PLAIN_COLUMNS; index++) {
        if (input_same(ret->name, plain_columns[index].name)) {
            ret->kind = plain_columns[index].kind;
            return true;
        }
    }
    if (!find_option(ret->name, &ret->option)) {
        unknown_column(all, ret->name);
        return false;
    }
    ret->kind = COLUMN_OPTION;
    return true;
}

static bool check_repeated(const sites *all, size_t index) {
    const column *new = &all->columns[index];
    for (size_t before = 0; before < index; before++) {
        const column *old = &all->columns[before];
        if (new->kind == old->kind &&new->option == old->option &&new->kind != COLUMN_UNNAMED) {
            diag_error("%s: column %u, \"%s\", is there already as column %u, \"%s\"",
                       all->file, (unsigned)index + 1, new->name, (unsigned)before + 1,
                       old->name);
            return false;
        }
    }
    return true;
}

static bool take_header(sites *all) {
    bool good = true;
    all->column_count = all->table.count;
    for (size_t index = 0; index < all->column_count; index++) {
        column *at = &all->columns[index];
        dhcpopt_text cell = all->table.cells[index];
        size_t len = cell.len < sizeof at->name ? cell.len : sizeof at->name - 1;
        memcpy(at->name, cell.ptr, len);
        at->name[len] = '\0';
        if (strlen(at->name) < len) { /* a NUL is in no name */
            memset(at->name, '?', len);
        }
        good = name_column(all, at) && check_repeated(all, index) && good;
    }
    return good;
}

static void tell_row(sites *all, csv_status status) {
    diag_error("%s: row %lu: %s", all->file, (unsigned long)all->table.row, csv_text(status));
}

/* Is --at a day, and is there an offset that it is for? A message where not. */
static bool check_day(const sites *all, const args *given) {
    bool offset = false;
    size_t zone = 0;
    for (size_t row = 0; row < OPTIONS_MAX && dhcpopt_option_at(row) != NULL; row++) {
        bool is_zone = dhcpopt_option_at(row)->kind == DHCPOPT_KIND_OFFSET;
        zone = is_zone ? row : zone;
        offset = offset || (is_zone && given->options[row] != NULL);
    }
    for (size_t index = 0; index < all->column_count; index++) {
        const column *at = &all->columns[index];
        offset = offset || (at->kind == COLUMN_OPTION && at->option == zone);
    }
    if (all->day != NULL && !offset) {
        diag_error("%s: --at is for time-offset, which is neither a column nor an option",
                   all->verb);
        return false;
    }
    const value_source any_zone = {all->verb, dhcpopt_option_at(zone),
                                   "",        dhcpopt_text_of("Etc/UTC"),
                                   all->day,  false,
                                   NULL,      false};
    return value_check_day(&any_zone);
}

static int read_header(sites *all) {
    csv_status status = csv_next(&all->table);
    if (status == CSV_UNREADABLE) {
        return EXIT_USAGE;
    }
    if (status == CSV_END) {
        diag_error("%s: the table is empty; its first row names the columns", all->file);
        return EXIT_DATA;
    }
    if (status != CSV_RECORD) {
        tell_row(all, status);
        return EXIT_DATA;
    }
    return take_header(all) ? EXIT_DONE : EXIT_DATA;
}

int sites_open(sites *all, const char *caller, const char *file, const args *given,
               const char *day, const char *scope, const char *server) {
    static const dhcpopt_text none = {NULL, 0};
    all->verb = caller;
    all->file = file;
    all->day = day;
    all->scope = scope == NULL ? none : dhcpopt_text_of(scope);
    all->server = server == NULL ? none : dhcpopt_text_of(server);
    all->faults = 0;
    if (!csv_open(&all->table, caller, file)) {
        return EXIT_USAGE;
    }
    int exit_status = read_header(all);
    if (exit_status == EXIT_DONE && !check_day(all, given)) {
        exit_status = EXIT_USAGE;
    }
    if (exit_status == EXIT_DONE) {
        exit_status = given_read(caller, given, day, &all->defaults);
    }
    if (exit_status != EXIT_DONE) {
        sites_close(all);
    }
    return exit_status;
}

void sites_close(sites *all) {
    csv_close(&all->table);
}

bool sites_has(const sites *all, column_kind kind) {
    for (size_t index = 0; index < all->column_count; index++) {
        if (all->columns[index].kind == kind) {
            return true;
        }
    }
    return false;
}

/* ---- Faults ---- */

const char *sites_subject(sites *all, const site *at, const char *what) {
    snprintf(all->subject, sizeof all->subject, "%s: row %lu%s%s", all->file,
             (unsigned long)at->row, what == NULL ? "" : ": ", what == NULL ? "" : what);
    return all->subject;
}

bool sites_fault(sites *all) {
    return ++all->faults <= SITE_FAULTS_MAX;
}

void sites_tell_more(const sites *all) {
    if (all->faults > SITE_FAULTS_MAX) {
        diag_error("%s: %lu more faults are not told", all->file,
                   (unsigned long)(all->faults - SITE_FAULTS_MAX));
    }
}

/* Without a subject, and without messages. */
static value_source cell_source(const sites *all, size_t number) {
    value_source cell = {all->verb, dhcpopt_option_at(all->columns[number].option),
                         "",        all->table.cells[number],
                         all->day,  false,
                         NULL,      true};
    return cell;
}

value_source sites_source(sites *all, const site *at, size_t index) {
    size_t number = at->columns[index];
    if (number >= CSV_CELLS_MAX) {
        value_source given = given_source(&all->defaults, number - CSV_CELLS_MAX);
        given.name = sites_subject(all, at, given.name);
        return given;
    }
    value_source cell = cell_source(all, number);
    cell.name = sites_subject(all, at, all->columns[number].name);
    cell.quiet = false;
    return cell;
}

/* ---- Rows ---- */

void sites_leave_out(site *from, size_t index) {
    from->count--;
    for (; index < from->count; index++) {
        from->columns[index] = from->columns[index + 1];
        from->options[index] = from->options[index + 1];
        from->values[index] = from->values[index + 1];
    }
}

static size_t memo_place(dhcpopt_text cell) {
    return (size_t)(hash_octets(HASH_BEGIN, cell.ptr, cell.len) % MEMO_CELLS);
}

/* The value of a cell, as it was read before or is read now. */
static const memo_cell *read_cell(sites *all, const site *at, size_t number, bool *ret_fresh) {
    dhcpopt_text cell = all->table.cells[number];
    memo_cell *memo = &all->memo[all->columns[number].option][memo_place(cell)];
    bool same = memo->text_len == cell.len && memcmp(memo->text, cell.ptr, cell.len) == 0;
    *ret_fresh = !same || !memo->good;
    if (!*ret_fresh) {
        return memo;
    }
    value_source given = cell_source(all, number);
    memo->good = value_read(&given, memo->octets, sizeof memo->octets, &memo->len) == EXIT_DONE;
    bool noted = given.option->kind == DHCPOPT_KIND_OFFSET;        /* a zone has two offsets */
    if ((!memo->good || noted) && all->faults < SITE_FAULTS_MAX) { /* again, for messages */
        given.name = sites_subject(all, at, all->columns[number].name);
        given.quiet = false;
        value_read(&given, memo->octets, sizeof memo->octets, &memo->len);
    }
    memo->text_len = memo->good && cell.len <= MEMO_TEXT ? cell.len : 0;
    memcpy(memo->text, cell.ptr, memo->text_len);
    return memo;
}

static void add_value(site *to, size_t row, size_t number, dhcpopt_bytes bytes) {
    const dhcpopt_option *option = dhcpopt_option_at(row);
    dhcpopt_value *value = &to->values[to->count];
    to->options[to->count] = row;
    to->columns[to->count++] = number;
    value->space = option->space;
    value->code = option->code;
    value->bytes = bytes;
    to->shape = hash_number(to->shape, row << CHAR_BIT | bytes.len);
}

static void take_option(sites *all, site *to, size_t number) {
    bool fresh = false;
    const memo_cell *read = read_cell(all, to, number, &fresh);
    dhcpopt_bytes bytes = {read->octets, read->len};
    if (!read->good) {
        all->faults++;
        to->good = false;
        return;
    }
    to->fresh |= (uint32_t)(fresh ? 1 : 0) << to->count;
    add_value(to, all->columns[number].option, number, bytes);
}

static void take_cell(sites *all, site *to, size_t number) {
    dhcpopt_text cell = all->table.cells[number];
    bool named = number < all->column_count;
    switch (named ? all->columns[number].kind : COLUMN_UNNAMED) {
    case COLUMN_UNNAMED:
        to->good = false;
        if (sites_fault(all)) {
            diag_error("%s: cell %u stands in a column without a name",
                       sites_subject(all, to, NULL), (unsigned)number + 1);
            diag_quote(cell, 0, cell.len);
        }
        return;
    case COLUMN_OPTION:
        take_option(all, to, number);
        return;
    case COLUMN_SCOPE:
        to->scope = cell;
        return;
    case COLUMN_SERVER:
        to->server = cell;
        return;
    case COLUMN_COMMENT:
        to->comment = cell;
        return;
    }
}

/* What the row leaves empty is as the command line has it. */
static void add_defaults(const sites *all, site *to, const bool given[OPTIONS_MAX]) {
    for (size_t index = 0; index < all->defaults.count; index++) {
        size_t row = all->defaults.rows[index];
        if (!given[row]) {
            add_value(to, row, CSV_CELLS_MAX + index, all->defaults.values[index].bytes);
        }
    }
}

static void take_row(sites *all, site *to) {
    bool given[OPTIONS_MAX] = {false};
    to->good = true;
    to->scope = all->scope;
    to->server = all->server;
    for (size_t number = 0; number < all->table.count; number++) {
        if (all->table.cells[number].len == 0) {
            continue;
        }
        if (number < all->column_count && all->columns[number].kind == COLUMN_OPTION) {
            given[all->columns[number].option] = true;
        }
        take_cell(all, to, number);
    }
    add_defaults(all, to, given);
}

/* A row may be there for its comment alone. */
static bool is_comment(const sites *all) {
    for (size_t number = 0; number < all->table.count; number++) {
        bool named = number < all->column_count;
        if (all->table.cells[number].len > 0 &&
            (!named || all->columns[number].kind != COLUMN_COMMENT)) {
            return false;
        }
    }
    return true;
}

/* Tells of the row that it cannot be parted; false where nothing behind it can be read. */
static bool tell_broken(sites *all, site *at, csv_status status) {
    size_t fault = all->table.fault;
    at->row = all->table.row;
    if (status != CSV_UNREADABLE && sites_fault(all)) {
        bool named = fault < all->column_count && all->columns[fault].name[0] != '\0';
        diag_error("%s: %s", sites_subject(all, at, named ? all->columns[fault].name : NULL),
                   csv_text(status));
        if (all->table.broken.len > 0) {
            diag_quote(all->table.broken, all->table.broken.len - 1, 1);
        }
    }
    return status != CSV_UNREADABLE && status != CSV_LONG;
}

bool sites_next(sites *all, site *ret_site, int *ret_exit) {
    csv_status status = csv_next(&all->table);
    memset(ret_site, 0, sizeof *ret_site);
    *ret_exit = EXIT_DONE;
    while (status != CSV_END && (status != CSV_RECORD || is_comment(all))) {
        if (status != CSV_RECORD && !tell_broken(all, ret_site, status)) {
            *ret_exit = status == CSV_UNREADABLE ? EXIT_USAGE : EXIT_DONE;
            return false;
        }
        status = csv_next(&all->table);
    }
    if (status == CSV_END) {
        return false;
    }
    ret_site->row = all->table.row;
    take_row(all, ret_site);
    return true;
}
