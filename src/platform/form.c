/* SPDX-License-Identifier: MIT */
/* Blocks of "Field: value" lines for the dialects of web forms. */
#include "form.h"

#include <string.h>

bool form_begin(const form *f, const char *menu, const char *advice, const char *more) {
    if (plan_prints(f->p, DHCPOPT_PART_HEAD)) {
        print_head(f->p, f->out);
        print_string(f->out, f->p->on->comment);
        print_string(f->out, "in the menu: ");
        print_line(f->p, f->out, menu);
        print_comment(f->p, f->out, advice);
        if (more != NULL) {
            print_comment(f->p, f->out, more);
        }
    }
    bool values = plan_prints(f->p, DHCPOPT_PART_VALUES);
    if (values && plan_has_scope(f->p)) {
        print_string(f->out, f->p->on->comment);
        print_string(f->out, "there for: ");
        print_text(f->out, f->p->config->scope);
        print_end(f->p, f->out);
    }
    return values;
}

void form_entry(const form *f, const item *of) {
    print_end(f->p, f->out);
    print_about(f->p, f->out, of);
}

void form_field(const form *f, const char *name) {
    size_t len = strlen(name) + 1;
    print_string(f->out, name);
    print_char(f->out, ':');
    do {
        print_char(f->out, ' ');
        len++;
    } while (len < f->width);
}

void form_string(const form *f, const char *name, const char *value) {
    form_field(f, name);
    print_line(f->p, f->out, value);
}

void form_number(const form *f, const char *name, unsigned value) {
    form_field(f, name);
    print_number(f->out, value, 1);
    print_end(f->p, f->out);
}

void form_text(const form *f, const char *name, dhcpopt_text value) {
    form_field(f, name);
    print_text(f->out, value);
    print_end(f->p, f->out);
}

void form_octets(const form *f, const char *name, size_t hex, dhcpopt_bytes value) {
    form_field(f, name);
    print_octets(f->out, hex, value);
    print_end(f->p, f->out);
}

bool form_is_address(const item *of) {
    enum { ADDRESS_OCTETS = 4 };
    return of->row->kind == DHCPOPT_KIND_ADDRESSES && of->bytes.len == ADDRESS_OCTETS;
}
