/* SPDX-License-Identifier: MIT */
/* dhcputil probe: asks the DHCP servers of a network what they would tell a phone. */
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "diag.h"
#include "input.h"
#include "json.h"
#include "report.h"
#include "verbs.h"
#include "verdict.h"

enum {
    FLAG_INFORM_ONLY,
    FLAG_DISCOVER_ONLY,
    FLAG_VENDOR_CLASS,
    FLAG_REQUEST,
    FLAG_TIMEOUT,
    FLAG_RETRIES,
    FLAG_SERVER,
    FLAG_EXPECT,
    FLAG_STRICT,
    FLAG_JSON,
    FLAG_AT
};

static const flag flags[] = {
    {"inform-only", NULL, "ask by DHCPINFORM alone, as MS-UC-Client"},
    {"discover-only", NULL, "ask by DHCPDISCOVER alone, as CPE-OCPHONE"},
    {"vendor-class", "TEXT", "ask as this vendor class instead, option 60"},
    {"request", "CODES", "ask for these options instead, as 120,43"},
    {"timeout", "SECONDS", "wait so long for answers, 1 to 60; 2 without"},
    {"retries", "NUMBER", "ask so often again where no server answers, 0 to 10; 2 without"},
    {"server", "ADDRESS", "ask this server alone"},
    {"expect", "FILE", "what was meant, as \"config json\" printed it"},
    {"strict", NULL, "exit status 1 for warnings too"},
    {"json", NULL, "a JSON object"},
    {"at", "YYYY-MM-DD", "time-offset: the zone's offset on that day"},
    {NULL, NULL, NULL},
};

enum {
    CODES_MAX = 64,
    CODE_LAST = 254,
    TIMEOUT_MAX = 60,
    RETRIES_MAX = 10,
    MILLISECONDS = 1000,
    ADDRESS_OCTETS = 4,
    CODE_NTP_SERVERS = 42
};

static const uint32_t EVERY_SERVER = 0xFFFFFFFF;

/* What a Lync client asks for, and what Polycom's phones do beside the voice VLAN. */
static const uint8_t inform_codes[] = {120, 43};
static const uint8_t discover_codes[] = {43, 2, 4, 42, 66, 160, 161, 128, 144, 157, 191};

typedef struct job {
    const args *given;
    out *o;
    wire w;
    uint32_t destination;
    patience limits;
    uint8_t codes[CODES_MAX]; /* of --request */
    size_t code_count;
    uint8_t asked[REQUESTS_MAX][CODES_MAX + OPTIONS_MAX]; /* and what is meant, in each */
    request requests[REQUESTS_MAX];
    size_t request_count;
    answers all;
    meant wanted;
    bool compares;
    heard said; /* what counts against the exit status */
} job;

/* ---- The command line ---- */

/* A number of the flag's argument; what is given without it. */
static bool read_number(const job *work, size_t which, unsigned least, unsigned most,
                        unsigned *number) {
    const char *text = work->given->values[which];
    if (text == NULL) {
        return true;
    }
    unsigned read = 0;
    size_t len = 0;
    for (; text[len] >= '0' && text[len] <= '9' && read <= most; len++) {
        read = 10 * read + (unsigned)(text[len] - '0');
    }
    if (len == 0 || text[len] != '\0' || read < least || read > most) {
        diag_error("probe: --%s: \"%s\" is no number from %u to %u", flags[which].name, text,
                   least, most);
        return false;
    }
    *number = read;
    return true;
}

/* "120,43", or the options' names. */
static bool read_codes(job *work) {
    const char *list = work->given->values[FLAG_REQUEST];
    while (list != NULL && *list != '\0') {
        char word[SUBJECT_MAX];
        size_t len = strcspn(list, ",");
        unsigned code = 0;
        size_t digits = 0;
        memcpy(word, list, len < sizeof word ? len : 0);
        word[len < sizeof word ? len : 0] = '\0';
        for (; word[digits] >= '0' && word[digits] <= '9' && code <= CODE_LAST; digits++) {
            code = 10 * code + (unsigned)(word[digits] - '0');
        }
        const dhcpopt_option *row = digits > 0 ? NULL : input_known_option(word);
        if (row != NULL && row->space == DHCPOPT_SPACE_DHCP4) {
            code = row->code;
        } else if (word[digits] != '\0') {
            code = 0;
        }
        if (code == 0 || code > CODE_LAST || work->code_count == CODES_MAX) {
            diag_error(
                "probe: --request: \"%.*s\" is no code from 1 to 254, and no option's name",
                (int)len, list);
            return false;
        }
        work->codes[work->code_count++] = (uint8_t)code;
        list += len + (list[len] == ',' ? 1 : 0);
    }
    return true;
}

