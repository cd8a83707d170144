// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/templaterecording.h"

#include <QtTest/QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;

/// What the templates are about: powers add up, levels follow flows, the sun sets.
class TestTemplatePhysics : public QObject
{
    Q_OBJECT

private slots:
    void roomFollowsItsSetPoint();
    void truckWarmsUpWithItsDoorOpen();
    void phasesAddUpInTheMeter();
    void levelFollowsTheFlows();
    void weatherFollowsTheSky();
    void motorAtRestIsStill();
    void motorVibratesAtItsSpeed();
    void inverterFollowsTheSun();
    void parkingCountsItsSpots();
};

namespace {

TemplateRecording recorded(const char *name, const QString &start, Microseconds length)
{
    return recordTemplate(QString::fromLatin1(name), { .start = start, .length = length });
}

/// The mean of \a series from \a begin to \a end (h).
double mean(const RecordedSeries &series, double begin, double end)
{
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (series.times[i] >= begin * 3600 && series.times[i] < end * 3600) {
            sum += series.number(i);
            ++count;
        }
    }
    return count > 0 ? sum / count : std::nan("");
}

bool isNear(double a, double b, double tolerance)
{
    if (std::abs(a - b) <= tolerance)
        return true;
    qInfo("%g is not %g, give or take %g", a, b, tolerance);
    return false;
}

} // namespace

#define VERIFY_FINE(recording)                                                                     \
    QVERIFY2((recording).problems.isEmpty(), qPrintable((recording).problems.join(u'\n')))

void TestTemplatePhysics::roomFollowsItsSetPoint()
{
    const TemplateRecording room = recordTemplate(u"room-thermostat"_s,
        { .start = u"2026-01-15T06:00:00Z"_s,
            .length = 12h,
            .setProperty = u"setpoint"_s,
            .setTo = 18 });
    VERIFY_FINE(room);
    const RecordedSeries &temperature = room[u"temperature"_s];
    // Winter: nine degrees colder than in spring, and the valve still holds the room.
    QVERIFY(room[u"outdoor"_s].highest() < 6);
    QVERIFY(isNear(mean(temperature, 3, 6), 21, 0.5));
    QVERIFY(isNear(mean(temperature, 10, 12), 18, 0.5));
    QVERIFY(mean(room[u"heating"_s], 10, 12) < mean(room[u"heating"_s], 3, 6));
    // It cools down without jumps: no more than the loss of the walls.
    for (std::size_t i = 1; i < temperature.size(); ++i)
        QVERIFY(std::abs(temperature.number(i) - temperature.number(i - 1)) < 0.25);
    QVERIFY(room[u"energy"_s].isMonotone());
    QVERIFY(isNear(room[u"energy"_s].last(), room[u"heating"_s].integral(), 0.02));
    QVERIFY(room[u"occupied"_s].changes() > 2);
    QVERIFY(room[u"co2"_s].highest() > 800 && room[u"co2"_s].lowest() < 700);
}

void TestTemplatePhysics::truckWarmsUpWithItsDoorOpen()
{
    const TemplateRecording truck = recorded("cold-chain-truck", u"2026-05-01T06:00:00Z"_s, 6h);
    VERIFY_FINE(truck);
    const RecordedSeries &door = truck[u"door"_s];
    const RecordedSeries &air = truck[u"air"_s];
    const RecordedSeries &speed = truck[u"speed"_s];
    QVERIFY2(door.changes() >= 8, QByteArray::number(door.changes()).constData());
    QVERIFY(speed.highest() > 50);
    double openedAt = 0; // °C
    for (std::size_t i = 1; i < door.size(); ++i) {
        const auto tick = static_cast<std::size_t>(door.times[i] / 15); // speed: every 15 s
        if (door.number(i) != 0)
            QVERIFY2(speed.number(tick) == 0, QByteArray::number(door.times[i]).constData());
        if (door.number(i) > door.number(i - 1))
            openedAt = air.number(i);
        if (door.number(i) < door.number(i - 1))
            QVERIFY2(air.number(i) > openedAt + 1.5, QByteArray::number(air.number(i)).constData());
    }
    QVERIFY(speed.changes() > 8 && speed.lowest() == 0);
    // The cargo stays between 2 and 8 degrees, the air comes back to its set-point.
    QVERIFY(truck[u"cargo"_s].lowest() > 2 && truck[u"cargo"_s].highest() < 8);
    QVERIFY(isNear(air.lowest(), 3.5, 0.8));
    const RecordedSeries &odometer = truck[u"odometer"_s];
    QVERIFY(odometer.isMonotone());
    QVERIFY(isNear(odometer.last() - odometer.first(), speed.integral(), 3));
    QVERIFY(odometer.last() - odometer.first() > 150);
}

