// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <vector>

class QIODevice;

namespace sim {

/// Reads a CSV file row by row, strictly by RFC 4180: fields in quotes may hold separators, line
/// breaks and doubled quotes; everything else that is not as it should be is an error with its
/// place.
///
/// More generous than the RFC in what files out of offices need: the separator is `,` `;` tab or
/// `|`, recognised from the first line; lines end with LF or CR LF; text is UTF-8, with or without
/// a byte order mark. The first line names the columns.
///
/// Memory: one block of 64 KiB and one row of at most 1 MiB and 4096 fields, however long the file
/// is. The device must be open, hold all it will ever hold (a file, a buffer), and live as long as
/// the reader; nobody else may read from it meanwhile. Thread: one at a time.
class CsvReader
{
public:
    /// Where a row begins in the device, and its line.
    struct Position
    {
        qint64 offset = 0;
        qint64 line = 1;

        bool operator==(const Position &) const = default;
    };

    /// \a name stands before line and column in errors, such as the path of a file.
    explicit CsvReader(QIODevice &device, QString name = {});

    /// Reads the first line: must come first, once. Errors: `base.csv*`, also for names that are
    /// empty or stand twice.
    Result<void> readHeader();

    /// What stands between the fields: `,` `;` tab or `|`; `,` where there is one column only.
    char separator() const { return m_separator; }

    /// The names of the columns, blanks around them removed.
    const QStringList &names() const { return m_names; }

    /// The number of the column \a name, upper and lower case being different; -1: there is none.
    qsizetype columnOf(const QString &name) const { return m_names.indexOf(name); }

    /// Reads the next row; false at the end of the file. Errors: `base.csv*`; after one the reader
    /// stays where it is and answers the same again.
    Result<bool> readRow();

    /// Field \a column of the row, without its quotes. UTF-8, valid until the next row is read.
    QByteArrayView bytes(qsizetype column) const;

    QString text(qsizetype column) const { return QString::fromUtf8(bytes(column)); }

    /// Where field \a column of the row stands: `name:line:column`, counted from 1, in characters.
    QString where(qsizetype column) const;

    /// Where the next row begins.
    Position position() const { return m_next; }

    /// Goes to a place that position() has said; false where the device cannot seek.
    bool seek(const Position &position);

private:
    enum class End { Field, Row, File };

    struct Field
    {
        qsizetype begin = 0; ///< in m_row
        qint64 line = 1;
        qint64 column = 1;
    };

    void skipByteOrderMark();
    void recogniseSeparator();
    Result<bool> readFields();
    Result<End> readPlainField();
    Result<End> readQuotedField();
    Result<End> readEnd(const ErrorKind &otherwise);
    Result<void> checkField() const;
    bool isTooLong() const;
    bool fill();
    int peek();
    void take();
    Error failTooLong() const;
    Error fail(const ErrorKind &kind, const QStringList &arguments = {}) const;
    Error failAt(
        const Field &field, const ErrorKind &kind, const QStringList &arguments = {}) const;

    QIODevice &m_device;
    QString m_name;
    char m_separator = ',';
    QStringList m_names;
    QByteArray m_block;
    qsizetype m_used = 0; ///< of m_block
    QByteArray m_row; ///< the fields behind one another
    std::vector<Field> m_fields;
    Position m_next; ///< of the row after this one
    qint64 m_offset = 0; ///< of the byte that comes next
    qint64 m_line = 1;
    qint64 m_column = 1;
    bool m_hasReadError = false;
    std::optional<Error> m_error;
};

} // namespace sim
