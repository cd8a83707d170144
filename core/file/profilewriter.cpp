// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilewriter.h"

#include "core/file/endpointreader.h"
#include "core/file/propertywriter.h"
#include "core/file/ruleswriter.h"
#include "core/file/unknownkeys.h"

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Order of keys in the parts that are kept as written.
    QStringList keptOrder()
    {
        return { u"id"_s, u"target"_s, u"kind"_s, u"trigger"_s, u"mode"_s, u"loop"_s, u"from"_s,
            u"to"_s, u"every"_s, u"at"_s, u"for"_s, u"set"_s, u"note"_s, u"key"_s, u"steps"_s };
    }

    JsonNode tlsNode(const TlsSettings &tls)
    {
        JsonNode node = JsonNode::object();
        if (!tls.isVerified)
            node.set("verify"_L1, QJsonValue(u"none"_s));
        node.setFilled("caFile"_L1, tls.caFile);
        node.setFilled("certificateFile"_L1, tls.certificateFile);
        node.setFilled("keyFile"_L1, tls.keyFile);
        node.setFilled("keyPassRef"_L1, tls.keyPassRef);
        return node;
    }

    JsonNode reconnectNode(const ReconnectSettings &reconnect)
    {
        const ReconnectSettings usual;
        JsonNode node = JsonNode::object();
        node.setChanged("first"_L1, reconnect.first, usual.first);
        node.setChanged("max"_L1, reconnect.max, usual.max);
        if (reconnect.jitter != usual.jitter) {
            const QString percent
                = QString::number(reconnect.jitter, 'g', QLocale::FloatingPointShortest) + u'%';
            node.set("jitter"_L1, QJsonValue(percent));
        }
        return node;
    }

    /// Address and transport always stand there, for people; the rest where it differs.
    JsonNode endpointNode(const Endpoint &endpoint)
    {
        const Endpoint usual = endpointDefaults(endpoint.preset, endpoint.transport);
        JsonNode node = JsonNode::object();
        node.set("id"_L1, QJsonValue(endpoint.id));
        node.setFilled("preset"_L1, endpoint.preset);
        node.set("transport"_L1, QJsonValue(transportName(endpoint.transport)));
        node.set("host"_L1, QJsonValue(endpoint.host));
        node.set("port"_L1, QJsonValue(endpoint.port));
        node.setChanged("path"_L1, endpoint.path, usual.path);
        node.setChanged("topicPrefix"_L1, endpoint.topicPrefix, usual.topicPrefix);
        node.setChanged("keepAlive"_L1, endpoint.keepAlive, usual.keepAlive);
        node.setChanged("connectTimeout"_L1, endpoint.connectTimeout, usual.connectTimeout);
        node.setChanged("cleanSession"_L1, endpoint.isSessionClean, usual.isSessionClean);
        node.setFilled("tls"_L1, tlsNode(endpoint.tls));
        node.setFilled("reconnect"_L1, reconnectNode(endpoint.reconnect));
        return node;
    }

    JsonNode typeNode(const DeviceType &type)
    {
        JsonNode node = JsonNode::object();
        node.set("id"_L1, QJsonValue(type.id));
        node.setFilled("name"_L1, type.name);
        node.setFilled("endpoint"_L1, type.endpoint);
        writeRules(node, type.schedule, type.report, type.publish);
        JsonNode properties = JsonNode::array();
        for (const Property &property : type.properties)
            properties.append(propertyNode(property));
        node.setFilled("properties"_L1, std::move(properties));
        return node;
    }

    JsonNode deviceNode(const Device &device)
    {
        JsonNode node = JsonNode::object();
        node.set("id"_L1, QJsonValue(device.id));
        node.set("type"_L1, QJsonValue(device.type));
        node.setFilled("name"_L1, device.name);
        node.setFilled("endpoint"_L1, device.endpoint);
        node.setOptional("count"_L1, device.count);
        node.setFilled("deviceId"_L1, device.deviceId);
        node.setFilled("idPattern"_L1, device.idPattern);
        JsonNode credentials = JsonNode::object();
        credentials.setFilled("keyId"_L1, device.credentials.keyId);
        credentials.setFilled("secretRef"_L1, device.credentials.secretRef);
        node.setFilled("credentials"_L1, std::move(credentials));
        node.setFilled("overrides"_L1, JsonNode(device.overrides));
        return node;
    }

    JsonNode viewNode(const ProfileView &view)
    {
        JsonNode charts = JsonNode::array();
        for (const ChartView &chart : view.charts) {
            JsonNode node = JsonNode::object();
            node.set("title"_L1, QJsonValue(chart.title));
            node.set("window"_L1, QJsonValue(formatDuration(chart.window)));
            node.set("series"_L1, QJsonValue(QJsonArray::fromStringList(chart.series)));
            charts.append(std::move(node));
        }
        JsonNode node = JsonNode::object();
        node.setFilled("charts"_L1, std::move(charts));
        return node;
    }

    void writeRunRules(JsonNode &node, const RunRules &run)
    {
        node.setChanged("startDelay"_L1, run.startDelay, RunRules().startDelay);
        node.setOptional("spread"_L1, run.spread);
        node.setOptional("duration"_L1, run.duration);
        if (run.maxMessages)
            node.set("maxMessages"_L1, QJsonValue(static_cast<qint64>(*run.maxMessages)));
    }

    void writeFormat(JsonNode &node, const std::optional<NewerFormat> &newer)
    {
        if (!newer) {
            node.set("$schema"_L1, QJsonValue(u"conniosim-profile-1.schema.json"_s));
            node.set("formatVersion"_L1, QJsonValue(Profile::kFormatVersion));
            return;
        }
        node.setFilled("$schema"_L1, newer->schema);
        node.set("formatVersion"_L1, QJsonValue(newer->version));
    }

    /// `view` stays last, behind what is new in the root.
    void writeNewer(JsonNode &node, const NewerFormat &newer, JsonNode view)
    {
        QList<UnknownKeys> ofView;
        QList<UnknownKeys> others;
        for (const UnknownKeys &unknown : newer.unknown) {
            const bool isInView
                = !unknown.path.isEmpty() && unknown.path.constFirst().name == "view"_L1;
            (isInView ? ofView : others).append(unknown);
        }
        restoreUnknownKeys(node, others);
        node.setFilled("view"_L1, std::move(view));
        restoreUnknownKeys(node, ofView);
    }

    template <typename Item>
    JsonNode listNode(const QList<Item> &items, JsonNode (*write)(const Item &))
    {
        JsonNode node = JsonNode::array();
        for (const Item &item : items)
            node.append(write(item));
        return node;
    }

} // namespace

