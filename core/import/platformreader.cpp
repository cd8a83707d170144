// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/platformreader.h"

#include "core/import/devicecsv.h"
#include "core/import/importerrors.h"
#include "core/model/kinddescription.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum class DocumentKind { Page, State, Profile, Property, Method, Device, Key, Unknown };

    bool hasAny(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
    {
        return std::any_of(names.begin(), names.end(),
            [&object](QLatin1StringView name) { return object.contains(name); });
    }

    /// By id first, which every document of the platform carries, then by what only one kind has.
    DocumentKind kindOf(const QJsonObject &object)
    {
        if (object.value("results"_L1).isArray())
            return DocumentKind::Page;
        const QString id = object.value("id"_L1).toString();
        const bool isDevice = id.startsWith("_dev_"_L1);
        if (object.value("properties"_L1).isArray()
            && (isDevice || object.contains("profileId"_L1)))
            return DocumentKind::State;
        if (id.startsWith("_key_"_L1) || hasAny(object, { "secret"_L1, "apiKeyId"_L1 }))
            return DocumentKind::Key;
        if (id.startsWith("_dpf_"_L1))
            return DocumentKind::Profile;
        if (id.startsWith("_prp_"_L1))
            return DocumentKind::Property;
        if (id.startsWith("_mtd_"_L1) || object.contains("methodImpl"_L1))
            return DocumentKind::Method;
        if (isDevice || hasAny(object, { "profileId"_L1, "deviceProfileId"_L1, "profile"_L1 }))
            return DocumentKind::Device;
        if (object.contains("type"_L1)
            && hasAny(object, { "access"_L1, "publish"_L1, "ownerId"_L1 }))
            return DocumentKind::Property;
        if (hasAny(object, { "baseProfileId"_L1, "baseProfile"_L1, "deviceClass"_L1 }))
            return DocumentKind::Profile;
        return DocumentKind::Unknown;
    }

    QString kindText(DocumentKind kind)
    {
        switch (kind) {
        case DocumentKind::Page:
            return QCoreApplication::translate("Import", "page");
        case DocumentKind::State:
            return QCoreApplication::translate("Import", "device state");
        case DocumentKind::Profile:
            return QCoreApplication::translate("Import", "device profile");
        case DocumentKind::Property:
            return QCoreApplication::translate("Import", "property");
        case DocumentKind::Method:
            return QCoreApplication::translate("Import", "method");
        case DocumentKind::Device:
            return QCoreApplication::translate("Import", "device");
        case DocumentKind::Key:
            return QCoreApplication::translate("Import", "key");
        case DocumentKind::Unknown:
            break;
        }
        return QCoreApplication::translate("Import", "document");
    }

    /// The type that a stored value speaks for.
    PropertyType typeOfValue(const QJsonValue &value)
    {
        if (value.isBool())
            return PropertyType::Boolean;
        if (value.isDouble())
            return PropertyType::Number;
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            return object.contains("geo"_L1) || object.contains("zone"_L1) ? PropertyType::Waypoint
                                                                           : PropertyType::Object;
        }
        return PropertyType::String;
    }

    std::optional<int> positive(const std::optional<double> &number)
    {
        return number && *number >= 1 && *number <= 1e9 ? std::optional(static_cast<int>(*number))
                                                        : std::nullopt;
    }

    PlatformDevice deviceOf(DocumentNode &node)
    {
        PlatformDevice device;
        device.id = node.text({ "id"_L1 });
        device.name = node.text({ "name"_L1 });
        device.title = node.text({ "friendlyName"_L1 });
        device.profile = node.text({ "profileId"_L1, "deviceProfileId"_L1, "profile"_L1 });
        device.isDisabled = node.text({ "status"_L1 }) == "disabled"_L1;
        device.period = std::chrono::seconds(positive(node.number("period"_L1)).value_or(0));
        if (node.object().value("location"_L1).isObject())
            device.location = locationFromJson(node.object().value("location"_L1).toObject());
        return device;
    }

} // namespace

