/* SPDX-License-Identifier: MIT */
/* Finds lines of netsh in scripts of PowerShell, and of PowerShell in batch files; used by the
 * readers of both. */
#include "windows_lines.h"

/* In any letter case; or text.len. */
static size_t find_words(dhcpopt_text text, const char *words) {
    dhcpopt_text wanted = dhcpopt_text_of(words);
    size_t pos = 0;
    while (pos + wanted.len <= text.len &&
           !text_equal_caseless(text_slice(text, pos, wanted.len), wanted)) {
        pos++;
    }
    return pos + wanted.len <= text.len ? pos : text.len;
}

static bool has(dhcpopt_text text, const char *words) {
    return find_words(text, words) < text.len;
}

/* What only prints the words behind it. */
static bool prints(dhcpopt_text line) {
    return has(line, "echo") || has(line, "write-");
}

bool windows_runs_cmdlet(const dhcpopt_scanner *s) {
    return has(s->current, "-dhcpserverv4") && !prints(s->current);
}

bool windows_sets_value(const dhcpopt_scanner *s) {
    return (has(s->current, "set optionvalue") || has(s->current, "set reservedoptionvalue")) &&
           !prints(s->current);
}

bool windows_runs_netsh(const dhcpopt_scanner *s) {
    bool server = has(s->current, "netsh") && has(s->current, "dhcp") && !prints(s->current);
    return server || windows_sets_value(s);
}

/* Where the cmdlet's name stands in quotes that powershell or one of its own commands gets. */
void windows_open_quotes(dhcpopt_scanner *s) {
    dhcpopt_text line = s->current;
    size_t name = find_words(line, "set-dhcpserverv4");
    dhcpopt_text front = text_slice(line, 0, name);
    size_t open = 0;
    size_t last = 0;
    bool quoted = false;
    for (size_t pos = text_find(line, 0, '"'); pos < line.len;
         pos = text_find(line, pos + 1, '"')) {
        quoted = quoted != (pos < name);
        open = pos < name ? pos : open;
        last = pos;
    }
    bool runs = has(front, "powershell") || has(front, "pwsh") || has(front, "iex") ||
                has(front, "invoke-expression");
    if (name < line.len && quoted && runs && last > open) {
        s->current = text_slice(line, 0, last);
        s->pos = open + 1;
    }
}
