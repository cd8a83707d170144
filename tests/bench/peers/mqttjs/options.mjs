// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options and measures of the other bench programs, for Node.
import { readFileSync } from 'node:fs';

const kDefaults = {
    host: '127.0.0.1', port: 0, topic: '', payload: '', qos: 0, messages: 1000, batch: 1000,
    window: 1000, connections: 1, seconds: 10, 'per-second': 1, client: '',
};

export function readOptions() {
    const options = { ...kDefaults };
    for (let i = 2; i + 1 < process.argv.length; i += 2) {
        const name = process.argv[i].slice(2);
        options[name] = typeof kDefaults[name] === 'number' ? Number(process.argv[i + 1]) : process.argv[i + 1];
    }
    return options;
}

export function usageNow() {
    const { user, system } = process.cpuUsage();
    return { seconds: Number(process.hrtime.bigint()) / 1e9, cpu: (user + system) / 1e6 };
}

export function residentBytes() {
    return Number(readFileSync('/proc/self/statm', 'utf8').split(' ')[1]) * 4096;
}

export function percentile(values, percent) {
    if (values.length === 0)
        return 0;
    values.sort((a, b) => a - b);
    return values[Math.max(1, Math.ceil(percent / 100 * values.length)) - 1];
}