Result<void> PlatformReader::addJson(QByteArrayView text, const QString &name)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    const Result<JsonText> json = JsonText::parse(text, name);
    if (!json)
        return json.error();
    Parts parts;
    if (const Result<void> added = addValue(*json, json->root(), {}, parts); !added)
        return added.error();
    take(std::move(parts));
    return {};
}

Result<void> PlatformReader::addDeviceCsv(QIODevice &file, const QString &name)
{
    const Result<QList<PlatformDevice>> devices = readDeviceCsv(file, name);
    if (!devices)
        return devices.error();
    m_parts.devices.append(*devices);
    return {};
}

Result<void> PlatformReader::addValue(
    const JsonText &text, const QJsonValue &value, const QString &pointer, Parts &parts)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i) {
            if (const auto added = addValue(text, items.at(i), pointerStep(pointer, i), parts);
                !added)
                return added.error();
        }
        return {};
    }
    const DocumentKind kind = kindOf(value.toObject());
    const DocumentNode node(text, value.toObject(), pointer, kindText(kind));
    switch (kind) {
    case DocumentKind::Page:
        return addPage(node, text, parts);
    case DocumentKind::State:
        return addState(node, text, parts);
    case DocumentKind::Profile:
        return addProfile(node, parts);
    case DocumentKind::Property:
        return addProperty(node, {}, parts);
    case DocumentKind::Method:
        return addMethod(node, {}, parts);
    case DocumentKind::Device:
        return addDevice(node, parts);
    case DocumentKind::Key:
        return addKey(node, parts);
    case DocumentKind::Unknown:
        break;
    }
    return Error(errors::kNoPlatformDocument, { foundText(value) }, text.where(pointer));
}

Result<void> PlatformReader::addPage(DocumentNode page, const JsonText &text, Parts &parts)
{
    const QJsonValue results = page.object().value("results"_L1);
    const qsizetype count = results.toArray().size();
    if (const auto total = positive(page.number("total"_L1)); total && *total > count) {
        parts.remarks.append(Error(
            errors::kMorePages, { QString::number(count), QString::number(*total) }, page.where()));
    }
    return addValue(text, results, pointerStep(page.pointer(), u"results"_s), parts);
}

Result<void> PlatformReader::addState(DocumentNode state, const JsonText &text, Parts &parts)
{
    PlatformDevice device = deviceOf(state);
    DocumentNode ingestion = state.below("ingestion"_L1);
    parts.limits.feedsPerMinute = positive(ingestion.number("rateLimit"_L1));
    parts.limits.pointsPerFeed = positive(ingestion.number("maxNrOfDpPerFeed"_L1));
    if (state.error())
        return *state.error();
    // A state does not say what its profile is called; the document of the profile does.
    if (device.profile.isEmpty())
        device.profile = device.id;
    PlatformProfile profile;
    profile.id = device.profile;
    parts.profiles.append(profile);
    for (const auto &[key, isProperty] :
        { std::pair("properties"_L1, true), std::pair("methods"_L1, false) }) {
        const QJsonArray entries = state.object().value(key).toArray();
        const QString pointer = pointerStep(state.pointer(), QString(key));
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const DocumentNode entry(text, entries.at(i).toObject(), pointerStep(pointer, i),
                kindText(DocumentKind::State));
            const Result<void> added = isProperty ? addStateProperty(entry, device.profile, parts)
                                                  : addMethod(entry, device.profile, parts);
            if (!added)
                return added.error();
        }
    }
    parts.devices.append(std::move(device));
    return {};
}

Result<void> PlatformReader::addStateProperty(
    DocumentNode entry, const QString &owner, Parts &parts)
{
    DocumentNode meta = entry.below("meta"_L1);
    DocumentNode definition = meta.has("property"_L1) ? meta.below("property"_L1) : meta;
    if (!definition.object().isEmpty())
        return addProperty(definition, owner, parts);
    const QString qualifiedName = entry.below("ref"_L1).text({ "qname"_L1, "name"_L1 });
    const QString name = qualifiedName.sliced(qualifiedName.lastIndexOf(u'$') + 1);
    if (name.isEmpty())
        return Error(
            errors::kMissingMember, { u"meta"_s, kindText(DocumentKind::State) }, entry.where());
    if (isBuiltInProperty(name)) {
        parts.builtIns.append(name);
        return {};
    }
    PlatformProperty property;
    property.definition.id = name;
    property.definition.type = typeOfValue(entry.below("value"_L1).object().value("mostRecent"_L1));
    parts.remarks.append(Error(
        errors::kStateWithoutMeta, { name, typeName(property.definition.type) }, entry.where()));
    parts.properties.append(
        { .owner = owner, .profileName = {}, .isInherited = false, .property = property });
    return {};
}

