// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tinybroker.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace sim::test;
using namespace Qt::StringLiterals;

/// The first thousand messages of `conniosim run`, read at the broker, are byte by byte those of
/// `conniosim preview`: for twenty profiles that have little in common.
class TestPreviewRuns : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runPublishesWhatPreviewShows_data();
    void runPublishesWhatPreviewShows();

private:
    static constexpr int kMessages = 1000;

    static QString program(const QStringList &arguments, QByteArray &output);

    TinyBroker m_broker;
};

namespace {

/// What a device publishes, in its order: flags, topic and payload of each message.
using Published = QMap<QByteArray, QList<QByteArray>>;

constexpr int kPublish = 3;
constexpr int kRetain = 1;

QDir profiles()
{
    return QDir(QStringLiteral(SIM_TEST_DATA "/varied"));
}

QByteArray lineOf(int qos, bool isRetained, const QByteArray &topic, const QByteArray &payload)
{
    return QByteArray::number(qos) + (isRetained ? " retained " : " ") + topic + ' ' + payload;
}

/// Of a topic `connio/data/out/devices/ID/...`.
QByteArray deviceOf(const QByteArray &topic)
{
    return topic.split('/').value(4);
}

Published previewed(const QByteArray &output)
{
    Published result;
    const QList<QByteArray> lines = output.trimmed().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject message = QJsonDocument::fromJson(line).object();
        const QByteArray topic = message.value("topic"_L1).toString().toUtf8();
        result[deviceOf(topic)].append(
            lineOf(message.value("qos"_L1).toInt(), message.value("retain"_L1).toBool(), topic,
                message.value("payload"_L1).toString().toUtf8()));
    }
    return result;
}

/// A PUBLISH packet (MQTT 3.1.1, section 3.3) without its packet id, which preview does not know.
Published published(const QList<QByteArray> &packets)
{
    Published result;
    for (const QByteArray &packet : packets) {
        const int flags = packet.at(0) & 0x0F;
        const int qos = flags >> 1 & 3;
        qsizetype at = 1;
        while ((packet.at(at++) & 0x80) != 0) { } // remaining length
        const qsizetype length
            = static_cast<uchar>(packet.at(at)) << 8 | static_cast<uchar>(packet.at(at + 1));
        const QByteArray topic = packet.mid(at + 2, length);
        const QByteArray payload = packet.mid(at + 2 + length + (qos > 0 ? 2 : 0));
        result[deviceOf(topic)].append(lineOf(qos, (flags & kRetain) != 0, topic, payload));
    }
    return result;
}

qsizetype countOf(const Published &published)
{
    qsizetype count = 0;
    for (const QList<QByteArray> &messages : published)
        count += messages.size();
    return count;
}

} // namespace

void TestPreviewRuns::initTestCase()
{
    QVERIFY(m_broker.listen());
}

/// What is wrong, or nothing.
QString TestPreviewRuns::program(const QStringList &arguments, QByteArray &output)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SIM_TEST_SECRET"_s, u"secret"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SIM_CONNIOSIM), arguments);
    // The broker lives in this thread: its events must go on.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000)) {
        process.kill();
        process.waitForFinished();
        return u"It did not end."_s;
    }
    output = process.readAllStandardOutput();
    const QByteArray errors = process.readAllStandardError();
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(errors);
}

void TestPreviewRuns::runPublishesWhatPreviewShows_data()
{
    QTest::addColumn<QString>("profile");
    const QStringList names = profiles().entryList({ u"*.conniosim"_s }, QDir::Files, QDir::Name);
    QCOMPARE(names.size(), 20);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << profiles().filePath(name);
}

void TestPreviewRuns::runPublishesWhatPreviewShows()
{
    QFETCH(QString, profile);
    // A Friday, so that windows of workdays and of nights have their part. The first sample waits
    // for the connection; what is kept all the same leaves in its order, since nothing paces it.
    const QStringList common { profile, u"--at"_s, u"2026-05-01T14:00:00Z"_s, u"--start-delay"_s,
        u"1h"_s };
    QByteArray output;
    const QString number = QString::number(kMessages);
    QCOMPARE(
        program(QStringList { u"preview"_s } + common + QStringList { u"-n"_s, number }, output),
        QString());
    const Published expected = previewed(output);
    QCOMPARE(countOf(expected), kMessages);

    const qsizetype before = m_broker.packets(kPublish).size();
    const QString url = u"mqtt://127.0.0.1:%1"_s.arg(m_broker.port());
    QCOMPARE(program(QStringList { u"run"_s } + common
                     + QStringList { u"--endpoint"_s, url, u"--max-messages"_s, number,
                         u"--time-scale"_s, u"10000"_s, u"--drain-rate"_s, u"0"_s },
                 output),
        QString());
    const Published made = published(m_broker.packets(kPublish).mid(before));
    QCOMPARE(countOf(made), kMessages);
    QCOMPARE(made.keys(), expected.keys());
    for (auto device = expected.begin(); device != expected.end(); ++device) {
        const QList<QByteArray> &messages = made[device.key()];
        QCOMPARE(messages, device.value());
    }
}

QTEST_GUILESS_MAIN(TestPreviewRuns)

#include "tst_previewruns.moc"
