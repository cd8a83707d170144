// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/contractcheck.h"
#include "core/model/device.h"
#include "core/model/rules.h"
#include "ui/compose/feedpointsmodel.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTableView;
class QToolButton;

namespace sim {

class Theme;

/// Composes a Data Feed as a table of points or as JSON text: each view rewrites the other, and
/// both are checked against the contract as they change. What is published is the text, byte for
/// byte.
class FeedCompose : public QWidget
{
    Q_OBJECT

public:
    FeedCompose(Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setDevice(const ResolvedDevice &device, const QString &topicPrefix);

    QByteArray topic() const;
    QByteArray payload() const;

    bool isReady() const { return m_isReady; }

    void setPayload(const QByteArray &payload); ///< an earlier message

signals:
    void changed();

private:
    QToolButton *addButton(const QString &icon, const QString &text);
    void buildTable();
    void writeText(); ///< from the table
    void readText(); ///< into the table
    void judge();
    void refreshLooks();

    Theme &m_theme;
    const Clock &m_clock;
    ResolvedDevice m_device;
    QString m_topicPrefix;
    std::unique_ptr<ContractCheck> m_contract;
    FeedPointsModel m_points;
    QTableView *m_table;
    QComboBox *m_encoding;
    QToolButton *m_add;
    QToolButton *m_remove;
    QToolButton *m_now;
    QPlainTextEdit *m_text;
    QLabel *m_topic;
    QLabel *m_problem;
    QLabel *m_note;
    bool m_isReady = false;
    bool m_isWriting = false;
};

} // namespace sim
