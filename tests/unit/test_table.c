/* SPDX-License-Identifier: MIT */
/* The tables: options, forms, statuses, findings, spaces; each is well formed and is found by
 * what its rows say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dhcpopt.h"

enum { KINDS = DHCPOPT_KIND_SUBOPTIONS + 1 };

static bool is_lower_with_hyphens(const char *name) {
    size_t len = strlen(name);
    return len > 0 && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len &&
           name[0] != '-' && name[len - 1] != '-' && strstr(name, "--") == NULL;
}

/* Lower case but for names and abbreviations, no full stop (style: messages). */
static bool is_sentence(const char *text) {
    size_t len = strlen(text);
    return len > 0 && text[len - 1] != '.' && text[0] != ' ';
}

/* ---- Statuses and findings --------------------------------------------------------------- */

#define STATUS_NUMBER(number, NAME, name, sentence) (number),
#define STATUS_NAME(number, NAME, name, sentence) name,
#define STATUS_TEXT(number, NAME, name, sentence) sentence,
static const int status_numbers[] = {DHCPOPT_STATUS_LIST(STATUS_NUMBER)};
static const char *const status_names[] = {DHCPOPT_STATUS_LIST(STATUS_NAME)};
static const char *const status_texts[] = {DHCPOPT_STATUS_LIST(STATUS_TEXT)};
enum { STATUSES = sizeof status_numbers / sizeof status_numbers[0] };

static void statuses_run_from_zero_without_a_gap(void **state) {
    (void)state;
    for (int index = 0; index < STATUSES; index++) {
        assert_int_equal(status_numbers[index], index);
    }
    assert_int_equal(DHCPOPT_OK, 0);
}

static void statuses_have_names_and_sentences(void **state) {
    (void)state;
    for (int index = 0; index < STATUSES; index++) {
        assert_string_equal(dhcpopt_status_name((dhcpopt_status)index), status_names[index]);
        assert_string_equal(dhcpopt_status_text((dhcpopt_status)index), status_texts[index]);
        assert_true(is_lower_with_hyphens(status_names[index]));
        assert_true(is_sentence(status_texts[index]));
        for (int other = 0; other < index; other++) {
            assert_string_not_equal(status_names[index], status_names[other]);
            assert_string_not_equal(status_texts[index], status_texts[other]);
        }
    }
}

static void no_status_is_unknown(void **state) {
    (void)state;
    assert_string_equal(dhcpopt_status_name((dhcpopt_status)STATUSES), "unknown");
    assert_string_equal(dhcpopt_status_name((dhcpopt_status)INT32_MAX), "unknown");
    assert_non_null(dhcpopt_status_text((dhcpopt_status)STATUSES));
}

#define FINDING_NUMBER(number, NAME, severity, name, sentence) (number),
static const int finding_numbers[] = {DHCPOPT_FINDING_LIST(FINDING_NUMBER)};
enum { FINDINGS = sizeof finding_numbers / sizeof finding_numbers[0] };

static void findings_run_from_one_without_a_gap(void **state) {
    (void)state;
    dhcpopt_finding finding;
    for (int index = 0; index < FINDINGS; index++) {
        assert_int_equal(finding_numbers[index], index + 1);
        assert_true(dhcpopt_finding_at((size_t)index, &finding));
        assert_int_equal(finding.id, index + 1);
        assert_in_range(finding.severity, DHCPOPT_NOTE, DHCPOPT_FAULT);
        assert_true(is_lower_with_hyphens(finding.name));
        assert_true(is_sentence(finding.detail));
        for (int other = 0; other < index; other++) {
            dhcpopt_finding before;
            assert_true(dhcpopt_finding_at((size_t)other, &before));
            assert_string_not_equal(finding.name, before.name);
        }
    }
    dhcpopt_finding kept = finding;
    assert_false(dhcpopt_finding_at(FINDINGS, &finding));
    assert_false(dhcpopt_finding_at(SIZE_MAX, &finding));
    assert_memory_equal(&finding, &kept, sizeof kept);
}

/* ---- Options ----------------------------------------------------------------------------- */

static size_t option_count(void) {
    size_t count = 0;
    while (dhcpopt_option_at(count) != NULL) {
        count++;
    }
    return count;
}

static void options_are_sorted_by_space_and_code(void **state) {
    (void)state;
    assert_true(option_count() > 1);
    for (size_t index = 1; index < option_count(); index++) {
        const dhcpopt_option *before = dhcpopt_option_at(index - 1);
        const dhcpopt_option *option = dhcpopt_option_at(index);
        assert_true(before->space < option->space ||
                    (before->space == option->space && before->code < option->code));
    }
    assert_null(dhcpopt_option_at(SIZE_MAX));
}

static const dhcpopt_option *named(const char *name) {
    return dhcpopt_option_by_name(dhcpopt_text_of(name));
}

/* A name or alias that stood for two rows would lead to the first of them. */
static void options_are_found_by_name_alias_and_code(void **state) {
    (void)state;
    for (size_t index = 0; index < option_count(); index++) {
        const dhcpopt_option *option = dhcpopt_option_at(index);
        assert_true(is_lower_with_hyphens(option->name));
        assert_ptr_equal(named(option->name), option);
        if (option->alias != NULL) {
            assert_true(is_lower_with_hyphens(option->alias));
            assert_ptr_equal(named(option->alias), option);
        }
        assert_ptr_equal(dhcpopt_option_by_code(option->space, option->code),
                         option->code != 0 ? option : NULL);
    }
}

