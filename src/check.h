/* SPDX-License-Identifier: MIT */
/* The findings about a value, for who also has to know whether it is one. */
#ifndef DHCPOPT_CHECK_H
#define DHCPOPT_CHECK_H

#include "dhcpopt.h"

/* dhcpopt_check, which also tells whether the value decodes to its end; of option 43, each of
 * the sub-options that are whole and that the table has, where the space is known. */
dhcpopt_status check_decoding(const dhcpopt_option *option, dhcpopt_space space,
                              dhcpopt_bytes payload, dhcpopt_finding *out, size_t cap,
                              size_t *ret_count, bool *ret_decodes);

#endif
