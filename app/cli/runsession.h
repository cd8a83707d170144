// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/errorteller.h"
#include "app/cli/livetable.h"
#include "core/run/simulationhost.h"

namespace sim {

/// One `conniosim run` from start to exit code: host, live table, Ctrl+C, summary. Thread: the main
/// one.
class RunSession : public QObject
{
    Q_OBJECT

public:
    enum class Output { Table, Json };

    RunSession(const KindCatalogues &kinds, const Clock &clock, Output output);

    int run(const Profile &profile, const RunOptions &options);

private:
    void onSnapshot(const RunSnapshot &snapshot);
    void onError(const QString &device, const Error &error);
    void onFinished(const RunSnapshot &snapshot);
    void tell(const QStringList &lines);

    const Clock &m_clock;
    Output m_output;
    SimulationHost m_host;
    LiveTable m_table;
    QHash<QString, QString> m_names; ///< of devices, by id
    ErrorTeller m_errors;
};

/// The exit code that a finished run deserves.
int exitCodeOf(const RunSnapshot &snapshot);

/// The closing lines for people.
QString summaryText(const RunSnapshot &snapshot);

} // namespace sim
