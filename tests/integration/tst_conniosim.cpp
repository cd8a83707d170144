// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/localbroker.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sim;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kPatience = 60s;

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }

    quint64 number(const QString &key) const
    {
        return static_cast<quint64>(json().value(key).toInteger());
    }
};

/// A profile with one device; `%1` is the device id, `%2` the key id.
constexpr auto kProfile = R"({
  "$schema": "conniosim-profile-1.schema.json",
  "formatVersion": 1,
  "name": "test",
  "deviceTypes": [ { "id": "t", "name": "T",
    "publish": { "mode": "raw", "qos": 1 },
    "schedule": { "sampleEvery": "100ms" },
    "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
      "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ],
  "devices": [ { "id": "d", "type": "t", "name": "D", "deviceId": "%1",
    "credentials": { "keyId": "%2", "secretRef": "${env:SIM_TEST_SECRET}" } } ]
}
)"_L1;

} // namespace

/// The built `conniosim` as its users meet it: real broker, real exit codes.
class TestConniosim : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everythingArrivesOverEveryTransport_data();
    void everythingArrivesOverEveryTransport();
    void equalSeedsGiveEqualFingerprintsAtEveryTimeScale();
    void runPublishesWhatPreviewShows();
    void theFleetDemoRuns_data();
    void theFleetDemoRuns();
    void aDeviceConnectsWithItsSecret();
    void refusedConnectionsNameTheStage_data();
    void refusedConnectionsNameTheStage();
    void brokenProfilesGivePositionAndRemedy_data();
    void brokenProfilesGivePositionAndRemedy();
    void templatesAreListed();
    void aTemplateIsWrittenAndRuns();
    void aTemplateDoesNotReplaceAFile();
    void badOptionsExitWithTwo_data();
    void badOptionsExitWithTwo();
    void interruptDisconnectsCleanly();
    void helpNamesEveryOptionOfTheManual();

private:
    Outcome conniosim(const QStringList &arguments, const QString &secret = {});
    QString profile(const QString &deviceId, const QString &keyId);

    QTemporaryDir m_folder;
    LocalBroker m_broker;
    const QString m_deviceId = u"_dev_000000000000000001"_s;
    const QString m_keyId = u"_key_000000000000000001"_s;
    int m_files = 0;
};

void TestConniosim::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QSignalSpy started(&m_broker, &LocalBroker::started);
    m_broker.start({ { .deviceId = m_deviceId, .keyId = m_keyId } });
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 20'000);
}

Outcome TestConniosim::conniosim(const QStringList &arguments, const QString &secret)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SIM_TEST_SECRET"_s, secret);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SIM_CONNIOSIM), arguments);
    // The broker of this test has its sockets in its own process: waiting here does not stop it.
    if (!process.waitForFinished(static_cast<int>(Milliseconds(kPatience).count()))) {
        process.kill();
        process.waitForFinished();
    }
    Outcome outcome;
    outcome.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

QString TestConniosim::profile(const QString &deviceId, const QString &keyId)
{
    const QString path = m_folder.filePath(u"profile%1.conniosim"_s.arg(++m_files));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QString(kProfile).arg(deviceId, keyId).toUtf8());
    return path;
}

void TestConniosim::everythingArrivesOverEveryTransport_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<int>("qos");
    for (const QString &transport : { u"tcp"_s, u"tls"_s, u"ws"_s, u"wss"_s }) {
        for (int qos = 0; qos <= 1; ++qos)
            QTest::addRow("%s, QoS %d", qPrintable(transport), qos) << transport << qos;
    }
}

void TestConniosim::everythingArrivesOverEveryTransport()
{
    QFETCH(QString, transport);
    QFETCH(int, qos);
    const Outcome run = conniosim({ u"run"_s, u"demo:cold-room"_s, u"--local"_s, u"--transport"_s,
        transport, u"--qos"_s, QString::number(qos), u"--duration"_s, u"2s"_s, u"--time-scale"_s,
        u"10"_s, u"--json"_s });
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(run.number(u"published"_s) > 20, run.out.constData());
    QCOMPARE(run.number(u"arrived"_s), run.number(u"published"_s));
    QCOMPARE(run.number(u"dropped"_s), quint64(0));
    QCOMPARE(run.number(u"rejected"_s), quint64(0));
    QCOMPARE(run.number(u"acknowledged"_s), qos == 0 ? quint64(0) : run.number(u"published"_s));
    QCOMPARE(run.number(u"connected"_s), quint64(2));
    QVERIFY(run.json().value(u"latencyMs"_s).toObject().value(u"p99"_s).isDouble());
    QVERIFY2(run.json().value(u"errors"_s).toArray().isEmpty(), run.out.constData());
}

