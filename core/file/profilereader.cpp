// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilereader.h"

#include "core/base/baseerrors.h"
#include "core/base/logging.h"
#include "core/file/devicereader.h"
#include "core/file/endpointreader.h"
#include "core/file/fileerrors.h"
#include "core/file/profilechecks.h"
#include "core/file/rulesreader.h"
#include "core/file/schemacheck.h"
#include "core/file/unknownkeys.h"
#include "core/file/viewreader.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr double kSlowest = 0.001; // times real time
    constexpr double kFastest = 10'000;
    constexpr qint64 kMostMessages = qint64(1) << 53; // what JSON numbers say exactly

    /// The version of the format; absent after an error.
    std::optional<qint64> readVersion(ObjectReader &reader, int oldest)
    {
        const bool isAbsent = reader.take("formatVersion"_L1).isUndefined();
        if (isAbsent) {
            reader.context().fail(reader.place(), errors::kVersionMissing,
                { QString::number(Profile::kFormatVersion) });
            return {};
        }
        return reader.integer("formatVersion"_L1, oldest, std::numeric_limits<int>::max());
    }

    template <typename Item>
    QList<Item> readList(ObjectReader &owner, QLatin1StringView key,
        Item (*read)(ReadContext &, const QJsonValue &, const JsonPlace &))
    {
        QList<Item> items;
        const std::optional<QJsonArray> array = owner.array(key);
        if (!array)
            return items;
        const JsonPlace list = owner.at(key);
        for (qsizetype i = 0; i < array->size() && !owner.context().isFull(); ++i)
            items.append(read(owner.context(), array->at(i), list.at(i)));
        return items;
    }

    void readDefaults(ObjectReader &owner, ProfileDefaults &defaults)
    {
        const QJsonValue json = owner.take("defaults"_L1);
        if (json.isUndefined())
            return;
        const JsonPlace place = owner.at("defaults"_L1);
        ObjectReader reader(owner.context(), json, place);
        readRules(reader, defaults.schedule, defaults.report, defaults.publish);
        reader.finish();
    }

    void readRunRules(ObjectReader &reader, RunRules &run)
    {
        run.startDelay = reader.duration("startDelay"_L1).value_or(run.startDelay);
        run.spread = reader.duration("spread"_L1);
        run.duration = reader.duration("duration"_L1, std::chrono::milliseconds(1));
        if (const auto most = reader.integer("maxMessages"_L1, 1, kMostMessages))
            run.maxMessages = static_cast<quint64>(*most);
    }

    Profile readRoot(ObjectReader &reader)
    {
        Profile profile;
        reader.text("$schema"_L1);
        profile.name = reader.text("name"_L1).value_or(QString());
        profile.description = reader.text("description"_L1).value_or(QString());
        profile.seed = reader.seed("seed"_L1).value_or(profile.seed);
        profile.timeScale
            = reader.number("timeScale"_L1, kSlowest, kFastest).value_or(profile.timeScale);
        readRunRules(reader, profile.run);
        profile.endpoints = readList(reader, "endpoints"_L1, readEndpoint);
        readDefaults(reader, profile.defaults);
        profile.deviceTypes = readList(reader, "deviceTypes"_L1, readDeviceType);
        profile.devices = readList(reader, "devices"_L1, readDevice);
        readKeptParts(reader, profile);
        const QJsonValue view = reader.take("view"_L1);
        if (!view.isUndefined())
            profile.view = readView(reader.context(), view, reader.at("view"_L1));
        reader.finish();
        checkProfile(reader.context(), profile, reader.place());
        return profile;
    }

    /// \a root of the format \a version, the present one or a newer one.
    Profile readProfile(ReadContext &context, const QJsonValue &root, int version)
    {
        const JsonPlace place;
        ObjectReader reader(context, root, place);
        reader.take("formatVersion"_L1);
        Profile profile = readRoot(reader);
        if (version > Profile::kFormatVersion) {
            profile.newer = { .version = version,
                .schema = root["$schema"_L1].toString(),
                .unknown = unknownKeys(context.unknown(), root) };
        }
        return profile;
    }

    QList<Error> schemaErrors(const QJsonValue &root, const JsonText &text)
    {
        QList<Error> found;
        for (const SchemaProblem &problem : checkSchema(root))
            found.append(
                Error(errors::kSchemaViolation, { problem.how }, text.where(problem.pointer)));
        return found;
    }

    /// The errors with their places in the text, in the order of the text.
    QList<Error> placed(const QList<ReadIssue> &issues, const JsonText &text)
    {
        struct Placed
        {
            TextPosition position;
            Error error;
        };

        QList<Placed> list;
        for (const ReadIssue &issue : issues) {
            const QString where
                = issue.isAboutKey ? text.whereKey(issue.pointer) : text.where(issue.pointer);
            list.append({ text.position(issue.pointer), issue.error.at(where) });
        }
        std::stable_sort(list.begin(), list.end(), [](const Placed &a, const Placed &b) {
            return std::pair(a.position.line, a.position.column)
                < std::pair(b.position.line, b.position.column);
        });
        QList<Error> errors;
        for (const Placed &item : list)
            errors.append(item.error);
        return errors;
    }

    ProfileReading failure(const Error &error)
    {
        ProfileReading reading;
        reading.errors = { error };
        return reading;
    }

} // namespace

