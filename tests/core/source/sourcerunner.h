// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"
#include "support/statistics.h"

#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <cmath>
#include <vector>

namespace sim::test {

/// Inputs that a test sets by hand.
class FixedInputs final : public SourceInputs
{
public:
    std::optional<Value> latest(const QString &property) const override
    {
        const auto found = values.constFind(property);
        return found == values.constEnd() ? std::nullopt : std::optional(*found);
    }

    std::optional<Value> command(const QString &property) const override
    {
        const auto found = commands.constFind(property);
        return found == commands.constEnd() ? std::nullopt : std::optional(*found);
    }

    QHash<QString, Value> values;
    QHash<QString, Value> commands;
};

inline QJsonObject json(const char *text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        qFatal("not a JSON object: %s", text);
    return document.object();
}

/// A source from the JSON of its spec, as the profile reader would make it.
inline Result<std::unique_ptr<Source>> build(const char *text,
    PropertyType type = PropertyType::Number,
    const SourceContext &context = SourceContext::nothing())
{
    QJsonObject parameters = json(text);
    const QString kind = parameters.take(QStringLiteral("kind")).toString();
    const SourceSpec spec { .kind = kind, .parameters = parameters };
    const auto problems = checkSpec(spec, sourceCatalogue(), type);
    if (!problems.isEmpty())
        qFatal("%s", qPrintable(problems.first().error.message()));
    return makeSource(spec, type, context);
}

/// Drives one source over its sampling grid.
class SourceRunner
{
public:
    explicit SourceRunner(const char *text, PropertyType type = PropertyType::Number,
        Microseconds step = std::chrono::seconds(1), quint64 seed = 20240607,
        const SourceContext &context = SourceContext::nothing())
        : m_source(build(text, type, context).value())
        , m_random(seed, u"d1", u"p1")
        , m_step(step)
    {
    }

    SourceRunner(const SourceRunner &other)
        : inputs(other.inputs)
        , m_source(other.m_source->clone())
        , m_random(other.m_random)
        , m_step(other.m_step)
        , m_index(other.m_index)
    {
    }

    Value next() { return at(m_index, static_cast<qint64>(m_index) * m_step); }

    /// Tick \a index at a time of the caller's choice.
    Value at(quint64 index, Microseconds sinceStart)
    {
        m_index = index + 1;
        const Tick tick { .index = index,
            .time = WallTime(std::chrono::hours(400'000)) + sinceStart,
            .sinceStart = sinceStart,
            .step = m_step };
        return m_source->next(tick, m_random, inputs);
    }

    QList<Value> take(int count)
    {
        QList<Value> result;
        for (int i = 0; i < count; ++i)
            result.append(next());
        return result;
    }

    double number() { return std::get<double>(next()); }

    std::vector<double> numbers(int count)
    {
        std::vector<double> result(static_cast<std::size_t>(count));
        for (double &x : result)
            x = number();
        return result;
    }

    Source &source() { return *m_source; }

    FixedInputs inputs;

private:
    std::unique_ptr<Source> m_source;
    RandomStream m_random;
    Microseconds m_step;
    quint64 m_index = 0;
};

} // namespace sim::test

#define VERIFY_NEAR(actual, expected, tolerance)                                                   \
    do {                                                                                           \
        const double nearActual = (actual);                                                        \
        const double nearExpected = (expected);                                                    \
        const double nearTolerance = (tolerance);                                                  \
        QVERIFY2(std::abs(nearActual - nearExpected) <= nearTolerance,                             \
            qPrintable(QStringLiteral("%1 instead of %2, tolerance %3")                            \
                           .arg(nearActual, 0, 'g', 17)                                            \
                           .arg(nearExpected, 0, 'g', 17)                                          \
                           .arg(nearTolerance)));                                                  \
    } while (false)
