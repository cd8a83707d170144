// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/centredpage.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QScrollArea>

namespace sim {

void setCentredContent(QWidget &page, QWidget &content)
{
    auto *centred = new QWidget;
    auto *row = new QHBoxLayout(centred);
    row->addStretch(1);
    row->addWidget(&content, 20);
    row->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(centred);
    area->viewport()->setAutoFillBackground(false);
    centred->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(&page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
}

} // namespace sim
