// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/routereader.h"

#include "core/base/jsontext.h"
#include "core/source/routeerrors.h"

#include <QtCore/QIODevice>
#include <QtCore/QJsonArray>
#include <QtCore/QXmlStreamReader>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    using Points = std::vector<GeoPosition>;

    constexpr qint64 kMostBytes = 16 * 1024 * 1024;
    constexpr std::size_t kMostPoints = 100'000;

    bool isOnEarth(const GeoPosition &position)
    {
        return std::abs(position.lat) <= 90 && std::abs(position.lon) <= 180;
    }

    class GpxReader
    {
    public:
        GpxReader(const QByteArray &text, QString name)
            : m_xml(text)
            , m_name(std::move(name))
        {
        }

        Result<Points> read()
        {
            if (m_xml.readNextStartElement() && m_xml.name() != "gpx"_L1)
                return fail(errors::kRouteIsNoGpx, { m_xml.name().toString().left(80) });
            while (!m_xml.atEnd() && !m_error) {
                m_xml.readNext();
                if (m_xml.isStartElement())
                    enter(m_xml.name());
            }
            if (m_error)
                return *m_error;
            if (m_xml.hasError())
                return fail(errors::kRouteBadXml, { m_xml.errorString() });
            return m_track.empty() ? std::move(m_route) : std::move(m_track);
        }

    private:
        void enter(QStringView element)
        {
            const bool isTrack = element == "trkpt"_L1;
            if (!isTrack && element != "rtept"_L1) {
                if (element == "ele"_L1 && m_last != nullptr)
                    readHeight();
                else if (element == "wpt"_L1)
                    m_last = nullptr;
                return;
            }
            Points &points = isTrack ? m_track : m_route;
            bool hasLat = false;
            bool hasLon = false;
            const GeoPosition position { .lat
                = m_xml.attributes().value("lat"_L1).toDouble(&hasLat),
                .lon = m_xml.attributes().value("lon"_L1).toDouble(&hasLon),
                .alt = {} };
            if (!hasLat || !hasLon || !isOnEarth(position))
                m_error = fail(errors::kRouteBadPoint);
            else if (points.size() == kMostPoints)
                m_error = fail(errors::kRouteTooLong, { QString::number(kMostPoints) });
            points.push_back(position);
            m_last = &points;
        }

        void readHeight()
        {
            bool isNumber = false;
            const double height = m_xml.readElementText().toDouble(&isNumber);
            if (isNumber)
                m_last->back().alt = height;
            else if (!m_xml.hasError())
                m_error = fail(errors::kRouteBadPoint);
        }

        Error fail(const ErrorKind &kind, const QStringList &arguments = {}) const
        {
            return Error(kind, arguments,
                u"%1:%2:%3"_s.arg(m_name).arg(m_xml.lineNumber()).arg(m_xml.columnNumber() + 1));
        }

        QXmlStreamReader m_xml;
        QString m_name;
        Points m_track;
        Points m_route;
        Points *m_last = nullptr; ///< whose last point an elevation belongs to
        std::optional<Error> m_error;
    };

    class GeoJsonReader
    {
    public:
        explicit GeoJsonReader(const JsonText &text)
            : m_text(text)
        {
        }

        Result<Points> read()
        {
            add(m_text.root().toObject(), {}, 0);
            return m_error ? Result<Points>(*m_error) : Result<Points>(std::move(m_points));
        }

    private:
        void add(const QJsonObject &object, const QString &pointer, int depth)
        {
            constexpr int kDeepest = 8;
            if (depth > kDeepest)
                return;
            const QString type = object.value("type"_L1).toString();
            for (const QString &list : { u"features"_s, u"geometries"_s }) {
                const QJsonArray items = object.value(list).toArray();
                for (qsizetype i = 0; i < items.size(); ++i)
                    add(items.at(i).toObject(), below(pointer + u'/' + list, i), depth + 1);
            }
            if (type == "Feature"_L1)
                add(object.value("geometry"_L1).toObject(), pointer + u"/geometry"_s, depth + 1);
            const QJsonArray coordinates = object.value("coordinates"_L1).toArray();
            const QString place = pointer + u"/coordinates"_s;
            if (type == "LineString"_L1)
                addLine(coordinates, place);
            for (qsizetype i = 0; type == "MultiLineString"_L1 && i < coordinates.size(); ++i)
                addLine(coordinates.at(i).toArray(), below(place, i));
        }

        /// RFC 7946: longitude first.
        void addLine(const QJsonArray &line, const QString &pointer)
        {
            for (qsizetype i = 0; i < line.size() && !m_error; ++i) {
                const QJsonArray numbers = line.at(i).toArray();
                const bool hasNumbers = numbers.at(0).isDouble() && numbers.at(1).isDouble();
                const GeoPosition position { .lat = numbers.at(1).toDouble(),
                    .lon = numbers.at(0).toDouble(),
                    .alt = numbers.at(2).isDouble() ? std::optional(numbers.at(2).toDouble())
                                                    : std::nullopt };
                if (!hasNumbers || !isOnEarth(position))
                    m_error = Error(errors::kRouteBadPair, {}, m_text.where(below(pointer, i)));
                else if (m_points.size() == kMostPoints)
                    m_error = Error(errors::kRouteTooLong, { QString::number(kMostPoints) },
                        m_text.where(below(pointer, i)));
                m_points.push_back(position);
            }
        }

        static QString below(const QString &pointer, qsizetype index)
        {
            return pointer + u'/' + QString::number(index);
        }

        const JsonText &m_text;
        Points m_points;
        std::optional<Error> m_error;
    };

    Result<Points> readAny(const QByteArray &text, const QString &name)
    {
        const QByteArray begin = text.left(1024).trimmed();
        if (begin.startsWith('<') || begin.startsWith("\xef\xbb\xbf<"))
            return GpxReader(text, name).read();
        if (!begin.startsWith('{'))
            return Error(errors::kRouteUnknownFormat, {}, name);
        const auto json = JsonText::parse(text, name);
        return json ? GeoJsonReader(*json).read() : json.error();
    }

} // namespace

Result<std::vector<GeoPosition>> readRoute(QIODevice &device, const QString &name)
{
    const QByteArray text = device.read(kMostBytes + 1);
    if (text.size() > kMostBytes)
        return Error(errors::kRouteTooLarge, { QString::number(kMostBytes / 1024 / 1024) }, name);
    auto points = readAny(text, name);
    if (points && points->size() < 2)
        return Error(errors::kRouteTooShort, { QString::number(points->size()) }, name);
    return points;
}

} // namespace sim
