// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokerconfig.h"
#include "core/platform/localbroker.h"
#include "core/platform/portprobe.h"
#include "integration/rawmqtt.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace sim;
using sim::test::RawMqtt;

namespace {

constexpr int kRefused = 5;
constexpr int kPatienceMs = 20'000;

const LocalLogin kFirst { .deviceId = u"_dev_1"_s, .keyId = u"_key_1"_s };
const LocalLogin kSecond { .deviceId = u"_dev_2"_s, .keyId = u"_key_2"_s };

/// Gone, or dead and not yet collected by whoever inherited it.
bool isGone(qint64 process)
{
    QFile status(u"/proc/%1/stat"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return true;
    const QByteArray line = status.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1) == "Z";
}

void makeScript(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

class TestLocalBroker : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsWithinTwoSeconds();
    void everyTransportCarriesMessages_data();
    void everyTransportCarriesMessages();
    void strangersAreRefused_data();
    void strangersAreRefused();
    void certificateIsTrustedThroughItsAuthorityOnly();
    void deviceWritesItsOwnTopicsOnly_data();
    void deviceWritesItsOwnTopicsOnly();
    void deviceReadsItsOwnTopicsOnly();
    void addedLoginsEnterAndNobodyIsDropped();
    void refusesToAddWhenItDoesNotRun();
    void refusesToAddABadLogin();
    void servesTenThousandLogins();

    void twoStandSideBySide();
    void filesAreForTheirOwnerOnly();
    void stopLeavesNothing();
    void stopWhileItStartsLeavesNothing();
    void destructionLeavesNothing_data();
    void destructionLeavesNothing();
    void folderOfACrashedProgramIsRemoved();

    void killedBrokerIsReportedAndComesBackAsItWas();
    void crashOfTheProgramTakesTheBrokerAlong();
    void takenPortsAreChangedForOthers();
    void takenPortsAreReportedInTheEnd();

    void missingMosquittoIsReported();
    void oldMosquittoIsReported();
    void failingOpensslIsReported();
    void badLoginIsReported();
    void badFolderIsReported();

private:
    LocalBrokerSetup setup() const { return { .folder = m_folder->path() }; }

    bool start(LocalBroker &broker, const QList<LocalLogin> &logins = { kFirst, kSecond });
    Error failure(LocalBroker &broker, const QList<LocalLogin> &logins = { kFirst });
    QStringList leftovers() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLocalBroker::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestLocalBroker::cleanup()
{
    QCOMPARE(leftovers(), QStringList());
}

bool TestLocalBroker::start(LocalBroker &broker, const QList<LocalLogin> &logins)
{
    QSignalSpy started(&broker, &LocalBroker::started);
    const QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.start(logins);
    return (!started.isEmpty() || started.wait(kPatienceMs)) && failed.isEmpty()
        && broker.isRunning();
}

Error TestLocalBroker::failure(LocalBroker &broker, const QList<LocalLogin> &logins)
{
    std::optional<Error> error;
    const QSignalSpy started(&broker, &LocalBroker::started);
    connect(&broker, &LocalBroker::failed, this, [&error](const Error &reason) { error = reason; });
    broker.start(logins);
    const bool isSilent = !error;
    const bool isReported = QTest::qWaitFor([&error] { return error.has_value(); }, kPatienceMs);
    broker.disconnect(this);
    static const ErrorKind kNone { .code = "none" };
    return isSilent && isReported && started.isEmpty() && !broker.isRunning() ? *error
                                                                              : Error(kNone);
}

QStringList TestLocalBroker::leftovers() const
{
    return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

// --- serving

void TestLocalBroker::startsWithinTwoSeconds()
{
    LocalBroker broker(setup());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(start(broker));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    QVERIFY(broker.processId() > 0);
}

void TestLocalBroker::everyTransportCarriesMessages_data()
{
    QTest::addColumn<TransportKind>("kind");
    for (const TransportKind kind : { TransportKind::Tcp, TransportKind::Tls,
             TransportKind::WebSocket, TransportKind::SecureWebSocket })
        QTest::addRow("%s", qPrintable(transportName(kind))) << kind;
}

void TestLocalBroker::everyTransportCarriesMessages()
{
    QFETCH(TransportKind, kind);
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    RawMqtt platform(broker.endpoint(kind));
    QVERIFY2(platform.open(), qPrintable(platform.error()));
    QCOMPARE(platform.login("p", broker.platformUser(), broker.platformSecret()), 0);
    QVERIFY(platform.subscribe("connio/data/out/devices/#"));

    RawMqtt device(broker.endpoint(kind));
    QVERIFY2(device.open(), qPrintable(device.error()));
    QCOMPARE(device.login("_dev_1", u"_key_1"_s, broker.secret(u"_key_1"_s)), 0);
    QVERIFY(device.publish("connio/data/out/devices/_dev_1/properties/t", "21.5"));
    const std::optional<Message> message = platform.receive();
    QVERIFY(message);
    QCOMPARE(message->topic, "connio/data/out/devices/_dev_1/properties/t"_ba);
    QCOMPARE(message->payload, "21.5"_ba);
    QCOMPARE(message->qos, 1);
}

void TestLocalBroker::strangersAreRefused_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("secretOf");
    QTest::newRow("without a login") << QString() << QString();
    QTest::newRow("unknown key") << u"_key_9"_s << u"_key_1"_s;
    QTest::newRow("another one's secret") << u"_key_1"_s << u"_key_2"_s;
    QTest::newRow("no secret") << u"_key_1"_s << u"_key_9"_s;
}

void TestLocalBroker::strangersAreRefused()
{
    QFETCH(QString, user);
    QFETCH(QString, secretOf);
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    RawMqtt device(broker.endpoint(TransportKind::Tcp));
    QVERIFY(device.open());
    QCOMPARE(device.login("_dev_1", user, broker.secret(secretOf)), kRefused);
}

void TestLocalBroker::certificateIsTrustedThroughItsAuthorityOnly()
{
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    Endpoint endpoint = broker.endpoint(TransportKind::Tls);
    endpoint.host = u"localhost"_s;
    RawMqtt byName(endpoint);
    QVERIFY2(byName.open(), qPrintable(byName.error()));

    endpoint.tls.caFile.clear();
    RawMqtt trusting(endpoint);
    QVERIFY(!trusting.open());

    QVERIFY(broker.endpoint(TransportKind::Tcp).tls.caFile.isEmpty());
}

void TestLocalBroker::deviceWritesItsOwnTopicsOnly_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::newRow("another device's data") << "connio/data/out/devices/_dev_2/json"_ba;
    QTest::newRow("a longer id") << "connio/data/out/devices/_dev_11/json"_ba;
    QTest::newRow("no id") << "connio/data/out/devices"_ba;
    QTest::newRow("its own commands") << "connio/data/in/devices/_dev_1/properties/t"_ba;
    QTest::newRow("another device's commands") << "connio/data/in/devices/_dev_2/properties/t"_ba;
    QTest::newRow("another prefix") << "other/data/out/devices/_dev_1/json"_ba;
}

void TestLocalBroker::deviceWritesItsOwnTopicsOnly()
{
    QFETCH(QByteArray, topic);
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    RawMqtt device(broker.endpoint(TransportKind::Tcp));
    RawMqtt other(broker.endpoint(TransportKind::Tcp));
    RawMqtt platform(broker.endpoint(TransportKind::Tcp));
    QVERIFY(device.open() && other.open() && platform.open());
    QCOMPARE(platform.login("p", broker.platformUser(), broker.platformSecret()), 0);
    QCOMPARE(device.login("_dev_1", u"_key_1"_s, broker.secret(u"_key_1"_s)), 0);
    QCOMPARE(other.login("_dev_2", u"_key_2"_s, broker.secret(u"_key_2"_s)), 0);
    QVERIFY(platform.subscribe("#"));
    QVERIFY(device.subscribe("#"));
    QVERIFY(other.subscribe("#"));

    // MQTT 3.1.1 acknowledges also what it throws away; the message after it is the first to
    // arrive.
    QVERIFY(device.publish(topic, "1"));
    QVERIFY(device.publish("connio/data/out/devices/_dev_1/json", "2"));
    const std::optional<Message> message = platform.receive();
    QVERIFY(message);
    QCOMPARE(message->payload, "2"_ba);
    QVERIFY(device.ping());
    QVERIFY(other.ping());
    QCOMPARE(device.waiting(), 0);
    QCOMPARE(other.waiting(), 0);
}

void TestLocalBroker::deviceReadsItsOwnTopicsOnly()
{
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    RawMqtt device(broker.endpoint(TransportKind::Tcp));
    RawMqtt platform(broker.endpoint(TransportKind::Tcp));
    QVERIFY(device.open() && platform.open());
    QCOMPARE(platform.login("p", broker.platformUser(), broker.platformSecret()), 0);
    QCOMPARE(device.login("_dev_1", u"_key_1"_s, broker.secret(u"_key_1"_s)), 0);
    // Subscribing is allowed; what others own is not delivered.
    QVERIFY(device.subscribe("connio/data/in/devices/_dev_1/properties/#"));
    QVERIFY(device.subscribe("connio/data/in/devices/+/properties/#"));
    QVERIFY(platform.publish("connio/data/in/devices/_dev_2/properties/t", "1"));
    QVERIFY(platform.publish("connio/data/out/devices/_dev_1/properties/t", "2"));
    QVERIFY(platform.publish("connio/data/in/devices/_dev_1/properties/t", "3"));
    const std::optional<Message> message = device.receive();
    QVERIFY(message);
    QCOMPARE(message->payload, "3"_ba);
}

void TestLocalBroker::addedLoginsEnterAndNobodyIsDropped()
{
    LocalBroker broker(setup());
    QVERIFY(start(broker, { kFirst }));
    RawMqtt first(broker.endpoint(TransportKind::Tcp));
    RawMqtt platform(broker.endpoint(TransportKind::SecureWebSocket));
    QVERIFY(first.open() && platform.open());
    QCOMPARE(platform.login("p", broker.platformUser(), broker.platformSecret()), 0);
    QCOMPARE(first.login("_dev_1", u"_key_1"_s, broker.secret(u"_key_1"_s)), 0);
    QVERIFY(platform.subscribe("connio/data/out/devices/#"));
    const QString secret = broker.secret(u"_key_1"_s);
    const qint64 process = broker.processId();

    QSignalSpy added(&broker, &LocalBroker::loginsAdded);
    QVERIFY(broker.addLogins({ kFirst, kSecond }));
    QVERIFY(added.wait(kPatienceMs));
    RawMqtt second(broker.endpoint(TransportKind::Tls));
    QVERIFY(second.open());
    QCOMPARE(second.login("_dev_2", u"_key_2"_s, broker.secret(u"_key_2"_s)), 0);

    QVERIFY(second.publish("connio/data/out/devices/_dev_2/properties/t", "2"));
    QCOMPARE(platform.receive().value_or(Message()).payload, "2"_ba);
    QVERIFY(first.publish("connio/data/out/devices/_dev_1/properties/t", "1"));
    QCOMPARE(platform.receive().value_or(Message()).payload, "1"_ba);
    QCOMPARE(broker.secret(u"_key_1"_s), secret);
    QCOMPARE(broker.processId(), process);
}

void TestLocalBroker::refusesToAddWhenItDoesNotRun()
{
    LocalBroker broker(setup());
    const Result<void> added = broker.addLogins({ kFirst });
    QVERIFY(!added);
    QCOMPARE(added.error().code(), u"platform.brokerNotRunning"_s);
}

void TestLocalBroker::refusesToAddABadLogin()
{
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    const Result<void> added = broker.addLogins({ { .deviceId = u"#"_s, .keyId = u"_key_3"_s } });
    QVERIFY(!added);
    QCOMPARE(added.error().code(), u"platform.badLogin"_s);
    QVERIFY(broker.isRunning());
}

void TestLocalBroker::servesTenThousandLogins()
{
    QList<LocalLogin> logins;
    for (int i = 0; i < 10'000; ++i)
        logins.append({ .deviceId = u"_dev_%1"_s.arg(i), .keyId = u"_key_%1"_s.arg(i) });
    LocalBroker broker(setup());
    QVERIFY(start(broker, logins));
    for (const QString &number : { u"0"_s, u"9999"_s }) {
        RawMqtt device(broker.endpoint(TransportKind::Tcp));
        const QString key = u"_key_"_s + number;
        QVERIFY(device.open());
        QCOMPARE(device.login("_dev_" + number.toUtf8(), key, broker.secret(key)), 0);
    }
}

// --- what it leaves behind

void TestLocalBroker::twoStandSideBySide()
{
    LocalBroker one(setup());
    LocalBroker two(setup());
    QVERIFY(start(one));
    QVERIFY(start(two));
    for (const TransportKind kind : { TransportKind::Tcp, TransportKind::Tls,
             TransportKind::WebSocket, TransportKind::SecureWebSocket })
        QVERIFY(one.endpoint(kind).port != two.endpoint(kind).port);
    RawMqtt device(two.endpoint(TransportKind::Tcp));
    QVERIFY(device.open());
    QCOMPARE(device.login("_dev_1", u"_key_1"_s, one.secret(u"_key_1"_s)), kRefused);

    QSignalSpy stopped(&one, &LocalBroker::stopped);
    one.stop();
    QVERIFY(stopped.wait(kPatienceMs));
    QVERIFY(two.isRunning());
    RawMqtt later(two.endpoint(TransportKind::Tls));
    QVERIFY2(later.open(), qPrintable(later.error()));
    QCOMPARE(later.login("_dev_1", u"_key_1"_s, two.secret(u"_key_1"_s)), 0);
}

void TestLocalBroker::filesAreForTheirOwnerOnly()
{
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    const QStringList folders = leftovers();
    QCOMPARE(folders.size(), 1);
    const QDir folder(m_folder->filePath(folders.constFirst()));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(folder.path()).permissions() & others));
    const QStringList files = folder.entryList(QDir::Files | QDir::Hidden, QDir::Name);
    QCOMPARE(files,
        (QStringList { u"acl"_s, u"ca.crt"_s, u"mosquitto.conf"_s, u"passwords"_s, u"server.crt"_s,
            u"server.key"_s })); // and not the authority's key
    for (const QString &file : files)
        QVERIFY2(!(QFile::permissions(folder.filePath(file)) & others), qPrintable(file));
}

