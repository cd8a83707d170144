// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/eventline.h"

#include <utility>

namespace sim {

EventLine::EventLine(QByteArrayView event, const QString &client)
    : m_line("{\"event\":")
{
    quoted(event);
    if (!client.isEmpty())
        text("client", client);
}

void EventLine::key(QByteArrayView name)
{
    m_line += ",\"";
    m_line += name;
    m_line += "\":";
}

void EventLine::quoted(QByteArrayView utf8)
{
    constexpr QByteArrayView kHex = "0123456789abcdef";
    m_line += '"';
    qsizetype plain = 0; // begin of what needs no escape
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<uchar>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_line += utf8.sliced(plain, i - plain);
        plain = i + 1;
        m_line += '\\';
        if (c == '\n')
            m_line += 'n';
        else if (c >= 0x20)
            m_line += utf8[i];
        else
            (m_line += "u00").append(kHex[c >> 4U]).append(kHex[c & 0x0FU]);
    }
    m_line += utf8.sliced(plain);
    m_line += '"';
}

EventLine &EventLine::text(QByteArrayView name, const QString &value)
{
    return utf8(name, value.toUtf8());
}

EventLine &EventLine::utf8(QByteArrayView name, QByteArrayView value)
{
    key(name);
    quoted(value);
    return *this;
}

EventLine &EventLine::number(QByteArrayView name, qint64 value)
{
    key(name);
    m_line += QByteArray::number(value);
    return *this;
}

EventLine &EventLine::seconds(QByteArrayView name, double value)
{
    key(name);
    m_line += QByteArray::number(value, 'f', 3);
    return *this;
}

EventLine &EventLine::flag(QByteArrayView name, bool value)
{
    key(name);
    m_line += value ? "true" : "false";
    return *this;
}

EventLine &EventLine::json(QByteArrayView name, QByteArrayView value)
{
    if (value.isEmpty())
        return *this;
    key(name);
    m_line += value;
    return *this;
}

EventLine &EventLine::payload(const QByteArray &bytes)
{
    if (QByteArrayView(bytes).isValidUtf8())
        return utf8("payload", bytes);
    key("payloadBase64");
    m_line += '"';
    m_line += bytes.toBase64();
    m_line += '"';
    return *this;
}

EventLine &EventLine::error(const Error &error)
{
    text("code", error.code());
    text("text", error.message());
    text("where", error.where());
    text("what", error.what());
    return text("remedy", error.remedy());
}

QByteArray EventLine::take()
{
    m_line += "}\n";
    return std::exchange(m_line, {});
}

} // namespace sim
