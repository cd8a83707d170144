// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilemaker.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace sim::test {

using namespace Qt::StringLiterals;

bool ProfileMaker::chance(double probability)
{
    return m_random.uniform(m_draws++) < probability;
}

int ProfileMaker::upTo(int highest)
{
    return static_cast<int>(m_random.index(static_cast<quint64>(highest) + 1, m_draws++));
}

double ProfileMaker::number(double lowest, double highest)
{
    return lowest + (highest - lowest) * m_random.uniform(m_draws++);
}

QString ProfileMaker::text()
{
    const QStringList texts { u"Room"_s, u"°C"_s, u"a \"quoted\" one"_s, u"back\\slash"_s,
        u"line\nbreak\ttab"_s, u"é😀"_s, u"x/y~z"_s, u"{n}"_s, u" blank "_s, QString(QChar(1)) };
    return texts.at(upTo(static_cast<int>(texts.size()) - 1)) + QString::number(upTo(99));
}

Microseconds ProfileMaker::duration()
{
    const QList<qint64> units { 1, 1000, 1'000'000, 60'000'000, 3'600'000'000, 86'400'000'000 };
    return Microseconds((1 + upTo(998)) * units.at(upTo(5))) + std::chrono::milliseconds(1);
}

QStringList ProfileMaker::words()
{
    QStringList words;
    for (int i = upTo(3); i > 0; --i)
        words.append(text());
    return words;
}

