// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jsonparser.h"

#include "core/base/baseerrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kQuotedLength = 24; ///< characters of the text that an error repeats

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Error", text);
    }

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    bool isNumberCharacter(char c)
    {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+'
            || c == '-' || c == '.';
    }

} // namespace

JsonParser::JsonParser(QByteArrayView text, const QString &name, int maxDepth)
    : m_text(text)
    , m_name(name)
    , m_maxDepth(maxDepth)
{
}

Result<QJsonValue> JsonParser::parse()
{
    skipBlanks();
    if (m_at == m_text.size()) {
        fail(errors::kJsonEmpty, 0);
        return *m_error;
    }
    const QJsonValue root = readValue(0);
    if (!hasFailed()) {
        skipBlanks();
        if (m_at < m_text.size())
            fail(errors::kJsonTrailingText, m_at, { found() });
    }
    if (m_error)
        return *m_error;
    return root;
}

QJsonValue JsonParser::readValue(int depth)
{
    skipBlanks();
    if (m_at == m_text.size()) {
        failExpecting(translated(QT_TRANSLATE_NOOP("Error", "a value")));
        return {};
    }
    switch (m_text[m_at]) {
    case '{':
        return readObject(depth + 1);
    case '[':
        return readArray(depth + 1);
    case '"':
        return readString();
    case 't':
        return readWord("true", true);
    case 'f':
        return readWord("false", false);
    case 'n':
        return readWord("null", QJsonValue(QJsonValue::Null));
    default:
        break;
    }
    if (isAt('-') || isAt('+') || isAt('.') || isDigit(m_text[m_at]))
        return readNumber();
    failExpecting(translated(QT_TRANSLATE_NOOP("Error", "a value")));
    return {};
}

QJsonValue JsonParser::readObject(int depth)
{
    if (depth > m_maxDepth) {
        fail(errors::kJsonTooDeep, m_at, { QString::number(m_maxDepth) });
        return {};
    }
    ++m_at;
    std::vector<Member> members;
    skipBlanks();
    if (isAt('}')) {
        ++m_at;
        return QJsonObject();
    }
    while (readMember(members, depth)) {
        skipBlanks();
        if (isAt('}')) {
            ++m_at;
            return objectOf(members);
        }
        if (!isAt(',')) {
            failExpecting(translated(QT_TRANSLATE_NOOP("Error", "a comma or }")));
            break;
        }
        ++m_at;
    }
    return {};
}

bool JsonParser::readMember(std::vector<Member> &members, int depth)
{
    skipBlanks();
    if (!isAt('"')) {
        failExpecting(translated(QT_TRANSLATE_NOOP("Error", "a key in quotes")));
        return false;
    }
    const qsizetype offset = m_at;
    const QString key = readString();
    if (hasFailed())
        return false;
    skipBlanks();
    if (!isAt(':')) {
        failExpecting(translated(QT_TRANSLATE_NOOP("Error", "a colon")));
        return false;
    }
    ++m_at;
    m_path.push_back({ .key = key.isNull() ? u""_s : key });
    members.push_back({ .key = key, .offset = offset, .value = readValue(depth) });
    m_path.pop_back();
    return !hasFailed();
}

QJsonObject JsonParser::objectOf(std::vector<Member> &members)
{
    // In sorted order each insertion appends, and equal keys are neighbours, in the order of the
    // text.
    std::stable_sort(members.begin(), members.end(),
        [](const Member &a, const Member &b) { return a.key < b.key; });
    const auto same = std::adjacent_find(members.cbegin(), members.cend(),
        [](const Member &a, const Member &b) { return a.key == b.key; });
    if (same != members.cend()) {
        const TextPosition first = positionOf(m_text, same->offset);
        const QString firstPlace = u"%1:%2"_s.arg(first.line).arg(first.column);
        m_path.push_back({ .key = same->key.isNull() ? u""_s : same->key });
        fail(errors::kJsonDuplicateKey, std::next(same)->offset, { same->key, firstPlace });
        return {};
    }
    QJsonObject object;
    for (const Member &member : members)
        object.insert(member.key, member.value);
    return object;
}

