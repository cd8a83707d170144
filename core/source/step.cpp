// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/step.h"

#include "core/source/points.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Step final : public Source
    {
    public:
        Step(PointTimes times, QList<Value> values)
            : m_times(std::move(times))
            , m_values(std::move(values))
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const PointTimes::Place place = m_times.placeOf(tick.sinceStart);
            return m_values.at(static_cast<qsizetype>(place.index));
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Step>(*this); }

    private:
        PointTimes m_times;
        QList<Value> m_values;
    };

    ParameterDescription atParameter()
    {
        return { .name = u"at"_s,
            .type = ParameterType::Duration,
            .title = QCoreApplication::translate("Source", "At"),
            .help = QCoreApplication::translate("Source", "Time since the start."),
            .unit = {},
            .isRequired = true,
            .minimum = 0 };
    }

    ParameterDescription valueParameter()
    {
        return { .name = u"value"_s,
            .type = ParameterType::AnyValue,
            .title = QCoreApplication::translate("Source", "Value"),
            .help = QCoreApplication::translate("Source", "The value from then on."),
            .unit = u"="_s,
            .isRequired = true };
    }

    QJsonArray defaultPoints()
    {
        return { QJsonObject { { u"at"_s, u"0s"_s }, { u"value"_s, 0 } },
            QJsonObject { { u"at"_s, u"1m"_s }, { u"value"_s, 1 } } };
    }

    std::optional<Repetition> repetitionOf(const Parameters &parameters)
    {
        return loopRepetition(parameters, "at"_L1);
    }

} // namespace

KindDescription stepDescription()
{
    return {
        .kind = u"step"_s,
        .title = QCoreApplication::translate("Source", "Steps"),
        .help = QCoreApplication::translate(
            "Source", "Values that change at given times: a profile of set points."),
        .parameters = QList<ParameterDescription> { pointsParameter(
                          atParameter(), valueParameter(), defaultPoints()) }
            + loopParameters(),
        .repetition = repetitionOf,
    };
}

Result<std::unique_ptr<Source>> makeStep(const Parameters &parameters, PropertyType type)
{
    auto times = PointTimes::read(parameters, "at"_L1, u"step"_s);
    if (!times)
        return times.error();
    QList<Value> values;
    const QList<Parameters> points = parameters.records("points"_L1);
    for (const Parameters &point : points)
        values.append(point.value("value"_L1, type));
    return std::unique_ptr<Source>(
        std::make_unique<Step>(std::move(times).value(), std::move(values)));
}

} // namespace sim
