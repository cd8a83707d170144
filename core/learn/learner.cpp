// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/learner.h"

#include "core/learn/headername.h"
#include "core/learn/learnerrors.h"
#include "core/learn/numberlearner.h"
#include "core/learn/series.h"
#include "core/learn/statelearner.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::size_t kFewest = 16;

    /// More different values are no list of states; each must come often enough to be known.
    constexpr qsizetype kMostStates = 12;
    constexpr qsizetype kFewestOfAState = 8;
    constexpr qsizetype kLongestSequence = 100;
    constexpr int kMostDecimals = 6;
    constexpr Microseconds kDay = std::chrono::hours(24);
    constexpr std::size_t kHours = 24;

    std::optional<double> numberFrom(const QString &text)
    {
        bool isNumber = false;
        const double number = text.trimmed().toDouble(&isNumber);
        return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
    }

    std::optional<bool> flagFrom(const QString &text)
    {
        const QString word = text.trimmed().toLower();
        if (word == "true"_L1 || word == "false"_L1)
            return word == "true"_L1;
        return {};
    }

    template <typename Convert>
    bool areAll(const std::vector<QString> &texts, Convert convert)
    {
        return std::all_of(texts.begin(), texts.end(),
            [convert](const QString &text) { return convert(text).has_value(); });
    }

    PropertyType typeOf(const std::vector<QString> &texts)
    {
        if (areAll(texts, flagFrom))
            return PropertyType::Boolean;
        return areAll(texts, numberFrom) ? PropertyType::Number : PropertyType::String;
    }

    int decimalsOf(const std::vector<QString> &texts)
    {
        qsizetype most = 0;
        for (const QString &text : texts) {
            const qsizetype point = text.indexOf(u'.');
            if (point >= 0 && !text.contains(u'e', Qt::CaseInsensitive))
                most = std::max(most, text.trimmed().size() - point - 1);
        }
        return static_cast<int>(std::min<qsizetype>(most, kMostDecimals));
    }

    Microseconds usualStep(const std::vector<Microseconds> &times)
    {
        std::vector<Microseconds> steps;
        for (std::size_t i = 1; i < times.size(); ++i)
            steps.push_back(times[i] - times[i - 1]);
        const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
        std::nth_element(steps.begin(), middle, steps.end());
        return std::max(*middle, Microseconds(1000));
    }

    /// Mean of each hour of the day, counted from the first value; none for less than two days.
    QList<double> dailyShapeOf(const std::vector<Microseconds> &times, std::span<const double> x)
    {
        if (times.back() - times.front() < 2 * kDay)
            return {};
        std::array<double, kHours> sums {};
        std::array<double, kHours> counts {};
        for (std::size_t i = 0; i < x.size(); ++i) {
            const auto hour = static_cast<std::size_t>(
                (times[i] - times.front()) % kDay / std::chrono::hours(1));
            sums.at(hour) += x[i];
            counts.at(hour) += 1;
        }
        QList<double> shape;
        for (std::size_t hour = 0; hour < kHours; ++hour) {
            if (counts.at(hour) == 0)
                return {};
            shape.append(sums.at(hour) / counts.at(hour));
        }
        return shape;
    }

    Value valueOf(const QString &text, PropertyType type)
    {
        if (type == PropertyType::Boolean)
            return flagFrom(text).value_or(false);
        if (type == PropertyType::Number)
            return numberFrom(text).value_or(0);
        return text;
    }

    /// The different values, and which one each sample has.
    struct States
    {
        States(const std::vector<QString> &texts, PropertyType type)
        {
            QHash<QString, qsizetype> known;
            for (const QString &text : texts) {
                const Value value = valueOf(text, type);
                const auto found = known.constFind(displayText(value));
                if (found != known.constEnd()) {
                    places.push_back(*found);
                    continue;
                }
                if (values.size() > kLongestSequence)
                    return; // no list of states in any case
                known.insert(displayText(value), values.size());
                places.push_back(values.size());
                values.append(value);
            }
        }

        bool areFew(std::size_t samples) const
        {
            return values.size() <= kMostStates && places.size() == samples
                && (values.size() <= 2
                    || values.size() * kFewestOfAState <= static_cast<qsizetype>(samples));
        }

        QList<Value> values;
        std::vector<qsizetype> places;
    };

    void learnNumberColumn(
        const RecordedTexts &column, const States &states, LearnedProperty &learned)
    {
        std::vector<double> x;
        for (const QString &text : column.values)
            x.push_back(numberFrom(text).value_or(0));
        const auto [least, greatest] = std::minmax_element(x.begin(), x.end());
        learned.min = *least;
        learned.max = *greatest;
        learned.mean = meanOf(x);
        learned.stdDev = std::sqrt(varianceOf(x, *learned.mean));
        learned.dailyShape = dailyShapeOf(column.times, x);
        if (states.areFew(x.size()))
            learnStates(states.values, states.places, learned);
        else
            learnNumbers(x,
                column.begin ? std::optional(*column.begin + column.times.front()) : std::nullopt,
                learned);
    }

    void learnTextColumn(const States &states, std::size_t samples, LearnedProperty &learned)
    {
        if (states.areFew(samples)) {
            if (states.values.size() > 1) {
                learned.definition.type = PropertyType::Enum;
                learned.definition.boundaries.set = states.values;
            }
            learnStates(states.values, states.places, learned);
            return;
        }
        QJsonArray first;
        for (const Value &value :
            states.values.first(std::min(states.values.size(), kLongestSequence)))
            first.append(toJson(value));
        learned.source = { .kind = u"sequence"_s, .parameters = { { u"values"_s, first } } };
    }

} // namespace

Property LearnedProperty::toProperty() const
{
    Property property;
    property.definition = definition;
    property.source = source;
    property.modifiers = modifiers;
    property.schedule.sampleEvery = sampleEvery;
    return property;
}

Result<LearnedProperty> learn(const RecordedTexts &column)
{
    Q_ASSERT(column.times.size() == column.values.size());
    if (column.values.size() < kFewest) {
        return Error(errors::kTooShort,
            { column.header, QString::number(column.values.size()), QString::number(kFewest) });
    }
    const HeaderName name = headerName(column.header);
    LearnedProperty learned;
    learned.definition.id = name.id;
    learned.definition.title = name.title == name.id ? QString() : name.title;
    learned.definition.unit = name.unit;
    learned.definition.type = typeOf(column.values);
    learned.sampleEvery = usualStep(column.times);
    const States states(column.values, learned.definition.type);
    switch (learned.definition.type) {
    case PropertyType::Number:
        learned.definition.decimals = decimalsOf(column.values);
        learnNumberColumn(column, states, learned);
        break;
    case PropertyType::Boolean:
        learnStates(states.values, states.places, learned);
        break;
    default:
        learnTextColumn(states, column.values.size(), learned);
    }
    return learned;
}

} // namespace sim
