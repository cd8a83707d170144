// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/hostprobe.h"

#include "core/source/worlderrors.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStorageInfo>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMostBytes = 256 * 1024;

    /// The number behind \a key in /proc/meminfo, kB.
    std::optional<double> memoryEntry(const QByteArray &text, QByteArrayView key)
    {
        for (const QByteArray &line : text.split('\n')) {
            if (!line.startsWith(key))
                continue;
            bool isNumber = false;
            const double number
                = line.sliced(key.size()).replace("kB", "").trimmed().toDouble(&isNumber);
            return isNumber ? std::optional(number) : std::nullopt;
        }
        return {};
    }

} // namespace

ProcProbe::ProcProbe(const Clock &clock, QString folder)
    : m_clock(clock)
    , m_folder(std::move(folder))
{
}

Result<QByteArray> ProcProbe::content(const QString &name) const
{
    const QString path = m_folder + u'/' + name;
    QFile file(path);
    if (!QDir(m_folder).exists())
        return Error(errors::kHostUnavailable, { m_folder });
    if (!file.open(QIODevice::ReadOnly))
        return Error(errors::kHostUnreadable, { path, file.errorString() });
    return file.read(kMostBytes); // these files have no size
}

/// proc(5): `cpu user nice system idle iowait irq softirq steal ...`.
Result<CpuCounters> ProcProbe::cpu() const
{
    constexpr qsizetype kIdle = 4;
    constexpr qsizetype kWaiting = 5;
    constexpr qsizetype kSteal = 8; // guest times behind it are part of user and nice
    const auto text = content(u"stat"_s);
    if (!text)
        return text.error();
    const QByteArrayList fields = text->left(text->indexOf('\n')).simplified().split(' ');
    if (fields.value(0) != "cpu" || fields.size() <= kWaiting)
        return Error(errors::kHostUnreadable, { m_folder + u"/stat"_s, u"?"_s });
    CpuCounters counters;
    for (qsizetype i = 1; i < fields.size() && i <= kSteal; ++i) {
        const double ticks = fields.at(i).toDouble();
        counters.total += ticks;
        if (i != kIdle && i != kWaiting)
            counters.busy += ticks;
    }
    return counters;
}

Result<double> ProcProbe::memoryPercent() const
{
    const auto text = content(u"meminfo"_s);
    if (!text)
        return text.error();
    const auto total = memoryEntry(*text, "MemTotal:");
    const auto available = memoryEntry(*text, "MemAvailable:");
    if (!total || !available || *total <= 0)
        return Error(errors::kHostUnreadable, { m_folder + u"/meminfo"_s, u"?"_s });
    return 100 * (1 - *available / *total);
}

Result<double> ProcProbe::diskPercent(const QString &path) const
{
    const QStorageInfo storage(path);
    if (!storage.isValid() || storage.bytesTotal() <= 0)
        return Error(errors::kNoDisk, { path });
    return 100
        * (1
            - static_cast<double>(storage.bytesFree()) / static_cast<double>(storage.bytesTotal()));
}

/// `name: received_bytes ... (8 fields) sent_bytes ...`, below two lines of titles.
Result<NetworkCounters> ProcProbe::network(const QString &interface) const
{
    constexpr qsizetype kReceived = 0;
    constexpr qsizetype kSent = 8;
    const auto text = content(u"net/dev"_s);
    if (!text)
        return text.error();
    NetworkCounters counters { .received = 0, .sent = 0, .time = m_clock.monotonic() };
    QStringList known;
    bool isFound = interface.isEmpty();
    for (const QByteArray &line : text->split('\n')) {
        const qsizetype colon = line.indexOf(':');
        const QByteArrayList fields = line.sliced(colon + 1).simplified().split(' ');
        if (colon < 0 || fields.size() <= kSent)
            continue;
        const QString name = QString::fromUtf8(line.left(colon).trimmed());
        known.append(name);
        if (interface.isEmpty() ? name == "lo"_L1 : name != interface)
            continue;
        isFound = true;
        counters.received += fields.at(kReceived).toDouble();
        counters.sent += fields.at(kSent).toDouble();
    }
    if (!isFound)
        return Error(errors::kNoInterface, { interface, known.join(u", "_s) });
    return counters;
}

} // namespace sim
