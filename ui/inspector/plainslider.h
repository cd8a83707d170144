// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QSlider>

namespace sim {

/// A horizontal slider that goes where it is clicked and leaves the wheel to what it lies in.
class PlainSlider final : public QSlider
{
    Q_OBJECT

public:
    explicit PlainSlider(QWidget *parent = nullptr);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace sim
