// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/connecttimeout.h"

#include "core/link/linkerrors.h"

#include <QtCore/QCoreApplication>

namespace sim {

namespace {

    /// What a server that is silent here probably is.
    const char *hintOf(Stage stage, TransportKind transport)
    {
        switch (stage) {
        case Stage::Resolving:
            return QT_TRANSLATE_NOOP("ConnectTimeout",
                "The name servers of this computer do not answer: check them, or give an address "
                "instead of a name.");
        case Stage::Connecting:
            return QT_TRANSLATE_NOOP("ConnectTimeout",
                "Nothing answers: a firewall on the way may swallow the packets, or the host is "
                "off.");
        case Stage::Encrypting:
            return QT_TRANSLATE_NOOP("ConnectTimeout",
                "The port may not be for TLS: try tcp (mqtt://) or ws://, or the broker's TLS "
                "port.");
        case Stage::Upgrading:
            return QT_TRANSLATE_NOOP("ConnectTimeout",
                "The port may not be for WebSocket, or for the other one of ws:// and wss://.");
        case Stage::LoggingIn:
            if (transport == TransportKind::Tcp)
                return QT_TRANSLATE_NOOP("ConnectTimeout",
                    "The port may be for TLS or WebSocket: try tls (mqtts://) or ws://.");
            if (transport == TransportKind::Tls)
                return QT_TRANSLATE_NOOP("ConnectTimeout",
                    "The port may be for WebSocket: try wss://; else see the broker's log.");
            return QT_TRANSLATE_NOOP("ConnectTimeout",
                "What answers there may not be a broker: check the path, and the broker's log.");
        case Stage::Idle:
        case Stage::Online:
            break;
        }
        return "";
    }

} // namespace

Error connectTimeout(Stage stage, Microseconds limit, const Endpoint &endpoint)
{
    const double seconds = std::chrono::duration<double>(limit).count();
    const char *hint = hintOf(stage, endpoint.transport);
    const QString words = *hint == '\0'
        ? QString()
        : QCoreApplication::translate("ConnectTimeout", hint) + QChar(u' ');
    return Error(errors::kTimeout, { stageText(stage), QString::number(seconds), words },
        endpoint.displayUrl());
}

} // namespace sim
