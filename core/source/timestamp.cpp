// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/timestamp.h"

#include "core/base/timetext.h"
#include "core/source/worlderrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum class Form { Iso, Date, Time, EpochSeconds, EpochMilliseconds };

    class Timestamp final : public Source
    {
    public:
        Timestamp(Form form, QTimeZone zone, PropertyType type)
            : m_form(form)
            , m_zone(std::move(zone))
            , m_type(type)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            const WallTime time = wireTime(tick.time);
            if (m_type == PropertyType::Number) {
                const double micros = static_cast<double>(time.time_since_epoch().count());
                return m_form == Form::EpochSeconds ? micros / 1e6 : micros / 1e3;
            }
            return text(time);
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Timestamp>(*this);
        }

    private:
        QString text(WallTime time) const
        {
            const qint64 millis = std::chrono::floor<Milliseconds>(time.time_since_epoch()).count();
            switch (m_form) {
            case Form::EpochSeconds:
                return QString::number(millis / 1000);
            case Form::EpochMilliseconds:
                return QString::number(millis);
            case Form::Iso:
                if (m_zone == QTimeZone::utc())
                    return formatTime(time);
                return local(millis).toString(Qt::ISODateWithMs);
            case Form::Date:
                return local(millis).date().toString(Qt::ISODate);
            case Form::Time:
                return local(millis).time().toString(u"HH:mm:ss"_s);
            }
            Q_UNREACHABLE();
        }

        QDateTime local(qint64 millis) const
        {
            const QDateTime zoned = QDateTime::fromMSecsSinceEpoch(millis, m_zone);
            // With the offset as a number: names of zones are not ISO 8601.
            return zoned.toOffsetFromUtc(zoned.offsetFromUtc());
        }

        Form m_form;
        QTimeZone m_zone;
        PropertyType m_type;
    };

    Form formOf(const QString &word, PropertyType type)
    {
        if (word == "auto"_L1)
            return type == PropertyType::Number ? Form::EpochSeconds : Form::Iso;
        if (word == "iso"_L1)
            return Form::Iso;
        if (word == "date"_L1)
            return Form::Date;
        if (word == "time"_L1)
            return Form::Time;
        return word == "epochSeconds"_L1 ? Form::EpochSeconds : Form::EpochMilliseconds;
    }

} // namespace

KindDescription timestampDescription()
{
    return {
        .kind = u"timestamp"_s,
        .title = QCoreApplication::translate("Source", "Timestamp"),
        .help = QCoreApplication::translate(
            "Source", "The time of the sample as a value: the device's own clock."),
        .parameters = {
            { .name = u"format"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Format"),
                .help = QCoreApplication::translate("Source",
                    "ISO 8601, its date or time alone, or seconds or milliseconds since 1970; auto: "
                    "ISO for texts and seconds for numbers."),
                .unit = {},
                .defaultValue = u"auto"_s,
                .choices = { u"auto"_s, u"iso"_s, u"date"_s, u"time"_s, u"epochSeconds"_s,
                    u"epochMilliseconds"_s } },
            { .name = u"zone"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Time zone"),
                .help = QCoreApplication::translate(
                    "Source", "A name such as UTC or Europe/Istanbul; for ISO, date and time."),
                .unit = {},
                .defaultValue = u"UTC"_s },
        },
        .types = { PropertyType::String, PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeTimestamp(const Parameters &parameters, PropertyType type)
{
    const QString word = parameters.text("format"_L1);
    const Form form = formOf(word, type);
    const bool isNumber = form == Form::EpochSeconds || form == Form::EpochMilliseconds;
    if (type == PropertyType::Number && !isNumber)
        return Error(errors::kFormatIsText, { u"timestamp"_s, word });
    const QString name = parameters.text("zone"_L1);
    const QTimeZone zone = name == "UTC"_L1 ? QTimeZone::utc() : QTimeZone(name.toUtf8());
    if (!zone.isValid())
        return Error(errors::kUnknownZone, { name });
    return std::unique_ptr<Source>(std::make_unique<Timestamp>(form, zone, type));
}

} // namespace sim
