/* SPDX-License-Identifier: MIT */
/* Calls every function with an output in all the ways that the contract speaks of. */
#include "contract.h"

#include <stdlib.h>
#include <string.h>

/* Octets behind the output that must stay as they were. */
enum { MARGIN = 16, MARK = 0xA5, CAPACITIES = 64 };

/* No length that a call could return. */
static const size_t untouched = SIZE_MAX - 1;

static size_t unit_of(const call *c) {
    bool findings = c->function == CALL_CHECK || c->function == CALL_CONFIG_CHECK;
    return findings ? sizeof(dhcpopt_finding) : 1;
}

static bool is_config(const call *c) {
    return c->function == CALL_CONFIG_RENDER || c->function == CALL_CONFIG_CHECK;
}

static bool reads_list(const call *c) {
    return c->function == CALL_ENCODE || c->function == CALL_ENCAPSULATE || is_config(c);
}

/* How many items the list has that error.item counts. */
static size_t item_count(const call *c) {
    if (is_config(c)) {
        return c->config->count;
    }
    return reads_list(c) ? c->count : c->text.len + c->bytes.len;
}

/* A configuration has several inputs, and the status says which one it is about. */
static size_t config_input_len(const dhcpopt_config *config, const dhcpopt_error *error) {
    switch ((int)error->status) {
    case DHCPOPT_SCOPE_MISSING:
    case DHCPOPT_SCOPE_UNUSED:
    case DHCPOPT_SCOPE_SYNTAX:
        return config->scope.len;
    case DHCPOPT_SERVER_UNUSED:
    case DHCPOPT_SERVER_SYNTAX:
        return config->server.len;
    default:
        return error->item < config->count ? config->values[error->item].bytes.len : 0;
    }
}

/* The length of the input that the position in the error is in. */
static size_t input_len(const call *c, const dhcpopt_error *error) {
    size_t item = error->item;
    switch (c->function) {
    case CALL_PARSE:
    case CALL_PARSE_LONG:
    case CALL_HEX_PARSE:
        return c->text.len;
    case CALL_ENCODE:
        if (item < c->count && (c->elements[item].type == DHCPOPT_ELEMENT_TEXT ||
                                c->elements[item].type == DHCPOPT_ELEMENT_NAME)) {
            return c->elements[item].as.text.len;
        }
        if (item < c->count && c->elements[item].type == DHCPOPT_ELEMENT_SUBOPTION) {
            return c->elements[item].as.suboption.value.len;
        }
        return 0;
    case CALL_ENCAPSULATE:
        return item < c->count ? c->values[item].bytes.len : 0;
    case CALL_CONFIG_RENDER:
    case CALL_CONFIG_CHECK:
        return config_input_len(c->config, error);
    case CALL_PRINT:
    case CALL_FRAME:
    case CALL_UNFRAME:
    case CALL_HEX_PRINT:
    case CALL_CHECK:
        break;
    }
    return c->bytes.len;
}

dhcpopt_status call_run(const call *c, void *out, size_t cap, size_t *ret_len,
                        dhcpopt_error *error) {
    switch (c->function) {
    case CALL_PARSE:
        return dhcpopt_parse(c->option, c->text, out, cap, ret_len, error);
    case CALL_PARSE_LONG:
        return dhcpopt_parse_long(c->option, c->text, out, cap, ret_len, error);
    case CALL_PRINT:
        return dhcpopt_print(c->option, c->bytes, out, cap, ret_len, error);
    case CALL_ENCODE:
        return dhcpopt_encode(c->option, c->elements, c->count, out, cap, ret_len, error);
    case CALL_ENCAPSULATE:
        return dhcpopt_encapsulate(c->values, c->count, out, cap, ret_len, error);
    case CALL_FRAME:
        return dhcpopt_frame(c->option, c->bytes, out, cap, ret_len, error);
    case CALL_UNFRAME:
        return dhcpopt_unframe(c->option, c->bytes, out, cap, ret_len, error);
    case CALL_HEX_PARSE:
        return dhcpopt_hex_parse(c->text, out, cap, ret_len, error);
    case CALL_HEX_PRINT:
        return dhcpopt_hex_print(c->form, c->bytes, out, cap, ret_len);
    case CALL_CONFIG_RENDER:
        return dhcpopt_config_render(c->platform, c->config, out, cap, ret_len, error);
    case CALL_CONFIG_CHECK:
        return dhcpopt_config_check(c->platform, c->config, out, cap, ret_len, error);
    case CALL_CHECK:
        break;
    }
    return dhcpopt_check(c->option, c->space, c->bytes, out, cap, ret_len);
}

