// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csverrors.h"
#include "core/source/memoryfiles.h"
#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

namespace {

constexpr double kNone = -999; // no value at that sample

/// A source that plays \a csv, with \a options beside the file.
class Player
{
public:
    Player(const QByteArray &csv, const QByteArray &options,
        PropertyType type = PropertyType::Number, Microseconds step = 1s)
        : m_files(filesWith(csv))
        , m_context { .files = &m_files, .host = nullptr, .scripts = nullptr }
        , m_spec(R"({"kind":"replay","file":"f.csv")"_ba + (options.isEmpty() ? "" : ",") + options
              + '}')
        , runner(m_spec.constData(), type, step, 1, m_context)
    {
    }

    std::vector<double> numbers(int count)
    {
        std::vector<double> found;
        for (const Value &value : runner.take(count))
            found.push_back(isNull(value) ? kNone : std::get<double>(value));
        return found;
    }

    int opened() const { return m_files.opened; }

private:
    static MemoryFiles filesWith(const QByteArray &csv)
    {
        MemoryFiles files;
        files.files.insert(u"f.csv"_s, csv);
        return files;
    }

    MemoryFiles m_files;
    SourceContext m_context;
    QByteArray m_spec;

public:
    SourceRunner runner;
};

using Numbers = std::vector<double>;

/// Rows two seconds apart, one with no value.
const QByteArray kRows = "time,value\n"
                         "2026-05-01T14:00:00Z,1\n"
                         "2026-05-01T14:00:02Z,3\n"
                         "2026-05-01T14:00:04Z,\n"
                         "2026-05-01T14:00:06Z,7\n";

} // namespace

/// Recordings out of CSV files.
class TestReplay : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void playsRows_data();
    void playsRows();
    void keepsTheTimesOfRows();
    void loopsFromLongAgo();
    void choosesColumnsAndZone();
    void playsOtherTypes_data();
    void playsOtherTypes();
    void longFileTakesNoMemory();
    void copyRunsAheadUndisturbed();
    void sameFileSameValues();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
    void errorsFurtherDownNameTheirPlace_data();
    void errorsFurtherDownNameTheirPlace();
    void needsFiles();
    void filesStayBelowTheirRules();
};

void TestReplay::playsRows_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<Numbers>("expected");
    QTest::newRow("hold") << ""_ba << Numbers { 1, 1, 3, 3, 3, 3, 7, 7, 7, 7, 7 };
    QTest::newRow("linear over a gap")
        << R"("interpolation":"linear")"_ba << Numbers { 1, 2, 3, 4, 5, 6, 7, 7, 7 };
    QTest::newRow("gaps are kept")
        << R"("gaps":"keep")"_ba << Numbers { 1, 1, 3, 3, kNone, kNone, 7, 7, 7, kNone, kNone };
    QTest::newRow("linear beside a gap") << R"("gaps":"keep","interpolation":"linear")"_ba
                                         << Numbers { 1, 2, 3, 3, kNone, kNone, 7 };
    QTest::newRow("twice as fast") << R"("speed":2)"_ba << Numbers { 1, 3, 3, 7, 7 };
    QTest::newRow("half as fast") << R"("speed":0.5,"interpolation":"linear")"_ba
                                  << Numbers { 1, 1.5, 2, 2.5, 3 };
    QTest::newRow("loop") << R"("loop":true)"_ba
                          << Numbers { 1, 1, 3, 3, 3, 3, 7, 7, 7, 7, 1, 1, 3, 3 };
    QTest::newRow("loop with gaps")
        << R"("loop":true,"gaps":"keep")"_ba
        << Numbers { 1, 1, 3, 3, kNone, kNone, 7, 7, 1, 1, 3, 3, kNone, kNone, 7, 7, 1 };
    QTest::newRow("linear loop") << R"("loop":true,"gaps":"keep","interpolation":"linear")"_ba
                                 << Numbers { 1, 2, 3, 3, kNone, kNone, 7, 4, 1, 2, 3 };
}

void TestReplay::playsRows()
{
    QFETCH(QByteArray, options);
    QFETCH(Numbers, expected);
    Player player(kRows, options);
    QCOMPARE(player.numbers(static_cast<int>(expected.size())), expected);
    QCOMPARE(player.opened(), 1);
}

