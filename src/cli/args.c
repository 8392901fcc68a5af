/* SPDX-License-Identifier: MIT */
/* Reads a verb's command line by the verb's table of options. */
#include "args.h"

#include <string.h>

#include "diag.h"

static bool is_flag(const char *word) {
    bool dashes = word[0] == '-' && word[1] == '-';
    return dashes && ((word[2] >= 'a' && word[2] <= 'z') || (word[2] >= 'A' && word[2] <= 'Z'));
}

static size_t flag_count(const flag *flags) {
    size_t count = 0;
    while (flags[count].name != NULL) {
        count++;
    }
    return count;
}

static void unknown_flag(const verb *of, const char *word) {
    out known = {NULL, 0, 0};
    for (const flag *row = of->flags; row->name != NULL; row++) {
        out_string(&known, " --");
        out_string(&known, row->name);
    }
    out_string(&known,
               of->takes_options ? ", and those that \"dhcputil list options\" lists" : "");
    out_char(&known, '\0');
    diag_error("%s: unknown option \"%s\"; known are --help%s", of->name, word, known.buf);
    out_drop(&known);
}

/* An option of the command line as it was found: a row of the verb's table, or of the option
 * table, made to look like one. */
typedef struct found_flag {
    flag row;
    const char **value;       /* where its argument goes */
    const char **called;      /* where the name it was called by goes, or NULL */
    const char *after_equals; /* what follows a "=" in the word, or NULL */
} found_flag;

static bool is_named(const char *name, const char *word, size_t len) {
    return name != NULL && strlen(name) == len && strncmp(name, word, len) == 0;
}

static bool find_option(const char *word, size_t len, args *taken, found_flag *ret_found) {
    const dhcpopt_option *option = NULL;
    for (size_t index = 0; index < OPTIONS_MAX; index++) {
        option = dhcpopt_option_at(index);
        if (option == NULL) {
            return false;
        }
        bool by_alias = is_named(option->alias, word, len);
        if (by_alias || is_named(option->name, word, len)) {
            ret_found->row.name = by_alias ? option->alias : option->name;
            ret_found->row.argument = option->argument;
            ret_found->value = &taken->options[index];
            ret_found->called = &taken->option_names[index];
            return true;
        }
    }
    return false;
}

/* What the word names, up to a "=". */
static bool find_flag(const verb *of, const char *word, args *taken, found_flag *ret_found) {
    const char *name = word + strlen("--");
    size_t len = strcspn(name, "=");
    ret_found->after_equals = name[len] == '=' ? name + len + 1 : NULL;
    ret_found->called = NULL;
    for (const flag *row = of->flags; row->name != NULL; row++) {
        if (is_named(row->name, name, len)) {
            ret_found->row = *row;
            ret_found->value = &taken->values[row - of->flags];
            return true;
        }
    }
    return of->takes_options && find_option(name, len, taken, ret_found);
}

static void tell_twice(const verb *of, const char *name, const char *before) {
    if (strcmp(name, before) == 0) {
        diag_error("%s: --%s is there twice", of->name, name);
    } else {
        diag_error("%s: --%s is another name of --%s, which is there already", of->name, name,
                   before);
    }
}

/* Takes the flag at words[*at], and its argument, which may be the next word. */
static bool take_flag(const verb *of, char **words, size_t count, size_t *at, args *taken) {
    found_flag found;
    const char *word = words[*at];
    if (!find_flag(of, word, taken, &found)) {
        unknown_flag(of, word);
        return false;
    }
    const char *name = found.row.name;
    const char *argument = found.row.argument;
    const char *value = found.after_equals;
    if (argument == NULL && value != NULL) {
        diag_error("%s: --%s takes no argument, so \"%s\" is too much", of->name, name, value);
        return false;
    }
    if (argument != NULL && value == NULL && *at + 1 < count) {
        *at += 1;
        value = words[*at];
    }
    if (argument != NULL && value == NULL) {
        diag_error("%s: --%s needs an argument: --%s %s", of->name, name, name, argument);
        return false;
    }
    if (*found.value != NULL) {
        tell_twice(of, name, found.called == NULL ? name : *found.called);
        return false;
    }
    *found.value = argument == NULL ? "" : value;
    if (found.called != NULL) {
        *found.called = name;
    }
    return true;
}

static bool asks_for_help(char **words, size_t count) {
    for (size_t at = 0; at < count && strcmp(words[at], "--") != 0; at++) {
        if (strcmp(words[at], "--help") == 0) {
            return true;
        }
    }
    return false;
}

bool args_read(const verb *of, size_t count, args *taken, bool *ret_help) {
    char **words = taken->words;
    bool ended = false;
    *ret_help = asks_for_help(words, count);
    if (*ret_help) {
        return true;
    }
    if (flag_count(of->flags) > FLAGS_MAX) {
        diag_error("%s: has too many options", of->name);
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        if (!ended && strcmp(words[at], "--") == 0) {
            ended = true;
        } else if (!ended && is_flag(words[at])) {
            if (!take_flag(of, words, count, &at, taken)) {
                return false;
            }
        } else {
            words[taken->count++] = words[at]; /* never ahead of what is still to be read */
        }
    }
    return true;
}
