/* SPDX-License-Identifier: MIT */
/* What option 43 holds, for people and as JSON; for decode. */
#include "option43.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "json.h"
#include "report.h"

enum { PAD = 0, END = 255, CODE_WIDTH = 5, COLUMN_GAP = 2 };

static bool read_suboption(option43 *shown, const payload *p, const dhcpopt_element *element) {
    suboption_shown *item = &shown->items[shown->count++];
    item->item = element->as.suboption;
    item->row = shown->known ? dhcpopt_suboption_row(shown->space, item->item.code) : NULL;
    item->text_start = shown->texts.len;
    dhcpopt_error error;
    bool good = item->row == NULL ||
                report_text(&shown->texts, item->row, item->item.value, &error) == DHCPOPT_OK;
    if (!good) {
        char name[SUBJECT_MAX];
        char subject[2 * SUBJECT_MAX];
        snprintf(subject, sizeof subject, "option 43: %s", report_subject(item->row, name));
        error.pos += element->pos + element->len - item->item.value.len;
        payload_fault(p, subject, &error);
    }
    item->text_len = shown->texts.len - item->text_start;
    return good;
}

/* A fault of the list, not of a value; what is cut has a code, and so a name. */
static void cut_suboption(const payload *p, const char *subject, const dhcpopt_error *error) {
    char longer_subject[2 * SUBJECT_MAX];
    if (error->status != DHCPOPT_TRUNCATED && error->status != DHCPOPT_NO_LENGTH) {
        payload_fault(p, subject, error);
        return;
    }
    snprintf(longer_subject, sizeof longer_subject, "%s: sub-option %u", subject,
             p->value.ptr[error->pos]);
    payload_fault(p, longer_subject, error);
}

static bool read_suboptions(option43 *shown, const char *subject, const payload *p) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_error error;
    bool good = true;
    dhcpopt_decode_begin(&cursor, dhcpopt_option_by_name(dhcpopt_text_of("vendor-specific")),
                         p->value);
    for (;;) {
        dhcpopt_status status = dhcpopt_decode_next(&cursor, &element, &error);
        if (status == DHCPOPT_END) {
            return good;
        }
        if (status != DHCPOPT_OK) {
            cut_suboption(p, subject, &error);
            return false;
        }
        good = read_suboption(shown, p, &element) && good;
    }
}

static void read_url(option43 *shown) {
    const dhcpopt_option *row = dhcpopt_option_by_name(dhcpopt_text_of("cert-prov-url"));
    if (shown->known && shown->space == row->space &&
        report_text(&shown->url, row, shown->value, NULL) != DHCPOPT_OK) {
        shown->url.len = 0; /* what is missing or repeated is a finding */
    }
}

bool option43_read(option43 *shown, const char *subject, const payload *p,
                   const char *vendor_class) {
    shown->value = p->value;
    shown->known = vendor_class != NULL
                       ? dhcpopt_space_by_name(dhcpopt_text_of(vendor_class), &shown->space)
                       : dhcpopt_space_of(p->value, &shown->space);
    shown->items = cli_allocate(NULL, (p->value.len + 1) * sizeof *shown->items);
    if (!read_suboptions(shown, subject, p)) {
        return false;
    }
    read_url(shown);
    if (!shown->known) {
        diag_note("%s: the content does not tell the vendor class; --vendor-class names it",
                  subject);
    }
    return true;
}

void option43_free(option43 *shown) {
    free(shown->items);
    shown->items = NULL;
    out_drop(&shown->texts);
    out_drop(&shown->url);
}

static const char *name_of(const suboption_shown *shown) {
    if (shown->row != NULL) {
        return shown->row->name;
    }
    return shown->item.code == PAD ? "PAD" : shown->item.code == END ? "END" : "unknown";
}

static dhcpopt_text text_of(const option43 *shown, const suboption_shown *item) {
    dhcpopt_text text = {NULL, item->text_len};
    if (item->text_len > 0) {
        text.ptr = shown->texts.buf + item->text_start;
    }
    return text;
}

static size_t longer(size_t a, size_t b) {
    return a > b ? a : b;
}

/* Columns: code, right-aligned; name; text; bytes. PAD and END have only the first two. */
static void print_suboptions(const option43 *shown, out *o) {
    size_t name_width = 0;
    size_t text_width = 0;
    for (size_t index = 0; index < shown->count; index++) {
        name_width = longer(name_width, strlen(name_of(&shown->items[index])));
        text_width = longer(text_width, shown->items[index].text_len);
    }
    for (size_t index = 0; index < shown->count; index++) {
        const suboption_shown *item = &shown->items[index];
        bool bare = item->item.code == PAD || item->item.code == END;
        char code[CODE_WIDTH + 1];
        snprintf(code, sizeof code, "%*u", CODE_WIDTH, item->item.code);
        out_string(o, code);
        out_padded(o, "", COLUMN_GAP);
        out_padded(o, name_of(item), bare ? 0 : name_width + COLUMN_GAP);
        out_text(o, text_of(shown, item));
        out_padded(o, "", bare ? 0 : text_width - item->text_len + COLUMN_GAP);
        report_hex(o, dhcpopt_form_at(0), item->item.value);
        out_char(o, '\n');
    }
}

void option43_print(const option43 *shown, const char *subject, out *o) {
    report_heading(o, subject, shown->known ? dhcpopt_space_name(shown->space) : NULL,
                   shown->value.len);
    out_char(o, '\n');
    print_suboptions(shown, o);
    if (shown->url.len > 0) {
        dhcpopt_text url = {shown->url.buf, shown->url.len};
        out_string(o, "cert-prov-url: ");
        out_text(o, url);
        out_char(o, '\n');
    }
}

static void json_suboption(const option43 *shown, const suboption_shown *item, out *o) {
    json_open(o, '{');
    json_key(o, "code");
    json_number(o, item->item.code);
    json_key(o, "name");
    json_string(o, name_of(item));
    json_key(o, "length");
    json_number(o, item->item.value.len);
    json_key(o, "hex");
    report_json_hex(o, dhcpopt_form_at(0), item->item.value);
    json_key(o, "text");
    if (item->row != NULL) {
        json_text(o, text_of(shown, item));
    } else {
        json_null(o);
    }
    json_close(o, '}');
}

void option43_json(const option43 *shown, out *o) {
    json_key(o, "vendor_class");
    json_string(o, shown->known ? dhcpopt_space_name(shown->space) : NULL);
    json_key(o, "sub_options");
    json_open(o, '[');
    for (size_t index = 0; index < shown->count; index++) {
        json_suboption(shown, &shown->items[index], o);
    }
    json_close(o, ']');
    json_key(o, "cert_prov_url");
    if (shown->url.len > 0) {
        dhcpopt_text url = {shown->url.buf, shown->url.len};
        json_text(o, url);
    } else {
        json_null(o);
    }
}
