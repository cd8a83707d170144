// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/randomstream.h"
#include "core/model/profile.h"

namespace sim::test {

/// Profiles drawn at random that use every key of the format; the same seed, the same profile. They
/// fit test::catalogues() and the schema.
class ProfileMaker
{
public:
    explicit ProfileMaker(quint64 seed)
        : m_random(seed)
    {
    }

    Profile make();

private:
    bool chance(double probability = 0.5);
    int upTo(int highest); ///< 0..highest
    double number(double lowest, double highest);
    QString text();
    Microseconds duration();
    QStringList words();

    Endpoint endpoint(int index);
    ScheduleSettings schedule();
    ReportSettings report();
    PublishSettings publish();
    PropertyDefinition definition(int index);
    SourceSpec source(const PropertyDefinition &definition);
    Property property(int index);
    DeviceType type(int index, const Profile &profile);
    Device device(int index, const Profile &profile);

    RandomStream m_random;
    quint64 m_draws = 0;
};

} // namespace sim::test
