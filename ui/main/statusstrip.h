// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/runsnapshot.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QLabel;
class QToolButton;

namespace sim {

/// The figures of a run along the lower edge.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(Theme &theme, QWidget *parent = nullptr);

    void setSnapshot(const RunSnapshot &snapshot);
    void setErrors(quint64 count);

signals:
    void errorsClicked();

private:
    QLabel *addFigure(const QString &toolTip);
    void showLoss(QLabel *label, bool isLoss); ///< red, or as the other figures

    Theme &m_theme;
    QLabel *m_state;
    QLabel *m_messages;
    QLabel *m_bytes;
    QLabel *m_queue;
    QLabel *m_dropped;
    QLabel *m_arrived;
    QLabel *m_rejected;
    QToolButton *m_errors;
};

} // namespace sim
