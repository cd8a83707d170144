// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/unknownkeys.h"

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QList<FileStep> pathOf(const QStringList &tokens, QJsonValue json)
    {
        QList<FileStep> path;
        for (const QString &token : tokens) {
            const bool isElement = json.isArray();
            json = isElement ? json[token.toLongLong()] : json[token];
            const QString id = isElement ? json["id"_L1].toString() : QString();
            path.append({ .name = id.isEmpty() ? token : id, .isElement = isElement });
        }
        return path;
    }

    JsonNode *stepInto(JsonNode &node, const FileStep &step)
    {
        if (step.isElement)
            return node.element(step.name);
        if (!node.isObject())
            return nullptr;
        if (JsonNode *member = node.member(step.name))
            return member;
        node.set(step.name, JsonNode::object());
        return node.member(step.name);
    }

    /// Whether all steps can be taken without making an object for an element that is gone.
    bool hasElements(JsonNode &root, const QList<FileStep> &path)
    {
        JsonNode *node = &root;
        for (const FileStep &step : path) {
            if (node != nullptr)
                node = step.isElement ? node->element(step.name) : node->member(step.name);
            if (node == nullptr && step.isElement)
                return false;
        }
        return true;
    }

} // namespace

QList<UnknownKeys> unknownKeys(const QList<ReadUnknown> &met, const QJsonValue &root)
{
    QList<UnknownKeys> unknown;
    unknown.reserve(met.size());
    for (const ReadUnknown &item : met)
        unknown.append({ .path = pathOf(item.tokens, root), .members = item.members });
    return unknown;
}

void restoreUnknownKeys(JsonNode &root, const QList<UnknownKeys> &unknown)
{
    for (const UnknownKeys &item : unknown) {
        if (!hasElements(root, item.path))
            continue;
        JsonNode *node = &root;
        for (const FileStep &step : item.path)
            node = node == nullptr ? nullptr : stepInto(*node, step);
        if (node == nullptr || !node->isObject())
            continue;
        for (auto member = item.members.begin(); member != item.members.end(); ++member) {
            if (node->member(member.key()) == nullptr)
                node->set(member.key(), QJsonValue(member.value()));
        }
    }
}

} // namespace sim
