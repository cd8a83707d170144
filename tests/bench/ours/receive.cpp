// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One connection of ours takes a burst from the sink: `sink/burst/N`. The clock runs from the
// subscription to the last message.
#include "bench/common/measure.h"
#include "bench/common/options.h"

#include <QtCore/QCoreApplication>
#include <QtMqtt/QMqttClient>

namespace {

void report(const sim::bench::Usage &start, int messages)
{
    const sim::bench::Usage end = sim::bench::usageNow();
    sim::bench::printMeasures({ { "messages", messages },
        { "cpu_us", (end.cpuSeconds - start.cpuSeconds) * 1e6 / messages },
        { "rate", messages / (end.seconds - start.seconds) } });
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sim::bench;
    const QCoreApplication app(argc, argv);
    const Options options = readOptions(argc, argv);
    QMqttClient client;
    client.setHostname(QString::fromStdString(options.host));
    client.setPort(static_cast<quint16>(options.port));
    client.setClientId(QStringLiteral("bench-ours"));
    Usage start;
    int received = 0;
    QObject::connect(&client, &QMqttClient::messageReceived, &app, [&] {
        if (++received < options.messages)
            return;
        report(start, received);
        QCoreApplication::quit();
    });
    QObject::connect(&client, &QMqttClient::connected, &app, [&] {
        start = usageNow();
        client.subscribe(QStringLiteral("sink/burst/%1").arg(options.messages));
    });
    QObject::connect(&client, &QMqttClient::disconnected, &app, [] { giveUp("disconnected"); });
    client.connectToHost();
    return QCoreApplication::exec();
}
