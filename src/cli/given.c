/* SPDX-License-Identifier: MIT */
/* Reads the values that options of the option table give, for config and check. */
#include "given.h"

#include "diag.h"

static value_source source_of(const char *caller, const args *given, const char *day,
                              size_t row) {
    value_source source = {caller,
                           dhcpopt_option_at(row),
                           given->option_names[row],
                           dhcpopt_text_of(given->options[row]),
                           NULL,
                           false,
                           NULL,
                           false};
    if (source.option->kind == DHCPOPT_KIND_OFFSET) {
        source.day = day;
    }
    return source;
}

value_source given_source(const given_values *values, size_t index) {
    return source_of(values->verb, values->given, values->day, values->rows[index]);
}

bool given_any(const args *given) {
    for (size_t row = 0; row < OPTIONS_MAX; row++) {
        if (given->options[row] != NULL) {
            return true;
        }
    }
    return false;
}

bool given_check(const char *caller, const args *given, const char *day) {
    bool offset = false;
    for (size_t row = 0; row < OPTIONS_MAX; row++) {
        if (given->options[row] == NULL) {
            continue;
        }
        value_source source = source_of(caller, given, day, row);
        offset = offset || source.option->kind == DHCPOPT_KIND_OFFSET;
        if (!value_check_day(&source)) {
            return false;
        }
    }
    if (day != NULL && !offset) {
        diag_error("%s: --at is for --time-offset, which is not there", caller);
        return false;
    }
    return true;
}

int given_read(const char *caller, const args *given, const char *day, given_values *values) {
    int exit_status = EXIT_DONE;
    values->verb = caller;
    values->given = given;
    values->day = day;
    values->count = 0;
    for (size_t row = 0; row < OPTIONS_MAX; row++) {
        if (given->options[row] == NULL) {
            continue;
        }
        value_source source = source_of(caller, given, day, row);
        size_t at = values->count++;
        size_t len = 0;
        int read = value_read(&source, values->octets[at], sizeof values->octets[at], &len);
        exit_status = read == EXIT_DONE ? exit_status : read;
        values->rows[at] = row;
        values->values[at].space = source.option->space;
        values->values[at].code = source.option->code;
        values->values[at].bytes.ptr = values->octets[at];
        values->values[at].bytes.len = len;
    }
    return exit_status;
}
