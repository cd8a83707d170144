// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/recording.h"

#include "core/source/worlderrors.h"

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Recording>> Recording::open(
    const RecordingPlan &plan, const SourceFiles &files)
{
    auto device = files.open(plan.file);
    if (!device)
        return device.error();
    std::unique_ptr<Recording> recording(new Recording(plan, files, std::move(device).value()));
    if (const auto header = recording->readHeader(); !header)
        return header.error();
    return recording;
}

Recording::Recording(
    const RecordingPlan &plan, const SourceFiles &files, std::unique_ptr<QIODevice> device)
    : m_plan(plan)
    , m_files(files)
    , m_device(std::move(device))
    , m_reader(*m_device, plan.file)
{
}

Result<void> Recording::readHeader()
{
    if (auto header = m_reader.readHeader(); !header)
        return header;
    const auto time = column(m_plan.timeColumn);
    if (!time)
        return time.error();
    const auto value = column(m_plan.valueColumn);
    if (!value)
        return value.error();
    m_timeColumn = *time;
    m_valueColumn = *value;
    m_firstRow = m_reader.position();
    return {};
}

Result<qsizetype> Recording::column(const QString &name) const
{
    const qsizetype found = m_reader.columnOf(name);
    if (found >= 0)
        return found;
    return Error(errors::kNoColumn, { name, m_reader.names().join(u", "_s).left(400) },
        m_plan.file + u":1"_s);
}

Result<std::optional<RecordedValue>> Recording::next()
{
    const auto found = m_reader.readRow();
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<RecordedValue>();
    const auto time = readTime();
    if (!time)
        return time.error();
    auto value = readValue();
    if (!value)
        return value.error();
    return std::optional(RecordedValue { .time = *time, .value = std::move(*value) });
}

Result<WallTime> Recording::readTime()
{
    const QString text = m_reader.text(m_timeColumn);
    const auto found = readTimeOfAnyForm(text, m_plan.zone);
    if (!found || (m_form && *m_form != found->form)) {
        return Error(errors::kBadRecordedTime, { text.left(80) }, m_reader.where(m_timeColumn));
    }
    if (m_last && found->time < *m_last)
        return Error(errors::kTimeGoesBack, { text.left(80) }, m_reader.where(m_timeColumn));
    m_form = found->form;
    m_last = found->time;
    return found->time;
}

Result<Value> Recording::readValue() const
{
    const QString text = m_reader.text(m_valueColumn);
    const QString trimmed = text.trimmed();
    const bool isGap = trimmed.isEmpty() || trimmed.compare("null"_L1, Qt::CaseInsensitive) == 0
        || trimmed == "NA"_L1 || trimmed.compare("nan"_L1, Qt::CaseInsensitive) == 0;
    if (isGap)
        return Value();
    const bool isText = m_plan.type != PropertyType::Number && m_plan.type != PropertyType::Boolean;
    if (auto value = parsed(isText ? text : trimmed))
        return *value;
    return Error(errors::kBadRecordedValue, { text.left(80), typeName(m_plan.type) },
        m_reader.where(m_valueColumn));
}

std::optional<Value> Recording::parsed(const QString &text) const
{
    if (m_plan.type == PropertyType::Number) {
        QString number = text;
        if (m_reader.separator() != ',')
            number.replace(u',', u'.');
        bool isNumber = false;
        const double value = number.toDouble(&isNumber);
        return isNumber && std::isfinite(value) ? std::optional<Value>(value) : std::nullopt;
    }
    if (m_plan.type != PropertyType::Boolean)
        return text;
    const QString word = text.toLower();
    if (word == "true"_L1 || word == "1"_L1 || word == "on"_L1 || word == "yes"_L1)
        return Value(true);
    if (word == "false"_L1 || word == "0"_L1 || word == "off"_L1 || word == "no"_L1)
        return Value(false);
    return {};
}

bool Recording::rewind()
{
    m_last.reset();
    return m_reader.seek(m_firstRow);
}

Result<std::unique_ptr<Recording>> Recording::copy() const
{
    auto other = open(m_plan, m_files);
    if (!other)
        return other;
    if (!(*other)->m_reader.seek(m_reader.position())) {
        return Error(
            errors::kSourceFileUnreadable, { m_plan.file, (*other)->m_device->errorString() });
    }
    (*other)->m_form = m_form;
    (*other)->m_last = m_last;
    return other;
}

} // namespace sim