void TestTemplatePhysics::phasesAddUpInTheMeter()
{
    const TemplateRecording meter = recorded("energy-meter", u"2026-05-04T03:00:00Z"_s, 6h);
    VERIFY_FINE(meter);
    const RecordedSeries &power = meter[u"power"_s];
    for (std::size_t i = 0; i < power.size(); ++i) {
        double sum = 0;
        for (const QString &phase : { u"1"_s, u"2"_s, u"3"_s }) {
            const double own = meter[u"power"_s + phase].number(i);
            const double made = meter[u"voltage"_s + phase].number(i)
                * meter[u"current"_s + phase].number(i) * meter[u"factor"_s + phase].number(i)
                / 1000;
            QVERIFY(isNear(own, made, 0.000501));
            sum += own;
        }
        QVERIFY(isNear(power.number(i), sum, 1e-9));
    }
    const RecordedSeries &energy = meter[u"energy"_s];
    QVERIFY(energy.isMonotone());
    QVERIFY(isNear(energy.last() - energy.first(), power.integral(), 0.002));
    // Work begins: six in the morning against noon in Istanbul.
    QVERIFY(mean(power, 4, 6) > 2 * mean(power, 0, 0.5));
}

void TestTemplatePhysics::levelFollowsTheFlows()
{
    const TemplateRecording tank = recorded("water-tank", u"2026-05-01T00:00:00Z"_s, 12h);
    VERIFY_FINE(tank);
    const RecordedSeries &level = tank[u"level"_s];
    const RecordedSeries &pump = tank[u"pump"_s];
    QVERIFY(level.lowest() > 1.19 && level.highest() < 3.21);
    QVERIFY2(pump.changes() >= 4, QByteArray::number(pump.changes()).constData());
    for (std::size_t i = 1; i < level.size(); ++i) {
        const double change = level.number(i) - level.number(i - 1);
        QVERIFY(pump.number(i - 1) != 0 ? change >= 0 : change <= 0);
        // It switches at its two levels and nowhere between.
        if (pump.number(i) != pump.number(i - 1))
            QVERIFY(pump.number(i) != 0 ? level.number(i) < 1.2 : level.number(i) > 3.2);
    }
    const double litres = 60 * (tank[u"inflow"_s].integral() - tank[u"outflow"_s].integral());
    QVERIFY(isNear((level.last() - level.first()) * 12, litres / 1000, 0.3));
    QVERIFY(tank[u"energy"_s].isMonotone());
    QVERIFY(isNear(tank[u"hours"_s].last() - 1184, pump.integral(), 0.01));
    QVERIFY(tank[u"low"_s].highest() == 0);
}

void TestTemplatePhysics::weatherFollowsTheSky()
{
    const TemplateRecording weather = recorded("weather-station", u"2026-05-01T00:00:00Z"_s, 36h);
    VERIFY_FINE(weather);
    const RecordedSeries &sky = weather[u"sky"_s];
    const RecordedSeries &rain = weather[u"rain"_s];
    for (std::size_t i = 0; i < sky.size(); ++i) {
        const bool isRaining = std::get<QString>(sky.values[i]) == "rain"_L1;
        QVERIFY(isRaining == (rain.number(i) > 0));
        QVERIFY(weather[u"dewpoint"_s].number(i) <= weather[u"temperature"_s].number(i));
    }
    QVERIFY(weather[u"raintotal"_s].isMonotone() && weather[u"raintotal"_s].last() > 0);
    const RecordedSeries &sun = weather[u"radiation"_s];
    QVERIFY(mean(sun, 0, 2) == 0 && mean(sun, 20, 24) == 0); // 23:00 to 3:00 in Istanbul
    QVERIFY(mean(sun, 9, 11) > 150);
    QVERIFY(mean(weather[u"temperature"_s], 11, 13) > mean(weather[u"temperature"_s], 1, 3) + 4);
    QVERIFY(mean(weather[u"humidity"_s], 11, 13) < mean(weather[u"humidity"_s], 1, 3));
}

