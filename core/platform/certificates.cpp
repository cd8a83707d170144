// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/certificates.h"

#include "core/platform/brokerfolder.h"
#include "core/platform/command.h"
#include "core/platform/platformerrors.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    /// A name of its own for each authority: two with one name and two keys confuse those who trust
    /// both.
    QByteArray opensslConfig(quint64 serial)
    {
        return "[req]\n"
               "distinguished_name = name\n"
               "prompt = no\n"
               "[name]\n"
               "O = Connio Device Simulator\n"
               "CN = Local broker "
            + QByteArray::number(serial, 16)
            + "\n"
              "[authority]\n"
              "basicConstraints = critical, CA:TRUE, pathlen:0\n"
              "keyUsage = critical, keyCertSign, cRLSign\n"
              "subjectKeyIdentifier = hash\n"
              "[server]\n"
              "basicConstraints = critical, CA:FALSE\n"
              "keyUsage = critical, digitalSignature\n"
              "extendedKeyUsage = serverAuth\n"
              "subjectKeyIdentifier = hash\n"
              "authorityKeyIdentifier = keyid\n"
              "subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1\n";
    }

    QList<QStringList> opensslSteps(const QString &folder, quint64 serial)
    {
        const auto in = [&folder](const QString &name) { return QString(folder + u'/' + name); };
        const BrokerFiles files = BrokerFiles::in(folder);
        const QStringList newKey { u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
            u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-config"_s, in(u"openssl.cnf"_s),
            u"-sha256"_s };
        const QString days = u"825"_s; // the longest that all TLS libraries accept
        return {
            QStringList { u"req"_s, u"-x509"_s, u"-extensions"_s, u"authority"_s, u"-days"_s, days,
                u"-keyout"_s, in(u"ca.key"_s), u"-out"_s, files.caCertificate }
                + newKey,
            QStringList { u"req"_s, u"-new"_s, u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s,
                files.serverKey, u"-out"_s, in(u"server.csr"_s) }
                + newKey,
            QStringList { u"x509"_s, u"-req"_s, u"-in"_s, in(u"server.csr"_s), u"-CA"_s,
                files.caCertificate, u"-CAkey"_s, in(u"ca.key"_s), u"-set_serial"_s,
                u"0x"_s + QString::number(serial, 16), u"-days"_s, days, u"-sha256"_s,
                u"-extfile"_s, in(u"openssl.cnf"_s), u"-extensions"_s, u"server"_s, u"-out"_s,
                files.serverCertificate },
        };
    }

} // namespace

CertificateMaker::CertificateMaker(QString openssl, QString folder, QObject *parent)
    : QObject(parent)
    , m_openssl(std::move(openssl))
    , m_folder(std::move(folder))
{
}

void CertificateMaker::start()
{
    const quint64 serial = QRandomGenerator::system()->generate64() >> 1 | 1; // positive, not 0
    m_steps = opensslSteps(m_folder, serial);
    const Result<void> isWritten
        = writePrivateFile(m_folder + u"/openssl.cnf"_s, opensslConfig(serial));
    if (!isWritten) {
        QMetaObject::invokeMethod(
            this, [this, error = isWritten.error()] { emit failed(error); }, Qt::QueuedConnection);
        return;
    }
    next();
}

void CertificateMaker::next()
{
    m_command = new Command(m_openssl, m_steps.takeFirst(), this);
    connect(m_command, &Command::finished, this, &CertificateMaker::onStepFinished,
        Qt::QueuedConnection);
    m_command->start();
}

void CertificateMaker::onStepFinished(int exitCode, const QByteArray &output)
{
    m_command->deleteLater();
    if (exitCode != 0) {
        removeHelpers();
        const QString text = QString::fromUtf8(output.right(500)).simplified();
        emit failed(Error(errors::kCertificateFailed, { text }));
        return;
    }
    if (!m_steps.isEmpty()) {
        next();
        return;
    }
    removeHelpers();
    emit finished();
}

void CertificateMaker::removeHelpers()
{
    for (const QString &name : { u"ca.key"_s, u"server.csr"_s, u"openssl.cnf"_s })
        QFile::remove(m_folder + u'/' + name);
}

} // namespace sim
