// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace sim {

class Theme;
class ThemedLabel;

/// One line of a form: title, control, and under it a line of help, where the value comes from, and
/// what is wrong with it. Errors stand here and nowhere else.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    FieldRow(
        const Theme &theme, const QString &title, const QString &help, QWidget *parent = nullptr);

    void setError(const QString &text); ///< empty: none
    QString error() const;

    /// Where the value comes from; a reset button shows while it can go back to what is inherited.
    /// A marked one differs from what the others of its type have.
    void setOrigin(const QString &origin, bool isResettable, bool isMarked = false);
    QString origin() const;

    QToolButton *resetButton() const { return m_reset; }

    QString title() const { return m_titleText; }

signals:
    void resetRequested();

protected:
    /// Subclasses put their control here; it is named and explained like the row.
    void setControl(QWidget *control, QWidget *below = nullptr);

    const Theme &theme() const { return m_theme; }

private:
    ThemedLabel *line();

    const Theme &m_theme;
    QString m_titleText;
    QString m_help;
    QString m_originText;
    QVBoxLayout *m_column;
    QHBoxLayout *m_controlRow;
    QToolButton *m_reset;
    ThemedLabel *m_title;
    ThemedLabel *m_helpLine;
    ThemedLabel *m_origin;
    ThemedLabel *m_error;
};

} // namespace sim
