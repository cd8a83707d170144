// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/import/sourceproposal.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// What a number is like that is called so, or measures so: where it stays and how it moves.
    struct NumberHint
    {
        const char *words; ///< regular expression for names, without case
        const char *measurement; ///< word of the contract, or empty
        double mean;
        double stdDev;
        const char *relaxationTime;
        int decimals;
        std::optional<double> lowest = {};
        std::optional<double> highest = {};
    };

    // The first that fits counts: narrow ones stand before wide ones.
    constexpr std::array kNumberHints {
        NumberHint { "humid|moisture|\\brh\\b", "relativeHumidity", 45, 3, "20m", 1, 0, 100 },
        NumberHint { "dew ?point", "", 9, 0.8, "30m", 1 },
        NumberHint { "temp|freezer|fridge", "temperature", 21, 0.6, "15m", 1 },
        NumberHint { "co2", "", 620, 60, "10m", 0, 350 },
        NumberHint { "pressure|\\bbaro", "pressure", 1013, 1.5, "1h", 1, 0 },
        NumberHint { "rssi|signal|\\bsnr\\b", "", -74, 5, "1m", 0, -120, 0 },
        NumberHint { "volt", "", 230, 1.5, "2m", 1, 0 },
        NumberHint { "current|ampere|\\bamps?\\b", "electricity", 4.2, 0.7, "1m", 2, 0 },
        NumberHint { "power|watt|load", "", 1200, 160, "3m", 0, 0 },
        NumberHint { "freq|\\bhz\\b", "", 50, 0.02, "1m", 3, 0 },
        NumberHint { "rpm|rotation", "", 1480, 12, "1m", 0, 0 },
        NumberHint { "vibration|accel", "acceleration", 0.4, 0.12, "10s", 2, 0 },
        NumberHint { "speed|velocity|wind", "speed", 38, 9, "2m", 1, 0 },
        NumberHint { "noise|sound|decibel", "soundsLevel", 46, 4, "1m", 1, 0 },
        NumberHint { "lux|light|illumin|bright", "light", 420, 60, "10m", 0, 0 },
        NumberHint { "flow", "", 12, 1.5, "2m", 2, 0 },
        NumberHint { "weight|mass", "weight", 250, 6, "10m", 1, 0 },
        NumberHint { "distance|height|depth|length", "lengthDistance", 2.4, 0.2, "10m", 2, 0 },
        NumberHint { "\\bph\\b", "", 7.1, 0.1, "1h", 2, 0, 14 },
        NumberHint { "level|fill|percent|ratio", "percentage", 62, 5, "30m", 1, 0, 100 },
    };

    /// A name in words: `frontDoor_open` -> `front door open`.
    QString words(const PlatformProperty &property)
    {
        static const QRegularExpression hump(u"([a-z0-9])([A-Z])"_s);
        static const QRegularExpression marks(u"[._\\-]+"_s);
        QString text = property.definition.id + u' ' + property.definition.title;
        text.replace(hump, u"\\1 \\2"_s);
        text.replace(marks, u" "_s);
        return text.toLower();
    }

    bool isCalled(const QString &name, const char *pattern)
    {
        return QRegularExpression(QString::fromLatin1(pattern)).match(name).hasMatch();
    }

    const NumberHint *hintFor(const PlatformProperty &property, const QString &name)
    {
        // What is measured was chosen from a list; a name was typed by somebody.
        for (const NumberHint &hint : kNumberHints) {
            if (*hint.measurement != '\0'
                && property.measurement == QLatin1StringView(hint.measurement))
                return &hint;
        }
        for (const NumberHint &hint : kNumberHints) {
            if (isCalled(name, hint.words))
                return &hint;
        }
        return nullptr;
    }

    /// Rounded to two figures: a proposal is read by people.
    double rounded(double value)
    {
        if (value == 0 || !std::isfinite(value))
            return value;
        const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 1);
        return std::round(value / unit) * unit;
    }

    SourceProposal wandering(const PlatformProperty &property, const NumberHint *hint)
    {
        const Boundaries &limits = property.definition.boundaries;
        NumberHint law = hint != nullptr ? *hint : NumberHint { "", "", 20, 1, "5m", 2 };
        const std::optional<double> lowest = limits.min ? limits.min : law.lowest;
        const std::optional<double> highest = limits.max ? limits.max : law.highest;
        if (lowest && highest) {
            const double span = *highest - *lowest;
            constexpr double kMargin = 0.1; ///< of the span, so that values stay away from its ends
            if (hint == nullptr || law.mean < *lowest + kMargin * span
                || law.mean > *highest - kMargin * span)
                law.mean = *lowest + span / 2;
            law.stdDev = hint == nullptr ? rounded(span / 10) : std::min(law.stdDev, span / 10);
        } else if (lowest && law.mean - 2 * law.stdDev < *lowest) {
            law.mean = *lowest + 4 * law.stdDev;
        } else if (highest && law.mean + 2 * law.stdDev > *highest) {
            law.mean = *highest - 4 * law.stdDev;
        }
        QJsonObject parameters { { u"mean"_s, law.mean }, { u"stdDev"_s, law.stdDev },
            { u"relaxationTime"_s, QString::fromLatin1(law.relaxationTime) } };
        if (lowest)
            parameters.insert(u"min"_s, *lowest);
        if (highest)
            parameters.insert(u"max"_s, *highest);
        return { .source = { u"meanReverting"_s, parameters },
            .modifiers = {},
            .decimals = law.decimals,
            .sampleEvery = {} };
    }

    SourceProposal numberProposal(const PlatformProperty &property, const QString &name)
    {
        const Boundaries &limits = property.definition.boundaries;
        const bool isPercent = limits.max.value_or(100) >= 100 && limits.min.value_or(0) <= 0;
        if (isCalled(name, "batter|\\bsoc\\b") && !isCalled(name, "volt|temp") && isPercent) {
            return {
                .source = { u"battery"_s, {} }, .modifiers = {}, .decimals = 1, .sampleEvery = 1min
            };
        }
        const bool isCounting
            = isCalled(name, "count|total|pulse|odometer|mileage|energy|consum|\\bk?wh\\b");
        if (isCounting && !limits.max && limits.min.value_or(0) <= 0) {
            return {
                .source = { u"counter"_s, {} }, .modifiers = {}, .decimals = 0, .sampleEvery = {}
            };
        }
        return wandering(property, hintFor(property, name));
    }

    SourceSpec switching(
        const QJsonValue &on, const QJsonValue &off, const QString &meanOn, const QString &meanOff)
    {
        return { u"telegraph"_s,
            { { u"meanOn"_s, meanOn }, { u"meanOff"_s, meanOff },
                { u"values"_s, QJsonArray { on, off } } } };
    }

    SourceProposal booleanProposal(const QString &name)
    {
        SourceProposal proposal { .source = switching(true, false, u"5m"_s, u"5m"_s),
            .modifiers = {},
            .decimals = {},
            .sampleEvery = {},
            .isReportedOnChange = true };
        if (isCalled(name, "alarm|fault|error|leak|fail|smoke|tamper|warning"))
            proposal.source = switching(true, false, u"30s"_s, u"1h"_s);
        else if (isCalled(name, "door|open|window|lid"))
            proposal.source = switching(true, false, u"40s"_s, u"15m"_s);
        else if (isCalled(name, "motion|presence|occup"))
            proposal.source = switching(true, false, u"2m"_s, u"10m"_s);
        else if (isCalled(name, "run|\\bon\\b|active|enabled|pump|compressor|heat|relay"))
            proposal.source = switching(true, false, u"10m"_s, u"5m"_s);
        return proposal;
    }

    SourceProposal enumProposal(const PlatformProperty &property)
    {
        const QList<Value> &set = property.definition.boundaries.set;
        SourceProposal proposal { .source = {},
            .modifiers = {},
            .decimals = {},
            .sampleEvery = 30s,
            .isReportedOnChange = true };
        if (set.size() == 2) {
            proposal.sampleEvery.reset();
            proposal.source = switching(toJson(set.at(1)), toJson(set.at(0)), u"1m"_s, u"10m"_s);
            return proposal;
        }
        QJsonArray values;
        QJsonArray weights;
        for (const Value &value : set) {
            values.append(toJson(value));
            weights.append(weights.isEmpty() ? 2 * static_cast<int>(set.size()) : 1);
        }
        if (values.isEmpty())
            proposal.source = { u"constant"_s, { { u"value"_s, u"unknown"_s } } };
        else
            proposal.source
                = { u"choice"_s, { { u"values"_s, values }, { u"weights"_s, weights } } };
        return proposal;
    }

    SourceProposal textProposal(const PlatformProperty &property, const QString &name)
    {
        SourceProposal proposal { .source = { u"constant"_s, {} },
            .modifiers = {},
            .decimals = {},
            .sampleEvery = 1h,
            .isReportedOnChange = true };
        const qint64 size = property.definition.boundaries.size.value_or(1024);
        constexpr qint64 kUuidSize = 36;
        if (isCalled(name, "uuid|guid") && size >= kUuidSize) {
            proposal.source = { u"uuid"_s, {} };
        } else if (isCalled(name, "serial|\\bsn\\b") && size >= 12) {
            proposal.source = { u"pattern"_s, { { u"mask"_s, u"SN-####-????"_s } } };
        } else if (isCalled(name, "time|date")) {
            proposal.source = { u"timestamp"_s, {} };
            proposal.sampleEvery = 1min;
        } else {
            const QString text
                = isCalled(name, "version|firmware|\\bfw\\b") ? u"1.0.0"_s : u"text"_s;
            proposal.source.parameters.insert(u"value"_s, text.left(size));
        }
        return proposal;
    }

    SourceProposal waypointProposal(const PlatformProperty &property)
    {
        constexpr double kLat = 41.0151; // somewhere: the place of the documentation's example
        constexpr double kLon = 28.9795;
        SourceProposal proposal { .source
            = { u"geoWander"_s, { { u"lat"_s, kLat }, { u"lon"_s, kLon } } },
            .modifiers = {},
            .decimals = {},
            .sampleEvery = 10s };
        if (const std::optional<Geofence> &fence = property.definition.boundaries.fence;
            fence && fence->isInside) {
            constexpr double kMargin = 0.8; ///< of the radius
            proposal.source.parameters = { { u"lat"_s, fence->lat }, { u"lon"_s, fence->lon },
                { u"radius"_s, std::max(1.0, std::floor(fence->radius * 1000 * kMargin)) } };
        }
        return proposal;
    }

    SourceProposal constantProposal(const QJsonValue &value)
    {
        return { .source = { u"constant"_s, { { u"value"_s, value } } },
            .modifiers = {},
            .decimals = {},
            .sampleEvery = 1min,
            .isReportedOnChange = true };
    }

} // namespace

SourceProposal proposedSource(const PlatformProperty &property)
{
    const QString name = words(property);
    switch (property.definition.type) {
    case PropertyType::Number:
        return numberProposal(property, name);
    case PropertyType::Boolean:
        return booleanProposal(name);
    case PropertyType::Enum:
        return enumProposal(property);
    case PropertyType::String:
        return textProposal(property, name);
    case PropertyType::Waypoint:
        return waypointProposal(property);
    case PropertyType::Object:
        return constantProposal(QJsonObject { { u"state"_s, u"ok"_s } });
    case PropertyType::Blob:
        return constantProposal(u"AAECAw=="_s);
    }
    Q_UNREACHABLE();
}

} // namespace sim
