// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/platformdocuments.h"

#include "core/file/fileerrors.h"
#include "core/import/platformreader.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Rows of fields, rather than JSON: for texts that have no name with an ending.
    bool isTable(const QByteArray &text)
    {
        const QByteArray start = text.trimmed().left(4096);
        if (start.startsWith('{') || start.startsWith('['))
            return false;
        const QByteArray line = start.left(start.indexOf('\n'));
        return line.contains(',') || line.contains(';') || line.contains('\t');
    }

    Result<void> addFile(PlatformReader &reader, const PlatformDocument &document)
    {
        QFile file(document.path);
        if (!file.open(QIODevice::ReadOnly))
            return Error(errors::kCannotRead, { file.errorString() }, document.path);
        if (document.path.endsWith(".csv"_L1, Qt::CaseInsensitive))
            return reader.addDeviceCsv(file, document.name);
        // One byte more than a JSON text may have, so that the reader refuses longer ones itself.
        return reader.addJson(file.read(JsonLimits().maxBytes + 1), document.name);
    }

    Result<void> addText(PlatformReader &reader, const PlatformDocument &document)
    {
        if (!isTable(document.text))
            return reader.addJson(document.text, document.name);
        QByteArray text = document.text;
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        return reader.addDeviceCsv(buffer, document.name);
    }

} // namespace

qsizetype PlatformReading::propertyCount() const
{
    qsizetype count = 0;
    for (const PlatformProfile &profile : definition.profiles)
        count += profile.properties.size();
    return count;
}

Result<PlatformReading> readDocuments(const QList<PlatformDocument> &documents)
{
    PlatformReader reader;
    for (const PlatformDocument &document : documents) {
        const Result<void> added
            = document.path.isEmpty() ? addText(reader, document) : addFile(reader, document);
        if (!added)
            return added.error();
    }
    return PlatformReading { .definition = reader.definition(),
        .skippedBuiltIns = reader.skippedBuiltIns(),
        .remarks = reader.remarks() };
}

} // namespace sim