dhcpopt_status call_output(const call *c, void **ret_out, size_t *ret_len) {
    *ret_out = NULL;
    *ret_len = 0;
    dhcpopt_status status = call_run(c, NULL, 0, ret_len, NULL);
    if (status != DHCPOPT_OK || *ret_len == 0) {
        return status;
    }
    *ret_out = malloc(*ret_len * unit_of(c));
    if (*ret_out == NULL) {
        abort();
    }
    return call_run(c, *ret_out, *ret_len, ret_len, NULL);
}

void error_spoil(dhcpopt_error *error) {
    memset(error, MARK, sizeof *error);
}

bool error_is_spoilt(const dhcpopt_error *error) {
    dhcpopt_error spoilt;
    error_spoil(&spoilt);
    return memcmp(error, &spoilt, sizeof spoilt) == 0;
}

const char *error_contract(const dhcpopt_error *error, dhcpopt_status status,
                           size_t input_length) {
    if (error_is_spoilt(error)) {
        return "error is not set on failure";
    }
    if (error->status != status) {
        return "error.status is not the status returned";
    }
    if (error->detail == NULL || strcmp(error->detail, dhcpopt_status_text(status)) != 0) {
        return "error.detail is not the status's sentence";
    }
    if (error->pos > input_length || error->len > input_length - error->pos) {
        return "error.pos and error.len lead out of the input";
    }
    return NULL;
}

/* The caret needs something to stand under, but at the end. Elements may have no text. */
static bool marks_nothing(const call *c, const dhcpopt_error *error) {
    return !reads_list(c) && error->len == 0 && error->pos != input_len(c, error);
}

static bool same_error(const dhcpopt_error *a, const dhcpopt_error *b) {
    return a->status == b->status && a->item == b->item && a->pos == b->pos &&
           a->len == b->len && a->have == b->have && a->need == b->need &&
           strcmp(a->detail, b->detail) == 0;
}

static uint8_t *marked(size_t size) {
    uint8_t *out = malloc(size);
    if (out == NULL) {
        abort();
    }
    memset(out, MARK, size);
    return out;
}

static bool is_marked(const uint8_t *out, size_t start, size_t end) {
    for (size_t pos = start; pos < end; pos++) {
        if (out[pos] != MARK) {
            return false;
        }
    }
    return true;
}

/* A call that failed while it measured fails in the same way while it writes. */
static const char *check_failure(const call *c, dhcpopt_status status,
                                 const dhcpopt_error *first) {
    const char *wrong = error_contract(first, status, input_len(c, first));
    if (wrong != NULL) {
        return wrong;
    }
    if (marks_nothing(c, first)) {
        return "error.len is 0, but error.pos is not the end of the input";
    }
    if (first->item > item_count(c)) {
        return "error.item is no item of the input";
    }
    size_t len = untouched;
    if (call_run(c, NULL, 0, &len, NULL) != status || len != untouched) {
        return "a failure without an error to fill is another one, or sets ret_len";
    }
    for (size_t cap = 0; cap <= DHCPOPT_VALUE_MAX && wrong == NULL; cap = 2 * cap + 1) {
        uint8_t *out = marked((cap + MARGIN) * unit_of(c));
        dhcpopt_error error;
        error_spoil(&error);
        if (call_run(c, out, cap, &len, &error) != status || !same_error(&error, first)) {
            wrong = "the failure differs between measuring and writing";
        } else if (len != untouched) {
            wrong = "ret_len is set on failure";
        } else if (!is_marked(out, cap * unit_of(c), (cap + MARGIN) * unit_of(c))) {
            wrong = "a call that fails writes what it may not";
        }
        free(out);
    }
    return wrong;
}

