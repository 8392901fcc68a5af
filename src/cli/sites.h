/* SPDX-License-Identifier: MIT */
/* Tables of sites: a row for each scope, with a column for each option that differs, and what
 * the command line gives for the others. */
#ifndef CLI_SITES_H
#define CLI_SITES_H

#include "csv.h"
#include "given.h"
#include "report.h"

enum { SITE_FAULTS_MAX = 100, SITE_SUBJECT_MAX = 512 };

/* Cells that were read are remembered: the same text is often in many rows. */
enum { MEMO_CELLS = 64, MEMO_TEXT = 1024 };

typedef struct memo_cell {
    char text[MEMO_TEXT];
    size_t text_len; /* 0: nothing is remembered */
    uint8_t octets[DHCPOPT_VALUE_MAX];
    size_t len;
    bool good;
} memo_cell;

/* What the cells of a column are. */
typedef enum column_kind {
    COLUMN_UNNAMED,
    COLUMN_OPTION,
    COLUMN_SCOPE,
    COLUMN_SERVER,
    COLUMN_COMMENT
} column_kind;

typedef struct column {
    column_kind kind;
    size_t option; /* row of the option table */
    char name[SUBJECT_MAX];
} column;

typedef struct sites {
    const char *verb;
    const char *file;
    const char *day;    /* the argument of --at, or NULL */
    dhcpopt_text scope; /* of rows that have none; ptr NULL: none */
    dhcpopt_text server;
    csv table;
    column columns[CSV_CELLS_MAX];
    size_t column_count;
    given_values defaults;
    size_t faults; /* bad cells and rows so far */
    memo_cell memo[OPTIONS_MAX][MEMO_CELLS];
    char subject[SITE_SUBJECT_MAX];
} sites;

/* A row. */
typedef struct site {
    size_t row; /* in the table, from 1, which is the header */
    bool good;
    dhcpopt_text scope; /* ptr NULL: none */
    dhcpopt_text server;
    dhcpopt_text comment;
    size_t columns[OPTIONS_MAX]; /* of each value its column; from CSV_CELLS_MAX: a default */
    size_t options[OPTIONS_MAX]; /* and its row in the option table */
    dhcpopt_value values[OPTIONS_MAX];
    size_t count;
    uint32_t fresh; /* a bit for each value that is not as in a row lately */
    uint64_t shape; /* the same for rows with the same options in the same lengths */
} site;

/* Reads the header; scope and server are for rows that have none, or NULL. The exit status,
 * EXIT_DATA or EXIT_USAGE with a message, and then it is closed. */
int sites_open(sites *all, const char *caller, const char *file, const args *given,
               const char *day, const char *scope, const char *server);
void sites_close(sites *all);
bool sites_has(const sites *all, column_kind kind);

/* The next row, with a message for every cell that is wrong. False behind the last one, and
 * where the table cannot be parted further, which is a fault, or cannot be read; *ret_exit is
 * not EXIT_DONE for the last of these. */
bool sites_next(sites *all, site *ret_site, int *ret_exit);

/* Takes the value of that index out of the row. */
void sites_leave_out(site *from, size_t index);

/* "FILE: row 7: voice-vlan", until the next call. what: NULL, the row itself. */
const char *sites_subject(sites *all, const site *at, const char *what);
/* How the value of that index was given. */
value_source sites_source(sites *all, const site *at, size_t index);
/* Counts a fault that the caller is to tell; false where so many were told that it is not. */
bool sites_fault(sites *all);
/* Tells how many faults there are where not all were told. */
void sites_tell_more(const sites *all);

#endif
