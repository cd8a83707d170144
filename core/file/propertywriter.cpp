// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/propertywriter.h"

#include "core/file/profilewriter.h"
#include "core/file/ruleswriter.h"

#include <QtCore/QJsonArray>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    JsonNode specNode(const KindSpec &spec)
    {
        JsonNode node = JsonNode::object();
        node.set("kind"_L1, QJsonValue(spec.kind));
        for (auto item = spec.parameters.constBegin(); item != spec.parameters.constEnd(); ++item)
            node.set(item.key(), QJsonValue(item.value()));
        return node;
    }

    QJsonValue bound(const std::optional<double> &value)
    {
        return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
    }

    void writeBoundaries(JsonNode &node, const Boundaries &boundaries)
    {
        if (boundaries.min || boundaries.max) {
            node.set("range"_L1,
                QJsonValue(QJsonArray { bound(boundaries.min), bound(boundaries.max) }));
        }
        JsonNode set = JsonNode::array();
        for (const Value &value : boundaries.set)
            set.append(toJson(value));
        node.setFilled("values"_L1, std::move(set));
        node.setOptional("size"_L1, boundaries.size);
        if (!boundaries.fence)
            return;
        JsonNode fence = JsonNode::object();
        fence.set("lat"_L1, QJsonValue(boundaries.fence->lat));
        fence.set("lon"_L1, QJsonValue(boundaries.fence->lon));
        fence.set("radius"_L1, QJsonValue(boundaries.fence->radius));
        fence.setChanged("inside"_L1, boundaries.fence->isInside, true);
        node.set("geofence"_L1, std::move(fence));
    }

} // namespace

JsonNode propertyNode(const Property &property)
{
    const PropertyDefinition &definition = property.definition;
    JsonNode node = JsonNode::object();
    node.set("id"_L1, QJsonValue(definition.id));
    node.setFilled("title"_L1, definition.title);
    node.set("type"_L1, QJsonValue(typeName(definition.type)));
    node.setFilled("unit"_L1, definition.unit);
    node.setOptional("decimals"_L1, definition.decimals);
    writeBoundaries(node, definition.boundaries);
    node.set("source"_L1, specNode(property.source));
    JsonNode modifiers = JsonNode::array();
    for (const ModifierSpec &modifier : property.modifiers)
        modifiers.append(specNode(modifier));
    node.setFilled("modifiers"_L1, std::move(modifiers));
    node.setChanged("nullProbability"_L1, property.nullProbability, 0.0);
    if (property.seedOffset != 0)
        node.set("seedOffset"_L1, seedJson(property.seedOffset));
    writeRules(node, property.schedule, property.report, property.publish);
    const QStringList order { u"apply"_s, u"echo"_s, u"delay"_s, u"refuse"_s };
    node.setFilled("command"_L1, JsonNode::ordered(property.command, order));
    return node;
}

QJsonValue seedJson(quint64 seed)
{
    constexpr quint64 kExact = quint64(1) << 53U;
    return seed < kExact ? QJsonValue(static_cast<qint64>(seed))
                         : QJsonValue(QString::number(seed));
}

QJsonObject rulesJson(
    const ScheduleSettings &schedule, const ReportSettings &report, const PublishSettings &publish)
{
    JsonNode node = JsonNode::object();
    writeRules(node, schedule, report, publish);
    return node.toJson().toObject();
}

QJsonObject propertyJson(const Property &property)
{
    return propertyNode(property).toJson().toObject();
}

} // namespace sim
