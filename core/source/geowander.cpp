// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geowander.h"

#include "core/source/geomath.h"
#include "core/source/geoparameters.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// A sample after a long time, or in a tiny circle, catches up with so many legs at the most;
    /// then the next leg begins at the sample.
    constexpr int kMostLegs = 10'000;

    struct Habits
    {
        GeoPosition centre = {};
        double radius = 0; ///< metres
        double speed = 0; ///< metres per second
        double pause = 0; ///< seconds
    };

    class GeoWander final : public Source
    {
    public:
        explicit GeoWander(const Habits &habits)
            : m_habits(habits)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const double now = static_cast<double>(tick.sinceStart.count()) / 1e6;
            if (!m_hasBegun) {
                m_hasBegun = true;
                m_from = place(random);
                setOut(0, random);
            }
            for (int legs = 0; now >= m_arrival + m_habits.pause; ++legs) {
                m_from = m_to;
                setOut(legs < kMostLegs ? m_arrival + m_habits.pause : now, random);
            }
            return Location { .zone = {}, .geo = geo::published(positionAt(now)) };
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<GeoWander>(*this);
        }

    private:
        /// The next place: anywhere in the circle, all parts of it equally likely.
        GeoPosition place(const RandomStream &random)
        {
            const double metres = m_habits.radius * std::sqrt(random.uniform(m_places, 0));
            const double bearing = 360 * random.uniform(m_places, 1);
            ++m_places;
            return geo::destination(m_habits.centre, bearing, metres);
        }

        void setOut(double time, const RandomStream &random)
        {
            m_to = place(random);
            m_departure = time;
            m_length = geo::distance(m_from, m_to);
            m_bearing = geo::bearing(m_from, m_to);
            m_arrival = time + m_length / m_habits.speed;
        }

        GeoPosition positionAt(double now) const
        {
            if (now >= m_arrival)
                return m_to;
            return geo::destination(m_from, m_bearing, (now - m_departure) * m_habits.speed);
        }

        Habits m_habits;
        bool m_hasBegun = false;
        quint64 m_places = 0; ///< drawn so far
        GeoPosition m_from;
        GeoPosition m_to;
        double m_length = 0;
        double m_bearing = 0;
        double m_departure = 0; ///< seconds since the start
        double m_arrival = 0;
    };

} // namespace

KindDescription geoWanderDescription()
{
    return {
        .kind = u"geoWander"_s,
        .title = QCoreApplication::translate("Source", "Wandering around a place"),
        .help = QCoreApplication::translate("Source",
            "Goes from one random place of a circle to the next: a forklift, an animal."),
        .parameters = positionParameters() + QList<ParameterDescription> {
            { .name = u"radius"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Radius"),
                .help = QCoreApplication::translate(
                    "Source", "It stays within so many metres of the place."),
                .unit = u"m"_s,
                .defaultValue = 100,
                .minimum = 0,
                .maximum = 1'000'000,
                .isMinimumExcluded = true },
            speedParameter(
                5, QCoreApplication::translate("Source", "How fast it goes on its way.")),
            { .name = u"pause"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Pause"),
                .help = QCoreApplication::translate("Source", "How long it rests at each place."),
                .unit = {},
                .defaultValue = u"0s"_s,
                .minimum = 0 },
        },
        .types = { PropertyType::Waypoint },
    };
}

Result<std::unique_ptr<Source>> makeGeoWander(const Parameters &parameters, PropertyType)
{
    const Habits habits {
        .centre = positionOf(parameters),
        .radius = parameters.number("radius"_L1),
        .speed = parameters.number("speed"_L1) * kMetresPerSecond,
        .pause = static_cast<double>(parameters.duration("pause"_L1).count()) / 1e6,
    };
    return std::unique_ptr<Source>(std::make_unique<GeoWander>(habits));
}

} // namespace sim
