// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/value.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <cstring>

namespace sim {

/// Bytes that the longest number takes, `-1.7976931348623157e+308` and `-0.0000012345678901234567`.
inline constexpr qsizetype kMaxNumberBytes = 25;

/// Writes JSON to the end of a byte array with as few checks as possible: room is made once per
/// piece and the array is cut to what was written at the end. Internal to core/feed.
class JsonBytes
{
public:
    explicit JsonBytes(QByteArray &out);
    JsonBytes(const JsonBytes &) = delete;
    JsonBytes &operator=(const JsonBytes &) = delete;

    ~JsonBytes() { m_out.truncate(m_used); }

    void put(char c)
    {
        reserve(1);
        m_data[m_used++] = c;
    }

    void put(QByteArrayView bytes)
    {
        reserve(bytes.size());
        std::memcpy(m_data + m_used, bytes.data(), static_cast<std::size_t>(bytes.size()));
        m_used += bytes.size();
    }

    /// Literals: their length is known while compiling, so copying them is a few moves.
    template <std::size_t Size>
    void put(const char (&literal)[Size])
    {
        reserve(static_cast<qsizetype>(Size) - 1);
        std::memcpy(m_data + m_used, &literal[0], Size - 1);
        m_used += static_cast<qsizetype>(Size) - 1;
    }

    void putNumber(double number);
    void putInteger(qint64 number);
    void putQuoted(QStringView text);
    void putList(const QStringList &texts);
    void putLocation(const Location &location);
    void putValue(const Value &value);
    void putJson(const QJsonValue &value);
    void putObject(const QJsonObject &object);

private:
    void reserve(qsizetype count)
    {
        if (m_capacity - m_used < count)
            grow(count);
    }

    void grow(qsizetype count);
    char *quotedUnit(char *to, QStringView text, qsizetype &i) const;

    QByteArray &m_out;
    char *m_data = nullptr;
    qsizetype m_used = 0;
    qsizetype m_capacity = 0;
};

/// Exactly the bytes of putQuoted().
qsizetype quotedSize(QStringView text);

/// At least the bytes of putLocation() and putValue(); exact but for numbers.
qsizetype locationSizeBound(const Location &location);
qsizetype valueSizeBound(const Value &value);

} // namespace sim
