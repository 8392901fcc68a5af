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

/* The end of the word at pos; blanks in quotes and in brackets belong to it. */
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
        } else if (brackets == 0 && (is_blank(c) || c == ';' || c == '\n')) {
            return pos;
        } else if (c == '[') {
            brackets++;
        } else if (c == ']' && brackets > 0) {
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

void mikrotik_read_properties(mikrotik_command *of) {
    const struct {
        const char *key;
        dhcpopt_text *value;
    } properties[] = {{"name", &of->name},
                      {"code", &of->code},
                      {"value", &of->value},
                      {"address", &of->address},
                      {"ntp-server", &of->ntp_servers}};
    for (dhcpopt_text word = mikrotik_read_word(of); word.len > 0;
         word = mikrotik_read_word(of)) {
        size_t equals = text_find(word, 0, '=');
        dhcpopt_text key = text_slice(word, 0, equals);
        for (size_t index = 0; index < sizeof properties / sizeof properties[0]; index++) {
            if (equals < word.len && text_equal(key, dhcpopt_text_of(properties[index].key))) {
                *properties[index].value = read_assigned(word, equals);
            }
        }
    }
}
