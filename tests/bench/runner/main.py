#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks: see tests/bench/run."""
import argparse
import pathlib
import sys
import time

import cases
import machine
import report
import servers
from clients import Clients

BUDGET = {"smoke": 5, "quick": 8, "full": 20}  # minutes; then each case gets one repeat only


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build folder")
    parser.add_argument("--npm", type=pathlib.Path, help="where mqtt.js is installed")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder of the results")
    parser.add_argument("--sockets", default="auto", choices=["auto", "epoll", "qt"], help="of our links")
    parser.add_argument("mode", nargs="?", default="quick", choices=["smoke", "quick", "full", "list"])
    parser.add_argument("filter", nargs="?", default="", help="part of a case's name")
    return parser.parse_args()


class Progress:
    """Says what runs now, and knows when the time that a run may take is spent."""

    def __init__(self, minutes, total):
        self._start = time.monotonic()
        self._budget = minutes * 60
        self._total = total
        self._done = 0

    @property
    def is_spent(self):
        return time.monotonic() - self._start > self._budget

    def step(self, case, repeat, client):
        self._done += 1
        seconds = int(time.monotonic() - self._start)
        text = (f"[{seconds // 60:2}:{seconds % 60:02}] run {self._done}/{self._total}: "
                f"{case.name} {repeat + 1}/{case.repeats} {client}")
        is_shown_in_place = sys.stderr.isatty()
        print(text.ljust(90), end="\r" if is_shown_in_place else "\n", file=sys.stderr, flush=True)

    def leave_out(self, runs):
        self._done += runs


def run_case(case, clients, hosts, progress):
    """One case: its clients in turn, so that a noisy moment hits them all; every other repeat backwards, so
    that what grows or fades over a repeat hits all alike too."""
    chosen = [client for client in case.clients if client not in clients.missing]
    results = {client: [] for client in chosen}
    for repeat in range(case.repeats):
        if repeat > 0 and progress.is_spent:
            progress.leave_out((case.repeats - repeat) * len(chosen))
            break
        for client in chosen if repeat % 2 == 0 else reversed(chosen):
            progress.step(case, repeat, client)
            results[client].append(hosts.measure(case, client, clients))
    return results


def write(table, folder):
    """After each case, so that a run that is broken off leaves what it has."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.md").write_text(table.text(), encoding="utf-8")
    (folder / "results.json").write_text(table.json(), encoding="utf-8")


def main():
    wanted = arguments()
    if wanted.mode == "list":
        print("\n".join(case.name for case in cases.all_cases("full")))
        return 0
    chosen = [case for case in cases.all_cases(wanted.mode) if wanted.filter in case.name]
    if not chosen:
        sys.exit(f'no case has "{wanted.filter}" in its name; tests/bench/run list shows them')
    clients = Clients(wanted.build, wanted.npm, wanted.sockets)
    chosen = [case for case in chosen if any(client not in clients.missing for client in case.clients)]
    total = sum(case.repeats * len(set(case.clients) - set(clients.missing)) for case in chosen)
    progress = Progress(BUDGET[wanted.mode], total)
    table = report.Table(machine.describe(clients), wanted.mode, clients.missing)
    with servers.Servers(wanted.build) as hosts:
        for case in chosen:
            results = run_case(case, clients, hosts, progress)
            repeats = min((len(runs) for runs in results.values()), default=0)
            if repeats < case.repeats:
                table.notes.append(f"{case.name} ran {repeats} of {case.repeats} times: the time was spent.")
            table.add(case, results)
            write(table, wanted.out)
    print(table.text())
    return 1 if table.faults else 0


if __name__ == "__main__":
    sys.exit(main())
