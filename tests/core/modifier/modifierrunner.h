// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/modifier/modifier.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

namespace sim::test {

/// A modifier from the JSON of its spec, as the profile reader would make it.
inline Result<std::unique_ptr<Modifier>> buildModifier(const QByteArray &text)
{
    QJsonObject parameters = QJsonDocument::fromJson(text).object();
    const QString kind = parameters.take(QStringLiteral("kind")).toString();
    const ModifierSpec spec { .kind = kind, .parameters = parameters };
    const auto problems = checkSpec(spec, modifierCatalogue(), PropertyType::Number);
    if (!problems.isEmpty())
        qFatal("%s", qPrintable(problems.first().error.message()));
    return makeModifier(spec);
}

/// Drives one modifier over a sampling grid.
class ModifierRunner
{
public:
    explicit ModifierRunner(const QByteArray &text, Microseconds step = std::chrono::seconds(1),
        std::optional<double> span = {})
        : m_modifier(buildModifier(text).value())
        , m_random(RandomStream(20240607, u"d1", u"p1").derived(u"modifier:0"))
        , m_step(step)
        , m_span(span)
    {
    }

    ModifierRunner(const ModifierRunner &other)
        : m_modifier(other.m_modifier->clone())
        , m_random(other.m_random)
        , m_step(other.m_step)
        , m_span(other.m_span)
        , m_index(other.m_index)
    {
    }

    /// What becomes of \a value at the next tick; nothing when it gets lost.
    std::optional<double> next(double value)
    {
        return at(m_index, static_cast<qint64>(m_index) * m_step, value);
    }

    /// Tick \a index at a time of the caller's choice.
    std::optional<double> at(quint64 index, Microseconds sinceStart, double value)
    {
        m_index = index + 1;
        const ModifierTick tick {
            .index = index, .sinceStart = sinceStart, .step = m_step, .span = m_span
        };
        return m_modifier->apply(value, tick, m_random);
    }

    double number(double value) { return next(value).value(); }

    Modifier &modifier() { return *m_modifier; }

private:
    std::unique_ptr<Modifier> m_modifier;
    RandomStream m_random;
    Microseconds m_step;
    std::optional<double> m_span;
    quint64 m_index = 0;
};

} // namespace sim::test
