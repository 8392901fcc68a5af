/* SPDX-License-Identifier: MIT */
/* Names and sentences of statuses and findings, from the lists in the public header. */
#include "status.h"

typedef struct status_row {
    dhcpopt_status status;
    const char *name;
    const char *text;
} status_row;

#define STATUS_ROW(number, NAME, name, sentence) {DHCPOPT_##NAME, name, sentence},
static const status_row statuses[] = {DHCPOPT_STATUS_LIST(STATUS_ROW)};

#define FINDING_ROW(number, NAME, severity, name, sentence)                                    \
    {DHCPOPT_FINDING_##NAME, DHCPOPT_##severity, 0, 0, 0, 0, name, sentence},
static const dhcpopt_finding findings[] = {DHCPOPT_FINDING_LIST(FINDING_ROW)};

static const size_t status_count = sizeof statuses / sizeof statuses[0];
static const size_t finding_count = sizeof findings / sizeof findings[0];

/* The numbers run from 0 without a gap, so a status is its own index; a test holds
 * them to it. */
const char *dhcpopt_status_name(dhcpopt_status status) {
    return (size_t)status < status_count ? statuses[status].name : "unknown";
}

const char *dhcpopt_status_text(dhcpopt_status status) {
    return (size_t)status < status_count ? statuses[status].text : "unknown status";
}

bool dhcpopt_finding_at(size_t index, dhcpopt_finding *ret_finding) {
    if (index >= finding_count) {
        return false;
    }
    *ret_finding = findings[index];
    return true;
}

dhcpopt_status fail_length(dhcpopt_error *error, dhcpopt_status status, size_t pos, size_t len,
                           size_t have, size_t need) {
    if (error != NULL) {
        dhcpopt_error told = {status, 0, pos, len, have, need, dhcpopt_status_text(status)};
        *error = told;
    }
    return status;
}

dhcpopt_status fail(dhcpopt_error *error, dhcpopt_status status, size_t pos, size_t len) {
    return fail_length(error, status, pos, len, 0, 0);
}

dhcpopt_status fail_item(dhcpopt_error *error, dhcpopt_status status, size_t item, size_t pos,
                         size_t len) {
    fail(error, status, pos, len);
    if (error != NULL) {
        error->item = item;
    }
    return status;
}

dhcpopt_status fail_shift(dhcpopt_error *error, dhcpopt_status status, size_t start) {
    bool failed = status != DHCPOPT_OK && status != DHCPOPT_END;
    if (failed && error != NULL) {
        error->pos += start;
    }
    return status;
}
