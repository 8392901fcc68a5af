#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tables.py PROGRAM [ROUNDS]: tables of sites as Python's csv module writes them, in every
separator, quoting, line end and encoding, read by dhcputil; and the same tables with octets
changed, which must end with a message or with rows, and never by a signal. Long work is told
on a terminal, and nowhere else. What does not fit memory goes through a temporary file.
An interrupt leaves none."""
import csv
import io
import json
import os
import pty
import random
import signal
import subprocess
import sys
import tempfile
import time

program = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
chance = random.Random(3361)


def run(table):
    arguments = [program, "config", "json", "--sites", "-", "--tzdb-timezone", "Etc/UTC"]
    done = subprocess.run(arguments, input=table, capture_output=True, timeout=60)
    if done.returncode not in (0, 1, 2) or b"runtime error" in done.stderr:
        sys.exit(f"tables.py: exit status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done


def comment():
    """Text for a cell that is not looked at, with everything that needs quotes."""
    return "".join(chance.choice('ab ,;\t"\n\r|é') for _ in range(chance.randrange(12)))


def make_rows(count):
    return [
        {
            "scope": f"10.{n // 250}.{n % 250}.0/24",
            "voice-vlan": str(chance.randrange(1, 4095)) if chance.random() < 0.8 else "",
            "comment": comment(),
            "SIP-Server": f"sip{chance.randrange(50)}.fabrikam.example",
        }
        for n in range(count)
    ]


def write(rows):
    columns = list(rows[0])
    chance.shuffle(columns)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text,
        columns,
        delimiter=chance.choice(",;\t"),
        quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        lineterminator=chance.choice(["\n", "\r\n"]),
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"]))


def expected(rows):
    return [(row["scope"], row["SIP-Server"], row["voice-vlan"]) for row in rows]


def read(output):
    found = []
    for site in json.loads(output):
        values = {value["name"]: value["text"] for value in site["values"]}
        found.append((site["scope"], values["sip-servers"], values.get("voice-vlan", "")))
    return found


def damage(table):
    table = bytearray(table)
    for _ in range(chance.randrange(1, 9)):
        at = chance.randrange(len(table))
        if chance.random() < 0.3:
            del table[at : at + chance.randrange(1, 200)]
        else:
            table[at : at + 1] = chance.choice([b'"', b",", b"\n", b"\0", b"\xff", b'""', b"\r"])
        if not table:
            break
    return bytes(table)


for turn in range(rounds):
    rows = make_rows(chance.choice([1, 3, 40, 900]))  # the last is several pieces
    table = write(rows)
    done = run(table)
    if done.returncode != 0 or read(done.stdout) != expected(rows):
        os.write(2, table[:2000] + done.stderr)
        sys.exit(f"tables.py: table {turn} is not read as it was written")
    damaged = run(damage(table))
    if damaged.returncode == 1 and not damaged.stderr:
        sys.exit(f"tables.py: damaged table {turn} is refused without a word")


def told_on(terminal):
    """What standard error has while a table goes in for three seconds."""
    ours, theirs = pty.openpty() if terminal else os.pipe()
    arguments = [program, "config", "junos", "--sites", "-"]
    work = subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=theirs
    )
    work.stdin.write(b"scope,ntp-servers\n")
    until = time.monotonic() + 3
    row = 0
    while time.monotonic() < until:
        lines = (f"S{row + n},10.0.0.1\n" for n in range(2048))
        work.stdin.write("".join(lines).encode())
        row += 2048
        time.sleep(0.05)
    work.stdin.close()
    if work.wait(timeout=60) != 0:
        sys.exit("tables.py: a long table is refused")
    os.set_blocking(ours, False)
    try:
        return os.read(ours, 65536)
    except BlockingIOError:
        return b""


if b"dhcputil: " not in told_on(True) or told_on(False) != b"":
    sys.exit("tables.py: the progress line is missing, or is where no terminal is")


def interrupt(signal_number, ignored):
    """Writes files for rows until the signal: how the program ended, and the files that it
    left. As nohup has it, what the caller ignores the program ignores."""
    with tempfile.TemporaryDirectory() as directory:
        work = subprocess.Popen(
            [program, "config", "junos", "--sites", "-", "--output-dir", directory],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: ignored and signal.signal(signal_number, signal.SIG_IGN),
        )
        rows = "".join(f"S{row},10.0.0.1\n" for row in range(9000))
        work.stdin.write(f"scope,ntp-servers\n{rows}".encode())
        work.stdin.flush()
        until = time.monotonic() + 30
        while not os.listdir(directory) and time.monotonic() < until:
            time.sleep(0.01)
        if not os.listdir(directory):
            sys.exit("tables.py: no file is begun before the table ends")
        work.send_signal(signal_number)
        time.sleep(0.2)
        work.stdin.close()
        return work.wait(timeout=60), len(os.listdir(directory))


for number in (signal.SIGINT, signal.SIGTERM):
    if interrupt(number, False) != (-number, 0):
        sys.exit(f"tables.py: signal {number} leaves files, or does not end the program")
    if interrupt(number, True) != (0, 9000):
        sys.exit(f"tables.py: signal {number}, which the caller ignores, ends the program")


def print_large(directory):
    """Two megabytes of configuration, with TMPDIR set to the directory."""
    rows = "".join(f"S{row},10.0.0.1\n" for row in range(20000))
    return subprocess.run(
        [program, "config", "junos", "--sites", "-"],
        input=f"scope,ntp-servers\n{rows}".encode(),
        env={"TMPDIR": directory},
        capture_output=True,
        timeout=60,
    )


with tempfile.TemporaryDirectory() as directory:
    done = print_large(directory)
    large = [line for line in done.stdout.splitlines() if b"S19999 " in line]
    if done.returncode != 0 or len(done.stdout) < 1500000 or not large or os.listdir(directory):
        sys.exit("tables.py: a table is not printed whole, or leaves a temporary file")
    missing = os.path.join(directory, "missing")
    done = print_large(missing)
    if done.returncode != 2 or done.stdout or missing.encode() not in done.stderr:
        sys.exit("tables.py: a temporary file that cannot be made is not told")
print(f"{rounds} tables read, and as many damaged ones")
