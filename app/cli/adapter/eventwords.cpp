// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/eventwords.h"

#include "core/link/linkerrors.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    struct LossClass
    {
        const ErrorKind *kind;
        const char *word;
    };

    const std::array kClasses {
        LossClass { &errors::kResolveFailed, "resolve" },
        LossClass { &errors::kRefused, "refused" },
        LossClass { &errors::kUnreachable, "unreachable" },
        LossClass { &errors::kSystemLimit, "limit" },
        LossClass { &errors::kTimeout, "timeout" },
        LossClass { &errors::kPortSpeaksPlain, "tls" },
        LossClass { &errors::kTlsClosed, "tls" },
        LossClass { &errors::kTlsFailed, "tls" },
        LossClass { &errors::kTlsVersion, "tls" },
        LossClass { &errors::kTlsUnavailable, "tls" },
        LossClass { &errors::kCertificateExpired, "tls" },
        LossClass { &errors::kCertificateNotYetValid, "tls" },
        LossClass { &errors::kHostNameMismatch, "tls" },
        LossClass { &errors::kUnknownAuthority, "tls" },
        LossClass { &errors::kSelfSigned, "tls" },
        LossClass { &errors::kCertificateRejected, "tls" },
        LossClass { &errors::kClientCertificateMissing, "tls" },
        LossClass { &errors::kClientCertificateRefused, "tls" },
        LossClass { &errors::kCaFile, "tls" },
        LossClass { &errors::kCertificateFile, "tls" },
        LossClass { &errors::kKeyFile, "tls" },
        LossClass { &errors::kUpgradeRefused, "upgrade" },
        LossClass { &errors::kUpgradeFailed, "upgrade" },
        LossClass { &errors::kNoSubProtocol, "upgrade" },
        LossClass { &errors::kProtocolRefused, "connack" },
        LossClass { &errors::kClientIdRefused, "connack" },
        LossClass { &errors::kBrokerUnavailable, "connack" },
        LossClass { &errors::kBadCredentials, "connack" },
        LossClass { &errors::kNotAuthorized, "connack" },
        LossClass { &errors::kPortSpeaksTls, "protocol" },
        LossClass { &errors::kPortSpeaksHttp, "protocol" },
        LossClass { &errors::kTextFrame, "protocol" },
        LossClass { &errors::kFrameTooLarge, "protocol" },
        LossClass { &errors::kProtocolViolation, "protocol" },
        LossClass { &errors::kClosedAtPlainLogin, "closed" },
        LossClass { &errors::kClosedAtTlsLogin, "closed" },
        LossClass { &errors::kClosedByBroker, "closed" },
        LossClass { &errors::kNoProgress, "stalled" },
        LossClass { &errors::kAborted, "aborted" },
        LossClass { &errors::kIdInUse, "inUse" },
    };

    /// The client tells the end by the keep-alive in words only.
    bool isKeepAlive(const Error &error)
    {
        const QString reason = error.arguments().value(0);
        return reason.contains("PINGREQ"_L1) || reason.contains("MQTT-3.1.2-24"_L1);
    }

} // namespace

QString phaseWord(Stage stage)
{
    switch (stage) {
    case Stage::Resolving:
        return u"resolving"_s;
    case Stage::Connecting:
        return u"TCP"_s;
    case Stage::Encrypting:
        return u"TLS"_s;
    case Stage::Upgrading:
        return u"WebSocket"_s;
    case Stage::LoggingIn:
        return u"CONNACK"_s;
    case Stage::Idle:
    case Stage::Online:
        return {};
    }
    Q_UNREACHABLE();
}

QString lossClass(const Error &error)
{
    if (error.is(errors::kConnectionLost))
        return isKeepAlive(error) ? u"keepalive"_s : u"broken"_s;
    const auto found = std::find_if(kClasses.begin(), kClasses.end(),
        [&error](const LossClass &one) { return error.is(*one.kind); });
    return found == kClasses.end() ? u"other"_s : QString::fromLatin1(found->word);
}

int connackCode(const Error &error)
{
    const std::array kinds { &errors::kProtocolRefused, &errors::kClientIdRefused,
        &errors::kBrokerUnavailable, &errors::kBadCredentials, &errors::kNotAuthorized };
    const auto found = std::find_if(
        kinds.begin(), kinds.end(), [&error](const ErrorKind *kind) { return error.is(*kind); });
    return found == kinds.end() ? 0 : static_cast<int>(found - kinds.begin()) + 1;
}

QString dropWord(ScriptLink::DropCause cause)
{
    switch (cause) {
    case ScriptLink::DropCause::Offline:
        return u"offline"_s;
    case ScriptLink::DropCause::QueueFull:
        return u"outboxFull"_s;
    case ScriptLink::DropCause::ConnectionLost:
        return u"connectionLost"_s;
    case ScriptLink::DropCause::SessionLost:
        return u"sessionLost"_s;
    case ScriptLink::DropCause::Closed:
        return u"closed"_s;
    }
    Q_UNREACHABLE();
}

QString stateWord(ScriptLink::State state)
{
    switch (state) {
    case ScriptLink::State::Idle:
        return u"closed"_s;
    case ScriptLink::State::Connecting:
        return u"connecting"_s;
    case ScriptLink::State::Online:
        return u"connected"_s;
    case ScriptLink::State::Waiting:
        return u"waiting"_s;
    case ScriptLink::State::Closing:
        return u"closing"_s;
    }
    Q_UNREACHABLE();
}

} // namespace sim
