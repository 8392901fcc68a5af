/* SPDX-License-Identifier: MIT */
/* Encoding element by element, for parse, which meets them one after the other, and for what
 * elements.c does not take at once. */
#ifndef DHCPOPT_ENCODE_H
#define DHCPOPT_ENCODE_H

#include "bytes.h"
#include "dhcpopt.h"

typedef struct encoder {
    const dhcpopt_option *option;
    size_t limit; /* octets that the payload may have */
    writer w;
    size_t item;                /* elements so far */
    dhcpopt_element_type first; /* the first one's type */
} encoder;

void encode_begin(encoder *e, const dhcpopt_option *option, size_t limit, uint8_t *out,
                  size_t cap);

/* Positions in error are in the element's text; error->item is its index. */
dhcpopt_status encode_next(encoder *e, const dhcpopt_element *element, dhcpopt_error *error);

dhcpopt_status encode_end(encoder *e, size_t *ret_len, dhcpopt_error *error);

/* As dhcpopt_encode. */
dhcpopt_status encode_elements(const dhcpopt_option *option, const dhcpopt_element *elements,
                               size_t count, uint8_t *out, size_t cap, size_t *ret_len,
                               dhcpopt_error *error);

#endif
