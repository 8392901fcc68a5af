/* SPDX-License-Identifier: MIT */
/* Windows' netsh, context dhcp server: a batch file, and a script for netsh -f with the same
 * commands. Their words are those of netsh's own help, of Microsoft's DHCPConfigScript.bat and
 * of netsh dhcp server dump, which quotes every value. */
#include "windows.h"

typedef struct writing {
    const plan *p;
    printer *out;
    bool batch;
} writing;

/* ---- What netsh or cmd.exe would misread ---- */

/*
 * Before the value netsh takes user= and vendor=, and by then the quotes are gone. It takes the
 * start of a tag for the tag, and joins a lone = with the word before it, as the dump's
 * "maxsize = 70" shows.
 */
static bool is_tag(dhcpopt_text before_equals) {
    static const char *const tags[] = {"user", "vendor"};
    size_t cut = 0;
    dhcpopt_text tag = text_trim(before_equals, &cut);
    for (size_t index = 0; index < sizeof tags / sizeof tags[0]; index++) {
        dhcpopt_text known = dhcpopt_text_of(tags[index]);
        if (tag.len <= known.len && text_equal_caseless(tag, text_slice(known, 0, tag.len))) {
            return true;
        }
    }
    return false;
}

/* netsh's help for set optionvalue: [ForceFlag] may stand before the value; and the words that
 * ask for that help. */
static bool is_own_word(dhcpopt_text text) {
    static const char *const words[] = {"DhcpFullForce", "DhcpNoForce", "?", "/?", "-?",
                                        "help"};
    for (size_t index = 0; index < sizeof words / sizeof words[0]; index++) {
        if (text_equal_caseless(text, dhcpopt_text_of(words[index]))) {
            return true;
        }
    }
    return false;
}

static dhcpopt_status check_text(const item *of, dhcpopt_error *error) {
    dhcpopt_text text = item_text(of);
    size_t equals = text_find(text, 0, '=');
    /* Programs of Microsoft's C library read \" as a quote that is part of the word. */
    if (text_at(text, text.len - 1) == '\\') {
        return fail_at(error, DHCPOPT_PLATFORM_CHARACTER, of, text.len - 1, 1);
    }
    if (equals < text.len && is_tag(text_slice(text, 0, equals))) {
        return fail_at(error, DHCPOPT_PLATFORM_CHARACTER, of, equals, 1);
    }
    return is_own_word(text) ? fail_at(error, DHCPOPT_PLATFORM_VALUE, of, 0, text.len)
                             : DHCPOPT_OK;
}

static dhcpopt_status check(const plan *p, dhcpopt_error *error) {
    dhcpopt_status status = windows_check(p, "\"", error);
    for (size_t index = 0; status == DHCPOPT_OK && index < p->count; index++) {
        if (windows_type_of(p->items[index].row) == WINDOWS_STRING) {
            status = check_text(&p->items[index], error);
        }
    }
    return status;
}

/* ---- Commands ---- */

typedef enum level { SERVER_LEVEL, OPTION_LEVEL } level;

/* "netsh dhcp server \\NAME scope ADDRESS", up to the command; classes and definitions are the
 * server's. */
static void print_command(const writing *w, level at, const char *command) {
    const dhcpopt_config *config = w->p->config;
    print_string(w->out, w->batch ? "netsh dhcp server " : "dhcp server ");
    if (plan_has_server(w->p)) {
        print_string(w->out, "\\\\");
        print_text(w->out, config->server);
        print_char(w->out, ' ');
    }
    if (at == OPTION_LEVEL && plan_has_scope(w->p)) {
        print_string(w->out, "scope ");
        print_text(w->out, config->scope);
        print_char(w->out, ' ');
    }
    print_string(w->out, command);
}

static void print_vendor(const writing *w, const item *of) {
    if (of->row->windows_class != NULL) {
        print_string(w->out, " vendor=");
        print_string(w->out, of->row->windows_class);
    }
}

/* Inside its quotes cmd.exe leaves everything as it is but the percent sign. */
static void print_escaped(const writing *w, dhcpopt_text text) {
    print_doubling(w->out, text, w->batch ? "%" : "");
}

/* The text is the program's own. */
static void print_quoted(const writing *w, const char *text) {
    print_char(w->out, '"');
    print_string(w->out, text);
    print_char(w->out, '"');
}

