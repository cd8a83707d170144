// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"
#include "core/pipeline/activewindows.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint8 kMonday = 1;
constexpr quint8 kFriday = 1U << 4U;
constexpr quint8 kSunday = 1U << 6U;

} // namespace

/// Times of the week at which a property is sampled.
class TestActiveWindows : public QObject
{
    Q_OBJECT

private slots:
    void findsTheNextMoment_data();
    void findsTheNextMoment();
    void noWindowMeansAlways();
};

void TestActiveWindows::findsTheNextMoment_data()
{
    QTest::addColumn<QList<ActiveWindow>>("windows");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("next");

    // 2026-05-01 is a Friday.
    const QList<ActiveWindow> office { { .from = 8h, .to = 18h } };
    QTest::newRow("before") << office << u"2026-05-01T03:00:00Z"_s << u"2026-05-01T08:00:00Z"_s;
    QTest::newRow("at the start") << office << u"2026-05-01T08:00:00Z"_s
                                  << u"2026-05-01T08:00:00Z"_s;
    QTest::newRow("inside") << office << u"2026-05-01T12:34:56Z"_s << u"2026-05-01T12:34:56Z"_s;
    QTest::newRow("the end is excluded")
        << office << u"2026-05-01T18:00:00Z"_s << u"2026-05-02T08:00:00Z"_s;
    const QList<ActiveWindow> night { { .from = 22h, .to = 6h } };
    QTest::newRow("after midnight")
        << night << u"2026-05-01T05:59:59Z"_s << u"2026-05-01T05:59:59Z"_s;
    QTest::newRow("after the night")
        << night << u"2026-05-01T06:00:00Z"_s << u"2026-05-01T22:00:00Z"_s;
    const QList<ActiveWindow> fridayNight { { .days = kFriday, .from = 22h, .to = 6h } };
    QTest::newRow("Friday's night lasts into Saturday")
        << fridayNight << u"2026-05-02T01:00:00Z"_s << u"2026-05-02T01:00:00Z"_s;
    QTest::newRow("Thursday's night is none")
        << fridayNight << u"2026-05-01T01:00:00Z"_s << u"2026-05-01T22:00:00Z"_s;
    const QList<ActiveWindow> mondays { { .days = kMonday, .from = 8h, .to = 9h } };
    QTest::newRow("over the weekend")
        << mondays << u"2026-05-01T12:00:00Z"_s << u"2026-05-04T08:00:00Z"_s;
    QTest::newRow("a whole week") << mondays << u"2026-05-04T09:00:00Z"_s
                                  << u"2026-05-11T08:00:00Z"_s;
    QTest::newRow("the earlier of two") << QList<ActiveWindow> {
        { .days = kMonday, .from = 8h, .to = 9h }, { .days = kSunday, .from = 20h, .to = 21h }
    } << u"2026-05-02T00:00:00Z"_s << u"2026-05-03T20:00:00Z"_s;
    QTest::newRow("all day") << QList<ActiveWindow> { { .days = kFriday } }
                             << u"2026-05-01T23:59:59Z"_s << u"2026-05-01T23:59:59Z"_s;
}

void TestActiveWindows::findsTheNextMoment()
{
    QFETCH(QList<ActiveWindow>, windows);
    QFETCH(QString, time);
    QFETCH(QString, next);
    const auto from = parseTime(time);
    const auto expected = parseTime(next);
    QVERIFY(from && expected);
    QCOMPARE(formatTime(nextActive(windows, *from)), formatTime(*expected));
}

void TestActiveWindows::noWindowMeansAlways()
{
    const WallTime time(1234567us);
    QVERIFY(nextActive({}, time) == time);
    QVERIFY(nextActive({ { .days = 0 } }, time) == WallTime::max());
}

QTEST_GUILESS_MAIN(TestActiveWindows)

#include "tst_activewindows.moc"
