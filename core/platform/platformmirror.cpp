// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/platformmirror.h"

#include "core/platform/mirrorstore.h"
#include "core/platform/platformerrors.h"

namespace sim {

class PlatformMirror::Private
{
public:
    Private(PlatformMirror *mirror, const QList<ResolvedDevice> &devices, const QString &prefix,
        const Clock &time)
        : q(mirror)
        , clock(time)
        , store(devices, prefix)
    {
    }

    void onStateChanged(DeviceLink::State state);
    void onMessage(const Message &message);
    void onError(const Error &error);

    PlatformMirror *q;
    const Clock &clock;
    MirrorStore store;
    std::unique_ptr<DeviceLink> link;
    std::optional<PublishTicket> probe;
    bool isListening = false;
};

/// The link is online before the broker has its subscription. A broker takes the packets of one
/// client in order: once it acknowledges a message that was sent after the subscription, it has
/// both.
void PlatformMirror::Private::onStateChanged(DeviceLink::State state)
{
    if (state != DeviceLink::State::Online)
        return;
    QByteArray topic = store.topics().commandFilter(link->settings().clientId);
    topic.chop(1);
    const Result<PublishTicket> sent = link->publish({ .topic = topic + "mirror",
        .payload = "true",
        .qos = 1,
        .retain = false }); // nobody may read it
    if (sent)
        probe = *sent;
    else
        onError(sent.error());
}

void PlatformMirror::Private::onMessage(const Message &message)
{
    if (message.retain)
        return;
    emit q->arrived(store.take(message, clock.wall(), clock.monotonic()));
}

void PlatformMirror::Private::onError(const Error &error)
{
    // Trying again by itself would hide that messages were missed.
    q->stop();
    emit q->failed(error);
}

PlatformMirror::PlatformMirror(const QList<ResolvedDevice> &devices, const QString &prefix,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, devices, prefix, clock))
{
}

PlatformMirror::~PlatformMirror()
{
    stop();
}

void PlatformMirror::start(const Endpoint &endpoint, const QString &user, const QString &secret)
{
    constexpr quint8 kExact = 1; // QoS 0 would let the broker drop what it cannot deliver at once
    stop();
    const LinkSettings settings { .endpoint = endpoint,
        .clientId = user,
        .username = user,
        .password = secret,
        .keyPassphrase = {},
        .filters = { d->store.topics().allFromDevices() },
        .filterQos = kExact };
    d->link = std::make_unique<DeviceLink>(settings, d->clock, nullptr, RandomStream(0));
    DeviceLink *link = d->link.get();
    connect(link, &DeviceLink::stateChanged, this,
        [this](DeviceLink::State state) { d->onStateChanged(state); });
    connect(link, &DeviceLink::acknowledged, this, [this](PublishTicket ticket) {
        if (d->probe != ticket)
            return;
        d->probe.reset();
        d->isListening = true;
        emit listening();
    });
    connect(link, &DeviceLink::messageReceived, this,
        [this](const Message &message) { d->onMessage(message); });
    connect(
        link, &DeviceLink::errorOccurred, this, [this](const Error &error) { d->onError(error); });
    link->connectToBroker();
}

void PlatformMirror::stop()
{
    d->isListening = false;
    d->probe.reset();
    if (!d->link)
        return;
    d->link->disconnect(this);
    d->link->disconnectFromBroker();
    d->link.reset();
}

void PlatformMirror::setDevice(const ResolvedDevice &device)
{
    d->store.setDevice(device);
}

bool PlatformMirror::isListening() const
{
    return d->isListening;
}

const MirrorCounts &PlatformMirror::counts() const
{
    return d->store.counts();
}

QList<StoredProperty> PlatformMirror::stored() const
{
    return d->store.stored();
}

Result<void> PlatformMirror::sendCommand(
    const QString &deviceId, const QString &property, const Value &value)
{
    const Result<Message> message = d->store.command(deviceId, property, value);
    if (!message)
        return message.error();
    if (!isListening())
        return Error(errors::kMirrorOffline);
    const Result<PublishTicket> sent = d->link->publish(*message);
    return sent ? Result<void>() : sent.error();
}

} // namespace sim