static bool read_server(job *work) {
    const char *text = work->given->values[FLAG_SERVER];
    const dhcpopt_option *addresses =
        dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, CODE_NTP_SERVERS);
    uint8_t octets[ADDRESS_OCTETS];
    size_t len = 0;
    dhcpopt_error error;
    work->destination = EVERY_SERVER;
    if (text == NULL) {
        return true;
    }
    dhcpopt_status status =
        dhcpopt_parse(addresses, dhcpopt_text_of(text), octets, sizeof octets, &len, &error);
    if (status == DHCPOPT_SPACE) { /* several have no room */
        diag_error("probe: --server: \"%s\" is more than one address", text);
        return false;
    }
    if (status != DHCPOPT_OK) {
        diag_fault("probe: --server", &error);
        diag_quote(dhcpopt_text_of(text), error.pos, error.len);
        return false;
    }
    work->destination = (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 |
                        (uint32_t)octets[2] << 8 | octets[3];
    return true;
}

static bool read_class(const job *work) {
    const char *text = work->given->values[FLAG_VENDOR_CLASS];
    size_t len = text == NULL ? 1 : strlen(text);
    if (len == 0 || len > DHCPOPT_VALUE_MAX) {
        diag_error("probe: --vendor-class: a text of 1 to 255 octets is needed");
        return false;
    }
    return true;
}

static bool read_flags(job *work) {
    unsigned seconds = 2;
    unsigned retries = 2;
    const args *given = work->given;
    if (args_has(given, FLAG_INFORM_ONLY) && args_has(given, FLAG_DISCOVER_ONLY)) {
        diag_error("probe: --inform-only and --discover-only exclude each other");
        return false;
    }
    if (given->count > 1) {
        diag_error("probe: \"%s\" is too much; one interface is named", given->words[1]);
        return false;
    }
    bool read = read_number(work, FLAG_TIMEOUT, 1, TIMEOUT_MAX, &seconds) &&
                read_number(work, FLAG_RETRIES, 0, RETRIES_MAX, &retries) && read_codes(work) &&
                read_server(work) && read_class(work);
    work->limits.tries = retries + 1;
    work->limits.milliseconds = seconds * MILLISECONDS;
    return read;
}

/* ---- Requests ---- */

/* What is meant and not asked for would be missing. */
static size_t add_meant(const job *work, uint8_t *codes, size_t count) {
    const meant *wanted = &work->wanted;
    bool informed = work->request_count > 0; /* which asks for its own codes */
    for (size_t index = 0; index < wanted->count; index++) {
        const dhcpopt_option *row = wanted->values[index].row;
        bool there = memchr(codes, row->code, count) != NULL ||
                     (informed && memchr(inform_codes, row->code, sizeof inform_codes) != NULL);
        if (row->space == DHCPOPT_SPACE_DHCP4 && !there && count < CODES_MAX + OPTIONS_MAX) {
            codes[count++] = row->code;
        }
    }
    return count;
}

static void add_request(job *work, dhcpopt_message_type type, const char *vendor_class,
                        const uint8_t *codes, size_t count, bool with_meant) {
    const char *other = work->given->values[FLAG_VENDOR_CLASS];
    uint8_t *asked = work->asked[work->request_count];
    codes = work->code_count > 0 ? work->codes : codes;
    count = work->code_count > 0 ? work->code_count : count;
    memcpy(asked, codes, count);
    count = with_meant ? add_meant(work, asked, count) : count;
    const request made = {(uint8_t)type, other != NULL ? other : vendor_class, asked, count};
    work->requests[work->request_count++] = made;
}

/* DHCPINFORM is answered to the interface's address, so it needs one. */
static bool plan_requests(job *work) {
    bool informs = !args_has(work->given, FLAG_DISCOVER_ONLY);
    bool discovers = !args_has(work->given, FLAG_INFORM_ONLY);
    if (informs && work->w.address == 0) {
        if (!discovers) {
            diag_error("probe: %s has no IPv4 address, and DHCPINFORM is answered to that",
                       work->w.interface);
            return false;
        }
        diag_warning(
            "probe: %s has no IPv4 address, so DHCPINFORM, which is answered to that, is "
            "left out",
            work->w.interface);
        informs = false;
    }
    if (informs) {
        add_request(work, DHCPOPT_INFORM, dhcpopt_space_name(DHCPOPT_SPACE_MS_UC_CLIENT),
                    inform_codes, sizeof inform_codes, !discovers);
    }
    if (discovers) {
        add_request(work, DHCPOPT_DISCOVER, dhcpopt_space_name(DHCPOPT_SPACE_CPE_OCPHONE),
                    discover_codes, sizeof discover_codes, true);
    }
    return true;
}

