// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/mqttadapter.h"

#include "app/cli/adapter/adaptererrors.h"
#include "app/cli/adapter/eventline.h"
#include "app/cli/adapter/eventwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    /// A close takes two seconds at most; the rest is for a busy machine.
    constexpr auto kFinishTime = std::chrono::seconds(4);

    bool isBlank(QByteArrayView line)
    {
        return line.trimmed().isEmpty();
    }

} // namespace

MqttAdapter::MqttAdapter(const Options &options, EventWriter &writer, const Clock &clock,
    const RandomStream &jitter, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_writer(writer)
    , m_clock(clock)
    , m_jitter(jitter)
{
    m_drainTimer.setSingleShot(true);
    m_finishTimer.setSingleShot(true);
    connect(&m_drainTimer, &QTimer::timeout, this, [this] { finish(0); });
    connect(&m_finishTimer, &QTimer::timeout, this, [this] {
        m_hasFinished = true;
        emit finished(m_exitCode);
    });
}

void MqttAdapter::handleLine(const QByteArray &line, qint64 number)
{
    if (isBlank(line) || m_isFinishing)
        return;
    const auto read = readAdapterCommand(line, number, m_options.maxLineBytes);
    if (const auto *const fault = std::get_if<CommandFault>(&read))
        tellError(fault->error, fault->client.value_or(QString()), fault->handle);
    else
        obey(*std::get_if<AdapterCommand>(&read), number);
}

void MqttAdapter::handleSkippedLine(qint64 number)
{
    if (!m_isFinishing)
        tellError(Error(errors::kLineTooLong, { QString::number(m_options.maxLineBytes) },
                      u"stdin:%1"_s.arg(number)),
            {}, {});
}

void MqttAdapter::obey(const AdapterCommand &command, qint64 number)
{
    if (command.kind == AdapterCommand::Kind::Exit) {
        emit inputEnded();
        finish(command.fields.value(u"code"_s).toInt());
        return;
    }
    const bool isForAll
        = command.kind == AdapterCommand::Kind::Stats && !command.client && m_clients.size() > 1;
    if (isForAll) {
        for (const auto &client : m_clients)
            client.second->obey(command);
        return;
    }
    const Result<AdapterClient *> client = clientFor(command);
    std::optional<Error> fault;
    if (client)
        fault = client.value()->obey(command);
    else
        fault = client.error();
    if (!fault)
        return;
    const QString name = client ? client.value()->name() : command.client.value_or(QString());
    const QString line = u"stdin:%1"_s.arg(number);
    tellError(fault->at(line), name, command.handle);
}

Result<AdapterClient *> MqttAdapter::clientFor(const AdapterCommand &command)
{
    const QString name = command.client.value_or(QString());
    const auto found = m_clients.find(name);
    if (found != m_clients.end())
        return found->second.get();
    if (command.kind == AdapterCommand::Kind::Open) {
        if (static_cast<qsizetype>(m_clients.size()) >= kMaxClients)
            return Error(errors::kTooManyClients, { QString::number(kMaxClients) });
        return add(name);
    }
    if (command.client)
        return Error(errors::kUnknownClient, { name });
    if (m_clients.size() == 1)
        return m_clients.begin()->second.get();
    return Error(errors::kWhichClient, { QString::number(m_clients.size()) });
}

AdapterClient *MqttAdapter::add(const QString &name)
{
    const RandomStream jitter = m_jitter.derived(QString::number(++m_added));
    auto client = std::make_unique<AdapterClient>(name, m_writer, m_clock, jitter);
    connect(client.get(), &AdapterClient::idle, this, &MqttAdapter::finishWhenIdle);
    connect(client.get(), &AdapterClient::idle, this, &MqttAdapter::finishWhenSettled);
    connect(client.get(), &AdapterClient::settledChanged, this, &MqttAdapter::finishWhenSettled);
    AdapterClient *const added = client.get();
    m_clients.emplace(name, std::move(client));
    return added;
}

void MqttAdapter::tellError(const Error &error, const QString &client, const QByteArray &handle)
{
    EventLine line("error", client);
    m_writer.write(line.json("handle", handle).error(error).take());
}

void MqttAdapter::handleEndOfInput()
{
    if (m_options.drain <= Microseconds::zero()) {
        finish(0);
        return;
    }
    m_isDraining = true;
    m_drainTimer.start(std::chrono::ceil<std::chrono::milliseconds>(m_options.drain));
    finishWhenSettled();
}

void MqttAdapter::finishWhenSettled()
{
    if (!m_isDraining || m_isFinishing)
        return;
    const bool isSettled = std::all_of(m_clients.begin(), m_clients.end(),
        [](const auto &client) { return client.second->isSettled(); });
    // In a later turn: the client that told is still in the middle of it.
    if (isSettled)
        m_drainTimer.start(std::chrono::milliseconds(0));
}

void MqttAdapter::finish(int code)
{
    if (m_isFinishing)
        return;
    m_isFinishing = true;
    m_exitCode = code;
    m_drainTimer.stop();
    m_finishTimer.start(kFinishTime);
    for (const auto &client : m_clients)
        client.second->closeIfOpen();
    finishWhenIdle();
}

void MqttAdapter::finishWhenIdle()
{
    if (!m_isFinishing || m_hasFinished)
        return;
    const bool isIdle = std::all_of(m_clients.begin(), m_clients.end(),
        [](const auto &client) { return client.second->isIdle(); });
    if (isIdle)
        m_finishTimer.start(std::chrono::milliseconds(0));
}

} // namespace sim
