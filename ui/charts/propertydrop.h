// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

class QMimeData;

namespace sim {

/// What the device tree drags: lines of `device/property`, as the mime type
/// `application/x-connio-property`.
QString propertyMimeType();

/// The properties in \a data; empty when it holds none.
QStringList droppedProperties(const QMimeData *data);

} // namespace sim
