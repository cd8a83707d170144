// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/objectreader.h"

namespace sim {

/// Reads one element of "endpoints".
Endpoint readEndpoint(ReadContext &context, const QJsonValue &json, const JsonPlace &place);

/// What an endpoint is before its keys are read: the preset's addresses, or plain defaults with the
/// port that belongs to the transport. The writer leaves out what equals this.
Endpoint endpointDefaults(const QString &preset, TransportKind transport);

/// A secret reference, or an error that never repeats the text.
QString readSecretRef(ObjectReader &reader, QLatin1StringView key);

} // namespace sim
