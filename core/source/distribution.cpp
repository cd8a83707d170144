// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/distribution.h"

#include "core/base/portablemath.h"
#include "core/source/sourceerrors.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// e^-500 is far from the smallest number, and 500 steps are quick.
    constexpr double kPoissonPart = 500;

    /// Each rejection of the gamma method is less likely than 5 %: never reached in practice.
    constexpr std::uint32_t kMaxAttempts = 1000;

    double power(double base, double exponent)
    {
        return base > 0 ? portable::exp(exponent * portable::log(base)) : 0;
    }

    enum class Law { Lognormal, Exponential, Weibull, Poisson, Beta };

    struct Settings
    {
        Law law = Law::Lognormal;
        double median = 1;
        double sigma = 0.5;
        double mean = 1;
        double scale = 1;
        double shape = 2;
        double alpha = 2;
        double beta = 5;
        double min = 0;
        double max = 1;
    };

    class Distribution final : public Source
    {
    public:
        explicit Distribution(const Settings &settings)
            : m_settings(settings)
        {
        }

        Value next(const Tick &tick, const RandomStream &random, const SourceInputs &) override
        {
            const Settings &law = m_settings;
            switch (law.law) {
            case Law::Lognormal:
                return law.median * portable::exp(law.sigma * random.normal(tick.index));
            case Law::Exponential:
                return law.mean * random.exponential(tick.index);
            case Law::Weibull:
                return law.scale * power(random.exponential(tick.index), 1 / law.shape);
            case Law::Poisson:
                return poisson(tick.index, random);
            case Law::Beta:
                return law.min + (law.max - law.min) * beta(tick.index, random);
            }
            Q_UNREACHABLE();
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<Distribution>(*this);
        }

    private:
        /// A sum of Poisson variates is one too: each part by inversion.
        double poisson(quint64 index, const RandomStream &random) const
        {
            const auto parts = static_cast<std::uint32_t>(
                std::max(1.0, std::ceil(m_settings.mean / kPoissonPart)));
            const double mean = m_settings.mean / parts;
            double count = 0;
            for (std::uint32_t part = 0; part < parts; ++part)
                count += poissonAt(random.uniform(index, part), mean);
            return count;
        }

        static double poissonAt(double part, double mean)
        {
            double probability = portable::exp(-mean);
            double below = probability;
            double count = 0;
            // The end: rounding may leave the sum short of the part.
            const double most = mean + 40 * std::sqrt(mean) + 40;
            while (part >= below && count < most) {
                count += 1;
                probability *= mean / count;
                below += probability;
            }
            return count;
        }

        double beta(quint64 index, const RandomStream &random) const
        {
            const double a = gamma(m_settings.alpha, index, random, 0);
            const double b = gamma(m_settings.beta, index, random, 1);
            return a + b > 0 ? a / (a + b) : 0.5; // both are 0 only below all numbers
        }

        /// G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS
        /// 26 (2000). \a which keeps the lanes of the two variates apart.
        static double gamma(
            double shape, quint64 index, const RandomStream &random, std::uint32_t which)
        {
            const double boost = shape < 1
                ? power(1 - random.uniform(index, which), 1 / shape) // the law of shape + 1, shrunk
                : 1;
            const double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
            const double c = 1 / (3 * std::sqrt(d));
            for (std::uint32_t attempt = 0; attempt < kMaxAttempts; ++attempt) {
                const std::uint32_t lane = 2 + 4 * attempt + 2 * which;
                const double x = random.normal(index, lane);
                const double root = 1 + c * x;
                if (root <= 0)
                    continue;
                const double v = root * root * root;
                const double u = 1 - random.uniform(index, lane + 1);
                if (portable::log(u) < x * x / 2 + d - d * v + d * portable::log(v))
                    return boost * d * v;
            }
            return boost * d;
        }

        Settings m_settings;
    };

    constexpr std::array kLaws { std::pair("lognormal"_L1, Law::Lognormal),
        std::pair("exponential"_L1, Law::Exponential), std::pair("weibull"_L1, Law::Weibull),
        std::pair("poisson"_L1, Law::Poisson), std::pair("beta"_L1, Law::Beta) };

    ParameterDescription lawParameter()
    {
        QStringList words;
        for (const auto &law : kLaws)
            words.append(law.first);
        return { .name = u"law"_s,
            .type = ParameterType::Choice,
            .title = QCoreApplication::translate("Source", "Law"),
            .help = QCoreApplication::translate("Source",
                "Lognormal: sizes, times. Exponential: waiting. Weibull: lifetimes. Poisson: "
                "counts. Beta: shares."),
            .unit = {},
            .defaultValue = u"lognormal"_s,
            .choices = words };
    }

    ParameterDescription number(const QString &name, const QString &title, const QString &help,
        double defaultValue, double minimum, double maximum)
    {
        return { .name = name,
            .type = ParameterType::Number,
            .title = title,
            .help = help,
            .unit = {},
            .defaultValue = defaultValue,
            .minimum = minimum,
            .maximum = maximum };
    }

    /// Parameters in the unit of the property.
    QList<ParameterDescription> scaleParameters()
    {
        return {
            { .name = u"median"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Median"),
                .help = QCoreApplication::translate(
                    "Source", "Lognormal: half of the values are greater."),
                .unit = u"="_s,
                .defaultValue = 1,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"mean"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Mean"),
                .help = QCoreApplication::translate("Source",
                    "Exponential and Poisson: the mean of the values; Poisson: at most 10000."),
                .unit = u"="_s,
                .defaultValue = 1,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"scale"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Scale"),
                .help
                = QCoreApplication::translate("Source", "Weibull: 63 % of the values are smaller."),
                .unit = u"="_s,
                .defaultValue = 1,
                .minimum = 0,
                .isMinimumExcluded = true },
            { .name = u"min"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Minimum"),
                .help = QCoreApplication::translate("Source", "Beta: the lower end."),
                .unit = u"="_s,
                .defaultValue = 0 },
            { .name = u"max"_s,
                .type = ParameterType::Number,
                .title = QCoreApplication::translate("Source", "Maximum"),
                .help = QCoreApplication::translate("Source", "Beta: the upper end."),
                .unit = u"="_s,
                .defaultValue = 1 },
        };
    }

    QList<ParameterDescription> shapeParameters()
    {
        return {
            number(u"sigma"_s, QCoreApplication::translate("Source", "Sigma"),
                QCoreApplication::translate("Source",
                    "Lognormal: standard deviation of the logarithm; 0.1 is narrow, 1 is wide."),
                0.5, 0, 10),
            number(u"shape"_s, QCoreApplication::translate("Source", "Shape"),
                QCoreApplication::translate(
                    "Source", "Weibull: below 1 early failures, 1 chance, above 1 wear."),
                2, 0.1, 100),
            number(u"alpha"_s, QCoreApplication::translate("Source", "Alpha"),
                QCoreApplication::translate("Source", "Beta: pulls towards the upper end."), 2,
                0.05, 10'000),
            number(u"beta"_s, QCoreApplication::translate("Source", "Beta"),
                QCoreApplication::translate("Source", "Beta: pulls towards the lower end."), 5,
                0.05, 10'000),
        };
    }

} // namespace

KindDescription distributionDescription()
{
    return {
        .kind = u"distribution"_s,
        .title = QCoreApplication::translate("Source", "Distribution"),
        .help = QCoreApplication::translate("Source",
            "Independent samples of a law that is not symmetrical: durations, counts, shares."),
        .parameters
        = QList<ParameterDescription> { lawParameter() } + scaleParameters() + shapeParameters(),
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeDistribution(const Parameters &parameters, PropertyType)
{
    constexpr double kGreatestPoissonMean = 10'000;
    const QString word = parameters.text("law"_L1);
    const auto *const found = std::find_if(
        kLaws.begin(), kLaws.end(), [&word](const auto &law) { return word == law.first; });
    const Settings settings {
        .law = found == kLaws.end() ? Law::Lognormal : found->second,
        .median = parameters.number("median"_L1),
        .sigma = parameters.number("sigma"_L1),
        .mean = parameters.number("mean"_L1),
        .scale = parameters.number("scale"_L1),
        .shape = parameters.number("shape"_L1),
        .alpha = parameters.number("alpha"_L1),
        .beta = parameters.number("beta"_L1),
        .min = parameters.number("min"_L1),
        .max = parameters.number("max"_L1),
    };
    if (settings.law == Law::Poisson && settings.mean > kGreatestPoissonMean) {
        return Error(errors::kMeanTooGreat,
            { QString::number(settings.mean), QString::number(kGreatestPoissonMean) });
    }
    if (settings.law == Law::Beta && settings.min > settings.max) {
        return Error(errors::kEmptySourceRange,
            { u"distribution"_s, QString::number(settings.min), QString::number(settings.max) });
    }
    return std::unique_ptr<Source>(std::make_unique<Distribution>(settings));
}

} // namespace sim
