// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/manualclock.h"
#include "ui/connection/remedy.h"
#include "ui/connection/runproblems.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

namespace {

const ErrorKind kRefused { .code = "link.loginRefused",
    .persistence = Persistence::Persistent,
    .what = "login refused",
    .why = "the secret does not match %1",
    .remedy = "Check the secret." };
const ErrorKind kLost { .code = "link.lost",
    .persistence = Persistence::Transient,
    .what = "The connection was lost",
    .why = "",
    .remedy = "" };

} // namespace

class TestRunProblems : public QObject
{
    Q_OBJECT

private slots:
    void isAProperModel();
    void tenThousandEqualErrorsAreOneRow();
    void differentCausesAreDifferentRows();
    void oldestRowMakesRoom();
    void clearForgetsAll();
    void sentenceHasCapitalAndStop();
    void copiedTextIsComplete();
    void deviceListsAreShort_data();
    void deviceListsAreShort();
    void remedyFitsTheError_data();
    void remedyFitsTheError();
    void everyRemedyButNoneHasAButton();

private:
    test::ManualClock m_clock;
};

void TestRunProblems::isAProperModel()
{
    RunProblems problems(m_clock);
    QAbstractItemModelTester tester(
        &problems, QAbstractItemModelTester::FailureReportingMode::QtTest);
    problems.add(u"d1"_s, Error(kRefused, { u"k1"_s }));
    problems.add(u"d2"_s, Error(kLost));
    problems.dismiss(0);
    problems.clear();
    QCOMPARE(problems.rowCount(), 0);
}

void TestRunProblems::tenThousandEqualErrorsAreOneRow()
{
    RunProblems problems(m_clock);
    QSignalSpy totals(&problems, &RunProblems::totalChanged);
    for (int i = 0; i < 10'000; ++i)
        problems.add(u"d%1"_s.arg(i), Error(kLost));
    QCOMPARE(problems.rowCount(), 1);
    const RunProblem &row = problems.problem(0);
    QCOMPARE(row.count, 10'000);
    QCOMPARE(row.devices, QStringList({ u"d0"_s, u"d1"_s, u"d2"_s }));
    QCOMPARE(row.allDevices.size(), 10'000);
    QCOMPARE(problems.total(), 10'000);
    QCOMPARE(totals.last().first().toULongLong(), 10'000);
}

void TestRunProblems::differentCausesAreDifferentRows()
{
    RunProblems problems(m_clock);
    problems.add(u"d1"_s, Error(kRefused, { u"k1"_s }));
    problems.add(u"d2"_s, Error(kRefused, { u"k2"_s }));
    problems.add(u"d2"_s, Error(kLost));
    QCOMPARE(problems.rowCount(), 3);
}

void TestRunProblems::oldestRowMakesRoom()
{
    RunProblems problems(m_clock);
    for (int i = 0; i <= RunProblems::kMaxRows; ++i) {
        problems.add({}, Error(kRefused, { QString::number(i) }));
        m_clock.advance(1s);
        if (i == 50)
            problems.add({}, Error(kRefused, { u"0"_s })); // seen again: no longer the oldest
    }
    QCOMPARE(problems.rowCount(), int(RunProblems::kMaxRows));
    QCOMPARE(problems.problem(0).error.arguments(), QStringList { u"0"_s });
    QCOMPARE(problems.problem(1).error.arguments(), QStringList { u"2"_s });
}

void TestRunProblems::clearForgetsAll()
{
    RunProblems problems(m_clock);
    problems.add(u"d1"_s, Error(kLost));
    QSignalSpy totals(&problems, &RunProblems::totalChanged);
    problems.clear();
    QCOMPARE(problems.total(), 0);
    QCOMPARE(totals.last().first().toULongLong(), 0);
}

void TestRunProblems::sentenceHasCapitalAndStop()
{
    QCOMPARE(
        sentence(Error(kRefused, { u"k1"_s })), u"Login refused: the secret does not match k1."_s);
    QCOMPARE(sentence(Error(kLost)), u"The connection was lost."_s);
}

void TestRunProblems::copiedTextIsComplete()
{
    RunProblems problems(m_clock);
    problems.add(u"d1"_s, Error(kRefused, { u"k1"_s }, u"mqtts://broker:8883"_s));
    const QString text = problemText(problems.problem(0));
    for (const QString &part : { u"Login refused"_s, u"Check the secret."_s,
             u"mqtts://broker:8883"_s, u"d1"_s, u"link.loginRefused"_s })
        QVERIFY2(text.contains(part), qPrintable(part));
    QCOMPARE(problems.index(0).data(Qt::ToolTipRole).toString(), text);
}

void TestRunProblems::deviceListsAreShort_data()
{
    QTest::addColumn<QStringList>("named");
    QTest::addColumn<int>("total");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QStringList {} << 0 << QString();
    QTest::newRow("one") << QStringList { u"A"_s } << 1 << u"A"_s;
    QTest::newRow("two") << QStringList { u"A"_s, u"B"_s } << 2 << u"A and B"_s;
    QTest::newRow("three") << QStringList { u"A"_s, u"B"_s, u"C"_s } << 3 << u"A, B and C"_s;
    QTest::newRow("fifty") << QStringList { u"A"_s, u"B"_s, u"C"_s } << 50
                           << u"A, B, C and 47 more"_s;
}

void TestRunProblems::deviceListsAreShort()
{
    QFETCH(QStringList, named);
    QFETCH(int, total);
    QTEST(deviceListText(named, total), "text");
}

void TestRunProblems::remedyFitsTheError_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Remedy>("remedy");
    QTest::newRow("missing secret") << "file.secretMissing"_ba << Remedy::EnterSecret;
    QTest::newRow("keychain") << "file.keychainDenied"_ba << Remedy::EnterSecret;
    QTest::newRow("login") << "link.loginRefused"_ba << Remedy::EnterSecret;
    QTest::newRow("certificate") << "link.certificateUntrusted"_ba << Remedy::EditEndpoint;
    QTest::newRow("host") << "link.hostNotFound"_ba << Remedy::EditEndpoint;
    QTest::newRow("lost") << "link.connectionLost"_ba << Remedy::ConnectAgain;
    QTest::newRow("disk") << "file.cannotWrite"_ba << Remedy::SaveAs;
    QTest::newRow("unknown") << "other.thing"_ba << Remedy::None;
}

void TestRunProblems::remedyFitsTheError()
{
    QFETCH(QByteArray, code);
    QFETCH(Remedy, remedy);
    const ErrorKind kind { .code = code.constData(), .what = "x" };
    QCOMPARE(remedyFor(Error(kind)), remedy);
}

void TestRunProblems::everyRemedyButNoneHasAButton()
{
    QVERIFY(remedyText(Remedy::None).isEmpty());
    for (const Remedy remedy : { Remedy::EnterSecret, Remedy::EditEndpoint, Remedy::ConnectAgain,
             Remedy::RunLocally, Remedy::AddDevice, Remedy::SaveAs })
        QVERIFY(!remedyText(remedy).isEmpty());
}

QTEST_GUILESS_MAIN(TestRunProblems)
#include "tst_runproblems.moc"
