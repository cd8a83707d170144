// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QComboBox>

namespace sim {

/// A combo box that may be narrower than its longest entry and leaves the wheel to what it lies in.
class PlainCombo final : public QComboBox
{
    Q_OBJECT

public:
    explicit PlainCombo(QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace sim
