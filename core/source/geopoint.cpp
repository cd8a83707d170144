// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/geopoint.h"

#include "core/source/geomath.h"
#include "core/source/geoparameters.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class GeoPoint final : public Source
    {
    public:
        GeoPoint(const GeoPosition &place, double jitterRadius)
            : m_place(place)
            , m_jitterRadius(jitterRadius)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            GeoPosition position = m_place;
            if (m_jitterRadius > 0) {
                // The root spreads the samples evenly over the circle.
                const double metres = m_jitterRadius * std::sqrt(random.uniform(tick.index, 0));
                const double bearing = 360 * random.uniform(tick.index, 1);
                position = geo::destination(m_place, bearing, metres);
            }
            return Location { .zone = {}, .geo = geo::published(position) };
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<GeoPoint>(*this); }

    private:
        GeoPosition m_place;
        double m_jitterRadius;
    };

} // namespace

KindDescription geoPointDescription()
{
    return {
        .kind = u"geoPoint"_s,
        .title = QCoreApplication::translate("Source", "Fixed place"),
        .help = QCoreApplication::translate(
            "Source", "A place that does not move: a fixed asset with a receiver."),
        .parameters = positionParameters() + QList<ParameterDescription> {
            { .name = u"jitterRadius"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Jitter radius"),
                .help = QCoreApplication::translate(
                    "Source", "Samples lie anywhere within so many metres of the place."),
                .unit = u"m"_s,
                .defaultValue = 0,
                .minimum = 0,
                .maximum = 1'000'000 },
        },
        .types = { PropertyType::Waypoint },
    };
}

Result<std::unique_ptr<Source>> makeGeoPoint(const Parameters &parameters, PropertyType)
{
    return std::unique_ptr<Source>(
        std::make_unique<GeoPoint>(positionOf(parameters), parameters.number("jitterRadius"_L1)));
}

} // namespace sim
