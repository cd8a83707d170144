// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/scriptsource.h"

#include "core/script/scripterrors.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QStringList inputsIn(const QString &code)
    {
        static const QRegularExpression kProp(u"\\bprop\\s*\\(\\s*(\"([^\"]+)\"|'([^']+)')"_s);
        QStringList inputs;
        auto matches = kProp.globalMatch(code);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString id = match.captured(2) + match.captured(3);
            if (!inputs.contains(id))
                inputs.append(id);
        }
        return inputs;
    }

    QString shown(const QJsonValue &json)
    {
        if (json.isString())
            return u'"' + json.toString().left(80) + u'"';
        if (json.isObject() || json.isArray()) {
            const QJsonDocument document
                = json.isObject() ? QJsonDocument(json.toObject()) : QJsonDocument(json.toArray());
            return QString::fromUtf8(document.toJson(QJsonDocument::Compact)).left(80);
        }
        return json.toVariant().toString();
    }

} // namespace

ScriptSource::ScriptSource(
    ScriptPlan plan, ScriptWatchdog &watchdog, std::unique_ptr<ScriptEngine> engine)
    : m_plan(std::move(plan))
    , m_watchdog(watchdog)
    , m_engine(std::move(engine))
    , m_inputs(inputsIn(m_plan.code))
{
}

std::unique_ptr<Source> ScriptSource::clone() const
{
    auto copy = std::make_unique<ScriptSource>(m_plan, m_watchdog, nullptr);
    copy->m_state = m_state;
    copy->m_previous = m_previous;
    copy->m_last = m_last;
    copy->m_failure = m_failure;
    return copy;
}

Value ScriptSource::next(const Tick &tick, const RandomStream &random, const SourceInputs &inputs)
{
    if (m_failure && m_failure->is(errors::kScriptTooSlow))
        return {};
    m_failure.reset();
    const bool isFirst = !m_last;
    const Microseconds step = m_last ? tick.sinceStart - *m_last : tick.step;
    if (const auto prepared = prepare(); !prepared) {
        m_failure = prepared.error();
        return {};
    }
    auto answer = m_engine->call({ .tick = tick,
        .random = random,
        .inputs = inputs,
        .state = m_state,
        .previous = m_previous,
        .step = static_cast<double>(step.count()) / 1e6,
        .isFirst = isFirst });
    if (!answer) {
        m_failure = answer.error();
        return {};
    }
    m_last = tick.sinceStart;
    m_state = std::move(answer->state);
    return accepted(answer->value);
}

/// Engines stay on the thread that made them: a source that has moved gets a new one.
Result<void> ScriptSource::prepare()
{
    if (m_engine && m_engine->isOfThisThread())
        return {};
    m_engine = std::make_unique<ScriptEngine>(m_plan, m_watchdog);
    return m_engine->load();
}

Value ScriptSource::accepted(const QJsonValue &json)
{
    if (json.isUndefined() || json.isNull()) {
        m_failure = Error(errors::kScriptNoValue, {}, m_plan.name);
        return {};
    }
    const auto value = valueFromJson(json, m_plan.type);
    if (!value) {
        m_failure
            = Error(errors::kScriptWrongValue, { shown(json), typeName(m_plan.type) }, m_plan.name);
        return {};
    }
    m_previous = json;
    return *value;
}

} // namespace sim
