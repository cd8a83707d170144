// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace sim {

class Theme;

/// The looks of traffic rows: problems in the colour of problems, previews muted, payloads
/// monospaced.
class TrafficDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TrafficDelegate(const Theme &theme, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace sim
