// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/statelearner.h"

#include "core/base/duration.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Below this part of the changes that independent draws would have, states last.
    constexpr double kLastingPart = 0.75;

    /// Runs whose lengths vary less are a clock, not chance.
    constexpr double kRegular = 0.1;
    constexpr std::size_t kFewestRuns = 6;

    /// How often each state follows each, and how long the stays are.
    struct Transitions
    {
        explicit Transitions(const std::vector<qsizetype> &places, qsizetype states)
            : counts(static_cast<std::size_t>(states),
                std::vector<double>(static_cast<std::size_t>(states), 0.0))
            , shares(static_cast<std::size_t>(states), 0.0)
        {
            for (std::size_t i = 0; i < places.size(); ++i) {
                const auto here = static_cast<std::size_t>(places[i]);
                shares[here] += 1 / static_cast<double>(places.size());
                if (i > 0)
                    counts[static_cast<std::size_t>(places[i - 1])][here] += 1;
            }
        }

        /// Part of the steps that leave \a state.
        double leaving(std::size_t state) const
        {
            double all = 0;
            for (const double count : counts[state])
                all += count;
            if (all == 0)
                return 1;
            // A state that never ended lasts at least as long as it was seen.
            return std::max(1 - counts[state][state] / all, 1 / (all + 1));
        }

        double changes() const
        {
            double sum = 0;
            for (std::size_t from = 0; from < counts.size(); ++from) {
                for (std::size_t to = 0; to < counts.size(); ++to)
                    sum += from == to ? 0 : counts[from][to];
            }
            return sum;
        }

        std::vector<std::vector<double>> counts;
        std::vector<double> shares;
    };

    QString durationText(double microseconds)
    {
        // Three digits: more would be pretended.
        const double size = std::max(microseconds, 1000.0);
        const double unit = std::pow(10.0, std::max(std::floor(std::log10(size)) - 2, 0.0));
        return formatDuration(Microseconds(std::llround(std::round(size / unit) * unit)));
    }

    QJsonArray listOf(const QList<Value> &values)
    {
        QJsonArray list;
        for (const Value &value : values)
            list.append(toJson(value));
        return list;
    }

    /// Lengths of the whole runs of \a state, in steps.
    std::vector<double> runsOf(const std::vector<qsizetype> &places, qsizetype state)
    {
        std::vector<double> runs;
        std::size_t begin = 0;
        for (std::size_t i = 1; i < places.size(); ++i) {
            if (places[i] == places[i - 1])
                continue;
            if (begin > 0 && places[i - 1] == state)
                runs.push_back(static_cast<double>(i - begin));
            begin = i;
        }
        return runs;
    }

    double meanRun(const std::vector<double> &runs)
    {
        double sum = 0;
        for (const double run : runs)
            sum += run;
        return sum / static_cast<double>(runs.size());
    }

    bool isRegular(const std::vector<double> &runs)
    {
        if (runs.size() < kFewestRuns)
            return false;
        const double mean = meanRun(runs);
        return std::all_of(runs.begin(), runs.end(),
            [mean](double run) { return std::abs(run - mean) <= std::max(1.0, kRegular * mean); });
    }

    bool learnSquare(
        const QList<Value> &values, const std::vector<qsizetype> &places, LearnedProperty &learned)
    {
        const auto first = runsOf(places, 0);
        const auto second = runsOf(places, 1);
        const bool isNumber = learned.definition.type == PropertyType::Number;
        if (!isNumber || !isRegular(first) || !isRegular(second)
            || meanRun(first) + meanRun(second) < 4)
            return false;
        const qsizetype high = *numberIn(values.at(0)) > *numberIn(values.at(1)) ? 0 : 1;
        const double lengthHigh = meanRun(high == 0 ? first : second);
        const double cycle = meanRun(first) + meanRun(second);
        const auto step = static_cast<double>(learned.sampleEvery.count());
        learned.period = Microseconds(std::llround(cycle * step));
        learned.source = { .kind = u"square"_s,
            .parameters = { { u"low"_s, toJson(values.at(1 - high)) },
                { u"high"_s, toJson(values.at(high)) }, { u"period"_s, durationText(cycle * step) },
                { u"duty"_s, std::round(1000 * lengthHigh / cycle) / 10 } } };
        return true;
    }

    /// The rates of a two-state process from what happens in one step: a state may leave and come
    /// back within it.
    void learnTelegraph(
        const QList<Value> &values, const Transitions &seen, LearnedProperty &learned)
    {
        const qsizetype on = values.at(0) == Value(true) || values.at(1) == Value(false) ? 0
            : values.at(1) == Value(true)                                                ? 1
            : numberIn(values.at(0)).value_or(0) > numberIn(values.at(1)).value_or(0)    ? 0
                                                                                         : 1;
        const double leaveOn = seen.leaving(static_cast<std::size_t>(on));
        const double leaveOff = seen.leaving(static_cast<std::size_t>(1 - on));
        const double both = std::min(leaveOn + leaveOff, 0.99);
        const auto step = static_cast<double>(learned.sampleEvery.count());
        const double rate = -std::log1p(-both) / step;
        learned.source = {
            .kind = u"telegraph"_s,
            .parameters = { { u"meanOn"_s, durationText((leaveOn + leaveOff) / leaveOn / rate) },
                { u"meanOff"_s, durationText((leaveOn + leaveOff) / leaveOff / rate) },
                { u"values"_s, QJsonArray { toJson(values.at(on)), toJson(values.at(1 - on)) } } }
        };
    }

    void learnChoice(const QList<Value> &values, const Transitions &seen, LearnedProperty &learned)
    {
        const bool isFlag = learned.definition.type == PropertyType::Boolean;
        const auto share = [&seen](qsizetype i) {
            return std::round(1000 * seen.shares.at(static_cast<std::size_t>(i))) / 1000;
        };
        if (isFlag) {
            learned.source = { .kind = u"bernoulli"_s,
                .parameters = { { u"pTrue"_s, share(values.indexOf(Value(true))) } } };
            return;
        }
        QJsonArray weights;
        for (qsizetype i = 0; i < values.size(); ++i)
            weights.append(share(i));
        learned.source = { .kind = u"choice"_s,
            .parameters = { { u"values"_s, listOf(values) }, { u"weights"_s, weights } } };
    }

    void learnMachine(const QList<Value> &values, const Transitions &seen, LearnedProperty &learned)
    {
        QJsonArray states;
        QJsonArray transitions;
        const auto step = static_cast<double>(learned.sampleEvery.count());
        for (qsizetype from = 0; from < values.size(); ++from) {
            const auto &counts = seen.counts.at(static_cast<std::size_t>(from));
            const double leaving = seen.leaving(static_cast<std::size_t>(from));
            states.append(QJsonObject { { u"name"_s, displayText(values.at(from)) },
                { u"value"_s, toJson(values.at(from)) },
                { u"dwell"_s, durationText(step / std::max(leaving, 1e-6)) } });
            for (qsizetype to = 0; to < values.size(); ++to) {
                const double count = counts.at(static_cast<std::size_t>(to));
                if (to != from && count > 0) {
                    transitions.append(QJsonObject { { u"from"_s, displayText(values.at(from)) },
                        { u"to"_s, displayText(values.at(to)) }, { u"weight"_s, count } });
                }
            }
        }
        learned.source = { .kind = u"stateMachine"_s,
            .parameters = { { u"states"_s, states }, { u"transitions"_s, transitions } } };
    }

} // namespace

void learnStates(
    const QList<Value> &values, const std::vector<qsizetype> &places, LearnedProperty &learned)
{
    if (values.size() == 1) {
        learned.source = { .kind = u"constant"_s,
            .parameters = { { u"value"_s, toJson(values.constFirst()) } } };
        return;
    }
    const Transitions seen(places, values.size());
    double equal = 0;
    for (const double share : seen.shares)
        equal += share * share;
    const double expected = (1 - equal) * static_cast<double>(places.size() - 1);
    if (values.size() == 2 && learnSquare(values, places, learned))
        return;
    if (seen.changes() > kLastingPart * expected)
        learnChoice(values, seen, learned);
    else if (values.size() == 2)
        learnTelegraph(values, seen, learned);
    else
        learnMachine(values, seen, learned);
}

} // namespace sim
