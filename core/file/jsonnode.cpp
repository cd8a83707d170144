// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/jsonnode.h"

#include "core/base/duration.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QByteArray leafText(const QJsonValue &value)
    {
        const QByteArray inArray
            = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
        return inArray.sliced(1, inArray.size() - 2);
    }

} // namespace

JsonNode::JsonNode(const QJsonValue &value)
{
    if (!value.isArray() && !value.isObject()) {
        m_value = value;
        return;
    }
    *this = ordered(value, {});
}

JsonNode::JsonNode(Kind kind)
    : m_kind(kind)
{
}

JsonNode::JsonNode(const JsonNode &other) = default;
JsonNode::JsonNode(JsonNode &&other) noexcept = default;
JsonNode &JsonNode::operator=(const JsonNode &other) = default;
JsonNode &JsonNode::operator=(JsonNode &&other) noexcept = default;
JsonNode::~JsonNode() = default;

JsonNode JsonNode::object()
{
    return JsonNode(Kind::Object);
}

JsonNode JsonNode::array()
{
    return JsonNode(Kind::Array);
}

bool JsonNode::isEmpty() const
{
    return m_members.empty();
}

JsonNode *JsonNode::member(const QString &key)
{
    const auto found = std::find_if(m_members.begin(), m_members.end(),
        [&key](const Member &member) { return member.key == key; });
    return m_kind != Kind::Object || found == m_members.end() ? nullptr : &found->node;
}

JsonNode *JsonNode::element(const QString &name)
{
    if (m_kind != Kind::Array)
        return nullptr;
    for (Member &member : m_members) {
        const JsonNode *id = member.node.member(u"id"_s);
        if (id != nullptr && id->m_value.toString() == name)
            return &member.node;
    }
    bool isIndex = false;
    const std::size_t index = name.toULongLong(&isIndex);
    if (!isIndex || index >= m_members.size())
        return nullptr;
    JsonNode &node = m_members[index].node;
    return node.member(u"id"_s) == nullptr ? &node : nullptr;
}

JsonNode JsonNode::ordered(const QJsonValue &json, const QStringList &keys)
{
    if (json.isArray()) {
        JsonNode node = array();
        const QJsonArray items = json.toArray();
        for (const QJsonValue &item : items)
            node.append(ordered(item, keys));
        return node;
    }
    if (!json.isObject())
        return json;
    JsonNode node = object();
    const QJsonObject members = json.toObject();
    for (auto member = members.constBegin(); member != members.constEnd(); ++member)
        node.m_members.push_back({ member.key(), ordered(member.value(), keys) });
    const auto rank = [&keys](const Member &member) {
        const qsizetype index = keys.indexOf(member.key);
        return index < 0 ? keys.size() : index;
    };
    std::stable_sort(node.m_members.begin(), node.m_members.end(),
        [&rank](const Member &a, const Member &b) { return rank(a) < rank(b); });
    return node;
}

void JsonNode::append(JsonNode item)
{
    m_members.push_back({ {}, std::move(item) });
}

void JsonNode::set(QLatin1StringView key, JsonNode value)
{
    m_members.push_back({ key, std::move(value) });
}

void JsonNode::set(const QString &key, JsonNode value)
{
    m_members.push_back({ key, std::move(value) });
}

void JsonNode::setOptional(QLatin1StringView key, const std::optional<Microseconds> &duration)
{
    if (duration)
        set(key, QJsonValue(formatDuration(*duration)));
}

void JsonNode::setFilled(QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        set(key, QJsonValue(text));
}

void JsonNode::setFilled(QLatin1StringView key, JsonNode node)
{
    if (!node.isEmpty())
        set(key, std::move(node));
}

void JsonNode::setChanged(QLatin1StringView key, Microseconds value, Microseconds defaultValue)
{
    if (value != defaultValue)
        set(key, QJsonValue(formatDuration(value)));
}

QJsonValue JsonNode::toJson() const
{
    switch (m_kind) {
    case Kind::Leaf:
        return m_value;
    case Kind::Array: {
        QJsonArray array;
        for (const Member &member : m_members)
            array.append(member.node.toJson());
        return array;
    }
    case Kind::Object: {
        QJsonObject object;
        for (const Member &member : m_members)
            object.insert(member.key, member.node.toJson());
        return object;
    }
    }
    Q_UNREACHABLE();
    return {};
}

QByteArray JsonNode::toText() const
{
    QByteArray text;
    write(text, 0, 0);
    text += '\n';
    return text;
}

QByteArray JsonNode::onOneLine() const
{
    if (m_kind == Kind::Leaf)
        return leafText(m_value);
    QByteArray inside;
    for (const Member &member : m_members) {
        if (!inside.isEmpty())
            inside += ", ";
        if (m_kind == Kind::Object)
            inside += leafText(member.key) + ": ";
        inside += member.node.onOneLine();
    }
    if (m_kind == Kind::Array)
        return '[' + inside + ']';
    return inside.isEmpty() ? "{}"_ba : QByteArray("{ " + inside + " }");
}

void JsonNode::write(QByteArray &text, int level, qsizetype used) const
{
    // Lists of the root have one element per line, so that a change of one device is one line of a
    // diff.
    const bool isBroken = level == 0 || (level == 1 && m_kind == Kind::Array);
    const QByteArray line = onOneLine();
    const bool isShort = !isBroken && used + line.size() <= kLineLength;
    if (m_kind == Kind::Leaf || m_members.empty() || isShort) {
        text += line;
        return;
    }
    const QByteArray indent(2 * (level + 1), ' ');
    text += m_kind == Kind::Array ? '[' : '{';
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const Member &member = m_members[i];
        text += i == 0 ? "\n" : ",\n";
        text += indent;
        QByteArray key;
        if (m_kind == Kind::Object)
            key = leafText(member.key) + ": ";
        text += key;
        member.node.write(text, level + 1, indent.size() + key.size() + 1);
    }
    text += '\n' + QByteArray(2 * level, ' ') + (m_kind == Kind::Array ? ']' : '}');
}

} // namespace sim
