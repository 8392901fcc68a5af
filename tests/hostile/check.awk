# SPDX-License-Identifier: MIT
# For tests/hostile/run: compares outputs with a grammar. Its files are words and comments, of
# which a grammar makes use, the grammar, and then the outputs. Writes those that were printed
# to files named PLACE.TEXT in the directory "keep", if there is one.

# {NAME} becomes the expression of that name.
function expand(text,    name) {
    while (match(text, /[{][a-z#]+[}]/)) {
        name = substr(text, RSTART + 1, RLENGTH - 2)
        if (!(name in words)) {
            print FILENAME ":" FNR ": there is no word " name
            exit 1
        }
        text = substr(text, 1, RSTART - 1) words[name] substr(text, RSTART + RLENGTH)
    }
    return text
}

function add_kind(rule) {
    often[++kinds] = substr(rule, 1, 1)
    if (often[kinds] == "=") {
        known[substr(rule, 3)] = kinds
    } else {
        expression[kinds] = "^(" expand(substr(rule, 3)) ")$"
    }
}

function add_rule(rule,    index_) {
    if (rule ~ /^([1*=] |=$)/) {
        add_kind(rule)
    } else if (rule ~ /^comments /) {
        words["#"] = substr(rule, 10) " "
        for (index_ = 1; index_ <= comments; index_++) add_kind(comment[index_])
    } else if (rule == "crlf") {
        crlf = 1
    } else if (rule !~ /^(#|$)/) {
        print FILENAME ":" FNR ": not a rule of a grammar"
    }
}

# A line's kind: its number in the grammar, or 0. Lines come again and again, so it is kept.
function kind_of(line,    kind) {
    if (!(line in known)) {
        known[line] = 0
        for (kind = 1; kind <= kinds && !known[line]; kind++) {
            if (kind in expression && line ~ expression[kind]) known[line] = kind
        }
    }
    return known[line]
}

function fault(what) {
    print platform ": place " end[2] ", text " end[3] ": " what
}

# Takes away what the line must end with; what else is there matches no rule.
function without_end(line) {
    return crlf && !sub(/\r$/, "", line) ? line "(no carriage return)" : line
}

function check_lines(    index_, line, kind) {
    shape = ""
    for (index_ = 1; index_ <= count; index_++) {
        line = without_end(lines[index_])
        kind = kind_of(line)
        if (!kind) fault("not a line of the grammar: " line)
        if (often[kind] != "*") shape = shape " " kind
    }
}

function keep_lines(    index_) {
    for (index_ = 1; index_ <= count; index_++) {
        print lines[index_] >(keep "/" end[2] "." end[3])
    }
    close(keep "/" end[2] "." end[3])
}

function check_output() {
    if (end[1] != 0) {
        if (end[1] > 2) fault("exit status " end[1])
        if (count > 0) fault("refused, with output")
        return
    }
    if (count == 0) fault("accepted, without output")
    check_lines()
    if (end[3] == 0) {
        shapes[end[2]] = shape
    } else if (!(end[2] in shapes)) {
        fault("accepted, but the harmless text is not")
    } else if (shape != shapes[end[2]]) {
        fault("other lines than with the harmless text:" shape ", not" shapes[end[2]])
    }
    if (keep != "") keep_lines()
}

FILENAME ~ /\/words$/ {
    if ($0 !~ /^#/) words[$1] = expand(substr($0, length($1) + 2))
    next
}
FILENAME ~ /\/comments$/ {
    if ($0 !~ /^#/) comment[++comments] = $0
    next
}
FILENAME ~ /\/grammar\// {
    add_rule($0)
    next
}
/^\001/ {
    split(substr($0, 2), end, " ")
    check_output()
    count = 0
    next
}
{ lines[++count] = $0 }
