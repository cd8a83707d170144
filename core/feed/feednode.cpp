// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/feednode.h"

#include "core/feed/jsonbytes.h"

namespace sim {

QString FeedNode::pointer() const
{
    if (m_parent == nullptr)
        return {};
    return m_index >= 0 ? pointerStep(m_parent->pointer(), m_index)
                        : pointerStep(m_parent->pointer(), m_key);
}

Error FeedNode::error(const ErrorKind &kind, const QStringList &arguments) const
{
    return Error(kind, arguments, where());
}

QString FeedNode::shown() const
{
    QByteArray bytes;
    JsonBytes(bytes).putJson(m_value);
    return shortened(QString::fromUtf8(bytes));
}

QString shortened(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    const bool cutsPair = text.at(length - 1).isHighSurrogate();
    return text.first(cutsPair ? length - 1 : length) + u'\u2026';
}

} // namespace sim
