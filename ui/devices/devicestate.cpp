// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/devicestate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

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

QString deviceBacklogText(quint64 queued, quint64 dropped)
{
    const QLocale locale;
    QStringList parts;
    if (queued > 0)
        parts.append(
            QCoreApplication::translate("DeviceState", "%1 queued").arg(locale.toString(queued)));
    if (dropped > 0)
        parts.append(
            QCoreApplication::translate("DeviceState", "%1 dropped").arg(locale.toString(dropped)));
    return parts.join(", "_L1);
}

QString shortCount(quint64 count)
{
    constexpr quint64 kThousand = 1000;
    constexpr quint64 kTenth = 10;
    const QLocale locale;
    quint64 unit = 1;
    QString sign;
    for (const QLatin1StringView next : { "k"_L1, "M"_L1, "G"_L1, "T"_L1 }) {
        if (count / unit < kThousand)
            break;
        unit *= kThousand;
        sign = next;
    }
    const quint64 tenths = count / (unit / kTenth > 0 ? unit / kTenth : 1);
    if (unit == 1 || count / unit >= kTenth)
        return QString::number(count / unit) + sign;
    return QString::number(count / unit) + locale.decimalPoint() + QString::number(tenths % kTenth)
        + sign;
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
