// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/keyframes.h"

#include "core/source/points.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum class Interpolation { Step, Linear, MonotoneCubic };

    /// The slopes at the points, per microsecond: weighted harmonic means of those of the stretches
    /// beside them, and those of the stretches at the ends.
    std::vector<double> monotoneSlopes(
        const std::vector<Microseconds> &times, const std::vector<double> &values)
    {
        std::vector<double> widths;
        std::vector<double> secants;
        for (std::size_t i = 0; i + 1 < times.size(); ++i) {
            widths.push_back(static_cast<double>((times[i + 1] - times[i]).count()));
            secants.push_back((values[i + 1] - values[i]) / widths[i]);
        }
        std::vector<double> slopes(times.size(), 0.0);
        if (secants.empty())
            return slopes;
        slopes.front() = secants.front();
        slopes.back() = secants.back();
        for (std::size_t i = 1; i < secants.size(); ++i) {
            if (!(secants[i - 1] * secants[i] > 0))
                continue; // a turn: level
            const double before = 2 * widths[i] + widths[i - 1];
            const double after = widths[i] + 2 * widths[i - 1];
            slopes[i] = (before + after) / (before / secants[i - 1] + after / secants[i]);
        }
        return slopes;
    }

    class Keyframes final : public Source
    {
    public:
        Keyframes(PointTimes times, std::vector<double> values, Interpolation interpolation)
            : m_times(std::move(times))
            , m_values(std::move(values))
            , m_interpolation(interpolation)
        {
            if (m_interpolation == Interpolation::MonotoneCubic)
                m_slopes = monotoneSlopes(m_times.times(), m_values);
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const auto [index, time] = m_times.placeOf(tick.sinceStart);
            const bool isOutside = index + 1 == m_values.size() || time < m_times.times().front();
            if (isOutside || m_interpolation == Interpolation::Step)
                return m_values[index];
            const Microseconds begin = m_times.times()[index];
            const auto width = static_cast<double>((m_times.times()[index + 1] - begin).count());
            const double part = static_cast<double>((time - begin).count()) / width;
            if (m_interpolation == Interpolation::Linear)
                return m_values[index] + (m_values[index + 1] - m_values[index]) * part;
            return cubic(index, part, width);
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Keyframes>(*this);
        }

    private:
        /// Hermite's cubic of stretch \a i at \a x, 0 to 1.
        double cubic(std::size_t i, double x, double width) const
        {
            const double y0 = m_values[i];
            const double y1 = m_values[i + 1];
            const double rest = 1 - x;
            const double y = y0 + (y1 - y0) * (x * x * (3 - 2 * x))
                + width * x * rest * (m_slopes[i] * rest - m_slopes[i + 1] * x);
            return std::clamp(y, std::min(y0, y1), std::max(y0, y1)); // of rounding errors
        }

        PointTimes m_times;
        std::vector<double> m_values;
        Interpolation m_interpolation;
        std::vector<double> m_slopes;
    };

    ParameterDescription timeParameter()
    {
        return { .name = u"t"_s,
            .type = ParameterType::Duration,
            .title = QCoreApplication::translate("Source", "Time"),
            .help = QCoreApplication::translate("Source", "Time since the start."),
            .unit = {},
            .isRequired = true,
            .minimum = 0 };
    }

    ParameterDescription valueParameter()
    {
        return { .name = u"value"_s,
            .type = ParameterType::Number,
            .title = QCoreApplication::translate("Source", "Value"),
            .help = QCoreApplication::translate("Source", "The value at that time."),
            .unit = u"="_s,
            .isRequired = true };
    }

    QJsonArray defaultPoints()
    {
        return { QJsonObject { { u"t"_s, u"0s"_s }, { u"value"_s, 0 } },
            QJsonObject { { u"t"_s, u"1m"_s }, { u"value"_s, 100 } },
            QJsonObject { { u"t"_s, u"2m"_s }, { u"value"_s, 0 } } };
    }

    std::optional<Repetition> repetitionOf(const Parameters &parameters)
    {
        return loopRepetition(parameters, "t"_L1);
    }

} // namespace

KindDescription keyframesDescription()
{
    return {
        .kind = u"keyframes"_s,
        .title = QCoreApplication::translate("Source", "Keyframes"),
        .help = QCoreApplication::translate("Source", "A curve drawn by hand through points."),
        .parameters = QList<ParameterDescription> {
            pointsParameter(timeParameter(), valueParameter(), defaultPoints()),
            { .name = u"interpolation"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Interpolation"),
                .help = QCoreApplication::translate(
                    "Source", "Steps, straight lines, or a smooth curve that never overshoots."),
                .unit = {},
                .defaultValue = u"monotoneCubic"_s,
                .choices = { u"step"_s, u"linear"_s, u"monotoneCubic"_s } },
        } + loopParameters(),
        .types = { PropertyType::Number },
        .repetition = repetitionOf,
    };
}

Result<std::unique_ptr<Source>> makeKeyframes(const Parameters &parameters, PropertyType)
{
    auto times = PointTimes::read(parameters, "t"_L1, u"keyframes"_s);
    if (!times)
        return times.error();
    std::vector<double> values;
    const QList<Parameters> points = parameters.records("points"_L1);
    for (const Parameters &point : points)
        values.push_back(point.number("value"_L1));
    const QString word = parameters.text("interpolation"_L1);
    const Interpolation interpolation = word == "step"_L1 ? Interpolation::Step
        : word == "linear"_L1                             ? Interpolation::Linear
                                                          : Interpolation::MonotoneCubic;
    return std::unique_ptr<Source>(
        std::make_unique<Keyframes>(std::move(times).value(), std::move(values), interpolation));
}

} // namespace sim
