// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/numberfield.h"

#include "ui/inspector/parametertext.h"

#include <QtGui/QWheelEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

#include <algorithm>
#include <cmath>

namespace sim {

namespace {

    constexpr int kUnitGap = 4;

    double powerBelow(double size)
    {
        return std::pow(10.0, std::floor(std::log10(size)));
    }

} // namespace

NumberField::NumberField(QWidget *parent)
    : QAbstractSpinBox(parent)
    , m_unit(new QLabel(lineEdit()))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_unit->setEnabled(false); // drawn muted by the style
    m_unit->hide();
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberField::edited);
}

void NumberField::setText(const QString &text)
{
    if (text != lineEdit()->text())
        lineEdit()->setText(text);
}

void NumberField::setPlaceholder(const QString &text)
{
    lineEdit()->setPlaceholderText(text);
}

void NumberField::setUnit(const QString &unit)
{
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
    placeUnit();
}

void NumberField::placeUnit()
{
    const QSize size = m_unit->sizeHint();
    const int width = m_unit->text().isEmpty() ? 0 : size.width() + kUnitGap;
    lineEdit()->setTextMargins(0, 0, width, 0);
    m_unit->setGeometry(lineEdit()->width() - width, (lineEdit()->height() - size.height()) / 2,
        size.width(), size.height());
}

void NumberField::setBounds(std::optional<double> minimum, std::optional<double> maximum)
{
    m_minimum = minimum;
    m_maximum = maximum;
}

void NumberField::setStep(std::optional<double> step)
{
    m_step = step;
}

double NumberField::step(double value) const
{
    if (m_step)
        return *m_step;
    if (m_minimum && m_maximum && *m_maximum > *m_minimum)
        return powerBelow((*m_maximum - *m_minimum) / 50);
    return value == 0 ? 0.1 : std::max(1e-9, powerBelow(std::abs(value)) / 10);
}

void NumberField::stepBy(int steps)
{
    const double value = parseNumber(text()).value_or(m_start);
    const double size = step(value);
    double next = std::round((value + steps * size) / size) * size;
    if (m_minimum)
        next = std::max(next, *m_minimum);
    if (m_maximum)
        next = std::min(next, *m_maximum);
    next = std::round(next * 1e9) / 1e9;
    setText(numberText(next));
    emit edited(text());
}

QValidator::State NumberField::validate(QString &, int &) const
{
    return QValidator::Acceptable;
}

QSize NumberField::minimumSizeHint() const
{
    return { fontMetrics().horizontalAdvance(u'0') * 8 + 24,
        QAbstractSpinBox::minimumSizeHint().height() };
}

QAbstractSpinBox::StepEnabled NumberField::stepEnabled() const
{
    return StepUpEnabled | StepDownEnabled;
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    // Scrolling a form must not change what it scrolls over.
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

void NumberField::resizeEvent(QResizeEvent *event)
{
    QAbstractSpinBox::resizeEvent(event);
    placeUnit();
}

} // namespace sim
