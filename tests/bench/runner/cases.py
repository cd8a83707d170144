# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured: each case gives all its clients the same work."""
import dataclasses

# 56 bytes: with the value 23.45 a packet of 65 bytes.
RAW_TOPIC = "connio/data/out/devices/_dev_0123456789/properties/speed"
RAW_PAYLOAD = "23.45"
FEED_TOPIC = "connio/data/out/devices/_dev_0123456789/json"


def feed_payload(size=710):
    """Ten points; the name of the last property fills the packet up to `size` bytes."""
    def points(filler):
        times = [f"2026-05-01T14:00:0{i}.000Z" for i in range(10)]
        names = ["temperature"] * 9 + ["temperature" + filler]
        entries = [f'{{"t":"{t}","v":23.45,"prop":"{name}"}}' for t, name in zip(times, names)]
        return '{"dps":[' + ",".join(entries) + "]}"
    overhead = 3 + 2 + len(FEED_TOPIC)
    return points("x" * (size - overhead - len(points(""))))


@dataclasses.dataclass
class Case:
    name: str
    title: str
    clients: dict  # name: messages, or connections of a fleet
    options: dict
    repeats: int
    server: str | None = "sink"
    measures: tuple = ("cpu_us", "rate")
    is_fleet: bool = False
    is_burst: bool = False
    is_micro: bool = False

    def options_for(self, client):
        options = dict(self.options)
        if not self.is_fleet and not self.is_micro:
            options["--messages"] = self.clients[client]
        return [str(part) for pair in options.items() for part in pair]

    def expected(self, client, measures):
        """How many messages must have arrived; None where the server only sends."""
        if self.is_burst:
            return None
        if self.is_fleet:
            return int(measures["sent_total"])
        # The warm-up and, at QoS 0, the marks of the end of both rounds.
        batch = int(self.options.get("--batch", 1000))
        warm_up = max(self.clients[client] // 10, batch)
        return self.clients[client] + warm_up + (2 if self.options["--qos"] == 0 else 0)


def scaled(clients, factor):
    return {name: max(int(count * factor), 500) for name, count in clients.items()}


def publish_cases(factor, repeats):
    fast = {"ours: QMqttClient": 500_000, "ours: DeviceLink": 500_000}
    slow = {"libmosquitto": 100_000, "Paho C": 20_000, "mqtt.js": 100_000}
    for form, topic, payload in (("raw", RAW_TOPIC, RAW_PAYLOAD), ("feed", FEED_TOPIC, feed_payload())):
        for qos in (0, 1):
            clients = dict(fast)
            if qos == 0:
                clients["raw socket"] = 1_000_000
            clients.update(slow)
            yield Case(
                name=f"publish-{form}-qos{qos}",
                title=f"One connection publishes to the sink: {form}, QoS {qos}",
                clients=scaled(clients, factor), repeats=repeats,
                measures=("cpu_us", "rate", "allocations"),
                options={"--topic": topic, "--payload": payload, "--qos": qos})


def broker_case(factor, repeats):
    clients = {"ours: QMqttClient": 300_000, "ours: DeviceLink": 300_000, "raw socket": 300_000,
               "libmosquitto": 300_000, "mqtt.js": 300_000}
    return Case(
        name="publish-mosquitto", title="One connection publishes to mosquitto: raw, QoS 0",
        clients=scaled(clients, factor), repeats=repeats, server="mosquitto",
        options={"--topic": RAW_TOPIC, "--payload": RAW_PAYLOAD, "--qos": 0})


def receive_cases(factor, repeats):
    for count in (1_000, 60_000, 600_000):
        clients = {"ours: receive": count, "libmosquitto receive": count, "mqtt.js receive": count}
        yield Case(
            name=f"receive-{count}", title=f"One connection receives a burst of {count:,} raw messages",
            clients={name: max(int(count * factor), 200) for name, count in clients.items()},
            repeats=repeats, is_burst=True, options={})


def fleet_cases(counts, seconds, repeats, server="mosquitto"):
    for count in counts:
        clients = {"ours: fleet": count, "bare epoll loop": count, "mqtt.js fleet": count}
        if count * 3 < 20_000:
            clients["libmosquitto + epoll"] = count
        yield Case(
            name=f"fleet-{count}", title=f"{count:,} connections, 1 msg/s each, raw QoS 0, to {server}",
            clients=clients, repeats=repeats, server=server, is_fleet=True,
            measures=("cpu_percent", "cpu_us", "late_p50_ms", "late_p99_ms", "rate", "bytes_each", "connect_s"),
            options={"--topic": RAW_TOPIC, "--payload": RAW_PAYLOAD, "--qos": 0, "--connections": count,
                     "--seconds": seconds})


def total_case(seconds, repeats):
    return Case(
        name="total-1000", title="1,000 connections, 90 msg/s each offered, raw QoS 0, to mosquitto",
        clients={"ours: fleet": 1000, "bare epoll loop": 1000}, repeats=repeats, server="mosquitto",
        is_fleet=True, measures=("cpu_percent", "cpu_us", "late_p50_ms", "late_p99_ms", "rate"),
        options={"--topic": RAW_TOPIC, "--payload": RAW_PAYLOAD, "--qos": 0, "--connections": 1000,
                 "--per-second": 90, "--seconds": seconds})


def micro_case(seconds, repeats):
    return Case(
        name="micro", title="Encoding and pipeline alone, one core", clients={"Google Benchmark": 1},
        repeats=repeats, server=None, is_micro=True, measures=(),
        options={"--benchmark_format=json": f"--benchmark_min_time={seconds}"})


def all_cases(mode):
    if mode == "smoke":
        yield from publish_cases(0, 1)
        yield from receive_cases(0.01, 1)
        yield from fleet_cases((20,), 1, 1, server="sink")
        return
    is_full = mode == "full"
    factor, repeats = (1, 7) if is_full else (0.3, 5)
    yield micro_case(0.5 if is_full else 0.1, repeats)
    yield from publish_cases(factor, repeats)
    yield broker_case(factor, repeats)
    yield from receive_cases(1, repeats)
    yield from fleet_cases((1_000, 5_000, 10_000) if is_full else (1_000, 10_000), 10 if is_full else 5,
                           5 if is_full else 3)
    yield total_case(10 if is_full else 5, 5 if is_full else 3)
