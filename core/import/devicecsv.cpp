// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/devicecsv.h"

#include "core/base/csvreader.h"
#include "core/import/importerrors.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// `Profile Name`, `profile_name` and `profileName` are one column.
    QString plainName(const QString &name)
    {
        QString plain;
        for (const QChar c : name) {
            if (c.isLetterOrNumber())
                plain += c.toLower();
        }
        return plain;
    }

    qsizetype columnCalled(const CsvReader &csv, std::initializer_list<QLatin1StringView> names)
    {
        for (const QLatin1StringView wanted : names) {
            for (qsizetype i = 0; i < csv.names().size(); ++i) {
                if (plainName(csv.names().at(i)) == wanted)
                    return i;
            }
        }
        return -1;
    }

    struct Columns
    {
        explicit Columns(const CsvReader &csv)
            : profile(columnCalled(csv, { "profilename"_L1, "profile"_L1, "profileid"_L1 }))
            , name(columnCalled(csv, { "devicename"_L1, "name"_L1 }))
            , title(columnCalled(csv, { "friendlyname"_L1 }))
            , status(columnCalled(csv, { "status"_L1 }))
            , period(columnCalled(csv, { "period"_L1 }))
            , id(columnCalled(csv, { "deviceid"_L1, "id"_L1 }))
            , keyId(columnCalled(csv, { "keyid"_L1, "apikeyid"_L1 }))
        {
        }

        qsizetype profile;
        qsizetype name;
        qsizetype title;
        qsizetype status;
        qsizetype period;
        qsizetype id;
        qsizetype keyId;
    };

    Result<PlatformDevice> deviceIn(const CsvReader &csv, const Columns &columns)
    {
        const auto text = [&csv](qsizetype column) {
            return column < 0 ? QString() : csv.text(column).trimmed();
        };
        PlatformDevice device;
        device.profile = text(columns.profile);
        device.name = text(columns.name);
        device.title = text(columns.title);
        device.id = text(columns.id);
        device.keyId = text(columns.keyId);
        device.isDisabled = text(columns.status) == "disabled"_L1;
        if (device.profile.isEmpty()) {
            return Error(errors::kMissingMember,
                { csv.names().at(columns.profile),
                    QCoreApplication::translate("Import", "device") },
                csv.where(columns.profile));
        }
        if (const QString period = text(columns.period); !period.isEmpty()) {
            bool isNumber = false;
            const int seconds = period.toInt(&isNumber);
            if (!isNumber || seconds < 0) {
                return Error(errors::kWrongMember,
                    { QCoreApplication::translate("Import", "a number of seconds"),
                        u'"' + period.left(40) + u'"' },
                    csv.where(columns.period));
            }
            device.period = std::chrono::seconds(seconds);
        }
        return device;
    }

} // namespace

Result<QList<PlatformDevice>> readDeviceCsv(QIODevice &file, const QString &name)
{
    CsvReader csv(file, name);
    if (const Result<void> header = csv.readHeader(); !header)
        return header.error();
    const Columns columns(csv);
    if (columns.profile < 0) {
        return Error(errors::kNoPlatformDocument,
            { QCoreApplication::translate("Import", "a table with the columns %1")
                    .arg(csv.names().join(u", "_s).left(120)) },
            name);
    }
    QList<PlatformDevice> devices;
    for (;;) {
        const Result<bool> isRow = csv.readRow();
        if (!isRow)
            return isRow.error();
        if (!*isRow)
            return devices;
        const Result<PlatformDevice> device = deviceIn(csv, columns);
        if (!device)
            return device.error();
        devices.append(*device);
    }
}

} // namespace sim
