# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CONNECT byte for byte, CONNACK, ends of a connection."""

import base64
import socket
import time
import unittest

import packets
from adaptertest import AdapterTest


class Connect(AdapterTest):
    def test_defaults(self):
        link = self.open(b"\x10\x0c\x00\x04MQTT\x04\x02\x00\x19\x00\x00")
        self.adapter.send("close")
        link.expect(packets.DISCONNECT)
        link.expect_end()
        self.adapter.expect("closed")
        self.assertEqual(self.adapter.finish(), [])

    def test_flags(self):
        will = packets.string("w/t") + packets.string(b"\xff\x00")
        b64 = base64.b64encode(b"\xff\x00").decode()
        rows = [
            ({"clean": True, "keepAlive": 0}, 0x02, b"", 0),
            ({"clean": False, "keepAlive": 65535}, 0x00, b"", 65535),
            ({"user": "u\u00e9"}, 0x82, packets.string("u\u00e9"), 25),
            ({"user": "u", "secret": "p\u20ac"}, 0xC2,
             packets.string("u") + packets.string("p\u20ac"), 25),
            ({"will": {"topic": "w"}}, 0x06, packets.string("w") + packets.string(""), 25),
        ]
        for qos in (0, 1, 2):
            for retain in (False, True):
                rows.append(({"will": {"topic": "w/t", "payloadBase64": b64, "qos": qos,
                                       "retain": retain}},
                             0x06 | qos << 3 | retain << 5, will, 25))
        rows.append(({"clean": False, "user": "u", "secret": "p",
                      "will": {"topic": "w/t", "payloadBase64": b64, "qos": 2, "retain": True}},
                     0xF4, will + packets.string("u") + packets.string("p"), 25))
        for fields, flags, rest, keep_alive in rows:
            with self.subTest(fields=fields):
                link = self.open(packets.connect("c1", keep_alive, flags, rest), id="c1", **fields)
                self.adapter.send("close")
                link.expect(packets.DISCONNECT)
                link.expect_end()
                self.adapter.expect("closed")

    def test_long_and_unusual_ids(self):
        for name in ("x" * 65535, "\ufeffid", "\U0001f600/#+"):
            with self.subTest(name=name[:10]):
                link = self.open(packets.connect(name), id=name)
                self.adapter.send("close")
                link.expect(packets.DISCONNECT)
                self.adapter.expect("closed")

    def test_phases(self):
        self.adapter.send("open", host="localhost", port=self.broker.port)
        link = self.broker.accept()
        for phase in ("resolving", "TCP", "CONNACK"):
            self.adapter.expect("phase", phase=phase)
        link.expect(packets.connect())
        link.send(packets.connack())
        self.assertEqual(self.adapter.next(), {"event": "connected", "sessionPresent": False})

    def test_session_present(self):
        self.open_kept(session_present=True)

    def test_refused(self):
        for code in range(1, 6):
            with self.subTest(code=code):
                self.adapter.send("open", host=self.host, port=self.broker.port)
                link = self.broker.accept()
                link.expect(packets.connect())
                link.send(packets.connack(code))
                self.adapter.expect("lost", **{"class": "connack", "connack": code})
                link.expect_end()
        self.broker.expect_no_connection(0.5)

    def test_nothing_listens(self):
        with socket.socket() as unused:
            unused.bind((self.host, 0))
            self.adapter.send("open", host=self.host, port=unused.getsockname()[1])
            self.adapter.expect("lost", **{"class": "refused"})

    def test_unknown_host(self):
        self.adapter.send("open", host="no-such-host.invalid")
        self.adapter.expect("lost", **{"class": "resolve"})

    def test_no_connack_in_time(self):
        self.adapter.send("open", host=self.host, port=self.broker.port,
                          limits={"connectTimeout": "300ms"})
        link = self.broker.accept()
        link.expect(packets.connect())
        self.adapter.expect("lost", **{"class": "timeout"})
        link.expect_end()

    def test_broker_closes(self):
        link = self.open()
        link.cut()
        self.adapter.expect("lost", **{"class": "closed"})
        self.broker.expect_no_connection(0.5)

    def test_broker_closes_instead_of_answering(self):
        self.adapter.send("open", host=self.host, port=self.broker.port)
        self.broker.accept().cut()
        self.adapter.expect("lost", **{"class": "closed"})

    def test_broken_packets(self):
        for data in (b"\x00\x00", packets.publish("a", qos=3, packet_id=1), b"\xd1\x00",
                     packets.connack()):
            with self.subTest(data=data):
                link = self.open()
                link.send(data)
                self.adapter.expect("lost", **{"class": "protocol"})
                link.expect_end()

    def test_foreign_answers(self):
        for data in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x15\x03\x01\x00\x02\x02\x16"):
            self.adapter.send("open", host=self.host, port=self.broker.port)
            link = self.broker.accept()
            link.expect(packets.connect())
            link.sock.sendall(data)
            self.adapter.expect("lost", **{"class": "protocol"})

    def test_too_large_packet(self):
        link = self.open(limits={"packetBytes": 100})
        link.send(packets.publish("a", b"x" * 90))
        self.adapter.expect("message", topic="a", payload="x" * 90)
        link.send(packets.publish("a", b"x" * 99)[:40])
        self.adapter.expect("lost", **{"class": "protocol"})

    def test_abort(self):
        link = self.open()
        self.adapter.send("abort")
        link.expect_end()
        self.adapter.expect("lost", **{"class": "aborted"})
        self.adapter.send("abort")
        self.adapter.expect("error", code="adapter.nothingOpen")

    def test_close_while_connecting(self):
        self.adapter.send("open", host=self.host, port=self.broker.port)
        link = self.broker.accept()
        link.expect(packets.connect())
        self.adapter.send("close")
        link.expect(packets.DISCONNECT)
        link.expect_end()
        self.adapter.expect("closed")

    def test_close_sends_what_was_published(self):
        link = self.open()
        self.adapter.write(b'{"command":"publish","topic":"a","payload":"1","handle":1}\n'
                           b'{"command":"close"}\n')
        link.expect(packets.publish("a", "1"), packets.DISCONNECT)
        link.expect_end()
        self.adapter.expect("sent", handle=1)
        self.adapter.expect("closed")

    def test_end_of_input_and_exit_close_orderly(self):
        link = self.open()
        self.adapter.send("exit", code=7)
        link.expect(packets.DISCONNECT)
        link.expect_end()
        self.assertEqual(self.adapter.wait_exit(7), [{"event": "closed"}])

    def test_a_broker_that_does_not_read_cannot_hold_the_end(self):
        self.open()
        for _ in range(40):
            self.adapter.send("publish", topic="a", payload="x" * 500_000)
        started = time.monotonic()
        self.adapter.finish()
        self.assertLess(time.monotonic() - started, 10)


