// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/pattern.h"

#include "core/source/renewal.h"
#include "core/source/worlderrors.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestMask = 1024;
    constexpr auto kDigits = "0123456789"_L1;
    constexpr auto kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"_L1;
    constexpr auto kBoth = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"_L1;

    /// One place of the text: a fixed character, or one that is drawn.
    struct Place
    {
        QChar fixed;
        QLatin1StringView choices = {};
    };

    QLatin1StringView choicesOf(QChar sign)
    {
        if (sign == u'#')
            return kDigits;
        if (sign == u'?')
            return kLetters;
        return sign == u'*' ? kBoth : QLatin1StringView();
    }

    class Pattern final : public Source
    {
    public:
        Pattern(std::vector<Place> places, bool isRenewed)
            : m_places(std::move(places))
            , m_isRenewed(isRenewed)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const quint64 n = m_isRenewed ? tick.index : 0;
            QString text;
            text.reserve(static_cast<qsizetype>(m_places.size()));
            for (std::uint32_t i = 0; i < m_places.size(); ++i) {
                const Place &place = m_places[i];
                if (place.choices.isEmpty()) {
                    text.append(place.fixed);
                    continue;
                }
                const auto count = static_cast<quint64>(place.choices.size());
                text.append(place.choices.at(static_cast<qsizetype>(random.index(count, n, i))));
            }
            return text;
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Pattern>(*this); }

    private:
        std::vector<Place> m_places;
        bool m_isRenewed;
    };

} // namespace

KindDescription patternDescription()
{
    return {
        .kind = u"pattern"_s,
        .title = QCoreApplication::translate("Source", "Pattern"),
        .help = QCoreApplication::translate(
            "Source", "A text with random digits and letters in it: a serial number."),
        .parameters = {
            { .name = u"mask"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Mask"),
                .help = QCoreApplication::translate("Source",
                    "# is a digit, ? a letter, * either; a backslash before them keeps them."),
                .unit = {},
                .defaultValue = u"SN-####-??"_s,
                .isRequired = true },
            renewParameter(),
        },
        .types = { PropertyType::String },
    };
}

Result<std::unique_ptr<Source>> makePattern(const Parameters &parameters, PropertyType)
{
    const QString mask = parameters.text("mask"_L1);
    if (mask.isEmpty() || mask.size() > kLongestMask)
        return Error(errors::kBadMaskLength, { QString::number(kLongestMask) });
    std::vector<Place> places;
    for (qsizetype i = 0; i < mask.size(); ++i) {
        const bool isEscaped = mask.at(i) == u'\\';
        if (isEscaped && ++i == mask.size())
            return Error(errors::kMaskEndsInEscape, { mask });
        const QChar sign = mask.at(i);
        places.push_back(
            { .fixed = sign, .choices = isEscaped ? QLatin1StringView() : choicesOf(sign) });
    }
    return std::unique_ptr<Source>(
        std::make_unique<Pattern>(std::move(places), isRenewed(parameters)));
}

} // namespace sim
