/* SPDX-License-Identifier: MIT */
/* Windows PowerShell 5.1 with the module DhcpServer (parameters as in its help for Windows
 * Server 2016 to 2025). */
#include "windows.h"

#define INDENT "    "

/* ---- Parts of commands ---- */

/* Between single quotes everything stands for itself, and the quote is doubled
 * (about_Quoting_Rules). Typographic quotes would end the text too, but options hold ASCII. */
static void print_quoted(printer *out, dhcpopt_text text) {
    print_char(out, '\'');
    print_doubling(out, text, "'");
    print_char(out, '\'');
}

static void print_parameter(printer *out, const char *name, const char *value) {
    print_string(out, name);
    print_quoted(out, dhcpopt_text_of(value));
}

/* Every octet is an element of its own: one long string is refused (windows-powershell-docs,
 * issue 1742), and so is a joined list of addresses. */
static void print_value(printer *out, const item *of) {
    switch (windows_type_of(of->row)) {
    case WINDOWS_STRING:
        print_quoted(out, item_text(of));
        break;
    case WINDOWS_BINARY:
        print_string(out, "([byte[]](");
        print_octets(out, FORM_COMMA, of->bytes);
        print_string(out, "))");
        break;
    case WINDOWS_DWORD: /* without quotes PowerShell would read a negative number */
        print_char(out, '\'');
        print_octets(out, FORM_0X, of->bytes);
        print_char(out, '\'');
        break;
    case WINDOWS_WORD:
        print_char(out, '\'');
        print_number(out, bytes_u16(of->bytes, 0), 1);
        print_char(out, '\'');
        break;
    case WINDOWS_IPADDRESS:
        print_char(out, '\'');
        print_addresses(out, of->bytes, "','");
        print_char(out, '\'');
        break;
    }
}

/* " -VendorClass 'MSUCClient' -OptionId 5"; -VendorClass is the class's name, not its data. */
static void print_option(printer *out, const item *of) {
    if (of->row->windows_class != NULL) {
        print_parameter(out, " -VendorClass ", of->row->windows_class);
    }
    print_string(out, " -OptionId ");
    print_number(out, of->row->code, 1);
}

/* "(Test-Definition 5 BinaryData 'MSUCClient')": is it so? */
static void print_test(printer *out, const item *of, const char *function, bool value) {
    print_char(out, '(');
    print_string(out, function);
    print_number(out, of->row->code, 1);
    print_char(out, ' ');
    if (value) {
        print_value(out, of);
    } else {
        print_quoted(out, dhcpopt_text_of(windows_powershell_type(windows_type_of(of->row))));
    }
    if (of->row->windows_class != NULL) {
        print_parameter(out, " ", of->row->windows_class);
    }
    print_char(out, ')');
}

/* ---- Parts of the script ---- */

static void print_lines(const plan *p, printer *out, const char *const *lines) {
    for (; *lines != NULL; lines++) {
        print_line(p, out, *lines);
    }
}

/* A variable with the parameters that many commands share: those that always are, and one
 * that may be given. */
static void print_shared(const plan *p, printer *out, const char *variable, const char *always,
                         const char *name, dhcpopt_text value) {
    print_string(out, variable);
    print_string(out, " = @{");
    print_string(out, always);
    if (value.ptr != NULL) {
        print_char(out, ' ');
        print_string(out, name);
        print_string(out, " = ");
        print_quoted(out, value);
        print_char(out, ' ');
    }
    print_line(p, out, "}");
}

/* The parameters that say where: of the whole server, and of one scope. */
static void print_server(const plan *p, printer *out) {
    const char *stop = plan_has_server(p) ? " ErrorAction = 'Stop';" : " ErrorAction = 'Stop' ";
    print_shared(p, out, INDENT "$server", stop, "ComputerName", p->config->server);
}

static void print_target(const plan *p, printer *out) {
    print_server(p, out);
    print_shared(p, out, INDENT "$scope", "", "ScopeId", p->config->scope);
    print_end(p, out);
}

