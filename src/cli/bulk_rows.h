/* SPDX-License-Identifier: MIT */
/* The rows of a table of sites, printed one by one and kept until all are known to be good. */
#ifndef CLI_BULK_ROWS_H
#define CLI_BULK_ROWS_H

#include "bulk.h"
#include "bulk_any.h"
#include "configured.h"
#include "outdir.h"

#include <stdio.h>

/* So many kinds of findings are told once, and so many sets of values are known as looked over
 * lately. */
enum { FINDINGS_KEPT = 256, CHECKED_KEPT = 4096 };

/* A finding that was told, and so is not told again for other rows. */
typedef struct told_finding {
    dhcpopt_finding_id id;
    uint8_t option;
    uint8_t code;
} told_finding;

typedef struct bulk {
    const bulk_job *job;
    sites table;
    configured made;
    site row; /* at hand */
    outdir files;
    bool of_servers;     /* a file for each server */
    size_t rows;         /* that are good */
    bool failed;         /* reading or writing did */
    out gathered;        /* text of rows */
    FILE *spool;         /* what came before it */
    names servers;       /* as the first row of each calls it */
    names small_servers; /* in small letters, with its number */
    out *bodies;         /* the text of each server's rows */
    names scopes;
    names groups; /* numbers that come of them */
    bulk_any any;
    char scope[SITE_SUBJECT_MAX]; /* of the first row that is good; empty: none */
    char server[SITE_SUBJECT_MAX];
    told_finding told[FINDINGS_KEPT];
    size_t told_count;
    size_t warnings;
    bool whole_told; /* that a row is for a whole server */
    uint64_t checked[CHECKED_KEPT];
} bulk;

/* Reads all rows, and tells everything that is wrong with them. The exit status. */
int bulk_read(bulk *b);

#endif
