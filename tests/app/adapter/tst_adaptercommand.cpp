// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/adaptercommand.h"
#include "app/cli/adapter/adaptererrors.h"
#include "app/cli/adapter/adapterfields.h"
#include "app/cli/adapter/commandvalues.h"
#include "core/base/baseerrors.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

namespace {

constexpr qsizetype kMaxLine = 1000;

std::variant<AdapterCommand, CommandFault> read(const QByteArray &line)
{
    return readAdapterCommand(line, 7, kMaxLine);
}

QJsonObject fieldsOf(const QByteArray &line)
{
    const auto command = read(line);
    const auto *const good = std::get_if<AdapterCommand>(&command);
    return good ? good->fields : QJsonObject();
}

} // namespace

class TestAdapterCommand : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandIsRead_data();
    void everyCommandIsRead();
    void badLinesAreRefused_data();
    void badLinesAreRefused();
    void faultsKeepClientAndHandle();
    void nullsCountAsAbsent();
    void openHasDefaults();
    void openMeansWhatItSays();
    void policyMeansWhatItSays();
    void theManualNamesEverything();
};

void TestAdapterCommand::everyCommandIsRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *line, AdapterCommand::Kind kind) {
        QTest::newRow(line) << QByteArray(line) << static_cast<int>(kind);
    };
    using Kind = AdapterCommand::Kind;
    row(R"({"command":"open","host":"h"})", Kind::Open);
    row(R"({"cmd":"open","host":"h"})", Kind::Open);
    row(R"({"command":"publish","topic":"t"})", Kind::Publish);
    row(R"({"command":"subscribe","topic":"t","qos":2})", Kind::Subscribe);
    row(R"({"command":"unsubscribe","topic":"t"})", Kind::Unsubscribe);
    row(R"({"command":"close"})", Kind::Close);
    row(R"({"command":"abort"})", Kind::Abort);
    row(R"({"command":"reconnect","now":true})", Kind::Reconnect);
    row(R"({"command":"reconnect","policy":"off"})", Kind::Reconnect);
    row(R"( {"command":"stats","client":"c"} )", Kind::Stats);
    row(R"({"command":"exit","code":255})", Kind::Exit);
}

void TestAdapterCommand::everyCommandIsRead()
{
    QFETCH(QByteArray, line);
    QFETCH(int, kind);
    const auto command = read(line);
    const auto *const fault = std::get_if<CommandFault>(&command);
    QVERIFY2(fault == nullptr, fault ? qPrintable(fault->error.message()) : "");
    QCOMPARE(static_cast<int>(std::get<AdapterCommand>(command).kind), kind);
}

void TestAdapterCommand::badLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    QFile table(QStringLiteral(SIM_TEST_DATA) + u"/adapter/badlines.tsv"_s);
    QVERIFY(table.open(QIODevice::ReadOnly));
    while (!table.atEnd()) {
        const QByteArrayList cells = table.readLine().chopped(1).split('\t');
        if (cells.size() < 3)
            continue;
        const QByteArray line = QByteArray(cells.at(2))
                                    .replace("<FF>", "\xFF")
                                    .replace("<long>", QByteArray(kMaxLine, 'x'));
        QTest::newRow(cells.at(2).constData())
            << line << QString::fromUtf8(cells.at(0)) << QString::fromUtf8(cells.at(1));
    }
}

void TestAdapterCommand::badLinesAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, code);
    QFETCH(QString, where);
    const auto command = read(line);
    const auto *const fault = std::get_if<CommandFault>(&command);
    QVERIFY(fault);
    QCOMPARE(fault->error.code(), code);
    QCOMPARE(fault->error.where(), u"stdin:7"_s + where);
    QVERIFY(!fault->error.what().isEmpty());
    QVERIFY(!fault->error.remedy().isEmpty());
    static const QRegularExpression unfilled(u"%[0-9]"_s);
    QVERIFY2(!fault->error.message().contains(unfilled), qPrintable(fault->error.message()));
}

void TestAdapterCommand::faultsKeepClientAndHandle()
{
    const auto command = read(R"({"command":"publish","client":"c","handle":"h\u00e9","qos":9})");
    const auto &fault = std::get<CommandFault>(command);
    QCOMPARE(fault.client.value_or(QString()), u"c"_s);
    QCOMPARE(fault.handle, QByteArray("\"h\xC3\xA9\""));
    QCOMPARE(handleJson(QJsonValue(qint64(9007199254740991))), QByteArray("9007199254740991"));
    QCOMPARE(handleJson(QJsonValue()), QByteArray());
}

