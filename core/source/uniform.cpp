// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/uniform.h"

#include "core/source/range.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Uniform final : public Source
    {
    public:
        Uniform(double min, double max)
            : m_min(min)
            , m_width(max - min)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            return m_min + m_width * random.uniform(tick.index);
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Uniform>(*this); }

    private:
        double m_min;
        double m_width;
    };

} // namespace

KindDescription uniformDescription()
{
    return {
        .kind = u"uniform"_s,
        .title = QCoreApplication::translate("Source", "Uniform"),
        .help = QCoreApplication::translate("Source",
            "Any value between two bounds, each sample independent of the last: a smoke test."),
        .parameters = {
            { .name = u"min"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Minimum"),
                .help = QCoreApplication::translate("Source", "Lower end of the values."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"max"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Maximum"),
                .help = QCoreApplication::translate("Source", "Upper end of the values."),
                .unit = u"="_s,
                .defaultValue = 100 },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeUniform(const Parameters &parameters, PropertyType)
{
    const auto range = rangeOf(parameters, u"uniform"_s);
    if (!range)
        return range.error();
    return std::unique_ptr<Source>(
        std::make_unique<Uniform>(parameters.number("min"_L1), parameters.number("max"_L1)));
}

} // namespace sim
