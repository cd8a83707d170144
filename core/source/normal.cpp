// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/normal.h"

#include "core/base/portablemath.h"
#include "core/source/range.h"

#include <QtCore/QCoreApplication>

#include <limits>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Normal final : public Source
    {
    public:
        Normal(double mean, double stdDev, Range range)
            : m_mean(mean)
            , m_stdDev(stdDev)
            , m_range(range)
        {
            constexpr double kInfinity = std::numeric_limits<double>::infinity();
            if (stdDev <= 0)
                return;
            const double low = range.min ? (*range.min - mean) / stdDev : -kInfinity;
            const double high = range.max ? (*range.max - mean) / stdDev : kInfinity;
            // In the lower tail probabilities keep their accuracy, so an upper one is mirrored.
            m_isMirrored = low > 0;
            m_below = portable::normalDistribution(m_isMirrored ? -high : low);
            m_within = portable::normalDistribution(m_isMirrored ? -low : high) - m_below;
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            if (m_stdDev <= 0)
                return m_range.clamped(m_mean);
            if (!m_range.min && !m_range.max)
                return m_mean + m_stdDev * random.normal(tick.index);
            // Strictly between 0 and 1: the ends belong to infinity.
            const double part = std::min(random.uniform(tick.index) + 0x1p-54, 1 - 0x1p-53);
            const double p = std::clamp(
                m_below + m_within * part, std::numeric_limits<double>::min(), 1 - 0x1p-53);
            const double distance = portable::normalQuantile(p);
            return m_range.clamped(m_mean + m_stdDev * (m_isMirrored ? -distance : distance));
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Normal>(*this); }

    private:
        double m_mean;
        double m_stdDev;
        Range m_range;
        bool m_isMirrored = false;
        double m_below = 0; ///< probability below the range
        double m_within = 1; ///< probability of the range
    };

} // namespace

KindDescription normalDescription()
{
    return {
        .kind = u"normal"_s,
        .title = QCoreApplication::translate("Source", "Normal"),
        .help = QCoreApplication::translate("Source",
            "Independent samples around a mean: the reading of a sensor at rest."),
        .parameters = QList<ParameterDescription> {
            { .name = u"mean"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Mean"),
                .help = QCoreApplication::translate("Source", "The middle of the values."),
                .unit = u"="_s,
                .defaultValue = 20 },
            { .name = u"stdDev"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Standard deviation"),
                .help = QCoreApplication::translate("Source",
                    "About two of three values lie nearer to the mean than this."),
                .unit = u"="_s,
                .defaultValue = 1,
                .minimum = 0 },
        } + optionalRangeParameters(),
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeNormal(const Parameters &parameters, PropertyType)
{
    const auto range = rangeOf(parameters, u"normal"_s);
    if (!range)
        return range.error();
    return std::unique_ptr<Source>(std::make_unique<Normal>(
        parameters.number("mean"_L1), parameters.number("stdDev"_L1), *range));
}

} // namespace sim
