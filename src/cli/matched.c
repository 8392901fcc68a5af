/* SPDX-License-Identifier: MIT */
/* Matches what is found in files with the rows of a table of sites, by the name or the address
 * of the pool, scope or subnet. */
#include "matched.h"

#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "matched_find.h"
#include "matched_key.h"
#include "progress.h"

static const dhcpopt_text none = {NULL, 0};

/* ---- The rows ---- */

static void put_number(out *o, size_t number) {
    dhcpopt_text octets = {(const char *)&number, sizeof number};
    out_text(o, octets);
}

static size_t take_number(const out *from, size_t *pos) {
    size_t number = 0;
    memcpy(&number, from->buf + *pos, sizeof number);
    *pos += sizeof number;
    return number;
}

static void keep_values(out *o, const site *row) {
    for (size_t index = 0; index < row->count; index++) {
        dhcpopt_bytes bytes = row->values[index].bytes;
        dhcpopt_text octets = {(const char *)bytes.ptr, bytes.len};
        put_number(o, row->options[index]);
        put_number(o, bytes.len);
        out_text(o, octets);
    }
}

/* The scope without its server, which only some files name. */
static void add_first(matched *all, dhcpopt_text scope) {
    char buf[KEY_MAX];
    bool new = false;
    dhcpopt_text key = matched_key(scope, none, buf);
    size_t before = names_add(&all->first, key, all->count, &new);
    if (!new &&before < all->count) {
        names_add(&all->shared, key, before, &new);
    }
}

/* False, with a message, where another row is for the same. */
static bool add_names(matched *all, const site *row) {
    char buf[KEY_MAX];
    bool new = false;
    bool unused = false;
    dhcpopt_text key = matched_key(row->scope, row->server, buf);
    size_t before = names_add(&all->scopes, key, all->count, &new);
    if (!new &&sites_fault(&all->table)) {
        diag_error("%s: row %lu has the same scope already",
                   sites_subject(&all->table, row, "scope"),
                   (unsigned long)all->rows[before].row);
        diag_quote(row->scope, 0, row->scope.len);
    }
    names_add(&all->servers, matched_key(none, row->server, buf), all->count, &unused);
    add_first(all, row->scope);
    add_first(all, matched_said(row->scope, buf));
    dhcpopt_text address = matched_address(row->scope);
    if (address.len > 0) { /* netsh has the address alone */
        add_first(all, address);
        names_add(&all->scopes, matched_key(address, row->server, buf), all->count, &unused);
    }
    return new;
}

static void keep_row(matched *all, const site *row) {
    if (row->scope.len == 0) {
        if (sites_fault(&all->table)) {
            diag_error("%s: it is missing; what is in the files is known by it",
                       sites_subject(&all->table, row, "scope"));
        }
        return;
    }
    if (!row->good || !add_names(all, row)) {
        return;
    }
    if ((all->count & (all->count + 1)) == 0) { /* room for twice as many, and one */
        all->rows = cli_allocate(all->rows, (2 * all->count + 2) * sizeof *all->rows);
    }
    matched_row kept = {.row = row->row, .name = all->text.len, .name_len = row->scope.len};
    kept.values = kept.name + kept.name_len;
    kept.count = row->count;
    out_text(&all->text, row->scope);
    keep_values(&all->text, row);
    all->rows[all->count++] = kept;
}

int matched_open(matched *all, const args *given, const char *file, const char *day) {
    site row;
    memset(all, 0, sizeof *all);
    int exit_status = sites_open(&all->table, "check", file, given, day, NULL, NULL);
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    if (!sites_has(&all->table, COLUMN_SCOPE)) {
        diag_error("%s: the column \"scope\" is missing: the pools, scopes or subnets that the "
                   "files have",
                   file);
        sites_close(&all->table);
        return EXIT_DATA;
    }
    while (sites_next(&all->table, &row, &exit_status)) {
        keep_row(all, &row);
        progress_tell(row.row);
    }
    progress_end();
    sites_tell_more(&all->table);
    sites_close(&all->table);
    all->at_hand = all->count;
    if (exit_status == EXIT_DONE && all->table.faults == 0 && all->count == 0) {
        diag_error("%s: there are no rows but the one that names the columns", file);
    }
    bool bad = all->table.faults > 0 || all->count == 0;
    return exit_status == EXIT_DONE && bad ? EXIT_DATA : exit_status;
}

void matched_close(matched *all) {
    out_drop(&all->text);
    out_drop(&all->touched);
    free(all->rows);
    all->rows = NULL;
    names_drop(&all->scopes);
    names_drop(&all->first);
    names_drop(&all->given);
    names_drop(&all->servers);
    names_drop(&all->shared);
    names_drop(&all->strange);
}

