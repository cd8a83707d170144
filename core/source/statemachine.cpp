// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/statemachine.h"

#include "core/source/machinestates.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Of a gap in which more happens, the rest is left out.
    constexpr int kMostMoves = 100'000;

    class StateMachine final : public Source
    {
    public:
        StateMachine(Machine machine, QString follow)
            : m_machine(std::move(machine))
            , m_follow(std::move(follow))
            , m_state(m_machine.initial)
        {
        }

        StateMachine(const StateMachine &other)
            : m_machine(other.m_machine.clone())
            , m_follow(other.m_follow)
            , m_random(other.m_random)
            , m_state(other.m_state)
            , m_hasBegun(other.m_hasBegun)
            , m_isRestarted(other.m_isRestarted)
            , m_isWaiting(other.m_isWaiting)
            , m_until(other.m_until)
            , m_stays(other.m_stays)
        {
        }

        StateMachine &operator=(const StateMachine &) = delete;
        StateMachine(StateMachine &&) = delete;
        StateMachine &operator=(StateMachine &&) = delete;
        ~StateMachine() override = default;

        Value next(
            const Tick &tick, const RandomStream &random, const SourceInputs &inputs) override
        {
            if (m_follow.isEmpty())
                advance(tick.sinceStart, random, inputs);
            else
                follow(inputs);
            const MachineState &state = present();
            return state.source ? state.source->next(tick, streamOf(random), inputs) : state.value;
        }

        std::unique_ptr<Source> clone() const override
        {
            return std::make_unique<StateMachine>(*this);
        }

        QStringList inputs() const override
        {
            QStringList result;
            if (!m_follow.isEmpty())
                result.append(m_follow);
            for (const MachineTransition &transition : m_machine.transitions) {
                if (!transition.input.isEmpty() && m_follow.isEmpty())
                    result.append(transition.input);
            }
            for (const MachineState &state : m_machine.states) {
                if (state.source)
                    result += state.source->inputs();
            }
            result.removeDuplicates();
            return result;
        }

        Delivery delivery() const override
        {
            const bool isAlwaysThere = std::all_of(
                m_machine.states.begin(), m_machine.states.end(), [](const MachineState &state) {
                    return !state.source || state.source->delivery() == Delivery::EverySample;
                });
            return isAlwaysThere ? Delivery::EverySample : Delivery::WithGaps;
        }

        void restart() override
        {
            m_isRestarted = m_hasBegun;
            for (MachineState &state : m_machine.states) {
                if (state.source)
                    state.source->restart();
            }
        }

    private:
        const MachineState &present() const
        {
            return m_machine.states.at(static_cast<std::size_t>(m_state));
        }

        /// Each state's source has random numbers of its own.
        const RandomStream &streamOf(const RandomStream &random)
        {
            if (m_random.empty()) {
                for (const MachineState &state : m_machine.states) {
                    const QString purpose = u"state:" + state.name;
                    m_random.push_back(random.derived(purpose));
                }
            }
            return m_random.at(static_cast<std::size_t>(m_state));
        }

        void follow(const SourceInputs &inputs)
        {
            const auto latest = inputs.latest(m_follow);
            const qsizetype found = latest ? m_machine.indexOf(displayText(*latest)) : -1;
            if (found >= 0)
                m_state = found;
        }

        void advance(Microseconds now, const RandomStream &random, const SourceInputs &inputs)
        {
            if (!m_hasBegun || m_isRestarted)
                enter(m_machine.initial, m_isRestarted ? now : Microseconds(0), now, random);
            m_hasBegun = true;
            m_isRestarted = false;
            for (int move = 0; m_until && *m_until <= now; ++move) {
                const qsizetype to = chosen(random, inputs);
                if (to < 0) {
                    m_isWaiting = true;
                    return; // asked again at the next sample
                }
                enter(to, move < kMostMoves ? *m_until : now, now, random);
            }
        }

        /// \a start may lie before \a now, the time of the sample; conditions are known only then.
        void enter(
            qsizetype state, Microseconds start, Microseconds now, const RandomStream &random)
        {
            m_state = state;
            const DwellTime &dwell = present().dwell;
            const Microseconds begin = m_isWaiting ? now : start;
            m_isWaiting = false;
            ++m_stays;
            if (isLast())
                m_until.reset();
            else
                m_until = dwell.mean ? begin + dwell.drawn(random, m_stays) : now + Microseconds(1);
        }

        bool isLast() const
        {
            return std::none_of(m_machine.transitions.begin(), m_machine.transitions.end(),
                [this](const MachineTransition &transition) { return transition.from == m_state; });
        }

        /// The state after this one, by weight of the open transitions; -1 while all are closed.
        qsizetype chosen(const RandomStream &random, const SourceInputs &inputs) const
        {
            std::vector<const MachineTransition *> open;
            double total = 0;
            for (const MachineTransition &transition : m_machine.transitions) {
                if (transition.from == m_state && transition.weight > 0
                    && transition.isOpen(inputs)) {
                    open.push_back(&transition);
                    total += transition.weight;
                }
            }
            double rest = total * random.uniform(m_stays, 1);
            for (const MachineTransition *transition : open) {
                if (rest < transition->weight)
                    return transition->to;
                rest -= transition->weight;
            }
            return open.empty() ? -1 : open.back()->to;
        }

        Machine m_machine;
        QString m_follow;
        std::vector<RandomStream> m_random; ///< one for each state, once they are needed
        qsizetype m_state;
        bool m_hasBegun = false;
        bool m_isRestarted = false;
        bool m_isWaiting = false; ///< the stay is over and no transition was open
        std::optional<Microseconds> m_until; ///< absent: for ever
        quint64 m_stays = 0;
    };

} // namespace

KindDescription stateMachineDescription()
{
    return {
        .kind = u"stateMachine"_s,
        .title = QCoreApplication::translate("Source", "State machine"),
        .help = QCoreApplication::translate("Source",
            "States that follow each other by chance or condition: the cycle of a machine."),
        .parameters = machineParameters() + QList<ParameterDescription> {
            { .name = u"follow"_s,
                .type = ParameterType::PropertyId,
                .title = QCoreApplication::translate("Source", "Follow"),
                .help = QCoreApplication::translate("Source",
                    "A property that says the state by its name, so that one machine drives many."),
                .unit = {} },
        },
    };
}

Result<std::unique_ptr<Source>> makeStateMachine(
    const Parameters &parameters, PropertyType type, const SourceContext &context)
{
    auto machine = machineOf(parameters, type, context);
    if (!machine)
        return machine.error();
    return std::unique_ptr<Source>(
        std::make_unique<StateMachine>(std::move(machine).value(), parameters.text("follow"_L1)));
}

} // namespace sim
