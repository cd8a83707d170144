// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/objectreader.h"

#include "core/file/fileerrors.h"
#include "core/file/suggestion.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Error", text);
    }

    QString textForm()
    {
        return translated(QT_TRANSLATE_NOOP("Error", "a text in quotes"));
    }

    bool isAsciiDigit(QChar c)
    {
        return c >= u'0' && c <= u'9';
    }

    /// Keys under which people put secrets that do not belong into a file.
    bool isSecretKey(const QString &key)
    {
        const QString lower = key.toLower();
        const QStringList parts { u"secret"_s, u"password"_s, u"passwd"_s, u"passphrase"_s,
            u"token"_s, u"apikey"_s, u"privatekey"_s };
        return std::any_of(parts.cbegin(), parts.cend(),
            [&lower](const QString &part) { return lower.contains(part); });
    }

} // namespace

ObjectReader::ObjectReader(ReadContext &context, const QJsonValue &value, const JsonPlace &place)
    : m_context(context)
    , m_place(place)
    , m_object(value.toObject())
    , m_isObject(value.isObject())
{
    if (!m_isObject) {
        const QString wanted = translated(QT_TRANSLATE_NOOP("Error", "an object in { }"));
        context.fail(place, errors::kWrongJsonType, { wanted, jsonTypeText(value) });
    }
}

QJsonValue ObjectReader::take(QLatin1StringView key)
{
    m_known.append(key);
    return m_object.value(key);
}

std::optional<QString> ObjectReader::checkedText(QLatin1StringView key, const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    if (!value.isString()) {
        failType(key, value, textForm());
        return {};
    }
    const QString text = value.toString();
    if (text.size() > kMaxTextLength) {
        m_context.fail(at(key), errors::kTextTooLong,
            { QString::number(text.size()), QString::number(kMaxTextLength) });
        return {};
    }
    if (text.contains(QChar(u'\0'))) {
        m_context.fail(at(key), errors::kTextZero);
        return {};
    }
    return text;
}

std::optional<QString> ObjectReader::text(QLatin1StringView key)
{
    return checkedText(key, take(key));
}

std::optional<QString> ObjectReader::filledText(QLatin1StringView key)
{
    const std::optional<QString> given = text(key);
    if (given && given->trimmed().isEmpty()) {
        m_context.fail(at(key), errors::kTextEmpty);
        return {};
    }
    return given;
}

std::optional<QString> ObjectReader::textOrNull(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    return value.isNull() ? std::nullopt : checkedText(key, value);
}

std::optional<bool> ObjectReader::boolean(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return {};
    if (!value.isBool()) {
        failType(key, value, translated(QT_TRANSLATE_NOOP("Error", "true or false")));
        return {};
    }
    return value.toBool();
}

std::optional<double> ObjectReader::number(QLatin1StringView key, double lowest, double highest)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return {};
    if (!value.isDouble()) {
        failType(key, value, translated(QT_TRANSLATE_NOOP("Error", "a number without quotes")));
        return {};
    }
    const double number = value.toDouble();
    if (number < lowest || number > highest) {
        m_context.fail(at(key), errors::kOutOfRange,
            { QString::number(number), QString::number(lowest), QString::number(highest) });
        return {};
    }
    return number;
}

std::optional<qint64> ObjectReader::integer(QLatin1StringView key, qint64 lowest, qint64 highest)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return {};
    const double number = value.toDouble();
    if (!value.isDouble() || std::trunc(number) != number) {
        failType(
            key, value, translated(QT_TRANSLATE_NOOP("Error", "a whole number without quotes")));
        return {};
    }
    const bool isInRange
        = number >= static_cast<double>(lowest) && number <= static_cast<double>(highest);
    const qint64 integer = isInRange ? value.toInteger() : 0;
    if (!isInRange || integer < lowest || integer > highest) {
        m_context.fail(at(key), errors::kOutOfRange,
            { QString::number(number, 'g', 15), QString::number(lowest),
                QString::number(highest) });
        return {};
    }
    return integer;
}

std::optional<quint64> ObjectReader::seed(QLatin1StringView key)
{
    // Above 2^53 many JSON tools lose digits, so such seeds are written as text.
    if (!m_object.value(key).isString()) {
        const std::optional<qint64> integer
            = this->integer(key, 0, std::numeric_limits<qint64>::max());
        return integer ? std::optional(static_cast<quint64>(*integer)) : std::nullopt;
    }
    const QString digits = take(key).toString();
    constexpr qsizetype kMostDigits = 20;
    // Qt's own reading would skip blanks and take a zero byte for the end.
    bool isNumber
        = digits.size() <= kMostDigits && std::all_of(digits.cbegin(), digits.cend(), isAsciiDigit);
    const quint64 seed = isNumber ? digits.toULongLong(&isNumber) : 0;
    if (!isNumber) {
        m_context.fail(at(key), errors::kBadAmount,
            { digits.left(40),
                translated(QT_TRANSLATE_NOOP("Error", "digits, up to 18446744073709551615")) });
        return {};
    }
    return seed;
}

std::optional<Microseconds> ObjectReader::duration(
    QLatin1StringView key, Microseconds lowest, Microseconds highest)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return {};
    if (!value.isString()) {
        failType(key, value,
            translated(QT_TRANSLATE_NOOP("Error", "a duration in quotes, such as \"5s\"")));
        return {};
    }
    const Result<Microseconds> duration = parseDuration(value.toString().left(100));
    if (!duration) {
        m_context.fail(at(key), duration.error());
        return {};
    }
    if (*duration < lowest || *duration > highest) {
        m_context.fail(at(key), errors::kOutOfRange,
            { value.toString(), formatDuration(lowest), formatDuration(highest) });
        return {};
    }
    return *duration;
}

