// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/baseerrors.h"
#include "core/base/result.h"

#include <QtTest/QTest>

#include <memory>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

const ErrorKind kLost {
    .code = "test.lost",
    .persistence = Persistence::Transient,
    .what = "%1 is lost at %2",
    .why = "the network is down",
    .remedy = "Wait for %1.",
};

const ErrorKind kPlain { .code = "test.plain", .what = "Nothing works" };

} // namespace

/// Errors as values, and results that hold one or the other.
class TestResult : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void errorFillsItsSentences();
    void errorLeavesEmptyPartsOut();
    void argumentsAreNotFilledAgain();
    void missingArgumentsAreEmpty();
    void kindDecidesPersistence();
    void placeCanBeChanged();
    void errorsCompareByValue();
    void baseErrorsSayWhatToDo_data();
    void baseErrorsSayWhatToDo();
    void resultHoldsValueOrError();
    void resultMovesWhatCannotBeCopied();
    void resultOfNothing();
};

void TestResult::errorFillsItsSentences()
{
    const Error error(kLost, { u"d1"_s, u"home"_s }, u"a.json:3:4"_s);
    QCOMPARE(error.code(), u"test.lost"_s);
    QCOMPARE(error.what(), u"d1 is lost at home"_s);
    QCOMPARE(error.why(), u"the network is down"_s);
    QCOMPARE(error.remedy(), u"Wait for d1."_s);
    QCOMPARE(
        error.message(), u"a.json:3:4: d1 is lost at home, the network is down. Wait for d1."_s);
}

void TestResult::errorLeavesEmptyPartsOut()
{
    QCOMPARE(Error(kPlain).message(), u"Nothing works."_s);
}

void TestResult::argumentsAreNotFilledAgain()
{
    QCOMPARE(Error(kLost, { u"%2 100%"_s, u"%1"_s }).what(), u"%2 100% is lost at %1"_s);
}

void TestResult::missingArgumentsAreEmpty()
{
    QCOMPARE(Error(kLost, { u"d1"_s }).what(), u"d1 is lost at "_s);
}

void TestResult::kindDecidesPersistence()
{
    QVERIFY(Error(kLost).isTransient());
    QVERIFY(!Error(kPlain).isTransient());
    QVERIFY(Error(kLost).is(kLost));
    QVERIFY(!Error(kLost).is(kPlain));
}

void TestResult::placeCanBeChanged()
{
    const Error error(kPlain);
    const Error placed = error.at(u"here"_s);
    QCOMPARE(placed.where(), u"here"_s);
    QVERIFY(placed.is(kPlain));
    QVERIFY(error.where().isEmpty());
    QCOMPARE(placed.message(), u"here: Nothing works."_s);
}

void TestResult::errorsCompareByValue()
{
    QCOMPARE(Error(kLost, { u"a"_s }), Error(kLost, { u"a"_s }));
    QVERIFY(Error(kLost, { u"a"_s }) != Error(kLost, { u"b"_s }));
    QVERIFY(Error(kLost) != Error(kPlain));
    QVERIFY(Error(kLost) != Error(kLost).at(u"x"_s));
}

void TestResult::baseErrorsSayWhatToDo_data()
{
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::newRow("duration") << &errors::kBadDuration;
    QTest::newRow("time") << &errors::kBadTime;
}

void TestResult::baseErrorsSayWhatToDo()
{
    QFETCH(const ErrorKind *, kind);
    const Error error(*kind, { u"x7"_s });
    QVERIFY(error.code().startsWith(u"base."));
    QVERIFY(error.what().contains(u"x7"));
    QVERIFY(error.remedy().endsWith(u'.'));
}

void TestResult::resultHoldsValueOrError()
{
    Result<QString> good(u"text"_s);
    QVERIFY(good);
    QCOMPARE(*good, u"text"_s);
    QCOMPARE(good->size(), 4);
    *good += u'!';
    QCOMPARE(good.value(), u"text!"_s);

    const Result<QString> bad = Error(kPlain);
    QVERIFY(!bad);
    QVERIFY(bad.error().is(kPlain));
}

void TestResult::resultMovesWhatCannotBeCopied()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
    const std::unique_ptr<int> number = std::move(result).value();
    QCOMPARE(*number, 7);
}

void TestResult::resultOfNothing()
{
    const Result<void> good;
    QVERIFY(good);
    const Result<void> bad = Error(kLost);
    QVERIFY(!bad);
    QVERIFY(bad.error().is(kLost));
}

QTEST_GUILESS_MAIN(TestResult)

#include "tst_result.moc"
