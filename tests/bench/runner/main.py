#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks: see tests/bench/run."""
import argparse
import pathlib
import sys

import cases
import machine
import report
import servers
from clients import Clients


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build folder")
    parser.add_argument("--npm", type=pathlib.Path, help="where mqtt.js is installed")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder of the results")
    parser.add_argument("mode", nargs="?", default="quick", choices=["smoke", "quick", "full", "list"])
    parser.add_argument("filter", nargs="?", default="", help="part of a case's name")
    return parser.parse_args()


def run_case(case, clients, hosts):
    """One case: its clients in turn, so that a noisy moment hits them all."""
    results = {client: [] for client in case.clients if client not in clients.missing}
    for repeat in range(case.repeats):
        for client in list(results):
            print(f"  {case.name} {repeat + 1}/{case.repeats} {client}   ", end="\r", file=sys.stderr)
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
    clients = Clients(wanted.build, wanted.npm)
    table = report.Table(machine.describe(clients), wanted.mode, clients.missing)
    with servers.Servers(wanted.build) as hosts:
        for case in chosen:
            table.add(case, run_case(case, clients, hosts))
            write(table, wanted.out)
    print(table.text())
    return 1 if table.faults else 0


if __name__ == "__main__":
    sys.exit(main())
