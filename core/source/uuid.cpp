// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/uuid.h"

#include "core/source/renewal.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    class Uuid final : public Source
    {
    public:
        explicit Uuid(bool isRenewed)
            : m_isRenewed(isRenewed)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const quint64 n = m_isRenewed ? tick.index : 0;
            // RFC 4122, section 4.4: version in the bits 48 to 51, variant in the bits 64 and 65.
            const quint64 high = (random.bits(n, 0) & 0xffffffffffff0fff) | 0x4000;
            const quint64 low = (random.bits(n, 1) & 0x3fffffffffffffff) | 0x8000000000000000;
            QString text
                = u"%1%2"_s.arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
            for (const qsizetype place : { 20, 16, 12, 8 })
                text.insert(place, u'-');
            return text;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Uuid>(*this); }

    private:
        bool m_isRenewed;
    };

} // namespace

KindDescription uuidDescription()
{
    return {
        .kind = u"uuid"_s,
        .title = QCoreApplication::translate("Source", "UUID"),
        .help = QCoreApplication::translate(
            "Source", "A random UUID: the identity of a device, a session or a message."),
        .parameters = { renewParameter() },
        .types = { PropertyType::String },
    };
}

Result<std::unique_ptr<Source>> makeUuid(const Parameters &parameters, PropertyType)
{
    return std::unique_ptr<Source>(std::make_unique<Uuid>(isRenewed(parameters)));
}

} // namespace sim
