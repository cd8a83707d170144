// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jsontext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>

namespace sim {

/// A value in a JSON text that knows its way from the root, so that an error can say where it is.
/// The way is put together only when it is asked for. Parents must outlive their children. Internal
/// to core/feed.
class FeedNode
{
public:
    explicit FeedNode(const JsonText &text)
        : m_text(text)
        , m_value(text.root())
    {
    }

    /// The member \a key of an object; its value is undefined when there is none.
    FeedNode(const FeedNode &parent, const QString &key)
        : m_text(parent.m_text)
        , m_parent(&parent)
        , m_key(key)
        , m_value(parent.m_value[key])
    {
    }

    /// An element of an array.
    FeedNode(const FeedNode &parent, const QJsonArray &array, qsizetype index)
        : m_text(parent.m_text)
        , m_parent(&parent)
        , m_index(index)
        , m_value(array.at(index))
    {
    }

    const QJsonValue &value() const { return m_value; }

    bool isPresent() const { return !m_value.isUndefined(); }

    const QString &key() const { return m_key; }

    QString pointer() const;

    QString where() const { return m_text.where(pointer()); }

    Error error(const ErrorKind &kind, const QStringList &arguments) const;

    /// The value as JSON for an error text, shortened.
    QString shown() const;

private:
    const JsonText &m_text;
    const FeedNode *m_parent = nullptr;
    QString m_key;
    qsizetype m_index = -1; ///< of an element; members have a key
    QJsonValue m_value;
};

/// At most \a length characters of \a text, with a mark where it was cut.
QString shortened(const QString &text, qsizetype length = 40);

} // namespace sim
