// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/contractcheck.h"
#include "core/model/device.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace sim {

class Theme;

/// Composes one raw publish: property, value, and the exact topic and bytes below.
class RawCompose : public QWidget
{
    Q_OBJECT

public:
    explicit RawCompose(Theme &theme, QWidget *parent = nullptr);

    /// The device to publish as, and the prefix of its topics. Keeps property and text where it
    /// can.
    void setDevice(const ResolvedDevice &device, const QString &topicPrefix);
    void selectProperty(const QString &property);

    QByteArray topic() const;
    QByteArray payload() const;
    bool isReady() const; ///< readable and not refused by the contract

    /// Puts an earlier message back into the fields.
    void setPayload(const QString &property, const QByteArray &payload);

signals:
    void changed();

private:
    const PropertyDefinition *property() const;
    QString input() const;
    void setInput(const QString &text);
    void onPropertyChosen();
    void refresh();
    bool isChoice() const;

    Theme &m_theme;
    ResolvedDevice m_device;
    QString m_topicPrefix;
    QComboBox *m_property;
    QStackedWidget *m_editors;
    QPlainTextEdit *m_text;
    QComboBox *m_choice;
    QLabel *m_hint;
    QLabel *m_problem;
    QLabel *m_topic;
    QLabel *m_bytes;
    QByteArray m_payload;
    bool m_isReady = false;
};

} // namespace sim
