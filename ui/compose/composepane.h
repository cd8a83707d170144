// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/compose/messagehistory.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QTabWidget;

namespace sim {

class FeedCompose;
class ProfileDocument;
class RawCompose;
class Selection;
class Theme;

/// Publishes by hand as any device of the profile: a raw value or a Data Feed, checked while it is
/// typed.
class ComposePane : public QWidget
{
    Q_OBJECT

public:
    ComposePane(ProfileDocument &document, Selection &selection, SimulationHost &host, Theme &theme,
        const Clock &clock, QWidget *parent = nullptr);
    ~ComposePane() override;

    void publish(); ///< what is composed now; nothing happens while it is not ready

private:
    void buildLayout();
    void refreshDevices();
    void onDeviceChosen();
    void onSelectionChanged();
    void refreshReadiness();
    void onComposed(const ComposedMessage &composed, bool isSent, const QString &reason);
    void loadFromHistory(const QModelIndex &index);
    void sendAgain(const QModelIndex &index);
    bool isFeed() const;
    bool isReady() const;
    Message message() const;
    QString topicPrefix(const QString &endpoint) const;

    ProfileDocument &m_document;
    Selection &m_selection;
    SimulationHost &m_host;
    Theme &m_theme;
    const Clock &m_clock;
    MessageHistory m_history;
    QComboBox *m_device;
    QTabWidget *m_tabs;
    RawCompose *m_raw;
    FeedCompose *m_feed;
    QComboBox *m_qos;
    QCheckBox *m_retain;
    QPushButton *m_publish;
    QLabel *m_result;
    QListView *m_historyView;
    QPushButton *m_again;
    bool m_isRunning = false;
};

} // namespace sim