void TestConniosim::equalSeedsGiveEqualFingerprintsAtEveryTimeScale()
{
    const auto fingerprint
        = [this](const QString &scale, const QString &duration, const QString &seed) {
              const Outcome run = conniosim({ u"run"_s, u"demo:cold-room"_s, u"--local"_s,
                  u"--transport"_s, u"tcp"_s, u"--at"_s, u"2026-05-01T14:00:00Z"_s, u"--seed"_s,
                  seed, u"--time-scale"_s, scale, u"--duration"_s, duration, u"--json"_s });
              return run.json().value(u"fingerprint"_s).toString();
          };
    const QString slow = fingerprint(u"10"_s, u"3s"_s, u"7"_s);
    QCOMPARE(slow.size(), 32);
    QCOMPARE(fingerprint(u"30"_s, u"1s"_s, u"7"_s), slow);
    QVERIFY(fingerprint(u"30"_s, u"1s"_s, u"8"_s) != slow);
}

void TestConniosim::runPublishesWhatPreviewShows()
{
    const QStringList options { u"--seed"_s, u"7"_s, u"--at"_s, u"2026-05-01T14:00:00Z"_s };
    const Outcome first
        = conniosim(QStringList { u"preview"_s, u"demo:cold-room"_s, u"-n"_s, u"40"_s } + options);
    const Outcome second
        = conniosim(QStringList { u"preview"_s, u"demo:cold-room"_s, u"-n"_s, u"40"_s } + options);
    QVERIFY2(first.code == 0, first.err.constData());
    QCOMPARE(first.out, second.out);
    const QList<QByteArray> lines = first.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 40);
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.keys(),
            QStringList(
                { u"device"_s, u"payload"_s, u"qos"_s, u"retain"_s, u"time"_s, u"topic"_s }));
        // The payload is JSON itself, as the platform demands.
        QVERIFY2(
            !QJsonDocument::fromJson("[" + object.value(u"payload"_s).toString().toUtf8() + "]")
                 .isNull(),
            line.constData());
    }
}

void TestConniosim::theFleetDemoRuns_data()
{
    QTest::addColumn<QString>("sockets");
    QTest::addColumn<QString>("rate");
    QTest::newRow("as it is") << u"auto"_s << u"500"_s;
    QTest::newRow("Qt's sockets, no limit") << u"qt"_s << u"off"_s;
}

void TestConniosim::theFleetDemoRuns()
{
    QFETCH(QString, sockets);
    QFETCH(QString, rate);
    const Outcome run = conniosim({ u"run"_s, u"demo:fleet-50"_s, u"--local"_s, u"--transport"_s,
        u"tcp"_s, u"--duration"_s, u"3s"_s, u"--time-scale"_s, u"5"_s, u"--sockets"_s, sockets,
        u"--connect-rate"_s, rate, u"--json"_s });
    QVERIFY2(run.code == 0, QByteArray(run.err + run.out).constData());
    QCOMPARE(run.number(u"devices"_s), quint64(50));
    QCOMPARE(run.number(u"connected"_s), quint64(50));
    QVERIFY(run.number(u"published"_s) > 50);
    QCOMPARE(run.number(u"arrived"_s), run.number(u"published"_s));
}

void TestConniosim::aDeviceConnectsWithItsSecret()
{
    const Endpoint tls = m_broker.endpoint(TransportKind::Tls);
    const Outcome run = conniosim({ u"run"_s, profile(m_deviceId, m_keyId), u"--endpoint"_s,
                                      u"mqtts://localhost:%1"_s.arg(tls.port), u"--ca"_s,
                                      tls.tls.caFile, u"--duration"_s, u"1s"_s, u"--json"_s },
        m_broker.secret(m_keyId));
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(run.number(u"acknowledged"_s) > 0);
    QCOMPARE(run.number(u"acknowledged"_s), run.number(u"published"_s));
    QVERIFY(run.json().value(u"arrived"_s).isNull());
    QVERIFY(run.json().value(u"latencyMs"_s).isNull());
}

