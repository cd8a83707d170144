// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/choice.h"

#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <numeric>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kNone = -1;

    class Choice final : public Source
    {
    public:
        Choice(QList<Value> values, QList<double> weights, bool isRepeating, qsizetype initial)
            : m_values(std::move(values))
            , m_weights(std::move(weights))
            , m_total(std::accumulate(m_weights.cbegin(), m_weights.cend(), 0.0))
            , m_isRepeating(isRepeating)
            , m_initial(initial)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            if (m_last == kNone && m_initial != kNone)
                m_last = m_initial;
            else
                m_last = drawn(random.uniform(tick.index));
            return m_values.at(m_last);
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Choice>(*this); }

    private:
        /// The value at \a part of all the weights, those of an excluded last value left out.
        qsizetype drawn(double part) const
        {
            qsizetype excluded = m_isRepeating ? kNone : m_last;
            double total = m_total - (excluded == kNone ? 0 : m_weights.at(excluded));
            if (total <= 0) { // nothing else can be chosen
                excluded = kNone;
                total = m_total;
            }
            double rest = part * total;
            qsizetype chosen = kNone;
            for (qsizetype i = 0; i < m_weights.size(); ++i) {
                const double weight = m_weights.at(i);
                if (i == excluded || weight <= 0)
                    continue;
                chosen = i;
                if (rest < weight)
                    break;
                rest -= weight;
            }
            return chosen;
        }

        QList<Value> m_values;
        QList<double> m_weights;
        double m_total;
        bool m_isRepeating;
        qsizetype m_initial;
        qsizetype m_last = kNone;
    };

} // namespace

KindDescription choiceDescription()
{
    return {
        .kind = u"choice"_s,
        .title = QCoreApplication::translate("Source", "Choice"),
        .help = QCoreApplication::translate(
            "Source", "One of several values at each sample, by weight: the status of a machine."),
        .parameters = {
            { .name = u"values"_s,
                .type = ParameterType::ValueList,
                .title = QCoreApplication::translate("Source", "Values"),
                .help = QCoreApplication::translate("Source", "What can be chosen."),
                .unit = u"="_s,
                .defaultValue = QJsonArray { 0, 1 },
                .isRequired = true },
            { .name = u"weights"_s,
                .type = ParameterType::NumberList,
                .title = QCoreApplication::translate("Source", "Weights"),
                .help = QCoreApplication::translate("Source",
                    "How likely each value is, compared with the others; empty: all alike."),
                .unit = {} },
            { .name = u"noRepeat"_s,
                .type = ParameterType::Boolean,
                .title = QCoreApplication::translate("Source", "No repeat"),
                .help = QCoreApplication::translate(
                    "Source", "Never choose the same value twice in a row."),
                .unit = {},
                .defaultValue = false },
            { .name = u"initial"_s,
                .type = ParameterType::AnyValue,
                .title = QCoreApplication::translate("Source", "First value"),
                .help = QCoreApplication::translate(
                    "Source", "The first value; empty: drawn like any later one."),
                .unit = u"="_s },
        },
    };
}

Result<std::unique_ptr<Source>> makeChoice(const Parameters &parameters, PropertyType type)
{
    QList<Value> values = parameters.values("values"_L1, type);
    if (values.isEmpty())
        return Error(errors::kNoValues, { u"choice"_s });
    QList<double> weights = parameters.numbers("weights"_L1);
    if (!parameters.has("weights"_L1))
        weights.fill(1, values.size());
    if (weights.size() != values.size()) {
        return Error(errors::kWeightsMismatch,
            { QString::number(weights.size()), QString::number(values.size()) });
    }
    const auto isNegative = [](double weight) { return weight < 0; };
    const auto isPositive = [](double weight) { return weight > 0; };
    if (std::any_of(weights.cbegin(), weights.cend(), isNegative)
        || std::none_of(weights.cbegin(), weights.cend(), isPositive))
        return Error(errors::kBadWeights);
    qsizetype initial = kNone;
    if (parameters.has("initial"_L1)) {
        const Value value = parameters.value("initial"_L1, type);
        initial = values.indexOf(value);
        if (initial == kNone)
            return Error(errors::kUnknownInitialValue, { u"choice"_s, displayText(value) });
    }
    return std::unique_ptr<Source>(std::make_unique<Choice>(
        std::move(values), std::move(weights), !parameters.boolean("noRepeat"_L1), initial));
}

} // namespace sim
