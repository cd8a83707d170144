// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/battery.h"

#include "core/base/portablemath.h"
#include "core/source/dayclock.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr Microseconds kDay = std::chrono::hours(24);
    constexpr double kHour = 3.6e9; // microseconds
    constexpr double kMonth = 730.5; // hours

    /// A gap of any length ends in the same daily rhythm; more days of it are not walked through.
    constexpr Microseconds kLongestGap = kDay * 366;

    struct Settings
    {
        double capacity = 2400; ///< mAh
        double load = 10; ///< mA
        double charge = 500; ///< mA, in the windows
        double leak = 0; ///< part of the charge per hour
        double initial = 1; ///< part of the capacity
        double dieAt = 0; ///< part of the capacity
        QList<DayWindow> windows = {};
        Microseconds utcOffset { 0 };
        QList<double> curve = {}; ///< volts from empty to full; empty: percent
    };

    class Battery final : public Source
    {
    public:
        explicit Battery(Settings settings)
            : m_settings(std::move(settings))
            , m_charge(m_settings.initial * m_settings.capacity)
            , m_isDead(m_charge <= m_settings.dieAt * m_settings.capacity)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            if (m_last)
                pass(*m_last, tick.time);
            m_last = tick.time;
            return m_isDead ? Value() : Value(shown());
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Battery>(*this); }

        Delivery delivery() const override { return Delivery::WithGaps; }

    private:
        /// From one moment to another, in pieces in which charging goes on or does not.
        void pass(WallTime from, WallTime to)
        {
            from = std::max(from, to - kLongestGap);
            while (from < to) {
                const Microseconds now = timeOfDay(from, m_settings.utcOffset);
                Microseconds length = kDay - now;
                bool isCharging = false;
                for (const DayWindow &window : m_settings.windows) {
                    const bool isInside = window.from < window.to
                        ? now >= window.from && now < window.to
                        : now >= window.from || now < window.to;
                    isCharging = isCharging || isInside;
                    for (const Microseconds edge : { window.from, window.to }) {
                        if (edge > now)
                            length = std::min(length, edge - now);
                    }
                }
                const WallTime end = std::min(to, from + length);
                flow(isCharging, static_cast<double>((end - from).count()) / kHour);
                from = end;
            }
        }

        /// The exact solution of dq/dt = current - leak q over \a hours; a death or a resurrection
        /// within takes the rest by itself.
        void flow(bool isCharging, double hours)
        {
            const double limit = m_settings.dieAt * m_settings.capacity;
            for (int part = 0; part < 4 && hours > 0; ++part) {
                const double current
                    = (isCharging ? m_settings.charge : 0) - (m_isDead ? 0 : m_settings.load);
                const double after = solved(current, hours);
                const bool isCrossing = m_isDead ? after > limit : after <= limit;
                if (!isCrossing) {
                    m_charge = std::clamp(after, 0.0, m_settings.capacity);
                    return;
                }
                // Dead for good where the charger cannot carry the load: it dies at once again.
                const double needed = std::clamp(timeTo(limit, current), 0.0, hours);
                m_charge = limit;
                m_isDead = !m_isDead;
                hours -= needed;
            }
        }

        double solved(double current, double hours) const
        {
            if (m_settings.leak <= 0)
                return m_charge + current * hours;
            const double rest = current / m_settings.leak;
            return rest + (m_charge - rest) * portable::exp(-m_settings.leak * hours);
        }

        /// Hours until the charge is \a goal, which it reaches.
        double timeTo(double goal, double current) const
        {
            if (m_charge == goal)
                return 0;
            if (m_settings.leak <= 0)
                return (goal - m_charge) / current;
            const double rest = current / m_settings.leak;
            const double ratio = (m_charge - rest) / (goal - rest);
            return ratio > 0 ? portable::log(ratio) / m_settings.leak : 0;
        }

        double shown() const
        {
            const double part = m_charge / m_settings.capacity;
            if (m_settings.curve.isEmpty())
                return part * 100;
            const auto last = static_cast<double>(m_settings.curve.size() - 1);
            const auto below = std::min(std::floor(part * last), std::max(last - 1, 0.0));
            const auto index = static_cast<qsizetype>(below);
            const double low = m_settings.curve.at(index);
            const double high
                = m_settings.curve.at(std::min(index + 1, m_settings.curve.size() - 1));
            return low + (high - low) * (part * last - below);
        }

        Settings m_settings;
        double m_charge; ///< mAh
        bool m_isDead;
        std::optional<WallTime> m_last;
    };

    ParameterDescription percent(
        const QString &name, const QString &title, const QString &help, double defaultValue)
    {
        return { .name = name,
            .type = ParameterType::Number,
            .title = title,
            .help = help,
            .unit = u"%"_s,
            .defaultValue = defaultValue,
            .minimum = 0,
            .maximum = 100 };
    }

    ParameterDescription amount(const QString &name, const QString &title, const QString &help,
        const QString &unit, double defaultValue)
    {
        return { .name = name,
            .type = ParameterType::Number,
            .title = title,
            .help = help,
            .unit = unit,
            .defaultValue = defaultValue,
            .minimum = 0 };
    }

    QList<ParameterDescription> cellParameters()
    {
        ParameterDescription capacity
            = amount(u"capacity"_s, QCoreApplication::translate("Source", "Capacity"),
                QCoreApplication::translate("Source", "What it holds when it is full."), u"mAh"_s,
                2400);
        capacity.isMinimumExcluded = true;
        return {
            capacity,
            amount(u"load"_s, QCoreApplication::translate("Source", "Load"),
                QCoreApplication::translate("Source", "Mean current of the device."), u"mA"_s, 10),
            percent(u"selfDischarge"_s, QCoreApplication::translate("Source", "Self-discharge"),
                QCoreApplication::translate(
                    "Source", "Part of the charge that is lost in a month of 730.5 hours."),
                2),
            percent(u"initial"_s, QCoreApplication::translate("Source", "First charge"),
                QCoreApplication::translate("Source", "The charge at the beginning."), 100),
            percent(u"dieAt"_s, QCoreApplication::translate("Source", "Dies at"),
                QCoreApplication::translate("Source",
                    "At this charge the device goes off: no values until it is charged again."),
                0),
        };
    }

    QList<ParameterDescription> chargeParameters()
    {
        return {
            { .name = u"chargeWindows"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Charged"),
                .help = QCoreApplication::translate(
                    "Source", "Times of the day: 22:00-06:00, 12:00-13:00; empty: never."),
                .unit = {},
                .defaultValue = QString() },
            amount(u"chargeCurrent"_s, QCoreApplication::translate("Source", "Charge current"),
                QCoreApplication::translate("Source", "What flows in at those times."), u"mA"_s,
                500),
            utcOffsetParameter(),
            { .name = u"output"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Output"),
                .help = QCoreApplication::translate(
                    "Source", "The charge in percent, or the voltage by the curve."),
                .unit = {},
                .defaultValue = u"percent"_s,
                .choices = { u"percent"_s, u"voltage"_s } },
            { .name = u"curve"_s,
                .type = ParameterType::NumberList,
                .title = QCoreApplication::translate("Source", "Curve"),
                .help = QCoreApplication::translate(
                    "Source", "Volts from empty to full, at equal steps of charge."),
                .unit = u"V"_s,
                .defaultValue = QJsonArray { 3.0, 3.45, 3.6, 3.68, 3.75, 3.82, 3.9, 4.0, 4.2 } },
        };
    }

} // namespace

