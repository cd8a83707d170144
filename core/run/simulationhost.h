// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"
#include "core/file/secretstore.h"
#include "core/run/runoptions.h"
#include "core/run/runsnapshot.h"
#include "core/traffic/seriesbuffer.h"
#include "core/traffic/trafficjournal.h"

#include <QtCore/QObject>

#include <memory>

namespace sim {

/// All kinds that this version knows: what readers, writers and inspectors are built on.
KindCatalogues allKinds();

/// A publish by hand: the bytes as they shall leave.
struct ComposedMessage
{
    QString device; ///< id in the profile
    Message message;
};

/// Runs profiles on a thread of its own. Window and command line talk to the engine through this
/// alone.
///
/// Thread: that of the creator (an event loop is needed). Calls never block and are carried out in
/// order on the engine's thread; answers come as signals in the creator's thread, and as snapshots
/// that are made ten times a second. `journal` and `series` are filled by the engine and read by
/// anybody.
class SimulationHost : public QObject
{
    Q_OBJECT

public:
    SimulationHost(const KindCatalogues &catalogues, const Clock &clock, QObject *parent = nullptr);
    ~SimulationHost() override; ///< stops; takes at most 2 s

    /// Starts a run of \a profile. Secrets are asked from \a secrets before this returns, in this
    /// thread; local runs need none. Errors (bad overrides, missing secret or endpoint) are
    /// returned and nothing starts; later failures come by snapshot and errorRaised().
    QList<Error> start(const Profile &profile, const RunOptions &options, SecretStore &secrets);
    void pause();
    void resume();
    void
    stop(); ///< flushes batches, waits up to 2 s for acknowledgements, disconnects; then finished()

    void setTimeScale(double scale);

    /// Live edits; a device or property that does not run is ignored.
    void replaceProperty(const QString &device, const ResolvedProperty &property);
    void setManualValue(const QString &device, const QString &property, const Value &value);

    /// Connection of one device, by hand.
    void connectDevice(const QString &device);
    void disconnectDevice(const QString &device);

    /// Sends a message as a device; it shows up in journal and mirror. composed() tells what became
    /// of it.
    void publish(const ComposedMessage &composed);

    RunSnapshot snapshot() const; ///< the newest one
    TrafficJournal &journal();
    SeriesStore &series();

signals:
    void stateChanged(sim::RunState state);
    void snapshotChanged(const sim::RunSnapshot &snapshot); ///< at most 10 a second
    void errorRaised(
        const QString &device, const sim::Error &error); ///< device empty: the run itself
    void noticed(const QString &device, const QString &text);
    void composed(const sim::ComposedMessage &composed, bool isSent, const QString &reason);
    void finished(const sim::RunSnapshot &snapshot); ///< the closing figures

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sim

Q_DECLARE_METATYPE(sim::ComposedMessage)
