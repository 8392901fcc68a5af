/* SPDX-License-Identifier: MIT */
/* Microsoft DHCPUtil's spelling: its switches, its report, its call of the configuration
 * script. */
#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "input.h"
#include "report.h"
#include "script.h"
#include "verbs.h"

#define SCRIPT_FILE "DHCPConfigScript.bat"
#define INDENT "        "

enum { SIP_SERVER, WEB_SERVER, CERT_PROV_URL, RUN_CONFIG_SCRIPT, EMULATE_CLIENT, SWITCH_COUNT };

static const char *const switches[SWITCH_COUNT] = {"-SipServer", "-WebServer", "-CertProvUrl",
                                                   "-RunConfigScript", "-EmulateClient"};

/* The report's names of the sub-options, in their order. */
static const char *const labels[] = {"UC Identifier", "URL Scheme", "Web Server FQDN", "Port",
                                     "Relative Path for Cert Prov"};

enum {
    SUBOPTION_COUNT = sizeof labels / sizeof labels[0],
    CODE_SIP_SERVERS = 120,
    PATH_CAP = 1024
};

typedef struct job {
    char *given[SWITCH_COUNT]; /* "" where nothing follows; NULL: absent */
    uint8_t sip[DHCPOPT_VALUE_MAX];
    dhcpopt_bytes option_120;
    uint8_t uc[DHCPOPT_VALUE_MAX];
    dhcpopt_bytes option_43;
    dhcpopt_bytes suboptions[SUBOPTION_COUNT];
} job;

/* The index of the switch, or SWITCH_COUNT. */
static size_t find_switch(const char *word) {
    size_t index = 0;
    while (index < SWITCH_COUNT && !input_same(word, switches[index])) {
        index++;
    }
    return index;
}

static bool emulates_alone(const job *work) {
    for (size_t index = 0; index < EMULATE_CLIENT; index++) {
        if (work->given[index] != NULL) {
            diag_error("-EmulateClient stands alone; \"dhcputil probe\" compares with what was "
                       "meant, too");
            return false;
        }
    }
    return true;
}

static bool read_switches(job *work, char **words, size_t count) {
    for (size_t at = 0; at < count; at++) {
        size_t index = find_switch(words[at]);
        if (index == SWITCH_COUNT) {
            diag_error("\"%s\" is no switch of DHCPUtil; -SipServer, -WebServer, -CertProvUrl, "
                       "-RunConfigScript and -EmulateClient are",
                       words[at]);
            return false;
        }
        if (work->given[index] != NULL) {
            diag_error("%s is there twice", switches[index]);
            return false;
        }
        bool followed = at + 1 < count && words[at + 1][0] != '-';
        if (!followed && index < RUN_CONFIG_SCRIPT) {
            diag_error("%s needs a %s after it", switches[index],
                       index == CERT_PROV_URL ? "URL" : "server's name");
            return false;
        }
        static char nothing[] = "";
        work->given[index] = followed ? words[++at] : nothing;
    }
    if (work->given[EMULATE_CLIENT] != NULL) {
        return emulates_alone(work);
    }
    if (work->given[SIP_SERVER] == NULL) {
        diag_error("-SipServer is needed: dhcputil -SipServer NAME [-WebServer NAME]");
        return false;
    }
    if (work->given[WEB_SERVER] != NULL && work->given[CERT_PROV_URL] != NULL) {
        diag_error("-WebServer and -CertProvUrl exclude each other: both name the web server");
        return false;
    }
    return true;
}

/* Text to the bytes of an option; faults and findings are told under the switch's name. */
static bool parse(const char *option_name, size_t index, const char *words, uint8_t *octets,
                  dhcpopt_bytes *ret_bytes) {
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of(option_name));
    dhcpopt_text text = dhcpopt_text_of(words);
    dhcpopt_error error;
    size_t len = 0;
    if (dhcpopt_parse(option, text, octets, DHCPOPT_VALUE_MAX, &len, &error) != DHCPOPT_OK) {
        diag_fault(switches[index], &error);
        diag_quote(text, error.pos, error.len);
        return false;
    }
    ret_bytes->ptr = octets;
    ret_bytes->len = len;
    size_t count = 0;
    const dhcpopt_finding *findings =
        report_findings(option, option->space, *ret_bytes, &count);
    if (index == SIP_SERVER && option->space != DHCPOPT_SPACE_DHCP4) {
        count = 0; /* the same name a second time, for the web server */
    }
    for (size_t finding = 0; finding < count; finding++) {
        diag_finding(switches[index], &findings[finding]);
    }
    return true;
}

/* DHCPUtil takes one name, where option 120 could hold several, or addresses. */
static bool check_name(size_t index, const char *name) {
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of("web-server-fqdn"));
    dhcpopt_text text = dhcpopt_text_of(name);
    dhcpopt_error error;
    size_t unused = 0;
    if (dhcpopt_parse(option, text, NULL, 0, &unused, &error) != DHCPOPT_OK) {
        diag_fault(switches[index], &error);
        diag_quote(text, error.pos, error.len);
        return false;
    }
    return true;
}

static bool find_suboptions(job *work) {
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of("cert-prov-url"));
    dhcpopt_cursor cursor;
    dhcpopt_element element;
    size_t count = 0;
    dhcpopt_decode_begin(&cursor, option, work->option_43);
    while (count < SUBOPTION_COUNT &&
           dhcpopt_decode_next(&cursor, &element, NULL) == DHCPOPT_OK) {
        work->suboptions[count++] = element.as.suboption.value;
    }
    return count == SUBOPTION_COUNT;
}

