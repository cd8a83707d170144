// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/duration.h"
#include "core/file/readcontext.h"
#include "core/file/words.h"
#include "core/model/rules.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QVarLengthArray>

#include <limits>

namespace sim {

inline constexpr Microseconds kLongestDuration = std::chrono::hours(24 * 10'000);

/// Reads one object of a profile key by key and reports every value that does not fit.
///
/// Each key that is asked for counts as known; finish() reports the others. A value that is absent
/// or wrong reads as nothing, and a wrong one has been reported.
class ObjectReader
{
public:
    /// Reports when \a value is no object. \a place must outlive the reader.
    ObjectReader(ReadContext &context, const QJsonValue &value, const JsonPlace &place);

    bool isObject() const { return m_isObject; }

    ReadContext &context() const { return m_context; }

    const JsonPlace &place() const { return m_place; }

    JsonPlace at(QLatin1StringView key) const { return m_place.at(key); }

    /// The value as it is, undefined when absent.
    QJsonValue take(QLatin1StringView key);

    std::optional<QString> text(QLatin1StringView key);
    std::optional<QString> filledText(QLatin1StringView key); ///< not empty
    std::optional<QString> textOrNull(QLatin1StringView key); ///< null reads as absent
    std::optional<bool> boolean(QLatin1StringView key);
    std::optional<double> number(QLatin1StringView key,
        double lowest = std::numeric_limits<double>::lowest(),
        double highest = std::numeric_limits<double>::max());
    std::optional<qint64> integer(QLatin1StringView key, qint64 lowest, qint64 highest);
    std::optional<quint64> seed(QLatin1StringView key); ///< large ones as text
    std::optional<Microseconds> duration(
        QLatin1StringView key, Microseconds lowest = {}, Microseconds highest = kLongestDuration);
    std::optional<double> percent(QLatin1StringView key); ///< `20%`, 0 to 100
    std::optional<QStringList> textList(QLatin1StringView key);
    std::optional<QJsonObject> object(QLatin1StringView key);
    std::optional<QJsonArray> array(QLatin1StringView key);

    template <typename Enum, std::size_t size>
    std::optional<Enum> word(QLatin1StringView key, const Words<Enum, size> &words)
    {
        const std::optional<QString> given = text(key);
        if (!given)
            return {};
        const std::optional<Enum> value = words.value(*given);
        if (!value)
            failWord(key, *given, words.names());
        return value;
    }

    void failWord(QLatin1StringView key, const QString &given, const QStringList &known);
    void failMissing(QLatin1StringView key, const QString &form);

    /// Reports keys that nobody asked for; in a file of a newer format it keeps them.
    void finish();

private:
    std::optional<QString> checkedText(QLatin1StringView key, const QJsonValue &value);
    void failType(QLatin1StringView key, const QJsonValue &found, const QString &wanted);
    QStringList knownKeys() const;
    bool isKnown(const QString &key) const;
    void keepUnknown();

    ReadContext &m_context;
    const JsonPlace &m_place;
    QJsonObject m_object;
    bool m_isObject;
    QVarLengthArray<QLatin1StringView, 24> m_known;
};

/// A JSON value by name, for errors: "a number", "an empty object".
QString jsonTypeText(const QJsonValue &value);

/// Whether a text may be the id of an endpoint, type or device.
bool isProfileId(QStringView text);

/// The number of a percentage, `12.5%`: digits, a dot and the sign, not negative. Nothing for other
/// texts, such as those that Qt would read too: ` 5%`, `+5%`, `1e1%`.
std::optional<double> percentIn(QStringView text);

/// Texts of a profile are at most this long (reliability, section 3).
inline constexpr qsizetype kMaxTextLength = 64 * 1024;

} // namespace sim
