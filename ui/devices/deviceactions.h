// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/simulationhost.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"

#include <QtGui/QAction>

class QItemSelectionModel;

namespace sim {

/// What can be done with the devices that are selected in the tree.
class DeviceActions : public QObject
{
    Q_OBJECT

public:
    DeviceActions(ProfileDocument &document, Selection &selection, SimulationHost &host,
        const Theme &theme, QObject *parent = nullptr);

    /// Acts on the selection in \a rows from now on.
    void setRows(QItemSelectionModel *rows);

    QAction &add() { return m_add; }

    QAction &duplicate() { return m_duplicate; }

    QAction &remove() { return m_remove; }

    QAction &connectDevices() { return m_connect; }

    QAction &disconnectDevices() { return m_disconnect; }

    QAction &checkConnection() { return m_check; }

    QAction &copyDeviceId() { return m_copyId; }

    QStringList selectedDevices() const; ///< ids; those of selected properties too, each once

    void setRunning(bool isRunning);
    void refresh();

signals:
    void checkRequested(const QString &device); ///< id

private:
    void addOne();
    void duplicateThem();
    void removeThem();
    void copyThem() const;

    ProfileDocument &m_document;
    Selection &m_selection;
    SimulationHost &m_host;
    QItemSelectionModel *m_rows = nullptr; ///< the view's
    bool m_isRunning = false;
    QAction m_add;
    QAction m_duplicate;
    QAction m_remove;
    QAction m_connect;
    QAction m_disconnect;
    QAction m_check;
    QAction m_copyId;
};

} // namespace sim