void TestConniosim::refusedConnectionsNameTheStage_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("hasAuthority");
    QTest::addColumn<QString>("deviceId");
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<bool>("hasSecret");
    QTest::addColumn<QString>("said");

    const QString tcp = u"tcp://127.0.0.1:%1"_s.arg(m_broker.endpoint(TransportKind::Tcp).port);
    const QString tls = u"tls://localhost:%1"_s.arg(m_broker.endpoint(TransportKind::Tls).port);
    const QString plainToTls
        = u"tcp://localhost:%1"_s.arg(m_broker.endpoint(TransportKind::Tls).port);
    const QString tlsToPlain
        = u"tls://localhost:%1"_s.arg(m_broker.endpoint(TransportKind::Tcp).port);
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const QString down = u"tcp://127.0.0.1:%1"_s.arg(gone.serverPort());
    gone.close();

    QTest::newRow("wrong secret") << tcp << false << m_deviceId << m_keyId << false << u"login"_s;
    QTest::newRow("unknown device") << tcp << false << u"_dev_999999999999999999"_s
                                    << u"_key_999999999999999999"_s << true << u"login"_s;
    QTest::newRow("broker down") << down << false << m_deviceId << m_keyId << true << u"TCP"_s;
    QTest::newRow("untrusted certificate")
        << tls << false << m_deviceId << m_keyId << true << u"certificate"_s;
    QTest::newRow("plain to a TLS port")
        << plainToTls << false << m_deviceId << m_keyId << true << u"TLS"_s;
    QTest::newRow("TLS to a plain port")
        << tlsToPlain << true << m_deviceId << m_keyId << true << u"TLS"_s;
}

void TestConniosim::refusedConnectionsNameTheStage()
{
    QFETCH(QString, url);
    QFETCH(bool, hasAuthority);
    QFETCH(QString, deviceId);
    QFETCH(QString, keyId);
    QFETCH(bool, hasSecret);
    QFETCH(QString, said);
    QStringList arguments { u"run"_s, profile(deviceId, keyId), u"--endpoint"_s, url,
        u"--duration"_s, u"20s"_s, u"--json"_s };
    if (hasAuthority)
        arguments += { u"--ca"_s, m_broker.endpoint(TransportKind::Tls).tls.caFile };
    const Outcome run = conniosim(arguments, hasSecret ? m_broker.secret(m_keyId) : u"wrong"_s);
    QVERIFY2(run.code == 3, QByteArray(run.err + run.out).constData());
    // It gives up at once instead of trying for 20 s.
    QVERIFY(run.json().value(u"durationS"_s).toDouble() < 15);
    const QJsonArray errors = run.json().value(u"errors"_s).toArray();
    QVERIFY2(!errors.isEmpty(), run.out.constData());
    QVERIFY2(errors.first().toString().contains(said, Qt::CaseInsensitive), run.out.constData());
    QVERIFY2(!run.out.contains(m_broker.secret(m_keyId).toUtf8())
            && !run.err.contains(m_broker.secret(m_keyId).toUtf8()),
        "the secret was printed");
}

void TestConniosim::brokenProfilesGivePositionAndRemedy_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("said");
    QTest::newRow("truncated") << u"\"devices\""_s << u"\\0"_s << u":"_s;
    QTest::newRow("unknown key") << u"\"decimals\""_s << u"\"decimal\""_s << u"decimals"_s;
    QTest::newRow("wrong type") << u"\"decimals\": 1"_s << u"\"decimals\": \"one\""_s
                                << u"/deviceTypes/0/properties/0/decimals"_s;
    QTest::newRow("property name with a blank")
        << u"\"id\": \"temperature\""_s << u"\"id\": \"room temperature\""_s
        << u"/deviceTypes/0/properties/0/id"_s;
    QTest::newRow("duplicate device id")
        << u"\"devices\": ["_s
        << u"\"devices\": [ { \"id\": \"d\", \"type\": \"t\", \"name\": \"E\", \"deviceId\": \"_dev_2\" },"_s
        << u"/devices/1"_s;
    QTest::newRow("secret in clear")
        << u"${env:SIM_TEST_SECRET}"_s << u"0123456789abcdef0123456789abcdef"_s
        << u"/devices/0/credentials/secretRef"_s;
}