Endpoint ProfileMaker::endpoint(int index)
{
    Endpoint endpoint;
    const auto transport = static_cast<TransportKind>(upTo(3));
    if (chance())
        endpoint = connioEndpoint(transport);
    endpoint.id = u"e"_s + QString::number(index);
    endpoint.transport = transport;
    endpoint.port = chance() ? defaultPort(transport) : static_cast<quint16>(1 + upTo(65'534));
    if (endpoint.host.isEmpty() || chance(0.3))
        endpoint.host = u"h%1.example"_s.arg(upTo(99));
    if (chance(0.3))
        endpoint.path = u"/ws"_s;
    if (chance(0.3))
        endpoint.topicPrefix = u"csipio/"_s;
    if (chance(0.3))
        endpoint.keepAlive = std::chrono::seconds(upTo(60'000));
    if (chance(0.3))
        endpoint.connectTimeout = std::chrono::milliseconds(100 + upTo(100'000));
    endpoint.isSessionClean = chance(0.8);
    if (chance(0.3))
        endpoint.tls = { .isVerified = chance(),
            .caFile = u"ca/root.pem"_s,
            .certificateFile = chance() ? u"/etc/c.pem"_s : QString(),
            .keyFile = chance() ? u"k.pem"_s : QString(),
            .keyPassRef = chance() ? u"${env:PASS}"_s : QString() };
    if (chance(0.3))
        endpoint.reconnect = { .first = std::chrono::milliseconds(1 + upTo(999)),
            .max = std::chrono::seconds(1 + upTo(99)),
            .jitter = number(0, 100) };
    return endpoint;
}

ScheduleSettings ProfileMaker::schedule()
{
    ScheduleSettings schedule;
    if (chance())
        schedule.sampleEvery = duration();
    if (chance(0.3))
        schedule.jitter = Amount { .value = number(0, 100), .isPercent = true };
    else if (chance(0.3))
        schedule.jitter = Amount { .value = static_cast<double>(duration().count()) };
    if (chance(0.3))
        schedule.arrival = static_cast<ArrivalKind>(upTo(3));
    if (chance(0.3))
        schedule.alignTo = std::chrono::seconds(upTo(3600));
    if (chance(0.3)) {
        schedule.activeWindows.emplace();
        for (int i = upTo(2); i > 0; --i) {
            schedule.activeWindows->append({ .days = static_cast<quint8>(1 + upTo(126)),
                .from = std::chrono::seconds(upTo(86'399)),
                .to = std::chrono::minutes(upTo(1440)) });
        }
    }
    if (chance(0.3))
        schedule.missed = static_cast<MissedPolicy>(upTo(1));
    return schedule;
}

ReportSettings ProfileMaker::report()
{
    if (chance())
        return {};
    ReportRule rule;
    if (chance(0.7)) {
        rule.onChange = OnChange {};
        rule.onChange->deadband = { .value = number(0, 5), .isPercent = chance() };
        if (chance())
            rule.onChange->minInterval = duration();
        if (chance())
            rule.onChange->heartbeat = duration();
    }
    return rule;
}

PublishSettings ProfileMaker::publish()
{
    PublishSettings publish;
    const auto maybe
        = [this](auto value) { return chance(0.4) ? std::optional(value) : std::nullopt; };
    publish.mode = maybe(chance() ? PublishMode::Raw : PublishMode::Feed);
    publish.qos = maybe(upTo(2));
    publish.retain = maybe(chance());
    publish.encoding = maybe(chance() ? FeedEncoding::Verbose : FeedEncoding::Compact);
    publish.maxPoints = maybe(1 + upTo(999));
    publish.maxAge = maybe(duration());
    publish.maxBytes = maybe(64 + upTo(100'000));
    publish.queueSize = maybe(upTo(100'000));
    publish.queuePolicy = maybe(static_cast<DropPolicy>(upTo(2)));
    publish.annotations = maybe(QMap<QString, QString> { { u"cusId"_s, text() }, { text(), {} } });
    publish.tags = maybe(words());
    return publish;
}

PropertyDefinition ProfileMaker::definition(int index)
{
    PropertyDefinition definition;
    definition.id = u"p"_s + QString::number(index);
    definition.title = chance() ? text() : QString();
    definition.unit = chance() ? text() : QString();
    definition.type = static_cast<PropertyType>(upTo(6));
    Boundaries &boundaries = definition.boundaries;
    switch (definition.type) {
    case PropertyType::Number:
        definition.decimals = chance() ? std::optional(upTo(15)) : std::nullopt;
        boundaries.min = chance() ? std::optional(number(-100, 0)) : std::nullopt;
        boundaries.max = chance() ? std::optional(number(0, 1e9)) : std::nullopt;
        break;
    case PropertyType::Enum:
        boundaries.set = { u"a"_s, u"b"_s, 1.0, 2.5 };
        break;
    case PropertyType::String:
    case PropertyType::Object:
    case PropertyType::Blob:
        boundaries.size = chance() ? std::optional<qint64>(1 + upTo(100'000)) : std::nullopt;
        break;
    case PropertyType::Waypoint:
        if (chance())
            boundaries.fence
                = Geofence { number(-90, 90), number(-180, 180), number(0, 9), chance() };
        break;
    case PropertyType::Boolean:
        break;
    }
    return definition;
}

SourceSpec ProfileMaker::source(const PropertyDefinition &definition)
{
    const auto spec = [](const QString &kind, const QJsonObject &parameters) {
        return SourceSpec { .kind = kind, .parameters = parameters };
    };
    switch (definition.type) {
    case PropertyType::Number:
        if (definition.id != u"p0"_s && chance(0.3)) // only backwards: no circles
            return spec(u"lag"_s, { { u"input"_s, u"p0"_s }, { u"delay"_s, u"5s"_s } });
        return spec(u"sine"_s, { { u"mean"_s, number(-9, 9) }, { u"period"_s, u"90s"_s } });
    case PropertyType::Boolean:
        return spec(u"telegraph"_s, { { u"meanOn"_s, u"1500ms"_s } });
    case PropertyType::String:
    case PropertyType::Blob:
        return spec(u"constant"_s, { { u"value"_s, text() } });
    case PropertyType::Enum:
        return spec(u"sequence"_s, { { u"values"_s, QJsonArray { u"a"_s, 1, 2.5, u"a"_s } } });
    case PropertyType::Object:
        return spec(u"constant"_s,
            { { u"value"_s, QJsonObject { { text(), QJsonArray { 1, QJsonValue(), true } } } } });
    case PropertyType::Waypoint:
        return spec(u"geoPoint"_s, { { u"lat"_s, number(-90, 90) }, { u"lon"_s, 0.5 } });
    }
    Q_UNREACHABLE();
    return {};
}

Property ProfileMaker::property(int index)
{
    Property property;
    property.definition = definition(index);
    property.source = source(property.definition);
    if (property.definition.type == PropertyType::Number) {
        for (int i = upTo(2); i > 0; --i) {
            property.modifiers.append(
                { .kind = u"noise"_s, .parameters = { { u"stdDev"_s, number(0, 1) } } });
        }
    }
    property.schedule = schedule();
    property.report = report();
    property.publish = publish();
    property.nullProbability = chance(0.3) ? number(0, 1) : 0;
    property.seedOffset = chance(0.3) ? m_random.bits(m_draws++) : 0;
    if (chance(0.2))
        property.command = { { u"apply"_s, true }, { u"delay"_s, u"300ms"_s } };
    return property;
}

DeviceType ProfileMaker::type(int index, const Profile &profile)
{
    DeviceType type { .id = u"t"_s + QString::number(index),
        .name = chance() ? text() : QString(),
        .endpoint = {},
        .schedule = schedule(),
        .report = report(),
        .publish = publish(),
        .properties = {} };
    if (!profile.endpoints.isEmpty())
        type.endpoint = profile.endpoints.constFirst().id;
    for (int i = 0; i < 1 + upTo(4); ++i)
        type.properties.append(property(i));
    if (type.properties.constFirst().definition.type != PropertyType::Number)
        type.properties.removeIf([](const Property &item) { return item.source.kind == u"lag"_s; });
    return type;
}

Device ProfileMaker::device(int index, const Profile &profile)
{
    const QString number = QString::number(index);
    Device device;
    device.id = u"d"_s + number;
    device.type = profile.deviceTypes.at(upTo(static_cast<int>(profile.deviceTypes.size()) - 1)).id;
    device.name = chance() ? text() : QString();
    if (chance(0.3) && !profile.endpoints.isEmpty())
        device.endpoint = profile.endpoints.constLast().id;
    if (chance(0.3)) {
        device.count = 1 + upTo(30);
        device.idPattern = u"_dev_%1_{n:05}"_s.arg(number);
        device.credentials = { .keyId = u"_key_{n}"_s, .secretRef = u"${env:K_{n:03}}"_s };
    } else {
        device.deviceId = u"_dev_"_s + number;
        device.credentials.keyId = chance() ? u"_key_"_s + number : QString();
        device.credentials.secretRef = chance() ? u"keychain:entry "_s + number : QString();
    }
    if (chance(0.3)) {
        device.overrides = { { u"p0.unit"_s, text() }, { u"schedule.sampleEvery"_s, u"7s"_s } };
    }
    return device;
}

Profile ProfileMaker::make()
{
    Profile profile;
    profile.name = chance() ? text() : QString();
    profile.description = chance() ? text() : QString();
    profile.seed = chance() ? static_cast<quint64>(upTo(1'000'000)) : m_random.bits(m_draws++);
    profile.timeScale = chance() ? 1 : number(0.001, 10'000);
    if (chance(0.3))
        profile.run.startDelay = duration();
    if (chance(0.3))
        profile.run.spread = chance() ? duration() : Microseconds(0);
    if (chance(0.3))
        profile.run.duration = duration();
    if (chance(0.3))
        profile.run.maxMessages = static_cast<quint64>(1 + upTo(1'000'000));
    for (int i = upTo(2); i > 0; --i)
        profile.endpoints.append(endpoint(i));
    profile.defaults = { .schedule = schedule(), .report = report(), .publish = publish() };
    for (int i = 0; i < 1 + upTo(2); ++i)
        profile.deviceTypes.append(type(i, profile));
    for (int i = upTo(5); i > 0; --i)
        profile.devices.append(device(i, profile));
    if (chance(0.3)) {
        profile.faults = { QJsonObject { { u"id"_s, u"f1"_s }, { u"target"_s, u"d1"_s },
            { u"kind"_s, u"drop"_s }, { u"more"_s, QJsonArray { 1, text() } } } };
    }
    if (chance(0.3))
        profile.scenario = { { u"loop"_s, chance() }, { u"steps"_s, QJsonArray {} } };
    if (chance(0.3))
        profile.backfill = { { u"from"_s, u"-7d"_s }, { u"every"_s, u"5m"_s } };
    for (int i = upTo(2); i > 0; --i) {
        profile.view.charts.append({ .title = text(),
            .window = duration() + std::chrono::seconds(1),
            .series = { u"d1/p0"_s, text() } });
    }
    return profile;
}

} // namespace sim::test