void TestTemplatePhysics::motorAtRestIsStill()
{
    const TemplateRecording motor = recorded("vibration-motor", u"2026-05-01T00:00:00Z"_s, 3h);
    VERIFY_FINE(motor);
    const RecordedSeries &running = motor[u"running"_s];
    const RecordedSeries &hours = motor[u"hours"_s];
    QVERIFY(running.changes() >= 2);
    int still = 0; // s since it was switched off
    for (std::size_t i = 0; i < running.size(); ++i) {
        still = running.number(i) != 0 ? 0 : still + 1;
        if (still < 40)
            continue;
        QVERIFY(motor[u"speed"_s].number(i) == 0);
        QVERIFY(motor[u"rms"_s].number(i) < 0.2 && motor[u"current"_s].number(i) < 0.3);
        QVERIFY(std::abs(motor[u"vibration"_s].number(i)) < 6); // noise and outliers alone
    }
    QVERIFY(hours.isMonotone());
    QVERIFY(isNear(hours.last() - hours.first(), running.integral(), 0.01));
    QVERIFY(motor[u"bearing"_s].highest() > 45 && motor[u"bearing"_s].highest() < 70);
}

void TestTemplatePhysics::motorVibratesAtItsSpeed()
{
    const TemplateRecording motor
        = recordTemplate(u"vibration-motor"_s, { .length = 10s, .slowsDown = false });
    VERIFY_FINE(motor);
    const RecordedSeries &vibration = motor[u"vibration"_s];
    QCOMPARE(vibration.size(), std::size_t(2000));
    const auto amplitude = [&](double hertz) {
        double a = 0;
        double b = 0;
        for (std::size_t i = 0; i < vibration.size(); ++i) {
            const double angle = 2 * std::acos(-1.0) * hertz * vibration.times[i];
            a += vibration.number(i) * std::cos(angle);
            b += vibration.number(i) * std::sin(angle);
        }
        return 2 * std::hypot(a, b) / double(vibration.size());
    };
    QVERIFY(isNear(amplitude(1480.0 / 60), 2.6, 0.1)); // 1480 rpm
    QVERIFY(isNear(amplitude(2 * 1480.0 / 60), 0.9, 0.1));
    QVERIFY(amplitude(35) < 0.1);
}

void TestTemplatePhysics::inverterFollowsTheSun()
{
    const TemplateRecording solar = recorded("solar-inverter", u"2026-06-21T09:00:00Z"_s, 24h);
    VERIFY_FINE(solar);
    const RecordedSeries &ac = solar[u"acpower"_s];
    const RecordedSeries &today = solar[u"today"_s];
    QVERIFY(ac.highest() <= 8 && ac.highest() > 6);
    for (std::size_t i = 0; i < ac.size(); ++i) {
        QVERIFY(ac.number(i) <= solar[u"dcpower"_s].number(i));
        QVERIFY(solar[u"irradiance"_s].number(i) <= solar[u"clearsky"_s].number(i));
    }
    QVERIFY(mean(ac, 11, 16) == 0); // 23:00 to 4:00 in Istanbul
    QVERIFY(mean(ac, 0, 2) > 3 && mean(ac, 22, 24) > 3);
    QVERIFY(solar[u"total"_s].isMonotone());
    QVERIFY(isNear(solar[u"total"_s].last() - 18240, ac.integral(), 0.15));
    // The day counts from sunrise: it falls to 0 once, in the morning.
    int falls = 0;
    for (std::size_t i = 1; i < today.size(); ++i) {
        if (today.number(i) >= today.number(i - 1))
            continue;
        ++falls;
        QVERIFY(today.number(i) < 0.1 && today.times[i] > 17 * 3600);
    }
    QCOMPARE(falls, 1);
    QVERIFY(solar[u"module"_s].highest() > solar[u"ambient"_s].highest() + 10);
    QVERIFY(solar[u"state"_s].changes() >= 3);
}

void TestTemplatePhysics::parkingCountsItsSpots()
{
    const TemplateRecording parking = recorded("smart-parking", u"2026-05-04T00:00:00Z"_s, 24h);
    VERIFY_FINE(parking);
    const RecordedSeries &taken = parking[u"taken"_s];
    const RecordedSeries &sign = parking[u"sign"_s];
    for (std::size_t i = 0; i < taken.size(); ++i) {
        double sum = 0;
        for (int spot = 1; spot <= 8; ++spot)
            sum += parking[u"spot%1"_s.arg(spot)].number(i);
        QVERIFY(taken.number(i) == sum);
        QVERIFY(parking[u"free"_s].number(i) == 8 - sum);
        QVERIFY((std::get<QString>(sign.values[i]) == "full"_L1) == (sum == 8));
    }
    QVERIFY(mean(taken, 7, 15) > 4 && mean(taken, 0, 3) < 2); // in Istanbul three hours later
    QVERIFY(parking[u"revenue"_s].isMonotone());
    QVERIFY(isNear(parking[u"revenue"_s].last(), 2.4 * taken.integral(), 0.02));
}

QTEST_GUILESS_MAIN(TestTemplatePhysics)
#include "tst_templatephysics.moc"
