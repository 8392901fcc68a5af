/* SPDX-License-Identifier: MIT */
/* Decoding an element of any kind, for what elements.c does not take at once. */
#ifndef DHCPOPT_DECODE_H
#define DHCPOPT_DECODE_H

#include "dhcpopt.h"

/* As dhcpopt_decode_next, before the end. */
dhcpopt_status decode_element(dhcpopt_cursor *cursor, dhcpopt_element *ret_element,
                              dhcpopt_error *error);

/* The name at pos, which lies inside; as decode_element where something is amiss with it. */
dhcpopt_status decode_name(dhcpopt_cursor *cursor, size_t pos, dhcpopt_element *ret_element,
                           dhcpopt_error *error);

/* The element at the cursor takes len octets; the cursor moves behind it. What it holds, the
 * caller has set: in its place, since a copy of it takes longer than all the rest. */
static inline dhcpopt_status decode_give(dhcpopt_cursor *cursor, dhcpopt_element_type type,
                                         size_t len, dhcpopt_element *ret_element) {
    ret_element->type = type;
    ret_element->pos = cursor->pos;
    ret_element->len = len;
    cursor->pos += len;
    cursor->item++;
    return DHCPOPT_OK;
}

#endif
