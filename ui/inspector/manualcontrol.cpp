// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/manualcontrol.h"

#include "core/model/kinddescription.h"
#include "core/traffic/chartedvalue.h"
#include "ui/inspector/numberfield.h"
#include "ui/inspector/parametertext.h"
#include "ui/inspector/plaincombo.h"
#include "ui/inspector/plainslider.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QDial>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kDialSize = 64;
    constexpr int kFieldWidth = 108;
    constexpr qsizetype kMaxToggles = 3;
    constexpr int kMaxSteps = 1000;

    Value levelValue(const PropertyDefinition &definition, qsizetype place)
    {
        if (definition.type == PropertyType::Boolean)
            return place == 1;
        return definition.boundaries.set.value(place);
    }

} // namespace

ManualControl::ManualControl(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Theme::kGap);
}

void ManualControl::setProperty(const ResolvedProperty &property)
{
    const auto isShape
        = [](const QString &name) { return name != "initial"_L1 && name != "rampTime"_L1; };
    bool isSame = m_show && property.definition == m_property.definition;
    const QStringList names
        = property.source.parameters.keys() + m_property.source.parameters.keys();
    for (const QString &name : names) {
        if (isShape(name)
            && property.source.parameters.value(name) != m_property.source.parameters.value(name))
            isSame = false;
    }
    m_property = property;
    if (!isSame)
        rebuild();
}

void ManualControl::rebuild()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QJsonObject &given = m_property.source.parameters;
    const Boundaries &boundaries = m_property.definition.boundaries;
    m_low = given.value(u"min"_s).toDouble(boundaries.min.value_or(0));
    m_high = given.value(u"max"_s).toDouble(boundaries.max.value_or(std::max(100.0, m_low + 1)));
    const QString widget = given.value(u"widget"_s).toString();
    if (m_property.definition.type == PropertyType::Number)
        buildNumber(widget == "dial"_L1);
    else if (!levelNames(m_property.definition).isEmpty())
        buildLevels(widget == "list"_L1);
    else
        buildText();
    show();
}

void ManualControl::buildNumber(bool isDial)
{
    QAbstractSlider *slider = nullptr;
    if (isDial) {
        auto *dial = new QDial(this);
        dial->setFixedSize(kDialSize, kDialSize);
        dial->setNotchesVisible(true);
        slider = dial;
    } else {
        slider = new PlainSlider(this);
    }
    const double size = step();
    slider->setRange(0, static_cast<int>(std::lround((m_high - m_low) / size)));
    slider->setPageStep(10);
    slider->setAccessibleName(tr("Value of %1").arg(m_property.definition.displayName()));
    auto *field = new NumberField(this);
    field->setAccessibleName(slider->accessibleName());
    field->setUnit(m_property.definition.unit);
    field->setBounds(m_low, m_high);
    field->setStep(size);
    field->setFixedWidth(kFieldWidth);
    m_row->addWidget(slider, isDial ? 0 : 1);
    m_row->addWidget(field);
    if (isDial)
        m_row->addStretch(1);
    connect(slider, &QAbstractSlider::valueChanged, this,
        [this, size](int place) { choose(bounded(m_low + place * size)); });
    connect(field, &NumberField::edited, this, [this](const QString &text) {
        const auto number = parseNumber(text);
        if (number && bounded(*number) == *number)
            choose(*number);
    });
    m_show = [this, slider, field, size](const Value &value) {
        const auto number = numberIn(value);
        if (!number)
            return;
        const QSignalBlocker blocker(slider);
        slider->setValue(static_cast<int>(std::lround((*number - m_low) / size)));
        if (parseNumber(field->text()) != *number)
            field->setText(numberText(*number));
    };
}

void ManualControl::buildLevels(bool isList)
{
    const QStringList names = levelNames(m_property.definition);
    if (isList || names.size() > kMaxToggles) {
        auto *list = new PlainCombo(this);
        list->setAccessibleName(tr("Value of %1").arg(m_property.definition.displayName()));
        list->addItems(names);
        m_row->addWidget(list, 1);
        connect(list, &QComboBox::activated, this,
            [this](int place) { choose(levelValue(m_property.definition, place)); });
        m_show = [this, list](const Value &value) {
            list->setCurrentIndex(qRound(chartedValue(m_property.definition, value).value_or(-1)));
        };
        return;
    }
    auto *group = new QButtonGroup(this);
    for (qsizetype place = 0; place < names.size(); ++place) {
        auto *button = new QToolButton(this);
        button->setText(names.at(place));
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setMinimumHeight(Theme::kControlHeight);
        group->addButton(button, static_cast<int>(place));
        m_row->addWidget(button, 1);
    }
    connect(group, &QButtonGroup::idClicked, this,
        [this](int place) { choose(levelValue(m_property.definition, place)); });
    m_show = [this, group](const Value &value) {
        if (QAbstractButton *button
            = group->button(qRound(chartedValue(m_property.definition, value).value_or(-1))))
            button->setChecked(true);
    };
}

void ManualControl::buildText()
{
    auto *field = new QLineEdit(this);
    field->setAccessibleName(tr("Value of %1").arg(m_property.definition.displayName()));
    m_row->addWidget(field, 1);
    connect(field, &QLineEdit::editingFinished, this, [this, field] {
        ParameterDescription any;
        any.type = ParameterType::AnyValue;
        const PropertyType type = m_property.definition.type;
        const ParsedParameter parsed = parseParameter(field->text(), any, type);
        const auto value = valueFromJson(parsed.json, type);
        if (parsed.problem.isEmpty() && value && !(*value == m_value))
            choose(*value);
    });
    m_show = [field](const Value &value) {
        if (!field->hasFocus())
            field->setText(parameterText(toJson(value)));
    };
}

double ManualControl::step() const
{
    const double given = m_property.source.parameters.value(u"step"_s).toDouble();
    if (given > 0)
        return std::max(given, (m_high - m_low) / kMaxSteps);
    return std::pow(10.0, std::floor(std::log10(std::max(1e-6, m_high - m_low) / 100)));
}

double ManualControl::bounded(double value) const
{
    const double rounded = std::round(value * 1e9) / 1e9;
    return std::clamp(rounded, m_low, std::max(m_low, m_high));
}

void ManualControl::nudge(int steps)
{
    if (m_property.definition.type == PropertyType::Number) {
        choose(bounded(numberIn(m_value).value_or(m_low) + steps * step()));
        return;
    }
    const qsizetype count = levelNames(m_property.definition).size();
    if (count == 0)
        return;
    const auto place
        = static_cast<qsizetype>(chartedValue(m_property.definition, m_value).value_or(0));
    choose(levelValue(
        m_property.definition, std::clamp<qsizetype>(place + (steps > 0 ? 1 : -1), 0, count - 1)));
}

void ManualControl::setValue(const Value &value)
{
    if (value == m_value)
        return;
    m_value = value;
    show();
}

void ManualControl::choose(const Value &value)
{
    m_value = value;
    show();
    emit valueChosen(value);
}

void ManualControl::show()
{
    if (m_show)
        m_show(m_value);
}

} // namespace sim
