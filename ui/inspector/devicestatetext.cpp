// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/devicestatetext.h"

#include <QtCore/QCoreApplication>

namespace sim {

namespace {

    QString tr(const char *text)
    {
        return QCoreApplication::translate("DeviceStateText", text);
    }

} // namespace

DeviceStateText deviceStateText(const DeviceSnapshot *device)
{
    if (device == nullptr)
        return { .word = tr("Offline: nothing runs"), .role = Theme::Role::TextMuted };
    switch (device->state) {
    case DeviceLink::State::Offline:
        return { .word = tr("Offline"), .role = Theme::Role::TextMuted };
    case DeviceLink::State::Connecting:
        return { .word = tr("Connecting"), .role = Theme::Role::Warning };
    case DeviceLink::State::Online:
        return { .word
            = tr("Online · %1 published, %2 queued").arg(device->published).arg(device->queued),
            .role = Theme::Role::Good };
    case DeviceLink::State::WaitingToRetry:
        return { .word = tr("Waiting to try again"), .role = Theme::Role::Warning };
    case DeviceLink::State::Failed:
        return { .word = tr("Failed"), .role = Theme::Role::Bad };
    }
    Q_UNREACHABLE();
}

} // namespace sim
