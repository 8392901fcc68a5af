// SPDX-License-Identifier: MIT
// Looks at the syntax trees of the scripts that `dhcputil config powershell` prints: they have
// no faults, no commands but those of DHCP, with parameters that these have, and values stay
// values. tests/cross/powershell runs it: node powershell.js DIRECTORY_OF_PARSER DHCPUTIL
'use strict';
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const [directory, dhcputil] = process.argv.slice(2);
const { Language, Parser } = require(path.join(directory, 'web-tree-sitter.cjs'));
let parser = null;

// ---- What a script may hold ----

// Commands of the module DhcpServer, their parameters (Microsoft's help), and the values that
// some of these are limited to.
const everywhere = ['ComputerName', 'ErrorAction', 'WarningAction'];
const classTypes = 'Vendor User';
const valueTypes = 'Byte Word DWord DWordDWord IPv4Address String BinaryData EncapsulatedData';
const commands = {
    'Get-DhcpServerv4Class': { Name: null, Type: classTypes },
    'Add-DhcpServerv4Class': { Name: null, Type: classTypes, Data: null, Description: null },
    'Remove-DhcpServerv4Class': { Name: null, Type: classTypes },
    'Get-DhcpServerv4OptionDefinition': { OptionId: null, VendorClass: null, All: null },
    'Add-DhcpServerv4OptionDefinition': {
        Name: null, OptionId: null, Type: valueTypes, Description: null, MultiValued: null,
        VendorClass: null, DefaultValue: null,
    },
    'Remove-DhcpServerv4OptionDefinition': { OptionId: null, VendorClass: null },
    'Get-DhcpServerv4OptionValue': {
        OptionId: null, ScopeId: null, VendorClass: null, All: null,
    },
    'Set-DhcpServerv4OptionValue': {
        OptionId: null, Value: null, ScopeId: null, VendorClass: null,
    },
    'Remove-DhcpServerv4OptionValue': { OptionId: null, ScopeId: null, VendorClass: null },
};
const harmless = [
    'ForEach-Object', 'Where-Object', 'Write-Error', 'Write-Host', 'Write-Output',
    'Write-Warning',
];

// Variables that PowerShell has; all others have to be assigned.
const variables = ['$_', '$true', '$false', '$null', '$ErrorActionPreference'];

// What starts a program or a method, writes a file, puts values into a string, or is unknown to
// the PowerShell 5.1 of Windows.
const strange = [
    'command_invocation_operator', 'command_name_expr', 'path_command_name',
    'invocation_expression', 'redirection', 'stop_parsing', 'verbatim_command_argument',
    'expandable_string_literal', 'expandable_here_string_literal', 'sub_expression',
    'verbatim_here_string_characters', 'concatenated_command_argument', 'expandable_bareword',
    'ternary_expression', '&&', '||', '??', '??=',
];

// ---- Trees ----

function* nodes(node) {
    yield node;
    for (const child of node.children) {
        yield* nodes(child);
    }
}

function of(tree, ...types) {
    return [...nodes(tree.rootNode)].filter((node) => types.includes(node.type));
}

const where = (node) => `line ${node.startPosition.row + 1}: ${node.text.slice(0, 70)}`;

// 'it''s' says it's.
const decode = (literal) => literal.slice(1, -1).replaceAll("''", "'");
const texts = (tree, type) => of(tree, type).map((node) => node.text);
const strings = (tree) => texts(tree, 'verbatim_string_characters').map(decode);

// The tree without what it says, and without comments.
function shape(node) {
    const inside = node.children.filter((child) => child.type !== 'comment').map(shape);
    return inside.length === 0 ? node.type : `(${node.type} ${inside.join(' ')})`;
}