static const char *const set_functions[] = {
    INDENT "function Test-Class($Name, $Data) {",
    INDENT "    $found = Get-DhcpServerv4Class @server -Type Vendor |",
    INDENT "        Where-Object { $_.Name -eq $Name }",
    INDENT "    if ($found -and $found.AsciiData -cne $Data) {",
    INDENT
    "        throw 'the class ' + $Name + ' is for ' + $found.AsciiData + ', not ' + $Data",
    INDENT "    }",
    INDENT "    [bool]$found",
    INDENT "}",
    INDENT "function Test-Definition($OptionId, $Type, $VendorClass) {",
    INDENT "    $found = Get-DhcpServerv4OptionDefinition @server -All | Where-Object {",
    INDENT
    "        $_.OptionId -eq $OptionId -and [string]$_.VendorClass -eq [string]$VendorClass",
    INDENT "    }",
    INDENT "    if ($found -and $found.Type -ne $Type) {",
    INDENT "        throw $found.Name + ' is defined as ' + $found.Type + ', not as ' + $Type",
    INDENT "    }",
    INDENT "    [bool]$found",
    INDENT "}",
    "",
    NULL,
};

/* Binary values come back as 0x0d, one string for each octet, and numbers in decimal. */
static const char *const remove_functions[] = {
    INDENT "function Get-Plain($Value) {",
    INDENT "    $parts = foreach ($part in $Value) {",
    INDENT
    "        if ([string]$part -match '^0x[0-9a-f]{1,8}$') { [uint32]$part } else { $part }",
    INDENT "    }",
    INDENT "    $parts -join ' '",
    INDENT "}",
    INDENT "function Test-Value($OptionId, $Value, $VendorClass) {",
    INDENT "    $found = Get-DhcpServerv4OptionValue @server @scope -All | Where-Object {",
    INDENT
    "        $_.OptionId -eq $OptionId -and -not $_.UserClass -and -not $_.PolicyName -and",
    INDENT "        [string]$_.VendorClass -eq [string]$VendorClass",
    INDENT "    }",
    INDENT "    $same = $found -and (Get-Plain $found.Value) -ceq (Get-Plain $Value)",
    INDENT "    if ($found -and -not $same) {",
    INDENT "        Write-Warning ($found.Name + ' has another value and stays')",
    INDENT "    }",
    INDENT "    [bool]$same",
    INDENT "}",
    "",
    NULL,
};

/* What is set now. Tables and lists of PowerShell would cut the octets short. */
static const char *const show[] = {
    "",
    INDENT "Get-DhcpServerv4OptionValue @server @scope -All | ForEach-Object {",
    INDENT "    $_.VendorClass, $_.OptionId, $_.Name, '=', ($_.Value -join ' ') -join ' '",
    INDENT "}",
    NULL,
};

/* As one function, so that the first error ends all of it where the text is pasted, too. A
 * module does not see the preference of the script that calls it, so every command is told. */
static void print_start(const plan *p, printer *out, const char *function) {
    print_head(p, out);
    print_comment(p, out, "run it as an administrator of the DHCP server");
    print_line(p, out, "#Requires -Modules DhcpServer");
    print_string(out, "function ");
    print_string(out, function);
    print_line(p, out, " {");
    print_line(p, out, INDENT "$ErrorActionPreference = 'Stop'");
    print_end(p, out);
    print_lines(p, out, p->config->remove ? remove_functions : set_functions);
}

static void print_class(const plan *p, printer *out, const item *of) {
    const char *data = dhcpopt_space_name(of->space);
    print_parameter(out, INDENT "if (-not (Test-Class ", of->row->windows_class);
    print_parameter(out, " ", data);
    print_line(p, out, ")) {");
    print_parameter(out, INDENT INDENT "Add-DhcpServerv4Class @server -Type Vendor -Name ",
                    of->row->windows_class);
    print_parameter(out, " -Data ", data);
    print_parameter(out, " -Description ", windows_class_description(of));
    print_end(p, out);
    print_line(p, out, INDENT "}");
}

static void print_definition(const plan *p, printer *out, const item *of) {
    const char *type = windows_powershell_type(windows_type_of(of->row));
    print_string(out, INDENT "if (-not ");
    print_test(out, of, "Test-Definition ", false);
    print_line(p, out, ") {");
    print_string(out, INDENT INDENT "Add-DhcpServerv4OptionDefinition @server");
    print_option(out, of);
    print_parameter(out, " -Name ", of->row->windows_name);
    print_string(out, " -Type ");
    print_string(out, type);
    print_string(out, windows_is_array(of->row) ? " -MultiValued" : "");
    print_parameter(out, " -Description ", windows_comment(of->row));
    print_end(p, out);
    print_line(p, out, INDENT "}");
}

