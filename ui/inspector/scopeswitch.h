// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

class QToolButton;

namespace sim {

class PropertyContext;
class ThemedLabel;

/// The user's choice whom edits of a property are for, this device (or group) or its whole type,
/// and a sentence that says so with names.
class ScopeSwitch final : public QWidget
{
    Q_OBJECT

public:
    explicit ScopeSwitch(PropertyContext &context, QWidget *parent = nullptr);

    void refresh();

    QString text() const; ///< the sentence

    QToolButton *deviceButton() const { return m_device; }

    QToolButton *typeButton() const { return m_type; }

private:
    QToolButton *makeButton();

    PropertyContext &m_context;
    QToolButton *m_device;
    QToolButton *m_type;
    ThemedLabel *m_text;
};

} // namespace sim
