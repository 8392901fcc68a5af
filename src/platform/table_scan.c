/* SPDX-License-Identifier: MIT */
/* Reads the table of what to type into the DHCP console of Windows, as config table prints it,
 * aligned or in Markdown. */
#include "windows.h"

#include "scan.h"

enum { CODE_MAX = 255, WORD_OCTETS = 2, LONG_OCTETS = 4, CELLS_MAX = 16 };

/* The columns that are read. */
enum { CLASS, OPTION, TYPE, VALUE, COLUMN_COUNT };

static const char *const titles[] = {"Class", "Option", "Data Type", "Value"};

/* From line to line: where the columns start, or which cell of a Markdown row is which. In
 * place of the class: NONE, ALIGNED, or MARKDOWN and the number of the class's cell. */
enum { NONE, ALIGNED, MARKDOWN };

/* ---- Cells ---- */

static dhcpopt_text trim(dhcpopt_text text) {
    size_t cut = 0;
    return text_trim(text, &cut);
}

/* Where the title stands in the line, or its end. */
static size_t find_title(dhcpopt_text line, const char *title) {
    size_t pos = text_find(line, 0, *title);
    while (pos < line.len && !text_starts_with(text_from(line, pos), title)) {
        pos = text_find(line, pos + 1, *title);
    }
    return pos;
}

/* Up to the next "|" that has no backslash in front. */
static size_t cell_end(dhcpopt_text line, size_t pos) {
    size_t end = text_find(line, pos, '|');
    while (end > pos && end < line.len && text_at(line, end - 1) == '\\') {
        end = text_find(line, end + 1, '|');
    }
    return end;
}

/* The cell of that number behind the first "|"; false where the row has less. */
static bool markdown_cell(dhcpopt_text line, size_t wanted, dhcpopt_text *ret_cell) {
    size_t pos = text_find(line, 0, '|');
    while (pos < line.len) {
        size_t end = cell_end(line, pos + 1);
        if (wanted == 0 && end < line.len) {
            *ret_cell = trim(text_slice(line, pos + 1, end - pos - 1));
            return true;
        }
        wanted -= wanted > 0 ? 1 : 0;
        pos = end;
    }
    return false;
}

/* ---- Titles ---- */

static bool open_aligned(dhcpopt_scanner *s) {
    size_t starts[COLUMN_COUNT];
    for (size_t at = 0; at < COLUMN_COUNT; at++) {
        starts[at] = find_title(s->current, titles[at]);
        if (starts[at] == s->current.len || (at > 0 && starts[at] <= starts[at - 1])) {
            return false;
        }
    }
    s->numbers[CLASS] = ALIGNED;
    for (size_t at = OPTION; at < COLUMN_COUNT; at++) {
        s->numbers[at] = starts[at];
    }
    return true;
}

static bool open_markdown(dhcpopt_scanner *s) {
    size_t cells[COLUMN_COUNT] = {CELLS_MAX, CELLS_MAX, CELLS_MAX, CELLS_MAX};
    dhcpopt_text cell;
    for (size_t at = 0; at < CELLS_MAX && markdown_cell(s->current, at, &cell); at++) {
        for (size_t title = 0; title < COLUMN_COUNT; title++) {
            bool same = text_equal_caseless(cell, dhcpopt_text_of(titles[title]));
            cells[title] = same ? at : cells[title];
        }
    }
    for (size_t at = 0; at < COLUMN_COUNT; at++) {
        if (cells[at] == CELLS_MAX) {
            return false;
        }
        s->numbers[at] = cells[at] + (at == CLASS ? MARKDOWN : 0);
    }
    return true;
}

/* ---- Rows ---- */

/* A line that is too short has empty cells. */
static void aligned_cells(const dhcpopt_scanner *s, dhcpopt_text cells[COLUMN_COUNT]) {
    size_t len = s->current.len;
    for (size_t at = 0; at < COLUMN_COUNT; at++) {
        size_t start = at == CLASS ? 0 : s->numbers[at];
        size_t end = at == VALUE ? len : s->numbers[at + 1];
        start = start < len ? start : len;
        end = end < len ? end : len;
        cells[at] = text_slice(s->current, start, end - start);
    }
    cells[CLASS] = trim(cells[CLASS]);
    cells[OPTION] = trim(cells[OPTION]);
}

static void markdown_cells(const dhcpopt_scanner *s, dhcpopt_text cells[COLUMN_COUNT]) {
    for (size_t at = 0; at < COLUMN_COUNT; at++) {
        size_t number = s->numbers[at] - (at == CLASS ? MARKDOWN : 0);
        cells[at] = text_slice(s->current, 0, 0);
        markdown_cell(s->current, number, &cells[at]);
    }
}

static bool read_class(dhcpopt_scanner *s, dhcpopt_text word, code *of) {
    if (windows_space_of(word, &of->space)) {
        scan_class(s, dhcpopt_text_of(dhcpopt_space_name(of->space)));
        return true;
    }
    return text_equal_caseless(word, dhcpopt_text_of("Standard")) ||
           text_equal_caseless(word, dhcpopt_text_of("DHCP Standard Options"));
}

/* ---- Values ---- */

/* "&#92;" or "\|" and its like; how many characters that are, 0 for none (CommonMark 0.31 s.2.4
 * and s.2.5). */