void TestLocalBroker::stopLeavesNothing()
{
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    const qint64 process = broker.processId();
    QSignalSpy stopped(&broker, &LocalBroker::stopped);
    const QSignalSpy failed(&broker, &LocalBroker::failed);
    broker.stop();
    QVERIFY(stopped.isEmpty());
    QVERIFY(!broker.isRunning());
    QVERIFY(stopped.wait(kPatienceMs));
    QVERIFY(failed.isEmpty());
    QVERIFY(isGone(process));
    QCOMPARE(broker.processId(), 0);
    QCOMPARE(leftovers(), QStringList());

    QVERIFY(start(broker)); // and again
}

void TestLocalBroker::stopWhileItStartsLeavesNothing()
{
    LocalBroker broker(setup());
    QSignalSpy stopped(&broker, &LocalBroker::stopped);
    const QSignalSpy started(&broker, &LocalBroker::started);
    broker.start({ kFirst });
    broker.stop();
    QVERIFY(stopped.wait(kPatienceMs));
    QCOMPARE(leftovers(), QStringList());

    broker.start({ kFirst });
    QTRY_VERIFY_WITH_TIMEOUT(broker.processId() != 0, kPatienceMs);
    broker.stop();
    QVERIFY(stopped.wait(kPatienceMs));
    QCOMPARE(leftovers(), QStringList());
    QVERIFY(started.isEmpty());
}

