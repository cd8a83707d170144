# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PUBLISH both ways at every QoS, the window, SUBSCRIBE and UNSUBSCRIBE."""

import base64
import unittest

import packets
from adaptertest import AdapterTest


class Publish(AdapterTest):
    def test_qos_0(self):
        link = self.open()
        self.adapter.send("publish", topic="a/b", payload="23.5", handle="h")
        link.expect(b"\x30\x09\x00\x03a/b23.5")
        self.assertEqual(self.adapter.next(), {"event": "sent", "handle": "h"})
        self.adapter.send("publish", topic="a", retain=True)
        link.expect(packets.publish("a", retain=True))
        self.assertEqual(self.adapter.next(), {"event": "sent"})

    def test_qos_1(self):
        link = self.open()
        self.adapter.send("publish", topic="a", payload="x", qos=1, retain=True, handle=17)
        link.expect(packets.publish("a", "x", qos=1, packet_id=1, retain=True))
        self.assertEqual(self.adapter.next(), {"event": "sent", "handle": 17, "packetId": 1})
        link.send(packets.puback(1))
        self.assertEqual(self.adapter.next(), {"event": "acked", "handle": 17, "packetId": 1})

    def test_qos_2(self):
        link = self.open()
        self.adapter.send("publish", topic="a", payload="x", qos=2, handle="two")
        link.expect(packets.publish("a", "x", qos=2, packet_id=1))
        self.adapter.expect("sent", handle="two")
        link.send(packets.pubrec(1))
        link.expect(packets.pubrel(1))
        link.send(packets.pubrec(1))  # repeated: released again
        link.expect(packets.pubrel(1))
        self.adapter.expect_nothing(0.1)
        link.send(packets.pubcomp(1))
        self.adapter.expect("acked", handle="two")

    def test_payloads(self):
        link = self.open()
        for payload in ("", "\u20ac\U0001f600", "\ufeffx", "a\x00b\n\"\\", "x" * 200_000):
            self.adapter.send("publish", topic="t", payload=payload)
            link.expect(packets.publish("t", payload))
            self.adapter.expect("sent")
        for payload in (b"", b"\xff\xfe", bytes(range(256))):
            text = base64.b64encode(payload).decode()
            self.adapter.send("publish", topic="t", payloadBase64=text)
            link.expect(packets.publish("t", payload))
            self.adapter.expect("sent")

    def test_raw_utf8_on_stdin(self):
        link = self.open()
        line = '{"command":"publish","topic":"\ufefft","payload":"\ufeff\u20ac"}\n'
        self.adapter.write(line.encode())
        link.expect(packets.publish("\ufefft", "\ufeff\u20ac"))

    def test_packet_ids_are_shared_with_requests(self):
        link = self.open()
        self.adapter.send("subscribe", topic="s", qos=1)
        self.adapter.send("publish", topic="a", qos=1)
        self.adapter.send("unsubscribe", topic="u")
        self.adapter.send("publish", topic="a", qos=2)
        link.expect(packets.subscribe(1, "s", 1), packets.publish("a", qos=1, packet_id=2),
                    packets.unsubscribe(3, "u"), packets.publish("a", qos=2, packet_id=4))

    def test_commands_before_connected_wait_in_order(self):
        self.adapter.send("open", host=self.host, port=self.broker.port)
        self.adapter.send("subscribe", topic="s")
        self.adapter.send("publish", topic="a", payload="1", qos=1)
        self.adapter.send("publish", topic="a", payload="2")
        link = self.broker.welcome(packets.connect())
        link.expect(packets.subscribe(1, "s"), packets.publish("a", "1", qos=1, packet_id=2),
                    packets.publish("a", "2"))

    def test_bad_topics(self):
        link = self.open()
        for topic in ("a/+", "#", "a\x00b"):
            self.adapter.send("publish", topic=topic, handle="bad")
            self.adapter.expect("error", code="link.badTopic", handle="bad")
        self.adapter.send("publish", topic="good")
        link.expect(packets.publish("good"))

    def test_offline(self):
        link = self.open()
        link.cut()
        self.adapter.expect("lost")
        self.adapter.send("publish", topic="a", qos=1, handle=1)
        self.assertEqual(self.adapter.next(), {"event": "dropped", "handle": 1, "why": "offline"})
        self.adapter.send("subscribe", topic="a")
        self.adapter.expect("error", code="adapter.needsConnection")


