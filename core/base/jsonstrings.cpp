// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of JsonParser that reads texts in quotes.

#include "core/base/baseerrors.h"
#include "core/base/jsonparser.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// QString::fromUtf8() drops a leading U+FEFF; inside a text it is a character like any other.
    QString textOf(QByteArrayView utf8)
    {
        const QString text = QString::fromUtf8(utf8);
        return utf8.startsWith("\xEF\xBB\xBF") ? QChar(QChar::ByteOrderMark) + text : text;
    }

} // namespace

QString JsonParser::readString()
{
    const qsizetype start = ++m_at;
    const char *const data = m_text.data();
    const qsizetype size = m_text.size();
    while (m_at < size && data[m_at] != '"' && data[m_at] != '\\'
        && static_cast<uchar>(data[m_at]) >= 0x20)
        ++m_at;
    if (!isAt('"'))
        return readEscapedString(start);
    ++m_at;
    return textOf(m_text.sliced(start, m_at - 1 - start));
}

QString JsonParser::readEscapedString(qsizetype start)
{
    QString text;
    qsizetype plain = start; // what lies between the escapes
    const auto takePlain = [&] { text += textOf(m_text.sliced(plain, m_at - plain)); };
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            takePlain();
            ++m_at;
            return text;
        }
        if (static_cast<uchar>(c) < 0x20) {
            fail(errors::kJsonControlCharacter, m_at,
                { u"0x%1"_s.arg(uint(c), 2, 16, QChar(u'0')) });
            return {};
        }
        if (c == '\\') {
            takePlain();
            if (!readEscape(text))
                return {};
            plain = m_at;
        } else {
            ++m_at;
        }
    }
    failExpecting(QCoreApplication::translate("Error", "the closing quote of a text"));
    return {};
}

bool JsonParser::readEscape(QString &text)
{
    const char letter = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (letter == 'u')
        return readUnicodeEscape(text);
    constexpr QByteArrayView kLetters = "\"\\/bfnrt";
    constexpr QByteArrayView kMeanings = "\"\\/\b\f\n\r\t";
    const qsizetype which = letter == '\0' ? -1 : kLetters.indexOf(letter);
    if (which < 0) {
        const QByteArrayView seen
            = m_text.sliced(m_at, std::min<qsizetype>(2, m_text.size() - m_at));
        fail(errors::kJsonBadEscape, m_at, { QString::fromUtf8(seen) });
        return false;
    }
    text += QLatin1Char(kMeanings[which]);
    m_at += 2;
    return true;
}

bool JsonParser::readUnicodeEscape(QString &text)
{
    constexpr qsizetype kLength = 6;
    const qsizetype start = m_at;
    const auto seen = [&] {
        const qsizetype left = m_text.size() - start;
        return QStringList { QString::fromUtf8(m_text.sliced(start, std::min(kLength, left))) };
    };
    const int unit = readHexUnit(start);
    if (unit < 0) {
        fail(errors::kJsonBadEscape, start, seen());
        return false;
    }
    const QChar first(static_cast<char16_t>(unit));
    m_at += kLength;
    if (!first.isSurrogate()) {
        text += first;
        return true;
    }
    const int next = readHexUnit(m_at);
    if (first.isLowSurrogate() || next < 0
        || !QChar(static_cast<char16_t>(next)).isLowSurrogate()) {
        fail(errors::kJsonLoneSurrogate, start, seen());
        return false;
    }
    text += first;
    text += QChar(static_cast<char16_t>(next));
    m_at += kLength;
    return true;
}

/// The number of the escape `\uXXXX` at \a offset, or -1.
int JsonParser::readHexUnit(qsizetype offset) const
{
    if (m_text.size() - offset < 6 || m_text[offset] != '\\' || m_text[offset + 1] != 'u')
        return -1;
    int unit = 0;
    for (const char c : m_text.sliced(offset + 2, 4)) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            unit = unit * 16 + (c - '0');
        else if (lower >= 'a' && lower <= 'f')
            unit = unit * 16 + (lower - 'a' + 10);
        else
            return -1;
    }
    return unit;
}

} // namespace sim
