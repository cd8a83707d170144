// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QHash>

namespace sim {

/// Where device key secrets come from. A profile holds references only: `keychain:NAME`,
/// `${env:NAME}`.
///
/// Implementations: EnvironmentSecrets (here), KeychainStore (app/keychainstore), SessionSecrets
/// (memory, for tests and for "this session only").
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// The secret behind \a reference. Errors: `file.secretMissing`, `file.badSecretRef`,
    /// `file.keychain*`. Never logs the secret. May take up to 10 s (keychain); thread: the
    /// caller's.
    virtual Result<QString> secret(const QString &reference) = 0;
};

/// Whether \a reference has one of the two forms; anything else is taken for a secret in clear.
bool isSecretReference(QStringView reference);

/// Resolves `${env:NAME}` alone.
class EnvironmentSecrets : public SecretStore
{
public:
    Result<QString> secret(const QString &reference) override;
};

/// Resolves `${env:NAME}`, and `keychain:NAME` from what was put in with set().
class SessionSecrets : public SecretStore
{
public:
    Result<QString> secret(const QString &reference) override;
    void set(const QString &reference, const QString &secret);

private:
    QHash<QString, QString> m_secrets;
};

} // namespace sim
