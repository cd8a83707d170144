# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets of MQTT 3.1.1 as bytes, written from the standard and from nothing of the program."""


def length(size):
    """The remaining length (clause 2.2.3)."""
    out = bytearray()
    while True:
        size, digit = divmod(size, 128)
        out.append(digit | (0x80 if size else 0))
        if not size:
            return bytes(out)


def packet(first, body=b""):
    return bytes([first]) + length(len(body)) + body


def string(value):
    data = value.encode() if isinstance(value, str) else value
    return len(data).to_bytes(2, "big") + data


def word(number):
    return number.to_bytes(2, "big")


def connect(client_id="", keep_alive=25, flags=0x02, rest=b""):
    return packet(0x10, string("MQTT") + bytes([4, flags]) + word(keep_alive)
                  + string(client_id) + rest)


def connack(code=0, session_present=False):
    return packet(0x20, bytes([session_present, code]))


def publish(topic, payload=b"", qos=0, packet_id=0, retain=False, dup=False):
    data = payload.encode() if isinstance(payload, str) else payload
    identifier = word(packet_id) if qos else b""
    return packet(0x30 | dup << 3 | qos << 1 | retain, string(topic) + identifier + data)


def puback(packet_id):
    return packet(0x40, word(packet_id))


def pubrec(packet_id):
    return packet(0x50, word(packet_id))


def pubrel(packet_id):
    return packet(0x62, word(packet_id))


def pubcomp(packet_id):
    return packet(0x70, word(packet_id))


def subscribe(packet_id, topic, qos=0):
    return packet(0x82, word(packet_id) + string(topic) + bytes([qos]))


def suback(packet_id, code):
    return packet(0x90, word(packet_id) + bytes([code]))


def unsubscribe(packet_id, topic):
    return packet(0xA2, word(packet_id) + string(topic))


def unsuback(packet_id):
    return packet(0xB0, word(packet_id))


PINGREQ = b"\xc0\x00"
PINGRESP = b"\xd0\x00"
DISCONNECT = b"\xe0\x00"
