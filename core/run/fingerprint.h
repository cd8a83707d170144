// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMap>

#include <memory>

namespace sim {

/// One short text for all the bytes of a run: equal profile, seed, start and length give equal
/// fingerprints on every machine and at every time scale.
///
/// SHA-256 over the messages of each device in order, then over the devices in order of their ids:
/// how devices interleave does not matter. Compose messages count too. Thread: one at a time.
class Fingerprint
{
public:
    void add(const QString &device, const Message &message);
    QString text() const; ///< the first 32 hex digits

private:
    QMap<QString, std::shared_ptr<QCryptographicHash>> m_devices;
};

} // namespace sim
