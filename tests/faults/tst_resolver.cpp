// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "support/fullscale.h"
#include "support/heartbeat.h"
#include "support/nameserver.h"
#include "support/privatenetwork.h"
#include "support/tinybroker.h"
#include "support/watchedlink.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>

#include <vector>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;
using Mood = NameServer::Mood;

Q_DECLARE_METATYPE(sim::test::NameServer::Mood)

/// C10 of the reliability page: the system's own resolver, with a name server that misbehaves.
class ResolverTest : public QObject
{
    Q_OBJECT

public:
    explicit ResolverTest(const PrivateNetwork &network)
        : m_network(network)
    {
    }

private slots:
    void initTestCase();
    void init();

    void c10FailureHasItsOwnClassAndRecovers_data();
    void c10FailureHasItsOwnClassAndRecovers();
    void c10SlowAnswerStallsNobody();
    void c10SilentServerIsNamed();
    void c10QuittingDoesNotWaitForTheResolver();

private:
    LinkSettings settingsFor(int number = 0) const;

    const PrivateNetwork &m_network;
    QTemporaryDir m_folder;
    std::unique_ptr<NameServer> m_names;
    std::unique_ptr<TinyBroker> m_broker;
};

void ResolverTest::initTestCase()
{
    if (!m_network.problem().isEmpty())
        QSKIP(qPrintable(m_network.problem()));
    const QByteArray options = isFullScale() ? "timeout:30" : "timeout:8";
    if (!m_network.setResolver(
            m_folder.path(), "nameserver 127.0.0.1\noptions attempts:1 " + options + '\n'))
        QSKIP("The resolver's files cannot be replaced in this mount namespace.");
}

void ResolverTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_names = std::make_unique<NameServer>();
    QVERIFY(m_names->listen());
    m_broker = std::make_unique<TinyBroker>();
    QVERIFY(m_broker->listen());
}

/// Another host name each time, since Qt keeps what it learnt.
LinkSettings ResolverTest::settingsFor(int number) const
{
    static int count = 0;
    LinkSettings settings;
    settings.clientId = u"_dev_"_s + QString::number(number);
    settings.endpoint.transport = TransportKind::Tcp;
    settings.endpoint.host = u"broker-%1.example"_s.arg(++count);
    settings.endpoint.port = m_broker->port();
    settings.endpoint.reconnect = { .first = 100ms, .max = 500ms };
    return settings;
}

void ResolverTest::c10FailureHasItsOwnClassAndRecovers_data()
{
    QTest::addColumn<Mood>("mood");
    QTest::newRow("unknown name") << Mood::KnowsNothing;
    QTest::newRow("server fails") << Mood::Fails;
    QTest::newRow("server silent") << Mood::Silent;
}

void ResolverTest::c10FailureHasItsOwnClassAndRecovers()
{
    QFETCH(Mood, mood);
    m_names->mood = mood;
    WatchedLink device(settingsFor());
    Heartbeat heartbeat;
    device.link.connectToBroker();
    QTRY_VERIFY_WITH_TIMEOUT(!device.errors.isEmpty(), 90'000);
    QVERIFY2(device.errors.first().is(errors::kResolveFailed), device.complaint());
    QVERIFY2(device.errors.first().message().contains(device.link.settings().endpoint.host),
        device.complaint());
    QVERIFY(m_names->questions() > 0);
    m_names->mood = Mood::Answers;
    QVERIFY2(device.waitFor(State::Online, 90'000), device.complaint());
    const auto gap = heartbeat.longestGap();
    QVERIFY2(gap <= scaled(3500ms, 100ms), qPrintable(QString::number(gap.count())));
}

void ResolverTest::c10SlowAnswerStallsNobody()
{
    m_names->delay = scaled(4'000ms, 29'000ms);
    std::vector<std::unique_ptr<WatchedLink>> fleet;
    const LinkSettings shared = settingsFor();
    for (int i = 0; i < 50; ++i) {
        LinkSettings settings = i < 25 ? shared : settingsFor(i); // one name, and many
        settings.clientId = u"_dev_"_s + QString::number(i);
        fleet.push_back(std::make_unique<WatchedLink>(settings, nullptr, i));
    }
    WatchedLink byAddress([this] {
        LinkSettings settings = settingsFor(99);
        settings.endpoint.host = u"127.0.0.1"_s;
        return settings;
    }());
    Heartbeat heartbeat;
    for (const auto &device : fleet)
        device->link.connectToBroker();
    // Who needs no resolver does not wait for it.
    QVERIFY2(byAddress.goOnline(3500), byAddress.complaint());
    QCOMPARE(fleet.front()->link.stage(), Stage::Resolving);
    for (const auto &device : fleet)
        QVERIFY2(device->waitFor(State::Online, 200'000), device->complaint());
    const auto gap = heartbeat.longestGap();
    QVERIFY2(gap <= scaled(3500ms, 100ms), qPrintable(QString::number(gap.count())));
    qInfo() << "longest gap" << gap.count() << "ms," << fleet.front()->errors.size() << "errors";
}

void ResolverTest::c10SilentServerIsNamed()
{
    m_names->mood = Mood::Silent;
    LinkSettings settings = settingsFor();
    settings.endpoint.connectTimeout = 1s;
    WatchedLink device(settings);
    device.link.connectToBroker();
    QTRY_COMPARE_WITH_TIMEOUT(device.errors.size(), 1, 20'000);
    QVERIFY2(device.errors.first().is(errors::kTimeout), device.complaint());
    QVERIFY2(device.errors.first().why().contains(stageText(Stage::Resolving)), device.complaint());
    QVERIFY2(device.errors.first().remedy().contains(u"name servers"_s), device.complaint());
    QTRY_COMPARE(device.link.stage(), Stage::Resolving); // of the next try
    const auto start = WatchedLink::clock().monotonic();
    device.link.disconnectFromBroker();
    QVERIFY(WatchedLink::clock().monotonic() - start <= scaled(1000ms, 200ms));
    m_names->mood = Mood::Answers;
    QVERIFY2(device.goOnline(90'000), device.complaint());
}

void ResolverTest::c10QuittingDoesNotWaitForTheResolver()
{
    m_names->mood = Mood::Silent;
    QProcess program;
    program.start(QStringLiteral(SIM_CONNIOSIM), { u"mqtt"_s });
    program.write(R"({"command":"open","host":"quit.example","port":1883,"id":"q"})"
                  "\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_names->questions() > 0, 20'000);
    const auto start = WatchedLink::clock().monotonic();
    program.closeWriteChannel(); // an orderly end
    QVERIFY(program.waitForFinished(20'000));
    const auto time = WatchedLink::clock().monotonic() - start;
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(time <= scaled<Microseconds>(4s, 2s), qPrintable(QString::number(time.count())));
}

int main(int argc, char **argv)
{
    const PrivateNetwork network; // before any thread
    const QCoreApplication application(argc, argv);
    ResolverTest test(network);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_resolver.moc"
