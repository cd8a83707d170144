// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/total.h"

namespace sim::bench {

Total::Total(const Options &options)
    : m_options(options)
    , m_maker(options)
    , m_limiter(ConnectLimiter::kUnlimited, kConnectsAtOnce, m_maker.clock())
    , m_message { .topic = QByteArray::fromStdString(options.topic),
        .payload = QByteArray::fromStdString(options.payload) }
    , m_mark(m_message)
{
    m_mark.qos = 1;
    m_devices.resize(static_cast<std::size_t>(options.connections));
    for (int i = 0; i < options.connections; ++i)
        addDevice(i);
}

void Total::addDevice(int number)
{
    Device &device = m_devices[static_cast<std::size_t>(number)];
    device.link = m_maker.make(QStringLiteral("bench-%1").arg(number), &m_limiter);
    device.left = m_options.messages;
    connect(device.link.get(), &DeviceLink::stateChanged, this, &Total::handleState);
    connect(device.link.get(), &DeviceLink::acknowledged, this, &Total::handleAcknowledged);
    connect(
        device.link.get(), &DeviceLink::readyToPublish, this, [this, &device] { pump(device); });
    connect(device.link.get(), &DeviceLink::errorOccurred, this,
        [](const Error &error) { giveUp(error.message().toStdString()); });
}

void Total::start()
{
    for (const Device &device : m_devices)
        device.link->connectToBroker();
}

void Total::handleState(DeviceLink::State state)
{
    if (state != DeviceLink::State::Online || ++m_online < m_options.connections)
        return;
    m_start = usageNow();
    for (Device &device : m_devices)
        pump(device);
}

/// As much as the link takes; its readyToPublish() goes on from there.
void Total::pump(Device &device)
{
    for (; device.left > 0; --device.left) {
        if (!device.link->publish(m_message))
            return;
    }
    if (!device.isMarkSent)
        device.isMarkSent = device.link->publish(m_mark).isOk();
}

void Total::handleAcknowledged()
{
    if (++m_done == m_options.connections)
        report();
}

void Total::report()
{
    const Usage end = usageNow();
    const double messages = static_cast<double>(m_options.messages) * m_options.connections;
    const double cpu = end.cpuSeconds - m_start.cpuSeconds;
    const double seconds = end.seconds - m_start.seconds;
    printMeasures({ { "messages", messages }, { "sent_total", messages + m_options.connections },
        { "cpu_us", cpu * 1e6 / messages }, { "cpu_percent", cpu * 100 / seconds },
        { "rate", messages / seconds } });
    emit finished();
}

} // namespace sim::bench
