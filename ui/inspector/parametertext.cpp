// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/parametertext.h"

#include "core/base/duration.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("ParameterText", text);
    }

    bool isDecimalComma()
    {
        return QLocale().decimalPoint() == ","_L1;
    }

    QStringList listItems(const QString &text)
    {
        const QChar separator = isDecimalComma() ? u';' : u',';
        QStringList items;
        for (const QString &item : text.split(separator, Qt::SkipEmptyParts))
            items.append(item.trimmed());
        return items;
    }

    ParsedParameter parsedNumber(const QString &text)
    {
        const auto number = parseNumber(text);
        if (!number)
            return { .json = {}, .problem = tr("\"%1\" is not a number.").arg(text) };
        return { .json = *number, .problem = {} };
    }

    ParsedParameter parsedValue(const QString &text, PropertyType type)
    {
        switch (type) {
        case PropertyType::Number:
            return parsedNumber(text);
        case PropertyType::Boolean:
            if (text != "true"_L1 && text != "false"_L1)
                return { .json = {}, .problem = tr("Write true or false.") };
            return { .json = text == "true"_L1, .problem = {} };
        case PropertyType::String:
        case PropertyType::Enum:
        case PropertyType::Blob:
            return { .json = text, .problem = {} };
        case PropertyType::Object:
        case PropertyType::Waypoint:
            break;
        }
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (!document.isObject())
            return { .json = {}, .problem = tr("Write a JSON object such as {\"key\": 1}.") };
        return { .json = document.object(), .problem = {} };
    }

    template <typename Parse>
    ParsedParameter parsedList(const QString &text, Parse parse)
    {
        QJsonArray array;
        for (const QString &item : listItems(text)) {
            const ParsedParameter parsed = parse(item);
            if (!parsed.problem.isEmpty())
                return parsed;
            array.append(parsed.json);
        }
        return { .json = array, .problem = {} };
    }

    ParsedParameter parsedObjects(const QString &text)
    {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (!document.isArray())
            return { .json = {}, .problem = tr("Write a JSON list such as [{\"key\": 1}].") };
        return { .json = document.array(), .problem = {} };
    }

    QString valueText(const QJsonValue &json)
    {
        if (json.isDouble())
            return numberText(json.toDouble());
        if (json.isBool())
            return json.toBool() ? u"true"_s : u"false"_s;
        if (json.isObject())
            return QString::fromUtf8(QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact));
        return json.toString();
    }

} // namespace

std::optional<double> parseNumber(const QString &text)
{
    bool isOk = false;
    double number = QLocale().toDouble(text.trimmed(), &isOk);
    if (!isOk)
        number = QLocale::c().toDouble(text.trimmed(), &isOk);
    return isOk && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

QString numberText(double number)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const double size = std::abs(number);
    if (size != 0 && (size >= 1e15 || size < 1e-6))
        return locale.toString(number, 'g', QLocale::FloatingPointShortest);
    return locale.toString(number, 'f', QLocale::FloatingPointShortest);
}

ParsedParameter parseParameter(
    const QString &text, const ParameterDescription &parameter, PropertyType type)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() && parameter.type != ParameterType::Text
        && parameter.type != ParameterType::AnyValue)
        return {};
    switch (parameter.type) {
    case ParameterType::Number:
    case ParameterType::Integer:
    case ParameterType::Probability:
    case ParameterType::Angle:
        return parsedNumber(trimmed);
    case ParameterType::Duration:
        if (const auto duration = parseDuration(trimmed); !duration)
            return { .json = {},
                .problem
                = tr("\"%1\" is not a duration. Write a number and ms, s, m, h or d: 5s, 1.5m.")
                      .arg(trimmed) };
        return { .json = trimmed, .problem = {} };
    case ParameterType::Boolean:
        return parsedValue(trimmed, PropertyType::Boolean);
    case ParameterType::AnyValue:
        if (trimmed.isEmpty() && type != PropertyType::String)
            return {};
        return parsedValue(type == PropertyType::String ? text : trimmed, type);
    case ParameterType::ValueList:
        return parsedList(trimmed, [type](const QString &item) { return parsedValue(item, type); });
    case ParameterType::NumberList:
        return parsedList(trimmed, parsedNumber);
    case ParameterType::Source:
        return parsedValue(trimmed, PropertyType::Object);
    case ParameterType::RecordList:
        return parsedObjects(trimmed);
    case ParameterType::Text:
    case ParameterType::Choice:
    case ParameterType::PropertyId:
        return { .json = text, .problem = {} };
    }
    Q_UNREACHABLE();
}

QString parameterText(const QJsonValue &json)
{
    if (!json.isArray())
        return valueText(json);
    QStringList items;
    const QJsonArray array = json.toArray();
    if (!array.isEmpty() && array.first().isObject())
        return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
    for (const QJsonValue &item : array)
        items.append(valueText(item));
    return items.join(isDecimalComma() ? u"; "_s : u", "_s);
}

std::optional<Amount> parseAmount(const QString &text, bool isDuration)
{
    const QString trimmed = text.trimmed();
    if (trimmed.endsWith(u'%')) {
        const auto number = parseNumber(trimmed.chopped(1));
        return number ? std::optional(Amount { .value = *number, .isPercent = true })
                      : std::nullopt;
    }
    if (isDuration) {
        const auto duration = parseDuration(trimmed);
        return duration ? std::optional(
                   Amount { .value = static_cast<double>(duration->count()), .isPercent = false })
                        : std::nullopt;
    }
    const auto number = parseNumber(trimmed);
    return number ? std::optional(Amount { .value = *number, .isPercent = false }) : std::nullopt;
}

QString amountText(const Amount &amount, bool isDuration)
{
    if (amount.isPercent)
        return numberText(amount.value) + u'%';
    if (isDuration)
        return formatDuration(Microseconds(static_cast<qint64>(amount.value)));
    return numberText(amount.value);
}

} // namespace sim
