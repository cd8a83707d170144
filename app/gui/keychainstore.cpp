// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/keychainstore.h"

#include "app/gui/keychainerrors.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <qt6keychain/keychain.h>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kPrefix = "keychain:"_L1;

} // namespace

KeychainStore::KeychainStore(QString service, std::chrono::milliseconds timeout)
    : m_service(std::move(service))
    , m_timeout(timeout)
{
}

bool KeychainStore::run(QKeychain::Job &job)
{
    if (m_isSilent)
        return false;
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    QEventLoop loop;
    bool isDone = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&loop, &isDone] {
        isDone = true;
        loop.quit();
    });
    QTimer::singleShot(m_timeout, &loop, &QEventLoop::quit);
    job.start();
    if (!isDone)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    m_isSilent = !isDone;
    return isDone;
}

Result<QString> KeychainStore::secret(const QString &reference)
{
    Result<QString> session = m_session.secret(reference);
    if (session || !reference.startsWith(kPrefix))
        return session;
    // The job outlives a time-out: its answer may still come and must find somebody.
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(reference.mid(kPrefix.size()));
    const bool isDone = run(*job);
    const QKeychain::Error error = job->error();
    const QString text = job->textData();
    const QString reason = job->errorString();
    job->deleteLater();
    if (!isDone)
        return Error(errors::kKeychainTimeout, { reference });
    if (error == QKeychain::NoError)
        return text;
    if (error == QKeychain::EntryNotFound)
        return Error(errors::kKeychainMissing, { reference });
    return Error(errors::kKeychainDenied, { reference, reason });
}

SecretVault::Keeping KeychainStore::keep(const QString &reference, const QString &secret)
{
    m_session.set(reference, secret);
    if (!reference.startsWith(kPrefix))
        return Keeping::Session;
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(reference.mid(kPrefix.size()));
    job->setTextData(secret);
    const bool isKept = run(*job) && job->error() == QKeychain::NoError;
    job->deleteLater();
    return isKept ? Keeping::Keychain : Keeping::Session;
}

} // namespace sim
