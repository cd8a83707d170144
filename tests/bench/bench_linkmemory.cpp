// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a connected link with its outbox costs in memory: --connections links to --port, each of
// which has published to --messages topics of its own. No sources, no pipelines; all links stay
// open to the end.
#include "bench/common/measure.h"
#include "bench/common/options.h"
#include "bench/ours/linkmaker.h"
#include "core/link/outbox.h"
#include "support/allocationcounter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <malloc.h>

namespace sim::bench {

namespace {

    using namespace std::chrono_literals;

    /// As in Fleet: no rate, and at once no more than the backlog of a listening socket.
    constexpr int kPerSecond = 1'000'000'000;
    constexpr int kOpenAtOnce = 100;

    constexpr auto kSettleTime = 500ms; ///< until what was published has left

    /// A moment of the run.
    struct Moment
    {
        Usage usage;
        std::int64_t resident = 0;
        std::int64_t heap = 0; ///< bytes in use, with the bookkeeping of malloc
        std::uint64_t allocations = 0;
    };

    Moment now()
    {
        const auto info = mallinfo2();
        return { .usage = usageNow(),
            .resident = residentBytes(),
            .heap = static_cast<std::int64_t>(info.uordblks + info.hblkhd),
            .allocations = test::allocationCount() };
    }

    class LinkMemory : public QObject
    {
    public:
        explicit LinkMemory(const Options &options)
            : m_options(options)
            , m_maker(options)
            , m_limiter(kPerSecond, kOpenAtOnce, m_maker.clock())
            , m_empty(now())
        {
            m_links.reserve(static_cast<std::size_t>(options.connections));
            m_outboxes.reserve(m_links.capacity());
            for (int i = 0; i < options.connections; ++i) {
                m_links.push_back(m_maker.make(QStringLiteral("bench-%1").arg(i), &m_limiter));
                DeviceLink *const link = m_links.back().get();
                connect(link, &DeviceLink::stateChanged, this,
                    [this, link](DeviceLink::State state) { handleState(*link, state); });
                m_outboxes.push_back(std::make_unique<Outbox>(
                    OutboxLimits(), m_budget, [](const Outbox::Item &, DropCause) {}));
            }
            m_made = now();
        }

        void start()
        {
            m_started = now();
            for (const auto &link : m_links)
                link->connectToBroker();
        }

    private:
        void handleState(const DeviceLink &link, DeviceLink::State state)
        {
            using State = DeviceLink::State;
            if (state == State::WaitingToRetry || state == State::Failed)
                giveUp(link.lastError()->message().toStdString());
            if (state != State::Online || ++m_online < m_options.connections)
                return;
            m_connected = now();
            QTimer::singleShot(0, this, &LinkMemory::publish);
        }

        void publish()
        {
            constexpr std::size_t kAtOnce = 100; // links a turn: a fleet is never in step
            const QByteArray payload = QByteArray::fromStdString(m_options.payload);
            const std::size_t end = std::min(m_published + kAtOnce, m_links.size());
            for (std::size_t &i = m_published; i < end; ++i) {
                const QByteArray prefix = QByteArray::fromStdString(m_options.topic) + '/'
                    + QByteArray::number(static_cast<qulonglong>(i)) + '/';
                for (int topic = 0; topic < m_options.messages; ++topic) {
                    const Message message { .topic = prefix + QByteArray::number(topic),
                        .payload = payload,
                        .qos = static_cast<quint8>(m_options.qos) };
                    if (const auto ticket = m_links[i]->publish(message); !ticket)
                        giveUp(ticket.error().message().toStdString());
                }
            }
            if (m_published < m_links.size())
                QTimer::singleShot(0, this, &LinkMemory::publish);
            else
                QTimer::singleShot(kSettleTime, this, &LinkMemory::report);
        }

        double each(std::int64_t from, std::int64_t to) const
        {
            return static_cast<double>(to - from) / m_options.connections;
        }

        void report() const
        {
            const Moment end = now();
            printMeasures({ { "connections", static_cast<double>(m_options.connections) },
                { "made_heap_each", each(m_empty.heap, m_made.heap) },
                { "online_heap_each", each(m_empty.heap, m_connected.heap) },
                { "heap_each", each(m_empty.heap, end.heap) },
                { "bytes_each", each(m_empty.resident, end.resident) },
                { "made_allocations_each",
                    each(static_cast<std::int64_t>(m_empty.allocations),
                        static_cast<std::int64_t>(m_made.allocations)) },
                { "connect_allocations_each",
                    each(static_cast<std::int64_t>(m_started.allocations),
                        static_cast<std::int64_t>(m_connected.allocations)) },
                { "connect_s", m_connected.usage.seconds - m_started.usage.seconds },
                { "connect_cpu_s", m_connected.usage.cpuSeconds - m_started.usage.cpuSeconds } });
            std::quick_exit(0);
        }

        Options m_options;
        LinkMaker m_maker;
        ConnectLimiter m_limiter;
        Moment m_empty;
        Moment m_made;
        Moment m_started;
        Moment m_connected;
        FleetBudget m_budget;
        std::vector<std::unique_ptr<DeviceLink>> m_links;
        std::vector<std::unique_ptr<Outbox>> m_outboxes;
        std::size_t m_published = 0; ///< links
        int m_online = 0;
    };

} // namespace

} // namespace sim::bench

int main(int argc, char **argv)
{
    using namespace sim::bench;
    raiseDescriptorLimit();
    const QCoreApplication app(argc, argv);
    LinkMemory run(readOptions(argc, argv));
    run.start();
    return QCoreApplication::exec();
}