Result<void> PlatformReader::addProfile(DocumentNode node, Parts &parts)
{
    PlatformProfile profile;
    profile.name = node.neededText({ "name"_L1 });
    profile.id = node.text({ "id"_L1 });
    profile.title = node.text({ "friendlyName"_L1 });
    profile.description = node.text({ "description"_L1, "notes"_L1 });
    profile.baseId = node.text({ "baseProfileId"_L1, "baseProfile"_L1 });
    if (node.error())
        return *node.error();
    if (profile.id.isEmpty())
        profile.id = profile.name;
    parts.profiles.append(std::move(profile));
    return {};
}

Result<void> PlatformReader::addProperty(DocumentNode node, const QString &owner, Parts &parts)
{
    Result<PropertyReading> reading = readPropertyDocument(std::move(node));
    if (!reading)
        return reading.error();
    parts.remarks.append(reading->remarks);
    if (!reading->builtIn.isEmpty())
        parts.builtIns.append(reading->builtIn);
    if (reading->property) {
        parts.properties.append({ .owner = owner.isEmpty() ? reading->owner : owner,
            .profileName = reading->isInherited ? QString() : reading->profileName,
            .isInherited = reading->isInherited,
            .property = *std::move(reading->property) });
    }
    return {};
}

Result<void> PlatformReader::addMethod(DocumentNode node, const QString &owner, Parts &parts)
{
    DocumentNode meta = node.below("meta"_L1);
    DocumentNode inner = meta.has("method"_L1) ? meta.below("method"_L1) : meta;
    DocumentNode &definition = inner.object().isEmpty() ? node : inner;
    const QString name = definition.text({ "name"_L1 });
    if (definition.error())
        return *definition.error();
    if (!name.isEmpty()) {
        const QString given = definition.text({ "ownerId"_L1 });
        parts.methods.append({ .owner = owner.isEmpty() ? given : owner, .name = name });
    }
    return {};
}

Result<void> PlatformReader::addDevice(DocumentNode node, Parts &parts)
{
    const PlatformDevice device = deviceOf(node);
    if (node.error())
        return *node.error();
    parts.devices.append(device);
    return {};
}

Result<void> PlatformReader::addKey(DocumentNode node, Parts &parts)
{
    const QString key = node.neededText({ "id"_L1, "apiKeyId"_L1 });
    const QJsonValue first = node.below("context"_L1).object().value("ids"_L1)[0];
    const QString context = first.toString();
    const QString owner = node.text({ "ownerId"_L1, "deviceId"_L1 });
    if (node.error())
        return *node.error();
    // A gateway's key names the gateway first, then its edge devices (contract, section 2.1).
    parts.keys.insert(context.startsWith("_dev_"_L1) ? context : owner, key);
    if (hasAny(node.object(), { "secret"_L1, "apiSecret"_L1 }))
        parts.remarks.append(Error(errors::kSecretIgnored, { key }, node.where()));
    return {};
}

void PlatformReader::take(Parts parts)
{
    m_parts.profiles.append(parts.profiles);
    m_parts.properties.append(parts.properties);
    m_parts.methods.append(parts.methods);
    m_parts.devices.append(parts.devices);
    m_parts.keys.insert(parts.keys);
    m_parts.builtIns.append(parts.builtIns);
    m_parts.builtIns.removeDuplicates();
    if (parts.limits.feedsPerMinute)
        m_parts.limits.feedsPerMinute = parts.limits.feedsPerMinute;
    if (parts.limits.pointsPerFeed)
        m_parts.limits.pointsPerFeed = parts.limits.pointsPerFeed;
    m_parts.remarks.append(parts.remarks);
}

} // namespace sim
