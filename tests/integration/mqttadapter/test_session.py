# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sent again after a cut, and automatic reconnects."""

import time
import unittest

import packets
from adaptertest import AdapterTest


class Session(AdapterTest):
    def reconnect(self, session_present=True, connect=None):
        """Cuts, connects again on request, and is connected."""
        self.broker.links[-1].cut()
        self.adapter.wait("lost")
        self.adapter.send("reconnect", now=True)
        link = self.broker.welcome(connect or packets.connect("kept", flags=0), session_present)
        self.adapter.wait("connected", sessionPresent=session_present)
        return link

    def test_publish_again(self):
        link = self.open_kept()
        for number, qos in ((1, 1), (2, 2), (3, 1)):
            self.adapter.send("publish", topic="a", payload=str(number), qos=qos, handle=number,
                              retain=number == 3)
            link.expect(packets.publish("a", str(number), qos=qos, packet_id=number,
                                        retain=number == 3))
            self.adapter.expect("sent")
        link = self.reconnect()
        self.adapter.send("publish", topic="a", payload="new", qos=1, handle=4)
        link.expect(packets.publish("a", "1", qos=1, packet_id=1, dup=True),
                    packets.publish("a", "2", qos=2, packet_id=2, dup=True),
                    packets.publish("a", "3", qos=1, packet_id=3, dup=True, retain=True),
                    packets.publish("a", "new", qos=1, packet_id=4))
        link.send(packets.puback(1), packets.pubrec(2), packets.puback(3), packets.puback(4))
        link.expect(packets.pubrel(2))
        link.send(packets.pubcomp(2))
        acked = [self.adapter.wait("acked")["handle"] for _ in range(4)]
        self.assertEqual(acked, [1, 3, 4, 2])

    def test_release_again(self):
        link = self.open_kept()
        self.adapter.send("publish", topic="a", payload="x", qos=2, handle="h")
        link.expect(packets.publish("a", "x", qos=2, packet_id=1))
        link.send(packets.pubrec(1))
        link.expect(packets.pubrel(1))
        for _ in range(2):
            link = self.reconnect()
            link.expect(packets.pubrel(1))
        link.send(packets.pubcomp(1))
        self.adapter.wait("acked", handle="h")
        self.reconnect().expect_silence(0.1)

    def test_window_holds_over_a_cut(self):
        link = self.open_kept(window=2)
        for number in range(1, 5):
            self.adapter.send("publish", topic="a", payload=str(number), qos=1, handle=number)
        for number in (1, 2):
            link.expect(packets.publish("a", str(number), qos=1, packet_id=number))
        link = self.reconnect()
        for number in (1, 2):
            link.expect(packets.publish("a", str(number), qos=1, packet_id=number, dup=True))
        link.expect_silence(0.2)
        link.send(packets.puback(1))
        link.expect(packets.publish("a", "3", qos=1, packet_id=3))

    def test_offline_messages_wait_for_the_kept_session(self):
        link = self.open_kept()
        link.cut()
        self.adapter.expect("lost")
        self.adapter.send("publish", topic="a", payload="later", qos=1, handle="l")
        self.adapter.send("reconnect")
        link = self.broker.welcome(packets.connect("kept", flags=0), True)
        link.expect(packets.publish("a", "later", qos=1, packet_id=1))

    def test_session_lost(self):
        link = self.open_kept()
        self.adapter.send("subscribe", topic="s", qos=1)
        link.expect(packets.subscribe(1, "s", 1))
        link.send(packets.suback(1, 1))
        self.adapter.send("publish", topic="a", qos=1, handle="gone")
        link.expect(packets.publish("a", qos=1, packet_id=2))
        link = self.reconnect(session_present=False)
        self.adapter.wait("dropped", handle="gone", why="sessionLost")
        link.expect(packets.subscribe(3, "s", 1))  # live subscriptions are asked for again
        link.send(packets.suback(3, 1))
        self.adapter.wait("subscribed", topic="s", code=1)

    def test_session_restored_needs_no_subscribe(self):
        link = self.open_kept()
        self.adapter.send("subscribe", topic="s", qos=1)
        link.expect(packets.subscribe(1, "s", 1))
        link.send(packets.suback(1, 1))
        self.adapter.wait("subscribed")
        link = self.reconnect()
        link.send(packets.publish("s", "x", qos=1, packet_id=1))
        link.expect(packets.puback(1))
        self.adapter.wait("message", topic="s", qos=1)

    def test_clean_session_sends_nothing_again(self):
        link = self.open(id="c")
        self.adapter.send("publish", topic="a", qos=1, handle=1)
        link.expect(packets.publish("a", qos=1, packet_id=1))
        link = self.reconnect(session_present=False, connect=packets.connect("c"))
        link.expect_silence(0.2)
        self.adapter.wait("dropped", handle=1, why="sessionLost")
        self.adapter.send("publish", topic="a", qos=1)
        link.expect(packets.publish("a", qos=1, packet_id=2))

    def test_session_present_for_a_clean_session(self):
        self.adapter.send("open", host=self.host, port=self.broker.port)
        link = self.broker.accept()
        link.expect(packets.connect())
        link.send(packets.connack(0, True))
        self.adapter.expect("lost", **{"class": "protocol"})

    def test_closed_and_opened_again(self):
        link = self.open_kept()
        self.adapter.send("publish", topic="a", payload="x", qos=1, handle="h")
        link.expect(packets.publish("a", "x", qos=1, packet_id=1))
        self.adapter.expect("sent")
        self.adapter.send("close")
        link.expect(packets.DISCONNECT)
        self.adapter.expect("closed")
        link = self.open_kept(session_present=True)
        link.expect(packets.publish("a", "x", qos=1, packet_id=1, dup=True))
        link.send(packets.puback(1))
        self.adapter.expect("acked", handle="h")

    def test_incoming_qos_2_over_a_cut(self):
        link = self.open_kept()
        link.send(packets.publish("a", "x", qos=2, packet_id=5))
        link.expect(packets.pubrec(5))
        self.adapter.expect("message", payload="x")
        link = self.reconnect()
        link.send(packets.publish("a", "x", qos=2, packet_id=5, dup=True))
        link.expect(packets.pubrec(5))
        link.send(packets.pubrel(5))
        link.expect(packets.pubcomp(5))
        self.adapter.expect_nothing(0.1)

    def test_reconnect_drops_a_connection_that_lives(self):
        link = self.open_kept()
        self.adapter.send("reconnect", now=True)
        link.expect_end()
        self.adapter.expect("lost", **{"class": "aborted", "retryIn": 0})
        self.broker.welcome(packets.connect("kept", flags=0), True)
        self.adapter.expect("connected", sessionPresent=True)

    def test_reset_by_peer(self):
        link = self.open_kept()
        link.reset()
        self.assertIn(self.adapter.expect("lost")["class"], ("closed", "broken"))


