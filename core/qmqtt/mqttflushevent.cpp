// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqttflushevent.h"

#include <array>
#include <new>

namespace sim::mqtt {

namespace {

    /// Blocks that events of this thread have given back.
    class BlockStore
    {
    public:
        BlockStore() = default;
        BlockStore(const BlockStore &) = delete;
        BlockStore &operator=(const BlockStore &) = delete;

        ~BlockStore()
        {
            while (void *const block = take())
                ::operator delete(block);
        }

        void *take() { return m_count > 0 ? m_blocks[--m_count] : nullptr; }

        bool give(void *block)
        {
            if (m_count == m_blocks.size())
                return false;
            m_blocks[m_count++] = block;
            return true;
        }

    private:
        std::array<void *, 64> m_blocks {};
        std::size_t m_count = 0;
    };

    BlockStore &blockStore()
    {
        thread_local BlockStore store;
        return store;
    }

} // namespace

void *FlushEvent::operator new(std::size_t size)
{
    Q_ASSERT(size == sizeof(FlushEvent)); // the class is final
    void *const recycled = blockStore().take();
    return recycled != nullptr ? recycled : ::operator new(size);
}

void FlushEvent::operator delete(void *block)
{
    if (!blockStore().give(block))
        ::operator delete(block);
}

} // namespace sim::mqtt