void TestLocalBroker::destructionLeavesNothing_data()
{
    QTest::addColumn<bool>("isStarted");
    QTest::newRow("while it runs") << true;
    QTest::newRow("while it prepares") << false;
}

void TestLocalBroker::destructionLeavesNothing()
{
    QFETCH(bool, isStarted);
    auto broker = std::make_unique<LocalBroker>(setup());
    if (isStarted)
        QVERIFY(start(*broker));
    else
        broker->start({ kFirst });
    const qint64 process = broker->processId();
    broker.reset();
    QVERIFY(process == 0 || isGone(process));
    QCOMPARE(leftovers(), QStringList());
}

void TestLocalBroker::folderOfACrashedProgramIsRemoved()
{
    QProcess shell;
    shell.start(u"/bin/sh"_s, { u"-c"_s, u"exit 0"_s });
    QVERIFY(shell.waitForStarted());
    const QString name = u"connio-broker-%1-AbCdEf"_s.arg(shell.processId());
    QVERIFY(shell.waitForFinished());
    QVERIFY(QDir(m_folder->path()).mkpath(name + u"/sub"_s));
    const QString mine = u"connio-broker-%1-AbCdEf"_s.arg(QCoreApplication::applicationPid());
    QVERIFY(QDir(m_folder->path()).mkpath(mine));
    {
        LocalBroker broker(setup());
        QVERIFY(start(broker));
        QVERIFY(!leftovers().contains(name));
        QVERIFY(leftovers().contains(mine));
    }
    QVERIFY(QDir(m_folder->filePath(mine)).removeRecursively());
}

