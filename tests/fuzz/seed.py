#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the corpora of the fuzz targets from the vectors: python3 tests/fuzz/seed.py

Writes tests/fuzz/corpus/{config,decode,hex,message,parse,scan}/ anew from a spread of the rows in
tests/vectors, and from the golden files; files that fuzzing added have a name that starts with "found-" and stay.
"""
import hashlib
import pathlib
import re

TESTS = pathlib.Path(__file__).resolve().parent.parent
CORPUS = TESTS / "fuzz" / "corpus"
LONGEST = 300
MESSAGE = 500


def rows(name):
    lines = (TESTS / "vectors" / name).read_text(encoding="utf-8").split("\n")
    lines = [line for line in lines if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"))) for line in lines[1:]]


def unescape(cell):
    simple = {"t": b"\t", "n": b"\n", "r": b"\r", "\\": b"\\"}

    def one(match):
        if match[1]:
            return match[2].encode() * int(match[1])
        return bytes.fromhex(match[3]) if match[3] else simple[match[4]]

    parts, last = [], 0
    for match in re.finditer(r"\\(?:(\d+)\*\(([^)]*)\)|x([0-9A-Fa-f]{2})|(.))", cell):
        parts += [cell[last:match.start()].encode(), one(match)]
        last = match.end()
    return b"".join(parts + [cell[last:].encode()])


def options():
    """The names in the order of the table: their place is an input's first octet."""
    table = (TESTS.parent / "src" / "option.c").read_text(encoding="utf-8")
    return re.findall(r'^    \{"([a-z0-9-]+)",', table, re.MULTILINE)


def unhex(cell):
    return bytes.fromhex(unescape(cell).decode())


def write(target, stem, content, longest=LONGEST):
    if len(content) > longest:
        return
    name = stem + "-" + hashlib.sha256(content).hexdigest()[:8]
    (CORPUS / target / name).write_bytes(content)


def seed_options(target, column, files):
    order = options()
    for file in files:
        taken = set()
        for row in rows(file):
            option = row["option"]
            about = row.get("status", option)  # each fault once, each option once
            if about in taken:
                continue
            taken.add(about)
            value = unescape(row[column])
            if column == "hex":
                value = bytes.fromhex(value.decode())
            write(target, option, bytes([order.index(option)]) + value)


def platforms():
    """The names in the order of the table: their place is an input's first octet."""
    table = (TESTS.parent / "src" / "platform" / "platforms.c").read_text(encoding="utf-8")
    return re.findall(r'^    \{\{"([a-z0-9-]+)",', table, re.MULTILINE)


def config_values(cell):
    """The values of a configuration as fuzz_config.c reads them."""
    order = options()
    parts = []
    for value in unescape(cell).split():
        name, mark, content = re.match(rb"([A-Za-z0-9@-]+)([=:])(.*)", value).groups()
        name = {"ntp-server": "ntp-servers", "sip-server": "sip-servers",
                "web-server": "cert-prov-url"}.get(name.decode(), name.decode())
        if name not in order:
            continue
        text = mark == b"="
        content = content if text else bytes.fromhex(content.decode())
        head = [order.index(name) + (128 if text else 0), min(len(content), 255)]
        parts.append(bytes(head) + content[:255])
    return b"".join(parts)


def seed_configs():
    """Each platform with usual values, and each of the tried configurations on one of them."""
    scope, server = 4, 16
    names = platforms()
    cells = [row["values"] for row in rows("configs.tsv")]
    usual = next(cell for cell in cells if "provisioning-url=ftp" in cell)
    for index, name in enumerate(names):
        write("config", name, bytes([index, scope]) + config_values(usual))
    for index, cell in enumerate(cells):
        platform = index % len(names)
        write("config", names[platform],
              bytes([platform, scope + server, 1]) + b"d" + config_values(cell))


def seed_scans():
    """What each platform prints, and each text of the vectors as its platform."""
    names = platforms()
    piece = 40
    for index, name in enumerate(names):
        for case in ("small", "typical"):
            output = TESTS / "golden" / "outputs" / f"{name}.{case}"
            if output.exists():
                write("scan", name, bytes([index, piece]) + output.read_bytes()[:LONGEST - 2])
    for row in rows("scans.tsv"):
        write("scan", row["platform"],
              bytes([names.index(row["platform"]), piece]) + unescape(row["text"])[:LONGEST - 2])


def seed_messages():
    """Messages, packets by link layer and captures, as fuzz_message.c reads them."""
    links = ["1", "101", "113", "276"]
    for row in rows("messages.tsv"):
        write("message", "message", bytes([0, 0]) + unhex(row["hex"]), MESSAGE)
    for row in rows("packets.tsv"):
        if row["link"] in links:
            write("message", "packet", bytes([1, links.index(row["link"])]) + unhex(row["hex"]))
    for row in rows("captures.tsv"):
        write("message", "capture", bytes([2, 16]) + unhex(row["hex"]))


def main():
    for target in ("config", "decode", "parse", "hex", "message", "scan"):
        (CORPUS / target).mkdir(parents=True, exist_ok=True)
        for old in (CORPUS / target).iterdir():
            if not old.name.startswith("found-"):
                old.unlink()
    seed_options("decode", "hex",
                 ["values.tsv", "payloads.tsv", "bad-payloads.tsv", "findings.tsv"])
    seed_options("parse", "text", ["values.tsv", "texts.tsv", "bad-texts.tsv"])
    seed_configs()
    seed_scans()
    seed_messages()
    for file in ("hex-in.tsv", "hex-bad.tsv"):
        for row in rows(file):
            write("hex", file.split(".")[0], unescape(row["text"]))


if __name__ == "__main__":
    main()
