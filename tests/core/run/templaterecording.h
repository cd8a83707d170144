// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/device.h"
#include "core/model/profile.h"

#include <QtCore/QHash>

#include <vector>

namespace sim::test {

/// What one property said: its samples in their order.
struct RecordedSeries
{
    std::vector<double> times; ///< s since the start
    std::vector<Value> values;

    std::size_t size() const { return times.size(); }

    double number(std::size_t i) const; ///< booleans are 0 and 1, anything else is NaN

    double first() const { return number(0); }

    double last() const { return number(size() - 1); }

    double lowest() const;
    double highest() const;
    bool isMonotone() const; ///< never falls

    /// Trapezoids under the curve, in values times hours.
    double integral() const;

    /// How often the value becomes another one.
    int changes() const;
};

/// A template of which the first device ran for some simulated time.
struct TemplateRecording
{
    QStringList problems; ///< errors and warnings of reading and running; empty: all is well
    Profile profile;
    ResolvedDevice device;
    QHash<QString, RecordedSeries> series; ///< by property

    const RecordedSeries &operator[](const QString &property) const;
};

struct RecordingOptions
{
    QString start = QStringLiteral("2026-05-01T00:00:00Z");
    Microseconds length = std::chrono::hours(24);
    QString setProperty = {}; ///< set by hand in the middle of the time
    double setTo = 0;
    bool slowsDown = true; ///< what samples faster than once a second does so once a second
};

TemplateRecording recordTemplate(const QString &name, const RecordingOptions &options = {});

} // namespace sim::test
