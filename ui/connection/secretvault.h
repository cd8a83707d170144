// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/secretstore.h"

namespace sim {

/// A SecretStore that the window can also put secrets into.
class SecretVault : public SecretStore
{
public:
    enum class Keeping {
        Keychain, ///< there at the next start too
        Session, ///< gone when the program ends; the user must be told
    };

    /// Keeps \a secret under \a reference (`keychain:NAME`). Never fails: what the keychain refuses
    /// is kept for the session. May take up to 10 s; thread: GUI.
    virtual Keeping keep(const QString &reference, const QString &secret) = 0;
};

/// Keeps everything for the session only: for tests and for systems without a keychain.
class SessionVault final : public SecretVault
{
public:
    Result<QString> secret(const QString &reference) override
    {
        return m_secrets.secret(reference);
    }

    Keeping keep(const QString &reference, const QString &secret) override
    {
        m_secrets.set(reference, secret);
        return Keeping::Session;
    }

private:
    SessionSecrets m_secrets;
};

} // namespace sim
