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
    is_generic: bool = False  # whatever the program measures, by its own names

    def options_for(self, client):
        options = dict(self.options)
        if not self.is_fleet and not self.is_micro and not self.is_generic:
            options["--messages"] = self.clients[client]
        return [str(part) for pair in options.items() for part in pair]

    def expected(self, client, measures):
        """How many messages must have arrived; None where the server only sends."""
        if self.is_burst or self.is_generic:
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


def broker_cases(factor, repeats):
    """The pair that goal G3 compares, round by round; peers beside it, with fewer rounds."""
    count = max(int(300_000 * factor), 500)
    options = {"--topic": RAW_TOPIC, "--payload": RAW_PAYLOAD, "--qos": 0}
    yield Case(
        name="pair-mosquitto", title="One connection publishes to mosquitto, beside the raw socket: raw, QoS 0",
        clients={"ours: DeviceLink": count, "raw socket": count, "ours: QMqttClient": count},
        repeats=repeats, server="mosquitto", options=options)
    yield Case(
        name="publish-mosquitto", title="One connection publishes to mosquitto: raw, QoS 0",
        clients={"ours: DeviceLink": count, "libmosquitto": count, "mqtt.js": count},
        repeats=3, server="mosquitto", options=options)


def receive_cases(factor, repeats):
    for count in (1_000, 60_000, 600_000):
        clients = {"ours: receive": count, "libmosquitto receive": count, "mqtt.js receive": count}
        yield Case(
            name=f"receive-{count}", title=f"One connection receives a burst of {count:,} raw messages",
            clients={name: max(int(count * factor), 200) for name, count in clients.items()},
            repeats=repeats, is_burst=True, options={})


def fleet_cases(counts, repeats, server="mosquitto"):
    """`counts`: connections, and seconds to publish. Links publish a ready value, as the peers do; the whole
    way generates and encodes it too."""
    for count, seconds in counts:
        clients = {"ours: links": count, "ours: whole way": count, "bare epoll loop": count, "mqtt.js fleet": count}
        if count * 3 < 20_000:
            clients["libmosquitto + epoll"] = count
        yield Case(
            name=f"fleet-{count}", title=f"{count:,} connections, 1 msg/s each, raw QoS 0, to {server}",
            clients=clients, repeats=repeats, server=server, is_fleet=True,
            measures=("cpu_percent", "cpu_us", "late_p50_ms", "late_p99_ms", "rate", "bytes_each", "connect_s"),
            options={"--topic": RAW_TOPIC, "--payload": RAW_PAYLOAD, "--qos": 0, "--connections": count,
                     "--seconds": seconds})


def total_case(connections, messages, repeats, server="mosquitto"):
    return Case(
        name=f"total-{connections}",
        title=f"{connections:,} connections publish {messages:,} messages each as fast as {server} takes them",
        clients={"ours: total": connections, "bare epoll total": connections}, repeats=repeats, server=server,
        is_fleet=True, measures=("cpu_us", "cpu_percent", "rate"),
        options={"--topic": RAW_TOPIC, "--payload": RAW_PAYLOAD, "--connections": connections,
                 "--messages": messages})


def memory_case(connections):
    return Case(
        name="link-memory", title=f"Memory of {connections:,} links, ten topics each", clients={"ours: link memory": connections},
        repeats=1, is_generic=True, measures=(),
        options={"--topic": RAW_TOPIC, "--payload": RAW_PAYLOAD, "--connections": connections, "--messages": 10})


def micro_case(seconds, repeats):
    return Case(
        name="micro", title="Encoding and pipeline alone, one core", clients={"Google Benchmark": 1},
        repeats=repeats, server=None, is_micro=True, measures=(),
        options={"--benchmark_format=json": f"--benchmark_min_time={seconds}"})


def all_cases(mode):
    """In the order in which they run: what the machine's noise harms most comes first."""
    if mode == "smoke":
        yield from publish_cases(0, 1)
        yield from receive_cases(0.01, 1)
        yield from fleet_cases(((20, 1),), 1, server="sink")
        yield total_case(20, 100, 1, server="sink")
        return
    is_full = mode == "full"
    factor, repeats = (0.6, 5) if is_full else (0.3, 3)
    fleets = ((1_000, 3), (5_000, 8), (10_000, 8)) if is_full else ((1_000, 3), (10_000, 5))
    yield from fleet_cases(fleets, 3 if is_full else 2)
    yield total_case(1_000, 600, 5 if is_full else 3)
    yield from broker_cases(1, 9 if is_full else 5)
    yield from publish_cases(factor, repeats)
    yield from receive_cases(1, repeats)
    yield micro_case(0.3 if is_full else 0.1, repeats)
    yield memory_case(1_000)
