// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/connection/secretvault.h"

#include <chrono>

namespace QKeychain {
class Job;
}

namespace sim {

/// Secrets in the system's keychain (Secret Service, KWallet, macOS, Windows), under one service
/// name.
///
/// `${env:NAME}` is read from the environment. What the keychain will not keep stays in memory
/// until the program ends; it is never written elsewhere (QtKeychain's plain-text fallback is off).
/// Each call runs a local event loop for at most timeout(): the window goes on painting but takes
/// no input. A keychain that did not answer once is not asked again in this session. Thread: GUI.
class KeychainStore final : public SecretVault
{
public:
    static constexpr std::chrono::seconds kTimeout { 10 };

    explicit KeychainStore(QString service, std::chrono::milliseconds timeout = kTimeout);

    Result<QString> secret(const QString &reference) override;
    Keeping keep(const QString &reference, const QString &secret) override;

private:
    bool run(QKeychain::Job &job); ///< false: it did not answer in time

    QString m_service;
    std::chrono::milliseconds m_timeout;
    SessionSecrets m_session;
    bool m_isSilent = false; ///< it has let a question time out
};

} // namespace sim
