// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/numbereditor.h"

#include "ui/inspector/numberfield.h"
#include "ui/inspector/parametertext.h"
#include "ui/inspector/plainslider.h"

#include <algorithm>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kSliderSteps = 1000;
    constexpr double kFullTurn = 360;

    /// The step of a slider over \a width: a round number, about a thousand to the whole way.
    double sliderStep(double width, ParameterType type)
    {
        if (type == ParameterType::Integer)
            return std::max(1.0, std::round(width / kSliderSteps));
        return std::pow(10.0, std::floor(std::log10(width / kSliderSteps) + 0.5));
    }

} // namespace

NumberEditor::NumberEditor(const Theme &theme, const ParameterDescription &parameter,
    const PropertyDefinition &definition, QWidget *parent)
    : ParameterEditor(theme, parameter, parent)
    , m_field(new NumberField(this))
{
    m_field->setUnit(shownUnit(parameter, definition));
    m_field->setBounds(parameter.minimum, parameter.maximum);
    if (parameter.defaultValue.isDouble()) {
        m_field->setPlaceholder(numberText(parameter.defaultValue.toDouble()));
        m_field->setStart(parameter.defaultValue.toDouble());
    }
    connect(m_field, &NumberField::edited, this, &NumberEditor::takeText);
    findRange(definition);
    if (m_low && m_high && *m_high > *m_low) {
        m_step = sliderStep(*m_high - *m_low, parameter.type);
        m_slider = new PlainSlider(this);
        m_slider->setRange(0, static_cast<int>(std::lround((*m_high - *m_low) / m_step)));
        m_slider->setPageStep(std::max(1, m_slider->maximum() / 20));
        m_slider->setSingleStep(std::max(1, m_slider->maximum() / 100));
        connect(m_slider, &QSlider::valueChanged, this, &NumberEditor::takeSlider);
    }
    setControl(m_field, m_slider);
}

void NumberEditor::findRange(const PropertyDefinition &definition)
{
    const ParameterDescription &known = parameter();
    m_low = known.minimum;
    m_high = known.maximum;
    if (known.type == ParameterType::Probability) {
        m_low = 0;
        m_high = 1;
    } else if (known.type == ParameterType::Angle && !m_high) {
        m_low = 0;
        m_high = kFullTurn;
    } else if (known.unit == "="_L1 && definition.boundaries.min && definition.boundaries.max) {
        const double width = *definition.boundaries.max - *definition.boundaries.min;
        // Amounts (an amplitude, a deviation) begin at zero; values lie where the property's do.
        m_high = known.minimum ? *known.minimum + width / 2 : *definition.boundaries.max;
        m_low = known.minimum ? known.minimum : definition.boundaries.min;
    }
}

void NumberEditor::setJson(const QJsonValue &json)
{
    const QJsonValue shown = json.isUndefined() ? parameter().defaultValue : json;
    if (shown.isDouble())
        showOnSlider(shown.toDouble());
    if (!json.isDouble()) {
        m_field->setText({});
        return;
    }
    if (parseNumber(m_field->text()) != json.toDouble())
        m_field->setText(numberText(json.toDouble()));
}

void NumberEditor::takeText(const QString &text)
{
    const ParsedParameter parsed = parseParameter(text, parameter(), PropertyType::Number);
    setError(parsed.problem);
    if (!parsed.problem.isEmpty())
        return;
    if (parsed.json.isDouble())
        showOnSlider(parsed.json.toDouble());
    emit edited(parsed.json);
}

void NumberEditor::takeSlider(int position)
{
    // Multiples of the step, so that 0.3 is 0.3 and not 0.30000000000000004.
    const double inverse = std::round(1 / m_step);
    const double raw = *m_low + position * m_step;
    const double value = m_step < 1 ? std::round(raw * inverse) / inverse : raw;
    m_field->setText(numberText(value));
    setError({});
    emit edited(value);
}

void NumberEditor::showOnSlider(double value)
{
    if (m_slider == nullptr)
        return;
    const QSignalBlocker blocker(m_slider);
    const double share = (value - *m_low) / (*m_high - *m_low);
    m_slider->setValue(
        static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * m_slider->maximum())));
}

} // namespace sim