// --- accidents

void TestLocalBroker::killedBrokerIsReportedAndComesBackAsItWas()
{
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    std::optional<Error> error;
    connect(&broker, &LocalBroker::failed, this, [&error](const Error &reason) { error = reason; });
    const Endpoint before = broker.endpoint(TransportKind::Tls);
    const QString secret = broker.secret(u"_key_1"_s);
    const qint64 process = broker.processId();
    QCOMPARE(kill(static_cast<pid_t>(process), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(error, kPatienceMs);
    QCOMPARE(error->code(), u"platform.brokerEnded"_s);
    QVERIFY(error->isTransient());
    QVERIFY2(error->why().contains(u"signal 9"_s), qPrintable(error->why()));
    QVERIFY(!broker.isRunning());
    QCOMPARE(broker.processId(), 0);

    QVERIFY(start(broker));
    QVERIFY(broker.processId() != process);
    QCOMPARE(broker.endpoint(TransportKind::Tls), before);
    QCOMPARE(broker.secret(u"_key_1"_s), secret);
    RawMqtt device(before);
    QVERIFY2(device.open(), qPrintable(device.error()));
    QCOMPARE(device.login("_dev_1", u"_key_1"_s, secret), 0);
}

void TestLocalBroker::crashOfTheProgramTakesTheBrokerAlong()
{
    QProcess host;
    host.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TMPDIR"_s, m_folder->path());
    host.setProcessEnvironment(environment);
    host.start(QStringLiteral(SIM_BROKER_HOST_PROGRAM), {});
    QTRY_VERIFY_WITH_TIMEOUT(host.canReadLine(), kPatienceMs);
    const QByteArrayList words = host.readLine().trimmed().split(' ');
    QCOMPARE(words.size(), 2);
    const qint64 process = words.at(0).toLongLong();
    QVERIFY(process > 0);
    QVERIFY(!isGone(process));

    host.kill();
    QVERIFY(host.waitForFinished(kPatienceMs));
    QTRY_VERIFY_WITH_TIMEOUT(isGone(process), kPatienceMs);
    QVERIFY(QTcpServer().listen(QHostAddress::LocalHost, words.at(1).toUShort()));

    QCOMPARE(leftovers().size(), 1); // a crash cannot tidy up: the next broker does
    LocalBroker broker(setup());
    QVERIFY(start(broker));
    QCOMPARE(leftovers().size(), 1);
}

void TestLocalBroker::takenPortsAreChangedForOthers()
{
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost, 0));
    int calls = 0;
    LocalBrokerSetup options = setup();
    options.pickPorts = [&stranger, &calls]() -> Result<BrokerPorts> {
        Result<BrokerPorts> ports = pickFreePorts();
        ++calls;
        if (ports && calls == 1)
            ports->tcp = stranger.serverPort();
        if (ports && calls == 2)
            ports->webSocket = stranger.serverPort(); // said in other words in the log
        return ports;
    };
    LocalBroker broker(options);
    QVERIFY(start(broker));
    QCOMPARE(calls, 3);
    QVERIFY(broker.endpoint(TransportKind::Tcp).port != stranger.serverPort());
}

