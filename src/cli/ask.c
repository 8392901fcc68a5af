/* SPDX-License-Identifier: MIT */
/* Asks DHCP servers as phones do. What is sent is DHCPINFORM and DHCPDISCOVER alone, so that no
 * server gives a lease away; what comes is believed only if it answers that. */
#include "ask.h"

#include <string.h>

#include "diag.h"
#include "told.h"

enum {
    FROM_CLIENT = 1,
    FROM_SERVER = 2,
    ETHERNET = 1, /* RFC 1700, "Number Hardware Type" */
    CODE_HOST_NAME = 12,
    CODE_SERVER = 54,
    CODE_REQUESTED = 55,
    CODE_VENDOR_CLASS = 60,
    CODE_CLIENT = 61,
    OPTIONS = 4,
    HOST_NAME_CAP = 64,
    MESSAGE_CAP = 1024,
    ADDRESS_OCTETS = 4,
    MILLISECONDS = 1000
};

/* ---- Requests ---- */

static void fill_message(const wire *w, const request *what, uint32_t xid, dhcpopt_message *m) {
    memset(m, 0, sizeof *m);
    m->op = FROM_CLIENT;
    m->htype = ETHERNET;
    m->hlen = w->hardware_len;
    m->type = what->type;
    m->xid = xid;
    memcpy(m->chaddr, w->hardware, w->hardware_len);
    if (what->type == DHCPOPT_INFORM) {
        m->ciaddr = w->address; /* where the answer goes */
    } else {
        m->broadcast = true; /* RFC 2131 s.4.1: the address that is offered is not set here */
    }
}

/* Adds an option, unless it is empty. */
static size_t add(dhcpopt_value *options, size_t count, uint8_t code, const void *octets,
                  size_t len) {
    const dhcpopt_value made = {DHCPOPT_SPACE_DHCP4, code, {octets, len}};
    options[count] = made;
    return count + (len > 0 ? 1 : 0);
}

/* The options of a Lync client, in its order: 53, 61, 12, 55, 60. */
static bool build(const wire *w, const request *what, const dhcpopt_message *m, uint8_t *out,
                  size_t *ret_len) {
    dhcpopt_value options[OPTIONS];
    uint8_t client[1 + DHCPOPT_CHADDR_MAX] = {ETHERNET};
    char host[HOST_NAME_CAP];
    size_t count = 0;
    memcpy(client + 1, w->hardware, w->hardware_len);
    wire_host_name(host, sizeof host);
    count = add(options, count, CODE_CLIENT, client,
                w->hardware_len > 0 ? 1U + w->hardware_len : 0);
    count = add(options, count, CODE_HOST_NAME, host, strlen(host));
    count = add(options, count, CODE_REQUESTED, what->codes, what->count);
    count =
        add(options, count, CODE_VENDOR_CLASS, what->vendor_class, strlen(what->vendor_class));
    return dhcpopt_message_build(m, options, count, out, MESSAGE_CAP, ret_len, NULL) ==
           DHCPOPT_OK;
}

/* ---- Answers ---- */

/* RFC 2131 s.4.4.1: an answer has the transaction and the hardware address of the request. */
static bool is_answer(const dhcpopt_message *sent, const dhcpopt_message *came) {
    bool inform = sent->type == DHCPOPT_INFORM;
    bool kind =
        came->type == DHCPOPT_NAK || came->type == (inform ? DHCPOPT_ACK : DHCPOPT_OFFER);
    return came->op == FROM_SERVER && came->xid == sent->xid && kind &&
           memcmp(came->chaddr, sent->chaddr, sizeof came->chaddr) == 0;
}