KindDescription batteryDescription()
{
    return {
        .kind = u"battery"_s,
        .title = QCoreApplication::translate("Source", "Battery"),
        .help = QCoreApplication::translate("Source",
            "Charge or voltage of a battery that feeds the device and may be charged by night."),
        .parameters = cellParameters() + chargeParameters(),
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeBattery(const Parameters &parameters, PropertyType)
{
    auto windows = parseDayWindows(parameters.text("chargeWindows"_L1));
    if (!windows)
        return windows.error();
    QList<double> curve;
    if (parameters.text("output"_L1) == "voltage"_L1) {
        curve = parameters.numbers("curve"_L1);
        if (curve.isEmpty())
            return Error(errors::kNoCurve);
    }
    // What is left after a month: the leak per hour is the logarithm of it.
    const double left = std::max(1 - parameters.number("selfDischarge"_L1) / 100, 1e-9);
    return std::unique_ptr<Source>(std::make_unique<Battery>(Settings {
        .capacity = std::max(parameters.number("capacity"_L1), 1e-9),
        .load = parameters.number("load"_L1),
        .charge = parameters.number("chargeCurrent"_L1),
        .leak = 0 - portable::log(left) / kMonth,
        .initial = parameters.number("initial"_L1) / 100,
        .dieAt = parameters.number("dieAt"_L1) / 100,
        .windows = std::move(windows).value(),
        .utcOffset = parameters.duration("utcOffset"_L1),
        .curve = std::move(curve),
    }));
}

} // namespace sim
