// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/websockettransport.h"

#include "core/link/linkerrors.h"
#include "core/link/socketfailure.h"
#include "core/link/tlsoptions.h"
#include "core/link/websocketdevice.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QSslSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketHandshakeOptions>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

WebSocketTransport::WebSocketTransport(
    const Endpoint &endpoint, const QString &keyPassphrase, QObject *parent)
    : Transport(parent)
    , m_endpoint(endpoint)
    , m_keyPassphrase(keyPassphrase)
    , m_socket(std::make_unique<QWebSocket>())
    , m_device(std::make_unique<WebSocketDevice>(*m_socket))
{
    QWebSocket *socket = m_socket.get();
    socket->setMaxAllowedIncomingFrameSize(kMaxFrameBytes);
    socket->setMaxAllowedIncomingMessageSize(kMaxFrameBytes);
    connect(socket, &QWebSocket::stateChanged, this, &WebSocketTransport::handleState);
    connect(socket, &QWebSocket::connected, this, &WebSocketTransport::handleConnected);
    connect(socket, &QWebSocket::disconnected, this, &WebSocketTransport::handleDisconnected);
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
        &WebSocketTransport::handleError);
    connect(socket, &QWebSocket::sslErrors, this, &WebSocketTransport::handleSslErrors);
    connect(socket, &QWebSocket::textFrameReceived, this, &WebSocketTransport::handleTextFrame);
    connect(socket, &QWebSocket::bytesWritten, this, [this] { tell(&Listener::handleBytesTaken); });
    connect(socket, &QWebSocket::alertReceived, this,
        [this](QSsl::AlertLevel, QSsl::AlertType type) { m_alert = type; });
}

void WebSocketTransport::setInboundLimit(qint64 bytes)
{
    m_maxFrameBytes = std::max(kMaxFrameBytes, static_cast<quint64>(bytes));
    m_socket->setMaxAllowedIncomingFrameSize(m_maxFrameBytes);
    m_socket->setMaxAllowedIncomingMessageSize(m_maxFrameBytes);
}

WebSocketTransport::~WebSocketTransport()
{
    m_socket->disconnect(this);
    m_socket->disconnect(m_device.get());
}

void WebSocketTransport::open()
{
    if (isEncrypted(m_endpoint.transport)) {
        const auto configuration = tlsConfiguration(m_endpoint, m_keyPassphrase);
        if (!configuration) {
            fail(configuration.error());
            return;
        }
        m_socket->setSslConfiguration(*configuration);
        if (const QString notice = bypassNotice(m_endpoint); !notice.isEmpty()) {
            const QPointer<WebSocketTransport> self(this);
            tell(&Listener::handleTransportNotice, notice);
            if (!self || m_isDone)
                return;
        }
    }
    openSocket();
}

void WebSocketTransport::openSocket()
{
    QUrl url;
    url.setScheme(isEncrypted(m_endpoint.transport) ? u"wss"_s : u"ws"_s);
    url.setHost(m_endpoint.host);
    url.setPort(m_endpoint.port);
    url.setPath(m_endpoint.path, QUrl::TolerantMode);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({ u"mqtt"_s }); // [MQTT-6.0.0-3]
    const QPointer<WebSocketTransport> self(this);
    // Its own socket cannot be watched before open(), and a name that is known resolves inside.
    reach(Stage::Resolving);
    if (!self || m_isDone)
        return;
    m_socket->open(url, options);
    if (self && !m_isDone)
        watchInnerSocket();
}

/// QWebSocket tells nothing between "connecting" and "upgraded". Its own socket does; where a Qt
/// version keeps it elsewhere only the names of the stages get coarser.
void WebSocketTransport::watchInnerSocket()
{
    auto *inner = m_socket->findChild<QAbstractSocket *>();
    m_inner = inner;
    if (!inner)
        return;
    connect(inner, &QAbstractSocket::stateChanged, this, &WebSocketTransport::handleState);
    const bool isTls = isEncrypted(m_endpoint.transport);
    connect(inner, &QAbstractSocket::connected, this, [this, inner, isTls] {
        tune(*inner);
        reach(isTls ? Stage::Encrypting : Stage::Upgrading);
    });
    if (auto *secure = qobject_cast<QSslSocket *>(inner)) {
        m_secure = secure;
        connect(secure, &QSslSocket::encrypted, this, [this] { reach(Stage::Upgrading); });
        connect(secure, &QSslSocket::encryptedBytesWritten, this,
            [this] { tell(&Listener::handleBytesTaken); });
    }
    handleState(inner->state());
}

