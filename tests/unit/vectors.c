/* SPDX-License-Identifier: MIT */
/* Reads TSV files with escapes, and tells which rows fail; for all tests over vectors. */
#include "vectors.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE_MAX_LEN = 32768, HEX_BASE = 16 };

static unsigned failures;

/* ---- Escapes ----------------------------------------------------------------------------- */

static int digit_value(char c) {
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = c == '\0' ? NULL : strchr(digits, c);
    return found == NULL ? -1 : (int)((found - digits) % HEX_BASE);
}

static char letter_value(const vector *row, char c) {
    switch (c) {
    case 't':
        return '\t';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case '\\':
        return '\\';
    default:
        expect(row, false, "unknown escape");
        return '?';
    }
}

/* \N*(part): the part N times. Gives the first position after it, or NULL. */
static const char *repeat(const char *cell, char *out, size_t *len) {
    char *star = NULL;
    unsigned long times = strtoul(cell, &star, 10);
    const char *part = star + strlen("*(");
    const char *end = strchr(star, ')');
    if (strncmp(star, "*(", strlen("*(")) != 0 || end == NULL) {
        return NULL;
    }
    size_t size = (size_t)(end - part);
    for (; times > 0 && *len + size <= LINE_MAX_LEN; times--) {
        memcpy(out + *len, part, size);
        *len += size;
    }
    return times == 0 ? end + 1 : NULL;
}

/* Reads a cell into out, which holds LINE_MAX_LEN. */
static size_t unescape(const vector *row, const char *cell, char *out) {
    size_t len = 0;
    while (*cell != '\0' && len < LINE_MAX_LEN) {
        if (*cell != '\\') {
            out[len++] = *cell++;
            continue;
        }
        cell++;
        if (*cell >= '0' && *cell <= '9') {
            cell = repeat(cell, out, &len);
        } else if (*cell == 'x' && digit_value(cell[1]) >= 0 && digit_value(cell[2]) >= 0) {
            out[len++] = (char)(digit_value(cell[1]) * HEX_BASE + digit_value(cell[2]));
            cell += strlen("xHH");
        } else {
            out[len++] = letter_value(row, *cell);
            cell += *cell != '\0' ? 1 : 0;
        }
        if (cell == NULL) {
            expect(row, false, "bad repetition");
            return len;
        }
    }
    return len;
}

/* ---- Cells ------------------------------------------------------------------------------- */

static size_t column_index(const vector *row, const char *column) {
    for (size_t index = 0; index < row->columns; index++) {
        if (strcmp(row->names[index], column) == 0) {
            return index;
        }
    }
    return VECTOR_CELLS;
}

/* A cell's content, kept with the row. */
static void *keep(vector *row, size_t index, const char *content, size_t len) {
    free(row->owned[index]);
    row->owned[index] = len > 0 ? malloc(len) : NULL;
    if (row->owned[index] != NULL) {
        memcpy(row->owned[index], content, len);
    }
    return row->owned[index];
}

const char *vector_cell(const vector *row, const char *column) {
    size_t index = column_index(row, column);
    return expect(row, index < VECTOR_CELLS, "no such column") ? row->cells[index] : "";
}

dhcpopt_text vector_text(vector *row, const char *column) {
    char content[LINE_MAX_LEN];
    size_t len = unescape(row, vector_cell(row, column), content);
    dhcpopt_text text = {keep(row, column_index(row, column), content, len), len};
    return text;
}

dhcpopt_bytes vector_bytes(vector *row, const char *column) {
    char content[LINE_MAX_LEN];
    size_t digits = unescape(row, vector_cell(row, column), content);
    expect(row, digits % 2 == 0, "odd number of digits in the vector");
    for (size_t pos = 0; pos + 1 < digits; pos += 2) {
        int high = digit_value(content[pos]);
        int low = digit_value(content[pos + 1]);
        expect(row, high >= 0 && low >= 0, "no hexadecimal in the vector");
        content[pos / 2] = (char)(high * HEX_BASE + low);
    }
    size_t len = digits / 2;
    dhcpopt_bytes bytes = {keep(row, column_index(row, column), content, len), len};
    return bytes;
}

size_t vector_number(const vector *row, const char *column) {
    const char *cell = vector_cell(row, column);
    char *end = NULL;
    unsigned long number = strtoul(cell, &end, 10);
    expect(row, end != cell && *end == '\0', "no number in the vector");
    return number;
}

const dhcpopt_option *vector_option(const vector *row, const char *column) {
    const char *name = vector_cell(row, column);
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of(name));
    return expect(row, option != NULL, "unknown option in the vector") ? option
                                                                       : dhcpopt_option_at(0);
}

dhcpopt_space vector_space(const vector *row, const char *column) {
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    const char *name = vector_cell(row, column);
    expect(row, dhcpopt_space_by_name(dhcpopt_text_of(name), &space),
           "unknown space in the vector");
    return space;
}

dhcpopt_status vector_status(const vector *row, const char *column) {
    const char *name = vector_cell(row, column);
    for (int number = 0; strcmp(dhcpopt_status_name((dhcpopt_status)number), "unknown") != 0;
         number++) {
        if (strcmp(dhcpopt_status_name((dhcpopt_status)number), name) == 0) {
            return (dhcpopt_status)number;
        }
    }
    expect(row, false, "unknown status in the vector");
    return DHCPOPT_OK;
}

