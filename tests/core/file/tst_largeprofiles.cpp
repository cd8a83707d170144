// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilereader.h"
#include "core/file/testcatalogues.h"

#include <QtTest/QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr double kLongest = 10; ///< seconds of the processor
constexpr qsizetype kSize = 2'000'000; ///< bytes
#else
constexpr double kLongest = 2;
constexpr qsizetype kSize = 8'000'000;
#endif

double secondsNow()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// \a item, separated by commas, up to the size of the file; `%` becomes its number.
QByteArray many(const QByteArray &item, qsizetype most = 10'000'000)
{
    QByteArray list;
    list.reserve(kSize + 1000);
    for (qsizetype i = 0; i < most && list.size() < kSize; ++i) {
        if (i > 0)
            list += ',';
        list += QByteArray(item).replace("%", QByteArray::number(i));
    }
    return list;
}

QByteArray profile(const QByteArray &parts)
{
    return "{\"formatVersion\":1," + parts + "}";
}

} // namespace

/// Files far above what people write, made to cost as much as they can.
class TestLargeProfiles : public QObject
{
    Q_OBJECT

private slots:
    void areAnsweredQuickly_data();
    void areAnsweredQuickly();
    void smallFilesDoNotBecomeLargeGroups();
};

void TestLargeProfiles::areAnsweredQuickly_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    const QByteArray type = R"("deviceTypes":[{"id":"t"}])";
    const QByteArray blanks(kSize, ' ');
    row("errors behind much text",
        profile(
            "\"name\":\"x\"," + blanks + "\"devices\":[" + many("{\"id\":%}", 1000) + "]," + type));
    row("errors in two lists in turn",
        profile("\"deviceTypes\":[{\"id\":\"a\",\"properties\":[" + many("1") + "]}],"
            + "\"devices\":[" + many("2", 100) + "]"));
    row("unknown keys", profile(many("\"x%\":0")));
    row("unknown keys with known neighbours", profile(many("\"nam%\":0")));
    row("unknown types",
        profile("\"deviceTypes\":[" + many("{\"id\":\"t%\"}", 100'000) + "],\"devices\":["
            + many(R"({"id":"d%","type":"x%","deviceId":"d%"})", 100'000) + "]"));
    row("many types, many devices",
        profile("\"deviceTypes\":[" + many("{\"id\":\"t%\"}", 200'000) + "],\"devices\":["
            + many(R"({"id":"d%","type":"t%","deviceId":"d%"})", 9'999) + "]"));
    row("unknown series",
        profile("\"devices\":[" + many(R"({"id":"d%","type":"t","deviceId":"d%"})", 9'999) + "],"
            + type + ",\"view\":{\"charts\":[{\"title\":\"c\",\"series\":["
            + many("\"e%/x\"", 400'000) + "]}]}"));
    row("lists in lists", profile("\"faults\":[" + many("[[]]") + "]"));
    row("numbers", profile("\"faults\":[" + many("0") + "]"));
    row("overrides of nothing",
        profile(type + R"(,"devices":[{"id":"d","type":"t","deviceId":"d","overrides":{)"
            + many("\"x%.a\":0") + "}}]"));
}

void TestLargeProfiles::areAnsweredQuickly()
{
    QFETCH(const QByteArray, text);
    const KindCatalogues catalogues = test::catalogues();
    const double start = secondsNow();
    const ProfileReading reading = ProfileReader(catalogues).readText(text, u"p"_s);
    const double seconds = secondsNow() - start;
    qInfo("%.2f s, %d errors, %d warnings", seconds, int(reading.errors.size()),
        int(reading.warnings.size()));
    QVERIFY2(seconds < kLongest, qPrintable(u"%1 s"_s.arg(seconds)));
    for (const Error &error : reading.errors)
        QVERIFY2(error.where().startsWith(u"p:"_s), qPrintable(error.message()));
}

void TestLargeProfiles::smallFilesDoNotBecomeLargeGroups()
{
    // 60 kB that would be 600 MB of ids.
    const QByteArray text = profile(R"("deviceTypes":[{"id":"t"}],"devices":[{"id":"d","type":"t",)"
                                    R"("count":9999,"idPattern":")"
        + QByteArray("{n:09}").repeated(5000) + "\"}]");
    const KindCatalogues catalogues = test::catalogues();
    const ProfileReading reading = ProfileReader(catalogues).readText(text, u"p"_s);
    QCOMPARE(reading.errors.size(), 1);
    QCOMPARE(reading.errors.constFirst().code(), u"file.groupTextTooLong"_s);
    QVERIFY(reading.errors.constFirst().where().startsWith(u"p:1:"_s));
}

QTEST_GUILESS_MAIN(TestLargeProfiles)

#include "tst_largeprofiles.moc"
