/* SPDX-License-Identifier: MIT */
/* Finds the row of a table of sites that an option in a file is for. */
#ifndef CLI_MATCHED_FIND_H
#define CLI_MATCHED_FIND_H

#include "matched.h"

/* By what the place is called, or by the subnet or address in that; where it has no name, by
 * the file's. */
bool matched_find(const matched *all, const reading *at, size_t *ret_index);
/* The server of the table that the line names, or else that the file is named after. */
bool matched_server(const matched *all, const reading *at, dhcpopt_text *ret_server);
/* Do several rows have that scope, on other servers, or that address? */
bool matched_is_of_several(const matched *all, dhcpopt_text scope);
/* A class is in no place. */
bool matched_is_class(const dhcpopt_found *found);

#endif