static void print_set(const plan *p, printer *out, const item *of) {
    print_string(out, INDENT);
    print_about(p, out, of);
    print_string(out, INDENT "Set-DhcpServerv4OptionValue @server @scope");
    print_option(out, of);
    print_string(out, " -Value ");
    print_value(out, of);
    print_end(p, out);
}

static void print_remove(const plan *p, printer *out, const item *of) {
    print_string(out, INDENT);
    print_about(p, out, of);
    print_string(out, INDENT "if ");
    print_test(out, of, "Test-Value ", true);
    print_line(p, out, " {");
    print_string(out, INDENT INDENT "Remove-DhcpServerv4OptionValue @server @scope");
    print_option(out, of);
    print_end(p, out);
    print_line(p, out, INDENT "}");
}

/* ---- The script ---- */

/* A command in a comment: nothing runs it but a person. */
static void print_advice(const plan *p, printer *out, const char *command) {
    print_string(out, p->on->comment);
    print_string(out, command);
    if (plan_has_server(p)) {
        print_string(out, " -ComputerName ");
        print_quoted(out, p->config->server);
    }
}

static void print_leftovers(const plan *p, printer *out) {
    size_t at = 0;
    print_comment(p, out,
                  "classes and definitions stay, since other scopes may use them; "
                  "DHCPConfigScript.bat Cleanup");
    print_comment(p, out,
                  "would delete option 120 even where it is a site's own; once nothing "
                  "uses them any more, run:");
    for (size_t index = 0; index < p->count; index++) {
        if (!windows_predefines(p->items[index].row)) {
            print_advice(p, out, "Remove-DhcpServerv4OptionDefinition");
            print_option(out, &p->items[index]);
            print_end(p, out);
        }
    }
    for (const item *of = windows_next_class(p, &at); of != NULL;
         of = windows_next_class(p, &at)) {
        print_advice(p, out, "Remove-DhcpServerv4Class");
        print_parameter(out, " -Type Vendor -Name ", of->row->windows_class);
        print_end(p, out);
    }
}

/* Values come last: a definition of another type is found before anything is changed by one. */
static void print_definitions(const plan *p, printer *out) {
    size_t at = 0;
    print_server(p, out);
    for (const item *of = windows_next_class(p, &at); of != NULL;
         of = windows_next_class(p, &at)) {
        print_class(p, out, of);
    }
    for (size_t index = 0; index < p->count; index++) {
        if (!windows_predefines(p->items[index].row)) {
            print_definition(p, out, &p->items[index]);
        }
    }
}

static void print_values(const plan *p, printer *out) {
    print_end(p, out);
    print_target(p, out);
    for (size_t index = 0; index < p->count; index++) {
        (p->config->remove ? print_remove : print_set)(p, out, &p->items[index]);
    }
    print_lines(p, out, show);
}

static void print_tail(const plan *p, printer *out, const char *function) {
    print_line(p, out, "}");
    print_line(p, out, function);
    if (p->config->remove && windows_needs_definitions(p)) {
        print_leftovers(p, out);
    }
}

dhcpopt_status render_powershell(const plan *p, printer *out, dhcpopt_error *error) {
    dhcpopt_status status = windows_check(p, "", error);
    if (status != DHCPOPT_OK) {
        return status;
    }
    const char *function = p->config->remove ? "Remove-PhoneOption" : "Set-PhoneOption";
    if (plan_prints(p, DHCPOPT_PART_HEAD)) {
        print_start(p, out, function);
    }
    if (plan_prints(p, DHCPOPT_PART_DEFINITIONS) && !p->config->remove) {
        print_definitions(p, out);
    }
    if (plan_prints(p, DHCPOPT_PART_VALUES)) {
        print_values(p, out);
    }
    if (plan_prints(p, DHCPOPT_PART_TAIL)) {
        print_tail(p, out, function);
    }
    return DHCPOPT_OK;
}
