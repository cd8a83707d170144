// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/jsonnode.h"
#include "core/model/property.h"

#include <QtCore/QJsonObject>

namespace sim {

/// One element of "properties".
JsonNode propertyNode(const Property &property);

/// A seed as a number, or as text where other JSON tools would lose digits.
QJsonValue seedJson(quint64 seed);

/// The rules of one level as the file holds them.
QJsonObject rulesJson(
    const ScheduleSettings &schedule, const ReportSettings &report, const PublishSettings &publish);

} // namespace sim