/* ---- Failures ---------------------------------------------------------------------------- */

bool expect(const vector *row, bool holds, const char *what) {
    if (!holds) {
        failures++;
        fprintf(stderr, "%s:%u: %s\n", row->file, row->line, what);
    }
    return holds;
}

bool expect_number(const vector *row, const char *what, size_t actual, size_t expected) {
    if (actual != expected) {
        failures++;
        fprintf(stderr, "%s:%u: %s is %zu, expected %zu\n", row->file, row->line, what, actual,
                expected);
    }
    return actual == expected;
}

bool expect_status(const vector *row, dhcpopt_status actual, dhcpopt_status expected) {
    if (actual != expected) {
        failures++;
        fprintf(stderr, "%s:%u: status is %s, expected %s\n", row->file, row->line,
                dhcpopt_status_name(actual), dhcpopt_status_name(expected));
    }
    return actual == expected;
}

bool expect_text(const vector *row, dhcpopt_text actual, dhcpopt_text expected) {
    bool same = actual.len == expected.len &&
                (actual.len == 0 || memcmp(actual.ptr, expected.ptr, actual.len) == 0);
    if (!same) {
        failures++;
        fprintf(stderr, "%s:%u: text is \"%.*s\", expected \"%.*s\"\n", row->file, row->line,
                (int)actual.len, actual.len > 0 ? actual.ptr : "", (int)expected.len,
                expected.len > 0 ? expected.ptr : "");
    }
    return same;
}

static void tell_bytes(const char *what, dhcpopt_bytes bytes) {
    fprintf(stderr, "%s", what);
    for (size_t pos = 0; pos < bytes.len; pos++) {
        fprintf(stderr, "%02X", (unsigned)bytes.ptr[pos]);
    }
}

bool expect_bytes(const vector *row, dhcpopt_bytes actual, dhcpopt_bytes expected) {
    bool same = actual.len == expected.len &&
                (actual.len == 0 || memcmp(actual.ptr, expected.ptr, actual.len) == 0);
    if (!same) {
        failures++;
        fprintf(stderr, "%s:%u: ", row->file, row->line);
        tell_bytes("octets are ", actual);
        tell_bytes(", expected ", expected);
        fprintf(stderr, "\n");
    }
    return same;
}

bool expect_property(const vector *row, const char *wrong) {
    return expect(row, wrong == NULL, wrong != NULL ? wrong : "");
}

static bool expect_column(const vector *row, const char *column, size_t actual) {
    size_t index = column_index(row, column);
    if (index == VECTOR_CELLS || strcmp(row->cells[index], "-") == 0) {
        return true;
    }
    return expect_number(row, column, actual, vector_number(row, column));
}

bool expect_error(const vector *row, const dhcpopt_error *error) {
    bool same = expect_status(row, error->status, vector_status(row, "status"));
    same = expect_column(row, "item", error->item) && same;
    same = expect_column(row, "pos", error->pos) && same;
    same = expect_column(row, "len", error->len) && same;
    same = expect_column(row, "have", error->have) && same;
    return expect_column(row, "need", error->need) && same;
}

/* ---- Files ------------------------------------------------------------------------------- */

/* Cuts a line into cells; the line keeps them. */
static size_t split(char *line, const char *cells[VECTOR_CELLS]) {
    size_t count = 0;
    line[strcspn(line, "\r\n")] = '\0';
    while (count < VECTOR_CELLS) {
        cells[count++] = line;
        line = strchr(line, '\t');
        if (line == NULL) {
            break;
        }
        *line++ = '\0';
    }
    return count;
}

/* The next line that is no comment and not empty. */
static bool next_line(FILE *file, char *line, unsigned *number) {
    while (fgets(line, LINE_MAX_LEN, file) != NULL) {
        (*number)++;
        if (line[0] != '#' && line[0] != '\n' && line[0] != '\r') {
            return true;
        }
    }
    return false;
}

static size_t run_rows(FILE *file, vector *row, void (*test)(vector *row)) {
    char line[LINE_MAX_LEN];
    size_t rows = 0;
    for (; next_line(file, line, &row->line); rows++) {
        if (!expect_number(row, "number of cells", split(line, row->cells), row->columns)) {
            continue;
        }
        /* Every vector names its source, in the last column. */
        expect(row, row->cells[row->columns - 1][0] != '\0', "no source");
        test(row);
        for (size_t index = 0; index < VECTOR_CELLS; index++) {
            free(row->owned[index]);
            row->owned[index] = NULL;
        }
    }
    return rows;
}

void vectors_each(const char *name, void (*test)(vector *row)) {
    char path[FILENAME_MAX];
    char header[LINE_MAX_LEN];
    snprintf(path, sizeof path, "%s/vectors/%s", TESTS_DIR, name);
    vector row = {.file = path};
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail_msg("%s: cannot be opened", path);
        return;
    }
    failures = 0;
    size_t rows = 0;
    if (next_line(file, header, &row.line)) {
        row.columns = split(header, row.names);
        rows = run_rows(file, &row, test);
    }
    fclose(file);
    if (rows == 0 || failures > 0) {
        fail_msg("%s: %u failures in %zu rows", path, failures, rows);
    }
}
