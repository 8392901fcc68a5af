/* SPDX-License-Identifier: MIT */
/* What to type into the DHCP console of Windows, as the table in section 4 of Polycom's
 * provisioning guide: aligned text, or Markdown. */
#include "windows.h"

typedef enum column { CLASS, OPTION, TYPE, DESCRIPTION, VALUE, COLUMN_COUNT } column;

static const char *const titles[COLUMN_COUNT] = {"Class", "Option", "Data Type", "Description",
                                                 "Value"};

static const char *const gap = "  ";

/* ---- Cells ---- */

/* The guide's words, where it has some. */
static const char *description_of(const dhcpopt_option *row) {
    static const struct {
        dhcpopt_space space;
        uint8_t code;
        const char *words;
    } known[] = {
        {DHCPOPT_SPACE_DHCP4, 2, "Time zone offset"},
        {DHCPOPT_SPACE_DHCP4, 42, "Time server"},
        {DHCPOPT_SPACE_DHCP4, 120, "SIP server"},
        {DHCPOPT_SPACE_DHCP4, 161, "Polycom provisioning server"},
        {DHCPOPT_SPACE_CPE_OCPHONE, 10, "VLAN ID, if LLDP is not available"},
    };
    for (size_t index = 0; index < sizeof known / sizeof known[0]; index++) {
        if (row->space == known[index].space && row->code == known[index].code) {
            return known[index].words;
        }
    }
    return windows_comment(row);
}

/* And the value in words, where it is spelled in hexadecimal. */
static void print_description(printer *out, const item *of) {
    char buf[SHOWN_CAP];
    windows_type type = windows_type_of(of->row);
    dhcpopt_text shown = item_shown(of, buf);
    print_string(out, description_of(of->row));
    if (shown.len > 0 && (type == WINDOWS_BINARY || type == WINDOWS_DWORD)) {
        print_string(out, ": ");
        print_text(out, shown);
    }
}

static void print_value(printer *out, const item *of) {
    switch (windows_type_of(of->row)) {
    case WINDOWS_STRING:
        print_text(out, item_text(of));
        break;
    case WINDOWS_BINARY: /* the console's editor shows pairs */
        print_octets(out, FORM_SPACED, of->bytes);
        break;
    case WINDOWS_DWORD: /* the console drops a decimal number's sign (ShoreTel 8, p. 229) */
        print_octets(out, FORM_0X, of->bytes);
        break;
    case WINDOWS_WORD:
        print_number(out, bytes_u16(of->bytes, 0), 1);
        break;
    case WINDOWS_IPADDRESS:
        print_addresses(out, of->bytes, ", ");
        break;
    }
}

static const char *class_of(const dhcpopt_option *row) {
    return row->windows_class == NULL ? "Standard" : row->windows_class;
}

static void print_cell(printer *out, const item *of, column at) {
    switch (at) {
    case CLASS:
        print_string(out, class_of(of->row));
        break;
    case OPTION:
        print_number(out, of->row->code, 1);
        break;
    case TYPE:
        print_string(out, windows_console_type(windows_type_of(of->row)));
        break;
    case DESCRIPTION:
        print_description(out, of);
        break;
    case VALUE:
        print_value(out, of);
        break;
    case COLUMN_COUNT:
        break;
    }
}

/* ---- Aligned text ---- */

static size_t width_of(const plan *p, column at) {
    size_t width = dhcpopt_text_of(titles[at]).len;
    for (size_t index = 0; index < p->count; index++) {
        printer measure = printer_to(NULL, 0);
        print_cell(&measure, &p->items[index], at);
        width = measure.len > width ? measure.len : width;
    }
    return width;
}

/* A row; of is NULL for the titles. The last column is never padded nor broken. */
static void print_row(const plan *p, printer *out, const item *of,
                      const size_t widths[COLUMN_COUNT]) {
    for (size_t index = 0; index < COLUMN_COUNT; index++) {
        size_t start = out->len;
        if (of == NULL) {
            print_string(out, titles[index]);
        } else {
            print_cell(out, of, (column)index);
        }
        while (index != VALUE && out->len < start + widths[index]) {
            print_char(out, ' ');
        }
        print_string(out, index == VALUE ? "" : gap);
    }
    print_end(p, out);
}

static void print_aligned(const plan *p, printer *out) {
    size_t widths[COLUMN_COUNT];
    for (size_t index = 0; index < COLUMN_COUNT; index++) {
        widths[index] = width_of(p, (column)index);
    }
    print_row(p, out, NULL, widths);
    for (size_t index = 0; index < p->count; index++) {
        print_row(p, out, &p->items[index], widths);
    }
}

/* ---- Markdown ---- */

/* Letters and digits as they are, the rest as character references, which mean nothing in
 * Markdown (CommonMark 0.31 s.2.5). */
static void print_references(printer *out, dhcpopt_text text) {
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (is_letter(c) || is_digit(c)) {
            print_char(out, (char)c);
        } else {
            print_string(out, "&#");
            print_number(out, (uint64_t)c, 1);
            print_char(out, ';');
        }
    }
}