void TestAdapterCommand::nullsCountAsAbsent()
{
    const QJsonObject fields = fieldsOf(
        R"({"command":"open","host":"h","user":null,"will":{"topic":"t","payload":null}})");
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields.value(u"will"_s).toObject().keys(), QStringList({ u"topic"_s }));
}

void TestAdapterCommand::openHasDefaults()
{
    const ScriptLinkSettings settings = settingsOf(fieldsOf(R"({"command":"open","host":"h"})"));
    QCOMPARE(settings.endpoint.host, u"h"_s);
    QCOMPARE(settings.endpoint.port, quint16(1883));
    QVERIFY(settings.endpoint.transport == TransportKind::Tcp);
    QVERIFY(settings.endpoint.isSessionClean);
    QVERIFY(settings.endpoint.keepAlive == 25s);
    QVERIFY(settings.endpoint.connectTimeout == 60s);
    QVERIFY(settings.endpoint.tls.isVerified);
    QCOMPARE(settings.clientId, QString());
    QVERIFY(!settings.will);
    QCOMPARE(settings.window, 20);
    QCOMPARE(settings.maxPacketBytes, 1024 * 1024);
}

void TestAdapterCommand::openMeansWhatItSays()
{
    const ScriptLinkSettings settings = settingsOf(fieldsOf(
        R"({"command":"open","host":"[::1]","port":1,"transport":"wss","path":"/p","id":"i",)"
        R"("clean":false,"keepAlive":0,"user":"u","secret":"s","window":3,)"
        R"("will":{"topic":"w","payloadBase64":"/w==","qos":2,"retain":true},)"
        R"("tls":{"ca":"a","cert":"c","key":"k","pass":"p","verify":false},)"
        R"("limits":{"packetBytes":99,"outboxMessages":1,"outboxBytes":2,"connectTimeout":0.5,)"
        R"("stallTimeout":"2s"}})"));
    QCOMPARE(settings.endpoint.host, u"::1"_s);
    QVERIFY(settings.endpoint.transport == TransportKind::SecureWebSocket);
    QCOMPARE(settings.endpoint.path, u"/p"_s);
    QVERIFY(!settings.endpoint.isSessionClean);
    QVERIFY(settings.endpoint.keepAlive == 0s);
    QCOMPARE(settings.username, u"u"_s);
    QCOMPARE(settings.password, u"s"_s);
    QVERIFY(
        settings.will == Message({ .topic = "w", .payload = "\xFF", .qos = 2, .retain = true }));
    QCOMPARE(settings.endpoint.tls.caFile, u"a"_s);
    QCOMPARE(settings.endpoint.tls.certificateFile, u"c"_s);
    QCOMPARE(settings.endpoint.tls.keyFile, u"k"_s);
    QCOMPARE(settings.keyPassphrase, u"p"_s);
    QVERIFY(!settings.endpoint.tls.isVerified);
    QCOMPARE(settings.maxPacketBytes, 99);
    QCOMPARE(settings.maxQueuedMessages, 1);
    QCOMPARE(settings.maxQueuedBytes, 2);
    QVERIFY(settings.endpoint.connectTimeout == 500ms);
    QVERIFY(settings.stallTimeout == 2s);
    QCOMPARE(settings.window, 3);
}

void TestAdapterCommand::policyMeansWhatItSays()
{
    QVERIFY(!retryOf(u"off"_s));
    QVERIFY(!retryOf({}));
    const auto retry = retryOf(
        QJsonObject { { u"first"_s, u"50ms"_s }, { u"max"_s, 2.5 }, { u"jitter"_s, u"25%"_s } });
    QVERIFY(retry);
    QVERIFY(retry->delays.first == 50ms);
    QVERIFY(retry->delays.max == 2500ms);
    QCOMPARE(retry->delays.jitter, 25.0);
    QVERIFY(!retry->isEndless);
    QVERIFY(retryOf(QJsonObject {})->delays == ReconnectSettings());
}

void TestAdapterCommand::theManualNamesEverything()
{
    QFile file(QStringLiteral(SIM_SOURCE_DIR) + u"/docs/mqtt-adapter.md"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray manual = file.readAll();
    const std::function<void(std::span<const FieldDescription>)> check
        = [&](std::span<const FieldDescription> fields) {
              for (const FieldDescription &field : fields) {
                  QVERIFY2(
                      manual.contains(QByteArray("`" + QByteArray(field.name) + "`")), field.name);
                  check(field.fields);
              }
          };
    for (const CommandDescription &command : adapterCommands()) {
        QVERIFY2(manual.contains(QByteArray("### " + QByteArray(command.name))), command.name);
        check(command.fields);
    }
}

QTEST_APPLESS_MAIN(TestAdapterCommand)
#include "tst_adaptercommand.moc"