QByteArray profileText(const Profile &profile)
{
    const Profile usual;
    JsonNode node = JsonNode::object();
    writeFormat(node, profile.newer);
    node.setFilled("name"_L1, profile.name);
    node.setFilled("description"_L1, profile.description);
    node.set("seed"_L1, seedJson(profile.seed));
    node.setChanged("timeScale"_L1, profile.timeScale, usual.timeScale);
    writeRunRules(node, profile.run);
    node.setFilled("endpoints"_L1, listNode(profile.endpoints, endpointNode));
    JsonNode defaults = JsonNode::object();
    writeRules(
        defaults, profile.defaults.schedule, profile.defaults.report, profile.defaults.publish);
    node.setFilled("defaults"_L1, std::move(defaults));
    node.setFilled("deviceTypes"_L1, listNode(profile.deviceTypes, typeNode));
    node.setFilled("devices"_L1, listNode(profile.devices, deviceNode));
    node.setFilled("faults"_L1, JsonNode::ordered(profile.faults, keptOrder()));
    node.setFilled("scenario"_L1, JsonNode::ordered(profile.scenario, keptOrder()));
    node.setFilled("backfill"_L1, JsonNode::ordered(profile.backfill, keptOrder()));
    if (profile.newer)
        writeNewer(node, *profile.newer, viewNode(profile.view));
    else
        node.setFilled("view"_L1, viewNode(profile.view));
    return node.toText();
}

} // namespace sim