static void print_class(const writing *w, const item *of) {
    print_command(w, SERVER_LEVEL, "add class ");
    print_string(w->out, of->row->windows_class);
    print_char(w->out, ' ');
    print_quoted(w, windows_class_description(of));
    print_char(w->out, ' ');
    print_quoted(w, dhcpopt_space_name(of->space));
    print_line(w->p, w->out, " 1"); /* a vendor class, not a user class */
}

/* Parameters with tags need all that stand before them, so 0 for "no array" too. */
static void print_definition(const writing *w, const item *of) {
    print_command(w, SERVER_LEVEL, "add optiondef ");
    print_number(w->out, of->row->code, 1);
    print_char(w->out, ' ');
    print_string(w->out, of->row->windows_name);
    print_char(w->out, ' ');
    print_string(w->out, of->row->windows_type);
    print_string(w->out, windows_is_array(of->row) ? " 1" : " 0");
    print_vendor(w, of);
    print_string(w->out, " comment=");
    print_quoted(w, windows_comment(of->row));
    print_end(w->p, w->out);
}

static void print_value(const writing *w, const item *of) {
    print_char(w->out, '"');
    switch (windows_type_of(of->row)) {
    case WINDOWS_STRING:
        print_escaped(w, item_text(of));
        break;
    case WINDOWS_BINARY:
        print_octets(w->out, FORM_HEX, of->bytes);
        break;
    case WINDOWS_DWORD: /* the dump shows numbers in decimal; the type has no sign */
        print_number(w->out, bytes_u32(of->bytes, 0), 1);
        break;
    case WINDOWS_WORD:
        print_number(w->out, bytes_u16(of->bytes, 0), 1);
        break;
    case WINDOWS_IPADDRESS:
        print_addresses(w->out, of->bytes, "\" \"");
        break;
    }
    print_char(w->out, '"');
}

static void print_set(const writing *w, const item *of) {
    print_command(w, OPTION_LEVEL, "set optionvalue ");
    print_number(w->out, of->row->code, 1);
    print_char(w->out, ' ');
    print_string(w->out, of->row->windows_type);
    print_vendor(w, of);
    print_char(w->out, ' ');
    print_value(w, of);
    print_end(w->p, w->out);
    if (w->batch) {
        print_line(w->p, w->out, "if errorlevel 1 goto failed");
    }
}

static void print_delete(const writing *w, level at, const char *what, const item *of) {
    print_command(w, at, what);
    print_number(w->out, of->row->code, 1);
    print_vendor(w, of);
    print_end(w->p, w->out);
}

/* ---- Files ---- */

/* A line that the batch file shows; the text is the program's own. */
static void print_echo(const writing *w, const char *text) {
    if (w->batch) {
        print_string(w->out, "echo ");
        print_line(w->p, w->out, text);
    } else {
        print_comment(w->p, w->out, text);
    }
}

/* A comment that tells what comes, and in the batch file a line that names it, for netsh's
 * messages name nothing. */
static void print_heading(const writing *w, const item *of) {
    print_about(w->p, w->out, of);
    if (w->batch) {
        bool inside = of->row->windows_class != NULL;
        print_string(w->out, inside ? "echo " : "echo option ");
        print_string(w->out, inside ? of->row->windows_class : "");
        print_string(w->out, inside ? " sub-option " : "");
        print_number(w->out, of->row->code, 1);
        print_end(w->p, w->out);
    }
}

static void print_start(const writing *w) {
    if (w->batch) {
        print_line(w->p, w->out, "@echo off");
    }
    print_head(w->p, w->out);
    print_comment(w->p, w->out,
                  w->batch ? "run it as an administrator of the DHCP server"
                           : "run it as an administrator of the DHCP server: netsh -f FILE");
    if (w->batch) { /* an exclamation mark would be read where delayed expansion is on */
        print_line(w->p, w->out, "setlocal EnableExtensions DisableDelayedExpansion");
    }
    print_end(w->p, w->out);
}