static size_t escape_len(dhcpopt_text text, size_t pos, uint64_t *ret_character) {
    int next = text_at(text, pos + 1);
    if (text_at(text, pos) == '\\' && next > ' ' && !is_letter(next) && !is_digit(next)) {
        *ret_character = (uint64_t)next;
        return 2;
    }
    if (!text_starts_with(text_from(text, pos), "&#")) {
        return 0;
    }
    size_t start = pos + 2;
    size_t end = text_find(text, start, ';');
    bool hexadecimal = to_lower(text_at(text, start)) == 'x';
    start += hexadecimal ? 1 : 0;
    dhcpopt_text digits = text_slice(text, start, end - start);
    bool known =
        text_number(digits, hexadecimal ? HEXADECIMAL : DECIMAL, OCTET_MASK, ret_character);
    return known && end < text.len ? end + 1 - pos : 0;
}

static bool read_escaped(dhcpopt_scanner *s, code of, dhcpopt_text words, dhcpopt_found *ret) {
    writer w = writer_to(s->bytes, sizeof s->bytes);
    for (size_t pos = 0; pos < words.len;) {
        uint64_t c = (uint64_t)text_at(words, pos);
        size_t len = escape_len(words, pos, &c);
        put_u8(&w, (uint8_t)c);
        pos += len > 0 ? len : 1;
    }
    return scan_written(s, of, &w, w.len > 0 ? DHCPOPT_OK : DHCPOPT_EMPTY, words, ret);
}

/* As the console or PowerShell calls it. The aligned cell goes on with the description. */
static bool read_type(dhcpopt_text cell, windows_type *ret_type) {
    static const windows_type types[] = {WINDOWS_BINARY, WINDOWS_DWORD, WINDOWS_IPADDRESS,
                                         WINDOWS_STRING, WINDOWS_WORD};
    for (size_t index = 0; index < sizeof types / sizeof types[0]; index++) {
        dhcpopt_text names[] = {dhcpopt_text_of(windows_console_type(types[index])),
                                dhcpopt_text_of(windows_powershell_type(types[index]))};
        for (size_t which = 0; which < sizeof names / sizeof names[0]; which++) {
            size_t len = names[which].len;
            bool fits = len == cell.len || is_blank(text_at(cell, len));
            if (fits && text_equal_caseless(text_slice(cell, 0, len), names[which])) {
                *ret_type = types[index];
                return true;
            }
        }
    }
    return false;
}

static bool read_value(dhcpopt_scanner *s, code of, windows_type type, dhcpopt_text words,
                       dhcpopt_found *ret) {
    bool markdown = s->numbers[CLASS] >= MARKDOWN;
    size_t last = words.len - 1;
    bool span =
        markdown && words.len > 2 && text_at(words, 0) == '`' && text_at(words, last) == '`';
    dhcpopt_text value = span ? text_slice(words, 1, last - 1) : words;
    if (type == WINDOWS_STRING) {
        return markdown && !span ? read_escaped(s, of, value, ret)
                                 : scan_text(s, of, value, ret);
    }
    value = trim(value);
    switch (type) {
    case WINDOWS_DWORD:
        return scan_integer(s, of, LONG_OCTETS, value, ret);
    case WINDOWS_WORD:
        return scan_integer(s, of, WORD_OCTETS, value, ret);
    case WINDOWS_IPADDRESS:
        return scan_addresses(s, of, value, ret);
    case WINDOWS_BINARY:
    case WINDOWS_STRING:
        break;
    }
    return scan_octets(s, of, value, ret);
}

static bool read_row(dhcpopt_scanner *s, const dhcpopt_text cells[COLUMN_COUNT],
                     dhcpopt_found *ret) {
    uint64_t number = 0;
    windows_type type = WINDOWS_BINARY;
    code of = {DHCPOPT_SPACE_DHCP4, 0};
    bool known = text_number(cells[OPTION], DECIMAL, CODE_MAX, &number);
    of.number = (uint8_t)number;
    scan_class(s, text_slice(s->current, 0, 0));
    scan_skip(s);
    if (!known) {
        bool meant = is_digit(text_at(cells[OPTION], 0));
        return meant && scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, cells[OPTION], ret);
    }
    if (!read_class(s, cells[CLASS], &of)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, cells[CLASS], ret);
    }
    if (!read_type(cells[TYPE], &type)) {
        return scan_fault(s, of, DHCPOPT_OPTION_SYNTAX, cells[TYPE], ret);
    }
    return cells[VALUE].len > 0 ? read_value(s, of, type, cells[VALUE], ret)
                                : scan_fault(s, of, DHCPOPT_EMPTY, scan_line(s), ret);
}

/* ---- The reader ---- */

bool scan_table(dhcpopt_scanner *s, dhcpopt_found *ret) {
    dhcpopt_text cells[COLUMN_COUNT];
    if (s->pos > 0) { /* one option a line */
        return false;
    }
    if (scan_accept(s, "Scope:")) {
        scan_enter(s, "scope", trim(scan_rest(s)));
        return false;
    }
    bool bars = text_at(scan_peek(s), 0) == '|';
    if (bars ? open_markdown(s) : open_aligned(s)) {
        return false;
    }
    if (scan_peek(s).len == 0) {
        s->numbers[CLASS] = NONE;
    }
    if (s->numbers[CLASS] == NONE || (s->numbers[CLASS] >= MARKDOWN) != bars) {
        return false;
    }
    if (bars) {
        markdown_cells(s, cells);
    } else {
        aligned_cells(s, cells);
    }
    return read_row(s, cells, ret);
}
