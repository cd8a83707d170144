// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csvreader.h"

#include "core/base/csverrors.h"

#include <QtCore/QIODevice>

#include <algorithm>
#include <array>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kBlockSize = 64 * 1024;
    constexpr qsizetype kMaxRowBytes = 1024 * 1024;
    constexpr std::size_t kMaxFields = 4096;
    constexpr int kNothing = -1; ///< the end of the file, or of what can be read
    constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf");

    // In the order in which they win when they are equally frequent.
    constexpr std::array kSeparators { ',', ';', '\t', '|' };

    /// How often \a separator stands in the first line of \a text, outside of quotes.
    qsizetype countInFirstLine(QByteArrayView text, char separator)
    {
        qsizetype count = 0;
        bool isQuoted = false;
        for (const char c : text) {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (c == '\n' && !isQuoted)
                break;
            else if (c == separator && !isQuoted)
                ++count;
        }
        return count;
    }

} // namespace

CsvReader::CsvReader(QIODevice &device, QString name)
    : m_device(device)
    , m_name(std::move(name))
    , m_offset(device.pos())
{
    m_next.offset = m_offset;
}

Result<void> CsvReader::readHeader()
{
    skipByteOrderMark();
    recogniseSeparator();
    const auto found = readFields();
    if (!found)
        return found.error();
    if (!*found)
        return *(m_error = fail(errors::kCsvEmpty));
    for (qsizetype i = 0; i < static_cast<qsizetype>(m_fields.size()); ++i) {
        const QString name = text(i).trimmed();
        const Field &field = m_fields[static_cast<std::size_t>(i)];
        if (name.isEmpty())
            return *(m_error = failAt(field, errors::kCsvNameMissing, { QString::number(i + 1) }));
        if (m_names.contains(name))
            return *(m_error = failAt(field, errors::kCsvNameTwice, { name }));
        m_names.append(name);
    }
    return {};
}

Result<bool> CsvReader::readRow()
{
    Q_ASSERT(!m_names.isEmpty() || m_error);
    if (m_error)
        return *m_error;
    const auto found = readFields();
    if (!found || !*found)
        return found;
    const auto count = static_cast<qsizetype>(m_fields.size());
    if (count != m_names.size()) {
        m_error = failAt(m_fields.front(), errors::kCsvFieldCount,
            { QString::number(count), QString::number(m_names.size()) });
        return *m_error;
    }
    return true;
}

QByteArrayView CsvReader::bytes(qsizetype column) const
{
    const auto index = static_cast<std::size_t>(column);
    const qsizetype begin = m_fields.at(index).begin;
    const qsizetype end = index + 1 < m_fields.size() ? m_fields[index + 1].begin : m_row.size();
    return QByteArrayView(m_row).sliced(begin, end - begin);
}

QString CsvReader::where(qsizetype column) const
{
    const Field &field = m_fields.at(static_cast<std::size_t>(column));
    const QString place = u"%1:%2"_s.arg(field.line).arg(field.column);
    return m_name.isEmpty() ? place : m_name + u':' + place;
}

bool CsvReader::seek(const Position &position)
{
    if (m_device.isSequential() || !m_device.seek(position.offset))
        return false;
    m_block.clear();
    m_used = 0;
    m_offset = position.offset;
    m_line = position.line;
    m_column = 1;
    m_next = position;
    m_hasReadError = false;
    m_error.reset();
    return true;
}

void CsvReader::skipByteOrderMark()
{
    fill();
    if (!m_block.startsWith(kByteOrderMark))
        return;
    m_used = kByteOrderMark.size();
    m_offset += m_used;
    m_next.offset = m_offset;
}

/// The separator that the first line has most of. A line longer than a block is judged by its
/// beginning.
void CsvReader::recogniseSeparator()
{
    qsizetype most = 0;
    for (const char separator : kSeparators) {
        const qsizetype count = countInFirstLine(m_block, separator);
        if (count > most) {
            most = count;
            m_separator = separator;
        }
    }
}

