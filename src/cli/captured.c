/* SPDX-License-Identifier: MIT */
/* Reads DHCP messages out of capture files, for decode and check. A server seldom repeats for
 * which vendor class it answers, so the class that asked is kept by transaction. */
#include "captured.h"

#include <errno.h>
#include <string.h>

#include "diag.h"
#include "out.h"
#include "told.h"

enum {
    PACKET_MAX = 1 << 18, /* what tcpdump keeps of a packet at most */
    BUFFER = 2 * PACKET_MAX,
    TRANSACTIONS = 64,
    FROM_CLIENT = 1,
    CODE_VENDOR_CLASS = 60,
    CODE_MESSAGE = 56
};

/* Who asked. */
typedef struct transaction {
    uint32_t xid;
    uint8_t chaddr[DHCPOPT_CHADDR_MAX];
    char vendor_class[CLASS_TEXT];
} transaction;

typedef struct captured {
    const char *file;
    reading_taker *take;
    void *context;
    size_t packet; /* from 1, of all in the file */
    bool link_told;
    size_t asked; /* transactions so far */
    transaction transactions[TRANSACTIONS];
} captured;

/* ---- Messages ---- */

static void keep_class(captured *c, const dhcpopt_message *m) {
    transaction *kept = &c->transactions[c->asked++ % TRANSACTIONS];
    kept->xid = m->xid;
    memcpy(kept->chaddr, m->chaddr, sizeof kept->chaddr);
    told_text(m, CODE_VENDOR_CLASS, kept->vendor_class);
}

/* The latest of them; empty where the request is not in the capture. */
static const char *class_of(const captured *c, const dhcpopt_message *m) {
    const char *vendor_class = "";
    size_t first = c->asked > TRANSACTIONS ? c->asked - TRANSACTIONS : 0;
    for (size_t index = first; index < c->asked; index++) {
        const transaction *kept = &c->transactions[index % TRANSACTIONS];
        if (kept->xid == m->xid && memcmp(kept->chaddr, m->chaddr, sizeof m->chaddr) == 0) {
            vendor_class = kept->vendor_class;
        }
    }
    return vendor_class;
}

static void tell_nothing(const captured *c, const dhcpopt_message *m, const char *server) {
    char words[CLASS_TEXT];
    const char *type = dhcpopt_message_type_name(m->type);
    if (m->type == DHCPOPT_NAK) {
        diag_note("%s: packet %lu: %s from %s: \"%s\"", c->file, (unsigned long)c->packet, type,
                  server, told_text(m, CODE_MESSAGE, words));
    } else {
        diag_note("%s: packet %lu: %s from %s has none of the phones' options", c->file,
                  (unsigned long)c->packet, type, server);
    }
}

static void read_reply(captured *c, const dhcpopt_message *m, uint32_t source) {
    char where[32];
    char server[ADDRESS_TEXT];
    const char *vendor_class = class_of(c, m);
    snprintf(where, sizeof where, "%s from", dhcpopt_message_type_name(m->type));
    dhcpopt_found found = {.where = where,
                           .scope = dhcpopt_text_of(told_address(source, server)),
                           .vendor_class = dhcpopt_text_of(vendor_class),
                           .line = c->packet};
    const reading at = {c->file, "packet", NULL, &found};
    const dhcpopt_bytes none = {NULL, 0};
    if (told_options(m, none, &found, &at, c->take, c->context) == 0) {
        tell_nothing(c, m, server);
    }
}

/* ---- Packets ---- */

/* What cannot be read, as something found. */
static void tell_fault(captured *c, dhcpopt_status status) {
    const dhcpopt_found found = {.status = status, .line = c->packet};
    const reading at = {c->file, "packet", NULL, &found};
    if (status == DHCPOPT_LINK_TYPE && c->link_told) {
        return;
    }
    c->link_told = c->link_told || status == DHCPOPT_LINK_TYPE;
    c->take(c->context, &at);
}

static void read_packet(captured *c, unsigned link, dhcpopt_bytes frame) {
    dhcpopt_packet packet;
    dhcpopt_message message;
    c->packet++;
    dhcpopt_status status = dhcpopt_packet_parse(link, frame, &packet, NULL);
    if (status == DHCPOPT_NOT_DHCP) {
        return;
    }
    if (status == DHCPOPT_OK) {
        status = dhcpopt_message_parse(packet.payload, &message, NULL);
    }
    if (status != DHCPOPT_OK) {
        tell_fault(c, status);
    } else if (message.op == FROM_CLIENT) {
        keep_class(c, &message);
    } else {
        read_reply(c, &message, packet.source);
    }
}

/* ---- The file ---- */

typedef struct buffer {
    uint8_t octets[BUFFER];
    size_t start;
    size_t end;
} buffer;

/* True where more octets came. */
static bool fill(buffer *b, FILE *stream) {
    memmove(b->octets, b->octets + b->start, b->end - b->start);
    b->end -= b->start;
    b->start = 0;
    size_t got = fread(b->octets + b->end, 1, sizeof b->octets - b->end, stream);
    b->end += got;
    return got > 0;
}

static int end_file(const char *verb, const captured *c, FILE *stream, dhcpopt_status status,
                    bool rest) {
    if (ferror(stream)) {
        diag_error("%s: %s: cannot be read: %s", verb, c->file, strerror(errno));
        return EXIT_USAGE;
    }
    if (status == DHCPOPT_CAPTURE_MORE && !rest) {
        return EXIT_DONE;
    }
    diag_error("%s: %s: behind packet %lu: %s (%s)", verb, c->file, (unsigned long)c->packet,
               dhcpopt_status_text(status), dhcpopt_status_name(status));
    return EXIT_DATA;
}

int captured_read(const char *verb, const char *file, FILE *stream, dhcpopt_bytes head,
                  reading_taker *take, void *context) {
    static buffer b; /* too large for the stack of small systems, as the next */
    static captured c;
    dhcpopt_capture capture;
    memset(&capture, 0, sizeof capture);
    memset(&c, 0, sizeof c);
    c.file = file;
    c.take = take;
    c.context = context;
    memcpy(b.octets, head.ptr, head.len);
    b.start = 0;
    b.end = head.len;
    for (;;) {
        unsigned link = 0;
        size_t used = 0;
        dhcpopt_bytes frame;
        const dhcpopt_bytes input = {b.octets + b.start, b.end - b.start};
        dhcpopt_status status =
            dhcpopt_capture_next(&capture, input, PACKET_MAX, &used, &link, &frame);
        b.start += used;
        if (status == DHCPOPT_OK && frame.len > 0) {
            read_packet(&c, link, frame);
        } else if (status != DHCPOPT_OK &&
                   !(status == DHCPOPT_CAPTURE_MORE && fill(&b, stream))) {
            return end_file(verb, &c, stream, status, b.end > b.start);
        }
    }
}
