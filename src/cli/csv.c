/* SPDX-License-Identifier: MIT */
/* Reads tables in CSV: commas, semicolons or tabs between cells, quotes around those that hold
 * one, any line ends. */
#include "csv.h"

#include <string.h>

#include "diag.h"

/* ---- Separators and blanks ---- */

static bool is_separator(const csv *table, char c) {
    bool known = table->separator != '\0';
    return known ? c == table->separator : c == ',' || c == ';' || c == '\t';
}

static bool is_blank(const csv *table, char c) {
    return (c == ' ' || c == '\t') && !is_separator(table, c);
}

static size_t skip_blanks(const csv *table, dhcpopt_text text, size_t pos) {
    while (pos < text.len && is_blank(table, text.ptr[pos])) {
        pos++;
    }
    return pos;
}

/* The first line says which it is: the one that stands there most often. */
static char find_separator(dhcpopt_text record) {
    static const char separators[] = {',', ';', '\t'};
    char best = separators[0];
    size_t most = 0;
    for (size_t index = 0; index < sizeof separators; index++) {
        size_t count = 0;
        for (size_t pos = 0; pos < record.len; pos++) {
            count += record.ptr[pos] == separators[index] ? 1 : 0;
        }
        best = count > most ? separators[index] : best;
        most = count > most ? count : most;
    }
    return best;
}

/* ---- Records ---- */

/* The place behind a cell's closing quote; a doubled quote is inside of it. The text's end
 * where it is not closed. */
static size_t skip_quoted(dhcpopt_text text, size_t pos) {
    while (pos < text.len) {
        const char *quote = memchr(text.ptr + pos, '"', text.len - pos);
        pos = quote == NULL ? text.len : (size_t)(quote - text.ptr) + 1;
        if (pos >= text.len || text.ptr[pos] != '"') {
            return pos;
        }
        pos++;
    }
    return pos;
}

/* Where the record that the text begins with ends, by its quotes: a line end between those is
 * a part of a cell. Quotes inside of a cell without them mean nothing. */
static size_t skip_cells(const csv *table, dhcpopt_text text) {
    bool starts = true;
    size_t pos = 0;
    while (pos < text.len && text.ptr[pos] != '\n') {
        size_t at = starts ? skip_blanks(table, text, pos) : pos;
        if (starts && at < text.len && text.ptr[at] == '"') {
            pos = skip_quoted(text, at + 1);
            starts = false;
        } else {
            pos = at == pos ? pos + 1 : at;
            starts = at < text.len && pos == at + 1 && is_separator(table, text.ptr[at]);
        }
    }
    return pos;
}

/* The record that the text begins with, and how long it is with its line end; false where
 * that end is still to come. */
static bool find_record(const csv *table, dhcpopt_text *ret_record, size_t *ret_len) {
    dhcpopt_text text = table->piece;
    const char *feed = memchr(text.ptr, '\n', text.len);
    size_t end = feed == NULL ? text.len : (size_t)(feed - text.ptr);
    if (memchr(text.ptr, '"', end) != NULL) {
        end = skip_cells(table, text);
    }
    bool turns = end > 0 && text.ptr[end - 1] == '\r';
    *ret_len = end < text.len ? end + 1 : end;
    ret_record->ptr = text.ptr;
    ret_record->len = turns ? end - 1 : end;
    return end < text.len || table->from.ended;
}

/* Adds the next piece to what is there. */
static csv_status read_more(csv *table) {
    if (table->piece.len > CSV_RECORD_MAX) {
        return CSV_LONG;
    }
    memmove(table->kept, table->piece.ptr, table->piece.len);
    if (!source_read(&table->from)) { /* where the first piece still is */
        return CSV_UNREADABLE;
    }
    dhcpopt_text more = source_take(&table->from);
    memcpy(table->kept + table->piece.len, more.ptr, more.len);
    table->piece.ptr = table->kept;
    table->piece.len += more.len;
    return CSV_RECORD;
}

static csv_status next_record(csv *table, dhcpopt_text *ret_record) {
    size_t len = 0;
    table->row++;
    while (!find_record(table, ret_record, &len)) {
        csv_status status = read_more(table);
        if (status != CSV_RECORD) {
            return status;
        }
    }
    if (len == 0) {
        return CSV_END;
    }
    table->piece.ptr += len;
    table->piece.len -= len;
    return ret_record->len > CSV_RECORD_MAX ? CSV_LONG : CSV_RECORD;
}

/* ---- Cells ---- */

/* A cell without quotes, from pos; *ret_end is its separator's place, or the record's end. */
static dhcpopt_text bare_cell(const csv *table, dhcpopt_text record, size_t pos,
                              size_t *ret_end) {
    const char *stop = memchr(record.ptr + pos, table->separator, record.len - pos);
    size_t end = stop == NULL ? record.len : (size_t)(stop - record.ptr);
    *ret_end = end;
    while (end > pos && is_blank(table, record.ptr[end - 1])) {
        end--;
    }
    dhcpopt_text cell = {record.ptr + pos, end - pos};
    return cell;
}

