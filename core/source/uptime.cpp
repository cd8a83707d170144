// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/uptime.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Uptime final : public Source
    {
    public:
        Uptime(Microseconds initial, double unit, PropertyType type)
            : m_initial(initial)
            , m_unit(unit)
            , m_type(type)
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            if (m_isRestarted) {
                m_initial = -tick.sinceStart;
                m_isRestarted = false;
            }
            const Microseconds up = m_initial + tick.sinceStart;
            if (m_type == PropertyType::String)
                return text(std::chrono::floor<std::chrono::seconds>(up).count());
            return static_cast<double>(up.count()) / m_unit;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Uptime>(*this); }

        void restart() override { m_isRestarted = true; }

    private:
        static QString text(qint64 seconds)
        {
            const auto two
                = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QLatin1Char('0')); };
            return u"%1 d %2:%3:%4"_s.arg(seconds / 86'400)
                .arg(two(seconds / 3600 % 24), two(seconds / 60 % 60), two(seconds % 60));
        }

        Microseconds m_initial; ///< at the start of the run, as if it had been on since
        double m_unit; ///< microseconds
        PropertyType m_type;
        bool m_isRestarted = false;
    };

    double unitOf(const QString &word)
    {
        if (word == "milliseconds"_L1)
            return 1e3;
        if (word == "minutes"_L1)
            return 6e7;
        if (word == "hours"_L1)
            return 3.6e9;
        return word == "days"_L1 ? 8.64e10 : 1e6;
    }

} // namespace

KindDescription uptimeDescription()
{
    return {
        .kind = u"uptime"_s,
        .title = QCoreApplication::translate("Source", "Uptime"),
        .help = QCoreApplication::translate("Source",
            "How long the device has been on: a number, or a text such as 3 d 04:05:06."),
        .parameters = {
            { .name = u"format"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Format"),
                .help = QCoreApplication::translate(
                    "Source", "The unit of a number; texts always show days and time."),
                .unit = {},
                .defaultValue = u"seconds"_s,
                .choices = { u"milliseconds"_s, u"seconds"_s, u"minutes"_s, u"hours"_s,
                    u"days"_s } },
            { .name = u"initial"_s,
                .type = ParameterType::Duration,
                .title = QCoreApplication::translate("Source", "At the start"),
                .help = QCoreApplication::translate(
                    "Source", "How long it has been on when the run starts."),
                .unit = {},
                .defaultValue = u"0s"_s,
                .minimum = 0 },
        },
        .types = { PropertyType::Number, PropertyType::String },
    };
}

Result<std::unique_ptr<Source>> makeUptime(const Parameters &parameters, PropertyType type)
{
    return std::unique_ptr<Source>(std::make_unique<Uptime>(
        parameters.duration("initial"_L1), unitOf(parameters.text("format"_L1)), type));
}

} // namespace sim
