// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/ours/linktarget.h"

namespace sim::bench {

LinkTarget::LinkTarget(const Options &options)
    : m_maker(options)
    , m_link(m_maker.make(QStringLiteral("bench-ours"), nullptr))
    , m_message { .topic = QByteArray::fromStdString(options.topic),
        .payload = QByteArray::fromStdString(options.payload) }
{
    QObject::connect(m_link.get(), &DeviceLink::errorOccurred, m_link.get(),
        [](const Error &error) { giveUp(error.message().toStdString()); });
}

void LinkTarget::open(PublishListener &listener)
{
    QObject::connect(m_link.get(), &DeviceLink::acknowledged, m_link.get(),
        [&listener] { listener.handleAcknowledged(); });
    QObject::connect(m_link.get(), &DeviceLink::readyToPublish, m_link.get(),
        [&listener] { listener.handleReady(); });
    QObject::connect(m_link.get(), &DeviceLink::stateChanged, m_link.get(),
        [&listener](DeviceLink::State state) {
            if (state == DeviceLink::State::Online)
                listener.handleOpened();
        });
    m_link->connectToBroker();
}

} // namespace sim::bench
