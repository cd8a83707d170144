// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

class QToolButton;

namespace sim {

class Theme;
class ThemedLabel;

/// Where something that has no field of its own comes from, with a button that brings the
/// inherited one back while it differs.
class OriginLine final : public QWidget
{
    Q_OBJECT

public:
    /// \a what is named to those who hear the button instead of seeing it.
    OriginLine(const Theme &theme, const QString &what, QWidget *parent = nullptr);

    void setOrigin(const QString &text, bool isOwn); ///< empty: hidden

    QString text() const;

    QToolButton *resetButton() const { return m_reset; }

signals:
    void resetRequested();

private:
    ThemedLabel *m_label;
    QToolButton *m_reset;
    QString m_text;
};

} // namespace sim