dhcpopt_text matched_scope(const matched *all, size_t index) {
    dhcpopt_text scope = {all->text.buf + all->rows[index].name, all->rows[index].name_len};
    return scope;
}

/* ---- The row at hand ---- */

static void remember_seen(matched *all) {
    uint64_t seen = 0;
    for (size_t index = 0; index < all->wanted.count; index++) {
        seen |= (uint64_t)(all->wanted.values[index].seen ? 1 : 0) << index;
    }
    if (all->at_hand < all->count) {
        all->rows[all->at_hand].seen = seen;
    }
}

/* Makes what is meant of the row, with what was seen of it before. */
static void go_to(matched *all, size_t index) {
    if (index == all->at_hand) {
        return;
    }
    remember_seen(all);
    all->at_hand = index;
    all->wanted.count = 0;
    const matched_row *row = &all->rows[index];
    size_t pos = row->values;
    for (size_t at = 0; at < row->count; at++) {
        const dhcpopt_option *option = dhcpopt_option_at(take_number(&all->text, &pos));
        size_t len = take_number(&all->text, &pos);
        const dhcpopt_value value = {
            option->space, option->code, {(const uint8_t *)all->text.buf + pos, len}};
        meant_add(&all->wanted, value);
        pos += len;
    }
    for (size_t at = 0; at < all->wanted.count; at++) {
        all->wanted.values[at].seen = (row->seen >> at & 1) != 0;
    }
}

/* ---- What is found ---- */

static void touch(matched *all, size_t index) {
    matched_row *row = &all->rows[index];
    row->there = true;
    if (row->file != all->files + 1) {
        row->file = all->files + 1;
        put_number(&all->touched, index);
    }
}

/* ---- What is told of a row ---- */

typedef struct row_teller {
    matched *all;
    meant_teller *tell;
    void *context;
} row_teller;

/* "BERLIN: option 42 ntp-servers is ..." */
static void tell_of_row(void *context, const reading *at, const char *name,
                        const char *sentence) {
    row_teller *through = context;
    matched_row *row = &through->all->rows[through->all->at_hand];
    out whole = {NULL, 0, 0};
    if (strcmp(name, "extra") != 0) {
        row->wrong = true;
    }
    out_text(&whole, matched_scope(through->all, through->all->at_hand));
    out_string(&whole, ": ");
    out_string(&whole, sentence);
    out_char(&whole, '\0');
    through->tell(through->context, at, name, whole.buf);
    out_drop(&whole);
}

static void tell_strange(matched *all, const reading *at, meant_teller *tell, void *context) {
    bool new = false;
    names_add(&all->strange, at->found->scope, 0, &new);
    if (new &&dhcpopt_option_by_code(at->found->value.space, at->found->value.code) != NULL) {
        out sentence = {NULL, 0, 0};
        dhcpopt_text server = none;
        out_string(&sentence, at->found->where);
        out_char(&sentence, ' ');
        out_text(&sentence, at->found->scope);
        if (matched_server(all, at, &server)) {
            out_string(&sentence, " is in no row of server ");
            out_text(&sentence, server);
        } else {
            out_string(&sentence, matched_is_of_several(all, at->found->scope)
                                      ? " is in several rows, and whose this is is not told"
                                      : " is in no row");
        }
        out_char(&sentence, '\0');
        tell(context, at, "extra", sentence.buf);
        out_drop(&sentence);
    }
}

/* An option 43 for the other class, or for another device's, is none of theirs. */
static bool is_for_phones(const dhcpopt_found *found) {
    dhcpopt_space given = DHCPOPT_SPACE_DHCP4;
    dhcpopt_space held = found->value.space;
    bool told = found->vendor_class.len > 0;
    bool known = !told || dhcpopt_space_by_name(found->vendor_class, &given);
    if (held == DHCPOPT_SPACE_DHCP4 && !dhcpopt_space_of(found->value.bytes, &held)) {
        held = given;
    }
    return known && (!told || held == given);
}

/* Is it the second value that the subject has in this file? Takes the subject. */
static bool is_another(matched *all, out *subject, const void *octets, size_t len) {
    const dhcpopt_text value = {octets, len};
    bool first = false;
    bool new = false;
    names_add(&all->given, (dhcpopt_text){subject->buf, subject->len}, 0, &first);
    out_char(subject, '\n');
    out_text(subject, value);
    names_add(&all->given, (dhcpopt_text){subject->buf, subject->len}, 0, &new);
    out_drop(subject);
    return !first && new;
}

/* Another value of the same option that is for no scope either, and for the same clients; or
 * options of another server. */