static void print_definitions(const writing *w) {
    size_t at = 0;
    print_echo(w,
               "what is there already cannot be added again; that netsh says so is no fault");
    print_comment(w->p, w->out,
                  "a definition that is there with another type stays as it is; "
                  "compare the types that netsh shows in the end");
    for (const item *of = windows_next_class(w->p, &at); of != NULL;
         of = windows_next_class(w->p, &at)) {
        print_class(w, of);
    }
    for (size_t index = 0; index < w->p->count; index++) {
        if (!windows_predefines(w->p->items[index].row)) {
            print_definition(w, &w->p->items[index]);
        }
    }
    print_end(w->p, w->out);
}

static void print_show(const writing *w) {
    print_echo(w, "what is set now, to be compared:");
    print_command(w, OPTION_LEVEL, "show optionvalue");
    print_end(w->p, w->out);
}

/* netsh's messages name no scope either. */
static void print_scope(const writing *w) {
    if (w->batch && plan_has_scope(w->p)) {
        print_string(w->out, "echo scope ");
        print_text(w->out, w->p->config->scope);
        print_end(w->p, w->out);
    }
}

static void print_values(const writing *w) {
    print_scope(w);
    for (size_t index = 0; index < w->p->count; index++) {
        print_heading(w, &w->p->items[index]);
        print_set(w, &w->p->items[index]);
    }
    print_end(w->p, w->out);
    print_show(w);
}

static void print_tail(const writing *w) {
    if (w->batch) {
        print_line(w->p, w->out, "exit /b 0");
    }
    if (w->batch && !w->p->config->remove) {
        print_end(w->p, w->out);
        print_line(w->p, w->out, ":failed");
        print_line(w->p, w->out,
                   "echo the option named last is not set; those before it are 1>&2");
        print_line(w->p, w->out, "exit /b 1");
    }
}

/* Classes and definitions belong to the whole server: who else uses them is not known here. */
static void print_leftovers(const writing *w) {
    const plan *p = w->p;
    size_t at = 0;
    print_comment(p, w->out,
                  "classes and definitions stay, since other scopes may use them; "
                  "DHCPConfigScript.bat Cleanup");
    print_comment(p, w->out,
                  "would delete option 120 even where it is a site's own; once "
                  "nothing uses them any more, run:");
    for (size_t index = 0; index < p->count; index++) {
        if (!windows_predefines(p->items[index].row)) {
            print_string(w->out, p->on->comment);
            print_delete(w, SERVER_LEVEL, "delete optiondef ", &p->items[index]);
        }
    }
    for (const item *of = windows_next_class(p, &at); of != NULL;
         of = windows_next_class(p, &at)) {
        print_string(w->out, p->on->comment);
        print_command(w, SERVER_LEVEL, "delete class ");
        print_line(p, w->out, of->row->windows_class);
    }
    print_end(p, w->out);
}

static void print_removal(const writing *w) {
    print_scope(w);
    for (size_t index = 0; index < w->p->count; index++) {
        print_heading(w, &w->p->items[index]);
        print_delete(w, OPTION_LEVEL, "delete optionvalue ", &w->p->items[index]);
    }
    print_end(w->p, w->out);
    print_show(w);
}

/* What belongs to the whole server: made in front of the values, and left to a person where
 * they go. */
static void print_whole_server(const writing *w) {
    if (windows_needs_definitions(w->p)) {
        (w->p->config->remove ? print_leftovers : print_definitions)(w);
    }
    if (!w->p->config->remove) {
        return;
    }
    print_comment(w->p, w->out,
                  "these options lose their values here, whatever those are by "
                  "now");
    print_echo(w, "what is not set cannot be deleted; that netsh says so is no fault");
}

static dhcpopt_status render(const plan *p, printer *out, bool batch, dhcpopt_error *error) {
    writing w = {p, out, batch};
    dhcpopt_status status = check(p, error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_start(&w);
    }
    if (plan_prints(p, DHCPOPT_PART_DEFINITIONS)) {
        print_whole_server(&w);
    }
    if (plan_prints(p, DHCPOPT_PART_VALUES)) {
        (p->config->remove ? print_removal : print_values)(&w);
    }
    if (plan_prints(p, DHCPOPT_PART_TAIL)) {
        print_tail(&w);
    }
    return DHCPOPT_OK;
}

dhcpopt_status render_netsh(const plan *p, printer *out, dhcpopt_error *error) {
    return render(p, out, true, error);
}

dhcpopt_status render_netsh_script(const plan *p, printer *out, dhcpopt_error *error) {
    return render(p, out, false, error);
}
