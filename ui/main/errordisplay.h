// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/remedy.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace sim {

/// A banner over the panes: the newest message with what to do about it. Never a dialog.
class ErrorDisplay final : public QFrame
{
    Q_OBJECT

public:
    enum class Severity { Note, Warning, Problem };
    Q_ENUM(Severity)

    explicit ErrorDisplay(Theme &theme, QWidget *parent = nullptr);

    void showError(const Error &error);

    /// \a button empty: none. A problem in sight is not replaced by a note.
    void showText(Severity severity, const QString &text, const QString &button = {});

    /// Like showError(), and again after whatever replaced it, until the user has closed it: for
    /// what a message that comes a moment later must not hide.
    void showUntilClosed(const Error &error);

    /// The message is no longer of interest.
    void dismiss();

    QString text() const;

signals:
    void remedyRequested(sim::Remedy remedy);
    void buttonClicked(); ///< the one of showText()

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void close();
    void display(
        Severity severity, const QString &text, const QString &hint, const QString &button);

    Theme &m_theme;
    Severity m_severity = Severity::Note;
    Remedy m_remedy = Remedy::None;
    QString m_shown; ///< text without the count
    int m_times = 0;
    std::optional<Error> m_lasting; ///< of showUntilClosed()
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_hint;
    QPushButton *m_button;
};

} // namespace sim
