/* SPDX-License-Identifier: MIT */
/* Properties of reading configuration: any text is read to its end, pieces of any size give what
 * the whole gives, and what is found lies in the text. */
#include "properties.h"

#include <stdlib.h>

#include "contract.h"

/* FNV-1a over what was found, so that two runs can be compared without keeping them. */
typedef struct summary {
    uint64_t hash;
    size_t count;
    const char *wrong;
} summary;

static void add_octets(summary *sum, const void *octets, size_t len) {
    const uint64_t prime = 1099511628211U;
    const uint8_t *octet = octets;
    for (size_t index = 0; index < len; index++) {
        sum->hash = (sum->hash ^ octet[index]) * prime;
    }
}

static const char *check_found(const dhcpopt_platform *platform, const dhcpopt_found *found) {
    size_t need = 0;
    size_t count = 0;
    if (dhcpopt_found_check(platform, found, NULL, 0, &need) != DHCPOPT_OK) {
        return "findings cannot be counted";
    }
    dhcpopt_finding *findings = calloc(need + 1, sizeof *findings);
    dhcpopt_status status = dhcpopt_found_check(platform, found, findings, need, &count);
    free(findings);
    return status == DHCPOPT_OK && count == need ? NULL : "findings differ from their count";
}

static void add_found(summary *sum, const dhcpopt_platform *platform, size_t text_len,
                      const dhcpopt_found *found) {
    size_t numbers[] = {found->status, found->value.space, found->value.code, found->line,
                        found->pos,    found->len,         found->scope.len};
    add_octets(sum, numbers, sizeof numbers);
    add_octets(sum, found->value.bytes.ptr, found->value.bytes.len);
    add_octets(sum, found->scope.ptr, found->scope.len);
    add_octets(sum, found->vendor_class.ptr, found->vendor_class.len);
    add_octets(sum, found->server.ptr, found->server.len);
    dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
    const uint8_t whose[] = {dhcpopt_found_space(found, &space), (uint8_t)space};
    add_octets(sum, whose, sizeof whose);
    sum->count++;
    if (sum->wrong != NULL) {
        return;
    }
    if (found->line == 0 || found->line > text_len + 1 || found->pos > text_len ||
        found->len > text_len) {
        sum->wrong = "what is found lies out of the text";
    } else if (found->status != DHCPOPT_OK && found->value.bytes.len > 0) {
        sum->wrong = "a value that cannot be read has octets";
    } else if (sum->count > text_len + 1) {
        sum->wrong = "more is found than the text has characters";
    } else {
        sum->wrong = check_found(platform, found);
    }
}

static void take_found(summary *sum, dhcpopt_scanner *scanner, size_t text_len) {
    dhcpopt_found found;
    while (sum->wrong == NULL && dhcpopt_scan_next(scanner, &found)) {
        add_found(sum, scanner->platform, text_len, &found);
    }
}

static summary read_in_pieces(const dhcpopt_platform *platform, dhcpopt_text text,
                              size_t piece) {
    summary sum = {14695981039346656037U, 0, NULL};
    dhcpopt_scanner *scanner = malloc(sizeof *scanner);
    dhcpopt_scan_begin(scanner, platform);
    for (size_t pos = 0; pos < text.len; pos += piece) {
        size_t len = text.len - pos < piece ? text.len - pos : piece;
        char *copy = exact_copy(text.ptr + pos, len);
        dhcpopt_text part = {copy, len};
        dhcpopt_scan_feed(scanner, part);
        take_found(&sum, scanner, text.len);
        free(copy);
    }
    dhcpopt_scan_end(scanner);
    take_found(&sum, scanner, text.len);
    free(scanner);
    return sum;
}

const char *property_of_scan(const dhcpopt_platform *platform, dhcpopt_text text,
                             size_t piece) {
    summary whole = read_in_pieces(platform, text, text.len > 0 ? text.len : 1);
    summary parts = read_in_pieces(platform, text, piece);
    if (whole.wrong != NULL || parts.wrong != NULL) {
        return whole.wrong != NULL ? whole.wrong : parts.wrong;
    }
    bool same = whole.hash == parts.hash && whole.count == parts.count;
    return same ? NULL : "pieces give something else than the whole";
}