// The words of a command: its name, parameters, arguments; blanks count only in strings.
function words(command) {
    const list = command.childForFieldName('command_elements');
    const rest = list === null ? [] : list.children;
    return [command.childForFieldName('command_name'), ...rest]
        .filter((node) => node !== null && node.type !== 'command_argument_sep')
        .map((node) => node.text.replace(/('(?:[^']|'')*')|\s+/g, (_, string) => string ?? ''));
}

// ---- What can be wrong with a tree ----

function* syntaxFaults(tree) {
    for (const node of nodes(tree.rootNode)) {
        if (node.isError || node.isMissing) {
            yield `syntax: ${where(node)}`;
        }
        if (strange.includes(node.type)) {
            yield `${node.type} is not for this script: ${where(node)}`;
        }
        // The grammar takes >x, which writes a file, for a word.
        if (node.type === 'generic_token' && !/^[A-Za-z0-9]+$/.test(node.text)) {
            yield `not a plain word: ${where(node)}`;
        }
        const after = node.children.map((child) => child.type);
        if (node.type === 'try_statement' && !/catch|finally/.test(after)) {
            yield `try without catch: ${where(node)}`;
        }
    }
    if (tree.rootNode.hasError) {
        yield 'syntax: somewhere';
    }
}

function* variableFaults(tree) {
    const known = new Set(variables.map((name) => name.toLowerCase()));
    const bare = (node) => node.text.replace('@', '$').toLowerCase();
    const binding = ['left_assignment_expression', 'script_parameter', 'foreach_statement'];
    for (const node of of(tree, ...binding)) {
        const first = [...nodes(node)].find((inner) => inner.type === 'variable');
        known.add(first === undefined ? '' : bare(first));
    }
    for (const node of of(tree, 'variable').filter((inner) => !known.has(bare(inner)))) {
        yield `a variable without a value: ${where(node)}`;
    }
}

// The tables are there for @server and @scope.
function* keyFaults(tree) {
    for (const node of of(tree, 'key_expression')) {
        if (!['ComputerName', 'ErrorAction', 'ScopeId'].includes(node.text)) {
            yield `not a parameter: ${where(node)}`;
        }
    }
}

function* parameterFaults(command, allowed) {
    const seen = new Set();
    const [name, ...rest] = words(command);
    let parameter = '';
    for (const word of rest) {
        if (word.startsWith('@') && parameter === '') {
            continue; // @server: parameters from a table
        }
        if (word.startsWith('-') && !/^-[0-9]/.test(word)) {
            parameter = word.slice(1);
            if (!(parameter in allowed) && !everywhere.includes(parameter)) {
                yield `${name} has no parameter ${parameter}`;
            }
            if (seen.has(parameter)) {
                yield `${name}: ${parameter} is given twice`;
            }
            seen.add(parameter);
            continue;
        }
        if (parameter === '') {
            yield `${name}: ${word} stands without a parameter`;
        } else if (allowed[parameter] && !allowed[parameter].split(' ').includes(word)) {
            yield `${name}: -${parameter} ${word} is none of: ${allowed[parameter]}`;
        }
        parameter = '';
    }
}

function* commandFaults(tree) {
    const own = texts(tree, 'function_name');
    for (const command of of(tree, 'command')) {
        const [name] = words(command);
        if (name in commands) {
            yield* parameterFaults(command, commands[name]);
        } else if (!own.includes(name) && !harmless.includes(name)) {
            yield `a command that is not for this script: ${where(command)}`;
        }
    }
}

function faults(tree) {
    return [syntaxFaults, variableFaults, keyFaults, commandFaults]
        .flatMap((search) => [...search(tree)]);
}

// ---- Scripts ----

class Fault extends Error {}

function run(values, ...more) {
    const all = ['config', 'powershell', ...more, ...values];
    const result = spawnSync(dhcputil, all, { encoding: 'latin1' });
    return { status: result.status, script: result.stdout, said: result.stderr };
}

// The tree of a script that nothing is wrong with.
function look(values, ...more) {
    const { status, script, said } = run(values, ...more);
    const shown = values.join(' ');
    if (status !== 0) {
        throw new Fault(`refused with ${status}: ${shown}\n${said}`);
    }
    // PowerShell takes curly quotes for straight ones, and reads a file without a mark in some
    // code page.
    if (!/^[\x20-\x7e\r\n]+$/.test(script)) {
        throw new Fault(`not plain ASCII: ${shown}`);
    }
    const tree = parser.parse(script);
    const found = faults(tree);
    if (found.length > 0) {
        throw new Fault(`${shown}\n${found.join('\n')}\n---- the script:\n${script}`);
    }
    return tree;
}

function same(wanted, got, what) {
    if (wanted.join('\n') !== got.join('\n')) {
        const lines = [`${what}; wanted:`, ...wanted, 'seen:', ...got];
        throw new Fault(lines.join('\n'));
    }
}

// ---- 1. What phones usually get ----

const typical = [
    '--sip-server', 'sfbpool.domain.com', '--web-server', 'csweb-int.domain.com',
    '--time-offset', '-5', '--ntp-server', '10.0.0.1,10.0.0.2',
    '--provisioning-url', 'https://prov.example/a%20b?c=d&e', '--voice-vlan', '200',
];

function bytes(text) {
    const digits = [...Buffer.from(text)].map((octet) => octet.toString(16).padStart(2, '0'));
    return `([byte[]](${digits.map((pair) => `0x${pair.toUpperCase()}`).join(',')}))`;
}

const certPath = '/CertProv/CertProvisioningService.svc';
const sets = [
    "-OptionId 2 -Value '0xFFFFB9B0'",
    "-OptionId 42 -Value '10.0.0.1','10.0.0.2'",
    `-OptionId 120 -Value ${bytes('\0\x07sfbpool\x06domain\x03com\0')}`,
    "-OptionId 161 -Value 'https://prov.example/a%20b?c=d&e'",
    `-VendorClass 'MSUCClient' -OptionId 1 -Value ${bytes('MS-UC-Client')}`,
    `-VendorClass 'MSUCClient' -OptionId 2 -Value ${bytes('https')}`,
    `-VendorClass 'MSUCClient' -OptionId 3 -Value ${bytes('csweb-int.domain.com')}`,
    `-VendorClass 'MSUCClient' -OptionId 4 -Value ${bytes('443')}`,
    `-VendorClass 'MSUCClient' -OptionId 5 -Value ${bytes(certPath)}`,
    "-VendorClass 'CPEOCPhone' -OptionId 10 -Value '200'",
];

// The scope and the server are in the script where they are given, and only there.
function checkPlaces(tree, places) {
    const given = places.filter((word) => !word.startsWith('--'));
    const named = ['10.1.2.0', 'dhcp01'].filter((word) => strings(tree).includes(word));
    same(given, named, `scope and server of ${places}`);
}

function checkTypical() {
    for (const places of [['--scope', '10.1.2.0', '--server', 'dhcp01'],
        ['--scope', '10.1.2.0'], ['--server', 'dhcp01'], []]) {
        const tree = look(typical, ...places);
        const all = of(tree, 'command').map((command) => words(command).join(' '));
        same(sets.map((rest) => `Set-DhcpServerv4OptionValue @server @scope ${rest}`),
            all.filter((line) => line.startsWith('Set-Dhcp')), 'values that are set');
        checkPlaces(tree, places);

        // Nothing but Remove- changes anything, and it takes away what was set.
        const back = look(typical, ...places, '--remove');
        const changes = of(back, 'command').map((command) => words(command).join(' '))
            .filter((line) => /^[A-Z][a-z]+-DhcpServer/.test(line) && !line.startsWith('Get-'));
        same(sets.map((rest) => `Remove-DhcpServerv4OptionValue @server @scope ${rest}`)
            .map((line) => line.replace(/ -Value .*/, '')), changes, '--remove');
        checkPlaces(back, places);
    }
}

// ---- 2. Values that mean something to PowerShell ----

const hostile = [
    "'", "''", "'''", "it's", "' ; calc ; '", "'; Remove-Item C:\\ -Recurse; '",
    "' + (calc) + '", "')) { calc } #", "' #", "' <#", '<# #>', '"', '""', '"; calc; "',
    '$(calc)', '${calc}', '$env:PATH', '@(calc)', '@server', '`', "`'", "``'", '`n', '`"', '\\',
    "\\'", 'a\\', '| calc', '& calc', '; calc', '> pwned', '2>&1', '%PATH%', '{0}', '{ calc }',
    '}', ')', '--%', '--', '-Force', '-Value', '#', '# calc', '*', '?', '[a-z]', "@'", "'@",
    '@"', '0x10', '$null', '1kb', ' blanks at both ends ', 'two  blanks', "'".repeat(255),
];
const urls = [
    "https://prov.example/'", "https://prov.example/';calc;'", 'https://prov.example/$(calc)',
    "https://prov.example/?a=b&c='#'", 'https://prov.example/%27;calc',
    "https://prov.example/'+(calc)+'",
];
const refused = [
    ['--posix-timezone', 'a\nb'], ['--posix-timezone', 'a\r\ncalc'],
    ['--posix-timezone', '\u2019; calc; \u2019'], ['--posix-timezone', '\u201d'],
    ['--posix-timezone', ''], ['--provisioning-url', 'https://prov.example/`'],
    ['--provisioning-url', 'https://prov.example/a b'],
    ['--voice-vlan', '200', '--server', "a'; calc; '"],
    ['--voice-vlan', '200', '--server', '$(calc)'], ['--voice-vlan', '200', '--server', 'a b'],
    ['--voice-vlan', '200', '--scope', "10.1.2.0'; calc; '"],
    ['--voice-vlan', '200', '--scope', '$(calc)'],
];

// The value is one string and changes nothing else.
function checkValues(option, values, ...more) {
    const plain = look([option, 'PLACEHOLDER'], ...more);
    const replace = (value) => (text) => text === 'PLACEHOLDER' ? value : text;
    if (!strings(plain).includes('PLACEHOLDER')) {
        throw new Fault(`${option} is not set as a text`);
    }
    for (const value of values) {
        const tree = look([option, value], ...more);
        same(strings(plain).map(replace(value)), strings(tree), `${option} ${value}`);
        same([shape(plain.rootNode)], [shape(tree.rootNode)], `${option} ${value}: trees`);
    }
    return values.length;
}

function checkRefused() {
    for (const values of refused) {
        const { status, script, said } = run(values);
        const expected = values.includes('--voice-vlan') ? 2 : 1; // where or what is wrong
        if (status !== expected || script !== '' || said === '') {
            throw new Fault(`not refused as it should be (exit status ${status}): ${values}`);
        }
    }
    return refused.length;
}

// ---- 3. Would a fault be seen? ----

const broken = [
    "Set-X 'a", "Write-Host 'it's'", "$a = @{ X = 'y'", "if (-not ($true) { Write-Host 'a' }",
    "if ($true) { Write-Host 'a'", "Write-Host ([byte[](0x00))", 'Write-Host ([byte[]](0x00,))',
    "Write-Host 'a' }", "Write-Host 'a' |", "try { Write-Host 'a' }", 'Write-Host "$(calc)"',
    'calc', "& 'calc'", "Write-Host 'a'; calc", "Write-Host 'a' | calc", "if ($true) { calc }",
    "[IO.File]::Delete('a')", "Write-Host 'a' > b", "Write-Host 'a' >b",
    "Write-Host 'a' && Write-Host 'b'", '$server = @{ Computer = $null }',
    'Get-DhcpServerv4Class @sever', 'Get-DhcpServerv4Class -Type Vender',
    'Get-DhcpServerv4Class -Typ Vendor', "Get-DhcpServerv4Class 'a'",
    'Set-DhcpServerv4OptionValue -OptionId 1 -OptionId 2',
    "Set-DhcpServerv4OptionValue -Value 'a' 'b'",
];

function checkSelf() {
    for (const script of broken) {
        if (faults(parser.parse(script)).length === 0) {
            throw new Fault(`nothing is found wrong with: ${script}`);
        }
    }
}

async function main() {
    await Parser.init();
    parser = new Parser();
    parser.setLanguage(await Language.load(path.join(directory, 'grammar.wasm')));
    checkSelf();
    checkTypical();
    const count = checkValues('--posix-timezone', hostile) +
        checkValues('--tftp-server-name', hostile, '--remove') +
        checkValues('--provisioning-url', urls);
    const kept = checkRefused();
    console.log(`powershell: no faults; ${count} values stay strings, ${kept} were refused`);
}

main().catch((error) => {
    console.error(`powershell: ${error instanceof Fault ? error.message : error.stack}`);
    process.exitCode = 1;
});