/* ---- Silence ---- */

static bool is_answered(const job *work, const request *asked) {
    for (size_t index = 0; index < work->all.count; index++) {
        if (work->all.list[index].to == asked) {
            return true;
        }
    }
    return false;
}

static void tell_causes(bool informed) {
    if (informed) {
        diag_note("ISC dhcpd answers DHCPINFORM only where it is \"authoritative\", "
                  "systemd-networkd never does");
    }
    diag_note("the server may not know the vendor class, or have no address left for this "
              "network");
    diag_note("a firewall may drop UDP ports 67 and 68, or a router not relay them");
}

static void tell_silence(job *work) {
    size_t silent = 0;
    bool informed = false;
    unsigned seconds = work->limits.tries * work->limits.milliseconds / MILLISECONDS;
    for (size_t index = 0; index < work->request_count; index++) {
        const request *asked = &work->requests[index];
        if (!is_answered(work, asked)) {
            diag_error("probe: no server answered %s as %s, which was asked %u time%s in %u s",
                       dhcpopt_message_type_name(asked->type), asked->vendor_class,
                       work->limits.tries, work->limits.tries == 1 ? "" : "s", seconds);
            informed = informed || asked->type == DHCPOPT_INFORM;
            silent++;
        }
    }
    work->said.wrong += silent;
    if (silent > 0) {
        tell_causes(informed);
    }
}

/* ---- The verb ---- */

static void json_unanswered(const job *work) {
    json_key(work->o, "unanswered");
    json_open(work->o, '[');
    for (size_t index = 0; index < work->request_count; index++) {
        if (!is_answered(work, &work->requests[index])) {
            json_string(work->o, dhcpopt_message_type_name(work->requests[index].type));
        }
    }
    json_close(work->o, ']');
}

static void report(job *work) {
    out *o = work->o;
    if (work->said.json) {
        json_open(o, '{');
        json_key(o, "interface");
        json_string(o, work->w.interface);
        json_key(o, "answers");
        json_open(o, '[');
    }
    for (size_t index = 0; index < work->all.count; index++) {
        heard_answer(&work->said, &work->all.list[index]);
    }
    if (work->said.json) {
        json_close(o, ']');
        json_key(o, "findings");
        json_open(o, '[');
    }
    verdict_tell(&work->all, work->compares ? &work->wanted : NULL, &work->said);
    if (work->said.json) {
        json_close(o, ']');
        json_unanswered(work);
        json_close(o, '}');
        out_char(o, '\n');
    }
}

static bool ask_all(job *work) {
    for (size_t index = 0; index < work->request_count; index++) {
        if (!ask(&work->w, work->destination, &work->requests[index], &work->limits,
                 &work->all)) {
            return false;
        }
    }
    return true;
}

static int run(const args *given, out *o) {
    static job work; /* too large for the stack of small systems */
    work.given = given;
    work.o = o;
    if (!read_flags(&work) || !given_check("probe", given, given->values[FLAG_AT])) {
        return EXIT_USAGE;
    }
    int exit_status = meant_read("probe", given, given->values[FLAG_EXPECT],
                                 given->values[FLAG_AT], &work.wanted, &work.compares);
    if (exit_status != EXIT_DONE) {
        return exit_status;
    }
    if (!wire_open("probe", given->count > 0 ? given->words[0] : NULL, &work.w)) {
        return EXIT_USAGE;
    }
    bool asked = plan_requests(&work) && ask_all(&work);
    wire_close(&work.w);
    if (!asked) {
        return EXIT_USAGE;
    }
    work.said.o = o;
    work.said.json = args_has(given, FLAG_JSON);
    work.said.strict = args_has(given, FLAG_STRICT);
    report(&work);
    work.said.wrong += work.all.damaged;
    tell_silence(&work);
    return work.said.wrong > 0 ? EXIT_DATA : EXIT_DONE;
}

const verb verb_probe = {
    "probe",
    "[INTERFACE]",
    "ask the network what a phone would be told",
    "  dhcputil probe eth0\n"
    "  dhcputil probe --sip-server sfbpool.domain.com --voice-vlan 200 eth0\n"
    "  dhcputil probe --inform-only --server 10.0.0.2 eth0\n",
    flags,
    true,
    run,
};

int probe_emulate_client(char *interface, out *o) {
    args given = {.words = &interface, .count = interface != NULL ? 1 : 0};
    return run(&given, o);
}
