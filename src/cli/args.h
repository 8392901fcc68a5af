/* SPDX-License-Identifier: MIT */
/* The command line: verbs, their options, and the words that remain. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "out.h"

enum { FLAGS_MAX = 12, OPTIONS_MAX = 32 };

/* An option of a verb. --help is known to every verb and stands in no table. */
typedef struct flag {
    const char *name;     /* without "--" */
    const char *argument; /* what follows it, or NULL */
    const char *help;     /* one line */
} flag;

typedef struct args {
    char **words; /* what is no option, in order */
    size_t count;
    /* By the flag's index: its argument, "" where it takes none, NULL where it is absent. */
    const char *values[FLAGS_MAX];
    /* By the row of the option table, where the verb takes those: what was given, and the
     * name that it was called by. */
    const char *options[OPTIONS_MAX];
    const char *option_names[OPTIONS_MAX];
} args;

static inline bool args_has(const args *given, size_t flag_index) {
    return given->values[flag_index] != NULL;
}

typedef struct verb {
    const char *name;
    const char *synopsis; /* what follows the name */
    const char *summary;  /* one line */
    const char *examples; /* whole lines */
    const flag *flags;    /* ends with a row whose name is NULL */
    bool takes_options;   /* every option of the option table is an option of the verb too */
    int (*run)(const args *given, out *o);
} verb;

/*
 * Parts words and options. An option starts with "--" and a letter, and takes its argument
 * after "=" or as the next word; "--" ends the options. False, with a message, where that
 * fails; *ret_help says that --help was there, and then nothing else is looked at. *taken
 * starts with the words and nothing taken of them.
 */
bool args_read(const verb *of, size_t count, args *taken, bool *ret_help);

#endif
