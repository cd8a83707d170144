// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/ours/publishtarget.h"
#include "core/link/devicelink.h"

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
        return m_link.publish(m_message).isOk();
    }

private:
    SystemClock m_clock;
    DeviceLink m_link;
    Message m_message;
};

/// Plain TCP to the server that \a options name; nothing but the client id to log in with.
LinkSettings linkSettingsFor(const Options &options, const QString &clientId);

} // namespace sim::bench
