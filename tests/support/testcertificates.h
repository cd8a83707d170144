// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

namespace sim::test {

/// Makes authorities and certificates with the `openssl` program, in a folder that goes away with
/// it.
///
/// Failures show as errorText(); a test checks it once.
class TestCertificates
{
public:
    struct Pair
    {
        QString certificate; ///< path, PEM
        QString key; ///< path, PEM
    };

    struct Wish
    {
        QString name; ///< of the files and the subject
        QStringList hosts = { QStringLiteral("DNS:localhost"), QStringLiteral("IP:127.0.0.1") };
        QString from = {}; ///< YYYYMMDDHHMMSSZ; empty: now
        QString to = {}; ///< empty: in a day
        QString passphrase = {}; ///< encrypts the key
    };

    Pair makeAuthority(const QString &name);
    Pair make(const Wish &wish, const Pair &authority);
    Pair makeSelfSigned(const QString &name);

    QString errorText() const { return m_errorText; }

    QString path(const QString &file) const { return m_folder.filePath(file); }

private:
    void run(const QStringList &arguments);
    QString write(const QString &file, const QByteArray &content);

    QTemporaryDir m_folder;
    QString m_errorText;
};

} // namespace sim::test
