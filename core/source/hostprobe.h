// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

namespace sim {

/// Counters of the processors since the machine started, in any unit.
struct CpuCounters
{
    double busy = 0;
    double total = 0;
};

/// Bytes through the network interfaces since the machine started, and when they were counted.
struct NetworkCounters
{
    double received = 0;
    double sent = 0;
    MonotonicTime time {};
};

/// What `host` measures of the machine that the program runs on.
class HostProbe
{
public:
    virtual ~HostProbe() = default;

    virtual Result<CpuCounters> cpu() const = 0;

    /// How much of the memory is in use, 0..100.
    virtual Result<double> memoryPercent() const = 0;

    /// How much of the file system of \a path is in use, 0..100.
    virtual Result<double> diskPercent(const QString &path) const = 0;

    /// \a interface empty: all but the loopback.
    virtual Result<NetworkCounters> network(const QString &interface) const = 0;
};

/// Reads /proc, which Linux has alone. Errors everywhere: `source.hostUnavailable` on other
/// systems, `source.hostUnreadable`, `source.noInterface`, `source.noDisk`. Thread: any.
class ProcProbe final : public HostProbe
{
public:
    explicit ProcProbe(const Clock &clock, QString folder = QStringLiteral("/proc"));

    Result<CpuCounters> cpu() const override;
    Result<double> memoryPercent() const override;
    Result<double> diskPercent(const QString &path) const override;
    Result<NetworkCounters> network(const QString &interface) const override;

private:
    Result<QByteArray> content(const QString &name) const;

    const Clock &m_clock;
    QString m_folder;
};

} // namespace sim