class Window(AdapterTest):
    def test_waits_and_goes_on_in_order(self):
        link = self.open(window=2)
        for number in range(1, 7):
            self.adapter.send("publish", topic="a", payload=str(number), qos=1, handle=number)
        for number in (1, 2):
            link.expect(packets.publish("a", str(number), qos=1, packet_id=number))
        link.expect_silence(0.2)
        self.adapter.send("publish", topic="a", payload="plain")  # the window does not bind QoS 0
        link.expect(packets.publish("a", "plain"))
        self.adapter.send("stats")
        stats = self.adapter.wait("stats", inFlight=2, queued=4, sent=3)
        self.assertEqual(stats["sentBytes"], 7)
        for number in range(3, 7):
            link.send(packets.puback(number - 2))
            link.expect(packets.publish("a", str(number), qos=1, packet_id=number))
        link.send(packets.puback(6), packets.puback(5))
        acked = [self.adapter.wait("acked")["handle"] for _ in range(6)]
        self.assertEqual(acked, [1, 2, 3, 4, 6, 5])

    def test_qos_2_leaves_the_window_with_pubcomp(self):
        link = self.open(window=1)
        self.adapter.send("publish", topic="a", payload="1", qos=2)
        self.adapter.send("publish", topic="a", payload="2", qos=2)
        link.expect(packets.publish("a", "1", qos=2, packet_id=1))
        link.send(packets.pubrec(1))
        link.expect(packets.pubrel(1))
        link.expect_silence(0.1)
        link.send(packets.pubcomp(1))
        link.expect(packets.publish("a", "2", qos=2, packet_id=2))

    def test_bounds_of_the_outbox(self):
        for limits in ({"outboxMessages": 2}, {"outboxBytes": 4}):
            with self.subTest(limits=limits):
                link = self.open(window=1, limits=limits)
                for number in range(1, 5):
                    self.adapter.send("publish", topic="a", payload="x", qos=1, handle=number)
                link.expect(packets.publish("a", "x", qos=1, packet_id=1))
                self.adapter.wait("dropped", handle=4, why="outboxFull")
                link.send(packets.puback(1))
                link.expect(packets.publish("a", "x", qos=1, packet_id=2))
                self.adapter.send("close")
                link.expect(packets.DISCONNECT)
                self.adapter.wait("dropped", handle=3, why="closed")
                self.adapter.wait("dropped", handle=2, why="closed")
                self.adapter.wait("closed")
                self.adapter.pending.clear()

    def test_all_packet_ids(self):
        count = 70_000
        link = self.open(window=65535)
        lines = b"".join(b'{"command":"publish","topic":"a","qos":1,"handle":%d}\n' % number
                         for number in range(count))
        self.adapter.write(lines)
        for number in range(65535):
            link.expect(packets.publish("a", qos=1, packet_id=number + 1))
        link.expect_silence(0.2)
        for number in range(65535, count):
            link.send(packets.puback(number - 65534))
            link.expect(packets.publish("a", qos=1, packet_id=number - 65534))


