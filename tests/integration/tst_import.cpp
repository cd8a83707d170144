// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/httpsserver.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace sim::test;
using namespace Qt::StringLiterals;

/// `conniosim import` and `compare`, from the platform's documents and from its REST interface.
class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void importedProfileValidatesAndComparesEqual();
    void standardOutputIsTheProfile();
    void aFileIsNotWrittenOver();
    void differencesAreNamedAndDecideTheExitCode();
    void readsTheStateFromThePlatform();
    void refusesWhatCannotBeUsed_data();
    void refusesWhatCannotBeUsed();
    void ctrlCCancels();

private:
    struct Outcome
    {
        int code = -1;
        QString out;
        QString err;
    };

    Outcome conniosim(const QStringList &arguments, const QString &secret = {}) const;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    TestCertificates m_certificates;
    TestCertificates::Pair m_authority;
    TestCertificates::Pair m_pair;
};

namespace {

QString data(const QString &name)
{
    return QStringLiteral(SIM_TEST_DATA "/import/") + name;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestImport::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_authority = m_certificates.makeAuthority(u"ca"_s);
    m_pair = m_certificates.make({ .name = u"server"_s }, m_authority);
    QCOMPARE(m_certificates.errorText(), QString());
}

TestImport::Outcome TestImport::conniosim(const QStringList &arguments, const QString &secret) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!secret.isEmpty())
        environment.insert(u"CONNIO_SECRET"_s, secret);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SIM_CONNIOSIM), arguments);
    // The server of the test lives in this thread: its events must go on.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000))
        process.kill();
    process.waitForFinished();
    return { .code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        .out = QString::fromUtf8(process.readAllStandardOutput()),
        .err = QString::fromUtf8(process.readAllStandardError()) };
}

void TestImport::importedProfileValidatesAndComparesEqual()
{
    const QStringList documents { data(u"profile.json"_s), data(u"properties.json"_s),
        data(u"methods.json"_s), data(u"devices.json"_s), data(u"key.json"_s) };
    const QString file = path(u"whole.conniosim"_s);
    const Outcome import
        = conniosim(QStringList { u"import"_s } + documents + QStringList { u"-o"_s, file });
    QVERIFY2(import.code == 0, qPrintable(import.err));
    QVERIFY2(
        import.out.contains(u"device types 1, properties 5, devices 2"_s), qPrintable(import.out));
    QVERIFY(import.err.contains(u"The secret of the key"_s));
    QVERIFY(!contents(file).contains("0123456789abcdef"));
    const Outcome validate = conniosim({ u"validate"_s, file });
    QVERIFY2(validate.code == 0, qPrintable(validate.err));
    const Outcome preview = conniosim({ u"preview"_s, file, u"-n"_s, u"20"_s });
    QVERIFY2(preview.code == 0, qPrintable(preview.err));
    QCOMPARE(preview.out.count(u'\n'), 20);
    const Outcome compare = conniosim(QStringList { u"compare"_s, file } + documents);
    QVERIFY2(compare.code == 0, qPrintable(compare.err));
    QVERIFY2(compare.out.contains(u"the same"_s), qPrintable(compare.out));
}

void TestImport::standardOutputIsTheProfile()
{
    const Outcome import
        = conniosim({ u"import"_s, data(u"state.json"_s), u"--name"_s, u"Pumps"_s });
    QCOMPARE(import.code, 0);
    QFile file(path(u"out.conniosim"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(import.out.toUtf8()) > 0);
    file.close();
    QVERIFY(import.out.contains(u"\"name\": \"Pumps\""_s));
    const Outcome validate = conniosim({ u"validate"_s, file.fileName() });
    QVERIFY2(validate.code == 0, qPrintable(validate.err));
}

void TestImport::aFileIsNotWrittenOver()
{
    const QString file = path(u"mine.conniosim"_s);
    QFile mine(file);
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") > 0);
    mine.close();
    const QStringList arguments { u"import"_s, data(u"state.json"_s), u"-o"_s, file };
    const Outcome refused = conniosim(arguments);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(u"--force"_s), qPrintable(refused.err));
    QCOMPARE(contents(file), "mine"_ba);
    QCOMPARE(conniosim(arguments + QStringList { u"--force"_s }).code, 0);
    QVERIFY(contents(file) != "mine"_ba);
}

