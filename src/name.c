/* SPDX-License-Identifier: MIT */
/* Domain names for options 119 and 120, and the host-name rules that URLs share: at once where
 * nothing is amiss, else label by label. */
#include "name.h"

#include "fastname.h"
#include "label.h"
#include "text.h"

dhcpopt_status name_encode(dhcpopt_text name, writer *w, dhcpopt_error *error) {
    size_t cap = w->len < w->cap ? w->cap - w->len : 0;
    size_t len = cap > 0 ? name_write(name, w->out + w->len, cap) : 0;
    if (len == 0) {
        return labels_encode(name, w, error);
    }
    w->len += len;
    return DHCPOPT_OK;
}

dhcpopt_status name_check(dhcpopt_text name, size_t *ret_len, dhcpopt_error *error) {
    uint8_t unused[FAST_MAX + 2];
    writer counter = writer_to(NULL, 0);
    dhcpopt_status status = name_write(name, unused, sizeof unused) > 0
                                ? DHCPOPT_OK
                                : labels_encode(name, &counter, error);
    if (status == DHCPOPT_OK) {
        *ret_len = name_without_dot(name).len;
    }
    return status;
}

dhcpopt_status name_decode(dhcpopt_bytes payload, size_t pos, char *out, size_t *ret_len,
                           size_t *ret_end, dhcpopt_error *error) {
    size_t len = name_read(bytes_from(payload, pos), out);
    if (len == 0) {
        return labels_decode(payload, pos, out, ret_len, ret_end, error);
    }
    *ret_len = len;
    *ret_end = pos + len + 2;
    return DHCPOPT_OK;
}
