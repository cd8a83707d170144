// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/platform/brokerconfig.h"

#include <QtCore/QObject>

class QTemporaryDir;

namespace sim {

class Command;

/// Makes a certificate authority and a server certificate for localhost, 127.0.0.1 and ::1 with the
/// program openssl: EC P-256, valid for 825 days. The authority's key is deleted at the end: it
/// signs nothing else, so nobody can make a certificate that clients of this broker would trust.
class CertificateMaker : public QObject
{
    Q_OBJECT

public:
    /// Writes ca.crt, server.crt and server.key into \a folder, which must exist.
    CertificateMaker(QString openssl, QString folder, QObject *parent = nullptr);

    void start(); ///< finished() or failed() follows, not before this returns

signals:
    void finished();
    void failed(const sim::Error &error); ///< `platform.certificateFailed`, `platform.brokerFile`

private:
    void next();
    void onStepFinished(int exitCode, const QByteArray &output);
    void removeHelpers();

    QString m_openssl;
    QString m_folder;
    QList<QStringList> m_steps;
    Command *m_command = nullptr;
};

} // namespace sim
