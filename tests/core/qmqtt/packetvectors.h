// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace sim::test {

/// One line of tests/data/mqtt/vectors in one of its states.
struct PacketVector
{
    QString where; ///< file and line
    QString state;
    QString name;
    QByteArray bytes;
    QStringList events;
    QByteArray answer;
    bool isAnswerOpen = false; ///< "?": the connection may end before the answer leaves
    QStringList proves;

    bool endsConnection() const;
};

/// All vectors of the folder, each line once for each of its states. What is wrong with the files
/// goes to \a problems.
QList<PacketVector> readVectors(const QString &folder, QStringList &problems);

/// Bytes written as hexadecimal, `"text"` and `*N`; \a isOk tells whether that was all.
QByteArray readBytes(const QString &text, bool &isOk);

/// Cuts \a bytes at the packets; what an incomplete last one lacks is told in \a missing.
QList<QByteArray> splitPackets(const QByteArray &bytes, qsizetype *missing = nullptr);

/// The states of single vectors, without the groups `online` and `all`.
QStringList vectorStates();

} // namespace sim::test