void TestReplay::keepsTheTimesOfRows()
{
    // The run starts 400,000 h after 1970, see SourceRunner: 2015-08-19T16:00:00Z.
    const QByteArray rows = "time;value\n19.08.2015 16:00:03;1,5\n19.08.2015 16:00:05;2,5\n";
    Player filled(rows, R"("align":"keep")");
    QCOMPARE(filled.numbers(7), (Numbers { 1.5, 1.5, 1.5, 1.5, 1.5, 2.5, 2.5 }));
    Player kept(rows, R"("align":"keep","gaps":"keep")");
    QCOMPARE(kept.numbers(9), (Numbers { kNone, kNone, kNone, 1.5, 1.5, 2.5, 2.5, 2.5, kNone }));
}

void TestReplay::loopsFromLongAgo()
{
    // 1,440,000,000 s in rounds of 4 s: exact, and at once.
    Player player("time,value\n0,1\n2,2\n", R"("align":"keep","loop":true)");
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(player.numbers(9), (Numbers { 1, 1, 2, 2, 1, 1, 2, 2, 1 }));
    QVERIFY(timer.elapsed() < 5000);
}

void TestReplay::choosesColumnsAndZone()
{
    Player player("when;a;b\n01.05.2026 10:00;1;10\n01.05.2026 10:01;2;20\n",
        R"("timeColumn":"when","valueColumn":"b","timeZone":"Europe/Istanbul")",
        PropertyType::Number, 1min);
    QCOMPARE(player.numbers(2), (Numbers { 10, 20 }));
}

void TestReplay::playsOtherTypes_data()
{
    QTest::addColumn<PropertyType>("type");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<Value>("value");
    using enum PropertyType;
    QTest::newRow("true") << Boolean << "TRUE"_ba << Value(true);
    QTest::newRow("0") << Boolean << "0"_ba << Value(false);
    QTest::newRow("text") << String << "\"a, b\""_ba << Value(u"a, b"_s);
    QTest::newRow("blanks stay") << String << " a "_ba << Value(u" a "_s);
    QTest::newRow("enum") << Enum << "running"_ba << Value(u"running"_s);
    QTest::newRow("number") << Number << " -1.5e3 "_ba << Value(-1500.0);
}

void TestReplay::playsOtherTypes()
{
    QFETCH(PropertyType, type);
    QFETCH(QByteArray, field);
    Player player("time,value\n0," + field + "\n", {}, type);
    QTEST(player.runner.next(), "value");
}

