#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks in short, for the test run: do programs, counts and table work? No times.

smoke.py BUILD_FOLDER. Runs ours only (and the peers that this build has) against the sink, then checks that
the check of the arrivals can fail.
"""
import pathlib
import subprocess
import sys
import tempfile

BENCH = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH / "runner"))

import cases  # noqa: E402
import clients  # noqa: E402
import goals  # noqa: E402
import report  # noqa: E402
import servers  # noqa: E402

problems = []


def check(is_good, text):
    if not is_good:
        problems.append(text)


def check_table(build):
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [sys.executable, "-B", str(BENCH / "runner" / "main.py"), "--build", str(build), "--out", folder, "smoke"],
            capture_output=True, text=True, timeout=110, check=False)
        if run.returncode != 0:
            problems.append(f"the runner failed:\n{run.stdout}\n{run.stderr}")
            return
        table = (pathlib.Path(folder) / "results.md").read_text(encoding="utf-8")
    for case in cases.all_cases("smoke"):
        check(f"(`{case.name}`)" in table, f"the table lacks {case.name}")
    check("| ours: QMqttClient | " in table, "the table lacks ours")
    check("| ours: whole way | " in table, "the table lacks the whole way")
    check("mqtt.js was left out" in table, "the table does not say that mqtt.js was left out")
    check("| G9 | greatest total rate over 1,000 connections |" in table, "the table lacks the goals")


def check_arrivals_can_fail(build):
    """A case that expects one message too many must end as a fault."""
    case = next(case for case in cases.all_cases("smoke") if case.name == "publish-raw-qos0")
    honest = case.expected
    case.expected = lambda client, measures: honest(client, measures) + 1
    with servers.Servers(build, patience=1) as hosts:
        measures = hosts.measure(case, "ours: QMqttClient", clients.Clients(build, None))
    check("messages arrived" in measures.get("fault", ""), "a lost message was not noticed")


def verdict(results, name, words):
    return next(goal for goal in goals.all_goals(results) if goal.name == name and words in goal.what).verdict


def check_goals():
    def rounds(ours, raw):
        return {"pair-mosquitto": {"ours: DeviceLink": [{"rate": rate} for rate in ours],
                                   "raw socket": [{"rate": rate} for rate in raw]}}
    check(verdict({}, "G3", "DeviceLink") == "not judged", "a goal without figures is judged")
    check(verdict(rounds([96], [100]), "G3", "DeviceLink") == "met", "a goal that is met is not")
    check(verdict(rounds([94], [100]), "G3", "DeviceLink") == "missed", "a goal that is missed is met")
    # The middle round was slow for both: the medians would miss, their ratio does not.
    noisy = rounds([98, 10, 200], [100, 10, 400])
    check(verdict(noisy, "G3", "DeviceLink") == "met", "noise that hits both does not cancel out")
    lost = {"fleet-10000": {"ours: links": [{"fault": "9 of 10 messages arrived", "late_p50_ms": 1}]}}
    check(verdict(lost, "G6", "ours: links") == "missed", "lost messages meet a goal")


def check_packet_sizes():
    raw = 2 + 2 + len(cases.RAW_TOPIC) + len(cases.RAW_PAYLOAD)
    feed = 3 + 2 + len(cases.FEED_TOPIC) + len(cases.feed_payload())
    check((raw, feed) == (65, 710), f"packets of {raw} and {feed} bytes instead of 65 and 710")


def check_numbers():
    check(report.summary([3, 1, 2]) == "2 (1..3)", "the median is wrong")
    check(report.summary([1234.5]) == "1,234", "a number is badly written")


def main():
    build = pathlib.Path(sys.argv[1])
    check_packet_sizes()
    check_numbers()
    check_goals()
    check_table(build)
    check_arrivals_can_fail(build)
    print("\n".join(problems) or "bench smoke: all good")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
