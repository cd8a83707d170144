// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QtWidgets/QAbstractButton>

namespace sim {

/// A large button: icon, title, a sentence under it. Grows with its text.
class ActionCard final : public QAbstractButton
{
    Q_OBJECT

public:
    ActionCard(Theme &theme, const QString &icon, const QString &title, const QString &sentence,
        QWidget *parent = nullptr);

    void setLeading(bool isLeading); ///< the one that most people want

    void setNarrowest(int width); ///< pixels; the height fits the text at that width

    QSize sizeHint() const override;

    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect textRect(int width) const;

    Theme &m_theme;
    QString m_icon;
    QString m_sentence;
    int m_narrowest;
    bool m_isLeading = false;
};

} // namespace sim
