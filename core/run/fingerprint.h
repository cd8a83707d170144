// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QString>

#include <map>

namespace sim {

/// One short text for all the bytes of a run: equal profile, seed, start and length give equal
/// fingerprints on every machine and at every time scale.
///
/// SHA-256 over the messages of each device in order, then over the devices in order of their ids:
/// how devices interleave does not matter. Compose messages count too. Thread: one at a time.
class Fingerprint
{
public:
    /// The messages of one device, in order.
    class Stream
    {
    public:
        void add(const Message &message);

    private:
        friend class Fingerprint;
        QCryptographicHash m_hash { QCryptographicHash::Sha256 };
        bool m_isEmpty = true;
    };

    /// Stays valid as long as the fingerprint.
    Stream &stream(const QString &device);

    void add(const QString &device, const Message &message) { stream(device).add(message); }

    QString text() const; ///< the first 32 hex digits

private:
    std::map<QString, Stream> m_devices;
};

} // namespace sim
