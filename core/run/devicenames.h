// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace sim {

/// Devices to which the same happened: all are counted, the first of them are named. Those of a
/// group share a name, which is said once. Thread: any.
class DeviceNames
{
public:
    static constexpr qsizetype kNamed = 3;

    /// False when the device with this \a id is known already.
    bool add(const QString &id, const QString &name);

    qsizetype size() const { return m_all.size(); }

    bool isEmpty() const { return m_all.isEmpty(); }

    void clear();

    QString text() const; ///< `Room 1`, `Room 1, Room 2`, `Room 1, Room 2, Room 3 and 47 more`

private:
    QStringList m_named;
    QSet<QString> m_all; ///< ids
};

} // namespace sim
