/* SPDX-License-Identifier: MIT */
/* The command: finds the verb in the table, runs it, and writes what it gathered. */
#include <string.h>

#include "diag.h"
#include "verbs.h"

static const verb *const verbs[] = {&verb_encode, &verb_decode, &verb_config,
                                    &verb_check,  &verb_probe,  &verb_list};

enum { VERB_COUNT = sizeof verbs / sizeof verbs[0], NAME_WIDTH = 22 };

static const char overview[] =
    "Examples:\n"
    "  dhcputil -SipServer sfbpool.domain.com -WebServer csweb-int.domain.com\n"
    "  dhcputil encode sip-servers sfbpool.domain.com\n"
    "  dhcputil decode 43 0A0200C8\n"
    "  dhcputil config cisco-ios --scope VOICE --sip-server sfbpool.domain.com\n"
    "\n"
    "Verbs:\n";

static const char footer[] =
    "  help [VERB]           print this text, or that of a verb\n"
    "\n"
    "Microsoft DHCPUtil's spelling, in any letter case:\n"
    "  -SipServer NAME       print options 120 and 43 as DHCPUtil does\n"
    "  -WebServer NAME       the web server, where it is not the SIP server\n"
    "  -CertProvUrl URL      the whole URL of the certificate service instead\n"
    "  -RunConfigScript [SCRIPT]\n"
    "                        run SCRIPT with DHCPUtil's arguments\n"
    "  -EmulateClient [INTERFACE]\n"
    "                        probe the network as a phone\n"
    "\n"
    "  --version             print the version\n"
    "\n"
    "Exit status: 0 done, 1 the data is wrong, 2 the command line is wrong, or reading or\n"
    "writing failed. The manual is dhcputil(1); the text of every option is in dhcpopt(5).\n";

static void put_overview(out *o) {
    out_string(o, "usage: dhcputil VERB ...\n\n");
    out_string(o, overview);
    for (size_t index = 0; index < VERB_COUNT; index++) {
        out_string(o, "  ");
        out_padded(o, verbs[index]->name, NAME_WIDTH);
        out_string(o, verbs[index]->summary);
        out_char(o, '\n');
    }
    out_string(o, footer);
}

static void put_flag(const flag *row, out *o) {
    out label = {NULL, 0, 0};
    out_string(&label, row->name);
    if (row->argument != NULL) {
        out_char(&label, ' ');
        out_string(&label, row->argument);
    }
    out_char(&label, '\0');
    out_string(o, "  --");
    out_padded(o, label.buf, NAME_WIDTH);
    if (label.len > NAME_WIDTH) { /* too long for its column, so the help stands below */
        out_char(o, '\n');
        out_padded(o, "", NAME_WIDTH + strlen("  --"));
    }
    out_string(o, row->help);
    out_char(o, '\n');
    out_drop(&label);
}

/* The options of the option table, as options of a verb. */
static void put_options(out *o) {
    out_string(o, "\nValues:\n");
    for (size_t index = 0; dhcpopt_option_at(index) != NULL; index++) {
        const dhcpopt_option *option = dhcpopt_option_at(index);
        flag row = {option->name, option->argument, option->help};
        put_flag(&row, o);
        if (option->alias != NULL) {
            flag other = {option->alias, option->argument, "the same"};
            put_flag(&other, o);
        }
    }
}

static void put_verb(const verb *of, out *o) {
    out_string(o, "usage: dhcputil ");
    out_string(o, of->name);
    out_char(o, ' ');
    out_string(o, of->synopsis);
    out_string(o, " [OPTION]...\n\nExamples:\n");
    out_string(o, of->examples);
    out_string(o, "\nOptions:\n");
    for (const flag *row = of->flags; row->name != NULL; row++) {
        put_flag(row, o);
    }
    static const flag help = {"help", NULL, "print this text"};
    put_flag(&help, o);
    if (of->takes_options) {
        put_options(o);
    }
}

static const verb *find_verb(const char *name) {
    for (size_t index = 0; index < VERB_COUNT; index++) {
        if (strcmp(verbs[index]->name, name) == 0) {
            return verbs[index];
        }
    }
    return NULL;
}

static int unknown_verb(const char *word) {
    diag_error(
        "\"%s\" is no verb; encode, decode, config, check, probe, list and help are, and "
        "\"dhcputil help\" says more",
        word);
    return EXIT_USAGE;
}

static int surplus(const char *after, const char *word) {
    diag_error("%s: \"%s\" is too much", after, word);
    return EXIT_USAGE;
}

static int help(char **words, size_t count, out *o) {
    if (count == 0) {
        put_overview(o);
        return EXIT_DONE;
    }
    const verb *found = find_verb(words[0]);
    if (found == NULL) {
        return unknown_verb(words[0]);
    }
    if (count > 1) {
        return surplus("help", words[1]);
    }
    put_verb(found, o);
    return EXIT_DONE;
}

static int run_verb(const verb *found, char **words, size_t count, out *o) {
    static args given; /* which is empty, and no work to make so */
    bool wants_help = false;
    given.words = words;
    if (!args_read(found, count, &given, &wants_help)) {
        return EXIT_USAGE;
    }
    if (wants_help) {
        put_verb(found, o);
        return EXIT_DONE;
    }
    return found->run(&given, o);
}

static int run(char **words, size_t count, out *o) {
    if (count == 0) {
        diag_error("a verb is needed; \"dhcputil help\" lists them");
        return EXIT_USAGE;
    }
    const char *first = words[0];
    const verb *found = find_verb(first);
    if (found != NULL) {
        return run_verb(found, words + 1, count - 1, o);
    }
    if (strcmp(first, "help") == 0 || strcmp(first, "--help") == 0 ||
        strcmp(first, "-h") == 0 || strcmp(first, "-?") == 0 || strcmp(first, "/?") == 0) {
        return help(words + 1, count - 1, o);
    }
    if (strcmp(first, "--version") == 0) {
        if (count > 1) {
            return surplus(first, words[1]);
        }
        out_string(o, "dhcputil " DHCPOPT_VERSION "\n");
        return EXIT_DONE;
    }
    bool switches = first[0] == '-' && first[1] != '-';
    return switches ? dhcputil_run(words, count, o) : unknown_verb(first);
}

int main(int argc, char **argv) {
    out gathered = {NULL, 0, 0};
    size_t count = argc > 0 ? (size_t)argc - 1 : 0;
    int exit_status = run(argv + 1, count, &gathered);
    if (exit_status == EXIT_USAGE) {
        out_drop(&gathered);
        return exit_status;
    }
    return out_write(&gathered) ? exit_status : EXIT_USAGE;
}
