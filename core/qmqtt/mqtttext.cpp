// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqtttext.h"

#include <QtCore/QChar>
#include <QtCore/QStringConverter>

#include <algorithm>

namespace sim::mqtt {

namespace {

    bool isContinuation(char c)
    {
        return (static_cast<quint8>(c) & 0xC0U) == 0x80U;
    }

    /// The valid range of the second byte after \a lead (RFC 3629, table of section 4).
    struct SecondByte
    {
        quint8 low = 0x80;
        quint8 high = 0xBF;
    };

    SecondByte secondByteAfter(quint8 lead)
    {
        switch (lead) {
        case 0xE0:
            return { 0xA0, 0xBF };
        case 0xED:
            return { 0x80, 0x9F };
        case 0xF0:
            return { 0x90, 0xBF };
        case 0xF4:
            return { 0x80, 0x8F };
        default:
            return {};
        }
    }

    qsizetype sequenceLength(quint8 lead)
    {
        if (lead >= 0xC2 && lead <= 0xDF)
            return 2;
        if (lead >= 0xE0 && lead <= 0xEF)
            return 3;
        if (lead >= 0xF0 && lead <= 0xF4)
            return 4;
        return 0;
    }

    /// Length of the well-formed sequence of several bytes at \a at, 0 when it is not well formed.
    qsizetype multibyteAt(QByteArrayView text, qsizetype at)
    {
        const auto lead = static_cast<quint8>(text[at]);
        const qsizetype length = sequenceLength(lead);
        if (length == 0 || text.size() - at < length)
            return 0;
        const auto second = static_cast<quint8>(text[at + 1]);
        const SecondByte range = secondByteAfter(lead);
        if (second < range.low || second > range.high)
            return 0;
        const auto rest = text.sliced(at + 2, length - 2);
        return std::all_of(rest.begin(), rest.end(), isContinuation) ? length : 0;
    }

    TextFault checkAscii(char16_t c, bool isTopicName)
    {
        if (c == 0)
            return TextFault::Nul;
        return isTopicName && (c == u'+' || c == u'#') ? TextFault::Wildcard : TextFault::None;
    }

    bool isPairAt(QStringView text, qsizetype at)
    {
        return text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    }

    /// Checks every character and counts the \a bytes that it takes in UTF-8.
    TextFault checkUnits(QStringView text, bool isTopicName, qsizetype &bytes)
    {
        bytes = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            if (c < 0x80U) {
                if (const TextFault fault = checkAscii(c, isTopicName); fault != TextFault::None)
                    return fault;
                ++bytes;
            } else if (!QChar::isSurrogate(c)) {
                bytes += c < 0x800U ? 2 : 3;
            } else if (isPairAt(text, i)) {
                bytes += 4;
                ++i;
            } else {
                return TextFault::NotUtf8;
            }
        }
        return bytes > kMaximumText ? TextFault::TooLong : TextFault::None;
    }

} // namespace

const char *statementOf(TextFault fault)
{
    switch (fault) {
    case TextFault::None:
        break;
    case TextFault::Empty:
        return "MQTT-4.7.3-1";
    case TextFault::NotUtf8:
        return "MQTT-1.5.3-1";
    case TextFault::Nul:
        return "MQTT-1.5.3-2";
    case TextFault::TooLong:
        return "MQTT-4.7.3-3";
    case TextFault::Wildcard:
        return "MQTT-3.3.2-2";
    }
    return "";
}

TextFault checkText(QStringView text)
{
    qsizetype bytes = 0;
    return checkUnits(text, false, bytes);
}

TextFault checkTopicName(QStringView text)
{
    qsizetype bytes = 0;
    return text.isEmpty() ? TextFault::Empty : checkUnits(text, true, bytes);
}

TextFault checkUtf8(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size();) {
        const auto byte = static_cast<quint8>(text[i]);
        if (byte == 0)
            return TextFault::Nul;
        const qsizetype length = byte < 0x80U ? 1 : multibyteAt(text, i);
        if (length == 0)
            return TextFault::NotUtf8;
        i += length;
    }
    return TextFault::None;
}

TextFault checkUtf8TopicName(QByteArrayView text)
{
    if (text.isEmpty())
        return TextFault::Empty;
    const bool hasWildcard
        = std::any_of(text.begin(), text.end(), [](char c) { return c == '+' || c == '#'; });
    return hasWildcard ? TextFault::Wildcard : checkUtf8(text);
}

qsizetype utf8Size(QStringView text)
{
    qsizetype bytes = 0;
    checkUnits(text, false, bytes);
    return bytes;
}

char *writeUtf8(char *to, QStringView text)
{
    QStringEncoder encode(QStringEncoder::Utf8);
    return encode.appendToBuffer(to, text);
}

bool writeAsciiTopicName(char *to, QStringView text)
{
    // In 16 bits, without comparisons and without a way out of the loop, so that compilers make it
    // a few vector instructions for 16 units. For a unit of 1 to 0x7F, and not for 0, the sum with
    // 0x7F has the bit 0x80; '+' and '#' differ in the bit 8 alone.
    quint16 units = 0;
    quint16 isSound = 0x80;
    const char16_t *const from = text.utf16();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const quint16 unit = from[i];
        const auto distance = static_cast<quint16>((unit & 0xFFF7U) ^ u'#');
        units |= unit;
        isSound &= static_cast<quint16>(unit + 0x7FU) & static_cast<quint16>(distance + 0x7FU);
        to[i] = static_cast<char>(unit);
    }
    const bool isAscii = units < 0x80;
    return isAscii && isSound != 0 && !text.isEmpty() && text.size() <= kMaximumText;
}

QString readUtf8(QByteArrayView bytes)
{
    QString marks;
    while (bytes.startsWith("\xEF\xBB\xBF")) {
        marks.append(QChar::ByteOrderMark);
        bytes = bytes.sliced(3);
    }
    return marks.isEmpty() ? QString::fromUtf8(bytes) : marks + QString::fromUtf8(bytes);
}

} // namespace sim::mqtt
