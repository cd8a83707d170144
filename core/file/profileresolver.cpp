// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profileresolver.h"

#include "core/base/randomstream.h"
#include "core/file/devicegroup.h"
#include "core/file/fileerrors.h"
#include "core/file/overrides.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QList<ResolvedProperty> resolvedProperties(
        const ProfileDefaults &defaults, const DeviceType &type)
    {
        const Schedule schedule = laidOver(laidOver(Schedule {}, defaults.schedule), type.schedule);
        const ReportRule report = laidOver(laidOver(ReportRule {}, defaults.report), type.report);
        const PublishRule publish
            = laidOver(laidOver(PublishRule {}, defaults.publish), type.publish);
        QList<ResolvedProperty> properties;
        properties.reserve(type.properties.size());
        for (const Property &property : type.properties) {
            properties.append({
                .definition = property.definition,
                .source = property.source,
                .modifiers = property.modifiers,
                .schedule = laidOver(schedule, property.schedule),
                .report = laidOver(report, property.report),
                .publish = laidOver(publish, property.publish),
                .nullProbability = property.nullProbability,
                .seedOffset = property.seedOffset,
            });
        }
        return properties;
    }

    ResolvedDevice resolvedDevice(const Device &device, const DeviceType &type)
    {
        return {
            .id = device.id,
            .type = type.id,
            .typeName = type.name.isEmpty() ? type.id : type.name,
            .name = device.name.isEmpty() ? device.id : device.name,
            .endpoint = device.endpoint.isEmpty() ? type.endpoint : device.endpoint,
            .deviceId = device.deviceId,
            .credentials = device.credentials,
            .properties = {},
        };
    }

    /// How long the device \a id waits for its first sample, so that a fleet does not sample in
    /// chorus. Drawn from the seed and its id alone: a device keeps its times whoever runs beside
    /// it.
    Microseconds phaseOf(const Profile &profile, const QString &id, Microseconds spread)
    {
        const double part = RandomStream(profile.seed, id, {}).derived(u"phase").uniform(0);
        const Microseconds phase(
            static_cast<Microseconds::rep>(part * static_cast<double>(spread.count())));
        return std::chrono::floor<Milliseconds>(phase); // that is what the wire can say
    }

    /// Members of a group: their shortest interval, over which their load is even. Others begin at
    /// once.
    Microseconds usualSpread(const Device &device, const QList<ResolvedProperty> &properties)
    {
        if (!device.count || properties.isEmpty())
            return Microseconds(0);
        return std::min_element(properties.begin(), properties.end(),
            [](const ResolvedProperty &a, const ResolvedProperty &b) {
                return a.schedule.sampleEvery < b.schedule.sampleEvery;
            })
            ->schedule.sampleEvery;
    }

    void resolveGroup(const Profile &profile, const KindCatalogues &catalogues,
        const Device &device, Resolution &resolution)
    {
        const DeviceType *type = profile.deviceType(device.type);
        if (type == nullptr) {
            resolution.errors.append(
                Error(errors::kUnknownReference, { device.type, {} }, device.id));
            return;
        }
        const JsonPlace root;
        ReadContext context(catalogues);
        context.setTolerant(profile.newer.has_value());
        const DeviceType own
            = device.overrides.isEmpty() ? *type : overriddenType(context, *type, device, root);
        for (const ReadIssue &issue : context.errors())
            resolution.errors.append(issue.error.at(device.id));
        if (context.hasFailed())
            return;
        const QList<ResolvedProperty> properties = resolvedProperties(profile.defaults, own);
        const Microseconds spread = profile.run.spread.value_or(usualSpread(device, properties));
        for (int n = 1; n <= memberCount(device); ++n) {
            ResolvedDevice member = resolvedDevice(groupMember(device, n), own);
            member.properties = properties;
            member.startDelay = profile.run.startDelay;
            member.phase = phaseOf(profile, member.id, spread);
            resolution.devices.append(std::move(member));
        }
    }

} // namespace

Resolution resolveDevices(const Profile &profile, const KindCatalogues &catalogues)
{
    Resolution resolution;
    if (const Result<void> checked = checkGroupSizes(profile.devices); !checked) {
        resolution.errors.append(checked.error());
        return resolution;
    }
    for (const Device &device : profile.devices)
        resolveGroup(profile, catalogues, device, resolution);
    return resolution;
}

const Endpoint *endpointOf(const Profile &profile, const Device &device)
{
    if (!device.endpoint.isEmpty())
        return profile.endpoint(device.endpoint);
    const DeviceType *type = profile.deviceType(device.type);
    return type == nullptr ? nullptr : profile.endpoint(type->endpoint);
}

} // namespace sim
