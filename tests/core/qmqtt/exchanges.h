// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/qmqtt/vectorrun.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace sim::test {

/// One line of an exchange (tests/data/mqtt/exchanges.txt).
struct ExchangeStep
{
    int line = 0;
    QString verb; ///< "set", "do", ">", "<", "!", "cut"
    QString text; ///< what follows it; of ">" and "<" the bytes in hexadecimal
    QByteArray bytes {};
    QByteArray whenPresent {}; ///< what the client sends when cut behind this step
    QByteArray whenAbsent {};

    bool isBytes() const { return verb == QLatin1String(">") || verb == QLatin1String("<"); }
};

struct Exchange
{
    QString name;
    QList<ExchangeStep> steps;

    bool isClean() const;
};

QList<Exchange> readExchanges(const QString &path, QStringList &problems);

/// Plays exchanges with a fresh client; what differs from the script is told in problem().
class ExchangePlayer
{
public:
    /// Plays \a exchange up to its step \a end, not included.
    void play(const Exchange &exchange, qsizetype end);
    /// Cuts the link, connects again and compares what the client sends.
    void cut(bool isSessionPresent, const QByteArray &expected);

    QString problem() const { return m_problem; }

private:
    void playStep(const ExchangeStep &step);
    void act(const QString &action);
    void expect(const QByteArray &bytes);
    void checkEvents(const QString &expected);
    void reconnect(bool isSessionPresent);
    void fail(const QString &text);

    VectorRun m_run;
    QByteArray m_connect; ///< the first bytes: again after each cut
    QByteArray m_sent; ///< and not yet expected
    QString m_problem;
    int m_line = 0;
    bool m_isConnecting = false;
};

} // namespace sim::test