void TestLocalBroker::takenPortsAreReportedInTheEnd()
{
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost, 0));
    int calls = 0;
    LocalBrokerSetup options = setup();
    options.pickPorts = [&stranger, &calls]() -> Result<BrokerPorts> {
        ++calls;
        Result<BrokerPorts> ports = pickFreePorts();
        if (ports)
            ports->tcp = stranger.serverPort();
        return ports;
    };
    LocalBroker broker(options);
    const Error error = failure(broker);
    QCOMPARE(error.code(), u"platform.brokerNotStarted"_s);
    QVERIFY2(error.why().contains(u"Address already in use"_s), qPrintable(error.why()));
    QCOMPARE(calls, 5);
}

void TestLocalBroker::missingMosquittoIsReported()
{
    LocalBrokerSetup options = setup();
    options.programFolders = QStringList { m_folder->path() };
    LocalBroker broker(options);
    const Error error = failure(broker);
    QCOMPARE(error.code(), u"platform.brokerMissing"_s);
    QVERIFY(error.remedy().contains(u"sudo apt install mosquitto"_s));
}

void TestLocalBroker::oldMosquittoIsReported()
{
    const QTemporaryDir programs;
    makeScript(programs.filePath(u"mosquitto"_s), "echo mosquitto version 1.6.12\nexit 3\n");
    LocalBrokerSetup options = setup();
    options.programFolders = QStringList { programs.path(), u"/usr/bin"_s };
    LocalBroker broker(options);
    const Error error = failure(broker);
    QCOMPARE(error.code(), u"platform.brokerTooOld"_s);
    QVERIFY(error.why().contains(u"1.6.12"_s));
}

