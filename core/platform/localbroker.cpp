// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/localbroker.h"

#include "core/base/logging.h"
#include "core/platform/brokeraccounts.h"
#include "core/platform/brokerconfig.h"
#include "core/platform/brokerfolder.h"
#include "core/platform/brokerprocess.h"
#include "core/platform/brokerprograms.h"
#include "core/platform/certificates.h"
#include "core/platform/command.h"
#include "core/platform/platformerrors.h"
#include "core/platform/portprobe.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr int kMaxAttempts = 5;
    constexpr auto kStartLimit = std::chrono::seconds(10);

    /// The account to keep when mosquitto is started as root; empty when it is not.
    QString accountToKeep()
    {
#ifdef Q_OS_UNIX
        if (geteuid() == 0) {
            const passwd *const entry = getpwuid(geteuid());
            return entry != nullptr ? QString::fromLocal8Bit(entry->pw_name) : u"root"_s;
        }
#endif
        return {};
    }

} // namespace

class LocalBroker::Private
{
public:
    enum class State {
        Stopped,
        Preparing, ///< looks at mosquitto's version, makes certificates
        Starting, ///< the child runs, its ports are not all open
        Running,
        Stopping,
    };

    Private(LocalBroker *broker, LocalBrokerSetup options);

    Result<void> prepare(const QList<LocalLogin> &logins, const QString &prefix);
    void checkProgram();
    void makeCertificates();
    void onPartPrepared();
    void launch();
    Result<void> choosePorts();
    Result<void> writeAccounts() const;
    void onPortsOpen();
    void onEnded(const QString &how);
    void onStopped();
    void fail(const Error &error);
    void dropHelpers();

    LocalBroker *q;
    LocalBrokerSetup setup;
    State state = State::Stopped;
    BrokerPrograms programs;
    BrokerAccounts accounts;
    BrokerPorts ports;
    BrokerFiles files;
    std::shared_ptr<QTemporaryDir> folder;
    bool hasCertificates = false;
    int openParts = 0; ///< of the preparation
    int attempts = 0;
    std::unique_ptr<QObject> helpers; ///< parent of what is under way before it runs
    BrokerProcess process;
};

// --- starting

LocalBroker::Private::Private(LocalBroker *broker, LocalBrokerSetup options)
    : q(broker)
    , setup(std::move(options))
{
    QObject::connect(
        &process, &BrokerProcess::ended, q, [this](const QString &how) { onEnded(how); });
    QObject::connect(&process, &BrokerProcess::reloaded, q, &LocalBroker::loginsAdded);
}

Result<void> LocalBroker::Private::prepare(const QList<LocalLogin> &logins, const QString &prefix)
{
    if (Result<void> check = checkTopicPrefix(prefix); !check)
        return check;
    accounts.reset(prefix);
    if (Result<void> added = accounts.add(logins); !added)
        return added;
    Result<BrokerPrograms> found = findBrokerPrograms(
        setup.programFolders.isEmpty() ? programFolders() : setup.programFolders);
    if (!found)
        return found.error();
    programs = *found;
    if (folder)
        return {};
    Result<std::shared_ptr<QTemporaryDir>> made
        = makeBrokerFolder(setup.folder.isEmpty() ? QDir::tempPath() : setup.folder);
    if (!made)
        return made.error();
    folder = *made;
    files = BrokerFiles::in(folder->path());
    hasCertificates = false;
    return {};
}

void LocalBroker::Private::checkProgram()
{
    auto *command = new Command(programs.mosquitto, { u"-h"_s }, helpers.get());
    QObject::connect(
        command, &Command::finished, q,
        [this](int, const QByteArray &output) {
            const Result<void> check = checkMosquitto(output);
            check ? onPartPrepared() : fail(check.error());
        },
        Qt::QueuedConnection);
    command->start();
}

void LocalBroker::Private::makeCertificates()
{
    auto *maker = new CertificateMaker(programs.openssl, folder->path(), helpers.get());
    QObject::connect(maker, &CertificateMaker::finished, q, [this] {
        hasCertificates = true;
        onPartPrepared();
    });
    QObject::connect(
        maker, &CertificateMaker::failed, q, [this](const Error &error) { fail(error); });
    maker->start();
}

void LocalBroker::Private::onPartPrepared()
{
    if (state == State::Preparing && --openParts == 0)
        launch();
}

void LocalBroker::Private::launch()
{
    state = State::Starting;
    ++attempts;
    if (Result<void> chosen = choosePorts(); !chosen) {
        fail(chosen.error());
        return;
    }
    Result<void> isWritten
        = writePrivateFile(files.config, brokerConfig(files, ports, accountToKeep()));
    if (isWritten)
        isWritten = writeAccounts();
    if (!isWritten) {
        fail(isWritten.error());
        return;
    }
    process.start(programs.mosquitto, { u"-c"_s, files.config });

    helpers = std::make_unique<QObject>();
    auto *probe = new PortProbe(ports.all(), helpers.get());
    QObject::connect(
        probe, &PortProbe::allOpen, q, [this] { onPortsOpen(); }, Qt::QueuedConnection);
    probe->start();
    QTimer::singleShot(kStartLimit, helpers.get(),
        [this] { fail(Error(errors::kBrokerNotStarted, { process.lastWords() })); });
}

