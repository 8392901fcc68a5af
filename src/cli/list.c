/* SPDX-License-Identifier: MIT */
/* dhcputil list: the tables of options, platforms, forms, statuses and findings. */
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

static const char *classes_name(dhcpopt_classes classes) {
    switch (classes) {
    case DHCPOPT_CLASSES_NONE:
        return "one for every client";
    case DHCPOPT_CLASSES_MATCHED:
        return "one for each vendor class";
    case DHCPOPT_CLASSES_SUBOPTIONS:
        return "made by the server from sub-options";
    }
    return "unknown";
}

static void json_platform(const dhcpopt_platform *platform, out *json) {
    json_key(json, "name");
    json_string(json, platform->name);
    json_key(json, "title");
    json_string(json, platform->title);
    json_key(json, "option_43");
    json_string(json, classes_name(platform->classes));
    json_key(json, "scope");
    json_string(json, platform->scope_help);
    json_key(json, "scope_needed");
    json_boolean(json, platform->scope_needed);
    json_key(json, "server");
    json_string(json, platform->server_help);
    json_key(json, "value_max");
    json_number(json, platform->value_max);
    json_key(json, "limits");
    json_string(json, platform->limits);
}

/* A line of its own under the title, which starts after the longest name. */
static void put_detail(out *o, const char *label, const char *text) {
    enum { NAME_WIDTH = 18 };
    if (text != NULL) {
        out_char(o, '\n');
        out_padded(o, "", NAME_WIDTH);
        out_string(o, label);
        out_string(o, text);
    }
}

static bool platform_row(size_t index, line *ret_line, out *json) {
    static out last; /* kept until the row is printed */
    const dhcpopt_platform *platform = dhcpopt_platform_at(index);
    if (platform == NULL) {
        out_drop(&last);
        return false;
    }
    if (json != NULL) {
        json_platform(platform, json);
    }
    snprintf(ret_line->cells[0], CELL_MAX, "%s", platform->name);
    last.len = 0;
    out_string(&last, platform->title);
    put_detail(&last, "option 43: ", classes_name(platform->classes));
    put_detail(&last, "limits: ", platform->limits);
    put_detail(&last, "--scope: ", platform->scope_help);
    put_detail(&last, "--server: ", platform->server_help);
    out_char(&last, '\0');
    ret_line->last = last.buf;
    return true;
}

typedef struct table {
    const char *name;
    row_reader *read;
} table;

static const table tables[] = {
    {"options", option_row},  {"platforms", platform_row}, {"forms", form_row},
    {"statuses", status_row}, {"findings", finding_row},
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
        diag_error("list: \"%s\" is none of options, platforms, forms, statuses and findings",
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
    "[options|platforms|forms|statuses|findings]",
    "print what dhcputil knows",
    "  dhcputil list options\n"
    "  dhcputil list platforms\n"
    "  dhcputil list forms\n"
    "  dhcputil list --json\n",
    flags,
    false,
    run,
};
