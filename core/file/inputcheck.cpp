// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/inputcheck.h"

#include "core/file/fileerrors.h"
#include "core/file/suggestion.h"

#include <QtCore/QHash>

#include <algorithm>
#include <vector>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Input
    {
        QString parameter;
        qsizetype property; ///< index in the type, negative: unknown
        QString id; ///< as written
    };

    /// Which properties read which, by index.
    std::vector<std::vector<Input>> inputsOf(const DeviceType &type, const KindCatalogue &sources)
    {
        QHash<QString, qsizetype> indices;
        for (qsizetype i = 0; i < type.properties.size(); ++i)
            indices.insert(type.properties.at(i).id().toLower(), i);
        std::vector<std::vector<Input>> inputs;
        inputs.reserve(static_cast<std::size_t>(type.properties.size()));
        for (const Property &property : type.properties) {
            std::vector<Input> &own = inputs.emplace_back();
            const QList<SpecInput> read = specInputs(property.source, sources);
            for (const SpecInput &input : read) {
                const qsizetype index = indices.value(input.property.toLower(), -1);
                own.push_back({ input.path.constFirst(), index, input.property });
            }
        }
        return inputs;
    }

    /// Depth-first search with a stack of its own: a file may hold a chain of any length.
    class CycleSearch
    {
    public:
        explicit CycleSearch(const std::vector<std::vector<Input>> &inputs)
            : m_inputs(inputs)
            , m_states(inputs.size(), State::New)
        {
        }

        /// A circle that is met first from \a start: indices in order; empty when there is none.
        std::vector<std::size_t> from(std::size_t start)
        {
            std::vector<std::size_t> cycle;
            enter(start);
            while (!m_way.empty()) {
                Step &step = m_way.back();
                if (step.next == m_inputs[step.at].size()) {
                    m_states[step.at] = State::Done;
                    m_way.pop_back();
                    continue;
                }
                const Input &input = m_inputs[step.at][step.next++];
                if (input.property < 0)
                    continue;
                const auto target = static_cast<std::size_t>(input.property);
                if (m_states[target] == State::OnTheWay && cycle.empty())
                    cycle = wayFrom(target);
                enter(target);
            }
            return cycle;
        }

    private:
        enum class State { New, OnTheWay, Done };

        struct Step
        {
            std::size_t at;
            std::size_t next = 0;
        };

        void enter(std::size_t at)
        {
            if (m_states[at] != State::New)
                return;
            m_states[at] = State::OnTheWay;
            m_way.push_back({ .at = at });
        }

        std::vector<std::size_t> wayFrom(std::size_t target) const
        {
            std::vector<std::size_t> cycle;
            auto step = std::find_if(m_way.cbegin(), m_way.cend(),
                [target](const Step &candidate) { return candidate.at == target; });
            for (; step != m_way.cend(); ++step)
                cycle.push_back(step->at);
            return cycle;
        }

        const std::vector<std::vector<Input>> &m_inputs;
        std::vector<State> m_states;
        std::vector<Step> m_way;
    };

    void failUnknown(
        ReadContext &context, const Input &input, const JsonPlace &source, const DeviceType &type)
    {
        QStringList known;
        for (const Property &property : type.properties)
            known.append(property.id());
        const JsonPlace place = source.at(input.parameter);
        const QString shown = input.id.left(80);
        if (const auto nearest = nearestWord(input.id, known))
            context.fail(place, errors::kUnknownReferenceMeant, { shown, *nearest });
        else
            context.fail(place, errors::kUnknownReference, { shown, listText(known) });
    }

} // namespace

void checkInputs(ReadContext &context, const DeviceType &type, const JsonPlace &place)
{
    const auto inputs = inputsOf(type, context.catalogues().sources);
    CycleSearch search(inputs);
    const JsonPlace properties = place.at("properties"_L1);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const JsonPlace item = properties.at(static_cast<qsizetype>(i));
        const JsonPlace source = item.at("source"_L1);
        for (const Input &input : inputs[i]) {
            if (input.property < 0)
                failUnknown(context, input, source, type);
        }
        const std::vector<std::size_t> cycle = search.from(i);
        if (cycle.empty())
            continue;
        QStringList names;
        for (const std::size_t index : cycle)
            names.append(type.properties.at(static_cast<qsizetype>(index)).id());
        names.append(names.constFirst());
        context.fail(source, errors::kInputsInCircle, { names.join(u" -> "_s) });
    }
}

} // namespace sim
