/* SPDX-License-Identifier: MIT */
/* Words, blanks and line ends of ISC dhcpd's language, for the readers of it. */
#include "isc_scan.h"

bool isc_is_space(int c) {
    return is_blank(c) || c == '\n';
}

dhcpopt_text isc_trim(dhcpopt_text text) {
    size_t start = 0;
    while (isc_is_space(text_at(text, start))) {
        start++;
    }
    size_t end = text.len;
    while (end > start && isc_is_space(text_at(text, end - 1))) {
        end--;
    }
    return text_slice(text, start, end - start);
}

void isc_print_joined(printer *out, dhcpopt_text text) {
    bool parted = false;
    for (size_t pos = 0; pos < text.len; pos++) {
        int c = text_at(text, pos);
        bool joint = c == '\n' || (parted && is_blank(c));
        if (!joint || !parted) {
            print_char(out, joint ? ' ' : (char)c);
        }
        parted = joint;
    }
}

static size_t text_end(dhcpopt_text text, size_t pos) {
    for (pos++; pos < text.len && text_at(text, pos) != '"'; pos++) {
        pos += text_at(text, pos) == '\\' && pos + 1 < text.len ? 1 : 0;
    }
    return pos < text.len ? pos + 1 : text.len;
}

dhcpopt_text isc_token(dhcpopt_text text, size_t *pos) {
    static const char parting[] = "{}(),=";
    while (isc_is_space(text_at(text, *pos))) {
        ++*pos;
    }
    size_t start = *pos;
    size_t end = start;
    if (text_at(text, start) == '"') {
        end = text_end(text, start);
    } else if (is_one_of(text_at(text, start), parting) && start < text.len) {
        end = start + 1;
    } else {
        end = text_find_any(text, start, " \t\n\"{}(),=");
    }
    *pos = end;
    return text_slice(text, start, end - start);
}

bool isc_is(dhcpopt_text token, const char *word) {
    return text_equal_caseless(token, dhcpopt_text_of(word));
}

void isc_print_members(printer *out, dhcpopt_text before, bool allow, dhcpopt_text name,
                       dhcpopt_text vendor_class) {
    bool list = text_at(before, 0) == '"';
    if (!allow || before.len == 0 || text_starts_with(before, "not class ")) {
        print_string(out, allow ? "class " : "not class ");
        print_text(out, name);
        return;
    }
    print_string(out, list ? "" : "\"");
    print_text(out, before);
    print_string(out, list ? " \"" : "\" \"");
    print_string(out, vendor_class.len > 0 ? "" : "class ");
    print_text(out, vendor_class.len > 0 ? vendor_class : name);
    print_char(out, '"');
}
