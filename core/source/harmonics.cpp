// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/harmonics.h"

#include "core/base/portablemath.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// One sine of the sum.
    struct Harmonic
    {
        double amplitude = 0;
        double phaseTurns = 0;
    };

    class Harmonics final : public Source
    {
    public:
        Harmonics(double mean, double fundamental, std::vector<Harmonic> harmonics)
            : m_mean(mean)
            , m_fundamental(fundamental)
            , m_harmonics(std::move(harmonics))
        {
        }

        Value next(const Tick &tick, const RandomStream &, const SourceInputs &) override
        {
            // Not by a period in whole microseconds: at 50 Hz and its multiples that would be
            // another frequency.
            const double turns = static_cast<double>(tick.sinceStart.count()) * m_fundamental / 1e6;
            const double place = turns - std::floor(turns);
            double sum = m_mean;
            double order = 1;
            for (const Harmonic &harmonic : m_harmonics) {
                sum += harmonic.amplitude * portable::sinTurns(order * place + harmonic.phaseTurns);
                order += 1;
            }
            return sum;
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Harmonics>(*this);
        }

    private:
        double m_mean;
        double m_fundamental; ///< Hz
        std::vector<Harmonic> m_harmonics;
    };

    std::optional<Repetition> repetitionOf(const Parameters &parameters)
    {
        // The fastest sine that is there counts.
        const QList<double> amplitudes = parameters.numbers("amplitudes"_L1);
        qsizetype highest = amplitudes.size();
        while (highest > 0 && amplitudes.at(highest - 1) == 0)
            --highest;
        const double frequency = parameters.number("fundamental"_L1) * static_cast<double>(highest);
        if (!(frequency > 0))
            return {};
        const double period = std::min(1e6 / frequency, 1e15);
        return Repetition { .period = Microseconds(std::max(std::llround(period), 1LL)),
            .parameter = u"fundamental"_s };
    }

} // namespace

KindDescription harmonicsDescription()
{
    return {
        .kind = u"harmonics"_s,
        .title = QCoreApplication::translate("Source", "Harmonics"),
        .help = QCoreApplication::translate(
            "Source", "A basic frequency and its multiples: vibration, mains current."),
        .parameters = {
            { .name = u"mean"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Mean"),
                .help = QCoreApplication::translate("Source", "The middle of the wave."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"fundamental"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Fundamental"),
                .help = QCoreApplication::translate(
                    "Source", "Frequency of the first sine; the second has twice of it, and so on."),
                .unit = u"Hz"_s,
                .defaultValue = 0.02,
                .minimum = 1e-9,
                .maximum = 1e6 },
            { .name = u"amplitudes"_s,
                .type = ParameterType::NumberList,
                .title = QCoreApplication::translate("Source", "Amplitudes"),
                .help = QCoreApplication::translate(
                    "Source", "Of the first sine, the second and so on; 0 leaves one out."),
                .unit = u"="_s,
                .defaultValue = (QJsonArray { 1, 0.5, 0.25 }) },
            { .name = u"phases"_s,
                .type = ParameterType::NumberList,
                .title = QCoreApplication::translate("Source", "Phases"),
                .help = QCoreApplication::translate(
                    "Source", "Where each sine begins; those that are missing begin at 0."),
                .unit = u"°"_s,
                .defaultValue = QJsonArray() },
        },
        .types = { PropertyType::Number },
        .repetition = repetitionOf,
    };
}

Result<std::unique_ptr<Source>> makeHarmonics(const Parameters &parameters, PropertyType)
{
    const QList<double> amplitudes = parameters.numbers("amplitudes"_L1);
    const QList<double> phases = parameters.numbers("phases"_L1);
    if (amplitudes.isEmpty())
        return Error(errors::kNoAmplitudes);
    if (phases.size() > amplitudes.size()) {
        return Error(errors::kPhasesMismatch,
            { QString::number(phases.size()), QString::number(amplitudes.size()) });
    }
    std::vector<Harmonic> harmonics;
    harmonics.reserve(static_cast<std::size_t>(amplitudes.size()));
    for (qsizetype i = 0; i < amplitudes.size(); ++i)
        harmonics.push_back(
            { .amplitude = amplitudes.at(i), .phaseTurns = phases.value(i, 0) / 360 });
    return std::unique_ptr<Source>(std::make_unique<Harmonics>(
        parameters.number("mean"_L1), parameters.number("fundamental"_L1), std::move(harmonics)));
}

} // namespace sim
