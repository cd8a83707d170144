// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/adapter/adapterclient.h"

#include <QtCore/QTimer>

#include <map>
#include <memory>

namespace sim {

/// All clients of `conniosim mqtt`: sends each line of input to the client that it is for.
///
/// Lines are obeyed in order. Thread: the one that it lives in.
class MqttAdapter final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        qsizetype maxLineBytes = qsizetype { 8 } * 1024 * 1024;
        Microseconds drain {}; ///< at the end of the input, for what still waits
    };

    static constexpr qsizetype kMaxClients = 20'000;

    MqttAdapter(const Options &options, EventWriter &writer, const Clock &clock,
        const RandomStream &jitter, QObject *parent = nullptr);

    void handleLine(const QByteArray &line, qint64 number);
    void handleSkippedLine(qint64 number);

    /// Waits for what is under way as long as Options::drain allows, then finish(0).
    void handleEndOfInput();

    /// Closes all clients orderly; finished(\a code) follows, never from inside.
    void finish(int code);

signals:
    void inputEnded(); ///< `exit`: no further line is wanted
    void finished(int code);

private:
    void obey(const AdapterCommand &command, qint64 number);
    Result<AdapterClient *> clientFor(const AdapterCommand &command);
    AdapterClient *add(const QString &name);
    void tellError(const Error &error, const QString &client, const QByteArray &handle);
    void finishWhenSettled();
    void finishWhenIdle();

    Options m_options;
    EventWriter &m_writer;
    const Clock &m_clock;
    RandomStream m_jitter;
    std::map<QString, std::unique_ptr<AdapterClient>> m_clients;
    QTimer m_drainTimer;
    QTimer m_finishTimer;
    quint64 m_added = 0;
    int m_exitCode = 0;
    bool m_isDraining = false;
    bool m_isFinishing = false;
    bool m_hasFinished = false;
};

} // namespace sim
