// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// mqtt.js takes a burst from the sink, as ours does.
import mqtt from 'mqtt';
import { readOptions, usageNow } from './options.mjs';

const options = readOptions();
const client = mqtt.connect({
    host: options.host, port: options.port, protocol: 'mqtt', protocolVersion: 4,
    clientId: 'bench-mqttjs', keepalive: 60, reconnectPeriod: 0,
});
client.on('error', (error) => { console.error(String(error)); process.exit(1); });
let received = 0;
let start;
client.on('message', () => {
    if (++received < options.messages)
        return;
    const end = usageNow();
    console.log(JSON.stringify({
        messages: received,
        cpu_us: (end.cpu - start.cpu) * 1e6 / received,
        rate: received / (end.seconds - start.seconds),
    }));
    process.exit(0);
});
client.on('connect', () => {
    start = usageNow();
    client.subscribe(`sink/burst/${options.messages}`);
});
