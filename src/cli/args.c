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
    out_char(&known, '\0');
    diag_error("%s: unknown option \"%s\"; known are --help%s", of->name, word, known.buf);
    out_drop(&known);
}

/* The flag that the word names, up to a "="; *ret_value is what follows that, or NULL. */
static const flag *find_flag(const verb *of, const char *word, const char **ret_value) {
    const char *name = word + strlen("--");
    size_t len = strcspn(name, "=");
    *ret_value = name[len] == '=' ? name + len + 1 : NULL;
    for (const flag *row = of->flags; row->name != NULL; row++) {
        if (strlen(row->name) == len && strncmp(row->name, name, len) == 0) {
            return row;
        }
    }
    return NULL;
}

/* Takes the flag at words[*at], and its argument, which may be the next word. */
static bool take_flag(const verb *of, char **words, size_t count, size_t *at, args *taken) {
    const char *value = NULL;
    const char *word = words[*at];
    const flag *row = find_flag(of, word, &value);
    if (row == NULL) {
        unknown_flag(of, word);
        return false;
    }
    if (row->argument == NULL && value != NULL) {
        diag_error("%s: --%s takes no argument, so \"%s\" is too much", of->name, row->name,
                   value);
        return false;
    }
    if (row->argument != NULL && value == NULL && *at + 1 < count) {
        *at += 1;
        value = words[*at];
    }
    if (row->argument != NULL && value == NULL) {
        diag_error("%s: --%s needs an argument: --%s %s", of->name, row->name, row->name,
                   row->argument);
        return false;
    }
    size_t index = (size_t)(row - of->flags);
    if (taken->values[index] != NULL) {
        diag_error("%s: --%s is there twice", of->name, row->name);
        return false;
    }
    taken->values[index] = row->argument == NULL ? "" : value;
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

bool args_read(const verb *of, char **words, size_t count, args *ret_args, bool *ret_help) {
    args taken = {words, 0, {NULL}};
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
            if (!take_flag(of, words, count, &at, &taken)) {
                return false;
            }
        } else {
            words[taken.count++] = words[at]; /* never ahead of what is still to be read */
        }
    }
    *ret_args = taken;
    return true;
}
