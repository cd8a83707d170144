// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testcertificates.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>

namespace sim::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kOpensslTime = 20'000;

} // namespace

TestCertificates::Pair TestCertificates::makeAuthority(const QString &name)
{
    const Pair pair { path(name + u".pem"_s), path(name + u".key"_s) };
    run({ u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
        u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"3650"_s, u"-subj"_s,
        u"/CN="_s + name, u"-keyout"_s, pair.key, u"-out"_s, pair.certificate });
    return pair;
}

TestCertificates::Pair TestCertificates::makeSelfSigned(const QString &name)
{
    const Pair pair { path(name + u".pem"_s), path(name + u".key"_s) };
    run({ u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
        u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
        u"/CN="_s + name, u"-addext"_s, u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s,
        u"-keyout"_s, pair.key, u"-out"_s, pair.certificate });
    return pair;
}

TestCertificates::Pair TestCertificates::make(const Wish &wish, const Pair &authority)
{
    const Pair pair { path(wish.name + u".pem"_s), path(wish.name + u".key"_s) };
    QStringList key { u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s,
        u"ec_paramgen_curve:prime256v1"_s, u"-out"_s, pair.key };
    if (!wish.passphrase.isEmpty())
        key << u"-aes256"_s << u"-pass"_s << u"pass:"_s + wish.passphrase;
    run(key);
    const QString request = path(wish.name + u".csr"_s);
    run({ u"req"_s, u"-new"_s, u"-key"_s, pair.key, u"-passin"_s, u"pass:"_s + wish.passphrase,
        u"-subj"_s, u"/CN="_s + wish.name, u"-out"_s, request });
    // `openssl ca` is the command that takes dates.
    const QString configuration = write(wish.name + u".cnf"_s,
        "[ca]\ndefault_ca=d\n[d]\ndatabase=" + write(wish.name + u".db"_s, {}).toUtf8()
            + "\nrand_serial=yes\nnew_certs_dir=" + path(QString()).toUtf8()
            + "\ndefault_md=sha256\npolicy=p\n"
              "[p]\ncommonName=supplied\n"
              "[x]\nsubjectAltName="
            + wish.hosts.join(u',').toUtf8() + "\n");
    QStringList sign { u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, configuration,
        u"-extensions"_s, u"x"_s, u"-cert"_s, authority.certificate, u"-keyfile"_s, authority.key,
        u"-in"_s, request, u"-out"_s, pair.certificate };
    if (!wish.from.isEmpty())
        sign << u"-startdate"_s << wish.from;
    if (wish.to.isEmpty())
        sign << u"-days"_s << u"1"_s;
    else
        sign << u"-enddate"_s << wish.to;
    run(sign);
    return pair;
}

void TestCertificates::run(const QStringList &arguments)
{
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s, arguments);
    const bool isGood = openssl.waitForFinished(kOpensslTime)
        && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
    if (!isGood && m_errorText.isEmpty()) {
        m_errorText = arguments.join(u' ') + u": "_s + openssl.errorString() + u'\n'
            + QString::fromLocal8Bit(openssl.readAll());
    }
}

QString TestCertificates::write(const QString &file, const QByteArray &content)
{
    QFile out(path(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        m_errorText = out.errorString();
    return out.fileName();
}

} // namespace sim::test