void TestLocalBroker::failingOpensslIsReported()
{
    const QTemporaryDir programs;
    makeScript(programs.filePath(u"openssl"_s), "echo no such curve >&2\nexit 1\n");
    LocalBrokerSetup options = setup();
    options.programFolders = QStringList { programs.path(), u"/usr/sbin"_s, u"/usr/bin"_s };
    LocalBroker broker(options);
    const Error error = failure(broker);
    QCOMPARE(error.code(), u"platform.certificateFailed"_s);
    QVERIFY(error.why().contains(u"no such curve"_s));
}

void TestLocalBroker::badLoginIsReported()
{
    LocalBroker broker(setup());
    const Error error = failure(broker, { { .deviceId = u"a/b"_s, .keyId = u"k"_s } });
    QCOMPARE(error.code(), u"platform.badLogin"_s);
    QVERIFY(error.what().contains(u"a/b"_s));
}

void TestLocalBroker::badFolderIsReported()
{
    LocalBrokerSetup options = setup();
    options.folder = m_folder->filePath(u"missing"_s);
    LocalBroker broker(options);
    QCOMPARE(failure(broker).code(), u"platform.brokerFile"_s);
}

QTEST_GUILESS_MAIN(TestLocalBroker)
#include "tst_localbroker.moc"