std::optional<double> ObjectReader::percent(QLatin1StringView key)
{
    const std::optional<QString> given = text(key);
    if (!given)
        return {};
    const std::optional<double> number = percentIn(*given);
    if (!number || *number > 100) {
        m_context.fail(at(key), errors::kBadAmount,
            { given->left(40),
                translated(QT_TRANSLATE_NOOP("Error", "a percentage from \"0%\" to \"100%\"")) });
        return {};
    }
    return number;
}

std::optional<QStringList> ObjectReader::textList(QLatin1StringView key)
{
    const std::optional<QJsonArray> items = array(key);
    if (!items)
        return {};
    QStringList texts;
    const JsonPlace place = at(key);
    for (qsizetype i = 0; i < items->size(); ++i) {
        if (items->at(i).isString())
            texts.append(items->at(i).toString());
        else
            m_context.fail(
                place.at(i), errors::kWrongJsonType, { textForm(), jsonTypeText(items->at(i)) });
    }
    return texts;
}

std::optional<QJsonObject> ObjectReader::object(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return {};
    if (!value.isObject()) {
        failType(key, value, translated(QT_TRANSLATE_NOOP("Error", "an object in { }")));
        return {};
    }
    return value.toObject();
}

std::optional<QJsonArray> ObjectReader::array(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return {};
    if (!value.isArray()) {
        failType(key, value, translated(QT_TRANSLATE_NOOP("Error", "a list in [ ]")));
        return {};
    }
    return value.toArray();
}

void ObjectReader::failWord(QLatin1StringView key, const QString &given, const QStringList &known)
{
    if (m_context.isFull())
        return;
    const QString shown = given.left(40);
    if (const std::optional<QString> nearest = nearestWord(given, known))
        m_context.fail(at(key), errors::kBadWordMeant, { shown, *nearest });
    else
        m_context.fail(at(key), errors::kBadWord, { shown, listText(known) });
}

void ObjectReader::failMissing(QLatin1StringView key, const QString &form)
{
    if (m_isObject)
        m_context.fail(m_place, errors::kMissingKey, { key, form });
}

void ObjectReader::failType(QLatin1StringView key, const QJsonValue &found, const QString &wanted)
{
    m_context.fail(at(key), errors::kWrongJsonType, { wanted, jsonTypeText(found) });
}

void ObjectReader::finish()
{
    if (m_object.size() == 0)
        return;
    if (m_context.isTolerant()) {
        keepUnknown();
        return;
    }
    for (auto member = m_object.constBegin(); member != m_object.constEnd() && !m_context.isFull();
         ++member) {
        const QString key = member.key();
        if (isKnown(key))
            continue;
        const JsonPlace place = m_place.at(key);
        const QString shown = key.left(80);
        if (isSecretKey(key))
            m_context.failKey(place, errors::kSecretKey, { shown });
        else if (const auto nearest = nearestWord(key, knownKeys()))
            m_context.failKey(place, errors::kUnknownKeyMeant, { shown, *nearest });
        else
            m_context.failKey(place, errors::kUnknownKey, { shown, listText(knownKeys()) });
    }
}

bool ObjectReader::isKnown(const QString &key) const
{
    return std::any_of(
        m_known.cbegin(), m_known.cend(), [&key](QLatin1StringView known) { return key == known; });
}

void ObjectReader::keepUnknown()
{
    QJsonObject unknown;
    for (auto member = m_object.constBegin(); member != m_object.constEnd(); ++member) {
        if (!isKnown(member.key()))
            unknown.insert(member.key(), member.value());
    }
    if (!unknown.isEmpty())
        m_context.keep(m_place, unknown);
}

QStringList ObjectReader::knownKeys() const
{
    QStringList keys;
    for (const QLatin1StringView key : m_known)
        keys.append(key);
    keys.removeDuplicates(); // some are asked for twice
    return keys;
}

QString jsonTypeText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return translated(QT_TRANSLATE_NOOP("Error", "null"));
    case QJsonValue::Bool:
        return translated(value.toBool() ? QT_TRANSLATE_NOOP("Error", "true")
                                         : QT_TRANSLATE_NOOP("Error", "false"));
    case QJsonValue::Double:
        return translated(QT_TRANSLATE_NOOP("Error", "a number"));
    case QJsonValue::String:
        return translated(QT_TRANSLATE_NOOP("Error", "a text"));
    case QJsonValue::Array:
        return translated(QT_TRANSLATE_NOOP("Error", "a list"));
    case QJsonValue::Object:
        return translated(QT_TRANSLATE_NOOP("Error", "an object"));
    case QJsonValue::Undefined:
        return translated(QT_TRANSLATE_NOOP("Error", "nothing"));
    }
    Q_UNREACHABLE();
    return {};
}

bool isProfileId(QStringView text)
{
    constexpr qsizetype kLongest = 64;
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'.' || c == u'-' || c == u'_';
    };
    return !text.isEmpty() && text.size() <= kLongest
        && std::all_of(text.cbegin(), text.cend(), isAllowed);
}

std::optional<double> percentIn(QStringView text)
{
    if (!text.endsWith(u'%'))
        return {};
    text.chop(1);
    const bool isPlain = std::all_of(
        text.cbegin(), text.cend(), [](QChar c) { return isAsciiDigit(c) || c == u'.'; });
    bool isNumber = false;
    const double number = isPlain ? text.toDouble(&isNumber) : 0;
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace sim