void WebSocketTransport::abort()
{
    m_isDone = true;
    m_device->drop();
    m_socket->abort();
}

QIODevice *WebSocketTransport::device() const
{
    return m_device.get();
}

qint64 WebSocketTransport::bytesWaiting() const
{
    return m_device->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0);
}

void WebSocketTransport::flush()
{
    m_device->flush();
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->flush();
}

void WebSocketTransport::handleState(QAbstractSocket::SocketState state)
{
    if (const auto stage = stageOf(state))
        reach(*stage);
}

void WebSocketTransport::handleConnected()
{
    if (m_isDone)
        return;
    if (m_socket->subprotocol() != "mqtt"_L1) {
        fail(Error(errors::kNoSubProtocol, {}, m_endpoint.displayUrl()));
        return;
    }
    m_stage = Stage::Online;
    m_device->open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    tell(&Listener::handleTransportOpened);
}

void WebSocketTransport::handleDisconnected()
{
    const QString where = m_endpoint.displayUrl();
    const QWebSocketProtocol::CloseCode code = m_socket->closeCode();
    if (m_stage != Stage::Online)
        return; // error() follows or came
    if (code == QWebSocketProtocol::CloseCodeTooMuchData) {
        fail(Error(errors::kFrameTooLarge, { QString::number(m_maxFrameBytes) }, where));
        return;
    }
    const QString reason = m_socket->closeReason();
    fail(reason.isEmpty() ? Error(errors::kClosedByBroker, {}, where)
                          : Error(errors::kConnectionLost, { reason }, where));
}

void WebSocketTransport::handleError(QAbstractSocket::SocketError error)
{
    fail(failureOf(error));
}

Error WebSocketTransport::failureOf(QAbstractSocket::SocketError error) const
{
    const QString text = m_socket->errorString();
    const QString where = m_endpoint.displayUrl();
    if (m_stage == Stage::Encrypting)
        return tlsFailure(error, text, m_alert, false, m_endpoint);
    if (m_stage == Stage::Upgrading) {
        if (isEncrypted(m_endpoint.transport) && m_alert) {
            const Error late = tlsFailure(error, text, m_alert, true, m_endpoint);
            if (!late.isTransient())
                return late;
        }
        static const QRegularExpression clientFault(u"status code: 4\\d\\d"_s);
        const bool isRefused = text.contains(clientFault);
        return Error(isRefused ? errors::kUpgradeRefused : errors::kUpgradeFailed, { text }, where);
    }
    if (isEncrypted(m_endpoint.transport) && m_stage == Stage::Online)
        return tlsFailure(error, text, m_alert, true, m_endpoint);
    return socketFailure(error, text, m_endpoint);
}

void WebSocketTransport::handleSslErrors(const QList<QSslError> &sslErrors)
{
    if (m_endpoint.tls.isVerified)
        fail(trustFailure(sslErrors, m_endpoint));
    else
        m_socket->ignoreSslErrors();
}

void WebSocketTransport::handleTextFrame()
{
    if (m_isDone)
        return;
    const QPointer<WebSocketTransport> self(this);
    fail(Error(errors::kTextFrame, {}, m_endpoint.displayUrl()));
    if (self) // the reason travels, if the socket still does
        m_socket->close(QWebSocketProtocol::CloseCodeDatatypeNotSupported, u"text frame"_s);
}

void WebSocketTransport::reach(Stage stage)
{
    if (m_isDone || m_stage == Stage::Online || stage <= m_stage)
        return;
    m_stage = stage;
    tell(&Listener::handleStage, stage);
}

void WebSocketTransport::fail(const Error &error)
{
    if (m_isDone)
        return;
    m_isDone = true;
    tell(&Listener::handleTransportFailed, error);
}

} // namespace sim
