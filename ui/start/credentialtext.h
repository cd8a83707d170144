// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace sim {

/// What a device logs in with, as found in a text; empty parts were not found.
struct CredentialText
{
    QString deviceId;
    QString keyId;
    QString secret;

    bool isComplete() const { return !deviceId.isEmpty() && !keyId.isEmpty() && !secret.isEmpty(); }

    bool operator==(const CredentialText &) const = default;
};

/// Finds device id (`_dev_...`), key id (`_key_...`) and secret in \a text: in any order, with or
/// without labels, or as the JSON that the platform prints for a device key.
CredentialText readCredentials(const QString &text);

} // namespace sim
