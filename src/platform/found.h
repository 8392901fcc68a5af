/* SPDX-License-Identifier: MIT */
/* What found.c asks of an option that was found. */
#ifndef DHCPOPT_PLATFORM_FOUND_H
#define DHCPOPT_PLATFORM_FOUND_H

#include "platform.h"

/* Does it start with a code of a phone's sub-option? */
bool found_may_be_ours(dhcpopt_bytes bytes);
/* Was it given as addresses? */
bool found_is_addresses(const dhcpopt_found *found);
/* Is nothing in it for the class that is told, and something for the other one? */
bool found_is_of_other_class(dhcpopt_space told, dhcpopt_bytes bytes);
/* Is it what a line above says in words, if one does? */
bool found_as_said(const dhcpopt_option *row, const dhcpopt_found *found);

#endif