class Incoming(AdapterTest):
    def test_qos_0(self):
        link = self.open()
        link.send(packets.publish("a/b", "\u20ac\x00\n\"\\", retain=True))
        self.assertEqual(self.adapter.next(), {
            "event": "message", "topic": "a/b", "payload": "\u20ac\x00\n\"\\", "qos": 0,
            "retain": True, "dup": False})

    def test_bytes(self):
        link = self.open()
        for data in (b"\xff", b"\xed\xa0\x80", b"\xc0\x80", bytes(range(256))):
            link.send(packets.publish("a", data))
            got = self.adapter.expect("message")
            self.assertNotIn("payload", got)
            self.assertEqual(base64.b64decode(got["payloadBase64"]), data)
        for text in ("", "\ufeffx", "\ufffd", "\U0010ffff", "\x7f\x1f"):
            link.send(packets.publish("\ufeff/" + text[:1].strip("\x7f") + "t", text))
            self.adapter.expect("message", payload=text)

    def test_qos_1(self):
        link = self.open()
        link.send(packets.publish("a", "x", qos=1, packet_id=9, dup=True))
        link.expect(packets.puback(9))
        self.adapter.expect("message", qos=1, dup=True, retain=False)

    def test_qos_2_is_delivered_once(self):
        link = self.open()
        link.send(packets.publish("a", "x", qos=2, packet_id=9))
        link.expect(packets.pubrec(9))
        link.send(packets.publish("a", "x", qos=2, packet_id=9, dup=True))
        link.expect(packets.pubrec(9))
        link.send(packets.pubrel(9))
        link.expect(packets.pubcomp(9))
        link.send(packets.pubrel(9), packets.pubrel(77))
        link.expect(packets.pubcomp(9), packets.pubcomp(77))
        link.send(packets.publish("a", "y", qos=2, packet_id=9))
        self.adapter.expect("message", payload="x", qos=2)
        self.adapter.expect("message", payload="y", qos=2)

    def test_many_in_one_segment(self):
        link = self.open()
        link.send(*[packets.publish("t", str(number), qos=1, packet_id=number)
                    for number in range(1, 1001)])
        for number in range(1, 1001):
            self.adapter.expect("message", payload=str(number))
            link.expect(packets.puback(number))


class Requests(AdapterTest):
    def test_subscribe_codes(self):
        link = self.open()
        for number, (qos, code) in enumerate([(0, 0), (1, 1), (2, 2), (2, 0), (1, 128)], 1):
            self.adapter.send("subscribe", topic="t/%d/#" % number, qos=qos)
            link.expect(packets.subscribe(number, "t/%d/#" % number, qos))
            link.send(packets.suback(number, code))
            self.assertEqual(self.adapter.next(), {
                "event": "subscribed", "topic": "t/%d/#" % number, "code": code})

    def test_the_same_filter_again(self):
        link = self.open()
        for number in (1, 2, 3):
            self.adapter.send("subscribe", topic="a", qos=1)
            link.expect(packets.subscribe(number, "a", 1))
        for number in (3, 1, 2):
            link.send(packets.suback(number, number - 1))
            self.adapter.expect("subscribed", code=number - 1)

    def test_unsubscribe(self):
        link = self.open()
        self.adapter.send("unsubscribe", topic="never/+")
        link.expect(packets.unsubscribe(1, "never/+"))
        link.send(packets.unsuback(1))
        self.assertEqual(self.adapter.next(), {"event": "unsubscribed", "topic": "never/+"})
        self.adapter.send("subscribe", topic="a")
        link.expect(packets.subscribe(2, "a"))
        link.send(packets.suback(2, 0))
        self.adapter.expect("subscribed")
        for number in (3, 4):
            self.adapter.send("unsubscribe", topic="a")
            link.expect(packets.unsubscribe(number, "a"))
            link.send(packets.unsuback(number))
            self.adapter.expect("unsubscribed", topic="a")

    def test_bad_filters(self):
        self.open()
        for topic in ("a/#/b", "a+", "\x00"):
            self.adapter.send("subscribe", topic=topic)
            self.adapter.expect("error", code="adapter.badFilter")

    def test_answer_that_does_not_fit(self):
        link = self.open()
        self.adapter.send("subscribe", topic="a")
        link.expect(packets.subscribe(1, "a"))
        link.send(packets.suback(1, 3))
        self.adapter.expect("lost", **{"class": "protocol"})


class PublishBytewise(Publish):
    segment = 1


class IncomingBytewise(Incoming):
    segment = 1


class IncomingInRandomPieces(Incoming):
    segment = "random"


class RequestsInRandomPieces(Requests):
    segment = "random"


if __name__ == "__main__":
    unittest.main()
