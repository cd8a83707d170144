// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/platform/localbroker.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace sim {

/// The logins of the local broker with the secrets that it made for them, as text for its files.
///
/// A login keeps its secret for as long as this lives, so that devices come back after a restart.
class BrokerAccounts
{
public:
    BrokerAccounts(); ///< with the login of the platform

    /// Forgets which logins may enter, but not their secrets.
    void reset(const QString &prefix);

    /// Adds logins; those that are there already are passed over. Nothing is added when one is bad.
    /// Errors: `platform.badLogin`.
    Result<void> add(const QList<LocalLogin> &logins);

    QString secret(const QString &keyId) const;

    const QString &platformUser() const { return m_platformUser; }

    const QString &platformSecret() const { return m_platformSecret; }

    const QString &prefix() const { return m_prefix; }

    QByteArray passwordFile() const;
    QByteArray aclFile() const;

private:
    struct Account
    {
        QString secret;
        QByteArray line;
    };

    static Account makeAccount(const QString &user);

    QString m_platformUser;
    QString m_platformSecret;
    QByteArray m_platformLine;
    QString m_prefix;
    QHash<QString, Account> m_accounts; ///< by key id
    QSet<QPair<QString, QString>> m_known; ///< key id and device id
    QSet<QString> m_keys; ///< that are in the password file
    QByteArray m_passwords; ///< of the devices
    QByteArray m_acl;
};

} // namespace sim
