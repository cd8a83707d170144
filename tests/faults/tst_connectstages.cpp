// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "support/fullscale.h"
#include "support/heartbeat.h"
#include "support/loopbackturn.h"
#include "support/muteserver.h"
#include "support/watchedlink.h"

#include <QtCore/QRegularExpression>

#include <vector>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;
using Until = MuteServer::Until;

namespace {

struct Row
{
    const char *name;
    Until until;
    TransportKind transport;
    Stage stage;
    const char *hint;
};

constexpr Row kRows[] {
    { "TCP, then no CONNACK", Until::Tcp, TransportKind::Tcp, Stage::LoggingIn, "mqtts://" },
    { "TCP, then no TLS", Until::Tcp, TransportKind::Tls, Stage::Encrypting, "mqtt://" },
    { "TCP, then no upgrade", Until::Tcp, TransportKind::WebSocket, Stage::Upgrading, "wss://" },
    { "TCP, then no TLS of wss", Until::Tcp, TransportKind::SecureWebSocket, Stage::Encrypting,
        "ws://" },
    { "TLS, then no CONNACK", Until::Tls, TransportKind::Tls, Stage::LoggingIn, "wss://" },
    { "TLS, then no upgrade", Until::Tls, TransportKind::SecureWebSocket, Stage::Upgrading,
        "ws://" },
    { "ws, then no CONNACK", Until::Upgrade, TransportKind::WebSocket, Stage::LoggingIn, "path" },
    { "wss, then no CONNACK", Until::SecureUpgrade, TransportKind::SecureWebSocket,
        Stage::LoggingIn, "path" },
};

} // namespace

/// C7 of the reliability page: servers that go silent in the middle of a connect.
class ConnectStagesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void c7MuteServersAreNamed();
    void c7CancelIsImmediate_data();
    void c7CancelIsImmediate();
    void c7LateAnswersStillConnect();

private:
    LinkSettings settingsFor(const Row &row, quint16 port) const;

    TestCertificates m_certificates;
    TestCertificates::Pair m_authority;
    TestCertificates::Pair m_pair;
};

void ConnectStagesTest::initTestCase()
{
    m_authority = m_certificates.makeAuthority(u"ca"_s);
    m_pair = m_certificates.make({ .name = u"server"_s }, m_authority);
    QVERIFY2(m_certificates.errorText().isEmpty(), qPrintable(m_certificates.errorText()));
}

void ConnectStagesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

LinkSettings ConnectStagesTest::settingsFor(const Row &row, quint16 port) const
{
    LinkSettings settings;
    settings.clientId = u"_dev_123456789012345678"_s;
    settings.endpoint.transport = row.transport;
    settings.endpoint.host = u"localhost"_s;
    settings.endpoint.port = port;
    settings.endpoint.tls.caFile = m_authority.certificate;
    settings.endpoint.reconnect = { .first = 1h, .max = 1h };
    return settings;
}

void ConnectStagesTest::c7MuteServersAreNamed()
{
    const Microseconds limit = scaled<Microseconds>(3s, 60s);
    std::vector<std::unique_ptr<MuteServer>> servers;
    std::vector<std::unique_ptr<WatchedLink>> devices;
    Heartbeat heartbeat;
    Microseconds last { 0 };
    for (const Row &row : kRows) {
        servers.push_back(std::make_unique<MuteServer>(row.until, m_pair));
        LinkSettings settings = settingsFor(row, servers.back()->port());
        settings.endpoint.connectTimeout = limit;
        devices.push_back(std::make_unique<WatchedLink>(settings));
        devices.back()->link.connectToBroker();
    }
    const auto start = WatchedLink::clock().monotonic();
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const Row &row = kRows[i];
        WatchedLink &device = *devices.at(i);
        QTRY_VERIFY2_WITH_TIMEOUT(!device.errors.isEmpty(), row.name, 90'000);
        const Microseconds taken = WatchedLink::clock().monotonic() - start;
        QVERIFY2(taken >= limit - 100ms && taken <= limit + scaled(5s, 2s), row.name);
        last = std::max(last, taken);
        const Error &error = device.errors.first();
        QVERIFY2(error.is(errors::kTimeout), device.complaint());
        QVERIFY2(error.why().contains(stageText(row.stage)), device.complaint());
        QVERIFY2(error.remedy().contains(QLatin1String(row.hint)), device.complaint());
        QCOMPARE(device.link.state(), State::WaitingToRetry);
    }
    const auto gap = heartbeat.longestGap();
    qInfo() << "the last after" << last.count() / 1000 << "ms; longest gap" << gap.count() << "ms";
    QVERIFY2(gap <= scaled(2500ms, 250ms), qPrintable(QString::number(gap.count()))); // U1
}

void ConnectStagesTest::c7CancelIsImmediate_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Row &row : kRows)
        QTest::newRow(row.name) << index++;
}

void ConnectStagesTest::c7CancelIsImmediate()
{
    QFETCH(int, index);
    const Row &row = kRows[index];
    MuteServer server(row.until, m_pair);
    auto device = std::make_unique<WatchedLink>(settingsFor(row, server.port()));
    for (int round = 0; round < 2; ++round) {
        device->link.connectToBroker();
        QTRY_COMPARE(device->link.stage(), row.stage);
        const auto start = WatchedLink::clock().monotonic();
        if (round == 0)
            device->link.disconnectFromBroker();
        else
            device.reset();
        QVERIFY(WatchedLink::clock().monotonic() - start <= scaled(1000ms, 200ms));
        if (round == 0) {
            QCOMPARE(device->link.state(), State::Offline);
            QVERIFY(hasLoopbackTurned()); // nothing comes behind
            QVERIFY2(device->errors.isEmpty(), device->complaint());
        }
    }
}

void ConnectStagesTest::c7LateAnswersStillConnect()
{
    const Row &row = kRows[0];
    MuteServer server(row.until, m_pair);
    WatchedLink device(settingsFor(row, server.port()));
    device.link.connectToBroker();
    QTRY_COMPARE(device.link.stage(), Stage::LoggingIn);
    device.link.disconnectFromBroker();
    server.speak();
    QVERIFY2(device.goOnline(), device.complaint());
}

QTEST_GUILESS_MAIN(ConnectStagesTest)
#include "tst_connectstages.moc"
