// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/socketfailure.h"

#include "core/link/linkerrors.h"

namespace sim {

std::optional<Stage> stageOf(QAbstractSocket::SocketState state)
{
    if (state == QAbstractSocket::HostLookupState)
        return Stage::Resolving;
    if (state == QAbstractSocket::ConnectingState)
        return Stage::Connecting;
    return {};
}

Error socketFailure(
    QAbstractSocket::SocketError error, const QString &text, const Endpoint &endpoint)
{
    const QString where = endpoint.displayUrl();
    if (error == QAbstractSocket::HostNotFoundError)
        return Error(errors::kResolveFailed, { endpoint.host, text }, where);
    if (error == QAbstractSocket::ConnectionRefusedError)
        return Error(errors::kRefused, { text }, where);
    if (error == QAbstractSocket::SocketResourceError)
        return Error(errors::kSystemLimit, { text }, where);
    if (error == QAbstractSocket::RemoteHostClosedError)
        return Error(errors::kClosedByBroker, {}, where);
    const bool isOutOfReach = error == QAbstractSocket::SocketTimeoutError
        || error == QAbstractSocket::SocketAddressNotAvailableError
        || error == QAbstractSocket::UnsupportedSocketOperationError
        || error == QAbstractSocket::SocketAccessError;
    return Error(isOutOfReach ? errors::kUnreachable : errors::kConnectionLost, { text }, where);
}

Error connectFailure(
    QAbstractSocket::SocketError error, const QString &text, const Endpoint &endpoint)
{
    if (error == QAbstractSocket::NetworkError) // no route, time-out of the system
        return Error(errors::kUnreachable, { text }, endpoint.displayUrl());
    return socketFailure(error, text, endpoint);
}

std::optional<Error> foreignAnswer(char firstByte, const Endpoint &endpoint)
{
    constexpr char kTlsAlert = 0x15; // record types of TLS; in MQTT it would be a CONNECT
    constexpr char kTlsHandshake = 0x16;
    if (firstByte == kTlsAlert || firstByte == kTlsHandshake)
        return Error(errors::kPortSpeaksTls, {}, endpoint.displayUrl());
    if (firstByte == 'H') // "HTTP/1.1 400"
        return Error(errors::kPortSpeaksHttp, {}, endpoint.displayUrl());
    return {};
}

void tune(QAbstractSocket &socket)
{
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
}

} // namespace sim