/* A capacity below the need. */
static const char *check_short(const call *c, uint8_t *out, size_t cap, size_t need) {
    size_t end = (need + MARGIN) * unit_of(c);
    size_t len = untouched;
    dhcpopt_error error;
    error_spoil(&error);
    memset(out, MARK, end);
    if (call_run(c, out, cap, &len, &error) != DHCPOPT_SPACE) {
        return "a short output is not DHCPOPT_SPACE";
    }
    if (len != need) {
        return "DHCPOPT_SPACE does not tell the need in ret_len";
    }
    if (!is_marked(out, cap * unit_of(c), end)) {
        return "a short output is written where it may not be";
    }
    bool takes_error = c->function != CALL_HEX_PRINT && c->function != CALL_CHECK;
    if (takes_error && (error.status != DHCPOPT_SPACE ||
                        strcmp(error.detail, dhcpopt_status_text(DHCPOPT_SPACE)) != 0)) {
        return "error is not set for DHCPOPT_SPACE";
    }
    len = untouched;
    return call_run(c, out, cap, &len, NULL) == DHCPOPT_SPACE && len == need
               ? NULL
               : "DHCPOPT_SPACE depends on the error being there";
}

/* The capacity that is just enough, in an allocation of that size, and one more than enough. */
static const char *check_enough(const call *c, uint8_t *roomy, size_t need) {
    size_t size = need * unit_of(c);
    uint8_t *exact = marked(size > 0 ? size : 1);
    dhcpopt_error error;
    error_spoil(&error);
    size_t len = untouched;
    size_t len_roomy = untouched;
    const char *wrong = NULL;
    memset(roomy, MARK, size);
    if (call_run(c, exact, need, &len, &error) != DHCPOPT_OK || len != need) {
        wrong = "the length that was measured is not enough to write";
    } else if (!error_is_spoilt(&error)) {
        wrong = "error is set on success";
    } else if (call_run(c, roomy, need + MARGIN, &len_roomy, NULL) != DHCPOPT_OK ||
               len_roomy != need || memcmp(exact, roomy, size) != 0) {
        wrong = "more room changes what is written";
    }
    free(exact);
    return wrong;
}

static const char *check_success(const call *c, size_t need, bool every_capacity) {
    size_t step = every_capacity && need <= DHCPOPT_LONG_MAX ? 1 : need / CAPACITIES + 1;
    if (!every_capacity) {
        step = need / 2 + 1;
    }
    uint8_t *out = marked((need + MARGIN) * unit_of(c));
    const char *wrong = check_enough(c, out, need);
    for (size_t cap = 0; cap < need && wrong == NULL; cap += step) {
        wrong = check_short(c, out, cap, need);
    }
    if (need > 0 && wrong == NULL) {
        wrong = check_short(c, out, need - 1, need);
    }
    free(out);
    return wrong;
}

const char *call_contract(const call *c, bool every_capacity) {
    size_t need = untouched;
    dhcpopt_error error;
    error_spoil(&error);
    dhcpopt_status status = call_run(c, NULL, 0, &need, &error);
    if (status != DHCPOPT_OK) {
        return need == untouched ? check_failure(c, status, &error)
                                 : "ret_len is set on failure";
    }
    if (!error_is_spoilt(&error)) {
        return "error is set on success";
    }
    size_t again = untouched;
    if (call_run(c, NULL, MARGIN, &again, NULL) != DHCPOPT_OK || again != need) {
        return "the capacity counts where nothing is written";
    }
    return check_success(c, need, every_capacity);
}