static bool compute(job *work) {
    /* All three published runs without -WebServer take the SIP server for it. */
    size_t web = work->given[CERT_PROV_URL] != NULL ? CERT_PROV_URL
                 : work->given[WEB_SERVER] != NULL  ? WEB_SERVER
                                                    : SIP_SERVER;
    return check_name(SIP_SERVER, work->given[SIP_SERVER]) &&
           parse("sip-servers", SIP_SERVER, work->given[SIP_SERVER], work->sip,
                 &work->option_120) &&
           (web == CERT_PROV_URL || check_name(web, work->given[web])) &&
           parse("cert-prov-url", web, work->given[web], work->uc, &work->option_43) &&
           find_suboptions(work);
}

static void put_text(out *o, const char *option_name, dhcpopt_bytes value) {
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of(option_name));
    if (report_text(o, option, value, NULL) != DHCPOPT_OK) {
        out_string(o, "?"); /* it was made here, so it can be told */
    }
}

static void put_hex(out *o, dhcpopt_bytes value) {
    report_hex(o, dhcpopt_form_at(0), value);
}

static void put_option_43(const job *work, out *o) {
    out_string(o, "Vendor Class Identifier: MS-UC-Client\n"
                  "Option 43 (for vendor=MS-UC-Client):\n" INDENT
                  "Full Option 43 value (Length: ");
    out_number(o, 2 * work->option_43.len); /* DHCPUtil counts hex digits here, two an octet */
    out_string(o, ") : \n" INDENT);
    put_hex(o, work->option_43);
    out_char(o, '\n');
    for (size_t index = 0; index < SUBOPTION_COUNT; index++) {
        out_string(o, INDENT "sub-option ");
        out_number(o, index + 1);
        out_string(o, " <");
        out_string(o, labels[index]);
        out_string(o, ">: ");
        put_hex(o, work->suboptions[index]);
        out_char(o, '\n');
    }
}

/* The platform dhcpconfigscript; false where it cannot say the values. */
static bool put_script_line(const job *work, out *o) {
    const dhcpopt_value values[] = {
        {DHCPOPT_SPACE_DHCP4, CODE_SIP_SERVERS, work->option_120},
        {DHCPOPT_SPACE_MS_UC_CLIENT, 0, work->option_43},
    };
    dhcpopt_config config = {.values = values, .count = sizeof values / sizeof values[0]};
    const dhcpopt_platform *script =
        dhcpopt_platform_by_name(dhcpopt_text_of("dhcpconfigscript"));
    size_t len = 0;
    if (dhcpopt_config_render(script, &config, NULL, 0, &len, NULL) != DHCPOPT_OK ||
        dhcpopt_config_render(script, &config, out_reserve(o, len), len, &len, NULL) !=
            DHCPOPT_OK) {
        diag_error("the values are none that " SCRIPT_FILE " takes");
        return false;
    }
    o->len += len;
    return true;
}

/* Line for line as DHCPUtil of Skype for Business Server 2015 prints it. */
static bool put_report(const job *work, out *o) {
    out_string(o, "SIP Server FQDN : ");
    put_text(o, "sip-servers", work->option_120);
    out_string(o, "\nCertificate Provisioning Service URL : ");
    put_text(o, "cert-prov-url", work->option_43);
    out_string(o, "\n\nOption 120:\n");
    put_hex(o, work->option_120);
    out_string(o, "\n\n");
    put_option_43(work, o);
    out_string(
        o, "\nTo configure DHCP Server with appropriate values, you can do one of the "
           "following things:\n" INDENT
           "1. Run DHCPUtil on the DHCP Server: use '-RunConfigScript' switch\n" INDENT
           "2. Run the following command on the DHCP Server (modify the path of " SCRIPT_FILE
           " appropriately):\n");
    return put_script_line(work, o);
}

/* The script gets what DHCPUtil gives it: a mode, the class, and six values in hexadecimal. */
static int run_script(const job *work, const char *script) {
    enum { FIXED = 3, WORDS = FIXED + 1 + SUBOPTION_COUNT };
    char digits[1 + SUBOPTION_COUNT][2 * DHCPOPT_VALUE_MAX + 1];
    const char *words[WORDS + 1] = {script, "Configure", "MS-UC-Client"};
    for (size_t index = 0; index <= SUBOPTION_COUNT; index++) {
        dhcpopt_bytes value = index == 0 ? work->option_120 : work->suboptions[index - 1];
        size_t len = 0;
        if (dhcpopt_hex_print(dhcpopt_form_at(0), value, digits[index], sizeof digits[index],
                              &len) != DHCPOPT_OK) {
            return EXIT_USAGE;
        }
        digits[index][len] = '\0';
        words[FIXED + index] = digits[index];
    }
    return script_run(words);
}

int dhcputil_run(char **words, size_t count, out *o) {
    job work = {.given = {NULL}};
    if (!read_switches(&work, words, count)) {
        return EXIT_USAGE;
    }
    if (work.given[EMULATE_CLIENT] != NULL) {
        char *interface = work.given[EMULATE_CLIENT];
        return probe_emulate_client(interface[0] != '\0' ? interface : NULL, o);
    }
    char beside[PATH_CAP];
    const char *script = work.given[RUN_CONFIG_SCRIPT];
    if (script != NULL && script[0] == '\0') {
        if (!script_beside_program(SCRIPT_FILE, beside, sizeof beside)) {
            diag_error(
                "-RunConfigScript needs the script's path after it; only on Windows, and "
                "only beside the program, " SCRIPT_FILE " is found without");
            return EXIT_USAGE;
        }
        script = beside;
    }
    if (!compute(&work)) {
        return EXIT_DATA;
    }
    if (script != NULL) {
        return run_script(&work, script);
    }
    return put_report(&work, o) ? EXIT_DONE : EXIT_DATA;
}
