// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/platform/mirrorstore.h"

#include "core/feed/rawpayload.h"
#include "core/platform/platformerrors.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    Verdict refusal(const Error &error)
    {
        Verdict verdict;
        verdict.rejected.append(
            { .reason = RejectReason::UnknownTopic, .property = {}, .error = error });
        return verdict;
    }

} // namespace

MirrorStore::MirrorStore(const QList<ResolvedDevice> &devices, const QString &prefix)
    : m_topics(prefix)
{
    for (const ResolvedDevice &device : devices)
        setDevice(device);
}

void MirrorStore::setDevice(const ResolvedDevice &device)
{
    QString &deviceId = m_deviceIds[device.id];
    if (deviceId != device.deviceId)
        m_checks.remove(deviceId);
    deviceId = device.deviceId;
    m_checks.insert(deviceId, checkFor(device));
}

Arrival MirrorStore::take(const Message &message, WallTime received, MonotonicTime arrived)
{
    const std::optional<TopicParts> parts = m_topics.parse(QString::fromUtf8(message.topic));
    Arrival arrival { .deviceId = parts ? parts->deviceId : QString(),
        .message = message,
        .received = received,
        .arrived = arrived,
        .verdict = judge(parts, message, received) };
    store(arrival);
    return arrival;
}

QList<StoredProperty> MirrorStore::stored() const
{
    QList<StoredProperty> all = m_stored.values();
    std::sort(all.begin(), all.end(), [](const StoredProperty &a, const StoredProperty &b) {
        return std::tie(a.deviceId, a.property) < std::tie(b.deviceId, b.property);
    });
    return all;
}

Result<Message> MirrorStore::command(
    const QString &deviceId, const QString &property, const Value &value) const
{
    const Check check = m_checks.value(deviceId);
    if (!check)
        return Error(errors::kMirrorUnknownDevice, { deviceId });
    const PropertyDefinition *definition = check->property(property);
    if (definition == nullptr)
        return Error(errors::kMirrorUnknownProperty, { property, deviceId });
    if (const std::optional<Rejection> rejection = check->checkValue(*definition, value))
        return rejection->error;
    QByteArray topic = m_topics.commandFilter(deviceId);
    topic.chop(1); // the wildcard
    return Message { .topic = topic + definition->id.toLower().toUtf8(),
        .payload = rawPayload(value),
        .qos = 1,
        .retain = false };
}

MirrorStore::Check MirrorStore::checkFor(const ResolvedDevice &device)
{
    QList<PropertyDefinition> definitions;
    definitions.reserve(device.properties.size());
    for (const ResolvedProperty &property : device.properties)
        definitions.append(property.definition);
    TypeCheck &type = m_types[device.type];
    if (!type.check || type.definitions != definitions) {
        type.definitions = definitions;
        type.check = std::make_shared<const ContractCheck>(definitions);
    }
    return type.check;
}

Verdict MirrorStore::judge(
    const std::optional<TopicParts> &parts, const Message &message, WallTime received) const
{
    if (!parts || !parts->isFromDevice)
        return refusal(Error(errors::kMirrorBadTopic, { QString::fromUtf8(message.topic) }));
    const Check check = m_checks.value(parts->deviceId);
    if (!check)
        return refusal(Error(errors::kMirrorUnknownDevice, { parts->deviceId }));
    switch (parts->kind) {
    case TopicKind::Property:
        return check->raw(parts->name, message.payload, received);
    case TopicKind::Feed:
        return check->feed(message.payload, received);
    case TopicKind::Method:
    case TopicKind::MethodFeed:
        return {}; // methods run on the platform: nothing to store
    }
    Q_UNREACHABLE();
}

void MirrorStore::store(const Arrival &arrival)
{
    const Verdict &verdict = arrival.verdict;
    ++m_counts.messages;
    m_counts.points += static_cast<quint64>(verdict.accepted.size());
    m_counts.rejectedPoints += static_cast<quint64>(verdict.rejected.size());
    m_counts.rejectedMessages += verdict.rejected.isEmpty() ? 0U : 1U;
    for (const DataPoint &point : verdict.accepted) {
        StoredProperty *property = entry(arrival.deviceId, point.property);
        if (property == nullptr)
            continue;
        if (property->stored == 0 || point.time >= property->sourceTime) {
            property->value = point.value;
            property->sourceTime = point.time;
        }
        property->received = arrival.received;
        ++property->stored;
    }
    for (const Rejection &rejection : verdict.rejected) {
        ++m_counts.reasons[reasonName(rejection.reason)];
        StoredProperty *property = entry(arrival.deviceId, rejection.property);
        if (property == nullptr)
            continue;
        property->received = arrival.received;
        ++property->rejected;
        property->lastRejection = rejection.error.message();
    }
}

/// Nothing for a property that the device has not: names that a device makes up must not fill
/// memory.
StoredProperty *MirrorStore::entry(const QString &deviceId, const QString &property)
{
    const Check check = m_checks.value(deviceId);
    const PropertyDefinition *definition = check ? check->property(property) : nullptr;
    if (definition == nullptr)
        return nullptr;
    StoredProperty &stored = m_stored[{ deviceId, definition->id.toLower() }];
    stored.deviceId = deviceId;
    stored.property = definition->id;
    return &stored;
}

} // namespace sim
