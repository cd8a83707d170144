// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartcard.h"
#include "ui/charts/chartviewport.h"
#include "ui/theme/colours.h"
#include "ui/theme/theme.h"

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <ctime>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const WallTime kStart { 1'700'000'000s };

/// Processor time of this thread: what others do on the machine does not count.
Microseconds processorTime()
{
    std::timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::duration_cast<Microseconds>(
        std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

ChartSeries noise(int colour)
{
    ChartSeries series;
    series.device = u"d1"_s;
    series.property = u"noise"_s;
    series.definition.id = series.property;
    series.definition.type = PropertyType::Number;
    series.label = u"Noise"_s;
    series.colour = colour;
    return series;
}

} // namespace

/// What a frame of a chart costs, however much has come in.
class TestChartFrames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void costDoesNotGrowWithTheSquareOfThePoints_data();
    void costDoesNotGrowWithTheSquareOfThePoints();
    void costIsBoundedByTheWidth();

private:
    Microseconds frameCost(int colour, Microseconds every);

    Theme m_theme;
};

void TestChartFrames::initTestCase()
{
    m_theme.apply(*qApp);
}

/// Of a frame that shows a minute of points, all of them sent, that come \a every so often.
Microseconds TestChartFrames::frameCost(int colour, Microseconds every)
{
    SeriesStore store;
    const auto buffer = store.series(u"d1"_s, u"noise"_s);
    WallTime time = kStart;
    for (unsigned i = 0; time < kStart + 1min; ++i, time += every) {
        const double value = (i * 7919U) % 100;
        buffer->addGenerated(time, value, value);
        buffer->addPublished(time, value);
    }
    ChartViewport viewport;
    viewport.setWindow(1min);
    viewport.setNow(kStart + 1min);
    ChartCard card(store, viewport, m_theme);
    card.setContent(u"Noise"_s, { noise(colour) });
    card.resize(600, 200);
    card.show();
    if (!QTest::qWaitForWindowExposed(&card))
        return Microseconds::max();
    Microseconds best = Microseconds::max();
    for (int round = 0; round < 5; ++round) {
        const Microseconds start = processorTime();
        card.refresh(true);
        card.grab();
        best = std::min(best, processorTime() - start);
    }
    return best;
}

void TestChartFrames::costDoesNotGrowWithTheSquareOfThePoints_data()
{
    QTest::addColumn<int>("colour");
    for (int colour = 0; colour < 4; ++colour)
        QTest::addRow("series %d, %s", colour, seriesDashes(colour).isEmpty() ? "solid" : "dashed")
            << colour;
}

/// A curve that crosses itself everywhere, such as one with dashes, took fifty times as long with
/// twenty times the points.
void TestChartFrames::costDoesNotGrowWithTheSquareOfThePoints()
{
    QFETCH(int, colour);
    const Microseconds few = frameCost(colour, 1s);
    const Microseconds many = frameCost(colour, 50ms);
    qInfo() << "60 points:" << few.count() << "us, 1,200 points:" << many.count() << "us";
    QVERIFY2(many < few * 12, qPrintable(QString::number(many / few)));
}

void TestChartFrames::costIsBoundedByTheWidth()
{
    const int dashed = 1;
    QVERIFY(!seriesDashes(dashed).isEmpty());
    const Microseconds dense = frameCost(dashed, 50ms);
    const Microseconds denser = frameCost(dashed, 6ms);
    QVERIFY2(denser < dense * 3, qPrintable(QString::number(denser / dense)));
}

QTEST_MAIN(TestChartFrames)
#include "tst_chartframes.moc"
