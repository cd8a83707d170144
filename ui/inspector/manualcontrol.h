// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/property.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace sim {

class Theme;

/// Sets a value by hand: slider, dial, toggle, list or text, as the manual source says and the type
/// allows.
class ManualControl final : public QWidget
{
    Q_OBJECT

public:
    explicit ManualControl(const Theme &theme, QWidget *parent = nullptr);

    /// Makes the control for \a property, whose source is manual; nothing happens when it is the
    /// same as before.
    void setProperty(const ResolvedProperty &property);
    void setValue(const Value &value); ///< without valueChosen()

    const Value &value() const { return m_value; }

    /// Moves a number by \a steps of its step, an enum or boolean to its neighbour.
    void nudge(int steps);

signals:
    void valueChosen(const sim::Value &value);

private:
    void rebuild();
    void buildNumber(bool isDial);
    void buildLevels(bool isList);
    void buildText();
    void choose(const Value &value);
    void show();
    double step() const;
    double bounded(double value) const;

    const Theme &m_theme;
    ResolvedProperty m_property;
    double m_low = 0;
    double m_high = 100;
    Value m_value;
    QHBoxLayout *m_row;
    std::function<void(const Value &)> m_show; ///< puts a value on the present control
};

} // namespace sim
