// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// mqtt.js on one connection: batches, one a turn of the event loop; first to warm up, then measured.
import mqtt from 'mqtt';
import { readOptions, usageNow } from './options.mjs';

const options = readOptions();
const client = mqtt.connect({
    host: options.host, port: options.port, protocol: 'mqtt', protocolVersion: 4,
    clientId: 'bench-mqttjs', keepalive: 60, reconnectPeriod: 0,
});
client.stream.setNoDelay(true);
client.on('error', (error) => { console.error(String(error)); process.exit(1); });

function publishAll(messages) {
    return new Promise((resolve) => {
        let left = messages;
        let inFlight = 0;
        let isScheduled = false;
        let isMarkSent = options.qos > 0;
        const schedule = () => {
            if (isScheduled)
                return;
            isScheduled = true;
            setImmediate(pump);
        };
        const done = () => {
            --inFlight;
            if (left === 0 && isMarkSent && inFlight === 0)
                resolve();
            else if (left > 0 || !isMarkSent)
                schedule();
        };
        const pump = () => {
            isScheduled = false;
            for (let i = 0; i < options.batch && left > 0 && inFlight < options.window; ++i, --left) {
                ++inFlight;
                client.publish(options.topic, options.payload, { qos: options.qos }, done);
            }
            if (left === 0 && !isMarkSent) {
                isMarkSent = true;
                ++inFlight;
                client.publish(options.topic, options.payload, { qos: 1 }, done);
            }
        };
        pump();
    });
}

client.on('connect', async () => {
    await publishAll(Math.max(options.messages / 10, options.batch));
    const start = usageNow();
    await publishAll(options.messages);
    const end = usageNow();
    console.log(JSON.stringify({
        messages: options.messages,
        cpu_us: (end.cpu - start.cpu) * 1e6 / options.messages,
        rate: options.messages / (end.seconds - start.seconds),
    }));
    client.end(true, () => process.exit(0));
});