static uint32_t server_of(const dhcpopt_message *m, uint32_t source) {
    uint8_t octets[ADDRESS_OCTETS];
    size_t len = 0;
    bool told = dhcpopt_message_option(m, CODE_SERVER, octets, sizeof octets, &len, NULL) ==
                    DHCPOPT_OK &&
                len == sizeof octets;
    return told ? (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 |
                      (uint32_t)octets[2] << 8 | octets[3]
                : source;
}

/* The same answer again, as to a request that was repeated. */
static bool is_known(const answers *all, const answer *came) {
    for (size_t index = 0; index < all->count; index++) {
        const answer *before = &all->list[index];
        if (before->to == came->to && before->source == came->source &&
            before->len == came->len && memcmp(before->octets, came->octets, came->len) == 0) {
            return true;
        }
    }
    return false;
}

/* Is it an answer, but for its options? */
static bool answers_header(const dhcpopt_message *sent, dhcpopt_bytes octets) {
    uint8_t header[DHCPOPT_MESSAGE_HEADER];
    dhcpopt_message came;
    if (octets.len < sizeof header) {
        return false;
    }
    memcpy(header, octets.ptr, sizeof header);
    const dhcpopt_bytes alone = {header, sizeof header};
    return dhcpopt_message_parse(alone, &came, NULL) == DHCPOPT_OK && came.op == FROM_SERVER &&
           came.xid == sent->xid && memcmp(came.chaddr, sent->chaddr, sizeof came.chaddr) == 0;
}

static void tell_damage(answers *all, uint32_t source, dhcpopt_status status) {
    char server[ADDRESS_TEXT];
    all->damaged++;
    diag_error("probe: an answer from %s cannot be read: %s (%s)", told_address(source, server),
               dhcpopt_status_text(status), dhcpopt_status_name(status));
}

static bool take(answers *all, const request *what, const dhcpopt_message *sent, size_t len,
                 uint32_t source, unsigned milliseconds) {
    answer *next = &all->list[all->count];
    const dhcpopt_bytes octets = {next->octets, len};
    dhcpopt_status status = dhcpopt_message_parse(octets, &next->message, NULL);
    if (status != DHCPOPT_OK && answers_header(sent, octets)) {
        tell_damage(all, source, status);
    }
    if (status != DHCPOPT_OK || !is_answer(sent, &next->message)) {
        return false;
    }
    next->to = what;
    next->server = server_of(&next->message, source);
    next->source = source;
    next->len = len;
    next->milliseconds = milliseconds;
    if (!is_known(all, next)) {
        all->count++;
    }
    return true;
}

/* Until the time is over. */
static bool hear(const wire *w, const request *what, const dhcpopt_message *sent,
                 uint64_t until, uint64_t since, size_t first, answers *all, bool *ret_heard) {
    size_t most = first + ANSWERS_MAX;
    while (all->count < most && wire_now() < until) {
        size_t len = 0;
        uint32_t source = 0;
        if (!wire_receive(w, until, all->list[all->count].octets, ANSWER_OCTETS, &len,
                          &source)) {
            return false;
        }
        unsigned took = (unsigned)(wire_now() - since);
        *ret_heard = (len > 0 && take(all, what, sent, len, source, took)) || *ret_heard;
    }
    if (all->count == most) {
        diag_warning("probe: %d answers came to one request; more are not looked at",
                     ANSWERS_MAX);
    }
    return true;
}

bool ask(const wire *w, uint32_t destination, const request *what, const patience *limits,
         answers *all) {
    uint8_t octets[MESSAGE_CAP];
    uint8_t random[sizeof(uint32_t)];
    uint32_t xid = 0;
    size_t len = 0;
    bool heard = false;
    dhcpopt_message message;
    if (!wire_random(random, sizeof random)) {
        return false;
    }
    memcpy(&xid, random, sizeof xid);
    fill_message(w, what, xid, &message);
    const size_t first = all->count;
    const uint64_t since = wire_now();
    for (unsigned try = 0; try < limits->tries && !heard; try++) {
        uint64_t now = wire_now();
        message.secs = (uint16_t)((now - since) / MILLISECONDS); /* some wait for repeats */
        if (!build(w, what, &message, octets, &len)) {
            return false;
        }
        const dhcpopt_bytes request_octets = {octets, len};
        if (!wire_send(w, destination, request_octets) ||
            !hear(w, what, &message, now + limits->milliseconds, since, first, all, &heard)) {
            return false;
        }
    }
    return true;
}
