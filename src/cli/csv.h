/* SPDX-License-Identifier: MIT */
/* Tables in CSV (RFC 4180) as spreadsheet programs save them, record by record, in bounded
 * memory. */
#ifndef CLI_CSV_H
#define CLI_CSV_H

#include "source.h"

enum { CSV_CELLS_MAX = 64, CSV_RECORD_MAX = 1 << 16 };

typedef enum csv_status {
    CSV_RECORD,
    CSV_END,
    CSV_UNREADABLE, /* a message was given */
    CSV_OPEN_QUOTE, /* the text ends inside of quotes */
    CSV_STRAY,      /* something stands behind a closing quote */
    CSV_LONG,       /* the record has too many octets */
    CSV_CELLS       /* or cells */
} csv_status;

typedef struct csv {
    source from;
    char separator;     /* 0: not known yet */
    dhcpopt_text piece; /* what was read and not used up */
    size_t row;         /* of the record at hand, from 1; blank lines count too */
    dhcpopt_text cells[CSV_CELLS_MAX];
    size_t count;
    size_t fault;        /* the cell that a fault is in; CSV_CELLS_MAX: none */
    dhcpopt_text broken; /* that cell, up to where the fault is */
    char kept[CSV_RECORD_MAX + SOURCE_TEXT]; /* a piece, behind the record that goes on in it */
    char plain[CSV_RECORD_MAX];              /* cells without their quotes */
} csv;

/* False, with a message, where the file cannot be read. */
bool csv_open(csv *table, const char *caller, const char *file);
void csv_close(csv *table);
/* The next record with anything in it: its cells without quotes, and without the blanks around
 * those that had none. They are the table's until the next call. */
csv_status csv_next(csv *table);
/* What a fault is, in words. */
const char *csv_text(csv_status status);

#endif
