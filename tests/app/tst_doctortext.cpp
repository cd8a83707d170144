// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/doctorcommand.h"
#include "app/cli/doctortext.h"
#include "app/cli/doctorvisit.h"
#include "app/cli/exitcode.h"
#include "core/link/linkerrors.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

DoctorCheck checkOf(DoctorStep step, DoctorOutcome outcome)
{
    DoctorCheck check;
    check.step = step;
    check.outcome = outcome;
    check.duration = Microseconds(12'345);
    return check;
}

DoctorReport reportOf(const QList<DoctorCheck> &checks)
{
    DoctorReport report;
    report.address = u"mqtts://broker.example:8883"_s;
    report.checks = checks;
    return report;
}

DoctorReport failedAt(DoctorStep step)
{
    DoctorCheck check = checkOf(step, DoctorOutcome::Failed);
    check.error = Error(errors::kRefused, { u"refused"_s });
    return reportOf({ check });
}

} // namespace

/// Tick list, exit codes and words of `conniosim doctor`.
class TestDoctorText : public QObject
{
    Q_OBJECT

private slots:
    void plainTextHasWordsAndNoEscapes();
    void terminalsGetMarksColoursAndWrappedLines();
    void exitCodes_data();
    void exitCodes();
    void addressesAreToldFromFiles_data();
    void addressesAreToldFromFiles();
    void jsonNamesStepAndCode();
};

void TestDoctorText::plainTextHasWordsAndNoEscapes()
{
    const DoctorText text(false, 0);
    DoctorCheck check = checkOf(DoctorStep::Connect, DoctorOutcome::Failed);
    check.details = { { u"Address"_s, u"192.0.2.1"_s } };
    check.error = Error(errors::kRefused, { u"no"_s });
    check.hints = { u"Look there."_s };
    QCOMPARE(text.check(check),
        u"  [failed] TCP connect             12 ms\n"
        "      Address: 192.0.2.1\n"
        "      TCP connect: nothing listens there: no.\n"
        "      Check host and port, and whether the broker runs.\n"
        "      Look there.\n"_s);
    QVERIFY(text.running(check).isEmpty());
    QCOMPARE(text.verdict(reportOf({ check })), u"Failed: TCP connect.\n"_s);
    check = checkOf(DoctorStep::Login, DoctorOutcome::Skipped);
    QCOMPARE(text.check(check), u"  [skipped] MQTT login\n"_s);
}

void TestDoctorText::terminalsGetMarksColoursAndWrappedLines()
{
    const DoctorText text(true, 60);
    DoctorCheck check = checkOf(DoctorStep::Encrypt, DoctorOutcome::Warned);
    check.hints = { u"word "_s.repeated(40).trimmed() };
    const QString shown = text.check(check);
    QVERIFY(shown.startsWith(u"  \x1b[33m!\x1b[0m TLS handshake"_s));
    for (QString line : shown.split(u'\n')) {
        line.remove(u"\x1b[33m"_s).remove(u"\x1b[2m"_s).remove(u"\x1b[0m"_s);
        QVERIFY2(line.size() <= 60, qPrintable(line));
    }
    QCOMPARE(shown.count(u"word"_s), 40);
    QCOMPARE(text.running(checkOf(DoctorStep::Login, DoctorOutcome::Running)), u"  … MQTT login"_s);
}

void TestDoctorText::exitCodes_data()
{
    QTest::addColumn<QList<DoctorReport>>("reports");
    QTest::addColumn<int>("code");
    const DoctorReport good = reportOf({ checkOf(DoctorStep::Login, DoctorOutcome::Passed) });
    const DoctorReport hinted = reportOf({ checkOf(DoctorStep::Login, DoctorOutcome::Warned) });
    DoctorReport cancelled = reportOf({ checkOf(DoctorStep::Login, DoctorOutcome::Skipped) });
    cancelled.isCancelled = true;
    using List = QList<DoctorReport>;
    QTest::newRow("good") << List { good } << 0;
    QTest::newRow("hints") << List { good, hinted } << 0;
    QTest::newRow("file") << List { failedAt(DoctorStep::Settings) } << 2;
    QTest::newRow("lookup") << List { failedAt(DoctorStep::Resolve) } << 3;
    QTest::newRow("login") << List { failedAt(DoctorStep::Login) } << 3;
    QTest::newRow("subscription") << List { failedAt(DoctorStep::Subscribe) } << 1;
    QTest::newRow("one of two") << List { good, failedAt(DoctorStep::Connect) } << 1;
    QTest::newRow("none of two") << List { failedAt(DoctorStep::Login),
        failedAt(DoctorStep::Connect) }
                                 << 3;
    QTest::newRow("cancelled") << List { cancelled } << 1;
}

void TestDoctorText::exitCodes()
{
    QFETCH(QList<DoctorReport>, reports);
    QFETCH(int, code);
    QCOMPARE(exitCodeOf(reports), code);
}

void TestDoctorText::addressesAreToldFromFiles_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<bool>("isAddress");
    QTest::newRow("URL") << u"mqtts://h"_s << true;
    QTest::newRow("host") << u"broker.example"_s << true;
    QTest::newRow("host and port") << u"broker.example:1883"_s << true;
    QTest::newRow("IPv6") << u"[::1]:1883"_s << true;
    QTest::newRow("demo") << u"demo:cold-room"_s << false;
    QTest::newRow("profile") << u"missing.conniosim"_s << false;
    QTest::newRow("path") << u"some/where"_s << false;
}

void TestDoctorText::addressesAreToldFromFiles()
{
    QFETCH(QString, argument);
    QFETCH(bool, isAddress);
    QCOMPARE(DoctorCommand::isAddress(argument), isAddress);
}

void TestDoctorText::jsonNamesStepAndCode()
{
    const QJsonObject object = toJson(QList<DoctorReport> { failedAt(DoctorStep::Connect) });
    QCOMPARE(object.value(u"exitCode"_s).toInt(), 3);
    const QJsonObject report = object.value(u"reports"_s).toArray().first().toObject();
    QCOMPARE(report.value(u"outcome"_s).toString(), u"failed"_s);
    const QJsonObject check = report.value(u"checks"_s).toArray().first().toObject();
    QCOMPARE(check.value(u"step"_s).toString(), u"connect"_s);
    QCOMPARE(check.value(u"error"_s).toObject().value(u"code"_s).toString(), u"link.refused"_s);
    QCOMPARE(check.value(u"ms"_s).toDouble(), 12.345);
}

QTEST_GUILESS_MAIN(TestDoctorText)
#include "tst_doctortext.moc"
