/* SPDX-License-Identifier: MIT */
/* dhcputil list: the tables of options, forms, statuses and findings. */
#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "json.h"
#include "report.h"
#include "verbs.h"

enum { FLAG_JSON };

static const flag flags[] = {
    {"json", NULL, "a JSON object"},
    {NULL, NULL, NULL},
};

enum { CELL_MAX = 64, COLUMN_GAP = 2 };

/* A row to be printed: up to three short cells, and one that ends the line. */
typedef struct line {
    char cells[3][CELL_MAX];
    const char *last;
} line;

/* Sets the row's text and, where o is not NULL, its JSON object. False after the last row. */
typedef bool row_reader(size_t index, line *ret_line, out *json);

static bool option_row(size_t index, line *ret_line, out *json) {
    const dhcpopt_option *option = dhcpopt_option_at(index);
    if (option == NULL) {
        return false;
    }
    if (json != NULL) {
        json_key(json, "name");
        json_string(json, option->name);
        json_key(json, "alias");
        json_string(json, option->alias);
        json_key(json, "space");
        json_string(json, dhcpopt_space_name(option->space));
        report_json_code(json, option);
        json_key(json, "argument");
        json_string(json, option->argument);
        json_key(json, "help");
        json_string(json, option->help);
        json_key(json, "source");
        json_string(json, option->source);
    }
    bool has_alias = option->alias != NULL;
    snprintf(ret_line->cells[0], CELL_MAX, "%s%s%s", option->name, has_alias ? ", " : "",
             has_alias ? option->alias : "");
    const char *space = dhcpopt_space_name(option->space);
    if (option->code == 0) {
        snprintf(ret_line->cells[1], CELL_MAX, "%s 1-5", space);
    } else {
        snprintf(ret_line->cells[1], CELL_MAX, "%s %u", space, option->code);
    }
    snprintf(ret_line->cells[2], CELL_MAX, "%s", option->argument);
    ret_line->last = option->help;
    return true;
}

static bool form_row(size_t index, line *ret_line, out *json) {
    const dhcpopt_form *form = dhcpopt_form_at(index);
    if (form == NULL) {
        return false;
    }
    if (json != NULL) {
        json_key(json, "name");
        json_string(json, form->name);
        json_key(json, "help");
        json_string(json, form->help);
    }
    snprintf(ret_line->cells[0], CELL_MAX, "%s", form->name);
    ret_line->last = form->help;
    return true;
}

static bool status_row(size_t index, line *ret_line, out *json) {
    dhcpopt_status status = (dhcpopt_status)index;
    if (strcmp(dhcpopt_status_name(status), "unknown") == 0) {
        return false;
    }
    if (json != NULL) {
        json_key(json, "number");
        json_number(json, index);
        json_key(json, "name");
        json_string(json, dhcpopt_status_name(status));
        json_key(json, "text");
        json_string(json, dhcpopt_status_text(status));
    }
    snprintf(ret_line->cells[0], CELL_MAX, "%u", (unsigned)index);
    snprintf(ret_line->cells[1], CELL_MAX, "%s", dhcpopt_status_name(status));
    ret_line->last = dhcpopt_status_text(status);
    return true;
}

static bool finding_row(size_t index, line *ret_line, out *json) {
    dhcpopt_finding finding;
    if (!dhcpopt_finding_at(index, &finding)) {
        return false;
    }
    if (json != NULL) {
        json_key(json, "number");
        json_number(json, finding.id);
        json_key(json, "name");
        json_string(json, finding.name);
        json_key(json, "severity");
        json_string(json, report_severity(finding.severity));
        json_key(json, "text");
        json_string(json, finding.detail);
    }
    snprintf(ret_line->cells[0], CELL_MAX, "%s", finding.name);
    snprintf(ret_line->cells[1], CELL_MAX, "%s", report_severity(finding.severity));
    ret_line->last = finding.detail;
    return true;
}

typedef struct table {
    const char *name;
    row_reader *read;
} table;

static const table tables[] = {
    {"options", option_row},
    {"forms", form_row},
    {"statuses", status_row},
    {"findings", finding_row},
};

enum { TABLE_COUNT = sizeof tables / sizeof tables[0], CELLS = 3 };

static void print_table(const table *listed, out *o) {
    size_t widths[CELLS] = {0};
    line row = {{"", "", ""}, NULL};
    for (size_t index = 0; listed->read(index, &row, NULL); index++) {
        for (size_t cell = 0; cell < CELLS; cell++) {
            size_t len = strlen(row.cells[cell]);
            widths[cell] = len > widths[cell] ? len : widths[cell];
        }
    }
    for (size_t index = 0; listed->read(index, &row, NULL); index++) {
        for (size_t cell = 0; cell < CELLS && widths[cell] > 0; cell++) {
            out_padded(o, row.cells[cell], widths[cell] + COLUMN_GAP);
        }
        out_string(o, row.last);
        out_char(o, '\n');
    }
}

static void json_table(const table *listed, out *o) {
    line row;
    json_key(o, listed->name);
    json_open(o, '[');
    for (size_t index = 0;; index++) {
        out object = {NULL, 0, 0};
        json_open(&object, '{');
        if (!listed->read(index, &row, &object)) {
            out_drop(&object);
            break;
        }
        json_close(&object, '}');
        dhcpopt_text text = {object.buf, object.len};
        json_raw(o, text);
        out_drop(&object);
    }
    json_close(o, ']');
}

static bool is_wanted(const args *given, const table *listed) {
    return given->count == 0 || strcmp(given->words[0], listed->name) == 0;
}

static bool check_usage(const args *given) {
    bool known = given->count == 0;
    for (size_t index = 0; index < TABLE_COUNT; index++) {
        known = known || is_wanted(given, &tables[index]);
    }
    if (!known || given->count > 1) {
        diag_error("list: \"%s\" is none of options, forms, statuses and findings",
                   given->words[known ? 1 : 0]);
    }
    return known && given->count <= 1;
}

static int run(const args *given, out *o) {
    bool json = args_has(given, FLAG_JSON);
    bool first = true;
    if (!check_usage(given)) {
        return EXIT_USAGE;
    }
    if (json) {
        json_open(o, '{');
    }
    for (size_t index = 0; index < TABLE_COUNT; index++) {
        if (!is_wanted(given, &tables[index])) {
            continue;
        }
        if (json) {
            json_table(&tables[index], o);
            continue;
        }
        if (given->count == 0) {
            out_string(o, first ? "" : "\n");
            out_string(o, tables[index].name);
            out_string(o, ":\n");
            first = false;
        }
        print_table(&tables[index], o);
    }
    out_string(o, json ? "}\n" : "");
    return EXIT_DONE;
}

const verb verb_list = {
    "list",
    "[options|forms|statuses|findings]",
    "print what dhcputil knows",
    "  dhcputil list options\n"
    "  dhcputil list forms\n"
    "  dhcputil list --json\n",
    flags,
    run,
};
