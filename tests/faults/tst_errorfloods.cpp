// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fullscale.h"
#include "support/tinybroker.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace sim::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kNotAuthorized = 5;

/// `%1` devices that soon have no room for what they make; `%2` is the port.
constexpr auto kProfile = R"({
  "$schema": "conniosim-profile-1.schema.json", "formatVersion": 1, "name": "flood",
  "endpoints": [ { "id": "e", "transport": "tcp", "host": "127.0.0.1", "port": %2 } ],
  "deviceTypes": [ { "id": "t", "name": "T", "endpoint": "e",
    "publish": { "mode": "raw", "qos": 0, "offlineQueue": { "size": 2 } },
    "schedule": { "sampleEvery": "200ms" },
    "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
      "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ],
  "devices": [ { "id": "d", "type": "t", "name": "D", "count": %1,
    "idPattern": "_dev_00000000000000{n:04}",
    "credentials": { "keyId": "_key_1", "secretRef": "${env:SIM_TEST_SECRET}" } } ]
}
)"_L1;

} // namespace

/// U2 of the reliability page, for `conniosim run`: what happens to all devices is said once.
class ErrorFloodsTest : public QObject
{
    Q_OBJECT

private slots:
    void u2AFleetThatIsRefusedIsAFewLines();
};

void ErrorFloodsTest::u2AFleetThatIsRefusedIsAFewLines()
{
    const int devices = scaled(200, 5000);
    TinyBroker broker;
    QVERIFY(broker.listen());
    broker.script.connack = kNotAuthorized;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"flood.conniosim"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QString(kProfile).arg(devices).arg(broker.port()).toUtf8());
    file.close();

    QProcess run;
    QStringList environment = QProcess::systemEnvironment();
    environment << u"SIM_TEST_SECRET=s3cr3t"_s;
    run.setEnvironment(environment);
    run.start(QStringLiteral(SIM_CONNIOSIM),
        { u"run"_s, file.fileName(), u"--json"_s, u"--keep-trying"_s });
    QVERIFY(run.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(broker.connects(), devices, 60'000); // each had its answer
    QByteArray said;
    const auto lines = [&run, &said](const QByteArray &about) {
        said += run.readAllStandardError();
        const QList<QByteArray> all = said.split('\n');
        return std::count_if(all.begin(), all.end(),
            [&about](const QByteArray &line) { return line.contains(about); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(lines("loses messages") >= 2, 60'000); // the first, then the others
    run.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(run.state(), QProcess::NotRunning, 60'000);

    // The connects take a while (they are limited), so others may follow; not one for each device.
    for (const QByteArray &about : { "loses messages"_ba, "login refused"_ba }) {
        QVERIFY2(lines(about) >= 2, said.left(3000).constData());
        QVERIFY2(lines(about) <= 10, said.left(3000).constData());
    }
    QVERIFY2(said.contains(" more: "), said.left(3000).constData());
    const QJsonArray errors = QJsonDocument::fromJson(run.readAllStandardOutput())
                                  .object()
                                  .value(u"errors"_s)
                                  .toArray();
    const QString more = u"D and %1 more: "_s.arg(devices - 1);
    const auto isAboutAll
        = [&more](const QJsonValue &error) { return error.toString().contains(more); };
    QVERIFY2(std::count_if(errors.begin(), errors.end(), isAboutAll) >= 2,
        QJsonDocument(errors).toJson().left(3000).constData());
    QVERIFY2(errors.size() <= 5, QJsonDocument(errors).toJson().left(3000).constData());
    qInfo() << devices << "devices:" << said.count('\n') << "lines," << errors.size() << "errors";
}

QTEST_GUILESS_MAIN(ErrorFloodsTest)
#include "tst_errorfloods.moc"
