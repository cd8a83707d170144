// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/georoute.h"

#include "core/source/geomath.h"
#include "core/source/geoparameters.h"
#include "core/source/routeerrors.h"
#include "core/source/routereader.h"
#include "core/source/worlderrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// A sample after a very long time catches up with so many sections at the most; then the next
    /// one begins at the sample.
    constexpr int kMostSections = 1'000'000;

    /// However much the speed differs, it is at least this part of the usual one.
    constexpr double kSlowest = 0.1;

    /// A stop so near to the end is there, lest a vehicle that turns round rests twice.
    constexpr double kNearEnd = 1; // metres

    enum class End { Hold, Restart, Reverse };

    /// A point of the route, or a stop between two.
    struct Node
    {
        GeoPosition position;
        double dwell = 0; ///< seconds
    };

    using Nodes = std::vector<Node>;

    struct Drive
    {
        double speed = 0; ///< metres per second
        double speedStdDev = 0; ///< metres per second
        End onEnd = End::Restart;
    };

    GeoPosition between(const GeoPosition &a, const GeoPosition &b, double metres, double part)
    {
        GeoPosition position = geo::destination(a, geo::bearing(a, b), metres);
        if (a.alt && b.alt)
            position.alt = *a.alt + (*b.alt - *a.alt) * part;
        return position;
    }

    class GeoRoute final : public Source
    {
    public:
        GeoRoute(std::shared_ptr<const Nodes> nodes, const Drive &drive)
            : m_nodes(std::move(nodes))
            , m_drive(drive)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const double now = static_cast<double>(tick.sinceStart.count()) / 1e6;
            if (m_sections == 0)
                setOut(from().dwell, random);
            for (int i = 0; !m_hasEnded && now >= m_arrival + to().dwell; ++i)
                goOn(i < kMostSections ? m_arrival + to().dwell : now, random);
            return Location { .zone = {}, .geo = geo::published(positionAt(now)) };
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<GeoRoute>(*this); }

    private:
        const Node &from() const { return m_nodes->at(m_from); }

        const Node &to() const { return m_nodes->at(m_isBack ? m_from - 1 : m_from + 1); }

        /// Leaves the end of this section at \a time.
        void goOn(double time, const RandomStream &random)
        {
            m_from = m_isBack ? m_from - 1 : m_from + 1;
            const bool isAtEnd = m_isBack ? m_from == 0 : m_from + 1 == m_nodes->size();
            if (isAtEnd && m_drive.onEnd == End::Hold) {
                m_hasEnded = true;
                return;
            }
            if (isAtEnd && m_drive.onEnd == End::Reverse)
                m_isBack = !m_isBack;
            if (isAtEnd && m_drive.onEnd == End::Restart) {
                m_from = 0;
                time += from().dwell;
            }
            setOut(time, random);
        }

        void setOut(double time, const RandomStream &random)
        {
            const double other
                = m_drive.speedStdDev > 0 ? m_drive.speedStdDev * random.normal(m_sections) : 0;
            m_speed = std::max(m_drive.speed + other, kSlowest * m_drive.speed);
            m_length = geo::distance(from().position, to().position);
            m_departure = time;
            m_arrival = time + m_length / m_speed;
            ++m_sections;
        }

        GeoPosition positionAt(double now) const
        {
            if (m_hasEnded || now <= m_departure || m_length <= 0)
                return from().position;
            if (now >= m_arrival)
                return to().position;
            const double metres = (now - m_departure) * m_speed;
            return between(from().position, to().position, metres, metres / m_length);
        }

        std::shared_ptr<const Nodes> m_nodes;
        Drive m_drive;
        std::size_t m_from = 0; ///< node where the section began
        bool m_isBack = false;
        bool m_hasEnded = false;
        quint64 m_sections = 0; ///< so far
        double m_speed = 0;
        double m_length = 0;
        double m_departure = 0; ///< seconds since the start
        double m_arrival = 0;
    };

    Result<std::vector<GeoPosition>> pointsOf(
        const Parameters &parameters, const SourceContext &context)
    {
        const bool hasFile = parameters.has("file"_L1);
        if (hasFile == parameters.has("points"_L1))
            return Error(errors::kRouteMissing);
        if (hasFile) {
            if (context.files == nullptr)
                return Error(errors::kNoSourceFiles, { u"geoRoute"_s });
            const QString path = parameters.text("file"_L1);
            const auto device = context.files->open(path);
            return device ? readRoute(**device, path) : device.error();
        }
        std::vector<GeoPosition> points;
        const QList<Value> values = parameters.values("points"_L1, PropertyType::Waypoint);
        for (const Value &value : values) {
            const Location *location = std::get_if<Location>(&value);
            if (location == nullptr || !location->geo)
                return Error(errors::kRouteBadPoint);
            points.push_back(*location->geo);
        }
        if (points.size() < 2)
            return Error(errors::kRouteTooShort, { QString::number(points.size()) });
        return points;
    }

    struct Stop
    {
        double at = 0; ///< kilometres along the route from its start
        double dwell = 0; ///< seconds
    };

    double secondsOf(Microseconds time)
    {
        return static_cast<double>(time.count()) / 1e6;
    }

    /// In the order of the way.
    std::vector<Stop> stopsOf(const Parameters &parameters)
    {
        std::vector<Stop> stops;
        const QList<Parameters> records = parameters.records("stops"_L1);
        for (const Parameters &given : records)
            stops.push_back(
                { .at = given.number("at"_L1), .dwell = secondsOf(given.duration("dwell"_L1)) });
        std::stable_sort(stops.begin(), stops.end(),
            [](const Stop &one, const Stop &other) { return one.at < other.at; });
        return stops;
    }

    /// The points with the stops between them. Stops at one place add up.
    Result<Nodes> nodesOf(const std::vector<GeoPosition> &points, const std::vector<Stop> &stops)
    {
        Nodes nodes { { .position = points.front() } };
        double passed = 0; // metres
        auto stop = stops.cbegin();
        for (std::size_t i = 1; i < points.size(); ++i) {
            const GeoPosition &a = points[i - 1];
            const GeoPosition &b = points[i];
            const double length = geo::distance(a, b);
            const double reach = i + 1 == points.size() ? length - kNearEnd : length;
            double last = 0; // of the stop before, on this section
            for (; stop != stops.cend(); ++stop) {
                const double metres = stop->at * 1000 - passed;
                if (metres > 0 && metres >= reach)
                    break;
                if (metres <= last) {
                    nodes.back().dwell += stop->dwell;
                    continue;
                }
                nodes.push_back(
                    { .position = between(a, b, metres, metres / length), .dwell = stop->dwell });
                last = metres;
            }
            passed += length;
            nodes.push_back({ .position = b });
        }
        if (passed <= 0)
            return Error(errors::kRouteStandsStill);
        for (; stop != stops.cend() && stop->at * 1000 <= passed + kNearEnd; ++stop)
            nodes.back().dwell += stop->dwell;
        if (stop != stops.cend()) {
            return Error(errors::kStopBeyondRoute,
                { QString::number(stop->at), QString::number(passed / 1000, 'f', 3) });
        }
        return nodes;
    }

    QList<ParameterDescription> stopFields()
    {
        return {
            { .name = u"at"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "At"),
                .help = QCoreApplication::translate(
                    "Source", "Where: kilometres along the route from its start."),
                .unit = u"km"_s,
                .isRequired = true,
                .minimum = 0 },
            { .name = u"dwell"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Dwell"),
                .help = QCoreApplication::translate("Source", "How long it stands there."),
                .unit = {},
                .defaultValue = u"1m"_s,
                .minimum = 0 },
        };
    }

    QList<ParameterDescription> driveParameters()
    {
        return {
            speedParameter(50, QCoreApplication::translate("Source", "How fast it drives.")),
            { .name = u"speedStdDev"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Deviation of the speed"),
                .help = QCoreApplication::translate("Source",
                    "How much the speed differs from one section of the route to the next."),
                .unit = u"km/h"_s,
                .defaultValue = 0,
                .minimum = 0,
                .maximum = 40'000 },
            { .name = u"stops"_s,
                .type = ParameterType::RecordList,
                .title = QCoreApplication::translate("Source", "Stops"),
                .help = QCoreApplication::translate(
                    "Source", "Where it stands still, and how long; in any order."),
                .unit = {},
                .fields = stopFields() },
            { .name = u"onEnd"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "At the end"),
                .help = QCoreApplication::translate(
                    "Source", "Stay there, start again at the beginning, or drive back."),
                .unit = {},
                .defaultValue = u"reverse"_s,
                .choices = { u"hold"_s, u"restart"_s, u"reverse"_s } },
        };
    }

} // namespace

