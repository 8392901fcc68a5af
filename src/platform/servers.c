/* SPDX-License-Identifier: MIT */
/* What the dialects of servers on Unix share: whether all fits into one message. */
#include "servers.h"

#include "../tlv.h"

dhcpopt_status limit_message(const plan *p, size_t room, dhcpopt_error *error) {
    size_t size = 0;
    for (size_t index = 0; index < p->count; index++) {
        size += TLV_HEADER_LEN + p->items[index].bytes.len;
    }
    if (size <= room) {
        return DHCPOPT_OK;
    }
    const item *last = &p->items[p->count - 1];
    fail_at(error, DHCPOPT_MESSAGE_LONG, last, 0, last->bytes.len);
    if (error != NULL) {
        error->have = size;
        error->need = room;
    }
    return DHCPOPT_MESSAGE_LONG;
}
