// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/endpointform.h"
#include "ui/connection/remedy.h"
#include "ui/connection/runcontroller.h"
#include "ui/connection/secretform.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace sim {

class ProblemRow;

/// Where the devices connect to and what went wrong, in sentences with a button where one click
/// helps.
class ConnectionPane : public QWidget
{
    Q_OBJECT

public:
    ConnectionPane(ProfileDocument &document, RunController &run, SimulationHost &host,
        SecretVault &vault, Theme &theme, QWidget *parent = nullptr);

    /// Opens the form that \a remedy needs; others are passed on by remedyRequested().
    void apply(Remedy remedy, const QString &device = {});

signals:
    void remedyRequested(sim::Remedy remedy);
    void checkRequested(const QString &device); ///< id; take its connection apart

private:
    QWidget *makeHeader();
    void refresh();
    void showTarget();
    void openForm(QWidget *form);
    void connectAgain(const RunProblem &problem);
    QStringList names(const QStringList &devices) const;
    ProblemRow *row(int number);

    ProfileDocument &m_document;
    RunController &m_run;
    SimulationHost &m_host;
    Theme &m_theme;
    QTimer m_refreshTimer; ///< a storm of errors is shown five times a second
    QLabel *m_target;
    QLabel *m_empty;
    SecretForm *m_secretForm;
    EndpointForm *m_endpointForm;
    QVBoxLayout *m_rows;
    QList<ProblemRow *> m_rowWidgets;
};

} // namespace sim