ProfileReader::ProfileReader(const KindCatalogues &catalogues, const ProfileMigrations &migrations)
    : m_catalogues(catalogues)
    , m_migrations(migrations)
{
    Q_ASSERT(migrations.newest() == Profile::kFormatVersion);
}

ProfileReading ProfileReader::readFile(const QString &path) const
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return failure(Error(errors::kNotAFile, {}, path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error(errors::kCannotRead, { file.errorString() }, path));
    const JsonLimits limits;
    if (file.size() > limits.maxBytes) { // before 1 GiB is read
        return failure(Error(errors::kJsonTooLong,
            { QString::number(file.size()), QString::number(limits.maxBytes) }, path));
    }
    const QByteArray json = file.read(limits.maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(Error(errors::kCannotRead, { file.errorString() }, path));
    return readText(json, path);
}

ProfileReading ProfileReader::readText(QByteArrayView json, const QString &name) const
{
    const Result<JsonText> text = JsonText::parse(json, name);
    if (!text)
        return failure(text.error());
    const JsonPlace place;
    const JsonPlace versionPlace = place.at("formatVersion"_L1);
    ReadContext context(m_catalogues);
    ProfileReading reading;
    QJsonValue root = text->root();
    ObjectReader asWritten(context, root, place);
    const std::optional<qint64> given
        = asWritten.isObject() ? readVersion(asWritten, m_migrations.oldest()) : std::nullopt;
    const int version = static_cast<int>(given.value_or(Profile::kFormatVersion));
    const QStringList versions { QString::number(version),
        QString::number(Profile::kFormatVersion) };
    if (version < Profile::kFormatVersion) {
        const Result<QJsonObject> migrated = m_migrations.migrated(root.toObject(), version);
        if (!migrated)
            return failure(migrated.error().at(text->where(versionPlace.pointer())));
        root = *migrated;
        reading.migratedFrom = version;
        context.warn(versionPlace, errors::kVersionOlder, versions);
    } else if (version > Profile::kFormatVersion) {
        reading.isReadOnly = true;
        context.setTolerant(true);
        context.warn(versionPlace, errors::kVersionNewer, versions);
    }
    std::optional<Profile> profile;
    if (given)
        profile = readProfile(context, root, version);
    reading.errors = placed(context.errors(), *text);
    reading.warnings = placed(context.warnings(), *text);
    if (reading.errors.isEmpty() && !reading.isReadOnly)
        reading.errors = schemaErrors(root, *text);
    if (reading.errors.isEmpty())
        reading.profile = std::move(profile);
    return reading;
}

} // namespace sim
