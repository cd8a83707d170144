// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/learn/learnedfile.h"

#include "core/file/fileerrors.h"
#include "core/learn/csvrecording.h"
#include "core/pipeline/devicepipeline.h"
#include "core/traffic/chartedvalue.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr std::size_t kMostRows = 200'000; ///< of readRecording()
    constexpr qsizetype kDrawn = 1200; ///< points of a curve: a few for each pixel
    constexpr int kReadShare = 60; ///< percent of the work that reading is

    /// A file that says how far it is read, and that can be stopped.
    class WatchedFile final : public QFile
    {
    public:
        WatchedFile(const QString &path, const std::atomic_bool &isCancelled,
            const std::function<void(int)> &progress)
            : QFile(path)
            , m_isCancelled(isCancelled)
            , m_progress(progress)
        {
        }

    protected:
        qint64 readData(char *data, qint64 size) override
        {
            if (m_isCancelled)
                return -1;
            const qint64 got = QFile::readData(data, size);
            m_read += std::max<qint64>(got, 0);
            const auto percent
                = static_cast<int>(m_read * kReadShare / std::max<qint64>(this->size(), 1));
            if (percent > m_percent)
                m_progress(m_percent = percent);
            return got;
        }

    private:
        const std::atomic_bool &m_isCancelled;
        const std::function<void(int)> &m_progress;
        qint64 m_read = 0;
        int m_percent = 0;
    };

    /// Lowest and highest point of each part, so that a thinned curve has the outline of the whole.
    QList<QPointF> thinned(const QList<QPointF> &points)
    {
        if (points.size() <= kDrawn)
            return points;
        QList<QPointF> kept;
        const qsizetype parts = kDrawn / 2;
        const auto isLower = [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); };
        for (qsizetype part = 0; part < parts; ++part) {
            const auto from = points.begin() + points.size() * part / parts;
            const auto to = points.begin() + points.size() * (part + 1) / parts;
            const auto [low, high] = std::minmax_element(from, to, isLower);
            kept.append(*std::min(low, high));
            kept.append(*std::max(low, high));
        }
        return kept;
    }

    double seconds(Microseconds time)
    {
        return static_cast<double>(time.count()) / 1e6;
    }

    Value valueOf(const QString &text, PropertyType type)
    {
        if (type == PropertyType::Boolean)
            return text.trimmed().compare("true"_L1, Qt::CaseInsensitive) == 0;
        if (type == PropertyType::Number)
            return text.trimmed().toDouble();
        return text;
    }

    QList<QPointF> originalCurve(const RecordedTexts &column, const PropertyDefinition &definition)
    {
        QList<QPointF> points;
        for (std::size_t i = 0; i < column.values.size(); ++i) {
            if (const auto y = chartedValue(definition, valueOf(column.values[i], definition.type)))
                points.append({ seconds(column.times[i]), *y });
        }
        return thinned(points);
    }

    QList<QPointF> generatedCurve(const RecordedTexts &column, const LearnedProperty &learned)
    {
        ResolvedProperty property;
        property.definition = learned.definition;
        property.source = learned.source;
        property.modifiers = learned.modifiers;
        property.schedule = { .sampleEvery = learned.sampleEvery, .jitter = {} };
        ResolvedDevice device;
        device.id = u"learned"_s;
        device.properties = { property };
        const WallTime begin = column.begin.value_or(WallTime {}) + column.times.front();
        const auto made
            = previewCurve(device, property.id(), 1, begin, static_cast<int>(column.values.size()));
        QList<QPointF> points;
        if (!made)
            return points;
        for (const DataPoint &point : *made) {
            if (const auto y = chartedValue(property.definition, point.value))
                points.append({ seconds(column.times.front() + (point.time - begin)), *y });
        }
        return thinned(points);
    }

    LearnedColumn learnColumn(const RecordedTexts &column)
    {
        LearnedColumn result;
        result.header = column.header;
        const Result<LearnedProperty> learned = learn(column);
        if (!learned) {
            result.problem = learned.error().message();
            return result;
        }
        result.learned = *learned;
        result.original = originalCurve(column, learned->definition);
        result.generated = generatedCurve(column, *learned);
        return result;
    }

} // namespace

Result<LearnedFile> learnFile(const QString &path, const std::atomic_bool &isCancelled,
    const std::function<void(int)> &progress)
{
    WatchedFile file(path, isCancelled, progress);
    if (!file.open(QIODevice::ReadOnly))
        return Error(errors::kCannotRead, { file.errorString() }, path);
    const Result<QList<RecordedTexts>> columns = readRecording(file, QFileInfo(path).fileName());
    if (!columns)
        return columns.error();
    LearnedFile result { .name = QFileInfo(path).completeBaseName(), .columns = {} };
    for (const RecordedTexts &column : *columns) {
        if (isCancelled)
            break;
        result.isCut = result.isCut || column.values.size() >= kMostRows;
        result.columns.append(learnColumn(column));
        progress(kReadShare
            + static_cast<int>((100 - kReadShare) * result.columns.size() / columns->size()));
    }
    return result;
}

Profile profileOfColumns(const QString &name, const QList<LearnedColumn> &columns)
{
    DeviceType type;
    type.id = u"learned"_s;
    type.name = name;
    type.endpoint = u"connio"_s;
    for (const LearnedColumn &column : columns) {
        if (!column.learned)
            continue;
        constexpr qsizetype kLongestStem = 60;
        Property property = column.learned->toProperty();
        const QString id = property.id();
        for (int n = 2; type.property(property.id()) != nullptr; ++n)
            property.definition.id = id.left(kLongestStem) + u'_' + QString::number(n);
        type.properties.append(property);
    }
    Profile profile;
    profile.name = name;
    profile.endpoints = { connioEndpoint() };
    profile.endpoints.first().id = type.endpoint;
    profile.deviceTypes = { type };
    Device device;
    device.id = u"learned"_s;
    device.type = type.id;
    device.name = name;
    device.deviceId = u"_dev_000000000000000001"_s;
    device.credentials.secretRef = u"keychain:learned"_s;
    profile.devices = { device };
    return profile;
}

} // namespace sim
