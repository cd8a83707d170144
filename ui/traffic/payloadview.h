// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/traffic/trafficjournal.h"

#include <QtWidgets/QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace sim {

class Theme;

/// One message in full: topic, times, fate, payload for reading. Payloads are always shown as plain
/// text.
class PayloadView : public QWidget
{
    Q_OBJECT

public:
    explicit PayloadView(Theme &theme, QWidget *parent = nullptr);

    /// Nothing: the empty state. \a isSample marks a message that was not sent.
    void show(const std::optional<TrafficEntry> &entry, const QString &deviceName, bool isSample);

signals:
    void sendAgainRequested(const sim::TrafficEntry &entry);

private:
    QToolButton *addButton(const QString &icon, const QString &text);
    void refreshLooks();

    Theme &m_theme;
    std::optional<TrafficEntry> m_entry;
    QLabel *m_topic;
    QLabel *m_facts;
    QPlainTextEdit *m_payload;
    QToolButton *m_copyPayload;
    QToolButton *m_copyCommand;
    QToolButton *m_sendAgain;
};

} // namespace sim
