/* SPDX-License-Identifier: MIT */
/* Reader of the files in tests/vectors, whose README describes them. Every test over them goes
 * through vectors_each, which tells all the rows that fail, with file and line. */
#ifndef TEST_VECTORS_H
#define TEST_VECTORS_H

#include "dhcpopt.h"

enum { VECTOR_CELLS = 16 };

/* A row. What the functions below give lives until its test returns. */
typedef struct vector {
    const char *file;
    unsigned line;
    size_t columns;
    const char *names[VECTOR_CELLS]; /* of the columns */
    const char *cells[VECTOR_CELLS]; /* as they stand in the file */
    void *owned[VECTOR_CELLS];       /* what the cells were read into */
} vector;

/* Runs a test over every row of a file. Fails where a row failed, or where there is none. */
void vectors_each(const char *file, void (*test)(vector *row));

/* The cell of a column: as it stands, unescaped, unescaped and read as hexadecimal, as a
 * number. Text and octets sit in an allocation of exactly their size. */
const char *vector_cell(const vector *row, const char *column);
dhcpopt_text vector_text(vector *row, const char *column);
dhcpopt_bytes vector_bytes(vector *row, const char *column);
size_t vector_number(const vector *row, const char *column);

/* The cell as the name of an option, a space or a status. The row fails where it is none; the
 * first of its kind is given then. */
const dhcpopt_option *vector_option(const vector *row, const char *column);
dhcpopt_space vector_space(const vector *row, const char *column);
dhcpopt_status vector_status(const vector *row, const char *column);

/* Each counts a failure of the row and tells it, unless what it says holds; true if it does. */
bool expect(const vector *row, bool holds, const char *what);
bool expect_number(const vector *row, const char *what, size_t actual, size_t expected);
bool expect_status(const vector *row, dhcpopt_status actual, dhcpopt_status expected);
bool expect_text(const vector *row, dhcpopt_text actual, dhcpopt_text expected);
bool expect_bytes(const vector *row, dhcpopt_bytes actual, dhcpopt_bytes expected);
/* What a property says; NULL is well. */
bool expect_property(const vector *row, const char *wrong);
/* The error's status, item, pos, len, have and need against the columns of these names; a cell
 * "-" is not compared, nor is a column that the file does not have. */
bool expect_error(const vector *row, const dhcpopt_error *error);

#endif
