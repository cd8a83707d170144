// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/runcontroller.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QToolButton>

class QActionGroup;

namespace sim {

/// Says where a run goes, and lets the user choose: local platform or endpoint, and the transport.
class TargetButton final : public QToolButton
{
    Q_OBJECT

public:
    TargetButton(
        ProfileDocument &document, RunController &run, Theme &theme, QWidget *parent = nullptr);

private:
    void makeMenu();
    void refresh();
    QAction *addPlace(const QString &text, bool isLocal);
    void addTransport(const QString &text, std::optional<TransportKind> kind);

    ProfileDocument &m_document;
    RunController &m_run;
    Theme &m_theme;
    QActionGroup *m_places;
    QActionGroup *m_transports;
    QAction *m_endpointAction = nullptr;
};

} // namespace sim