QJsonValue JsonParser::readArray(int depth)
{
    if (depth > m_maxDepth) {
        fail(errors::kJsonTooDeep, m_at, { QString::number(m_maxDepth) });
        return {};
    }
    ++m_at;
    QJsonArray array;
    skipBlanks();
    if (isAt(']')) {
        ++m_at;
        return array;
    }
    m_path.push_back({});
    while (true) {
        array.append(readValue(depth));
        if (hasFailed())
            return {};
        skipBlanks();
        if (isAt(']')) {
            ++m_at;
            m_path.pop_back();
            return array;
        }
        if (!isAt(',')) {
            m_path.pop_back();
            failExpecting(translated(QT_TRANSLATE_NOOP("Error", "a comma or ]")));
            return {};
        }
        ++m_at;
        ++m_path.back().index;
    }
}

QJsonValue JsonParser::readWord(QByteArrayView word, const QJsonValue &value)
{
    if (m_text.sliced(m_at).startsWith(word)) {
        m_at += word.size();
        return value;
    }
    failExpecting(translated(QT_TRANSLATE_NOOP("Error", "a value")));
    return {};
}

bool JsonParser::skipDigits()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size() && isDigit(m_text[m_at]))
        ++m_at;
    return m_at > start;
}

QJsonValue JsonParser::readNumber()
{
    const qsizetype start = m_at;
    if (isAt('-'))
        ++m_at;
    const qsizetype digits = m_at;
    bool isValid = skipDigits() && (m_text[digits] != '0' || m_at == digits + 1);
    bool isInteger = true;
    if (isValid && isAt('.')) {
        ++m_at;
        isInteger = false;
        isValid = skipDigits();
    }
    if (isValid && (isAt('e') || isAt('E'))) {
        ++m_at;
        isInteger = false;
        if (isAt('+') || isAt('-'))
            ++m_at;
        isValid = skipDigits();
    }
    qsizetype end = m_at;
    while (end < m_text.size() && isNumberCharacter(m_text[end]))
        ++end;
    const QByteArrayView text = m_text.sliced(start, end - start);
    const auto seen = [&] {
        return QStringList { QString::fromLatin1(
            text.first(std::min(kQuotedLength, text.size()))) };
    };
    if (!isValid || end != m_at) {
        fail(errors::kJsonBadNumber, start, seen());
        return {};
    }
    if (isInteger) {
        bool isExact = false;
        const qint64 integer = text.toLongLong(&isExact);
        if (isExact)
            return integer;
    }
    bool isInRange = false;
    const double number = text.toDouble(&isInRange);
    if (!isInRange || !std::isfinite(number)) {
        fail(errors::kJsonNumberRange, start, seen());
        return {};
    }
    return number;
}

void JsonParser::skipBlanks()
{
    while (m_at < m_text.size()
        && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r'
            || m_text[m_at] == '\t'))
        ++m_at;
}

void JsonParser::fail(const ErrorKind &kind, qsizetype offset, const QStringList &arguments)
{
    if (!m_error)
        m_error = Error(kind, arguments, placeText(m_name, positionOf(m_text, offset), pointer()));
}

void JsonParser::failExpecting(const QString &expected)
{
    if (m_at >= m_text.size())
        fail(errors::kJsonEndsEarly, m_text.size(), { expected });
    else
        fail(errors::kJsonUnexpected, m_at, { found(), expected });
}

/// The word or character at the present place, for people.
QString JsonParser::found() const
{
    qsizetype end = m_at;
    while (end < m_text.size() && isNumberCharacter(m_text[end]) && end - m_at < kQuotedLength)
        ++end;
    if (end == m_at) // one whole character
        ++end;
    while (end < m_text.size() && (static_cast<uchar>(m_text[end]) & 0xC0) == 0x80)
        ++end;
    const QString text = QString::fromUtf8(m_text.sliced(m_at, end - m_at));
    const bool isPrintable = std::all_of(
        text.cbegin(), text.cend(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    return isPrintable ? u"\"%1\""_s.arg(text)
                       : u"U+%1"_s.arg(uint(text.at(0).unicode()), 4, 16, QChar(u'0'));
}

QString JsonParser::pointer() const
{
    QString pointer;
    for (const Step &step : m_path)
        pointer
            = step.key.isNull() ? pointerStep(pointer, step.index) : pointerStep(pointer, step.key);
    return pointer;
}

} // namespace sim
