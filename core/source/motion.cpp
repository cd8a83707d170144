// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/motion.h"

#include "core/source/geomath.h"
#include "core/source/geoparameters.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum class Quantity { Speed, Heading };

    /// Below this way a position has only moved by its rounding, and has no direction.
    constexpr double kNoise = 0.05; // metres

    class Motion final : public Source
    {
    public:
        Motion(QString input, Quantity quantity)
            : m_input(std::move(input))
            , m_quantity(quantity)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &inputs) override
        {
            const auto latest = inputs.latest(m_input);
            const Location *location = latest ? std::get_if<Location>(&*latest) : nullptr;
            if (location != nullptr && location->geo)
                move(*location->geo, tick.sinceStart);
            if (!m_last)
                return {};
            return m_quantity == Quantity::Speed ? m_speed : m_heading;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Motion>(*this); }

        QStringList inputs() const override { return { m_input }; }

    private:
        struct Fix
        {
            GeoPosition position;
            Microseconds time { 0 };
        };

        void move(const GeoPosition &position, Microseconds now)
        {
            const auto last = std::exchange(m_last, Fix { .position = position, .time = now });
            if (!last || now <= last->time)
                return;
            const double metres = geo::distance(last->position, position);
            const double hours = static_cast<double>((now - last->time).count()) / 3.6e9;
            m_speed = metres < kNoise ? 0 : metres / 1000 / hours;
            if (metres >= kNoise)
                m_heading = geo::bearing(last->position, position);
        }

        QString m_input;
        Quantity m_quantity;
        std::optional<Fix> m_last;
        double m_speed = 0;
        double m_heading = 0;
    };

} // namespace

KindDescription motionDescription()
{
    return {
        .kind = u"motion"_s,
        .title = QCoreApplication::translate("Source", "Speed or heading"),
        .help = QCoreApplication::translate("Source",
            "How fast, or where to, a waypoint property of the device moves between two samples."),
        .parameters = {
            { .name = u"input"_s,
                .type = ParameterType::PropertyId,
                .title = QCoreApplication::translate("Source", "Input"),
                .help = QCoreApplication::translate(
                    "Source", "The waypoint property of the same device."),
                .unit = {},
                .isRequired = true },
            { .name = u"quantity"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Quantity"),
                .help = QCoreApplication::translate("Source",
                    "The speed in km/h, or the heading in degrees clockwise from north, which "
                    "stays while it stands."),
                .unit = {},
                .defaultValue = u"speed"_s,
                .choices = { u"speed"_s, u"heading"_s } },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeMotion(const Parameters &parameters, PropertyType)
{
    const Quantity quantity
        = parameters.text("quantity"_L1) == "heading"_L1 ? Quantity::Heading : Quantity::Speed;
    return std::unique_ptr<Source>(std::make_unique<Motion>(parameters.text("input"_L1), quantity));
}

} // namespace sim
