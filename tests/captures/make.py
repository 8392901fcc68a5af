#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the capture files beside it: python3 tests/captures/make.py

phone.pcap     what a phone and its servers say on an Ethernet, with faults in it
cooked.pcapng  the same exchange on two interfaces, Linux cooked and raw IP
cut.pcap       a file that ends inside of a packet
links.pcapng   packets of a link layer that is not read, and a fragment between them
"""
import pathlib
import struct

HERE = pathlib.Path(__file__).resolve().parent
PHONE = bytes.fromhex("0004F2000001")


def address(text):
    return bytes(int(part) for part in text.split("."))


def option(code, value):
    return bytes([code, len(value)]) + value


def message(op, kind, options, xid=0x11223344, ciaddr="0.0.0.0", yiaddr="0.0.0.0", file=b""):
    head = struct.pack(">BBBBIHH", op, 1, 6, 0, xid, 0, 0x8000 if op == 1 else 0)
    head += address(ciaddr) + address(yiaddr) + bytes(8) + PHONE + bytes(10) + bytes(64)
    head += file.ljust(128, b"\0") + bytes.fromhex("63825363")
    return (head + option(53, bytes([kind])) + options + b"\xff").ljust(300, b"\0")


def packet(source, destination, payload, from_server, fragment=0):
    ports = (67, 68) if from_server else (68, 67)
    udp = struct.pack(">HHHH", *ports, len(payload) + 8, 0) + payload
    return struct.pack(">BBHHHBBH", 0x45, 0, len(udp) + 20, 0, fragment, 64, 17, 0) + address(
        source) + address(destination) + udp


def ethernet(ip, tag=b""):
    return bytes.fromhex("FFFFFFFFFFFF") + PHONE + tag + bytes.fromhex("0800") + ip


URL = (option(1, b"MS-UC-Client") + option(2, b"https") + option(3, b"phonecert.fabrikam.example") +
       option(4, b"443") + option(5, b"/CertProv/CertProvisioningService.svc"))
SIP = bytes.fromhex("00037369700866616272696b616d076578616d706c6500")
WRONG = bytes.fromhex("0003736970086661627269")

INFORM = message(1, 8, option(61, b"\1" + PHONE) + option(12, b"phone") + option(55, bytes([120, 43])) +
                 option(60, b"MS-UC-Client"), ciaddr="10.20.30.50")
ACK = message(2, 5, option(54, address("10.20.30.1")) + option(120, SIP) + option(43, URL))
DISCOVER = message(1, 1, option(60, b"CPE-OCPHONE") + option(55, bytes([43, 2])), xid=0x55667788)
OFFER = message(2, 2, option(54, address("10.20.30.1")) + option(52, b"\1") + option(2, b"\xff\xff"),
                xid=0x55667788, yiaddr="10.20.30.99",
                file=option(2, b"\xb9\xb0") + option(43, bytes.fromhex("0a0200c8")) + b"\xff")
OTHER = message(2, 5, option(54, address("10.20.30.2")) + option(120, WRONG))
BARE = message(2, 5, option(54, address("10.20.30.3")))
NAK = message(2, 6, option(54, address("10.20.30.4")) + option(56, b"wrong network"))
BROKEN = bytearray(message(2, 5, option(43, URL)))
BROKEN[244] = 255


def exchange():
    return [
        packet("10.20.30.50", "255.255.255.255", INFORM, False),
        packet("10.20.30.1", "10.20.30.50", ACK, True),
        packet("0.0.0.0", "255.255.255.255", DISCOVER, False),
        packet("10.20.30.1", "255.255.255.255", OFFER, True),
        packet("10.20.30.2", "10.20.30.50", OTHER, True),
        packet("10.20.30.3", "10.20.30.50", BARE, True),
        packet("10.20.30.4", "255.255.255.255", NAK, True),
        packet("10.20.30.5", "10.20.30.50", bytes(BROKEN), True),
        packet("10.20.30.6", "10.20.30.50", ACK, True, fragment=0x2000),
    ]


def pcap(frames, link=1, kept=65535):
    out = struct.pack("<IHHIIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, link)
    for frame in frames:
        out += struct.pack("<IIII", 0, 0, len(frame[:kept]), len(frame)) + frame[:kept]
    return out


def block(kind, body):
    body += bytes(-len(body) % 4)
    size = struct.pack(">I", len(body) + 12)
    return struct.pack(">I", kind) + size + body + size


def pcapng(packets):
    out = block(0x0A0D0D0A, struct.pack(">IHHq", 0x1A2B3C4D, 1, 0, -1))
    out += block(1, struct.pack(">HHI", 113, 0, 0)) + block(1, struct.pack(">HHI", 101, 0, 0))
    for index, ip in enumerate(packets):
        cooked = struct.pack(">HHH", 0, 1, 6) + PHONE + bytes(2) + bytes.fromhex("0800") + ip
        frame = ip if index % 2 else cooked
        out += block(6, struct.pack(">IIIII", index % 2, 0, 0, len(frame), len(frame)) + frame)
    return out


def main():
    tag = bytes.fromhex("810000C8")
    frames = [ethernet(ip, tag if index == 1 else b"") for index, ip in enumerate(exchange())]
    frames.append(bytes.fromhex("FFFFFFFFFFFF") + PHONE + bytes.fromhex("0806") + bytes(28))
    frames.append(frames[1][:200])
    (HERE / "phone.pcap").write_bytes(pcap(frames))
    (HERE / "cooked.pcapng").write_bytes(pcapng(exchange()[:4]))
    strange = block(6, struct.pack(">IIIII", 0, 0, 0, 4, 4) + b"abcd")
    fragment = exchange()[8]
    size = len(fragment)
    (HERE / "links.pcapng").write_bytes(
        block(0x0A0D0D0A, struct.pack(">IHHq", 0x1A2B3C4D, 1, 0, -1)) +
        block(1, struct.pack(">HHI", 999, 0, 0)) + block(1, struct.pack(">HHI", 101, 0, 0)) +
        strange + block(6, struct.pack(">IIIII", 1, 0, 0, size, size) + fragment) + strange)
    (HERE / "cut.pcap").write_bytes(pcap(frames[:2])[:-7])


if __name__ == "__main__":
    main()
