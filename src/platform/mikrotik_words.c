/* SPDX-License-Identifier: MIT */
/* The words of a RouterOS command and what its properties say, for its reader. */
#include "mikrotik.h"

/* ---- Words ---- */

size_t mikrotik_skip_gap(dhcpopt_text text, size_t pos) {
    size_t end = mikrotik_skip_continuation(text, pos);
    while (is_blank(text_at(text, end))) {
        end = mikrotik_skip_continuation(text, end + 1);
    }
    return end;
}

/* The end of the word at pos; blanks in quotes, in brackets and in parentheses belong to it. A
 * brace of a script's block ends the command in front of it. */
static size_t find_word_end(dhcpopt_text text, size_t pos) {
    size_t brackets = 0;
    bool quoted = false;
    for (; pos < text.len; pos++) {
        int c = text_at(text, pos);
        if (c == '\\' && pos + 1 < text.len) {
            pos = mikrotik_skip_continuation(text, pos) > pos
                      ? mikrotik_skip_continuation(text, pos) - 1
                      : pos + 1;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (quoted) {
            continue;
        } else if (brackets == 0 && (is_blank(c) || is_one_of(c, ";{}\n"))) {
            return pos;
        } else if (is_one_of(c, "[(")) {
            brackets++;
        } else if (is_one_of(c, "])") && brackets > 0) {
            brackets--;
        }
    }
    return text.len;
}

dhcpopt_text mikrotik_read_word(mikrotik_command *of) {
    size_t start = mikrotik_skip_gap(of->text, of->pos);
    of->pos = find_word_end(of->text, start);
    return text_slice(of->text, start, of->pos - start);
}

/* ---- Properties ---- */

/* The part behind "=" and the line end there, inside the quotes. */
static dhcpopt_text read_assigned(dhcpopt_text word, size_t equals) {
    size_t start = mikrotik_skip_continuation(word, equals + 1);
    bool quoted = text_at(word, start) == '"';
    start = mikrotik_skip_continuation(word, start + (quoted ? 1 : 0));
    bool closed = quoted && word.len > start && text_at(word, word.len - 1) == '"';
    return text_slice(word, start, word.len - start - (closed ? 1 : 0));
}

static dhcpopt_text *find_property(mikrotik_command *of, dhcpopt_text key) {
    const struct {
        const char *key;
        dhcpopt_text *value;
    } properties[] = {{"address", &of->address},     {"code", &of->code},
                      {"dhcp-option", &of->options}, {"dhcp-option-set", &of->set},
                      {"disabled", &of->disabled},   {"mac-address", &of->hardware},
                      {"name", &of->name},           {"ntp-server", &of->ntp_servers},
                      {"numbers", &of->selector},    {"option-set", &of->set},
                      {"options", &of->options},     {"raw-value", &of->sent},
                      {"server", &of->server},       {"value", &of->value}};
    for (size_t index = 0; index < sizeof properties / sizeof properties[0]; index++) {
        if (text_equal(key, dhcpopt_text_of(properties[index].key))) {
            return properties[index].value;
        }
    }
    return NULL;
}

static void take_property(mikrotik_command *of, dhcpopt_text word) {
    size_t equals = text_find(word, 0, '=');
    dhcpopt_text *value = find_property(of, text_slice(word, 0, equals));
    if (equals == word.len || value == NULL) {
        return;
    }
    *value = read_assigned(word, equals);
    if (value == &of->value) { /* an expression stands in brackets, and never in quotes */
        int first = text_at(word, mikrotik_skip_continuation(word, equals + 1));
        of->variable = is_one_of(first, "[(") || mikrotik_has_variable(*value);
    }
}

/* "[find name=x]" tells of the entry what "add" would. */
static void take_selector(mikrotik_command *of, dhcpopt_text word) {
    bool bracket = text_at(word, 0) == '[' && text_at(word, word.len - 1) == ']';
    if (!bracket) {
        of->selector = word;
        return;
    }
    mikrotik_command inner = {.text = text_slice(word, 1, word.len - 2)};
    for (dhcpopt_text next = mikrotik_read_word(&inner); next.len > 0;
         next = mikrotik_read_word(&inner)) {
        take_property(of, next);
    }
}

void mikrotik_read_properties(mikrotik_command *of) {
    bool first = true;
    for (dhcpopt_text word = mikrotik_read_word(of); word.len > 0;
         word = mikrotik_read_word(of)) {
        bool selects =
            first && (text_at(word, 0) == '[' || text_find(word, 0, '=') == word.len);
        if (selects) {
            take_selector(of, word);
        } else {
            take_property(of, word);
        }
        first = false;
    }
}

bool mikrotik_lists(dhcpopt_text list, int separator, dhcpopt_text word) {
    for (size_t pos = 0; pos < list.len;) {
        size_t end = text_find(list, pos, separator);
        size_t cut = 0;
        if (text_equal(text_trim(text_slice(list, pos, end - pos), &cut), word)) {
            return true;
        }
        pos = end + 1;
    }
    return false;
}
