// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/devicestate.h"

#include <QtCore/QCoreApplication>

namespace sim {

using namespace Qt::StringLiterals;

QString deviceStateText(DeviceLink::State state, Stage stage)
{
    switch (state) {
    case DeviceLink::State::Offline:
        return QCoreApplication::translate("DeviceState", "Offline");
    case DeviceLink::State::Connecting:
        if (stage == Stage::Idle || stage == Stage::Online)
            return QCoreApplication::translate("DeviceState", "Connecting");
        return QCoreApplication::translate("DeviceState", "Connecting: %1").arg(stageText(stage));
    case DeviceLink::State::Online:
        return QCoreApplication::translate("DeviceState", "Online");
    case DeviceLink::State::WaitingToRetry:
        return QCoreApplication::translate("DeviceState", "Waiting to retry");
    case DeviceLink::State::Failed:
        return QCoreApplication::translate("DeviceState", "Failed");
    }
    Q_UNREACHABLE();
}

QString deviceStateIcon(DeviceLink::State state)
{
    switch (state) {
    case DeviceLink::State::Offline:
        return u"offline"_s;
    case DeviceLink::State::Connecting:
        return u"connecting"_s;
    case DeviceLink::State::Online:
        return u"online"_s;
    case DeviceLink::State::WaitingToRetry:
        return u"waiting"_s;
    case DeviceLink::State::Failed:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

Theme::Role deviceStateRole(DeviceLink::State state)
{
    switch (state) {
    case DeviceLink::State::Offline:
        return Theme::Role::TextMuted;
    case DeviceLink::State::Connecting:
        return Theme::Role::Accent;
    case DeviceLink::State::Online:
        return Theme::Role::Good;
    case DeviceLink::State::WaitingToRetry:
        return Theme::Role::Warning;
    case DeviceLink::State::Failed:
        return Theme::Role::Bad;
    }
    Q_UNREACHABLE();
}

} // namespace sim
