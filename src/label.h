/* SPDX-License-Identifier: MIT */
/* Domain names label by label, for those that name.c does not take at once. */
#ifndef DHCPOPT_LABEL_H
#define DHCPOPT_LABEL_H

#include "bytes.h"
#include "dhcpopt.h"
#include "text.h"

/* One trailing dot only says that the name is absolute, which it is here anyway. */
static inline dhcpopt_text name_without_dot(dhcpopt_text name) {
    name.len -= name.len > 1 && text_at(name, name.len - 1) == '.' ? 1 : 0;
    return name;
}

/* As name_encode and name_decode. */
dhcpopt_status labels_encode(dhcpopt_text text, writer *w, dhcpopt_error *error);
dhcpopt_status labels_decode(dhcpopt_bytes payload, size_t pos, char *out, size_t *ret_len,
                             size_t *ret_end, dhcpopt_error *error);

#endif