class SessionInRandomPieces(Session):
    segment = "random"


class Reconnect(AdapterTest):
    policy = {"first": 0.2, "max": "400ms", "jitter": 0, "always": True}

    def test_policy(self):
        link = self.open(reconnect=self.policy)
        link.cut()
        lost = self.adapter.expect("lost", retryIn=0.2)
        self.assertEqual(lost["class"], "closed")
        self.adapter.send("publish", topic="a", payload="queued", qos=1, handle=1)
        link = self.broker.welcome(packets.connect())
        self.adapter.expect("connected")
        link.expect(packets.publish("a", "queued", qos=1, packet_id=1))
        self.adapter.send("stats")
        self.adapter.wait("stats", reconnects=1)

    def test_delays_double_up_to_the_bound(self):
        self.open(reconnect=self.policy).cut()
        self.broker.listener.close()
        delays = [self.adapter.expect("lost")["retryIn"] for _ in range(4)]
        self.assertEqual(delays, [0.2, 0.4, 0.4, 0.4])

    def test_switching_on_and_off(self):
        link = self.open()
        self.adapter.send("reconnect", policy=self.policy)
        self.broker.expect_no_connection(0.3)  # setting it drops nothing
        link.cut()
        self.adapter.expect("lost", retryIn=0.2)
        link = self.broker.welcome(packets.connect())
        self.adapter.expect("connected")
        self.adapter.send("reconnect", policy="off")
        self.adapter.send("stats")
        self.adapter.expect("stats")
        link.cut()
        self.assertNotIn("retryIn", self.adapter.expect("lost"))
        self.broker.expect_no_connection(1)

    def test_three_early_losses_stop_unless_always(self):
        policy = {"first": 0.01, "jitter": 0}
        self.open(reconnect=policy, id="x").cut()
        for _ in range(2):
            self.adapter.expect("lost", **{"class": "closed"})
            self.broker.welcome(packets.connect("x")).cut()
            self.adapter.expect("connected")
        self.assertNotIn("retryIn", self.adapter.expect("lost", **{"class": "inUse"}))
        self.broker.expect_no_connection(0.5)

    def test_close_stops_it(self):
        policy = {"first": 60, "jitter": "0%"}
        self.open(reconnect=policy).cut()
        self.adapter.expect("lost", retryIn=60)
        started = time.monotonic()
        self.adapter.send("close")
        self.adapter.expect("closed")
        self.assertLess(time.monotonic() - started, 2)

    def test_now_does_not_wait(self):
        self.open(reconnect={"first": 60}).cut()
        self.adapter.expect("lost")
        self.adapter.send("reconnect", now=True)
        self.broker.welcome(packets.connect())
        self.adapter.expect("connected")


if __name__ == "__main__":
    unittest.main()
