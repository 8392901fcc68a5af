/* SPDX-License-Identifier: MIT */
/* Option 43 shown: its sub-options one by one, and the URL that they make. */
#ifndef CLI_OPTION43_H
#define CLI_OPTION43_H

#include "payload.h"

typedef struct suboption_shown {
    const dhcpopt_option *row; /* NULL: unknown, PAD or END */
    dhcpopt_suboption item;
    size_t text_start; /* where in texts its text stands */
    size_t text_len;
} suboption_shown;

typedef struct option43 {
    bool known; /* whose sub-options they are */
    dhcpopt_space space;
    dhcpopt_bytes value;
    suboption_shown *items;
    size_t count;
    out texts;
    out url; /* empty: they make none */
} option43;

/* Decodes all sub-options, as those of the vendor class that is given, or that the content
 * tells where it is NULL. Every one that is wrong is told, and then it is false. In any case
 * option43_free follows. */
bool option43_read(option43 *shown, const char *subject, const payload *p,
                   const char *vendor_class);
void option43_free(option43 *shown);

void option43_print(const option43 *shown, const char *subject, out *o);
/* The members vendor_class, sub_options and cert_prov_url of an open object. */
void option43_json(const option43 *shown, out *o);

#endif