void TestReplay::longFileTakesNoMemory()
{
    // Reading ahead would show in the copy, whose file begins at the row of the original.
    QByteArray csv = "time,value\n";
    for (int i = 0; i < 20'000; ++i)
        csv += QByteArray::number(i) + ',' + QByteArray::number(i % 1000) + '\n';
    Player player(csv, {});
    for (int i = 0; i < 20'000; ++i)
        QCOMPARE(player.runner.number(), double(i % 1000));
}

void TestReplay::copyRunsAheadUndisturbed()
{
    for (const char *options : { R"("interpolation":"linear")", R"("loop":true,"gaps":"keep")" }) {
        Player player(kRows, options);
        player.runner.take(3);
        SourceRunner copy(player.runner);
        QCOMPARE(player.opened(), 2);
        const QList<Value> ahead = copy.take(1000);
        QVERIFY(player.runner.take(1000) == ahead);
    }
}

void TestReplay::sameFileSameValues()
{
    Player one(kRows, R"("loop":true,"interpolation":"linear","speed":1.7)");
    Player two(kRows, R"("loop":true,"interpolation":"linear","speed":1.7)");
    QVERIFY(one.runner.take(1000) == two.runner.take(1000));
}

void TestReplay::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::addColumn<QString>("where");
    QTest::newRow("no file") << kRows << R"("file":"other.csv")"_ba
                             << &errors::kSourceFileUnreadable << QString();
    QTest::newRow("no value column") << "time,x\n"_ba
                                     << ""_ba << &errors::kNoColumn << u"f.csv:1"_s;
    QTest::newRow("no time column")
        << kRows << R"("timeColumn":"when")"_ba << &errors::kNoColumn << u"f.csv:1"_s;
    QTest::newRow("empty file") << ""_ba
                                << ""_ba << &errors::kCsvEmpty << u"f.csv:1:1"_s;
    QTest::newRow("column twice") << "time,value,time\n"_ba
                                  << ""_ba << &errors::kCsvNameTwice << u"f.csv:1:12"_s;
    QTest::newRow("no such zone") << kRows << R"("timeZone":"Mars/Olympus")"_ba
                                  << &errors::kUnknownZone << QString();
}

void TestReplay::refusesWhatCannotWork()
{
    QFETCH(QByteArray, csv);
    QFETCH(QByteArray, options);
    QFETCH(const ErrorKind *, kind);
    MemoryFiles files;
    files.files.insert(u"f.csv"_s, csv);
    const SourceContext context { .files = &files, .host = nullptr, .scripts = nullptr };
    const QByteArray text = "{" + options + "}";
    QJsonObject parameters = json(text.constData());
    if (!parameters.contains("file"_L1))
        parameters.insert("file"_L1, u"f.csv"_s);
    const auto made = makeSource(
        { .kind = u"replay"_s, .parameters = parameters }, PropertyType::Number, context);
    QVERIFY(!made);
    QVERIFY2(made.error().is(*kind), qPrintable(made.error().message()));
    QTEST(made.error().where(), "where");
}

void TestReplay::errorsFurtherDownNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::addColumn<QString>("where");
    QTest::newRow("word for a time") << "0,1\nsoon,2\n"_ba
                                     << ""_ba << &errors::kBadRecordedTime << u"f.csv:3:1"_s;
    QTest::newRow("other form") << "2026-05-01 10:00,1\n01.05.2026 10:01,2\n"_ba
                                << ""_ba << &errors::kBadRecordedTime << u"f.csv:3:1"_s;
    QTest::newRow("back in time") << "5,1\n7,2\n6,3\n"_ba
                                  << ""_ba << &errors::kTimeGoesBack << u"f.csv:4:1"_s;
    QTest::newRow("word for a number") << "0,1\n1,warm\n"_ba
                                       << ""_ba << &errors::kBadRecordedValue << u"f.csv:3:3"_s;
    QTest::newRow("infinite") << "0,1\n1,inf\n"_ba
                              << ""_ba << &errors::kBadRecordedValue << u"f.csv:3:3"_s;
    QTest::newRow("decimal comma among commas")
        << "0,\"1,5\"\n"_ba
        << ""_ba << &errors::kBadRecordedValue << u"f.csv:2:3"_s;
    QTest::newRow("broken CSV") << "0,1\n1,2,3\n"_ba
                                << ""_ba << &errors::kCsvFieldCount << u"f.csv:3:1"_s;
    QTest::newRow("no rows") << ""_ba
                             << ""_ba << &errors::kEmptyRecording << QString();
    QTest::newRow("gaps alone") << "0,\n1,\n"_ba
                                << ""_ba << &errors::kEmptyRecording << QString();
    QTest::newRow("loop of one row")
        << "3,1\n"_ba
        << R"("loop":true)"_ba << &errors::kRecordingTooShort << QString();
}

void TestReplay::errorsFurtherDownNameTheirPlace()
{
    QFETCH(QByteArray, rows);
    QFETCH(QByteArray, options);
    QFETCH(const ErrorKind *, kind);
    Player player("time,value\n" + rows, options);
    for (int i = 0; i < 300 && !player.runner.source().failure(); ++i)
        player.runner.next();
    const auto failure = player.runner.source().failure();
    QVERIFY(failure);
    QVERIFY2(failure->is(*kind), qPrintable(failure->message()));
    QTEST(failure->where(), "where");
    QVERIFY(isNull(player.runner.next()));
    SourceRunner copy(player.runner);
    QVERIFY(copy.source().failure() == failure);
}

void TestReplay::needsFiles()
{
    const auto made = build(R"({"kind":"replay","file":"f.csv"})");
    QVERIFY(!made);
    QVERIFY(made.error().is(errors::kNoSourceFiles));
}

void TestReplay::filesStayBelowTheirRules()
{
    const FolderFiles files(QStringLiteral(SIM_TEST_DATA));
    for (const QString &path :
        { u""_s, u"../secret"_s, u"a/../../b"_s, u"https://example.org/f.csv"_s }) {
        const auto opened = files.open(path);
        QVERIFY(!opened);
        QVERIFY2(opened.error().is(errors::kSourceFileRefused), qPrintable(path));
    }
    QVERIFY(files.open(u"no such file"_s).error().is(errors::kSourceFileUnreadable));
}

QTEST_GUILESS_MAIN(TestReplay)

#include "tst_replay.moc"
