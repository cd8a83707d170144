// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/devicereader.h"

#include "core/file/devicegroup.h"
#include "core/file/fileerrors.h"
#include "core/file/inputcheck.h"
#include "core/file/propertyreader.h"
#include "core/file/rulesreader.h"
#include "core/file/secretstore.h"

#include <QtCore/QHash>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString readId(ObjectReader &reader, const QString &example)
    {
        const std::optional<QString> id = reader.text("id"_L1);
        if (!id)
            reader.failMissing("id"_L1, example);
        else if (!isProfileId(*id))
            reader.context().fail(reader.at("id"_L1), errors::kBadId, { id->left(80) });
        return id.value_or(QString());
    }

    QList<Property> readProperties(ObjectReader &owner)
    {
        QList<Property> properties;
        const std::optional<QJsonArray> items = owner.array("properties"_L1);
        if (!items)
            return properties;
        const JsonPlace place = owner.at("properties"_L1);
        QHash<QString, QString> seen; // lower case -> pointer
        for (qsizetype i = 0; i < items->size() && !owner.context().isFull(); ++i) {
            const JsonPlace itemPlace = place.at(i);
            properties.append(readProperty(owner.context(), items->at(i), itemPlace));
            const QString id = properties.constLast().id();
            const QString key = id.toLower();
            if (key.isEmpty())
                continue;
            if (const auto first = seen.constFind(key); first != seen.constEnd()) {
                owner.context().fail(
                    itemPlace.at("id"_L1), errors::kDuplicateProperty, { id, *first });
            } else {
                seen.insert(key, itemPlace.pointer());
            }
        }
        return properties;
    }

    Credentials readCredentials(
        ReadContext &context, const QJsonValue &json, const JsonPlace &place, bool isGroup)
    {
        ObjectReader reader(context, json, place);
        Credentials credentials;
        credentials.keyId = reader.text("keyId"_L1).value_or(QString());
        const QString reference = reader.textOrNull("secretRef"_L1).value_or(QString());
        const QString sample = isGroup ? numbered(reference, 1) : reference;
        if (reference.isEmpty() || isSecretReference(sample))
            credentials.secretRef = reference;
        else
            context.fail(reader.at("secretRef"_L1), errors::kSecretInClear);
        reader.finish();
        return credentials;
    }

    void checkPlatformId(ObjectReader &reader, QLatin1StringView key, const QString &id)
    {
        const auto &check = reader.context().catalogues().checkDeviceId;
        if (id.isEmpty()) {
            reader.context().fail(reader.at(key), errors::kTextEmpty);
        } else if (check) {
            if (const Result<void> checked = check(id); !checked)
                reader.context().fail(reader.at(key), checked.error());
        }
    }

    void readPlatformId(ObjectReader &reader, Device &device)
    {
        if (const auto count = reader.integer("count"_L1, 1, kMaxDevices))
            device.count = static_cast<int>(*count);
        const bool isGroup = !reader.take("count"_L1).isUndefined();
        const std::optional<QString> deviceId = reader.text("deviceId"_L1);
        const std::optional<QString> pattern = reader.text("idPattern"_L1);
        device.deviceId = deviceId.value_or(QString());
        device.idPattern = pattern.value_or(QString());
        ReadContext &context = reader.context();
        if (!isGroup) {
            if (pattern)
                reader.failMissing("count"_L1, u"50"_s);
            else if (!deviceId)
                reader.failMissing("deviceId"_L1, u"\"_dev_000000000000000001\""_s);
            else
                checkPlatformId(reader, "deviceId"_L1, *deviceId);
            return;
        }
        if (deviceId) {
            context.fail(
                reader.at("deviceId"_L1), errors::kKeysExclude, { u"count"_s, u"deviceId"_s });
        }
        if (!pattern) {
            reader.failMissing("idPattern"_L1, u"\"_dev_0000000000000{n:05}\""_s);
        } else if (!hasNumber(*pattern)) {
            context.fail(reader.at("idPattern"_L1), errors::kBadPattern, { pattern->left(80) });
        } else {
            checkPlatformId(reader, "idPattern"_L1, numbered(*pattern, memberCount(device)));
        }
    }

} // namespace

DeviceType readDeviceType(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
{
    ObjectReader reader(context, json, place);
    DeviceType type;
    if (!reader.isObject())
        return type;
    type.id = readId(reader, u"\"coldroom\""_s);
    type.name = reader.text("name"_L1).value_or(QString());
    type.endpoint = reader.text("endpoint"_L1).value_or(QString());
    readRules(reader, type.schedule, type.report, type.publish);
    type.properties = readProperties(reader);
    reader.finish();
    checkInputs(context, type, place);
    return type;
}

Device readDevice(ReadContext &context, const QJsonValue &json, const JsonPlace &place)
{
    ObjectReader reader(context, json, place);
    Device device;
    if (!reader.isObject())
        return device;
    device.id = readId(reader, u"\"d1\""_s);
    device.name = reader.text("name"_L1).value_or(QString());
    device.endpoint = reader.text("endpoint"_L1).value_or(QString());
    const std::optional<QString> type = reader.text("type"_L1);
    if (!type && json["type"_L1].isUndefined())
        reader.failMissing("type"_L1, u"\"coldroom\""_s);
    else if (type && type->isEmpty())
        context.fail(reader.at("type"_L1), errors::kTextEmpty);
    device.type = type.value_or(QString());
    readPlatformId(reader, device);
    const QJsonValue credentials = reader.take("credentials"_L1);
    if (!credentials.isUndefined()) {
        device.credentials = readCredentials(
            context, credentials, reader.at("credentials"_L1), device.count.has_value());
    }
    device.overrides = reader.object("overrides"_L1).value_or(QJsonObject());
    reader.finish();
    return device;
}

} // namespace sim
