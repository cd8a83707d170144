// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/learncommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "core/base/duration.h"
#include "core/file/profilewriter.h"
#include "core/learn/csvrecording.h"
#include "core/learn/learner.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QJsonObject specJson(const KindSpec &spec)
    {
        QJsonObject json = spec.parameters;
        json.insert("kind"_L1, spec.kind);
        return json;
    }

    QJsonValue numberOrNull(const std::optional<double> &number)
    {
        return number ? QJsonValue(*number) : QJsonValue();
    }

    QJsonValue durationOrNull(const std::optional<Microseconds> &duration)
    {
        return duration ? QJsonValue(formatDuration(*duration)) : QJsonValue();
    }

    QJsonObject learnedJson(const QString &column, const LearnedProperty &learned)
    {
        QJsonArray modifiers;
        for (const ModifierSpec &modifier : learned.modifiers)
            modifiers.append(specJson(modifier));
        QJsonArray shape;
        for (const double hour : learned.dailyShape)
            shape.append(hour);
        return { { "column"_L1, column }, { "id"_L1, learned.definition.id },
            { "type"_L1, typeName(learned.definition.type) },
            { "unit"_L1, learned.definition.unit }, { "min"_L1, numberOrNull(learned.min) },
            { "max"_L1, numberOrNull(learned.max) }, { "mean"_L1, numberOrNull(learned.mean) },
            { "stdDev"_L1, numberOrNull(learned.stdDev) },
            { "relaxationTime"_L1, durationOrNull(learned.relaxationTime) },
            { "period"_L1, durationOrNull(learned.period) }, { "dailyShape"_L1, shape },
            { "sampleEvery"_L1, formatDuration(learned.sampleEvery) },
            { "source"_L1, specJson(learned.source) }, { "modifiers"_L1, modifiers } };
    }

    /// One local device with a property for each column.
    Profile profileOf(const QString &name, const QList<LearnedProperty> &learned)
    {
        DeviceType type;
        type.id = u"learned"_s;
        type.name = name;
        for (const LearnedProperty &one : learned) {
            Property property = one.toProperty();
            for (int n = 2; type.property(property.id()) != nullptr; ++n)
                property.definition.id = one.definition.id.left(60) + u'_' + QString::number(n);
            type.properties.append(property);
        }
        Profile profile;
        profile.name = name;
        profile.deviceTypes = { type };
        Device device;
        device.id = u"d1"_s;
        device.type = type.id;
        device.name = name;
        device.deviceId = u"_dev_learned_1"_s;
        profile.devices = { device };
        return profile;
    }

    int failed(const QString &file, const Error &error)
    {
        terminal::error(file + u": "_s + error.message());
        return ExitUsage;
    }

} // namespace

QString LearnCommand::name() const
{
    return u"learn"_s;
}

QString LearnCommand::summary() const
{
    return QCoreApplication::translate(
        "LearnCommand", "Proposes a generator for each column of a CSV file.");
}

QString LearnCommand::arguments() const
{
    return u"FILE"_s;
}

QList<QCommandLineOption> LearnCommand::options() const
{
    return {
        { u"json"_s,
            QCoreApplication::translate(
                "LearnCommand", "One JSON object a column, with all facts.") },
        { { u"o"_s, u"output"_s },
            QCoreApplication::translate("LearnCommand", "Save a profile with what was learned."),
            u"profile"_s },
    };
}

int LearnCommand::run(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().constFirst();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        terminal::error(path + u": "_s + file.errorString());
        return ExitUsage;
    }
    const auto columns = readRecording(file, path);
    if (!columns)
        return failed(path, columns.error());
    QList<LearnedProperty> all;
    for (const RecordedTexts &column : *columns) {
        const auto learned = learn(column);
        if (!learned)
            return failed(path, learned.error());
        const QJsonObject json = parser.isSet(u"json"_s) ? learnedJson(column.header, *learned)
                                                         : specJson(learned->source);
        const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
        terminal::line(parser.isSet(u"json"_s) ? text : column.header + u": "_s + text);
        all.append(*learned);
    }
    if (!parser.isSet(u"output"_s))
        return ExitOk;
    const Profile profile = profileOf(QFileInfo(path).completeBaseName(), all);
    if (const auto saved = saveProfile(profile, parser.value(u"output"_s)); !saved)
        return failed(parser.value(u"output"_s), saved.error());
    return ExitOk;
}

} // namespace sim
