// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/adaptercommand.h"

#include "app/cli/adapter/adaptererrors.h"
#include "app/cli/adapter/adapterfields.h"
#include "app/cli/adapter/fieldcheck.h"
#include "core/base/jsontext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr int kMaxDepth = 8;

    constexpr FieldDescription kCommandField { .name = "command",
        .type = FieldType::Text,
        .meaning = "",
        .isRequired = true,
        .min = 1,
        .max = 64 };
    constexpr FieldDescription kClientField {
        .name = "client", .type = FieldType::Text, .meaning = "", .min = 1, .max = 256
    };

    QString kindNames()
    {
        QStringList names;
        for (const CommandDescription &command : adapterCommands())
            names.append(QString::fromLatin1(command.name));
        return names.join(u", "_s);
    }

    QString typeText(const QJsonValue &value)
    {
        if (value.isArray())
            return QCoreApplication::translate("MqttCommand", "an array");
        if (value.isString())
            return QCoreApplication::translate("MqttCommand", "a text");
        if (value.isDouble())
            return QCoreApplication::translate("MqttCommand", "a number");
        return QCoreApplication::translate("MqttCommand", "a word");
    }

    /// A line is a text of its own for JsonText; people count the lines of the input.
    Error atLine(const Error &error, qint64 number)
    {
        const QString line = u"stdin:%1"_s.arg(number);
        QString where = error.where();
        if (where.startsWith("stdin:1:"_L1))
            where = line + where.sliced(7);
        return error.at(where.isEmpty() ? line : where);
    }

    std::vector<FieldDescription> allFields(const CommandDescription &command)
    {
        std::vector<FieldDescription> fields { kCommandField, kClientField };
        fields.insert(fields.end(), command.fields.begin(), command.fields.end());
        return fields;
    }

    /// null counts as absent.
    QJsonObject withoutNulls(const QJsonObject &object)
    {
        QJsonObject kept;
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            if (entry.value().isObject())
                kept.insert(entry.key(), withoutNulls(entry.value().toObject()));
            else if (!entry.value().isNull())
                kept.insert(entry.key(), entry.value());
        }
        return kept;
    }

    std::optional<Error> faultBetween(const JsonText &text, const QJsonObject &object)
    {
        if (object.contains(u"payload"_s) && object.contains(u"payloadBase64"_s))
            return Error(errors::kTwoPayloads, {}, text.whereKey(u"/payloadBase64"_s));
        const QJsonObject will = object.value(u"will"_s).toObject();
        if (will.contains(u"payload"_s) && will.contains(u"payloadBase64"_s))
            return Error(errors::kTwoPayloads, {}, text.whereKey(u"/will/payloadBase64"_s));
        if (object.contains(u"secret"_s) && !object.contains(u"user"_s))
            return Error(errors::kSecretWithoutUser, {}, text.whereKey(u"/secret"_s));
        if (!object.value(u"clean"_s).toBool(true) && object.value(u"id"_s).toString().isEmpty())
            return Error(errors::kSessionWithoutId, {}, text.whereKey(u"/clean"_s));
        return {};
    }

    /// `cmd` is short for `command`.
    QString commandKey(const QJsonObject &object)
    {
        return !object.contains(u"command"_s) && object.contains(u"cmd"_s) ? u"cmd"_s
                                                                           : u"command"_s;
    }

    std::optional<Error> interpret(const JsonText &text, AdapterCommand &command)
    {
        const QJsonObject object = text.root().toObject();
        const QString key = commandKey(object);
        const QString name = object.value(key).toString();
        if (!object.value(key).isString())
            return Error(errors::kNoCommand, {}, text.where({}));
        const auto known = adapterCommands();
        const auto found = std::find_if(known.begin(), known.end(),
            [&name](const CommandDescription &one) { return name == QLatin1StringView(one.name); });
        if (found == known.end())
            return Error(errors::kUnknownCommand, { name, kindNames() }, text.where(u'/' + key));
        std::vector<FieldDescription> fields = allFields(*found);
        fields.front().name = key == "cmd"_L1 ? "cmd" : "command";
        if (auto fault = faultOfFields(text, {}, fields))
            return fault;
        command.fields = withoutNulls(object);
        if (auto fault = faultBetween(text, command.fields))
            return fault;
        command.kind = static_cast<AdapterCommand::Kind>(found - known.begin());
        return {};
    }

} // namespace

QByteArray handleJson(const QJsonValue &value)
{
    if (!value.isString() && !value.isDouble())
        return {};
    const QByteArray json = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2);
}

std::variant<AdapterCommand, CommandFault> readAdapterCommand(
    QByteArrayView line, qint64 number, qsizetype maxBytes)
{
    const auto text
        = JsonText::parse(line, u"stdin"_s, { .maxBytes = maxBytes, .maxDepth = kMaxDepth });
    if (!text)
        return CommandFault { .error = atLine(text.error(), number), .client = {}, .handle = {} };
    AdapterCommand command;
    const QJsonObject object = text->root().toObject();
    if (object.value(u"client"_s).isString())
        command.client = object.value(u"client"_s).toString();
    command.handle = handleJson(object.value(u"handle"_s));
    const std::optional<Error> fault = text->root().isObject()
        ? interpret(*text, command)
        : Error(errors::kNotACommand, { typeText(text->root()) }, text->where({}));
    if (fault)
        return CommandFault {
            .error = atLine(*fault, number), .client = command.client, .handle = command.handle
        };
    return command;
}

} // namespace sim