void TestConniosim::brokenProfilesGivePositionAndRemedy()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, said);
    QString text = QString(kProfile).arg(m_deviceId, m_keyId);
    const qsizetype place = text.indexOf(from);
    QVERIFY(place > 0);
    if (to == "\\0"_L1)
        text.truncate(place);
    else
        text.replace(from, to);
    const QString path = m_folder.filePath(u"broken%1.conniosim"_s.arg(++m_files));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    const Outcome validate = conniosim({ u"validate"_s, path });
    QCOMPARE(validate.code, 2);
    const QString message = QString::fromUtf8(validate.err);
    const QRegularExpression position(QRegularExpression::escape(path) + u":\\d+:\\d+: "_s);
    QVERIFY2(position.match(message).hasMatch(), qPrintable(message));
    QVERIFY2(message.contains(said), qPrintable(message));
    QVERIFY2(!message.contains("0123456789abcdef"_L1), "the secret was printed");
    const Outcome run = conniosim({ u"run"_s, path, u"--local"_s, u"--duration"_s, u"1s"_s });
    QCOMPARE(run.code, 2);
}

void TestConniosim::templatesAreListed()
{
    const Outcome text = conniosim({ u"templates"_s });
    QVERIFY2(text.code == 0, text.err.constData());
    const Outcome json = conniosim({ u"templates"_s, u"--json"_s });
    QVERIFY2(json.code == 0, json.err.constData());
    const QList<QByteArray> lines = text.out.trimmed().split('\n');
    const QList<QByteArray> objects = json.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 8);
    QCOMPARE(objects.size(), 8);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QJsonObject object = QJsonDocument::fromJson(objects.at(i)).object();
        QCOMPARE(object.keys(), QStringList({ u"description"_s, u"name"_s, u"title"_s }));
        const QString line = QString::fromUtf8(lines.at(i));
        QVERIFY2(
            line.startsWith(object.value(u"name"_s).toString() + u' '), lines.at(i).constData());
        QVERIFY2(line.endsWith(object.value(u"description"_s).toString()), lines.at(i).constData());
    }
}

void TestConniosim::aTemplateIsWrittenAndRuns()
{
    const QString path = m_folder.filePath(u"tank.conniosim"_s);
    const Outcome written = conniosim({ u"templates"_s, u"water-tank"_s, u"--write"_s, path });
    QVERIFY2(written.code == 0, written.err.constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Outcome printed = conniosim({ u"templates"_s, u"water-tank"_s });
    QCOMPARE(printed.out, file.readAll());
    const Outcome valid = conniosim({ u"validate"_s, path });
    QVERIFY2(valid.code == 0 && valid.err.isEmpty(), valid.err.constData());
    const Outcome run
        = conniosim({ u"run"_s, u"template:water-tank"_s, u"--local"_s, u"--transport"_s, u"tcp"_s,
            u"--duration"_s, u"2s"_s, u"--time-scale"_s, u"60"_s, u"--json"_s });
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY(run.number(u"published"_s) > 10);
    QCOMPARE(run.number(u"arrived"_s), run.number(u"published"_s));
    QCOMPARE(run.number(u"rejected"_s), quint64(0));
}

void TestConniosim::aTemplateDoesNotReplaceAFile()
{
    const QString path = profile(m_deviceId, m_keyId);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const QStringList words { u"templates"_s, u"energy-meter"_s, u"--write"_s, path };
    const Outcome refused = conniosim(words);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("--force"), refused.err.constData());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    file.close();
    const Outcome forced = conniosim(words + QStringList { u"--force"_s });
    QVERIFY2(forced.code == 0, forced.err.constData());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Three-phase energy meter"));
}

