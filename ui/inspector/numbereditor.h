// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/parametereditor.h"

class QSlider;

namespace sim {

class NumberField;

/// A number with its unit, and a slider where its range is known: from the parameter, or for values
/// in the property's unit from the property's boundaries.
class NumberEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    NumberEditor(const Theme &theme, const ParameterDescription &parameter,
        const PropertyDefinition &definition, QWidget *parent = nullptr);

    void setJson(const QJsonValue &json) override;

    NumberField *field() const { return m_field; }

    QSlider *slider() const { return m_slider; } ///< null: no range is known

private:
    void findRange(const PropertyDefinition &definition);
    void takeText(const QString &text);
    void takeSlider(int position);
    void showOnSlider(double value);

    NumberField *m_field;
    QSlider *m_slider = nullptr;
    std::optional<double> m_low;
    std::optional<double> m_high;
    double m_step = 0; ///< of the slider
};

} // namespace sim
