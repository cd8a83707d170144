// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace sim {

/// A JSON value whose objects keep the order in which they were filled (QJsonObject sorts).
class JsonNode
{
public:
    struct Member;

    JsonNode(
        const QJsonValue &value = {}); // NOLINT(google-explicit-constructor): leaves are values
    // Not inline: Member, which holds a node, is complete only behind this class.
    JsonNode(const JsonNode &other);
    JsonNode(JsonNode &&other) noexcept;
    JsonNode &operator=(const JsonNode &other);
    JsonNode &operator=(JsonNode &&other) noexcept;
    ~JsonNode();

    static JsonNode object();
    static JsonNode array();

    /// \a json with the keys of its objects in the order of \a keys, others after them by name.
    static JsonNode ordered(const QJsonValue &json, const QStringList &keys);

    bool isEmpty() const;

    bool isObject() const { return m_kind == Kind::Object; }

    /// The member \a key of an object; null when there is none. Valid until something is added.
    JsonNode *member(const QString &key);

    /// The element of an array whose member `id` is \a name; of elements without an id the one with
    /// this index. Null when there is none.
    JsonNode *element(const QString &name);

    void append(JsonNode item);
    void set(QLatin1StringView key, JsonNode value);
    void set(const QString &key, JsonNode value);

    /// Only when there is a value.
    void setOptional(QLatin1StringView key, const std::optional<Microseconds> &duration);

    template <typename T>
    void setOptional(QLatin1StringView key, const std::optional<T> &value)
    {
        if (value)
            set(key, QJsonValue(*value));
    }

    /// Only when it is not empty.
    void setFilled(QLatin1StringView key, const QString &text);
    void setFilled(QLatin1StringView key, JsonNode node);

    /// Only when it differs from the default.
    template <typename T>
    void setChanged(QLatin1StringView key, const T &value, const T &defaultValue)
    {
        if (value != defaultValue)
            set(key, QJsonValue(value));
    }

    void setChanged(QLatin1StringView key, Microseconds value, Microseconds defaultValue);

    QJsonValue toJson() const;

    /// UTF-8, two spaces per level; arrays and objects that fit stay on one line.
    QByteArray toText() const;

private:
    enum class Kind { Leaf, Array, Object };

    explicit JsonNode(Kind kind);

    static constexpr qsizetype kLineLength = 110;

    QByteArray onOneLine() const;
    void write(QByteArray &text, int level, qsizetype used) const;

    Kind m_kind = Kind::Leaf;
    QJsonValue m_value;
    std::vector<Member> m_members; ///< items of arrays have no key
};

struct JsonNode::Member
{
    QString key;
    JsonNode node;
};

} // namespace sim
