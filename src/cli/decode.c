/* SPDX-License-Identifier: MIT */
/* dhcputil decode: the bytes of an option's value to text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "files.h"
#include "input.h"
#include "json.h"
#include "option43.h"
#include "payload.h"
#include "report.h"
#include "verbs.h"

enum { FLAG_RAW, FLAG_JSON, FLAG_VENDOR_CLASS, FLAG_FRAMED, FLAG_BARE, FLAG_FROM };

static const flag flags[] = {
    {"raw", NULL, "just the text that encode takes"},
    {"json", NULL, "a JSON object"},
    {"vendor-class", "CLASS",
     "option 43: whose sub-options they are, not told from the content"},
    {"framed", NULL, "the bytes have code and length; the pieces of a split option are joined"},
    {"bare", NULL, "a sub-option's value without its code and length, as Windows shows it"},
    {"from", "PLATFORM", "files: what wrote them, where that is not to be told from the text"},
    {NULL, NULL, NULL},
};

/* What is being decoded. */
typedef struct job {
    const args *given;
    const dhcpopt_option *option;
    char subject[SUBJECT_MAX];
    const char *vendor_class; /* NULL: to be told from the content */
    payload input;
    out text;
    option43 suboptions; /* of option 43 alone */
} job;

static bool is_suboption(const dhcpopt_option *option) {
    return option->space != DHCPOPT_SPACE_DHCP4 && option->code != 0;
}

/* Warnings and notes are told; a fault is told and shown: the value is not what was meant. */
static bool tell_findings(const job *work, const dhcpopt_finding *findings, size_t count) {
    bool good = true;
    for (size_t index = 0; index < count; index++) {
        const dhcpopt_finding *finding = &findings[index];
        char subject[SUBJECT_MAX];
        snprintf(subject, sizeof subject, "option 43: sub-option %u", finding->code);
        diag_finding(finding->code != 0 ? subject : work->subject, finding);
        if (finding->severity == DHCPOPT_FAULT) {
            payload_quote(&work->input, finding->pos, finding->len);
            good = false;
        }
    }
    return good;
}

static void print_value(const job *work, out *o) {
    const dhcpopt_option *option = work->option;
    bool is_option = option->space == DHCPOPT_SPACE_DHCP4;
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    dhcpopt_text text = {work->text.buf, work->text.len};
    report_heading(o, work->subject, is_option ? NULL : dhcpopt_space_name(option->space),
                   work->input.value.len);
    out_char(o, ' ');
    out_text(o, text);
    dhcpopt_decode_begin(&cursor, option, work->input.value);
    if (option->kind == DHCPOPT_KIND_OFFSET &&
        dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_OK) {
        char seconds[SUBJECT_MAX];
        snprintf(seconds, sizeof seconds, " (%ld s)", (long)element.as.seconds);
        out_string(o, seconds);
    }
    out_char(o, '\n');
}

static void report(const job *work, const dhcpopt_finding *findings, size_t count, out *o) {
    bool is_43 = work->option->kind == DHCPOPT_KIND_SUBOPTIONS;
    if (args_has(work->given, FLAG_JSON)) {
        json_open(o, '{');
        report_json_value(o, work->option, work->input.value);
        if (is_43) {
            option43_json(&work->suboptions, o);
        }
        report_json_findings(o, findings, count);
        json_close(o, '}');
        out_char(o, '\n');
    } else if (args_has(work->given, FLAG_RAW)) {
        dhcpopt_text text = {work->text.buf, work->text.len};
        out_text(o, text);
        out_char(o, '\n');
    } else if (is_43) {
        option43_print(&work->suboptions, work->subject, o);
    } else {
        print_value(work, o);
    }
}

