// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/jsonbytes.h"

#include <QtCore/QJsonArray>

#include <array>
#include <charconv>
#include <cmath>

namespace sim {

namespace {

    constexpr double kExactIntegers = 9007199254740992.0; // 2^53
    constexpr double kSmallestFixed = 1e-6; // ECMAScript's limits of plain notation
    constexpr double kLargestFixed = 1e21;

    constexpr qsizetype kFirstRoom = 256; ///< bytes; a small message

    /// Bytes of one UTF-16 unit at the most: `\u001f`.
    constexpr qsizetype kMaxUnitBytes = 6;

    /// The letter behind the backslash, or 0.
    char shortEscape(char16_t c)
    {
        switch (c) {
        case u'"':
        case u'\\':
            return static_cast<char>(c);
        case u'\b':
            return 'b';
        case u'\f':
            return 'f';
        case u'\n':
            return 'n';
        case u'\r':
            return 'r';
        case u'\t':
            return 't';
        default:
            return '\0';
        }
    }

    /// Lays out the digits of a number that is very large or very small, as ECMAScript does: plain
    /// up to 1e21, else an exponent without leading zeros. std::to_chars would write 1e+22 as 23
    /// digits or pad it.
    char *putWide(char *to, double magnitude)
    {
        std::array<char, 32> text {};
        const char *const end = std::to_chars(
            text.data(), text.data() + text.size(), magnitude, std::chars_format::scientific)
                                    .ptr;
        const char *const digits = text.data();
        const char *const mark = std::find(digits, end, 'e');
        if (magnitude < kLargestFixed && magnitude >= kExactIntegers) {
            int exponent = 0;
            std::from_chars(mark + 2, end, exponent);
            char *const begin = to;
            *to++ = *digits;
            if (mark - digits > 2)
                to = std::copy(digits + 2, mark, to);
            return std::fill_n(to, exponent + 1 - (to - begin), '0');
        }
        to = std::copy(digits, mark + 2, to);
        return std::copy(std::find_if(mark + 2, end, [](char c) { return c != '0'; }), end, to);
    }

    /// Writes a number with at most six decimals, as nearly all of ours are; nothing for others.
    ///
    /// A decimal number of at most 15 digits that reads back as the double is its shortest text: no
    /// other of that length is the same double.
    char *putDecimals(char *to, double magnitude)
    {
        constexpr double kScale = 1e6;
        if (!(magnitude >= kSmallestFixed && magnitude < 1e15 / kScale))
            return nullptr;
        const auto scaled = static_cast<quint64>(magnitude * kScale + 0.5);
        if (static_cast<double>(scaled) / kScale != magnitude)
            return nullptr;
        to = std::to_chars(to, to + kMaxNumberBytes, scaled / 1'000'000).ptr;
        *to++ = '.';
        auto decimals = static_cast<quint32>(scaled % 1'000'000);
        for (int i = 5; i >= 0; --i) {
            to[i] = static_cast<char>('0' + decimals % 10);
            decimals /= 10;
        }
        to += 6;
        while (to[-1] == '0')
            --to;
        return to;
    }

    bool isPair(QStringView text, qsizetype i)
    {
        return text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate();
    }

    qsizetype jsonSizeBound(const QJsonValue &value);

    qsizetype objectSizeBound(const QJsonObject &object)
    {
        qsizetype size = 2;
        for (auto it = object.begin(); it != object.end(); ++it)
            size += quotedSize(it.key()) + jsonSizeBound(it.value()) + 2;
        return size;
    }

    qsizetype jsonSizeBound(const QJsonValue &value)
    {
        if (value.isString())
            return quotedSize(value.toString());
        if (value.isObject())
            return objectSizeBound(value.toObject());
        if (!value.isArray())
            return kMaxNumberBytes;
        qsizetype size = 2;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            size += jsonSizeBound(item) + 1;
        return size;
    }

} // namespace

JsonBytes::JsonBytes(QByteArray &out)
    : m_out(out)
    , m_used(out.size())
{
    // Who reserved room, or used the buffer before, knows best what comes.
    const qsizetype reserved = out.capacity() - out.size();
    grow(reserved > 0 ? reserved : kFirstRoom);
}

void JsonBytes::grow(qsizetype count)
{
    m_capacity = m_used + std::max(count, m_used);
    if (m_out.capacity() > m_capacity)
        m_capacity = m_out.capacity();
    m_out.resize(m_capacity);
    m_data = m_out.data();
}

void JsonBytes::putInteger(qint64 number)
{
    reserve(kMaxNumberBytes);
    m_used = std::to_chars(m_data + m_used, m_data + m_capacity, number).ptr - m_data;
}

void JsonBytes::putNumber(double number)
{
    Q_ASSERT(std::isfinite(number));
    if (!std::isfinite(number))
        return put("null");
    const double magnitude = std::abs(number);
    if (magnitude < kExactIntegers && number == std::trunc(number))
        return putInteger(static_cast<qint64>(number)); // -0 becomes 0
    reserve(kMaxNumberBytes);
    char *to = m_data + m_used;
    if (number < 0)
        *to++ = '-';
    if (char *const end = putDecimals(to, magnitude); end != nullptr) {
        m_used = end - m_data;
        return;
    }
    if (magnitude >= kSmallestFixed && magnitude < kExactIntegers)
        to = std::to_chars(to, m_data + m_capacity, magnitude, std::chars_format::fixed).ptr;
    else
        to = putWide(to, magnitude);
    m_used = to - m_data;
}

void JsonBytes::putQuoted(QStringView text)
{
    reserve(kMaxUnitBytes * text.size() + 2);
    char *to = m_data + m_used;
    *to++ = '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c >= 0x20 && c < 0x80 && c != u'"' && c != u'\\')
            *to++ = static_cast<char>(c);
        else
            to = quotedUnit(to, text, i);
    }
    *to++ = '"';
    m_used = to - m_data;
}

