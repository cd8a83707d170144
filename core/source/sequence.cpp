// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sequence.h"

#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <numeric>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum class Order { Forward, PingPong, Shuffle };

    class Sequence final : public Source
    {
    public:
        Sequence(QList<Value> values, Order order, Microseconds dwell, bool isRepeating)
            : m_values(std::move(values))
            , m_order(order)
            , m_dwell(dwell)
            , m_isRepeating(isRepeating)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const quint64 step = m_dwell > Microseconds(0)
                ? static_cast<quint64>(std::max(tick.sinceStart / m_dwell, Microseconds::rep(0)))
                : tick.index;
            return m_values.at(static_cast<qsizetype>(position(step, random)));
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Sequence>(*this); }

    private:
        quint64 position(quint64 step, const RandomStream &random)
        {
            const auto count = static_cast<quint64>(m_values.size());
            if (count == 1)
                return 0;
            const quint64 round = m_order == Order::PingPong ? 2 * count - 2 : count;
            // To and fro ends where it began; the others stay at their last value.
            const quint64 last = m_order == Order::PingPong ? round : round - 1;
            if (!m_isRepeating)
                step = std::min(step, last);
            const quint64 place = step % round;
            switch (m_order) {
            case Order::Forward:
                return place;
            case Order::PingPong:
                return place < count ? place : round - place;
            case Order::Shuffle:
                return shuffled(step / round, random).at(place);
            }
            Q_UNREACHABLE();
        }

        /// The order of round \a round: a Fisher-Yates shuffle whose draws are numbered by the
        /// round.
        const std::vector<quint64> &shuffled(quint64 round, const RandomStream &random)
        {
            if (m_shuffledRound == round)
                return m_shuffled;
            m_shuffled.resize(static_cast<std::size_t>(m_values.size()));
            std::iota(m_shuffled.begin(), m_shuffled.end(), quint64(0));
            for (std::size_t i = m_shuffled.size() - 1; i > 0; --i) {
                const quint64 other = random.index(i + 1, round, static_cast<std::uint32_t>(i));
                std::swap(m_shuffled.at(i), m_shuffled.at(other));
            }
            m_shuffledRound = round;
            return m_shuffled;
        }

        QList<Value> m_values;
        Order m_order;
        Microseconds m_dwell;
        bool m_isRepeating;
        std::vector<quint64> m_shuffled;
        std::optional<quint64> m_shuffledRound;
    };

} // namespace

KindDescription sequenceDescription()
{
    return {
        .kind = u"sequence"_s,
        .title = QCoreApplication::translate("Source", "Sequence"),
        .help = QCoreApplication::translate(
            "Source", "A list of values one after the other: on and off, the steps of a recipe."),
        .parameters = {
            { .name = u"values"_s,
                .type = ParameterType::ValueList,
                .title = QCoreApplication::translate("Source", "Values"),
                .help = QCoreApplication::translate("Source", "The values, in their order."),
                .unit = u"="_s,
                .defaultValue = QJsonArray { 0, 1 },
                .isRequired = true },
            { .name = u"order"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Order"),
                .help = QCoreApplication::translate("Source",
                    "From first to last, to and fro, or in an order drawn anew for each round."),
                .unit = {},
                .defaultValue = u"forward"_s,
                .choices = { u"forward"_s, u"pingPong"_s, u"shuffle"_s } },
            { .name = u"dwell"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "Dwell"),
                .help = QCoreApplication::translate(
                    "Source", "How long each value stays; empty: one sample."),
                .unit = {},
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"repeat"_s,
                .type = ParameterType::Boolean,
                .title = QCoreApplication::translate("Source", "Repeat"),
                .help = QCoreApplication::translate(
                    "Source", "Begin again after the last value, or hold it."),
                .unit = {},
                .defaultValue = true },
        },
    };
}

Result<std::unique_ptr<Source>> makeSequence(const Parameters &parameters, PropertyType type)
{
    QList<Value> values = parameters.values("values"_L1, type);
    if (values.isEmpty())
        return Error(errors::kNoValues, { u"sequence"_s });
    const QString word = parameters.text("order"_L1);
    const Order order = word == "pingPong"_L1 ? Order::PingPong
        : word == "shuffle"_L1                ? Order::Shuffle
                                              : Order::Forward;
    return std::unique_ptr<Source>(std::make_unique<Sequence>(std::move(values), order,
        parameters.duration("dwell"_L1), parameters.boolean("repeat"_L1)));
}

} // namespace sim
