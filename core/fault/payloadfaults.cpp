// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fault/payloadfaults.h"

#include "core/feed/topics.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr double kLargest = 4 * 1024 * 1024; // bytes

    QString translated(const char *text)
    {
        return QCoreApplication::translate("Fault", text);
    }

    class WrongCase final : public Fault
    {
    public:
        explicit WrongCase(const Parameters &) { }

        void spoilPoint(DataPoint &point) const override
        {
            point.property = point.property.toUpper();
        }
    };

    class UnknownProperty final : public Fault
    {
    public:
        explicit UnknownProperty(const Parameters &parameters)
            : m_name(parameters.text("name"_L1))
        {
        }

        void spoilPoint(DataPoint &point) const override { point.property = m_name; }

    private:
        QString m_name;
    };

    class MalformedJson final : public Fault
    {
    public:
        explicit MalformedJson(const Parameters &parameters)
            : m_part(parameters.number("truncateAt"_L1) / 100)
        {
        }

        bool spoilsPayload() const override { return true; }

        void spoilPayload(QByteArray &payload) const override
        {
            const auto kept = static_cast<qsizetype>(m_part * static_cast<double>(payload.size()));
            payload.truncate(std::max<qsizetype>(1, kept));
            // The beginning of a number is a number: such a one ends with its dot.
            const bool isNumber = payload.front() == '-' || isDigit(payload.front());
            if (isNumber && isDigit(payload.back()))
                payload.append('.');
        }

    private:
        static bool isDigit(char c) { return c >= '0' && c <= '9'; }

        double m_part;
    };

    class Oversize final : public Fault
    {
    public:
        explicit Oversize(const Parameters &parameters)
            : m_bytes(static_cast<qsizetype>(parameters.number("bytes"_L1)))
        {
        }

        bool spoilsPayload() const override { return true; }

        void spoilPayload(QByteArray &payload) const override
        {
            if (payload.size() < m_bytes)
                payload.append(m_bytes - payload.size(), ' ');
        }

    private:
        qsizetype m_bytes;
    };

    FaultKind::Made makeUnknownProperty(const Parameters &parameters, const PropertyDefinition &)
    {
        if (const auto checked = checkPropertyName(parameters.text("name"_L1)); !checked)
            return checked.error();
        return std::shared_ptr<const Fault>(std::make_shared<UnknownProperty>(parameters));
    }

    template <typename Kind>
    FaultKind faultKind(const QString &word, const char *title, const char *help,
        const QList<ParameterDescription> &parameters = {})
    {
        return { .description = { .kind = word,
                     .title = translated(title),
                     .help = translated(help),
                     .parameters = parameters },
            .make = [](const Parameters &given, const PropertyDefinition &) {
                return FaultKind::Made(std::shared_ptr<const Fault>(std::make_shared<Kind>(given)));
            } };
    }

} // namespace

QList<FaultKind> payloadFaults()
{
    FaultKind unknown = faultKind<UnknownProperty>(u"unknownProperty"_s, "Unknown property",
        "Sends the value under a name that the platform does not know.",
        { { .name = u"name"_s,
            .type = ParameterType::Text,
            .title = translated("Name"),
            .help = translated("The name that is sent."),
            .unit = {},
            .defaultValue = u"unknown"_s } });
    unknown.make = makeUnknownProperty;
    return {
        faultKind<WrongCase>(u"wrongCase"_s, "Wrong case",
            "Sends the name of the property in upper case, in topics too."),
        unknown,
        faultKind<MalformedJson>(u"malformedJson"_s, "Malformed JSON",
            "Cuts the message off: the rest got lost on its way.",
            { { .name = u"truncateAt"_s,
                .type = ParameterType::Number,
                .title = translated("Truncate at"),
                .help = translated("How much of the message is left; one byte at least."),
                .unit = u"%"_s,
                .defaultValue = 50,
                .minimum = 0,
                .maximum = 99 } }),
        faultKind<Oversize>(u"oversize"_s, "Oversize",
            "Fills the message up with spaces, beyond what the platform takes.",
            { { .name = u"bytes"_s,
                .type = ParameterType::Integer,
                .title = translated("Bytes"),
                .help = translated("How large the payload gets."),
                .unit = u"bytes"_s,
                .defaultValue = 400'000,
                .minimum = 1,
                .maximum = kLargest } }),
    };
}

} // namespace sim