static void options_are_not_found_by_anything_else(void **state) {
    (void)state;
    dhcpopt_text none = {NULL, 0};
    assert_null(dhcpopt_option_by_name(none));
    assert_null(named("Voice-VLAN"));
    assert_null(named("voice-vla"));
    assert_null(named("voice-vlan "));
    assert_null(dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 0));
    assert_null(dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 255));
    assert_null(dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, 256 + 120));
    assert_null(dhcpopt_option_by_code(DHCPOPT_SPACE_CPE_OCPHONE, 1));
    assert_null(dhcpopt_option_by_code((dhcpopt_space)3, 10));
}

static bool is_plain(const char *text) {
    return text != NULL && text[0] != '\0' && strchr(text, '\n') == NULL;
}

static void options_say_what_they_are_and_where_from(void **state) {
    (void)state;
    for (size_t index = 0; index < option_count(); index++) {
        const dhcpopt_option *option = dhcpopt_option_at(index);
        assert_true(is_plain(option->argument));
        assert_true(is_plain(option->help) && is_sentence(option->help));
        assert_true(is_plain(option->source));
        assert_true(option->code != 0 || option->kind == DHCPOPT_KIND_CERT_URL);
        /* Windows: the vendor spaces have a class; what is one option has a name and a type. */
        assert_int_equal(option->windows_class != NULL, option->space != DHCPOPT_SPACE_DHCP4);
        assert_int_equal(option->windows_name != NULL, option->code != 0);
        assert_int_equal(option->windows_type != NULL, option->code != 0);
    }
}

static void every_kind_occurs(void **state) {
    (void)state;
    bool occurs[KINDS] = {false};
    for (size_t index = 0; index < option_count(); index++) {
        assert_in_range(dhcpopt_option_at(index)->kind, 0, KINDS - 1);
        occurs[dhcpopt_option_at(index)->kind] = true;
    }
    for (int kind = 0; kind < KINDS; kind++) {
        assert_true(occurs[kind]);
    }
}

/* RFC 3396 is safe only for what phones are known to join. */
static void only_119_and_120_may_be_split(void **state) {
    (void)state;
    for (size_t index = 0; index < option_count(); index++) {
        const dhcpopt_option *option = dhcpopt_option_at(index);
        bool splits = option->space == DHCPOPT_SPACE_DHCP4 &&
                      (option->code == 119 || option->code == 120);
        assert_int_equal(option->splits, splits);
    }
}

/* ---- Spaces, forms and the version ------------------------------------------------------- */

static void spaces_are_found_by_name(void **state) {
    (void)state;
    static const char *const names[] = {"dhcp4", "MS-UC-Client", "CPE-OCPHONE"};
    for (int index = 0; index <= DHCPOPT_SPACE_CPE_OCPHONE; index++) {
        dhcpopt_space space = DHCPOPT_SPACE_DHCP4;
        assert_string_equal(dhcpopt_space_name((dhcpopt_space)index), names[index]);
        assert_true(dhcpopt_space_by_name(dhcpopt_text_of(names[index]), &space));
        assert_int_equal(space, index);
    }
    dhcpopt_space space = DHCPOPT_SPACE_CPE_OCPHONE;
    assert_false(dhcpopt_space_by_name(dhcpopt_text_of("ms-uc-client"), &space));
    assert_false(dhcpopt_space_by_name(dhcpopt_text_of(""), &space));
    assert_int_equal(space, DHCPOPT_SPACE_CPE_OCPHONE);
}

static void forms_are_unique_and_found_by_name(void **state) {
    (void)state;
    assert_string_equal(dhcpopt_form_at(0)->name, "hex");
    for (size_t index = 0; dhcpopt_form_at(index) != NULL; index++) {
        const dhcpopt_form *form = dhcpopt_form_at(index);
        assert_ptr_equal(dhcpopt_form_by_name(dhcpopt_text_of(form->name)), form);
        assert_true(is_plain(form->help));
        assert_non_null(form->open);
        assert_non_null(form->prefix);
        assert_non_null(form->separator);
        assert_non_null(form->close);
    }
    assert_null(dhcpopt_form_at(SIZE_MAX));
    assert_null(dhcpopt_form_by_name(dhcpopt_text_of("HEX")));
    assert_null(dhcpopt_form_by_name(dhcpopt_text_of("")));
}

static void text_of_a_string_leaves_out_its_nul(void **state) {
    (void)state;
    static const char string[] = "voice-vlan";
    dhcpopt_text text = dhcpopt_text_of(string);
    assert_ptr_equal(text.ptr, string);
    assert_int_equal(text.len, sizeof string - 1);
    assert_int_equal(dhcpopt_text_of("").len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_run_from_zero_without_a_gap),
        cmocka_unit_test(statuses_have_names_and_sentences),
        cmocka_unit_test(no_status_is_unknown),
        cmocka_unit_test(findings_run_from_one_without_a_gap),
        cmocka_unit_test(options_are_sorted_by_space_and_code),
        cmocka_unit_test(options_are_found_by_name_alias_and_code),
        cmocka_unit_test(options_are_not_found_by_anything_else),
        cmocka_unit_test(options_say_what_they_are_and_where_from),
        cmocka_unit_test(every_kind_occurs),
        cmocka_unit_test(only_119_and_120_may_be_split),
        cmocka_unit_test(spaces_are_found_by_name),
        cmocka_unit_test(forms_are_unique_and_found_by_name),
        cmocka_unit_test(text_of_a_string_leaves_out_its_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
