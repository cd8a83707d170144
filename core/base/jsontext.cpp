// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jsontext.h"

#include "core/base/baseerrors.h"
#include "core/base/jsonparser.h"
#include "core/base/jsonscanner.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

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

JsonPlaceInText JsonText::find(const QString &pointer) const
{
    return JsonScanner(m_text).find(tokensOf(pointer), m_way);
}

TextPosition JsonText::positionAt(qsizetype offset) const
{
    if (offset < m_countedTo) {
        m_countedTo = 0;
        m_counted = {};
    }
    const QByteArrayView between = QByteArrayView(m_text).sliced(m_countedTo, offset - m_countedTo);
    const TextPosition further = positionOf(between, between.size());
    m_counted = { .line = m_counted.line + further.line - 1,
        .column = further.line > 1 ? further.column : m_counted.column + further.column - 1 };
    m_countedTo = offset;
    return m_counted;
}

TextPosition JsonText::position(const QString &pointer) const
{
    return positionAt(find(pointer).value);
}

QString JsonText::where(const QString &pointer) const
{
    return placeText(m_name, position(pointer), pointer);
}

QString JsonText::whereKey(const QString &pointer) const
{
    return placeText(m_name, positionAt(find(pointer).key), pointer);
}

QStringList JsonText::keys(const QString &pointer) const
{
    JsonScanner scanner(m_text);
    scanner.find(tokensOf(pointer), m_way);
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
