// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// mqtt.js for many connections in one process: due times in one sorted round, a timer for the next.
import mqtt from 'mqtt';
import { percentile, readOptions, residentBytes, usageNow } from './options.mjs';

const kOpenAtOnce = 100;
const kWarmUp = 2;
const options = readOptions();
const interval = 1 / options['per-second'];
const clients = [];
const now = () => Number(process.hrtime.bigint()) / 1e9;
const emptyBytes = residentBytes();
const connectStart = usageNow();
let online = 0;

function connectOne() {
    const client = mqtt.connect({
        host: options.host, port: options.port, protocol: 'mqtt', protocolVersion: 4,
        clientId: `bench-${clients.length}`, keepalive: 60, reconnectPeriod: 0, reschedulePings: false,
    });
    client.stream.setNoDelay(true);
    client.on('error', (error) => { console.error(String(error)); process.exit(1); });
    client.on('connect', () => {
        if (++online === options.connections)
            publishAll();
        else if (clients.length < options.connections)
            connectOne();
    });
    clients.push(client);
}

function publishAll() {
    const connected = usageNow();
    const connectedBytes = residentBytes();
    const start = now() + 0.1;
    const dues = clients.map((client) => ({ client, time: start + Math.random() * interval }));
    dues.sort((a, b) => a.time - b.time);
    const measureFrom = now() + kWarmUp;
    const end = measureFrom + options.seconds;
    let lateness = [];
    let warmUp = 0;
    let measureStart = null;
    let next = 0;
    const turn = () => {
        const begin = now();
        if (begin >= end)
            return report();
        if (measureStart === null && begin >= measureFrom) {
            warmUp = lateness.length;
            lateness = [];
            measureStart = usageNow();
        }
        while (dues[next].time <= begin) {
            const due = dues[next];
            due.client.publish(options.topic, options.payload, { qos: options.qos });
            lateness.push(now() - due.time);
            due.time += interval;
            next = next + 1 === dues.length ? 0 : next + 1;
        }
        setTimeout(turn, Math.max(0, Math.ceil((Math.min(dues[next].time, end) - now()) * 1000)));
    };
    const report = () => {
        const usage = usageNow();
        const cpu = usage.cpu - measureStart.cpu;
        const seconds = usage.seconds - measureStart.seconds;
        console.log(JSON.stringify({
            messages: lateness.length,
            sent_total: lateness.length + warmUp,
            cpu_us: cpu * 1e6 / lateness.length,
            cpu_percent: cpu * 100 / seconds,
            rate: lateness.length / seconds,
            late_p50_ms: percentile(lateness, 50) * 1000,
            late_p99_ms: percentile(lateness, 99) * 1000,
            bytes_each: (connectedBytes - emptyBytes) / options.connections,
            connect_s: connected.seconds - connectStart.seconds,
            connect_cpu_s: connected.cpu - connectStart.cpu,
        }));
        process.exit(0);
    };
    turn();
}

for (let i = 0; i < Math.min(kOpenAtOnce, options.connections); ++i)
    connectOne();