class KeepAlive(AdapterTest):
    def test_ping(self):
        link = self.open(packets.connect(keep_alive=1), keepAlive=1)
        started = time.monotonic()
        for _ in range(3):
            link.expect(packets.PINGREQ)
            link.send(packets.PINGRESP)
        self.assertTrue(2 < time.monotonic() - started <= 3.05)

    def test_no_answer(self):
        link = self.open(packets.connect(keep_alive=1), keepAlive=1)
        link.expect(packets.PINGREQ)
        self.adapter.expect("lost", **{"class": "keepalive"})
        link.expect(packets.PINGREQ)  # for its own silence: the gap stays below the keep-alive
        link.expect_end()

    def test_zero_means_none(self):
        link = self.open(packets.connect(keep_alive=0), keepAlive=0)
        link.expect_silence(1.5)


class OverIPv6(AdapterTest):
    host = "::1"

    def setUp(self):
        try:
            with socket.socket(socket.AF_INET6) as probe:
                probe.bind(("::1", 0))
        except OSError as error:
            self.skipTest("this machine has no IPv6 loopback: %s" % error)
        super().setUp()

    def test_plain_and_bracketed(self):
        self.open().expect_silence(0.1)
        self.adapter.send("open", client="b", host="[::1]", port=self.broker.port)
        self.broker.welcome(packets.connect())
        self.adapter.expect("connected", client="b")

    def test_localhost(self):
        addresses = [entry[4][0] for entry in socket.getaddrinfo("localhost", None)]
        if "::1" not in addresses:
            self.skipTest("localhost is no IPv6 name on this machine: %s" % addresses)
        self.adapter.send("open", host="localhost", port=self.broker.port)
        self.broker.welcome(packets.connect())
        self.adapter.expect("connected")


class SeveralClients(AdapterTest):
    def test_two_at_once(self):
        links = {}
        for name in ("one", "two"):
            self.adapter.send("open", client=name, host=self.host, port=self.broker.port, id=name)
            links[name] = self.broker.welcome(packets.connect(name))
            self.adapter.expect("connected", client=name)
        for name, link in links.items():  # packet ids of its own for each
            for number in (1, 2):
                self.adapter.send("publish", client=name, topic=name, qos=1, handle=number)
                link.expect(packets.publish(name, qos=1, packet_id=number))
                self.adapter.expect("sent", client=name, handle=number, packetId=number)
        links["two"].send(packets.puback(1))
        self.adapter.expect("acked", client="two", handle=1)
        self.adapter.send("publish", topic="x")
        self.adapter.expect("error", code="adapter.whichClient")
        self.adapter.send("close", client="one")
        links["one"].expect(packets.DISCONNECT)
        self.adapter.wait("closed", client="one")
        self.adapter.send("stats")
        self.adapter.wait("stats", client="one", state="closed")
        self.adapter.wait("stats", client="two", state="connected", sent=2, acked=1, inFlight=1)

    def test_a_single_named_one_needs_no_name(self):
        self.adapter.send("open", client="a", host=self.host, port=self.broker.port)
        link = self.broker.welcome(packets.connect())
        self.adapter.expect("connected", client="a")
        self.adapter.send("publish", topic="t")
        link.expect(packets.publish("t"))
        self.adapter.expect("sent", client="a")

    def test_a_refused_open_opens_nothing(self):
        self.adapter.send("open", host=self.host, port=self.broker.port, will={"topic": "a/#"})
        self.adapter.expect("error", code="link.badTopic")
        self.adapter.send("reconnect")
        self.adapter.expect("error", code="adapter.nothingOpen")
        self.adapter.send("publish", topic="t")
        self.adapter.expect("dropped", why="offline")
        self.open().expect_silence(0.1)

    def test_names(self):
        self.open()
        self.adapter.send("open", host=self.host, port=self.broker.port)
        self.adapter.expect("error", code="adapter.nameInUse")
        self.adapter.send("close", client="nobody")
        self.adapter.expect("error", code="adapter.unknownClient", client="nobody")

    def test_a_name_can_be_opened_again(self):
        for _ in range(3):  # a clean session starts from nothing, packet ids too
            link = self.open(id="again")
            self.adapter.send("publish", topic="t", qos=1)
            link.expect(packets.publish("t", qos=1, packet_id=1))
            self.adapter.expect("sent", packetId=1)
            link.cut()
            self.adapter.expect("lost")
            self.adapter.expect("dropped", why="sessionLost")


class ConnectBytewise(Connect):
    segment = 1


if __name__ == "__main__":
    unittest.main()