/* In a code span only these would mean something; blanks at its ends would be cut. */
static bool fits_code_span(dhcpopt_text text) {
    return text_find_any(text, 0, "`|\\") == text.len && !is_blank(text_at(text, 0)) &&
           !is_blank(text_at(text, text.len - 1));
}

static void print_markdown_value(printer *out, const item *of) {
    if (windows_type_of(of->row) == WINDOWS_STRING && !fits_code_span(item_text(of))) {
        print_references(out, item_text(of));
        return;
    }
    print_char(out, '`');
    print_value(out, of);
    print_char(out, '`');
}

static void print_markdown(const plan *p, printer *out) {
    for (size_t index = 0; index < COLUMN_COUNT; index++) {
        print_string(out, "| ");
        print_string(out, titles[index]);
        print_char(out, ' ');
    }
    print_line(p, out, "|");
    for (size_t index = 0; index < COLUMN_COUNT; index++) {
        print_string(out, "|---");
    }
    print_line(p, out, "|");
    for (size_t index = 0; index < p->count; index++) {
        for (size_t at = 0; at < VALUE; at++) {
            print_string(out, "| ");
            print_cell(out, &p->items[index], (column)at);
            print_char(out, ' ');
        }
        print_string(out, "| ");
        print_markdown_value(out, &p->items[index]);
        print_line(p, out, " |");
    }
}

/* ---- What must be there first ---- */

static void print_class(const plan *p, printer *out, const item *of) {
    print_string(out, p->on->comment);
    print_string(out, "IPv4, Define Vendor Classes, Add: display name ");
    print_string(out, of->row->windows_class);
    print_string(out, ", description ");
    print_string(out, windows_class_description(of));
    print_string(out, ", ASCII ");
    print_string(out, dhcpopt_space_name(of->space));
    print_end(p, out);
}

/* The definitions of a class in a line; nothing where all of them are there by themselves. */
static void print_definitions(const plan *p, printer *out, dhcpopt_space space) {
    bool first = true;
    for (size_t index = 0; index < p->count; index++) {
        const dhcpopt_option *row = p->items[index].row;
        if (row->space != space || windows_predefines(row)) {
            continue;
        }
        print_string(out, first ? p->on->comment : "; ");
        print_string(out, first ? "IPv4, Set Predefined Options, class " : "");
        print_string(out, first ? class_of(row) : "");
        print_string(out, first ? ", Add: " : "");
        print_string(out, row->windows_name);
        print_string(out, ", ");
        print_string(out, windows_console_type(windows_type_of(row)));
        print_string(out, windows_is_array(row) ? ", Array, code " : ", code ");
        print_number(out, row->code, 1);
        first = false;
    }
    if (!first) {
        print_end(p, out);
    }
}

static bool has_type(const plan *p, windows_type type) {
    bool found = false;
    for (size_t index = 0; index < p->count; index++) {
        found = found || windows_type_of(p->items[index].row) == type;
    }
    return found;
}

static void print_notes(const plan *p, printer *out) {
    size_t at = 0;
    bool any = false;
    for (const item *of = windows_next_class(p, &at); of != NULL;
         of = windows_next_class(p, &at)) {
        print_class(p, out, of);
        any = true;
    }
    print_definitions(p, out, DHCPOPT_SPACE_DHCP4);
    print_definitions(p, out, DHCPOPT_SPACE_MS_UC_CLIENT);
    print_definitions(p, out, DHCPOPT_SPACE_CPE_OCPHONE);
    if (has_type(p, WINDOWS_DWORD)) {
        print_comment(p, out,
                      "type option 2 with 0x and without a period: what follows a "
                      "period is lost");
    }
    if (any) {
        print_comment(p, out, "the server itself makes option 43 from the options of a class");
    }
    print_comment(p, out,
                  "values go to each scope of the phones: Scope Options, Configure "
                  "Options; those of a class on the tab Advanced");
}

static void print_scope(const plan *p, printer *out) {
    if (plan_has_scope(p)) {
        print_string(out, "Scope: ");
        print_text(out, p->config->scope);
        print_end(p, out);
        print_end(p, out);
    }
    if (p->config->markdown) {
        print_markdown(p, out);
    } else {
        print_aligned(p, out);
    }
    print_end(p, out);
}

dhcpopt_status render_table(const plan *p, printer *out, dhcpopt_error *error) {
    dhcpopt_status status = windows_check(p, "", error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (plan_prints(p, DHCPOPT_PART_VALUES)) {
        print_scope(p, out);
    }
    if (!plan_prints(p, DHCPOPT_PART_TAIL)) {
        return DHCPOPT_OK;
    }
    print_head(p, out);
    if (p->config->remove) {
        print_comment(p, out,
                      "clear the check boxes of these options where they have these "
                      "values; classes and definitions may be used by other scopes");
    } else {
        print_notes(p, out);
    }
    return DHCPOPT_OK;
}