/* What would be right, where the text itself is there. */
static void suggest(const job *work, const dhcpopt_error *error) {
    dhcpopt_text name = {(const char *)work->input.value.ptr, work->input.value.len};
    while (name.len > 0 && name.ptr[name.len - 1] == '\0') {
        name.len--;
    }
    uint8_t right[DHCPOPT_VALUE_MAX];
    size_t len = 0;
    if (error->status != DHCPOPT_SIP_PLAIN_TEXT ||
        dhcpopt_parse(work->option, name, right, sizeof right, &len, NULL) != DHCPOPT_OK) {
        return;
    }
    out hex = {NULL, 0, 0};
    dhcpopt_bytes bytes = {right, len};
    report_hex(&hex, dhcpopt_form_at(0), bytes);
    diag_note("right for %.*s would be %.*s", (int)name.len, name.ptr, (int)hex.len, hex.buf);
    out_drop(&hex);
}

static bool decode_value(job *work) {
    dhcpopt_error error;
    if (report_text(&work->text, work->option, work->input.value, &error) != DHCPOPT_OK) {
        payload_fault(&work->input, work->subject, &error);
        suggest(work, &error);
        return false;
    }
    return work->option->kind != DHCPOPT_KIND_SUBOPTIONS ||
           option43_read(&work->suboptions, work->subject, &work->input, work->vendor_class);
}

/* DHCPUtil's report and the Windows console show a sub-option's value alone. */
static void suggest_bare(const job *work) {
    out text = {NULL, 0, 0};
    if (report_text(&text, work->option, work->input.bytes, NULL) == DHCPOPT_OK) {
        diag_note("as a value alone, with --bare, this is %.*s", (int)text.len, text.buf);
    }
    out_drop(&text);
}

/* One option holds 255 octets. Phones join the pieces of no other options than 119 and 120. */
static bool check_length(const job *work) {
    size_t have = work->input.value.len;
    size_t need = DHCPOPT_VALUE_MAX;
    if (have <= need || work->option->splits) {
        return true;
    }
    if (args_has(work->given, FLAG_FRAMED)) {
        diag_warning("%s: %s", work->subject, dhcpopt_status_text(DHCPOPT_SPLIT));
        return true;
    }
    dhcpopt_error error = {DHCPOPT_TOO_LONG, 0, need, have - need, have, need, NULL};
    error.detail = dhcpopt_status_text(error.status);
    payload_fault(&work->input, work->subject, &error);
    return false;
}

static bool find_value(job *work, dhcpopt_text text) {
    if (!payload_read(&work->input, work->subject, text)) {
        return false;
    }
    if (args_has(work->given, FLAG_FRAMED) &&
        !payload_unframe(&work->input, work->subject, work->option)) {
        return false;
    }
    if (!check_length(work)) {
        return false;
    }
    if (!is_suboption(work->option) || args_has(work->given, FLAG_BARE)) {
        return true;
    }
    if (!payload_enter(&work->input, work->subject, work->option)) {
        suggest_bare(work);
        return false;
    }
    return true;
}

static int decode(job *work, dhcpopt_text text, out *o) {
    bool is_43 = work->option->kind == DHCPOPT_KIND_SUBOPTIONS;
    bool good = find_value(work, text) && decode_value(work);
    if (good) {
        size_t count = 0;
        dhcpopt_space space = is_43 ? work->suboptions.space : work->option->space;
        const dhcpopt_finding *findings =
            report_findings(work->option, space, work->input.value, &count);
        good = tell_findings(work, findings, count);
        if (good) {
            report(work, findings, count, o);
        }
    }
    option43_free(&work->suboptions);
    out_drop(&work->text);
    payload_free(&work->input);
    return good ? EXIT_DONE : EXIT_DATA;
}

/* Servers and phones compare a vendor class letter for letter; people remember it otherwise,
 * and the oldest phones' notes print CPE-OCPhone. */
