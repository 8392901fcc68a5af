/* SPDX-License-Identifier: MIT */
/* Gets a verb its input, from the command line or from standard input. */
#include "input.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "out.h"

enum { INPUT_MAX = 1 << 20, CHUNK = 4096, DECIMAL = 10 };

static void drop_last_line_break(out *gathered) {
    if (gathered->len > 0 && gathered->buf[gathered->len - 1] == '\n') {
        gathered->len--;
        if (gathered->len > 0 && gathered->buf[gathered->len - 1] == '\r') {
            gathered->len--;
        }
    }
}

static bool read_standard_input(out *gathered) {
    size_t got = 0;
    do {
        got = fread(out_reserve(gathered, CHUNK), 1, CHUNK, stdin);
        gathered->len += got;
    } while (got > 0 && gathered->len <= INPUT_MAX);
    if (ferror(stdin)) {
        diag_error("cannot read standard input: %s", strerror(errno));
        return false;
    }
    if (gathered->len > INPUT_MAX) {
        diag_error("standard input is longer than %d bytes, which no option's value is",
                   INPUT_MAX);
        return false;
    }
    drop_last_line_break(gathered);
    return true;
}

static void join_words(out *gathered, char **words, size_t count, char joint) {
    for (size_t index = 0; index < count; index++) {
        if (index > 0) {
            /* "10.0.0.1, 10.0.0.2" has its comma already. */
            bool parted =
                joint == ',' && gathered->len > 0 && gathered->buf[gathered->len - 1] == ',';
            out_char(gathered, parted ? ' ' : joint);
        }
        out_string(gathered, words[index]);
    }
}

bool input_text(char **words, size_t count, char joint, out *held, dhcpopt_text *ret_text) {
    if (count == 1 && strcmp(words[0], "-") != 0) {
        *ret_text = dhcpopt_text_of(words[0]);
        return true;
    }
    if (count > 1) {
        join_words(held, words, count, joint);
    } else if (!read_standard_input(held)) {
        return false;
    }
    ret_text->ptr = held->buf;
    ret_text->len = held->len;
    return true;
}

static char lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool input_same(const char *a, const char *b) {
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

static const dhcpopt_option *option_by_digits(const char *word) {
    unsigned code = 0;
    size_t pos = 0;
    for (; word[pos] >= '0' && word[pos] <= '9' && code <= DHCPOPT_VALUE_MAX; pos++) {
        code = code * DECIMAL + (unsigned)(word[pos] - '0');
    }
    bool number = pos > 0 && word[pos] == '\0' && word[0] != '0';
    return number ? dhcpopt_option_by_code(DHCPOPT_SPACE_DHCP4, code) : NULL;
}

const dhcpopt_option *input_known_option(const char *word) {
    const dhcpopt_option *option = dhcpopt_option_by_name(dhcpopt_text_of(word));
    return option == NULL ? option_by_digits(word) : option;
}

const dhcpopt_option *input_option(const char *verb, const char *word) {
    const dhcpopt_option *option = input_known_option(word);
    if (option == NULL) {
        diag_error("%s: \"%s\" is no option's name or code; see \"dhcputil list options\"",
                   verb, word);
    }
    return option;
}
