// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/ours/linkmaker.h"
#include "bench/ours/publishtarget.h"

namespace sim::bench {

/// DeviceLink, as a running simulation publishes.
class LinkTarget final : public PublishTarget
{
public:
    explicit LinkTarget(const Options &options);

    void open(PublishListener &listener) override;

    bool publish(int qos) override
    {
        m_message.qos = static_cast<quint8>(qos);
        return m_link->publish(m_message).isOk();
    }

private:
    LinkMaker m_maker;
    std::unique_ptr<DeviceLink> m_link;
    Message m_message;
};

} // namespace sim::bench
