/* SPDX-License-Identifier: MIT */
/* check --sites: the rows of a table, held against the pools, scopes and subnets of files. */
#ifndef CLI_MATCHED_H
#define CLI_MATCHED_H

#include "meant.h"
#include "names.h"
#include "sites.h"

typedef enum match_verdict { MATCH_RIGHT, MATCH_WRONG, MATCH_MISSING } match_verdict;

/* A row as it is kept: its values stand in the text one behind the other. */
typedef struct matched_row {
    size_t row;  /* in the table */
    size_t name; /* its scope, in the text */
    size_t name_len;
    size_t values; /* its values, in the text */
    size_t count;
    uint64_t seen; /* a bit for each of what is meant that was found */
    size_t file;   /* the last one that has it, from 1 */
    bool there;    /* anything of it was found */
    bool wrong;
} matched_row;

typedef struct matched {
    sites table;
    out text;
    matched_row *rows;
    size_t count;
    names scopes;   /* with the server behind a line feed: the row's index */
    names first;    /* the scope alone, and as a file is called after it */
    names shared;   /* those of them that several rows have */
    names servers;  /* of all rows */
    names strange;  /* scopes that no row has */
    size_t at_hand; /* the row that wanted is for; count: none */
    meant wanted;
    meant common; /* what the file at hand has outside of all scopes */
    names given;  /* its options with their classes, without and with their octets */
    bool torn;    /* several for one option, as parts that await their subnets */
    out touched;  /* the rows that the file at hand has, numbers one behind the other */
    size_t files; /* so far */
} matched;

/* Reads the table. The exit status. */
int matched_open(matched *all, const args *given, const char *file, const char *day);
void matched_close(matched *all);

/* Holds an option that was found against the row that it is for; faulty: a fault was told of
 * it, with which a row cannot be right. */
void matched_take(matched *all, const reading *at, bool faulty, meant_teller *tell,
                  void *context);
/* In front of each file, and behind it: what it has for all scopes is held against the rows
 * that it has. */
void matched_begin_file(matched *all);
void matched_end_file(matched *all, meant_teller *tell, void *context);
/* Behind the last one: tells what is missing. */
void matched_finish(matched *all, meant_teller *tell, void *context);

match_verdict matched_verdict(const matched *all, size_t index);
dhcpopt_text matched_scope(const matched *all, size_t index);

#endif
