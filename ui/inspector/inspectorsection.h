// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace sim {

class PropertyContext;
class Theme;
class ThemedLabel;

/// A titled part of the inspector.
class InspectorSection : public QFrame
{
    Q_OBJECT

public:
    InspectorSection(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    /// Shows the property of the context anew; cheap when nothing has changed.
    virtual void refresh() = 0;

protected:
    QHBoxLayout *head() const { return m_head; }

    QVBoxLayout *body() const { return m_body; }

private:
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
};

} // namespace sim