/// One row; false at the end of the file. The row may have any number of fields.
Result<bool> CsvReader::readFields()
{
    m_row.resize(0);
    m_fields.clear();
    if (peek() == kNothing) {
        if (!m_hasReadError)
            return false;
        m_error = fail(errors::kCsvUnreadable, { m_device.errorString() });
        return *m_error;
    }
    for (;;) {
        m_fields.push_back({ .begin = m_row.size(), .line = m_line, .column = m_column });
        if (isTooLong()) {
            m_error = failTooLong();
            return *m_error;
        }
        const auto end = peek() == '"' ? readQuotedField() : readPlainField();
        if (!end) {
            m_error = end.error();
            return *m_error;
        }
        if (const auto checked = checkField(); !checked) {
            m_error = checked.error();
            return *m_error;
        }
        if (*end != End::Field)
            break;
    }
    m_next = { .offset = m_offset, .line = m_line };
    return true;
}

Result<CsvReader::End> CsvReader::readPlainField()
{
    while (!isTooLong()) {
        const int next = peek();
        if (next == '"')
            return fail(errors::kCsvQuoteInside);
        if (next == kNothing || next == '\r' || next == '\n' || next == m_separator)
            return readEnd(errors::kCsvQuoteInside);
        m_row.append(static_cast<char>(next));
        take();
    }
    return failTooLong();
}

Result<CsvReader::End> CsvReader::readQuotedField()
{
    take();
    while (!isTooLong()) {
        const int next = peek();
        if (next == kNothing && !m_hasReadError)
            return failAt(m_fields.back(), errors::kCsvUnclosedQuote);
        if (next == kNothing)
            return fail(errors::kCsvUnreadable, { m_device.errorString() });
        take();
        if (next == '"') {
            if (peek() != '"')
                return readEnd(errors::kCsvTextAfterQuote);
            take();
        }
        m_row.append(static_cast<char>(next));
    }
    return failTooLong();
}

/// What stands behind a field: a separator, the end of the line, or that of the file.
Result<CsvReader::End> CsvReader::readEnd(const ErrorKind &otherwise)
{
    const int next = peek();
    if (next == kNothing && m_hasReadError)
        return fail(errors::kCsvUnreadable, { m_device.errorString() });
    if (next == kNothing)
        return End::File;
    if (next != '\r' && next != '\n' && next != m_separator)
        return fail(otherwise);
    if (next == '\r') {
        const Error lone = fail(errors::kCsvLoneReturn);
        take();
        if (peek() != '\n')
            return lone;
    }
    take();
    return next == m_separator ? End::Field : End::Row;
}

Result<void> CsvReader::checkField() const
{
    const QByteArrayView field = QByteArrayView(m_row).sliced(m_fields.back().begin);
    if (!field.isValidUtf8() || field.contains('\0'))
        return failAt(m_fields.back(), errors::kCsvBadText);
    return {};
}

bool CsvReader::isTooLong() const
{
    return m_row.size() > kMaxRowBytes || m_fields.size() > kMaxFields;
}

/// Reads the next block; false at the end of the file or when it cannot be read.
bool CsvReader::fill()
{
    m_block.resize(kBlockSize);
    qint64 size = 0;
    qint64 got = 0;
    do {
        got = m_device.read(m_block.data() + size, kBlockSize - size);
        size += std::max<qint64>(got, 0);
    } while (got > 0 && size < kBlockSize);
    m_hasReadError = got < 0 && size == 0;
    m_block.resize(size);
    m_used = 0;
    return !m_block.isEmpty();
}

int CsvReader::peek()
{
    if (m_used == m_block.size() && (m_hasReadError || !fill()))
        return kNothing;
    return static_cast<unsigned char>(m_block.at(m_used));
}

void CsvReader::take()
{
    const auto byte = static_cast<unsigned char>(m_block.at(m_used++));
    ++m_offset;
    if (byte == '\n') {
        ++m_line;
        m_column = 1;
    } else if ((byte & 0xc0) != 0x80) { // not the middle of a UTF-8 character
        ++m_column;
    }
}

Error CsvReader::failTooLong() const
{
    return failAt(m_fields.front(), errors::kCsvRowTooLong,
        { QString::number(kMaxRowBytes), QString::number(kMaxFields) });
}

Error CsvReader::fail(const ErrorKind &kind, const QStringList &arguments) const
{
    return failAt({ .line = m_line, .column = m_column }, kind, arguments);
}

Error CsvReader::failAt(
    const Field &field, const ErrorKind &kind, const QStringList &arguments) const
{
    const QString place = u"%1:%2"_s.arg(field.line).arg(field.column);
    return Error(kind, arguments, m_name.isEmpty() ? place : m_name + u':' + place);
}

} // namespace sim
