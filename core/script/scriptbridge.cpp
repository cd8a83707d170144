// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/scriptbridge.h"

#include "core/base/portablearc.h"
#include "core/base/portablemath.h"

namespace sim {

namespace {

    constexpr double kTwoPi = 6.283185307179586476925;

    QJsonValue jsonOf(const std::optional<Value> &value)
    {
        return value ? toJson(*value) : QJsonValue(QJsonValue::Undefined);
    }

} // namespace

void ScriptBridge::begin(const Tick &tick, const RandomStream &random, const SourceInputs &inputs)
{
    m_tick = &tick;
    m_random = &random;
    m_inputs = &inputs;
    m_lane = 0;
}

void ScriptBridge::end()
{
    m_tick = nullptr;
    m_random = nullptr;
    m_inputs = nullptr;
}

// Outside of a call, while the script is looked at first, there is nothing to draw or to read.

double ScriptBridge::random()
{
    return m_random == nullptr ? 0 : m_random->uniform(m_tick->index, m_lane++);
}

double ScriptBridge::normal()
{
    return m_random == nullptr ? 0 : m_random->normal(m_tick->index, m_lane++);
}

QJsonValue ScriptBridge::prop(const QString &id) const
{
    return m_inputs == nullptr ? QJsonValue(QJsonValue::Undefined) : jsonOf(m_inputs->latest(id));
}

QJsonValue ScriptBridge::cmd(const QString &id) const
{
    return m_inputs == nullptr ? QJsonValue(QJsonValue::Undefined) : jsonOf(m_inputs->command(id));
}

double ScriptBridge::sin(double x) const
{
    return portable::sinTurns(x / kTwoPi);
}

double ScriptBridge::cos(double x) const
{
    return portable::cosTurns(x / kTwoPi);
}

double ScriptBridge::atan2(double y, double x) const
{
    return portable::atan2(y, x);
}

double ScriptBridge::asin(double x) const
{
    return portable::asin(x);
}

double ScriptBridge::acos(double x) const
{
    return portable::acos(x);
}

double ScriptBridge::exp(double x) const
{
    return portable::exp(x);
}

double ScriptBridge::log(double x) const
{
    return portable::log(x);
}

double ScriptBridge::pow(double base, double exponent) const
{
    return portable::pow(base, exponent);
}

} // namespace sim
