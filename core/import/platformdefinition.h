// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/property.h"

namespace sim {

/// Who may use a property of the platform (contract, section 3).
enum class PropertyAccess { Private, Protected, Public };

/// When the platform tells others, the device among them, of a new value.
enum class PropertyPublish { Always, Changed, Never };

/// A property as the platform's documents define it.
struct PlatformProperty
{
    PropertyDefinition definition; ///< its id is the name on the platform, as written there
    QString platformId; ///< `_prp_...`; empty when no document says it
    QString description;
    QString measurement; ///< word of the contract: `temperature`, `percentage` ...; empty: none
    PropertyAccess access = PropertyAccess::Protected;
    PropertyPublish publish = PropertyPublish::Always;

    /// The platform sends what others write to the device (contract, section 2.2).
    bool isCommand() const
    {
        return access == PropertyAccess::Public && publish != PropertyPublish::Never;
    }

    bool operator==(const PlatformProperty &) const = default;
};

/// A device profile of the platform: what becomes a device type.
struct PlatformProfile
{
    QString id; ///< `_dpf_...`
    QString name;
    QString title; ///< friendly name
    QString description;
    QString baseId; ///< the profile that it inherits from
    QList<PlatformProperty> properties;
    QStringList methods; ///< names, in their case

    const PlatformProperty *property(QStringView called) const; ///< case does not matter

    bool operator==(const PlatformProfile &) const = default;
};

/// A device as the platform knows it. Its secret is never kept.
struct PlatformDevice
{
    QString id; ///< `_dev_...`; empty in a CSV for devices that do not exist yet
    QString name;
    QString title;
    QString profile; ///< id or name of its profile
    QString keyId; ///< `_key_...`, when a key document was read
    std::optional<Location> location;
    std::chrono::seconds period { 0 }; ///< without data for so long it counts as inactive; 0: never
    bool isDisabled = false; ///< it cannot connect

    bool operator==(const PlatformDevice &) const = default;
};

/// What an account takes from a device (contract, section 6).
struct IngestionLimits
{
    std::optional<int> feedsPerMinute;
    std::optional<int> pointsPerFeed;

    bool operator==(const IngestionLimits &) const = default;
};

/// Everything that the documents of the platform say together.
struct PlatformDefinition
{
    QList<PlatformProfile> profiles; ///< without built-in properties
    QList<PlatformDevice> devices;
    IngestionLimits limits;

    const PlatformProfile *profile(QStringView idOrName) const; ///< names without case

    bool operator==(const PlatformDefinition &) const = default;
};

} // namespace sim
