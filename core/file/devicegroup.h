// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/model/profile.h"

namespace sim {

/// Devices of a profile after expansion (reliability, section 3).
inline constexpr int kMaxDevices = 10'000;

/// Whether \a pattern holds the number of a group's device: `{n}`, or `{n:05}` with leading zeros.
bool hasNumber(QStringView pattern);

/// \a pattern with every `{n}` and `{n:05}` replaced by \a number.
QString numbered(const QString &pattern, int number);

/// Device \a number of a group, counted from 1: id `group-7`, platform id from the pattern, name,
/// key id and secret reference with their placeholders filled. A single device comes back as it is.
Device groupMember(const Device &device, int number);

/// How many devices \a device stands for.
inline int memberCount(const Device &device)
{
    return device.count.value_or(1);
}

/// Whether the devices of all groups together are few enough, and their ids and names short enough,
/// to be held in memory. Errors: `file.tooManyDevices`, `file.groupTextTooLong`.
Result<void> checkGroupSizes(const QList<Device> &devices);

} // namespace sim
