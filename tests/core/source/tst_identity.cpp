// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"
#include "core/source/worlderrors.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QUuid>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

namespace {

QString text(const Value &value)
{
    return std::get<QString>(value);
}

} // namespace

/// What a device says about itself: uptime, timestamp, uuid, pattern.
class TestIdentity : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void uptimeCountsInItsUnit_data();
    void uptimeCountsInItsUnit();
    void uptimeIsReadableAsText();
    void uptimeBeginsAnewAfterARestart_data();
    void uptimeBeginsAnewAfterARestart();
    void copiesRestartAlone();
    void timestampIsTheTimeOfTheSample_data();
    void timestampIsTheTimeOfTheSample();
    void timestampHasForms();
    void uuidsHaveVersionFour();
    void uuidStaysUnlessItIsRenewed();
    void patternFillsItsMask();
    void patternKeepsEscapedSigns();
    void patternDrawsAllSignsEvenly();
    void copyEqualsTheOriginal_data();
    void copyEqualsTheOriginal();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
};

void TestIdentity::uptimeCountsInItsUnit_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<double>("value");
    QTest::newRow("seconds") << R"({"kind":"uptime"})"_ba << 90'061.5;
    QTest::newRow("milliseconds") << R"({"kind":"uptime","format":"milliseconds"})"_ba
                                  << 90'061'500.0;
    QTest::newRow("minutes") << R"({"kind":"uptime","format":"minutes"})"_ba << 1501.025;
    QTest::newRow("hours") << R"({"kind":"uptime","format":"hours"})"_ba << 90'061.5 / 3600;
    QTest::newRow("days") << R"({"kind":"uptime","format":"days"})"_ba << 90'061.5 / 86'400;
    QTest::newRow("on before") << R"({"kind":"uptime","initial":"2h"})"_ba << 97'261.5;
}

void TestIdentity::uptimeCountsInItsUnit()
{
    QFETCH(QByteArray, spec);
    QFETCH(double, value);
    SourceRunner runner(spec.constData());
    VERIFY_NEAR(std::get<double>(runner.at(3, 90'061'500ms)), value, 1e-9);
}

void TestIdentity::uptimeBeginsAnewAfterARestart_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::newRow("on since the start") << R"({"kind":"uptime"})"_ba;
    QTest::newRow("on before") << R"({"kind":"uptime","initial":"2h"})"_ba;
}

void TestIdentity::uptimeBeginsAnewAfterARestart()
{
    QFETCH(QByteArray, spec);
    SourceRunner runner(spec.constData());
    (void)runner.take(100);
    runner.source().restart();
    QCOMPARE(runner.numbers(3), (std::vector<double> { 0, 1, 2 }));
    (void)runner.take(50);
    runner.source().restart();
    QCOMPARE(runner.at(200, 1234s), Value(0.0));
    QCOMPARE(runner.at(201, 1300s), Value(66.0));
}

void TestIdentity::copiesRestartAlone()
{
    SourceRunner runner(R"({"kind":"uptime"})");
    (void)runner.take(10);
    runner.source().restart();
    SourceRunner copy(runner); // a restart that no sample has seen is copied too
    QCOMPARE(copy.numbers(3), (std::vector<double> { 0, 1, 2 }));
    copy.source().restart();
    (void)copy.take(5);
    QCOMPARE(runner.numbers(3), (std::vector<double> { 0, 1, 2 }));
}

void TestIdentity::uptimeIsReadableAsText()
{
    SourceRunner runner(R"({"kind":"uptime","initial":"1d"})", PropertyType::String);
    QCOMPARE(text(runner.at(0, 0s)), u"1 d 00:00:00"_s);
    QCOMPARE(text(runner.at(1, 2h + 3min + 4s + 999ms)), u"1 d 02:03:04"_s);
    QCOMPARE(text(runner.at(2, 23h + 59min + 60s)), u"2 d 00:00:00"_s);
}

void TestIdentity::timestampIsTheTimeOfTheSample_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QString>("expected");
    // 400,000 h after 1970, see SourceRunner, and 1.25 s.
    QTest::newRow("iso") << R"({"kind":"timestamp"})"_ba << u"2015-08-19T16:00:01.250Z"_s;
    QTest::newRow("named zone") << R"({"kind":"timestamp","zone":"Europe/Istanbul"})"_ba
                                << u"2015-08-19T19:00:01.250+03:00"_s;
    QTest::newRow("date beyond midnight")
        << R"({"kind":"timestamp","format":"date","zone":"Asia/Tokyo"})"_ba << u"2015-08-20"_s;
    QTest::newRow("time") << R"({"kind":"timestamp","format":"time","zone":"Asia/Tokyo"})"_ba
                          << u"01:00:01"_s;
    QTest::newRow("seconds") << R"({"kind":"timestamp","format":"epochSeconds"})"_ba
                             << u"1440000001"_s;
    QTest::newRow("milliseconds") << R"({"kind":"timestamp","format":"epochMilliseconds"})"_ba
                                  << u"1440000001250"_s;
}

void TestIdentity::timestampIsTheTimeOfTheSample()
{
    QFETCH(QByteArray, spec);
    SourceRunner runner(spec.constData(), PropertyType::String);
    QTEST(text(runner.at(1, 1250ms)), "expected");
}

