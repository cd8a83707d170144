// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jsontext.h"

#include "core/base/baseerrors.h"
#include "core/base/jsonparser.h"

#include <algorithm>
#include <optional>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Finds places in a text that is known to be good JSON, without building values.
    class JsonScanner
    {
    public:
        explicit JsonScanner(QByteArrayView text)
            : m_text(text)
        {
            skipBlanks();
        }

        struct Place
        {
            qsizetype value = 0;
            qsizetype key = 0; ///< the same as value in arrays and at the root
        };

        /// The value at the tokens, or the nearest parent of it that is present.
        Place find(const QStringList &tokens)
        {
            Place place { .value = m_at, .key = m_at };
            for (const QString &token : tokens) {
                const std::optional<Place> child = enter(token);
                if (!child)
                    break;
                place = *child;
            }
            m_at = place.value;
            return place;
        }

        /// Keys of the object that starts at the present place.
        QStringList keys()
        {
            QStringList keys;
            if (!take('{'))
                return keys;
            while (!take('}')) {
                keys += stringHere();
                skipValue();
                take(',');
            }
            return keys;
        }

    private:
        std::optional<Place> enter(const QString &token)
        {
            if (take('{'))
                return enterObject(token);
            if (take('['))
                return enterArray(token);
            return {};
        }

        std::optional<Place> enterObject(const QString &token)
        {
            while (!take('}')) {
                const qsizetype key = m_at;
                const bool isIt = stringHere() == token;
                if (isIt)
                    return Place { .value = m_at, .key = key };
                skipValue();
                take(',');
            }
            return {};
        }

        std::optional<Place> enterArray(const QString &token)
        {
            bool isNumber = false;
            qsizetype left = token.toLongLong(&isNumber);
            if (!isNumber || left < 0)
                return {};
            while (!take(']')) {
                if (left-- == 0)
                    return Place { .value = m_at, .key = m_at };
                skipValue();
                take(',');
            }
            return {};
        }

        /// The key here; afterwards the place is that of its value.
        QString stringHere()
        {
            const qsizetype start = m_at;
            skipString();
            const QByteArrayView inside = m_text.sliced(start + 1, m_at - start - 2);
            const QString text = inside.contains('\\')
                ? JsonParser(m_text.sliced(start, m_at - start), {}, 1).parse().value().toString()
                : QString::fromUtf8(inside);
            skipBlanks();
            take(':');
            return text;
        }

        void skipString()
        {
            for (++m_at; m_text[m_at] != '"'; ++m_at) {
                if (m_text[m_at] == '\\')
                    ++m_at;
            }
            ++m_at;
        }

        void skipValue()
        {
            qsizetype depth = 0;
            do {
                const char c = m_text[m_at];
                if (c == '"') {
                    skipString();
                    continue;
                }
                if (c == '{' || c == '[')
                    ++depth;
                else if (c == '}' || c == ']')
                    --depth;
                ++m_at;
            } while (m_at < m_text.size() && (depth > 0 || !isDelimiter(m_text[m_at])));
            skipBlanks();
        }

        static bool isDelimiter(char c) { return c == ',' || c == '}' || c == ']'; }

        bool take(char c)
        {
            if (m_at >= m_text.size() || m_text[m_at] != c)
                return false;
            ++m_at;
            skipBlanks();
            return true;
        }

        void skipBlanks()
        {
            while (m_at < m_text.size() && QByteArrayView(" \n\r\t").contains(m_text[m_at]))
                ++m_at;
        }

        QByteArrayView m_text;
        qsizetype m_at = 0;
    };

    QStringList tokensOf(const QString &pointer)
    {
        QStringList tokens = pointer.split(u'/');
        tokens.removeFirst(); // in front of the first slash is nothing
        for (QString &token : tokens)
            token.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        return tokens;
    }

    /// The first byte that does not belong to a character; the size when all do.
    qsizetype firstBadByte(QByteArrayView utf8)
    {
        qsizetype at = 0;
        while (at < utf8.size()) {
            const auto lead = static_cast<uchar>(utf8[at]);
            const qsizetype length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            if (length > utf8.size() - at || (length > 1 && !utf8.sliced(at, length).isValidUtf8()))
                break;
            at += length;
        }
        return at;
    }

} // namespace

Result<JsonText> JsonText::parse(QByteArrayView utf8, const QString &name, const JsonLimits &limits)
{
    if (utf8.size() > limits.maxBytes) {
        return Error(errors::kJsonTooLong,
            { QString::number(utf8.size()), QString::number(limits.maxBytes) },
            placeText(name, {}, {}));
    }
    if (utf8.startsWith("\xEF\xBB\xBF"_ba) || utf8.startsWith("\xFF\xFE"_ba)
        || utf8.startsWith("\xFE\xFF"_ba))
        return Error(errors::kJsonByteOrderMark, {}, placeText(name, {}, {}));
    if (!utf8.isValidUtf8()) {
        const TextPosition place = positionOf(utf8, firstBadByte(utf8));
        return Error(errors::kJsonBadUtf8, {}, placeText(name, place, {}));
    }
    Result<QJsonValue> root = JsonParser(utf8, name, limits.maxDepth).parse();
    if (!root)
        return root.error();
    JsonText text;
    text.m_name = name;
    text.m_text = utf8.toByteArray();
    text.m_root = *std::move(root);
    return text;
}

TextPosition JsonText::position(const QString &pointer) const
{
    return positionOf(m_text, JsonScanner(m_text).find(tokensOf(pointer)).value);
}

QString JsonText::where(const QString &pointer) const
{
    return placeText(m_name, position(pointer), pointer);
}

QString JsonText::whereKey(const QString &pointer) const
{
    const qsizetype offset = JsonScanner(m_text).find(tokensOf(pointer)).key;
    return placeText(m_name, positionOf(m_text, offset), pointer);
}

QStringList JsonText::keys(const QString &pointer) const
{
    JsonScanner scanner(m_text);
    scanner.find(tokensOf(pointer));
    return scanner.keys();
}

TextPosition positionOf(QByteArrayView utf8, qsizetype offset)
{
    const QByteArrayView before = utf8.first(std::min(offset, utf8.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const auto isFirstByte = [](char c) { return (static_cast<uchar>(c) & 0xC0) != 0x80; };
    const auto lines = std::count(before.cbegin(), before.cend(), '\n');
    const auto columns = std::count_if(before.cbegin() + lineStart, before.cend(), isFirstByte);
    return { .line = static_cast<int>(lines) + 1, .column = static_cast<int>(columns) + 1 };
}

QString placeText(const QString &name, TextPosition position, const QString &pointer)
{
    QString place = u"%1:%2"_s.arg(position.line).arg(position.column);
    if (!name.isEmpty())
        place = name + u':' + place;
    return pointer.isEmpty() ? place : place + u": " + pointer;
}

QString pointerStep(const QString &pointer, const QString &token)
{
    QString escaped = token;
    escaped.replace(u"~"_s, u"~0"_s).replace(u"/"_s, u"~1"_s);
    return pointer + u'/' + escaped;
}

QString pointerStep(const QString &pointer, qsizetype index)
{
    return pointer + u'/' + QString::number(index);
}

} // namespace sim
