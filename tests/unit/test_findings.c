/* SPDX-License-Identifier: MIT */
/* Findings: what is legal but wrong or risky, with its place; and none where all is well. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "configs.h"
#include "contract.h"
#include "properties.h"
#include "vectors.h"

enum { FINDINGS_MAX = 64, WRITTEN_MAX = 64 };

static bool seen[FINDINGS_MAX]; /* by number */

/* A finding as the vectors write it: name@pos+len, and #code for a sub-option's. */
static void append(char *out, size_t cap, const dhcpopt_finding *finding) {
    char written[2 * WRITTEN_MAX];
    snprintf(written, sizeof written, "%s%s@%zu+%zu", out[0] != '\0' ? " " : "", finding->name,
             finding->pos, finding->len);
    strncat(out, written, cap - strlen(out) - 1);
    if (finding->code != 0) {
        snprintf(written, sizeof written, "#%u", (unsigned)finding->code);
        strncat(out, written, cap - strlen(out) - 1);
    }
}

/* A finding repeats its row of the table. */
static void expect_row(vector *row, const dhcpopt_finding *finding) {
    dhcpopt_finding listed;
    size_t index = (size_t)finding->id - 1;
    if (!expect(row, dhcpopt_finding_at(index, &listed), "the finding is not in the table")) {
        return;
    }
    expect(row,
           listed.id == finding->id && listed.severity == finding->severity &&
               strcmp(listed.name, finding->name) == 0 &&
               strcmp(listed.detail, finding->detail) == 0,
           "the finding differs from its row of the table");
    seen[listed.id % FINDINGS_MAX] = true;
}

static void test_findings(vector *row) {
    call check = {.function = CALL_CHECK,
                  .option = vector_option(row, "option"),
                  .space = vector_space(row, "space"),
                  .bytes = vector_bytes(row, "hex")};
    void *out = NULL;
    size_t count = 0;
    char written[WRITTEN_MAX * FINDINGS_MAX] = "";
    expect_status(row, call_output(&check, &out, &count), DHCPOPT_OK);
    const dhcpopt_finding *findings = out;
    for (size_t index = 0; index < count; index++) {
        append(written, sizeof written, &findings[index]);
        expect_row(row, &findings[index]);
    }
    free(out);
    expect_text(row, dhcpopt_text_of(written), vector_text(row, "findings"));
    expect_property(row, call_contract(&check, true));
    expect_property(row, property_of_payload(check.option, check.bytes, true));
    expect_property(row, property_of_truncations(check.option, check.bytes));
}

static void payloads_have_their_findings(void **state) {
    (void)state;
    vectors_each("findings.tsv", test_findings);
}

/* A finding of a configuration as the vectors write it: name, #option, .sub-option. */
static void append_about(char *out, size_t cap, const dhcpopt_finding *finding) {
    char written[2 * WRITTEN_MAX];
    snprintf(written, sizeof written, "%s%s", out[0] != '\0' ? " " : "", finding->name);
    strncat(out, written, cap - strlen(out) - 1);
    if (finding->option != 0) {
        snprintf(written, sizeof written, "#%u", (unsigned)finding->option);
        strncat(out, written, cap - strlen(out) - 1);
    }
    if (finding->code != 0) {
        snprintf(written, sizeof written, ".%u", (unsigned)finding->code);
        strncat(out, written, cap - strlen(out) - 1);
    }
}

static void test_config_findings(vector *row) {
    configuration made = configuration_read(row);
    call check = {
        .function = CALL_CONFIG_CHECK, .platform = made.platform, .config = &made.config};
    void *out = NULL;
    size_t count = 0;
    char written[WRITTEN_MAX * DHCPOPT_CONFIG_FINDINGS_MAX] = "";
    expect_status(row, call_output(&check, &out, &count), DHCPOPT_OK);
    const dhcpopt_finding *findings = out;
    for (size_t index = 0; index < count; index++) {
        append_about(written, sizeof written, &findings[index]);
        expect_row(row, &findings[index]);
        expect(row, findings[index].pos == 0 && findings[index].len == 0,
               "a configuration's finding has a position");
    }
    free(out);
    expect_text(row, dhcpopt_text_of(written), vector_text(row, "findings"));
    expect_property(row, property_of_config(made.platform, &made.config, true));
    configuration_free(&made);
}

static void configurations_have_their_findings(void **state) {
    (void)state;
    vectors_each("config-findings.tsv", test_config_findings);
}

/* "2:ios-truncated", the line and the name; statuses stand among them. */
static void write_found(char *written, size_t cap, const dhcpopt_platform *platform,
                        const dhcpopt_found *found) {
    dhcpopt_finding findings[DHCPOPT_CONFIG_FINDINGS_MAX];
    size_t count = 0;
    assert_int_equal(
        dhcpopt_found_check(platform, found, findings, DHCPOPT_CONFIG_FINDINGS_MAX, &count),
        DHCPOPT_OK);
    for (size_t index = 0; index < count; index++) {
        size_t len = strlen(written);
        snprintf(written + len, cap - len, "%s%u:%s", len > 0 ? " " : "", (unsigned)found->line,
                 findings[index].name);
        seen[findings[index].id % FINDINGS_MAX] = true;
    }
}

static void test_found(vector *row) {
    static dhcpopt_scanner scanner;
    const dhcpopt_platform *platform = dhcpopt_platform_by_name(vector_text(row, "platform"));
    char written[WRITTEN_MAX * FINDINGS_MAX] = "";
    dhcpopt_found found;
    assert_non_null(platform);
    dhcpopt_scan_begin(&scanner, platform);
    dhcpopt_scan_feed(&scanner, vector_text(row, "text"));
    dhcpopt_scan_end(&scanner);
    while (dhcpopt_scan_next(&scanner, &found)) {
        write_found(written, sizeof written, platform, &found);
    }
    expect_text(row, dhcpopt_text_of(written), vector_text(row, "findings"));
}

static void configuration_text_has_its_findings(void **state) {
    (void)state;
    vectors_each("found.tsv", test_found);
}

static void every_finding_is_seen(void **state) {
    (void)state;
    seen[DHCPOPT_FINDING_NAME_MISMATCH] = true; /* the command tells it: tests/cli/check.txt */
    seen[DHCPOPT_FINDING_OPTION_TWICE] = true;
    seen[DHCPOPT_FINDING_CLASS_HIDDEN] = true;
    seen[DHCPOPT_FINDING_SERVERS_DISAGREE] = true; /* and this one: tests/interop/probe */
    dhcpopt_finding finding;
    for (size_t index = 0; dhcpopt_finding_at(index, &finding); index++) {
        assert_true((size_t)finding.id < FINDINGS_MAX);
        if (!seen[finding.id]) {
            fail_msg("no vector gives %s", finding.name);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(payloads_have_their_findings),
        cmocka_unit_test(configurations_have_their_findings),
        cmocka_unit_test(configuration_text_has_its_findings),
        cmocka_unit_test(every_finding_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
