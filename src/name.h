/* SPDX-License-Identifier: MIT */
/* Domain names: host-name rules, RFC 1035 labels on the wire, compression on decode. */
#ifndef DHCPOPT_NAME_H
#define DHCPOPT_NAME_H

#include "bytes.h"
#include "dhcpopt.h"

/* Checks a host name, which may end in one dot, and writes its labels and the final zero octet.
 * What was written is of no use when it fails. */
dhcpopt_status name_encode(dhcpopt_text name, writer *w, dhcpopt_error *error);

/* Checks only; *ret_len is the name's length without a final dot. */
dhcpopt_status name_check(dhcpopt_text name, size_t *ret_len, dhcpopt_error *error);

/*
 * Reads the name at pos, following compression pointers, which count from the payload's first
 * octet. Writes it into out, which holds DHCPOPT_NAME_MAX + 1, without a final dot; *ret_end is
 * the first position after the name. Positions in error are in payload.
 */
dhcpopt_status name_decode(dhcpopt_bytes payload, size_t pos, char *out, size_t *ret_len,
                           size_t *ret_end, dhcpopt_error *error);

#endif