KindDescription geoRouteDescription()
{
    return {
        .kind = u"geoRoute"_s,
        .title = QCoreApplication::translate("Source", "Route"),
        .help = QCoreApplication::translate(
            "Source", "Drives along a route from a file or a list of points: a vehicle."),
        .parameters = QList<ParameterDescription> {
            { .name = u"file"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "File"),
                .help = QCoreApplication::translate(
                    "Source", "GPX or GeoJSON, relative to the profile; or else points."),
                .unit = {} },
            { .name = u"points"_s,
                .type = ParameterType::ValueList,
                .title = QCoreApplication::translate("Source", "Points"),
                .help = QCoreApplication::translate("Source",
                    "Waypoints such as { \"geo\": { \"lat\": 41, \"lon\": 29 } }, at least two."),
                .unit = {} },
        } + driveParameters(),
        .types = { PropertyType::Waypoint },
    };
}

Result<std::unique_ptr<Source>> makeGeoRoute(
    const Parameters &parameters, PropertyType, const SourceContext &context)
{
    const auto points = pointsOf(parameters, context);
    if (!points)
        return points.error();
    auto nodes = nodesOf(*points, stopsOf(parameters));
    if (!nodes)
        return nodes.error();
    const QString word = parameters.text("onEnd"_L1);
    const Drive drive {
        .speed = parameters.number("speed"_L1) * kMetresPerSecond,
        .speedStdDev = parameters.number("speedStdDev"_L1) * kMetresPerSecond,
        .onEnd = word == "hold"_L1 ? End::Hold
            : word == "restart"_L1 ? End::Restart
                                   : End::Reverse,
    };
    return std::unique_ptr<Source>(
        std::make_unique<GeoRoute>(std::make_shared<const Nodes>(std::move(*nodes)), drive));
}

} // namespace sim
