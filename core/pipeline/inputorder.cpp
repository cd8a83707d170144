// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/inputorder.h"

#include "core/pipeline/pipelineerrors.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// Depth first, each property after its inputs.
    class Ordering
    {
    public:
        explicit Ordering(const std::vector<InputNode> &nodes)
            : m_nodes(nodes)
            , m_states(nodes.size(), State::New)
            , m_ranks(nodes.size(), 0)
        {
        }

        Result<void> visit(std::size_t node)
        {
            if (m_states.at(node) == State::Done)
                return {};
            if (m_states.at(node) == State::Open)
                return Error(errors::kInputCycle, { chainTo(node) });
            m_states.at(node) = State::Open;
            m_path.push_back(node);
            for (const QString &input : m_nodes.at(node).inputs) {
                const auto found = indexOf(input);
                if (!found)
                    return Error(errors::kUnknownInput, { m_nodes.at(node).property, input });
                if (auto result = visit(*found); !result)
                    return result;
            }
            m_path.pop_back();
            m_states.at(node) = State::Done;
            m_ranks.at(node) = m_next++;
            return {};
        }

        std::vector<quint32> takeRanks() { return std::move(m_ranks); }

    private:
        enum class State { New, Open, Done };

        std::optional<std::size_t> indexOf(const QString &property) const
        {
            const auto found = std::find_if(m_nodes.begin(), m_nodes.end(),
                [&property](const InputNode &node) { return node.property == property; });
            if (found == m_nodes.end())
                return {};
            return static_cast<std::size_t>(found - m_nodes.begin());
        }

        /// "a → b → a"
        QString chainTo(std::size_t node) const
        {
            QStringList names;
            const auto begin = std::find(m_path.begin(), m_path.end(), node);
            std::for_each(begin, m_path.end(),
                [&](std::size_t index) { names.append(m_nodes.at(index).property); });
            names.append(m_nodes.at(node).property);
            return names.join(u" → "_s);
        }

        const std::vector<InputNode> &m_nodes;
        std::vector<State> m_states;
        std::vector<quint32> m_ranks;
        std::vector<std::size_t> m_path;
        quint32 m_next = 0;
    };

} // namespace

Result<std::vector<quint32>> inputOrder(const std::vector<InputNode> &nodes)
{
    Ordering ordering(nodes);
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (const auto result = ordering.visit(node); !result)
            return result.error();
    }
    return ordering.takeRanks();
}

} // namespace sim