void TestImport::differencesAreNamedAndDecideTheExitCode()
{
    const Outcome text = conniosim({ u"compare"_s, u"demo:cold-room"_s, data(u"state.json"_s) });
    QCOMPARE(text.code, 1);
    QVERIFY2(text.out.contains(u"flow: missing here"_s), qPrintable(text.out));
    QVERIFY2(
        text.out.contains(u"temperature: the platform does not know it"_s), qPrintable(text.out));
    const Outcome json
        = conniosim({ u"compare"_s, u"demo:cold-room"_s, data(u"state.json"_s), u"--json"_s });
    QCOMPARE(json.code, 1);
    QVERIFY2(json.out.contains(u"\"difference\":\"extra\""_s), qPrintable(json.out));
    const Outcome unpaired = conniosim(
        { u"compare"_s, u"demo:cold-room"_s, data(u"state.json"_s), data(u"properties.json"_s) });
    QCOMPARE(unpaired.code, 2);
    QVERIFY2(unpaired.err.contains(u"--type and --profile"_s), qPrintable(unpaired.err));
    QCOMPARE(conniosim({ u"compare"_s, u"demo:cold-room"_s, data(u"state.json"_s),
                           data(u"properties.json"_s), u"--profile"_s, u"PUMP"_s })
                 .code,
        1);
}

void TestImport::readsTheStateFromThePlatform()
{
    HttpsServer server(m_pair, httpAnswer("200 OK", contents(data(u"state.json"_s))));
    const QStringList arguments { u"import"_s, u"--fetch"_s, u"--url"_s, server.base(), u"--user"_s,
        u"_key_1"_s, u"--ca"_s, m_authority.certificate };
    const Outcome import = conniosim(arguments, u"topsecret"_s);
    QVERIFY2(import.code == 0, qPrintable(import.err));
    QVERIFY(import.out.contains(u"\"flow\""_s));
    QVERIFY(!import.out.contains(u"topsecret"_s) && !import.err.contains(u"topsecret"_s));
    HttpsServer refusing(m_pair, httpAnswer("401 Unauthorized", R"([{"message": "No such key"}])"));
    QStringList refused = arguments;
    refused.replace(3, refusing.base());
    const Outcome failure = conniosim(refused, u"topsecret"_s);
    QCOMPARE(failure.code, 2);
    QVERIFY2(failure.err.contains(u"HTTP 401: No such key"_s), qPrintable(failure.err));
    QVERIFY(!failure.err.contains(u"topsecret"_s));
}

void TestImport::refusesWhatCannotBeUsed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QStringList { u"import"_s } << u"There is nothing to read"_s;
    QTest::newRow("no file") << QStringList { u"import"_s, u"/nowhere/x.json"_s }
                             << u"/nowhere/x.json: The file cannot be read"_s;
    QTest::newRow("profile alone") << QStringList { u"import"_s, data(u"profile.json"_s) }
                                   << u"no property that a device could send"_s;
    QTest::newRow("no document") << QStringList { u"import"_s, data(u"devices.json"_s),
        QStringLiteral(SIM_SOURCE_DIR "/CMakePresets.json") }
                                 << u"CMakePresets.json:1:1: This is no document"_s;
    QTest::newRow("not fetching") << QStringList { u"import"_s, u"--url"_s, u"https://x"_s }
                                  << u"--url goes with --fetch"_s;
    QTest::newRow("no secret") << QStringList { u"import"_s, u"--fetch"_s, u"--user"_s, u"k"_s }
                               << u"${env:CONNIO_SECRET} is not available"_s;
    QTest::newRow("transport") << QStringList { u"import"_s, data(u"state.json"_s),
        u"--transport"_s, u"udp"_s }
                               << u"tcp, tls, ws or wss"_s;
    QTest::newRow("no profile") << QStringList { u"compare"_s } << u"Usage: conniosim compare"_s;
}

void TestImport::refusesWhatCannotBeUsed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, text);
    const Outcome outcome = conniosim(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains(text), qPrintable(outcome.err));
    QCOMPARE(outcome.out, QString());
}

void TestImport::ctrlCCancels()
{
    HttpsServer silent(m_pair, {});
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CONNIO_SECRET"_s, u"s"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SIM_CONNIOSIM),
        { u"import"_s, u"--fetch"_s, u"--url"_s, silent.base(), u"--user"_s, u"k"_s, u"--ca"_s,
            m_authority.certificate });
    QTRY_VERIFY_WITH_TIMEOUT(!silent.request().isEmpty(), 20'000);
    process.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10'000);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("cancelled"));
}

QTEST_GUILESS_MAIN(TestImport)

#include "tst_import.moc"
