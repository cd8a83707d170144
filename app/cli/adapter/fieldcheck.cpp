// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/fieldcheck.h"

#include "app/cli/adapter/adaptererrors.h"
#include "core/base/duration.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr double kMaxHandle = 9'007'199'254'740'992; ///< 2^53: exact in JSON numbers

    /// A number as texts show it: whole where it is.
    QString numberText(double number)
    {
        return QString::number(number, 'g', 15);
    }

    QString rangeText(const char *what, double min, double max)
    {
        return QCoreApplication::translate("MqttCommand", what)
            .arg(numberText(min), numberText(max));
    }

    /// What was found, short enough for a message.
    QString foundText(const QJsonValue &value)
    {
        if (value.isObject())
            return QCoreApplication::translate("MqttCommand", "an object");
        if (value.isArray())
            return QCoreApplication::translate("MqttCommand", "an array");
        constexpr qsizetype kLongest = 60;
        if (value.isString() && value.toString().size() > kLongest)
            return QCoreApplication::translate("MqttCommand", "a text of %1 characters")
                .arg(value.toString().size());
        const QByteArray json = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(json.sliced(1, json.size() - 2));
    }

    bool isWhole(const QJsonValue &value, double min, double max)
    {
        const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
        return std::trunc(number) == number && number >= min && number <= max;
    }

    bool isWithin(double number, const FieldDescription &field)
    {
        return number >= field.min && number <= field.max; // false for NaN
    }

    bool isText(const QJsonValue &value, double min, double max)
    {
        if (!value.isString())
            return false;
        const QString text = value.toString();
        const auto units = static_cast<double>(text.size());
        // A unit is one to three bytes: count only where that decides.
        if (units >= min && units * 3 <= max)
            return true;
        const auto bytes = static_cast<double>(text.toUtf8().size());
        return bytes >= min && bytes <= max;
    }

    /// Strictly: whole groups, padding where it belongs, no bits left over. Qt checks the alphabet.
    bool isBase64(const QJsonValue &value)
    {
        constexpr qsizetype kGroup = 4;
        const QByteArray text = value.toString().toLatin1();
        if (!value.isString() || text.size() % kGroup != 0)
            return false;
        const QByteArray end = text.last(std::min(kGroup, text.size()));
        return QByteArray::fromBase64(end).toBase64() == end
            && QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    }

    bool isOneOf(const QJsonValue &value, const FieldDescription &field)
    {
        return value.isString()
            && QString::fromLatin1(field.words)
                   .split(u'|', Qt::SkipEmptyParts)
                   .contains(value.toString());
    }

    bool isSound(const QJsonValue &value, const FieldDescription &field)
    {
        switch (field.type) {
        case FieldType::Text:
            return isText(value, field.min, field.max);
        case FieldType::Whole:
            return isWhole(value, field.min, field.max);
        case FieldType::Percent:
            return isWithin(percentOf(value), field);
        case FieldType::Flag:
            return value.isBool();
        case FieldType::Word:
            return isOneOf(value, field);
        case FieldType::Duration:
            return isWithin(secondsOf(value), field);
        case FieldType::Base64:
            return isBase64(value);
        case FieldType::Handle:
            return isText(value, field.min, field.max) || isWhole(value, -kMaxHandle, kMaxHandle);
        case FieldType::Group:
            return value.isObject() || isOneOf(value, field);
        }
        Q_UNREACHABLE();
    }

    const FieldDescription *find(std::span<const FieldDescription> fields, const QString &name)
    {
        const auto found
            = std::find_if(fields.begin(), fields.end(), [&name](const FieldDescription &field) {
                  return name == QLatin1StringView(field.name);
              });
        return found == fields.end() ? nullptr : &*found;
    }

    QString namesOf(std::span<const FieldDescription> fields)
    {
        QStringList names;
        for (const FieldDescription &field : fields)
            names.append(QString::fromLatin1(field.name));
        return names.isEmpty()
            ? QCoreApplication::translate("MqttCommand", "no fields but command and client")
            : names.join(u", "_s);
    }

    QJsonObject objectAt(const JsonText &text, const QString &pointer)
    {
        QJsonValue value = text.root();
        for (const QString &step : pointer.split(u'/', Qt::SkipEmptyParts))
            value = value.toObject().value(step);
        return value.toObject();
    }

} // namespace

QString wantedText(const FieldDescription &field)
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("MqttCommand", text); };
    switch (field.type) {
    case FieldType::Text:
        return rangeText("a text of %1 to %2 bytes", field.min, field.max);
    case FieldType::Whole:
        return rangeText("a whole number from %1 to %2", field.min, field.max);
    case FieldType::Percent:
        return rangeText("a number from %1 to %2, or a text such as \"50%\"", field.min, field.max);
    case FieldType::Flag:
        return tr("true or false");
    case FieldType::Word:
        return tr("one of %1").arg(QString::fromLatin1(field.words).replace(u'|', u", "_s));
    case FieldType::Duration:
        return rangeText(
            "seconds from %1 to %2, or a text such as \"500ms\"", field.min, field.max);
    case FieldType::Base64:
        return tr("a text in base64 with padding");
    case FieldType::Handle:
        return tr("a text of at most %1 bytes, or a whole number").arg(numberText(field.max));
    case FieldType::Group:
        return *field.words == '\0' ? tr("an object")
                                    : tr("an object or \"%1\"").arg(QLatin1StringView(field.words));
    }
    Q_UNREACHABLE();
}

double secondsOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    const auto duration = parseDuration(value.toString());
    return duration ? std::chrono::duration<double>(*duration).count()
                    : std::numeric_limits<double>::quiet_NaN();
}

double percentOf(const QJsonValue &value)
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    if (value.isDouble())
        return value.toDouble();
    QString text = value.toString();
    if (!text.endsWith(u'%'))
        return kNone;
    text.chop(1);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? number : kNone;
}

std::optional<Error> faultOfFields(
    const JsonText &text, const QString &pointer, std::span<const FieldDescription> fields)
{
    const QJsonObject object = objectAt(text, pointer);
    for (const FieldDescription &field : fields) {
        const QString name = QString::fromLatin1(field.name);
        const QJsonValue value = object.value(name);
        if (field.isRequired && (value.isUndefined() || value.isNull()))
            return Error(errors::kMissingField, { name, wantedText(field) }, text.where(pointer));
    }
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const FieldDescription *const field = find(fields, entry.key());
        const QString place = pointerStep(pointer, entry.key());
        if (field == nullptr)
            return Error(
                errors::kUnknownField, { entry.key(), namesOf(fields) }, text.whereKey(place));
        if (entry.value().isNull())
            continue;
        if (!isSound(entry.value(), *field))
            return Error(errors::kBadField,
                { entry.key(), foundText(entry.value()), wantedText(*field) }, text.where(place));
        if (!entry.value().isObject())
            continue;
        if (auto fault = faultOfFields(text, place, field->fields))
            return fault;
    }
    return {};
}

} // namespace sim
