/* SPDX-License-Identifier: MIT */
/* The one way to end a call: success with a length, or the caller's error filled. */
#ifndef DHCPOPT_STATUS_H
#define DHCPOPT_STATUS_H

#include "dhcpopt.h"

/* error may be NULL. pos and len are in the input at hand; fail_shift moves them outwards. */
dhcpopt_status fail(dhcpopt_error *error, dhcpopt_status status, size_t pos, size_t len);

/* As fail, for a fault of length: how many octets there are, and how many there must
 * or may be. */
dhcpopt_status fail_length(dhcpopt_error *error, dhcpopt_status status, size_t pos, size_t len,
                           size_t have, size_t need);

/* As fail, for one of several elements. */
dhcpopt_status fail_item(dhcpopt_error *error, dhcpopt_status status, size_t item, size_t pos,
                         size_t len);

/* Contract 3 of the header: len octets were counted, for cap; the need is told for
 * SPACE too. */
static inline dhcpopt_status finish_output(bool written, size_t len, size_t cap,
                                           size_t *ret_len, dhcpopt_error *error) {
    *ret_len = len;
    return written && len > cap ? fail_length(error, DHCPOPT_SPACE, 0, 0, cap, len)
                                : DHCPOPT_OK;
}

/* Hands on how reading a part of the input went. Where it failed, the position, told from the
 * part's start, becomes the whole's. */
dhcpopt_status fail_shift(dhcpopt_error *error, dhcpopt_status status, size_t start);

#endif
