// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/source/source.h"

#include <QtCore/QJsonValue>
#include <QtCore/QObject>

namespace sim {

/// What a script may ask for during a call: random numbers and values of the device. JavaScript
/// sees it through the functions of its ctx alone. Thread: that of its engine.
class ScriptBridge : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The call to come; all of it outlives the call.
    void begin(const Tick &tick, const RandomStream &random, const SourceInputs &inputs);
    void end();

    Q_INVOKABLE double random(); ///< uniform, 0 <= x < 1; the next one at each call
    Q_INVOKABLE double normal(); ///< mean 0, standard deviation 1
    Q_INVOKABLE QJsonValue prop(const QString &id) const; ///< undefined: no value yet
    Q_INVOKABLE QJsonValue cmd(const QString &id) const;

    // Functions of Math with the same bits on every machine.
    Q_INVOKABLE double sin(double x) const;
    Q_INVOKABLE double cos(double x) const;
    Q_INVOKABLE double atan2(double y, double x) const;
    Q_INVOKABLE double asin(double x) const;
    Q_INVOKABLE double acos(double x) const;
    Q_INVOKABLE double exp(double x) const;
    Q_INVOKABLE double log(double x) const;
    Q_INVOKABLE double pow(double base, double exponent) const;

private:
    const Tick *m_tick = nullptr;
    const RandomStream *m_random = nullptr;
    const SourceInputs *m_inputs = nullptr;
    quint32 m_lane = 0;
};

} // namespace sim
