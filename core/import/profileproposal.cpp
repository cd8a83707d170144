// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/profileproposal.h"

#include "core/import/importerrors.h"
#include "core/import/sourceproposal.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr qsizetype kLongestId = 40;
    constexpr int kPointsPerFeed = 1000; ///< seen in real device states (contract, section 6)

    /// Ids of a profile: letters, digits and `-`, each once.
    class IdMaker
    {
    public:
        QString id(const QString &text, const QString &otherwise)
        {
            static const QRegularExpression rest(u"[^a-z0-9]+"_s);
            QString base = text.toLower().replace(rest, u"-"_s).left(kLongestId);
            while (base.startsWith(u'-'))
                base.remove(0, 1);
            while (base.endsWith(u'-'))
                base.chop(1);
            if (base.isEmpty())
                base = otherwise;
            QString candidate = base;
            for (int n = 2; m_used.contains(candidate); ++n)
                candidate = base + u'-' + QString::number(n);
            m_used.insert(candidate);
            return candidate;
        }

    private:
        QSet<QString> m_used;
    };

    /// Often enough that a device counts as active, and as sensors do.
    Microseconds pace(const PlatformDefinition &definition, const PlatformProfile &profile)
    {
        constexpr int kChances = 3; ///< samples within a period
        Microseconds every = 5s;
        for (const PlatformDevice &device : definition.devices) {
            if (device.period.count() > 0 && definition.profile(device.profile) == &profile)
                every = std::min<Microseconds>(every, Microseconds(device.period) / kChances);
        }
        return std::max<Microseconds>(every, 1s);
    }

    PublishSettings publishSettings(const IngestionLimits &limits)
    {
        PublishSettings publish;
        publish.mode = PublishMode::Feed;
        publish.qos = 1;
        publish.maxPoints = std::clamp(limits.pointsPerFeed.value_or(kPointsPerFeed) / 2, 1, 100);
        Microseconds age = 5s;
        if (limits.feedsPerMinute) {
            const Microseconds shortest = Microseconds(1min) / *limits.feedsPerMinute;
            age = std::max<Microseconds>(age, 2 * shortest);
        }
        publish.maxAge = age;
        return publish;
    }

    DeviceType deviceType(
        const PlatformDefinition &definition, const PlatformProfile &profile, const QString &id)
    {
        DeviceType type;
        type.id = id;
        type.name = profile.title.isEmpty() ? profile.name : profile.title;
        type.endpoint = u"connio"_s;
        type.schedule.sampleEvery = pace(definition, profile);
        type.publish = publishSettings(definition.limits);
        for (const PlatformProperty &property : profile.properties)
            type.properties.append(importedProperty(property));
        return type;
    }

    /// An id of the platform's form that no real device has: the platform counts in large numbers.
    QString madeUpDeviceId(qsizetype number)
    {
        return u"_dev_"_s + QString::number(number).rightJustified(18, u'0');
    }

    /// The devices of \a profile, or one to begin with.
    QList<PlatformDevice> devicesOf(
        const PlatformDefinition &definition, const PlatformProfile &profile, const QString &title)
    {
        QList<PlatformDevice> devices;
        for (const PlatformDevice &device : definition.devices) {
            if (definition.profile(device.profile) == &profile)
                devices.append(device);
        }
        if (devices.isEmpty()) {
            devices.append(PlatformDevice {});
            devices.last().name = title;
        }
        return devices;
    }

    Device deviceFrom(const PlatformDevice &from, const QString &type, const QString &id)
    {
        Device device;
        device.id = id;
        device.type = type;
        device.name = from.title.isEmpty() ? from.name : from.title;
        device.deviceId = from.id;
        device.credentials.keyId = from.keyId;
        return device;
    }

    void setSecretReferences(QList<Device> &devices, const ImportOptions &options)
    {
        for (Device &device : devices) {
            QString word = device.id.toUpper();
            word.replace(u'-', u'_');
            device.credentials.secretRef = devices.size() == 1
                ? options.secretRef
                : QString(options.secretRefPattern).replace(u"{id}"_s, word);
        }
    }

} // namespace

Property importedProperty(const PlatformProperty &property)
{
    Property made;
    made.definition = property.definition;
    const SourceProposal proposal = proposedSource(property);
    made.source = proposal.source;
    made.modifiers = proposal.modifiers;
    if (proposal.decimals)
        made.definition.decimals = proposal.decimals;
    made.schedule.sampleEvery = proposal.sampleEvery;
    if (proposal.isReportedOnChange)
        made.report = ReportRule { .onChange
            = OnChange { .deadband = {}, .minInterval = {}, .heartbeat = Microseconds(1h) } };
    return made;
}

Result<ImportedProfile> profileFromPlatform(
    const PlatformDefinition &definition, const ImportOptions &options)
{
    if (definition.profiles.isEmpty())
        return Error(errors::kNothingToImport);
    ImportedProfile made;
    Profile &profile = made.profile;
    profile.endpoints.append(connioEndpoint(options.transport));
    profile.endpoints.last().id = u"connio"_s;
    IdMaker typeIds;
    IdMaker deviceIds;
    for (const PlatformProfile &from : definition.profiles) {
        const DeviceType type = deviceType(definition, from, typeIds.id(from.name, u"type"_s));
        const QList<PlatformDevice> devices = devicesOf(definition, from, type.name);
        for (const PlatformDevice &known : devices) {
            const QString id
                = deviceIds.id(known.name.isEmpty() ? known.id : known.name, u"device"_s);
            Device device = deviceFrom(known, type.id, id);
            if (device.deviceId.isEmpty()) {
                device.deviceId = madeUpDeviceId(profile.devices.size() + 1);
                made.remarks.append(Error(errors::kDeviceIdMissing, { id }));
            }
            if (known.isDisabled)
                made.remarks.append(Error(errors::kDeviceDisabled, { id }));
            profile.devices.append(device);
        }
        profile.deviceTypes.append(type);
    }
    profile.name = options.name.isEmpty() ? profile.deviceTypes.constFirst().name : options.name;
    setSecretReferences(profile.devices, options);
    return made;
}

} // namespace sim
