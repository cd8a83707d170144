// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/host.h"

#include "core/source/hostprobe.h"
#include "core/source/worlderrors.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum class Quantity { Cpu, Memory, Disk, Received, Sent };

    class Host final : public Source
    {
    public:
        Host(const HostProbe &probe, Quantity quantity, QString path, QString interface)
            : m_probe(probe)
            , m_quantity(quantity)
            , m_path(std::move(path))
            , m_interface(std::move(interface))
        {
        }

        /// Takes the first counters: rates need two. Errors: those of the probe.
        Result<void> begin()
        {
            const auto measured = measure();
            return measured ? Result<void>() : measured.error();
        }

        Value next(const Tick &, const RandomStream &, const SourceInputs &) override
        {
            const auto measured = measure();
            m_failure = measured ? std::nullopt : std::optional(measured.error());
            return measured ? Value(*measured) : Value();
        }

        std::unique_ptr<Source> clone() const override { return std::make_unique<Host>(*this); }

        std::optional<Error> failure() const override { return m_failure; }

        bool isReproducible() const override { return false; }

    private:
        Result<double> measure()
        {
            switch (m_quantity) {
            case Quantity::Cpu:
                return cpuPercent();
            case Quantity::Memory:
                return m_probe.memoryPercent();
            case Quantity::Disk:
                return m_probe.diskPercent(m_path);
            case Quantity::Received:
            case Quantity::Sent:
                return networkRate();
            }
            Q_UNREACHABLE();
        }

        Result<double> cpuPercent()
        {
            const auto now = m_probe.cpu();
            if (!now)
                return now.error();
            const CpuCounters last = std::exchange(m_cpu, *now);
            const double total = now->total - last.total;
            if (total > 0) // else too little time has passed for the counters to move
                m_rate = std::clamp(100 * (now->busy - last.busy) / total, 0.0, 100.0);
            return m_rate;
        }

        /// kB in a second of real time.
        Result<double> networkRate()
        {
            const auto now = m_probe.network(m_interface);
            if (!now)
                return now.error();
            const auto last = std::exchange(m_network, *now);
            if (!last || now->time <= last->time)
                return m_rate;
            const double bytes = m_quantity == Quantity::Sent ? now->sent - last->sent
                                                              : now->received - last->received;
            const double seconds = static_cast<double>((now->time - last->time).count()) / 1e6;
            m_rate = std::max(bytes, 0.0) / 1000 / seconds; // counters may begin again
            return m_rate;
        }

        const HostProbe &m_probe;
        Quantity m_quantity;
        QString m_path;
        QString m_interface;
        CpuCounters m_cpu;
        std::optional<NetworkCounters> m_network;
        double m_rate = 0;
        std::optional<Error> m_failure;
    };

    Quantity quantityOf(const QString &word)
    {
        if (word == "memory"_L1)
            return Quantity::Memory;
        if (word == "disk"_L1)
            return Quantity::Disk;
        if (word == "networkIn"_L1)
            return Quantity::Received;
        return word == "networkOut"_L1 ? Quantity::Sent : Quantity::Cpu;
    }

} // namespace

KindDescription hostDescription()
{
    return {
        .kind = u"host"_s,
        .title = QCoreApplication::translate("Source", "This computer"),
        .help = QCoreApplication::translate("Source",
            "Load of the computer that runs the simulator: real data without hardware; Linux only."),
        .parameters = {
            { .name = u"quantity"_s,
                .type = ParameterType::Choice,
                .title = QCoreApplication::translate("Source", "Quantity"),
                .help = QCoreApplication::translate("Source",
                    "Percent of processors, memory or disk in use, or network traffic in kB/s."),
                .unit = {},
                .defaultValue = u"cpu"_s,
                .choices
                = { u"cpu"_s, u"memory"_s, u"disk"_s, u"networkIn"_s, u"networkOut"_s } },
            { .name = u"path"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Disk"),
                .help = QCoreApplication::translate(
                    "Source", "A folder of the file system that is meant; for disk."),
                .unit = {},
                .defaultValue = u"/"_s },
            { .name = u"interface"_s,
                .type = ParameterType::Text,
                .title = QCoreApplication::translate("Source", "Network interface"),
                .help = QCoreApplication::translate(
                    "Source", "Its name, such as eth0; empty: all but the loopback."),
                .unit = {} },
        },
        .types = { PropertyType::Number },
    };
}

Result<std::unique_ptr<Source>> makeHost(
    const Parameters &parameters, PropertyType, const SourceContext &context)
{
    if (context.host == nullptr)
        return Error(errors::kNoHost);
    auto host = std::make_unique<Host>(*context.host, quantityOf(parameters.text("quantity"_L1)),
        parameters.text("path"_L1), parameters.text("interface"_L1));
    if (const auto begun = host->begin(); !begun)
        return begun.error();
    return std::unique_ptr<Source>(std::move(host));
}

} // namespace sim