static void look_for_torn(matched *all, const dhcpopt_found *found) {
    enum { CODE_VENDOR_SPECIFIC = 43 };
    const dhcpopt_value *value = &found->value;
    out option = {NULL, 0, 0};
    out server = {NULL, 0, 0};
    dhcpopt_space phones = value->space;
    if (value->code == CODE_VENDOR_SPECIFIC) {
        dhcpopt_found_space(found, &phones);
    }
    put_number(&option, phones);
    put_number(&option, value->code);
    out_text(&option, found->vendor_class);
    out_string(&server, "server");
    bool differs = is_another(all, &option, value->bytes.ptr, value->bytes.len);
    bool elsewhere = is_another(all, &server, found->server.ptr, found->server.len);
    all->torn = all->torn || differs || elsewhere;
}

void matched_take(matched *all, const reading *at, bool faulty, meant_teller *tell,
                  void *context) {
    size_t index = 0;
    row_teller through = {all, tell, context};
    if (matched_find(all, at, &index)) {
        go_to(all, index);
        touch(all, index);
        all->rows[index].wrong = all->rows[index].wrong || faulty;
        meant_compare(&all->wanted, at, tell_of_row, &through);
        return;
    }
    if (at->found->scope.len > 0 && !matched_is_class(at->found)) {
        tell_strange(all, at, tell, context);
    } else if (at->found->status == DHCPOPT_OK && is_for_phones(at->found)) {
        look_for_torn(all, at->found);
        meant_add(&all->common, at->found->value);
    }
}

/* What every scope has counts where the row's own has not. */
static void compare_common(matched *all, const reading *at, row_teller *through) {
    for (size_t index = 0; index < all->wanted.count; index++) {
        const meant_value *common = meant_find(&all->common, all->wanted.values[index].row);
        if (common == NULL || all->wanted.values[index].seen) {
            continue;
        }
        const dhcpopt_found found = {
            .status = DHCPOPT_OK,
            .line = at->found->line,
            .value = {common->row->space, common->row->code, {common->octets, common->len}}};
        const reading of = {at->file, at->unit, NULL, &found};
        meant_compare(&all->wanted, &of, tell_of_row, through);
    }
}

static void hold_against_common(matched *all, size_t index, row_teller *through) {
    const dhcpopt_found found = {.status = DHCPOPT_OK, .line = all->rows[index].row};
    const reading nowhere = {all->table.file, "row", NULL, &found};
    go_to(all, index);
    compare_common(all, &nowhere, through);
}

void matched_begin_file(matched *all) {
    all->common.count = 0;
    all->torn = false;
    names_drop(&all->given);
    names_drop(&all->strange);
}

void matched_end_file(matched *all, meant_teller *tell, void *context) {
    row_teller through = {all, tell, context};
    if (all->torn) { /* it is no whole configuration, and which is whose is not known */
        all->common.count = 0;
    }
    for (size_t pos = 0; pos < all->touched.len && all->common.count > 0;) {
        hold_against_common(all, take_number(&all->touched, &pos), &through);
    }
    all->files++;
    all->touched.len = 0;
}

static void take_note(void *context, const reading *at, const char *name,
                      const char *sentence) {
    bool *differs = context;
    (void)at;
    (void)name;
    (void)sentence;
    *differs = true;
}

/* Where there is one file alone, what it has for all scopes may be all that a row wants. */
static bool is_all_common(matched *all, size_t index) {
    bool differs = all->files != 1;
    row_teller note = {all, take_note, &differs};
    bool wrong = all->rows[index].wrong;
    hold_against_common(all, index, &note);
    for (size_t at = 0; at < all->wanted.count; at++) {
        differs = differs || !all->wanted.values[at].seen;
    }
    all->rows[index].wrong = wrong;
    return !differs;
}

void matched_finish(matched *all, meant_teller *tell, void *context) {
    row_teller through = {all, tell, context};
    for (size_t index = 0; index < all->count; index++) {
        const dhcpopt_found found = {.status = DHCPOPT_OK, .line = all->rows[index].row};
        const reading nowhere = {all->table.file, "row", NULL, &found};
        all->rows[index].there = all->rows[index].there || is_all_common(all, index);
        go_to(all, index);
        if (all->rows[index].there) {
            meant_missing(&all->wanted, &nowhere, tell_of_row, &through);
        } else {
            tell_of_row(&through, &nowhere, "missing", "nothing of this scope is in the files");
        }
    }
}

match_verdict matched_verdict(const matched *all, size_t index) {
    const matched_row *row = &all->rows[index];
    return !row->there ? MATCH_MISSING : row->wrong ? MATCH_WRONG : MATCH_RIGHT;
}
