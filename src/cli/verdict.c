/* SPDX-License-Identifier: MIT */
/* What the answers of servers are worth: held against each other, and against what was meant;
 * for the probe. */
#include "verdict.h"

#include <string.h>

#include "json.h"
#include "report.h"
#include "told.h"

enum { CODE_VENDOR_SPECIFIC = 43 };

typedef struct verdict {
    const answers *all;
    meant *wanted; /* or NULL */
    heard *to;
    const char *server;   /* the one that is compared */
    const request *asked; /* and what it answered */
} verdict;

static void put_finding(verdict *on, const char *server, dhcpopt_severity severity,
                        const char *name, const char *sentence) {
    out *o = on->to->o;
    bool counts = severity == DHCPOPT_FAULT;
    on->to->wrong += counts ? 1 : 0;
    if (on->to->json) {
        json_open(o, '{');
        json_key(o, "server");
        json_string(o, server);
        json_key(o, "severity");
        json_string(o, report_severity(severity));
        json_key(o, "id");
        json_string(o, name);
        json_key(o, "text");
        json_string(o, sentence);
        json_close(o, '}');
        return;
    }
    out_string(o, "server ");
    out_string(o, server);
    out_string(o, ": ");
    if (!counts) {
        out_string(o, report_severity(severity));
        out_string(o, ": ");
    }
    out_string(o, sentence);
    out_string(o, " (");
    out_string(o, name);
    out_string(o, ")\n");
}

static void tell_difference(void *context, const reading *at, const char *name,
                            const char *sentence) {
    verdict *on = context;
    bool extra = strcmp(name, "extra") == 0;
    (void)at;
    put_finding(on, on->server, extra ? DHCPOPT_NOTE : DHCPOPT_FAULT, name, sentence);
}

/* Of option 43 only what the class that asked looks at: the other class's phones get another
 * answer. */
static size_t keep_own(dhcpopt_bytes payload, dhcpopt_space space, uint8_t *kept) {
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    size_t len = 0;
    dhcpopt_decode_begin(
        &cursor, dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_VENDOR_SPECIFIC), payload);
    while (dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_OK) {
        if (dhcpopt_option_by_code(space, element.as.suboption.code) != NULL) {
            memcpy(kept + len, payload.ptr + element.pos, element.len);
            len += element.len;
        }
    }
    return len;
}

static void compare_option(void *context, const reading *at) {
    verdict *on = context;
    uint8_t octets[DHCPOPT_LONG_MAX];
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    dhcpopt_found own = *at->found;
    const reading there = {at->file, at->unit, at->platform, &own};
    const dhcpopt_text asked = dhcpopt_text_of(on->asked->vendor_class);
    if (own.value.code == CODE_VENDOR_SPECIFIC && dhcpopt_space_by_name(asked, &space)) {
        own.value.bytes.len = keep_own(own.value.bytes, space, octets);
        own.value.bytes.ptr = octets;
        own.vendor_class = asked;
    }
    if (own.value.bytes.len > 0) {
        meant_compare(on->wanted, &there, tell_difference, on);
    }
}

static bool is_first_of_server(const answers *all, size_t index) {
    for (size_t before = 0; before < index; before++) {
        if (all->list[before].server == all->list[index].server) {
            return false;
        }
    }
    return true;
}

/* Each server with all that it said: phones may hear it alone. */
static void compare_meant(verdict *on) {
    const answers *all = on->all;
    for (size_t first = 0; first < all->count; first++) {
        char server[ADDRESS_TEXT];
        if (!is_first_of_server(all, first)) {
            continue;
        }
        on->server = told_address(all->list[first].server, server);
        const reading nowhere = {server, "packet", NULL, NULL};
        meant_begin(on->wanted);
        for (size_t index = first; index < all->count; index++) {
            if (all->list[index].server == all->list[first].server) {
                on->asked = all->list[index].to;
                heard_options(&all->list[index], compare_option, on);
            }
        }
        meant_missing(on->wanted, &nowhere, tell_difference, on);
    }
}

/* END and PAD behind sub-options say nothing, nor does a NUL behind a text. */
static size_t without_end(unsigned code, const uint8_t *octets, size_t len) {
    enum { PAD = 0, END = 255 };
    const dhcpopt_option *row = dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, code);
    bool inside = code == CODE_VENDOR_SPECIFIC;
    bool text =
        row != NULL && (row->kind == DHCPOPT_KIND_TEXT || row->kind == DHCPOPT_KIND_URL);
    while (len > 0 && ((inside && octets[len - 1] == END) ||
                       ((inside || text) && octets[len - 1] == PAD))) {
        len--;
    }
    return len;
}

/* Have both the same octets, or both none? */
static bool same_option(const answer *a, const answer *b, unsigned code) {
    uint8_t one[DHCPOPT_LONG_MAX];
    uint8_t two[DHCPOPT_LONG_MAX];
    size_t one_len = 0;
    size_t two_len = 0;
    dhcpopt_status first =
        dhcpopt_message_option(&a->message, code, one, sizeof one, &one_len, NULL);
    dhcpopt_status second =
        dhcpopt_message_option(&b->message, code, two, sizeof two, &two_len, NULL);
    one_len = first == DHCPOPT_OK ? without_end(code, one, one_len) : 0;
    two_len = second == DHCPOPT_OK ? without_end(code, two, two_len) : 0;
    return first == second && one_len == two_len && memcmp(one, two, one_len) == 0;
}

static void tell_disagreement(verdict *on, const answer *a, const answer *b, unsigned code) {
    char one[ADDRESS_TEXT];
    char two[ADDRESS_TEXT];
    out sentence = {NULL, 0, 0};
    dhcpopt_finding finding;
    dhcpopt_finding_at(DHCPOPT_FINDING_SERVERS_DISAGREE - 1, &finding);
    out_string(&sentence, "option ");
    out_number(&sentence, code);
    out_string(&sentence, " as ");
    out_string(&sentence, a->to->vendor_class);
    out_string(&sentence, " is another one at server ");
    out_string(&sentence, told_address(b->server, two));
    out_string(&sentence, "; ");
    out_string(&sentence, finding.detail);
    out_char(&sentence, '\0');
    put_finding(on, told_address(a->server, one), finding.severity, finding.name, sentence.buf);
    out_drop(&sentence);
}

/* Each answer with the first to the same request. */
static void compare_servers(verdict *on) {
    const answers *all = on->all;
    for (size_t index = 1; index < all->count; index++) {
        const answer *other = &all->list[index];
        const answer *first = all->list;
        while (first->to != other->to) {
            first++;
        }
        for (size_t code = 0; first != other && code < other->to->count; code++) {
            if (!same_option(first, other, other->to->codes[code])) {
                tell_disagreement(on, first, other, other->to->codes[code]);
            }
        }
    }
}

void verdict_tell(const answers *all, meant *wanted, heard *to) {
    verdict on = {.all = all, .wanted = wanted, .to = to};
    compare_servers(&on);
    if (wanted != NULL) {
        compare_meant(&on);
    }
}
