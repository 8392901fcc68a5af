/* SPDX-License-Identifier: MIT */
/* Lines of a pool's mode or view, for the dialects of routers and switches. */
#include "pool.h"

void print_pool(const plan *p, printer *out, const char *command) {
    if (plan_has_scope(p)) {
        print_string(out, command);
        print_text(out, p->config->scope);
        print_end(p, out);
    }
}

void print_pool_end(const plan *p, printer *out, const char *command) {
    if (plan_has_scope(p)) {
        print_line(p, out, command);
    }
}

void print_code_line(const plan *p, printer *out, const char *before, const item *of) {
    print_string(out, before);
    print_number(out, of->row->code, 1);
    print_end(p, out);
}

void print_octets_line(const plan *p, printer *out, const char *before, const item *of,
                       const char *between, size_t form) {
    print_string(out, before);
    print_number(out, of->row->code, 1);
    print_string(out, between);
    print_octets(out, form, of->bytes);
    print_end(p, out);
}
