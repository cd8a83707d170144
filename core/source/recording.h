// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/csvreader.h"
#include "core/base/timeforms.h"
#include "core/model/property.h"
#include "core/source/sourcecontext.h"

#include <QtCore/QTimeZone>

namespace sim {

/// Where a recording stands and how it is read.
struct RecordingPlan
{
    QString file;
    QString timeColumn;
    QString valueColumn;
    QTimeZone zone; ///< of times without one
    PropertyType type = PropertyType::Number;
};

/// One row: a value and its time; no value where the field is empty, `null`, `NA` or `NaN`.
struct RecordedValue
{
    WallTime time {};
    Value value;
};

/// Reads a recording from its CSV file row by row, never more than one block of it.
///
/// All times must have the form of the first one and may not go backwards. With another separator
/// than a comma, numbers may have a decimal comma. Thread: one at a time.
class Recording
{
public:
    /// Opens the file and checks its columns. Errors: those of SourceFiles and CsvReader,
    /// `source.noColumn`.
    static Result<std::unique_ptr<Recording>> open(
        const RecordingPlan &plan, const SourceFiles &files);

    /// The next row; nothing at the end. Errors: those of CsvReader, `source.badRecordedTime`,
    /// `source.timeGoesBack`, `source.badRecordedValue`, all with file, line and column.
    Result<std::optional<RecordedValue>> next();

    /// Goes back to the first row.
    bool rewind();

    /// Another reading of the same file at the same row. Errors: those of open(), and
    /// `source.fileUnreadable` for a file that cannot be read from its middle.
    Result<std::unique_ptr<Recording>> copy() const;

private:
    Recording(
        const RecordingPlan &plan, const SourceFiles &files, std::unique_ptr<QIODevice> device);

    Result<void> readHeader();
    Result<qsizetype> column(const QString &name) const;
    Result<WallTime> readTime();
    Result<Value> readValue() const;
    std::optional<Value> parsed(const QString &text) const;

    RecordingPlan m_plan;
    const SourceFiles &m_files;
    std::unique_ptr<QIODevice> m_device;
    CsvReader m_reader;
    qsizetype m_timeColumn = 0;
    qsizetype m_valueColumn = 0;
    CsvReader::Position m_firstRow;
    std::optional<TimeForm> m_form;
    std::optional<WallTime> m_last;
};

} // namespace sim
