// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QAbstractSpinBox>

#include <optional>

class QLabel;

namespace sim {

/// A field for a number of any size, with arrows that step by a sensible amount.
///
/// Unlike QDoubleSpinBox it takes whatever is typed, so that a wrong text can be explained beside
/// the field instead of being swallowed, and it may be empty. edited() comes with every change of
/// the text by the user.
class NumberField final : public QAbstractSpinBox
{
    Q_OBJECT

public:
    explicit NumberField(QWidget *parent = nullptr);

    void setText(
        const QString &text); ///< without edited(); leaves the cursor alone when it is equal

    QString text() const { return QAbstractSpinBox::text(); }

    void setPlaceholder(const QString &text);
    void setUnit(const QString &unit);
    void setBounds(
        std::optional<double> minimum, std::optional<double> maximum); ///< of stepping alone
    void setStep(
        std::optional<double> step); ///< absent: a hundredth of the range, or of the number's size

    void setStart(double start) { m_start = start; } ///< where stepping begins from an empty field

    void stepBy(int steps) override;
    QValidator::State validate(QString &input, int &position) const override;
    QSize minimumSizeHint() const override;

signals:
    void edited(const QString &text);

protected:
    StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    double step(double value) const;
    void placeUnit();

    std::optional<double> m_minimum;
    std::optional<double> m_maximum;
    std::optional<double> m_step;
    double m_start = 0;
    QLabel *m_unit;
};

} // namespace sim