Result<void> LocalBroker::Private::choosePorts()
{
    // Those of the last time, so that whoever was connected finds the way back.
    if (attempts == 1 && ports != BrokerPorts() && areFree(ports))
        return {};
    const Result<BrokerPorts> picked = setup.pickPorts ? setup.pickPorts() : pickFreePorts();
    if (!picked)
        return picked.error();
    ports = *picked;
    return {};
}

Result<void> LocalBroker::Private::writeAccounts() const
{
    if (Result<void> isWritten = writePrivateFile(files.passwords, accounts.passwordFile());
        !isWritten)
        return isWritten;
    return writePrivateFile(files.acl, accounts.aclFile());
}

void LocalBroker::Private::onPortsOpen()
{
    if (state != State::Starting || process.id() == 0)
        return;
    dropHelpers();
    state = State::Running;
    emit q->started();
}

// --- ending

void LocalBroker::Private::onEnded(const QString &how)
{
    switch (state) {
    case State::Stopped:
    case State::Preparing:
        break;
    case State::Starting:
        // Somebody took a port between the choice and the start.
        if (attempts < kMaxAttempts && !areFree(ports)) {
            launch();
            break;
        }
        fail(Error(errors::kBrokerNotStarted, { process.lastWords() }));
        break;
    case State::Running:
        fail(Error(errors::kBrokerEnded, { how }));
        break;
    case State::Stopping:
        onStopped();
        break;
    }
}

void LocalBroker::Private::onStopped()
{
    state = State::Stopped;
    folder.reset();
    emit q->stopped();
}

void LocalBroker::Private::fail(const Error &error)
{
    if (state == State::Stopped || state == State::Stopping)
        return;
    qCInfo(logs::platform).noquote() << error.message();
    state = State::Stopped;
    dropHelpers();
    process.endNow();
    emit q->failed(error);
}

void LocalBroker::Private::dropHelpers()
{
    // Never deleted here: this may run inside a signal of one of them.
    if (QObject *old = helpers.release()) {
        for (QObject *helper : old->children())
            helper->disconnect(q);
        old->deleteLater();
    }
}

// --- LocalBroker

LocalBroker::LocalBroker(QObject *parent)
    : LocalBroker(LocalBrokerSetup {}, parent)
{
}

LocalBroker::LocalBroker(LocalBrokerSetup setup, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(setup)))
{
}

LocalBroker::~LocalBroker()
{
    d->process.disconnect(this);
    d->process.endNow();
}

void LocalBroker::start(const QList<LocalLogin> &logins, const QString &prefix)
{
    d->dropHelpers();
    d->process.endNow();
    d->helpers = std::make_unique<QObject>();
    d->state = Private::State::Preparing;
    d->attempts = 0;
    if (const Result<void> prepared = d->prepare(logins, prefix); !prepared) {
        QTimer::singleShot(
            0, d->helpers.get(), [this, error = prepared.error()] { d->fail(error); });
        return;
    }
    d->openParts = d->hasCertificates ? 1 : 2;
    d->checkProgram();
    if (!d->hasCertificates)
        d->makeCertificates();
}

Result<void> LocalBroker::addLogins(const QList<LocalLogin> &logins)
{
    if (!isRunning())
        return Error(errors::kBrokerNotRunning);
    if (Result<void> added = d->accounts.add(logins); !added)
        return added;
    if (Result<void> isWritten = d->writeAccounts(); !isWritten)
        return isWritten;
    return d->process.reload();
}

void LocalBroker::stop()
{
    if (d->state == Private::State::Stopped || d->state == Private::State::Stopping) {
        d->folder.reset();
        return;
    }
    d->dropHelpers();
    d->state = Private::State::Stopping;
    if (d->process.id() != 0)
        d->process.terminate();
    else
        QMetaObject::invokeMethod(
            this, [this] { d->onEnded({}); }, Qt::QueuedConnection);
}

bool LocalBroker::isRunning() const
{
    return d->state == Private::State::Running;
}

qint64 LocalBroker::processId() const
{
    return d->process.id();
}

Endpoint LocalBroker::endpoint(TransportKind kind) const
{
    Endpoint endpoint;
    endpoint.id = u"local"_s;
    endpoint.transport = kind;
    endpoint.host = u"127.0.0.1"_s;
    endpoint.port = d->ports.of(kind);
    endpoint.topicPrefix = d->accounts.prefix();
    if (isEncrypted(kind))
        endpoint.tls.caFile = d->files.caCertificate;
    return endpoint;
}

QString LocalBroker::secret(const QString &keyId) const
{
    return d->accounts.secret(keyId);
}

QString LocalBroker::platformUser() const
{
    return d->accounts.platformUser();
}

QString LocalBroker::platformSecret() const
{
    return d->accounts.platformSecret();
}

} // namespace sim
