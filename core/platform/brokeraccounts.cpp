// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/brokeraccounts.h"

#include "core/platform/brokerconfig.h"

#include <QtCore/QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    /// \a count random bytes of the system: secrets must not come from a seed.
    QByteArray randomBytes(qsizetype count)
    {
        std::array<quint32, 4> words {};
        QRandomGenerator::system()->generate(words.begin(), words.end());
        QByteArray bytes;
        for (const quint32 word : words)
            bytes += QByteArray::fromHex(QByteArray::number(word, 16).rightJustified(8, '0'));
        return bytes.left(count);
    }

} // namespace

BrokerAccounts::BrokerAccounts()
    : m_platformUser(u"platform-"_s + QString::fromLatin1(randomBytes(4).toHex()))
{
    const Account account = makeAccount(m_platformUser);
    m_platformSecret = account.secret;
    m_platformLine = account.line;
}

void BrokerAccounts::reset(const QString &prefix)
{
    m_prefix = prefix;
    if (!m_prefix.isEmpty() && !m_prefix.endsWith(u'/'))
        m_prefix += u'/'; // as topics are written
    m_known.clear();
    m_keys.clear();
    m_passwords.clear();
    m_acl.clear();
}

Result<void> BrokerAccounts::add(const QList<LocalLogin> &logins)
{
    for (const LocalLogin &login : logins) {
        if (Result<void> check = checkLogin(login); !check)
            return check;
    }
    for (const LocalLogin &login : logins) {
        const QPair<QString, QString> pair(login.keyId, login.deviceId);
        if (m_known.contains(pair))
            continue;
        m_known.insert(pair);
        m_acl += deviceAcl(login, m_prefix);
        if (m_keys.contains(login.keyId))
            continue; // one key for several devices
        m_keys.insert(login.keyId);
        auto account = m_accounts.find(login.keyId);
        if (account == m_accounts.end())
            account = m_accounts.insert(login.keyId, makeAccount(login.keyId));
        m_passwords += account->line;
    }
    return {};
}

QString BrokerAccounts::secret(const QString &keyId) const
{
    return m_accounts.value(keyId).secret;
}

QByteArray BrokerAccounts::passwordFile() const
{
    return m_platformLine + m_passwords;
}

QByteArray BrokerAccounts::aclFile() const
{
    return platformAcl(m_platformUser, m_prefix) + m_acl;
}

BrokerAccounts::Account BrokerAccounts::makeAccount(const QString &user)
{
    constexpr qsizetype kSecretBytes = 16;
    constexpr qsizetype kSaltBytes = 12; // as mosquitto_passwd makes it
    const QString secret = QString::fromLatin1(randomBytes(kSecretBytes).toHex());
    return { .secret = secret, .line = passwordLine(user, secret, randomBytes(kSaltBytes)) };
}

} // namespace sim
