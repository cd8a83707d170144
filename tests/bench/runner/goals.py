# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges the goals by what was measured: one line each, met, missed, or why it cannot be said."""
import dataclasses
import operator
import statistics

LINKS, WHOLE = "ours: links", "ours: whole way"
RAW0, RAW1 = "publish-raw-qos0", "publish-raw-qos1"
COMPARE = {"<=": operator.le, ">=": operator.ge}


class Runs:
    """The runs of all cases: {case: {client: [measures of each repeat]}}."""

    def __init__(self, results):
        self._results = results

    def _all(self, case, client):
        return self._results.get(case, {}).get(client, [])

    def median(self, case, client, measure):
        values = [run[measure] for run in self._all(case, client) if "fault" not in run and measure in run]
        return statistics.median(values) if values else None

    def ratio(self, case, client, peer, measure):
        """The median of the ratios of neighbours: what slows a whole repeat down cancels out."""
        pairs = zip(self._all(case, client), self._all(case, peer))
        ratios = [a[measure] / b[measure] for a, b in pairs
                  if "fault" not in a and "fault" not in b and measure in a and b.get(measure)]
        return statistics.median(ratios) if ratios else None

    def faults(self, case, client):
        runs = self._all(case, client)
        return sum("fault" in run for run in runs) if runs else None


@dataclasses.dataclass
class Part:
    """One figure of a goal."""

    what: str
    value: float | None
    sign: str
    limit: float
    unit: str = ""

    @property
    def is_met(self):
        return None if self.value is None else COMPARE[self.sign](self.value, self.limit)

    def text(self):
        unit = f" {self.unit}" if self.unit else ""
        if self.value is None:
            return f"{self.what}: not measured ({self.sign} {self.limit:,g}{unit})"
        return f"{self.what}: {digits(self.value)}{unit} ({self.sign} {self.limit:,g})"


@dataclasses.dataclass
class Goal:
    name: str
    what: str
    parts: list

    @property
    def verdict(self):
        judged = [part.is_met for part in self.parts]
        if False in judged:
            return "missed"
        if None not in judged:
            return "met"
        return "met as far as it was measured" if True in judged else "not judged"

    def cells(self):
        return [self.name, self.what, "; ".join(part.text() for part in self.parts), self.verdict]


def digits(value):
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def publish_goals(runs):
    for client in ("ours: QMqttClient", "ours: DeviceLink"):
        parts = [Part("QoS 0", runs.median(RAW0, client, "cpu_us"), "<=", 0.25, "us"),
                 Part("QoS 1", runs.median(RAW1, client, "cpu_us"), "<=", 0.15, "us")]
        for qos, case in enumerate((RAW0, RAW1)):
            for peer in ("libmosquitto", "mqtt.js"):
                parts.append(Part(f"QoS {qos} of {peer}'s", runs.ratio(case, client, peer, "cpu_us"), "<=", 0.05))
        yield Goal("G1", f"CPU per publish to the sink, {client}", parts)
    for client in ("ours: QMqttClient", "ours: DeviceLink"):
        # An event of the loop for each batch remains; tst_qmqttclientload asserts the exact numbers.
        yield Goal("G2", f"heap allocations per publish, {client}", [
            Part("QoS 0", runs.median(RAW0, client, "allocations"), "<=", 0.01),
            Part("QoS 1", runs.median(RAW1, client, "allocations"), "<=", 1)])
    for client in ("ours: QMqttClient", "ours: DeviceLink"):
        yield Goal("G3", f"rate to mosquitto, {client}", [
            Part("of the raw socket's", runs.ratio("pair-mosquitto", client, "raw socket", "rate"), ">=", 0.95)])


def receive_goals(runs):
    client = "ours: receive"
    costs = {count: runs.median(f"receive-{count}", client, "cpu_us") for count in (1_000, 60_000, 600_000)}
    longest = costs[600_000]
    parts = [Part("rate", runs.median("receive-600000", client, "rate"), ">=", 2_000_000, "msg/s")]
    for count in (1_000, 60_000):
        ratio = longest / costs[count] if longest and costs[count] else None
        parts.append(Part(f"cost at 600,000 of that at {count:,}", ratio, "<=", 1.25))
    yield Goal("G4", "receive burst, flat in its length", parts)


def fleet_goals(runs):
    small, large = "fleet-5000", "fleet-10000"
    for client in (LINKS, WHOLE):
        yield Goal("G5", f"CPU of 5,000 devices at 1 msg/s, {client}", [
            Part("of libmosquitto + epoll's", runs.ratio(small, client, "libmosquitto + epoll", "cpu_us"), "<=", 1),
            Part("of mqtt.js's", runs.ratio(small, client, "mqtt.js fleet", "cpu_us"), "<=", 0.5)])
    for client in (LINKS, WHOLE):
        yield Goal("G6", f"10,000 devices at 1 msg/s, {client}", [
            Part("runs with a loss", runs.faults(large, client), "<=", 0),
            Part("late p50", runs.median(large, client, "late_p50_ms"), "<=", 5, "ms"),
            Part("late p99", runs.median(large, client, "late_p99_ms"), "<=", 25, "ms"),
            Part("CPU of the bare epoll loop's", runs.ratio(large, client, "bare epoll loop", "cpu_us"), "<=", 1.5)])
    for client, what in ((LINKS, "the link alone"), (WHOLE, "with 10 properties")):
        each = runs.median(large, client, "bytes_each")
        yield Goal("G7", f"memory of each of 10,000 devices, {what}", [
            Part("memory", each / 1000 if each is not None else None, "<=", 6, "kB")])
    for client in (LINKS, WHOLE):
        yield Goal("G8", f"connect all, {client}", [
            Part("1,000", runs.median("fleet-1000", client, "connect_s"), "<=", 0.3, "s"),
            Part("10,000", runs.median(large, client, "connect_s"), "<=", 2, "s")])
    yield Goal("G9", "greatest total rate over 1,000 connections", [
        Part("of the bare epoll loop's", runs.ratio("total-1000", "ours: total", "bare epoll total", "rate"),
             ">=", 0.95)])


def micro_goals(runs):
    def micro(name):
        return runs.median("micro", "Google Benchmark", name)

    yield Goal("G10", "encoding", [
        Part("ten-point feed", micro("encodeFeed/verbose ns"), "<=", 1000, "ns"),
        Part("timestamp", micro("encodeTimestamp ns"), "<=", 20, "ns")])
    yield Goal("G11", "pipeline alone, one core", [
        Part(f"{source} {form}", micro(f"{source}Source/{form} /s"), ">=", limit, "values/s")
        for source in ("sine", "constant") for form, limit in (("raw", 3_000_000), ("feed", 2_000_000))])


def all_goals(results):
    runs = Runs(results)
    return [*publish_goals(runs), *receive_goals(runs), *fleet_goals(runs), *micro_goals(runs)]
