// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/importerrors.h"
#include "core/import/platformreader.h"

namespace sim {

namespace {

    /// Fills what \a device does not know yet from \a other, another document of the same device.
    void complete(PlatformDevice &device, const PlatformDevice &other)
    {
        const auto fill = [](QString &text, const QString &from) {
            if (text.isEmpty())
                text = from;
        };
        fill(device.name, other.name);
        fill(device.title, other.title);
        fill(device.profile, other.profile);
        fill(device.keyId, other.keyId);
        if (!device.location)
            device.location = other.location;
        if (device.period.count() == 0)
            device.period = other.period;
        device.isDisabled = device.isDisabled || other.isDisabled;
    }

    constexpr int kDeepestBase = 20; ///< profiles below one another; more is a circle

} // namespace

/// Puts the parts under their profiles. Made for one answer.
class PlatformAssembly
{
public:
    explicit PlatformAssembly(const PlatformReader::Parts &parts)
        : m_parts(parts)
    {
        addProfiles();
        for (const PlatformReader::OwnedProperty &owned : parts.properties)
            addProperty(owned);
        for (const PlatformReader::OwnedMethod &owned : parts.methods)
            addMethod(owned);
        addDevices();
        dropEmptyProfiles();
        m_definition.limits = parts.limits;
    }

    const PlatformDefinition &definition() const { return m_definition; }

    const QList<Error> &remarks() const { return m_remarks; }

private:
    PlatformProfile *profile(const QString &id)
    {
        for (PlatformProfile &profile : m_definition.profiles) {
            if (profile.id == id)
                return &profile;
        }
        return nullptr;
    }

    void addProfiles()
    {
        for (const PlatformProfile &given : m_parts.profiles) {
            PlatformProfile *known = profile(given.id);
            if (known == nullptr)
                m_definition.profiles.append(given);
            else if (known->name.isEmpty())
                *known = given;
        }
        // Properties whose profile's own document was not given: the qualified name names it.
        for (const PlatformReader::OwnedProperty &owned : m_parts.properties) {
            if (owned.isInherited || owned.owner.isEmpty())
                continue;
            PlatformProfile *known = profile(owned.owner);
            if (known == nullptr) {
                PlatformProfile made;
                made.id = owned.owner;
                m_definition.profiles.append(made);
                known = &m_definition.profiles.last();
            }
            if (known->name.isEmpty())
                known->name = owned.profileName;
        }
    }

    /// Whether \a from is \a id, or inherits from it.
    bool isOrInherits(const PlatformProfile &from, const QString &id) const
    {
        const PlatformProfile *current = &from;
        for (int depth = 0; current != nullptr && depth < kDeepestBase; ++depth) {
            if (current->id == id || current->baseId == id)
                return true;
            current = m_definition.profile(current->baseId);
        }
        return false;
    }

    void addProperty(const PlatformReader::OwnedProperty &owned)
    {
        bool isTaken = false;
        const bool isOnly = m_definition.profiles.size() == 1;
        for (PlatformProfile &profile : m_definition.profiles) {
            if (!isOnly && !isOrInherits(profile, owned.owner))
                continue;
            isTaken = true;
            if (profile.property(owned.property.definition.id) == nullptr)
                profile.properties.append(owned.property);
        }
        if (!isTaken) {
            m_remarks.append(Error(errors::kOwnerUnknown,
                { owned.property.definition.id,
                    owned.owner.isEmpty() ? QStringLiteral("-") : owned.owner }));
        }
    }

    void addMethod(const PlatformReader::OwnedMethod &owned)
    {
        const bool isOnly = m_definition.profiles.size() == 1;
        for (PlatformProfile &profile : m_definition.profiles) {
            if ((isOnly || isOrInherits(profile, owned.owner))
                && !profile.methods.contains(owned.name))
                profile.methods.append(owned.name);
        }
    }

    void addDevices()
    {
        QHash<QString, qsizetype> seen;
        QList<PlatformDevice> devices;
        for (const PlatformDevice &given : m_parts.devices) {
            const auto first = given.id.isEmpty() ? seen.cend() : seen.constFind(given.id);
            if (first != seen.cend()) {
                complete(devices[*first], given);
                continue;
            }
            if (!given.id.isEmpty())
                seen.insert(given.id, devices.size());
            devices.append(given);
        }
        const qsizetype known = m_definition.profiles.size();
        for (PlatformDevice &device : devices) {
            device.keyId = m_parts.keys.value(device.id, device.keyId);
            if (device.profile.isEmpty() && known == 1)
                device.profile = m_definition.profiles.constFirst().id;
            const PlatformProfile *profile = m_definition.profile(device.profile);
            if (profile != nullptr && !profile->properties.isEmpty()) {
                m_definition.devices.append(device);
                continue;
            }
            m_remarks.append(Error(errors::kProfileUnknown,
                { device.name.isEmpty() ? device.id : device.name, device.profile }));
        }
    }

    /// Base profiles, whose properties are with those that inherit them, and built-in ones.
    void dropEmptyProfiles()
    {
        m_definition.profiles.removeIf(
            [](const PlatformProfile &profile) { return profile.properties.isEmpty(); });
    }

    const PlatformReader::Parts &m_parts;
    PlatformDefinition m_definition;
    QList<Error> m_remarks;
};

PlatformDefinition PlatformReader::definition() const
{
    return PlatformAssembly(m_parts).definition();
}

QList<Error> PlatformReader::remarks() const
{
    return m_parts.remarks + PlatformAssembly(m_parts).remarks();
}

} // namespace sim