char *JsonBytes::quotedUnit(char *to, QStringView text, qsizetype &i) const
{
    constexpr char kHex[] = "0123456789abcdef";
    const char16_t c = text.at(i).unicode();
    if (const char letter = shortEscape(c); letter != '\0') {
        *to++ = '\\';
        *to++ = letter;
        return to;
    }
    if (c < 0x20) {
        to = std::copy_n("\\u00", 4, to);
        *to++ = kHex[c >> 4];
        *to++ = kHex[c & 0xf];
        return to;
    }
    char32_t code = c;
    if (isPair(text, i))
        code = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
    else if (QChar::isSurrogate(code))
        code = QChar::ReplacementCharacter; // half a pair does not exist in UTF-8
    const auto tail
        = [code](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3f)); };
    if (code < 0x800) {
        *to++ = static_cast<char>(0xc0 | (code >> 6));
    } else if (code < 0x10000) {
        *to++ = static_cast<char>(0xe0 | (code >> 12));
        *to++ = tail(6);
    } else {
        *to++ = static_cast<char>(0xf0 | (code >> 18));
        *to++ = tail(12);
        *to++ = tail(6);
        ++i;
    }
    *to++ = tail(0);
    return to;
}

void JsonBytes::putList(const QStringList &texts)
{
    put('[');
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0)
            put(',');
        putQuoted(texts.at(i));
    }
    put(']');
}

void JsonBytes::putLocation(const Location &location)
{
    put('{');
    if (location.zone) {
        put("\"zone\":");
        putQuoted(*location.zone);
    }
    if (location.geo) {
        put(location.zone ? QByteArrayView(",\"geo\":{\"lat\":")
                          : QByteArrayView("\"geo\":{\"lat\":"));
        putNumber(location.geo->lat);
        put(",\"lon\":");
        putNumber(location.geo->lon);
        if (location.geo->alt) {
            put(",\"alt\":");
            putNumber(*location.geo->alt);
        }
        put('}');
    }
    put('}');
}

void JsonBytes::putValue(const Value &value)
{
    if (const auto *number = std::get_if<double>(&value))
        putNumber(*number);
    else if (const auto *flag = std::get_if<bool>(&value))
        put(*flag ? QByteArrayView("true") : QByteArrayView("false"));
    else if (const auto *text = std::get_if<QString>(&value))
        putQuoted(*text);
    else if (const auto *object = std::get_if<QJsonObject>(&value))
        putObject(*object);
    else if (const auto *location = std::get_if<Location>(&value))
        putLocation(*location);
    else
        put("null");
}

void JsonBytes::putJson(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return put(value.toBool() ? QByteArrayView("true") : QByteArrayView("false"));
    case QJsonValue::Double:
        // Integers beyond 2^53 are kept as integers: both defaults agree only when it is one.
        if (const qint64 integer = value.toInteger(0); integer == value.toInteger(1))
            return putInteger(integer);
        return putNumber(value.toDouble());
    case QJsonValue::String:
        return putQuoted(value.toString());
    case QJsonValue::Object:
        return putObject(value.toObject());
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        put('[');
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                put(',');
            putJson(array.at(i));
        }
        return put(']');
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    put("null");
}

void JsonBytes::putObject(const QJsonObject &object)
{
    put('{');
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it != object.begin())
            put(',');
        putQuoted(it.key());
        put(':');
        putJson(it.value());
    }
    put('}');
}

qsizetype quotedSize(QStringView text)
{
    qsizetype size = 2;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (shortEscape(c) != '\0')
            size += 2;
        else if (c < 0x20)
            size += kMaxUnitBytes;
        else if (c < 0x80)
            size += 1;
        else if (c < 0x800)
            size += 2;
        else if (isPair(text, i))
            size += 2; // and 2 for the other half, which alone would take 3
        else
            size += i > 0 && isPair(text, i - 1) ? 2 : 3;
    }
    return size;
}

qsizetype locationSizeBound(const Location &location)
{
    // {"zone":,"geo":{"lat":,"lon":,"alt":}}
    return 38 + 3 * kMaxNumberBytes + (location.zone ? quotedSize(*location.zone) : 0);
}

qsizetype valueSizeBound(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return quotedSize(*text);
    if (const auto *object = std::get_if<QJsonObject>(&value))
        return objectSizeBound(*object);
    if (const auto *location = std::get_if<Location>(&value))
        return locationSizeBound(*location);
    return kMaxNumberBytes;
}

} // namespace sim
