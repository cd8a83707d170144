// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTextEdit>

namespace sim {

/// Whether somebody has set \a property on \a widget (see SimStyle::kPrimary).
inline bool isMarked(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

/// Text areas look like fields.
inline bool isTextEdit(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

} // namespace sim
