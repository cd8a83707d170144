// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/doctor/doctorpath.h"

#include "core/link/doctor/doctorfacts.h"
#include "core/link/linkerrors.h"
#include "core/link/tlsoptions.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    std::optional<DoctorStep> stepOf(Stage stage)
    {
        if (stage == Stage::Encrypting)
            return DoctorStep::Encrypt;
        if (stage == Stage::Upgrading)
            return DoctorStep::Upgrade;
        return {}; // the others are part of Connect, which has begun
    }

    void resolveWithSystem(
        const QString &host, QObject *context, const std::function<void(const QHostInfo &)> &answer)
    {
        QHostInfo::lookupHost(host, context, [answer](const QHostInfo &info) { answer(info); });
    }

} // namespace

DoctorPath::DoctorPath(
    DoctorChecklist &checklist, const Clock &clock, HostResolver resolver, QObject *parent)
    : QObject(parent)
    , m_checklist(checklist)
    , m_clock(clock)
    , m_resolver(resolver ? std::move(resolver) : resolveWithSystem)
    , m_probe(clock)
{
    connect(&m_probe, &AddressProbe::answered, this, &DoctorPath::noteAnswers);
}

DoctorPath::~DoctorPath()
{
    stop();
}

void DoctorPath::stop()
{
    ++m_run;
    if (std::exchange(m_isProbing, false))
        hintAtSilence();
    m_probe.stop();
    if (m_transport) {
        m_transport->setListener(nullptr);
        m_transport->abort();
    }
    m_nesting.dispose(std::move(m_transport));
}

std::unique_ptr<Transport> DoctorPath::takeTransport()
{
    m_transport->setListener(nullptr);
    return std::move(m_transport);
}

void DoctorPath::begin(const DoctorRequest &request)
{
    m_request = request;
    ++m_run;
    const Endpoint &endpoint = request.link.endpoint;
    m_checklist.enter(DoctorStep::Settings);
    m_checklist.addDetail(DoctorStep::Settings, tr("Address"), endpoint.displayUrl());
    for (const QString &hint : request.hints + settingsHints(request.link))
        m_checklist.addHint(DoctorStep::Settings, hint);
    if (isEncrypted(endpoint.transport)) {
        const auto files = tlsConfiguration(endpoint, request.link.keyPassphrase);
        if (!files) {
            emit failed(files.error());
            return;
        }
    }
    m_checklist.pass(DoctorStep::Settings);
    resolve();
}

void DoctorPath::resolve()
{
    m_checklist.enter(DoctorStep::Resolve);
    const QString host = m_request.link.endpoint.host;
    if (!QHostAddress(host).isNull()) {
        m_checklist.addDetail(DoctorStep::Resolve, tr("Address"), tr("%1, as written").arg(host));
        m_checklist.pass(DoctorStep::Resolve);
        openTransport();
        return;
    }
    m_resolver(host, this, [this, run = m_run](const QHostInfo &info) {
        if (run == m_run)
            handleResolved(info);
    });
}

void DoctorPath::handleResolved(const QHostInfo &info)
{
    const Endpoint &endpoint = m_request.link.endpoint;
    const QList<QHostAddress> addresses = info.addresses();
    if (info.error() != QHostInfo::NoError || addresses.isEmpty()) {
        emit failed(Error(
            errors::kResolveFailed, { endpoint.host, info.errorString() }, endpoint.displayUrl()));
        return;
    }
    for (const QHostAddress &address : addresses) {
        const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
        m_checklist.addDetail(
            DoctorStep::Resolve, isIpv6 ? u"IPv6"_s : u"IPv4"_s, address.toString());
    }
    m_checklist.pass(DoctorStep::Resolve);
    // Local brokers listen on one of the two and that is fine.
    const bool isLocal
        = std::all_of(addresses.begin(), addresses.end(), [](const QHostAddress &address) {
              return address == QHostAddress(QHostAddress::LocalHost)
                  || address == QHostAddress(QHostAddress::LocalHostIPv6);
          });
    m_isProbing = addresses.size() > 1 && !isLocal;
    if (m_isProbing)
        m_probe.start(addresses, endpoint.port);
    openTransport();
}

void DoctorPath::openTransport()
{
    m_checklist.enter(DoctorStep::Connect);
    const Nesting::Level level(m_nesting);
    m_transport = Transport::create(m_request.link.endpoint, m_request.link.keyPassphrase);
    m_transport->setListener(this);
    m_transport->open();
}

void DoctorPath::handleStage(Stage stage)
{
    const auto next = stepOf(stage);
    if (!next || !m_checklist.has(*next) || *next <= m_checklist.current())
        return;
    const Nesting::Level level(m_nesting);
    noteFacts();
    m_checklist.pass(m_checklist.current());
    m_checklist.enter(*next);
}

void DoctorPath::handleTransportOpened()
{
    const Nesting::Level level(m_nesting);
    noteFacts();
    m_checklist.pass(m_checklist.current());
    emit opened();
}

void DoctorPath::handleTransportFailed(const Error &error)
{
    const Nesting::Level level(m_nesting);
    noteFacts();
    for (const DoctorDetail &detail : clockDetails(error, m_clock.wall()))
        m_checklist.addDetail(m_checklist.current(), detail.name, detail.value);
    emit failed(error);
}

/// What the socket says about the step that ends, while it can still be asked.
void DoctorPath::noteFacts()
{
    const DoctorStep step = m_checklist.current();
    const QAbstractSocket *socket = m_transport->socket();
    if (step == DoctorStep::Connect)
        m_checklist.setDetails(step, addressDetails(socket) + m_checklist.at(step).details);
    else if (step == DoctorStep::Encrypt)
        addEncryptionFacts(m_checklist.at(step), socket, m_request.link.endpoint, m_clock.wall());
    else if (step == DoctorStep::Upgrade)
        m_checklist.addDetail(step, tr("Path"), m_request.link.endpoint.path);
}

void DoctorPath::noteAnswers()
{
    const QString name = tr("Also tried");
    QList<DoctorDetail> details = m_checklist.at(DoctorStep::Connect).details;
    details.removeIf([&name](const DoctorDetail &detail) { return detail.name == name; });
    for (const AddressProbe::Answer &answer : m_probe.answers()) {
        QString text = answer.connected ? tr("answers") : answer.failure;
        if (answer.isSilent())
            text = tr("no answer yet");
        details.append({ name, answer.address.toString() + ": "_L1 + text });
    }
    m_checklist.setDetails(DoctorStep::Connect, details);
}

/// At the end: addresses that are still silent make sockets wait that try them first.
void DoctorPath::hintAtSilence()
{
    QStringList silent;
    bool hasAnswer = false;
    for (const AddressProbe::Answer &answer : m_probe.answers()) {
        hasAnswer = hasAnswer || answer.connected;
        if (answer.isSilent())
            silent.append(answer.address.toString());
    }
    if (!hasAnswer || silent.isEmpty())
        return;
    m_checklist.addHint(DoctorStep::Connect,
        tr("%1 gives no answer, other addresses of the host do: devices that try it first wait "
           "half a minute. Mend the route to it (often IPv6), or name an address that answers.")
            .arg(silent.join(", "_L1)));
}

} // namespace sim
