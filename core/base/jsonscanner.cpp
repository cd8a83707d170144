// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jsonscanner.h"

#include "core/base/jsonparser.h"

#include <algorithm>

namespace sim {

namespace {

    bool isDelimiter(char c)
    {
        return c == ',' || c == '}' || c == ']';
    }

} // namespace

JsonScanner::JsonScanner(QByteArrayView text)
    : m_text(text)
{
    skipBlanks();
}

JsonPlaceInText JsonScanner::find(const QStringList &tokens, std::vector<JsonPlaceInText> &way)
{
    const auto isSame
        = [](const QString &token, const JsonPlaceInText &step) { return token == step.token; };
    const auto parting
        = std::mismatch(tokens.begin(), tokens.end(), way.begin(), way.end(), isSame);
    std::optional<JsonPlaceInText> sibling;
    if (parting.second != way.end())
        sibling = *parting.second;
    way.erase(parting.second, way.end());
    JsonPlaceInText place { .token = {}, .value = m_at, .key = m_at };
    if (!way.empty())
        place = way.back();
    m_at = place.value;
    for (auto token = parting.first; token != tokens.end(); ++token) {
        const std::optional<JsonPlaceInText> child = enter(*token, sibling);
        if (!child)
            break;
        sibling.reset();
        place = *child;
        m_at = place.value;
        way.push_back(place);
    }
    m_at = place.value;
    return place;
}

QStringList JsonScanner::keys()
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

/// \a sibling is another child of the value at the present place, if one is known.
std::optional<JsonPlaceInText> JsonScanner::enter(
    const QString &token, const std::optional<JsonPlaceInText> &sibling)
{
    if (take('{'))
        return enterObject(token, sibling);
    if (take('['))
        return enterArray(token, sibling);
    return {};
}

std::optional<JsonPlaceInText> JsonScanner::enterObject(
    const QString &token, const std::optional<JsonPlaceInText> &sibling)
{
    const qsizetype first = m_at;
    if (sibling) {
        m_at = sibling->key;
        if (auto later = findMember(token))
            return later;
        m_at = first;
    }
    return findMember(token);
}

/// The member \a token at or behind the present one.
std::optional<JsonPlaceInText> JsonScanner::findMember(const QString &token)
{
    while (!take('}')) {
        const qsizetype key = m_at;
        if (stringHere() == token)
            return JsonPlaceInText { .token = token, .value = m_at, .key = key };
        skipValue();
        take(',');
    }
    return {};
}

std::optional<JsonPlaceInText> JsonScanner::enterArray(
    const QString &token, const std::optional<JsonPlaceInText> &sibling)
{
    bool isNumber = false;
    qsizetype left = token.toLongLong(&isNumber);
    if (!isNumber || left < 0)
        return {};
    const qsizetype known = sibling ? sibling->token.toLongLong() : left + 1;
    if (known <= left) { // it lies before the wanted one
        m_at = sibling->value;
        left -= known;
    }
    while (!take(']')) {
        if (left-- == 0)
            return JsonPlaceInText { .token = token, .value = m_at, .key = m_at };
        skipValue();
        take(',');
    }
    return {};
}

/// The key here; afterwards the place is that of its value.
QString JsonScanner::stringHere()
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

void JsonScanner::skipString()
{
    for (++m_at; m_text[m_at] != '"'; ++m_at) {
        if (m_text[m_at] == '\\')
            ++m_at;
    }
    ++m_at;
}

void JsonScanner::skipValue()
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

bool JsonScanner::take(char c)
{
    if (m_at >= m_text.size() || m_text[m_at] != c)
        return false;
    ++m_at;
    skipBlanks();
    return true;
}

void JsonScanner::skipBlanks()
{
    while (m_at < m_text.size()
        && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r'
            || m_text[m_at] == '\t'))
        ++m_at;
}

} // namespace sim