void TestIdentity::timestampHasForms()
{
    SourceRunner seconds(R"({"kind":"timestamp"})");
    QCOMPARE(std::get<double>(seconds.at(1, 1250ms)), 1'440'000'001.25);
    SourceRunner millis(R"({"kind":"timestamp","format":"epochMilliseconds"})");
    QCOMPARE(std::get<double>(millis.at(1, 1250ms)), 1'440'000'001'250.0);
}

void TestIdentity::uuidsHaveVersionFour()
{
    SourceRunner runner(R"({"kind":"uuid","renew":"everySample"})", PropertyType::String);
    static const QRegularExpression kForm(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        const QString found = text(runner.next());
        QVERIFY2(kForm.match(found).hasMatch(), qPrintable(found));
        const QUuid uuid(found);
        QCOMPARE(uuid.version(), QUuid::Random);
        QCOMPARE(uuid.variant(), QUuid::DCE);
        seen.insert(found);
    }
    QCOMPARE(seen.size(), 1000);
}

void TestIdentity::uuidStaysUnlessItIsRenewed()
{
    SourceRunner runner(R"({"kind":"uuid"})", PropertyType::String);
    const QString first = text(runner.next());
    for (int i = 0; i < 10; ++i)
        QCOMPARE(text(runner.next()), first);
    SourceRunner again(R"({"kind":"uuid"})", PropertyType::String);
    QCOMPARE(text(again.at(77, 77s)), first);
    SourceRunner other(R"({"kind":"uuid"})", PropertyType::String, 1s, 8);
    QVERIFY(text(other.next()) != first);
}

void TestIdentity::patternFillsItsMask()
{
    SourceRunner runner(
        R"({"kind":"pattern","mask":"SN-####-??/**","renew":"everySample"})", PropertyType::String);
    static const QRegularExpression kForm(u"^SN-[0-9]{4}-[A-Z]{2}/[A-Z0-9]{2}$"_s);
    QSet<QString> seen;
    for (int i = 0; i < 500; ++i) {
        const QString found = text(runner.next());
        QVERIFY2(kForm.match(found).hasMatch(), qPrintable(found));
        seen.insert(found);
    }
    QVERIFY(seen.size() > 495);
    SourceRunner fixed(R"({"kind":"pattern","mask":"SN-####-??"})", PropertyType::String);
    const QString first = text(fixed.next());
    QCOMPARE(text(fixed.next()), first);
}

void TestIdentity::patternKeepsEscapedSigns()
{
    SourceRunner runner(R"({"kind":"pattern","mask":"\\#\\?\\*\\\\ü"})", PropertyType::String);
    QCOMPARE(text(runner.next()), u"#?*\\\u00fc"_s);
}

void TestIdentity::patternDrawsAllSignsEvenly()
{
    SourceRunner runner(
        R"({"kind":"pattern","mask":"#","renew":"everySample"})", PropertyType::String);
    std::array<int, 10> counts {};
    for (int i = 0; i < 10'000; ++i)
        ++counts.at(static_cast<std::size_t>(text(runner.next()).toInt()));
    for (const int count : counts)
        QVERIFY2(count > 850 && count < 1150, qPrintable(QString::number(count)));
}

void TestIdentity::copyEqualsTheOriginal_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::newRow("uptime") << R"({"kind":"uptime"})"_ba;
    QTest::newRow("timestamp") << R"({"kind":"timestamp"})"_ba;
    QTest::newRow("uuid") << R"({"kind":"uuid","renew":"everySample"})"_ba;
    QTest::newRow("pattern") << R"({"kind":"pattern","mask":"****","renew":"everySample"})"_ba;
}

void TestIdentity::copyEqualsTheOriginal()
{
    QFETCH(QByteArray, spec);
    SourceRunner runner(spec.constData(), PropertyType::String);
    SourceRunner again(spec.constData(), PropertyType::String);
    runner.take(10);
    again.take(10);
    SourceRunner copy(runner);
    const QList<Value> ahead = copy.take(1000);
    QVERIFY(runner.take(1000) == ahead);
    QVERIFY(again.take(1000) == ahead);
}

void TestIdentity::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<const ErrorKind *>("kind");
    using enum PropertyType;
    QTest::newRow("text in a number")
        << R"({"kind":"timestamp","format":"iso"})"_ba << Number << &errors::kFormatIsText;
    QTest::newRow("zone") << R"({"kind":"timestamp","zone":"Mars/Olympus"})"_ba << String
                          << &errors::kUnknownZone;
    QTest::newRow("empty mask") << R"({"kind":"pattern","mask":""})"_ba << String
                                << &errors::kBadMaskLength;
    QTest::newRow("open escape") << R"({"kind":"pattern","mask":"SN\\"})"_ba << String
                                 << &errors::kMaskEndsInEscape;
    const QByteArray longMask = R"({"kind":"pattern","mask":")" + QByteArray(1025, '#') + "\"}";
    QTest::newRow("long mask") << longMask << String << &errors::kBadMaskLength;
}

void TestIdentity::refusesWhatCannotWork()
{
    QFETCH(QByteArray, spec);
    QFETCH(PropertyType, type);
    QFETCH(const ErrorKind *, kind);
    const auto made = build(spec.constData(), type);
    QVERIFY(!made);
    QVERIFY2(made.error().is(*kind), qPrintable(made.error().message()));
}

QTEST_GUILESS_MAIN(TestIdentity)

#include "tst_identity.moc"