static bool read_vendor_class(job *work, const char *vendor_class) {
    static const dhcpopt_space spaces[] = {DHCPOPT_SPACE_MS_UC_CLIENT,
                                           DHCPOPT_SPACE_CPE_OCPHONE};
    for (size_t index = 0; index < sizeof spaces / sizeof spaces[0]; index++) {
        const char *name = dhcpopt_space_name(spaces[index]);
        if (!input_same(vendor_class, name)) {
            continue;
        }
        if (strcmp(vendor_class, name) != 0) {
            diag_note("vendor class %s is taken for %s; servers compare it letter for letter",
                      vendor_class, name);
        }
        work->vendor_class = name;
        return true;
    }
    diag_error("decode: vendor class \"%s\" is not known; MS-UC-Client and CPE-OCPHONE are",
               vendor_class);
    return false;
}

static bool check_usage(job *work) {
    const char *vendor_class = work->given->values[FLAG_VENDOR_CLASS];
    if (vendor_class != NULL && work->option->kind != DHCPOPT_KIND_SUBOPTIONS) {
        diag_error("decode: --vendor-class is for option 43, not for %s", work->subject);
        return false;
    }
    if (vendor_class != NULL && !read_vendor_class(work, vendor_class)) {
        return false;
    }
    if (args_has(work->given, FLAG_BARE) && !is_suboption(work->option)) {
        diag_error("decode: --bare is for one sub-option, not for %s", work->subject);
        return false;
    }
    if (args_has(work->given, FLAG_BARE) && args_has(work->given, FLAG_FRAMED)) {
        diag_error("decode: --bare and --framed exclude each other");
        return false;
    }
    if (args_has(work->given, FLAG_RAW) && args_has(work->given, FLAG_JSON)) {
        diag_error("decode: --raw and --json exclude each other");
        return false;
    }
    return true;
}

/* Words that start with no option are files. */
static int run_files(const args *given, out *o) {
    static const size_t alone[] = {FLAG_RAW, FLAG_VENDOR_CLASS, FLAG_FRAMED, FLAG_BARE};
    for (size_t index = 0; index < sizeof alone / sizeof alone[0]; index++) {
        if (args_has(given, alone[index])) {
            diag_error(
                "decode: --%s is for the bytes of an option, not for files; \"%s\" is no "
                "option's name or code",
                flags[alone[index]].name, given->words[0]);
            return EXIT_USAGE;
        }
    }
    const files asked = {given->words, given->count, given->values[FLAG_FROM],
                         args_has(given, FLAG_JSON)};
    return files_decode(&asked, o);
}

static int run(const args *given, out *o) {
    job work = {.given = given};
    if (given->count == 0) {
        diag_error("decode: an option and its bytes are needed, or files of configuration");
        return EXIT_USAGE;
    }
    work.option = input_known_option(given->words[0]);
    if (work.option == NULL) {
        return run_files(given, o);
    }
    if (given->count < 2 || args_has(given, FLAG_FROM)) {
        diag_error(given->count < 2
                       ? "decode: the option's bytes are needed: dhcputil decode OPTION HEX"
                       : "decode: --from is for files, not for the bytes of an option");
        return EXIT_USAGE;
    }
    report_subject(work.option, work.subject);
    if (!check_usage(&work)) {
        return EXIT_USAGE;
    }
    out held = {NULL, 0, 0};
    dhcpopt_text text;
    bool got = input_text(given->words + 1, given->count - 1, ' ', &held, &text);
    int exit_status = got ? decode(&work, text, o) : EXIT_USAGE;
    out_drop(&held);
    return exit_status;
}

const verb verb_decode = {
    "decode",
    "OPTION HEX... | FILE...",
    "print what the bytes of an option say, or configuration",
    "  dhcputil decode 120 0007.7366.6270.6f6f.6c06.646f.6d61.696e.0363.6f6d.00\n"
    "  dhcputil decode 43 0A0200C8\n"
    "  dhcputil decode --raw time-offset FFFFB9B0\n"
    "  dhcputil decode web-server-port 343433 --bare\n"
    "  ssh router show running-config | dhcputil decode -\n"
    "  dhcputil decode --from kea kea-dhcp4.conf\n",
    flags,
    false,
    run,
};