void TestConniosim::badOptionsExitWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList {};
    QTest::newRow("unknown command") << QStringList { u"fly"_s };
    QTest::newRow("no file") << QStringList { u"run"_s };
    QTest::newRow("unknown option") << QStringList { u"run"_s, u"demo:cold-room"_s, u"--fast"_s };
    QTest::newRow("bad duration") << QStringList { u"run"_s, u"demo:cold-room"_s, u"--local"_s,
        u"--duration"_s, u"10"_s };
    QTest::newRow("bad transport")
        << QStringList { u"run"_s, u"demo:cold-room"_s, u"--local"_s, u"--transport"_s, u"udp"_s };
    QTest::newRow("bad qos") << QStringList { u"run"_s, u"demo:cold-room"_s, u"--local"_s,
        u"--qos"_s, u"3"_s };
    QTest::newRow("bad sockets") << QStringList { u"run"_s, u"demo:cold-room"_s, u"--local"_s,
        u"--sockets"_s, u"pipes"_s };
    QTest::newRow("bad connect rate")
        << QStringList { u"run"_s, u"demo:cold-room"_s, u"--local"_s, u"--connect-rate"_s, u"0"_s };
    QTest::newRow("conflict") << QStringList { u"run"_s, u"demo:cold-room"_s, u"--local"_s,
        u"--endpoint"_s, u"tcp://h"_s };
    QTest::newRow("missing file") << QStringList { u"validate"_s, u"/nowhere/x.conniosim"_s };
    QTest::newRow("unknown demo") << QStringList { u"preview"_s, u"demo:none"_s };
    QTest::newRow("unknown template") << QStringList { u"templates"_s, u"none"_s };
    QTest::newRow("two templates")
        << QStringList { u"templates"_s, u"water-tank"_s, u"energy-meter"_s };
    QTest::newRow("no template to write")
        << QStringList { u"templates"_s, u"--write"_s, u"x.conniosim"_s };
    QTest::newRow("unknown template as a file") << QStringList { u"preview"_s, u"template:none"_s };
    QTest::newRow("no secret") << QStringList { u"run"_s, u"demo:cold-room"_s, u"--endpoint"_s,
        u"tcp://127.0.0.1:1"_s };
}

void TestConniosim::badOptionsExitWithTwo()
{
    QFETCH(QStringList, arguments);
    const Outcome run = conniosim(arguments);
    QVERIFY2(run.code == 2, run.err.constData());
    QVERIFY(!run.err.isEmpty());
    QVERIFY2(run.out.isEmpty(), run.out.constData());
}

void TestConniosim::interruptDisconnectsCleanly()
{
    QProcess process;
    process.start(QStringLiteral(SIM_CONNIOSIM),
        { u"run"_s, u"demo:cold-room"_s, u"--local"_s, u"--transport"_s, u"tcp"_s });
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput(),
                                 out.contains("arrived") && out.contains("online 2/2")),
        30'000);
    process.terminate(); // SIGTERM goes the same way as Ctrl+C
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
    out += process.readAllStandardOutput();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY2(process.exitCode() == 0, QByteArray(out + process.readAllStandardError()).constData());
    QVERIFY2(out.contains("2 of 2 devices connected"), out.constData());
    QVERIFY2(out.contains("fingerprint"), out.constData());
}

void TestConniosim::helpNamesEveryOptionOfTheManual()
{
    QFile manual(QStringLiteral(SIM_SOURCE_DIR "/docs/command-line.md"));
    QVERIFY(manual.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(manual.readAll());
    const QRegularExpression option(u"--[a-z][a-z-]*"_s);
    for (const QString &command : { u"run"_s, u"preview"_s, u"validate"_s, u"import"_s,
             u"compare"_s, u"templates"_s, u"learn"_s, u"doctor"_s, u"mqtt"_s }) {
        const Outcome help = conniosim({ command, u"--help"_s });
        QCOMPARE(help.code, 0);
        const qsizetype begin = text.indexOf(u"\n## "_s + command);
        QVERIFY(begin > 0);
        const QString section = text.sliced(begin, text.indexOf("\n## "_L1, begin + 4) - begin);
        auto matches = option.globalMatch(QString::fromUtf8(help.out));
        while (matches.hasNext()) {
            const QString name = matches.next().captured();
            QVERIFY2(name == "--help"_L1 || section.contains(u"`"_s + name)
                    || section.contains(u", "_s + name),
                qPrintable(command + u": the manual lacks "_s + name));
        }
        matches = option.globalMatch(section.section(u'\n', 2));
        while (matches.hasNext()) {
            const QString name = matches.next().captured();
            QVERIFY2(help.out.contains(name.toUtf8()) || name == "--endpoint"_L1,
                qPrintable(command + u": the help lacks "_s + name));
        }
    }
}

QTEST_GUILESS_MAIN(TestConniosim)
#include "tst_conniosim.moc"
