/* SPDX-License-Identifier: MIT */
/* What the answers of servers are worth: held against each other, and against what was meant;
 * for the probe. */
#include "verdict.h"

#include <string.h>

#include "json.h"
#include "report.h"
#include "told.h"

typedef struct verdict {
    const answers *all;
    meant *wanted; /* or NULL */
    heard *to;
    const char *server; /* the one that is compared */
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

static void compare_option(void *context, const reading *at) {
    verdict *on = context;
    meant_compare(on->wanted, at, tell_difference, on);
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
                heard_options(&all->list[index], compare_option, on);
            }
        }
        meant_missing(on->wanted, &nowhere, tell_difference, on);
    }
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
    return first == second &&
           (first != DHCPOPT_OK || (one_len == two_len && memcmp(one, two, one_len) == 0));
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
    verdict on = {all, wanted, to, NULL};
    compare_servers(&on);
    if (wanted != NULL) {
        compare_meant(&on);
    }
}
