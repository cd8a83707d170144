// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/learn/numberlearner.h"

#include "core/base/duration.h"
#include "core/learn/series.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTime>

#include <algorithm>
#include <cmath>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr double kHour = 3.6e9; // microseconds
    constexpr double kDay = 24 * kHour;

    /// A wave that explains less of the variance is noise.
    constexpr double kLeastWave = 0.3;

    /// A wave this near to a day is one.
    constexpr double kNearDay = 0.05;

    /// Dickey and Fuller: above it a unit root cannot be refused at 5 % (n (a - 1), with a mean).
    constexpr double kUnitRoot = -14.1;

    /// Four digits: more would be pretended.
    double tidy(double x)
    {
        if (x == 0 || !std::isfinite(x))
            return 0;
        const double unit = std::pow(10.0, std::floor(std::log10(std::abs(x))) - 3);
        return unit >= 1 ? std::round(x / unit) * unit
                         : std::round(x / unit) / std::round(1 / unit);
    }

    QString tidyDuration(double microseconds)
    {
        return formatDuration(
            Microseconds(std::llround(std::clamp(tidy(microseconds), 1000.0, 8e14))));
    }

    bool isWhole(double x)
    {
        return std::abs(x - std::round(x)) < 1e-9 * std::max(1.0, std::abs(x));
    }

    class NumberLearner
    {
    public:
        NumberLearner(
            std::span<const double> x, std::optional<WallTime> first, LearnedProperty &learned)
            : m_x(x)
            , m_first(first)
            , m_steps(stepsOf(x))
            , m_step(static_cast<double>(learned.sampleEvery.count()))
            , m_mean(meanOf(x))
            , m_stdDev(std::sqrt(varianceOf(x, m_mean)))
            , m_learned(learned)
        {
        }

        void learn()
        {
            if (learnLine() || learnCounter() || learnWave() || learnWalk() || learnMemory())
                return;
            learnIndependent();
        }

    private:
        void say(const QString &kind, const QJsonObject &parameters)
        {
            m_learned.source = { .kind = kind, .parameters = parameters };
        }

        double noiseOfReading() const
        {
            const int decimals = m_learned.definition.decimals.value_or(9);
            return std::pow(10.0, -decimals);
        }

        /// A straight line, which may hold, jump back or turn at its ends.
        bool learnLine()
        {
            std::vector<double> sizes;
            for (const double step : m_steps)
                sizes.push_back(std::abs(step));
            std::nth_element(sizes.begin(),
                sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
            double slope = sizes[sizes.size() / 2];
            const auto moving = std::find_if(
                m_steps.begin(), m_steps.end(), [](double step) { return step != 0; });
            const std::size_t held = heldAtTheEnd();
            if (slope == 0)
                slope = std::abs(*moving);
            const double tolerance = std::max(1e-6 * slope, 1.01 * noiseOfReading());
            if (tolerance > slope / 4)
                return false;
            int jumps = 0;
            int turns = 0;
            double sign = *moving > 0 ? 1 : -1;
            for (std::size_t i = 0; i + held < m_steps.size(); ++i) {
                const double step = m_steps[i];
                if (std::abs(step - sign * slope) <= tolerance)
                    continue;
                const bool isTurn = std::abs(step) <= slope + tolerance;
                ++(isTurn ? turns : jumps);
                const double next = i + 1 < m_steps.size() ? m_steps[i + 1] : step;
                if (isTurn && std::abs(next + sign * slope) <= tolerance)
                    sign = -sign;
            }
            if (20 * static_cast<std::size_t>(jumps + turns) > m_steps.size()
                || (jumps > 0 && turns > jumps))
                return false;
            // Whole steps that never end are a counter; with an end they are a ramp.
            if (held == 0 && turns == 0 && isWhole(slope) && isWhole(m_x.front()))
                return false;
            const double from = jumps > 0 ? afterJump(slope) : m_x.front();
            const double to = *moving > 0 ? *m_learned.max : *m_learned.min;
            const double begin
                = turns > 0 || jumps > 0 ? (*moving > 0 ? *m_learned.min : *m_learned.max) : from;
            say(u"ramp"_s,
                { { u"from"_s, tidy(begin) }, { u"to"_s, tidy(to) },
                    { u"duration"_s, tidyDuration(std::abs(to - begin) / slope * m_step) },
                    { u"onEnd"_s,
                        turns > 0       ? u"reverse"_s
                            : jumps > 0 ? u"restart"_s
                                        : u"hold"_s } });
            return true;
        }

        std::size_t heldAtTheEnd() const
        {
            const auto last = std::find_if(
                m_steps.rbegin(), m_steps.rend(), [](double step) { return step != 0; });
            return static_cast<std::size_t>(last - m_steps.rbegin());
        }

        double afterJump(double slope) const
        {
            for (std::size_t i = 0; i < m_steps.size(); ++i) {
                if (std::abs(m_steps[i]) > 2 * slope)
                    return m_x[i + 1];
            }
            return m_x.front();
        }

        /// Whole numbers that never fall but to begin again.
        bool learnCounter()
        {
            std::vector<double> grown;
            double before = 0;
            double falls = 0;
            for (std::size_t i = 0; i < m_steps.size(); ++i) {
                if (m_steps[i] >= 0)
                    grown.push_back(m_steps[i]);
                else
                    before = std::max(before, m_x[i]), ++falls;
            }
            const bool isCounter = std::all_of(m_x.begin(), m_x.end(), isWhole)
                && 20 * falls < static_cast<double>(m_steps.size()) && !grown.empty();
            if (!isCounter)
                return false;
            const double mean = meanOf(grown);
            const double variance = varianceOf(grown, mean);
            QJsonObject parameters { { u"start"_s, m_x.front() }, { u"increment"_s, tidy(mean) } };
            if (falls > 0)
                parameters.insert(u"rollover"_s, std::round(before + std::max(mean, 1.0)));
            if (variance > 0) {
                parameters.remove(u"increment"_s);
                const bool isPoisson = variance > mean / 2 && variance < 2 * mean;
                parameters.insert(u"incrementSource"_s,
                    isPoisson ? QJsonObject { { u"kind"_s, u"distribution"_s },
                        { u"law"_s, u"poisson"_s }, { u"mean"_s, tidy(mean) } }
                              : QJsonObject { { u"kind"_s, u"normal"_s }, { u"mean"_s, tidy(mean) },
                                  { u"stdDev"_s, tidy(std::sqrt(variance)) }, { u"min"_s, 0 } });
            }
            say(u"counter"_s, parameters);
            return true;
        }

        bool learnWave()
        {
            const Wave wave = strongestWave(m_x);
            if (wave.share < kLeastWave)
                return false;
            double period = wave.period * m_step;
            if (std::abs(period / kDay - 1) < kNearDay)
                period = kDay;
            m_learned.period = Microseconds(std::llround(period));
            if (period == kDay && m_first)
                sayDay(wave);
            else
                saySine(wave, period);
            if (wave.rest > 0.01 * wave.amplitude) {
                m_learned.modifiers.append(
                    { .kind = u"noise"_s, .parameters = { { u"stdDev"_s, tidy(wave.rest) } } });
            }
            return true;
        }

        void saySine(const Wave &wave, double period)
        {
            const double degrees = std::fmod(wave.phase * 360 + 720, 360);
            say(u"sine"_s,
                { { u"mean"_s, tidy(wave.mean) }, { u"amplitude"_s, tidy(wave.amplitude) },
                    { u"period"_s, tidyDuration(period) }, { u"phase"_s, std::round(degrees) } });
        }

        void sayDay(const Wave &wave)
        {
            constexpr double kPeak = 0.25; // turns of a sine
            constexpr double kDays = 2; // so that the remainder is positive
            const double first
                = std::fmod(static_cast<double>(m_first->time_since_epoch().count()), kDay);
            const double turns = std::fmod(kPeak - wave.phase + kDays, 1);
            const double peak = std::fmod(first + turns * kDay + kDay, kDay);
            const auto minutes = std::llround(peak / kDay * 24 * 60) % (24 * 60);
            const QTime peakAt = QTime(0, 0).addSecs(static_cast<int>(minutes) * 60);
            say(u"daily"_s,
                { { u"min"_s, tidy(wave.mean - wave.amplitude) },
                    { u"max"_s, tidy(wave.mean + wave.amplitude) },
                    { u"peakAt"_s, peakAt.toString(u"HH:mm"_s) } });
        }

        /// A series that does not come back to a mean, as far as can be seen.
        bool learnWalk()
        {
            const double memory = correlationOf(m_x, 1);
            const auto n = static_cast<double>(m_x.size());
            if (n * (memory - 1) < kUnitRoot)
                return false;
            std::vector<double> moves;
            std::copy_if(m_steps.begin(), m_steps.end(), std::back_inserter(moves),
                [](double step) { return step != 0; });
            const double mean = meanOf(m_steps);
            const double centre = moves.empty() ? 0 : meanOf(moves);
            const double spread = moves.empty() ? 0 : std::sqrt(varianceOf(moves, centre));
            const double held
                = 1 - static_cast<double>(moves.size()) / static_cast<double>(m_steps.size());
            QJsonObject parameters { { u"start"_s, tidy(m_x.front()) },
                { u"stepStdDev"_s, tidy(spread) } };
            if (std::abs(mean) * std::sqrt(n) > 3 * spread)
                parameters.insert(u"drift"_s, tidy(mean * kHour / m_step));
            if (held > 0.01
                && std::pow(10.0, -m_learned.definition.decimals.value_or(9)) < spread / 10)
                parameters.insert(u"holdProbability"_s, tidy(held));
            say(u"randomWalk"_s, parameters);
            return true;
        }

        /// A series that remembers, and comes back.
        bool learnMemory()
        {
            const double memory = correlationOf(m_x, 1);
            if (memory < 5 / std::sqrt(static_cast<double>(m_x.size())))
                return false;
            const double relaxation = -m_step / std::log(std::min(memory, 1 - 1e-9));
            m_learned.relaxationTime = Microseconds(std::llround(relaxation));
            say(u"meanReverting"_s,
                { { u"mean"_s, tidy(m_mean) }, { u"stdDev"_s, tidy(m_stdDev) },
                    { u"relaxationTime"_s, tidyDuration(relaxation) } });
            return true;
        }

        void learnIndependent()
        {
            const std::vector<double> x(m_x.begin(), m_x.end());
            if (distanceFromUniform(x) < distanceFromNormal(x)) {
                say(u"uniform"_s,
                    { { u"min"_s, tidy(*m_learned.min) }, { u"max"_s, tidy(*m_learned.max) } });
                return;
            }
            say(u"normal"_s, { { u"mean"_s, tidy(m_mean) }, { u"stdDev"_s, tidy(m_stdDev) } });
        }

        std::span<const double> m_x;
        std::optional<WallTime> m_first;
        std::vector<double> m_steps;
        double m_step; ///< microseconds
        double m_mean;
        double m_stdDev;
        LearnedProperty &m_learned;
    };

} // namespace

void learnNumbers(
    std::span<const double> x, std::optional<WallTime> first, LearnedProperty &learned)
{
    NumberLearner(x, first, learned).learn();
}

} // namespace sim
