# SPDX-License-Identifier: MIT
# What the lint tests share; each reads it first and ends with "finish".
# They are called as "sh tests/lint/NAME SOURCE_DIR BUILD_DIR".
set -u
if [ $# -ne 2 ] || [ ! -f "$1/include/dhcpopt.h" ] || [ ! -d "$2" ]; then
    echo "usage: sh tests/lint/NAME SOURCE_DIR BUILD_DIR" >&2
    exit 1
fi
LC_ALL=C
export LC_ALL
source=$(cd "$1" && pwd)
build=$(cd "$2" && pwd)
header=$source/include/dhcpopt.h
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
failed=0

complain() {
    printf '%s\n' "$*"
    failed=1
}

# Prints its input, if there is any, under a heading, as a complaint. Not in a pipe.
complain_of() {
    if [ -s "$2" ]; then
        complain "$1:"
        sed 's/^/    /' "$2"
    fi
}

finish() {
    exit $failed
}

# Two lists that must be the same: what they are, then a name and a file for each.
same() {
    [ -s "$3" ] || complain "$1: nothing was found in $2, so the test does not test"
    if ! diff "$3" "$5" >"$scratch/diff"; then
        complain "$1: < is in $2 alone, > is in $4 alone"
        cat "$scratch/diff"
    fi
}

# The path of a file of the build, by its name or a pattern.
find_built() {
    find "$build" -name "$1" -type f | sort | head -n 1
}

# A directory with the built command alone, for PATH, and the zones of the tests.
use_command() {
    command=$(find_built dhcputil)
    if [ -z "$command" ]; then
        complain "no dhcputil in $build"
        finish
    fi
    mkdir "$scratch/bin"
    ln -s "$command" "$scratch/bin/dhcputil"
    PATH=$scratch/bin:$PATH
    TZDIR=$source/tests/zoneinfo
    export PATH TZDIR
}

library_sources() {
    find "$source/src" -name '*.c' ! -path '*/cli/*' | sort
}

# The library without the build's own flags (sanitizers for example): objects and archive in
# $scratch/lib.
make_library() {
    mkdir "$scratch/lib"
    library_sources >"$scratch/sources"
    while IFS= read -r file; do
        object=$scratch/lib/$(printf '%s' "${file#"$source/src/"}" | tr / _).o
        if ! cc -std=c11 -O2 -DNDEBUG -U_FORTIFY_SOURCE -fPIC -fvisibility=hidden \
            -I "$source/include" -I "$source/src" -c "$file" -o "$object"; then
            complain "$file: does not compile"
            finish
        fi
    done <"$scratch/sources"
    ar rc "$scratch/lib/libdhcpopt.a" "$scratch"/lib/*.o
    C_INCLUDE_PATH=$source/include
    LIBRARY_PATH=$scratch/lib
    export C_INCLUDE_PATH LIBRARY_PATH
}

# The header's public prototypes, one a line, without attributes and with single blanks.
prototypes() {
    awk '
        /^#/ || directive { directive = /\\$/; next }
        { text = text " " $0 }
        END {
            while ((start = index(text, "/*")) > 0) {
                rest = substr(text, start)
                text = substr(text, 1, start - 1) substr(rest, index(rest, "*/") + 2)
            }
            count = split(text, statements, ";")
            for (i = 1; i <= count; i++) {
                statement = statements[i]
                if (sub(/^.*DHCPOPT_API/, "", statement)) {
                    gsub(/[ \t]+/, " ", statement); sub(/\( /, "(", statement)
                    sub(/^ /, "", statement)
                    print statement
                }
            }
        }' "$header"
}

# From mdoc source to the text that it stands for.
unescape() {
    sed -e 's/\\&//g' -e 's/\\-/-/g' -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' -e 's/\\e/\\/g'
}

# A manual's lines under ".Sh NAME" or ".Ss NAME", up to the next heading.
under() {
    awk -v name="$2" '
        /^\.S[hs] / { inside = substr($0, 5) == name; next }
        inside' "$1"
}

# Plays a transcript, "$ COMMAND" and what the command prints, and compares.
play() {
    mkdir -p "$scratch/cwd"
    while IFS= read -r line; do
        case $line in
        '$ '*)
            printf '%s\n' "$line"
            (cd "$scratch/cwd" && sh -c "${line#'$ '}") </dev/null 2>&1
            ;;
        esac
    done <"$2" >"$scratch/played"
    same "$1" "the document" "$2" "what was printed" "$scratch/played"
}
