// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/devicelinkfixture.h"

#include <QtCore/QMap>
#include <QtCore/QRegularExpression>

namespace sim::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

namespace {

    /// Everything that the state machine may do; anything else is a mistake.
    bool isAllowed(State from, State to)
    {
        using enum State;
        static const QMap<State, QList<State>> moves {
            { Offline, { Connecting } },
            { Connecting, { Online, WaitingToRetry, Failed, Offline } },
            { Online, { WaitingToRetry, Failed, Offline } },
            { WaitingToRetry, { Connecting, Offline } },
            { Failed, { Connecting, Offline } },
        };
        return moves.value(from).contains(to);
    }

} // namespace

QByteArray publishPacket(const QByteArray &topic, const QByteArray &payload)
{
    QByteArray packet("\x30\0\0", 3);
    packet.append(static_cast<char>(topic.size()));
    packet[1] = static_cast<char>(2 + topic.size() + payload.size());
    return packet + topic + payload;
}

void DeviceLinkFixture::prepare()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<TinyBroker>();
    QVERIFY(m_broker->listen());
    m_settings = {};
    m_settings.endpoint.transport = TransportKind::Tcp;
    m_settings.endpoint.host = u"127.0.0.1"_s;
    m_settings.endpoint.port = m_broker->port();
    m_settings.endpoint.reconnect = { .first = 10ms, .max = 20ms, .jitter = 50 };
    m_settings.clientId = u"_dev_123456789012345678"_s;
    m_settings.username = u"_key_1"_s;
    m_settings.password = u"s3cr3t"_s;
    m_errors.clear();
    m_link = makeLink();
}

void DeviceLinkFixture::finish()
{
    m_link.reset();
    m_broker.reset();
}

std::unique_ptr<DeviceLink> DeviceLinkFixture::makeLink()
{
    static const SystemClock clock;
    auto link = std::make_unique<DeviceLink>(
        m_settings, LinkContext { .clock = clock, .transports = &m_transports }, RandomStream(1));
    m_state = State::Offline;
    connect(link.get(), &DeviceLink::stateChanged, this, &DeviceLinkFixture::handleState);
    connect(link.get(), &DeviceLink::errorOccurred, this,
        [this](const Error &error) { m_errors.append(error); });
    return link;
}

void DeviceLinkFixture::handleState(State state)
{
    QVERIFY2(isAllowed(m_state, state),
        qPrintable(QString::number(int(m_state)) + u" to "_s + QString::number(int(state))));
    m_state = state;
}

bool DeviceLinkFixture::goOnline()
{
    m_link->connectToBroker();
    return QTest::qWaitFor([this] { return m_link->state() == State::Online; });
}

} // namespace sim::test
