// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/plaincombo.h"

#include <QtGui/QWheelEvent>

namespace sim {

namespace {

    constexpr int kMinimumLetters = 6;

} // namespace

PlainCombo::PlainCombo(QWidget *parent)
    : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kMinimumLetters);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PlainCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace sim
