// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/run/storedqueue.h"

#include <QtCore/QByteArray>

#include <optional>

namespace sim {

/// One line of the journal on disk.
///
/// On disk: marker (4 bytes), length of the body (4), checksum over length and body (8, the first
/// bytes of BLAKE2s-128), body; numbers are little-endian. BLAKE2s because Qt Core has it: no
/// further library, and 64 bits of it miss a damaged record about never.
struct JournalRecord
{
    enum class Kind : quint8 {
        Queued = 1, ///< device, message: everything but the state in flight
        State = 2, ///< packet id (0: waits again), released, order
        Removed = 3, ///< acknowledged or dropped
        LastId = 4, ///< device, packet id, order: the last one that it used
    };

    Kind kind = Kind::Queued;
    QString device = {}; ///< MQTT client id
    StoredMessage stored = {};

    bool operator==(const JournalRecord &) const = default;
};

/// The first bytes of each segment file.
inline constexpr QByteArrayView kJournalHeader("CONNIOQ1");

QByteArray encoded(const JournalRecord &record);

/// Reads the records of a segment. Behind a damaged place it goes on at the next record that is
/// whole, so that one flipped bit costs one record.
class JournalScanner
{
public:
    /// \a file must outlive the scanner.
    explicit JournalScanner(QByteArrayView file);

    std::optional<JournalRecord> next();

    qsizetype damagedBytes() const { return m_damaged; }

private:
    std::optional<JournalRecord> recordHere();

    QByteArrayView m_file;
    qsizetype m_place = 0;
    qsizetype m_damaged = 0;
};

} // namespace sim