/* The same behind its opening quote; a doubled quote is one. */
static csv_status quoted_cell(csv *table, dhcpopt_text record, size_t pos, char **plain,
                              dhcpopt_text *ret_cell, size_t *ret_end) {
    char *start = *plain;
    char *at = start;
    for (;; pos++) {
        if (pos >= record.len) {
            return CSV_OPEN_QUOTE;
        }
        bool quote = record.ptr[pos] == '"';
        bool doubled = quote && pos + 1 < record.len && record.ptr[pos + 1] == '"';
        if (quote && !doubled) {
            break;
        }
        pos += doubled ? 1 : 0;
        *at++ = record.ptr[pos];
    }
    ret_cell->ptr = start;
    ret_cell->len = (size_t)(at - start);
    *plain = at;
    *ret_end = skip_blanks(table, record, pos + 1);
    bool ends = *ret_end == record.len || record.ptr[*ret_end] == table->separator;
    return ends ? CSV_RECORD : CSV_STRAY;
}

static csv_status part(csv *table, dhcpopt_text record) {
    char *plain = table->plain;
    size_t pos = 0;
    table->count = 0;
    table->fault = CSV_CELLS_MAX;
    table->broken.len = 0;
    for (;;) {
        size_t end = record.len;
        csv_status status = CSV_RECORD;
        if (table->count == CSV_CELLS_MAX) {
            return CSV_CELLS;
        }
        dhcpopt_text *cell = &table->cells[table->count];
        pos = skip_blanks(table, record, pos);
        if (pos < record.len && record.ptr[pos] == '"') {
            status = quoted_cell(table, record, pos + 1, &plain, cell, &end);
        } else {
            *cell = bare_cell(table, record, pos, &end);
        }
        if (status != CSV_RECORD) {
            table->fault = table->count;
            table->broken.ptr = record.ptr + pos;
            table->broken.len = (end < record.len ? end + 1 : record.len) - pos;
            return status;
        }
        table->count++;
        if (end == record.len) {
            return CSV_RECORD;
        }
        pos = end + 1;
    }
}

static bool is_empty(const csv *table) {
    for (size_t index = 0; index < table->count; index++) {
        if (table->cells[index].len > 0) {
            return false;
        }
    }
    return true;
}

/* ---- The table ---- */

/* A first line "sep=;" is how spreadsheet programs are told; true where it is that. */
static bool take_separator(csv *table, dhcpopt_text record) {
    static const char told[] = "sep=";
    size_t len = sizeof told - 1;
    dhcpopt_text plain = record;
    if (record.len > 1 && record.ptr[0] == '"' && record.ptr[record.len - 1] == '"') {
        plain.ptr++;
        plain.len -= 2;
    }
    bool is_told = plain.len == len + 1;
    for (size_t pos = 0; is_told && pos < len; pos++) {
        is_told = plain.ptr[pos] == told[pos] || plain.ptr[pos] + 'a' - 'A' == told[pos];
    }
    table->separator = is_told ? plain.ptr[len] : find_separator(record);
    return is_told;
}

bool csv_open(csv *table, const char *caller, const char *file) {
    table->separator = '\0';
    table->row = 0;
    table->count = 0;
    table->fault = 0;
    bool opened = source_open(&table->from, caller, file);
    dhcpopt_text none = {table->kept, 0};
    table->piece = opened ? source_take(&table->from) : none;
    return opened;
}

void csv_close(csv *table) {
    source_close(&table->from);
}

csv_status csv_next(csv *table) {
    csv_status status = CSV_RECORD;
    do {
        dhcpopt_text record = {NULL, 0};
        status = next_record(table, &record);
        if (status != CSV_RECORD) {
            return status;
        }
        table->count = 0;
        if (record.len == 0 || (table->separator == '\0' && take_separator(table, record))) {
            continue;
        }
        status = part(table, record);
    } while (status == CSV_RECORD && is_empty(table));
    return status;
}

const char *csv_text(csv_status status) {
    switch (status) {
    case CSV_RECORD:
    case CSV_END:
    case CSV_UNREADABLE:
        return "";
    case CSV_OPEN_QUOTE:
        return "the cell's quote is not closed";
    case CSV_STRAY:
        return "something stands behind the cell's closing quote; a quote inside of a cell is "
               "doubled";
    case CSV_LONG:
        return "the row is longer than 65536 bytes, or a quote in it is not closed; no row "
               "behind it is read";
    case CSV_CELLS:
        return "the row has more than 64 cells";
    }
    return "";
}
