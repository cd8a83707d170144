// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/adapterclient.h"

#include "app/cli/adapter/adaptererrors.h"
#include "app/cli/adapter/commandvalues.h"
#include "app/cli/adapter/eventline.h"
#include "app/cli/adapter/eventwords.h"
#include "app/cli/adapter/eventwriter.h"
#include "app/cli/adapter/processmemory.h"
#include "core/link/sessionend.h"

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QString requestWord(SendQueue::Kind kind)
    {
        return kind == SendQueue::Kind::Subscribe ? u"subscribe"_s : u"unsubscribe"_s;
    }

} // namespace

AdapterClient::AdapterClient(const QString &name, EventWriter &writer, const Clock &clock,
    const RandomStream &jitter, QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_writer(writer)
    , m_link(clock, jitter)
{
    connectSignals();
}

void AdapterClient::connectSignals()
{
    connect(&m_link, &ScriptLink::stageReached, this, &AdapterClient::handleStage);
    connect(&m_link, &ScriptLink::connected, this, [this](bool isSessionPresent) {
        tell(EventLine("connected", m_name).flag("sessionPresent", isSessionPresent).take());
    });
    connect(&m_link, &ScriptLink::lost, this, &AdapterClient::handleLost);
    connect(&m_link, &ScriptLink::closed, this, [this] {
        tell(EventLine("closed", m_name).take());
        emit idle();
    });
    connect(&m_link, &ScriptLink::noticed, this, [this](const QString &text) {
        tell(EventLine("notice", m_name).text("text", text).take());
    });
    connect(&m_link, &ScriptLink::sent, this, &AdapterClient::handleSent);
    connect(&m_link, &ScriptLink::acknowledged, this, [this](quint64 ticket, quint16 packetId) {
        const QByteArray handle = takeHandle(ticket);
        tell(EventLine("acked", m_name).json("handle", handle).number("packetId", packetId).take());
        emit settledChanged();
    });
    connect(&m_link, &ScriptLink::dropped, this, &AdapterClient::handleDropped);
    connect(&m_link, &ScriptLink::received, this, &AdapterClient::handleMessage);
    connect(&m_link, &ScriptLink::answered, this, &AdapterClient::handleAnswer);
}

std::optional<Error> AdapterClient::obey(const AdapterCommand &command)
{
    using Kind = AdapterCommand::Kind;
    switch (command.kind) {
    case Kind::Open:
        return open(command);
    case Kind::Publish:
        return publish(command);
    case Kind::Subscribe:
        return request(command.fields, SendQueue::Kind::Subscribe);
    case Kind::Unsubscribe:
        return request(command.fields, SendQueue::Kind::Unsubscribe);
    case Kind::Close:
        return close();
    case Kind::Abort:
        return abort();
    case Kind::Reconnect:
        return reconnect(command.fields);
    case Kind::Stats:
        writeStats();
        return {};
    case Kind::Exit:
        break; // of the whole program
    }
    Q_UNREACHABLE();
}

std::optional<Error> AdapterClient::open(const AdapterCommand &command)
{
    if (!isIdle())
        return Error(errors::kNameInUse, { m_name, stateWord(m_link.state()) });
    const ScriptLinkSettings settings = settingsOf(command.fields);
    if (settings.will) {
        const QString topic
            = command.fields.value(u"will"_s).toObject().value(u"topic"_s).toString();
        if (auto fault = faultOfMessage(topic, settings.will->payload.size()))
            return fault;
    }
    m_phase.clear();
    m_link.setRetry(retryOf(command.fields.value(u"reconnect"_s)));
    m_link.open(settings);
    return {};
}

std::optional<Error> AdapterClient::publish(const AdapterCommand &command)
{
    const Message message = messageOf(command.fields);
    const QString topic = command.fields.value(u"topic"_s).toString();
    if (auto fault = faultOfMessage(topic, message.payload.size()))
        return fault;
    const quint64 ticket = ++m_lastTicket;
    if (!command.handle.isEmpty())
        m_handles.insert(ticket, command.handle);
    m_link.submit({ .ticket = ticket, .kind = SendQueue::Kind::Publish, .message = message });
    return {};
}

std::optional<Error> AdapterClient::request(const QJsonObject &fields, SendQueue::Kind kind)
{
    const QString filter = fields.value(u"topic"_s).toString();
    if (!isTopicFilter(filter))
        return Error(errors::kBadFilter, { filter.left(80) });
    if (isIdle())
        return Error(errors::kNeedsConnection, { requestWord(kind), stateWord(m_link.state()) });
    m_link.submit({ .ticket = 0, .kind = kind, .message = messageOf(fields) });
    return {};
}

std::optional<Error> AdapterClient::reconnect(const QJsonObject &fields)
{
    if (!m_link.wasOpened()) // its open was refused
        return Error(errors::kNothingOpen, { u"reconnect"_s, stateWord(m_link.state()) });
    const QJsonValue policy = fields.value(u"policy"_s);
    if (!policy.isUndefined())
        m_link.setRetry(retryOf(policy));
    if (fields.value(u"now"_s).toBool(policy.isUndefined())) {
        m_phase.clear();
        m_link.reconnectNow();
    }
    return {};
}

std::optional<Error> AdapterClient::close()
{
    if (isIdle())
        return Error(errors::kNothingOpen, { u"close"_s, stateWord(m_link.state()) });
    m_link.close();
    return {};
}

std::optional<Error> AdapterClient::abort()
{
    const auto state = m_link.state();
    if (state != ScriptLink::State::Online && state != ScriptLink::State::Connecting)
        return Error(errors::kNothingOpen, { u"abort"_s, stateWord(state) });
    m_link.abort();
    return {};
}

void AdapterClient::closeIfOpen()
{
    if (!isIdle())
        m_link.close();
}

bool AdapterClient::isSettled() const
{
    const auto state = m_link.state();
    const bool isConnecting
        = state == ScriptLink::State::Connecting || state == ScriptLink::State::Waiting;
    return !isConnecting && m_link.inFlight() == 0 && m_link.queued() == 0;
}

void AdapterClient::tell(QByteArray line)
{
    m_writer.write(line);
}

void AdapterClient::handleStage(Stage stage)
{
    const QString word = phaseWord(stage);
    if (word.isEmpty() || word == m_phase)
        return;
    m_phase = word;
    tell(EventLine("phase", m_name).text("phase", word).take());
}

void AdapterClient::handleLost(const Error &error, std::optional<Microseconds> retryIn)
{
    EventLine line("lost", m_name);
    line.text("class", lossClass(error)).text("text", error.message()).text("code", error.code());
    if (const int code = connackCode(error); code > 0)
        line.number("connack", code);
    if (retryIn)
        line.seconds("retryIn", std::chrono::duration<double>(*retryIn).count());
    tell(line.take());
    m_phase.clear();
    if (isIdle())
        emit idle();
}

void AdapterClient::handleMessage(const Message &message, bool isDuplicate)
{
    if (m_writer.isFull()) {
        ++m_skippedMessages;
        ++m_allSkipped;
        return;
    }
    if (m_skippedMessages > 0) {
        EventLine line("dropped", m_name);
        line.text("why", u"outputFull"_s);
        line.number("count", static_cast<qint64>(std::exchange(m_skippedMessages, 0)));
        tell(line.take());
    }
    EventLine line("message", m_name);
    line.utf8("topic", message.topic).payload(message.payload).number("qos", message.qos);
    tell(line.flag("retain", message.retain).flag("dup", isDuplicate).take());
}

void AdapterClient::handleAnswer(const QString &filter, bool isSubscription, int code)
{
    EventLine line(isSubscription ? "subscribed" : "unsubscribed", m_name);
    line.text("topic", filter);
    if (isSubscription)
        line.number("code", code);
    tell(line.take());
}

void AdapterClient::handleSent(quint64 ticket, quint16 packetId)
{
    const QByteArray handle = packetId == 0 ? takeHandle(ticket) : m_handles.value(ticket);
    EventLine line("sent", m_name);
    line.json("handle", handle);
    if (packetId != 0)
        line.number("packetId", packetId);
    tell(line.take());
    emit settledChanged();
}

void AdapterClient::handleDropped(const SendQueue::Item &item, ScriptLink::DropCause cause)
{
    EventLine line("dropped", m_name);
    if (item.kind == SendQueue::Kind::Publish)
        line.json("handle", takeHandle(item.ticket));
    else
        line.text("command", requestWord(item.kind)).utf8("topic", item.message.topic);
    tell(line.text("why", dropWord(cause)).take());
    emit settledChanged();
}

QByteArray AdapterClient::takeHandle(quint64 ticket)
{
    return m_handles.take(ticket);
}

void AdapterClient::writeStats()
{
    const ScriptLink::Counts &counts = m_link.counts();
    const auto number = [](quint64 count) { return static_cast<qint64>(count); };
    EventLine line("stats", m_name);
    line.text("state", stateWord(m_link.state()));
    line.number("sent", number(counts.sent)).number("acked", number(counts.acknowledged));
    line.number("received", number(counts.received)).number("dropped", number(counts.dropped));
    line.number("inFlight", m_link.inFlight()).number("queued", m_link.queued());
    line.number("sentBytes", number(counts.sentBytes));
    line.number("receivedBytes", number(counts.receivedBytes));
    line.number("reconnects", number(counts.reconnects));
    line.number("eventsDropped", number(m_allSkipped));
    if (const qint64 bytes = residentBytes(); bytes > 0)
        line.number("memory", bytes);
    tell(line.take());
}

} // namespace sim
