// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/mqtttransport.h"

#include <QtCore/QStringList>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtNetwork/QSslError>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace sim::mqtt {

namespace {

    /// The socket's text, with the reasons of TLS that the text alone does not tell.
    QString describeError(const QAbstractSocket *socket)
    {
        QStringList reasons { socket->errorString() };
        if (const auto *secure = qobject_cast<const QSslSocket *>(socket)) {
            const auto errors = secure->sslHandshakeErrors();
            for (const QSslError &error : errors) {
                if (!reasons.contains(error.errorString()))
                    reasons.append(error.errorString());
            }
        }
        return reasons.join(u"; "_s);
    }

} // namespace

Transport::Transport(QObject &owner, Listener &listener)
    : m_owner(owner)
    , m_listener(listener)
{
}

Transport::~Transport()
{
    mute();
    if (m_kind == Kind::Own)
        releaseOwnSocket();
}

void Transport::setDevice(QIODevice *device, Kind kind)
{
    mute();
    if (m_kind == Kind::Own)
        releaseOwnSocket();
    m_device = device;
    m_kind = device == nullptr ? Kind::Own : kind;
}

void Transport::mute()
{
    if (m_device)
        m_device->disconnect(&m_owner);
    m_areWritesWatched = false;
}

void Transport::makeSocket(bool isSecure)
{
    releaseOwnSocket();
    if (isSecure)
        m_device = new QSslSocket(&m_owner);
    else
        m_device = new QTcpSocket(&m_owner);
}

void Transport::releaseOwnSocket()
{
    QAbstractSocket *const own = socket();
    m_device.clear();
    if (own == nullptr)
        return;
    own->setParent(nullptr);
    if (QThread::currentThread()->isFinished()) { // no event loop will come back to it
        own->flush();
        delete own;
        return;
    }
    // It may be in the middle of a signal, and it may have a DISCONNECT to write.
    QObject::connect(own, &QAbstractSocket::disconnected, own, &QObject::deleteLater);
    leaveSocket(own);
    if (own->state() == QAbstractSocket::UnconnectedState)
        own->deleteLater();
}

void Transport::leaveSocket(QAbstractSocket *socket)
{
    if (socket->state() != QAbstractSocket::ConnectedState
        && socket->state() != QAbstractSocket::ClosingState)
        return socket->abort(); // disconnectFromHost() would wait for the connection first
    auto *const deadline = new QTimer(socket);
    deadline->setSingleShot(true);
    QObject::connect(deadline, &QTimer::timeout, socket, &QAbstractSocket::abort);
    deadline->start(kFarewell);
    const QPointer<QAbstractSocket> guard(socket); // a handler may delete it
    socket->flush(); // as much as goes without waiting, should no event loop come back to it
    if (guard)
        socket->disconnectFromHost();
}

void Transport::farewell()
{
    mute();
    if (m_kind == Kind::Own)
        return releaseOwnSocket();
    if (m_kind == Kind::Device && m_device)
        m_device->close();
    else if (QAbstractSocket *const foreign = socket())
        leaveSocket(foreign);
}

void Transport::watchDevice()
{
    mute();
    QObject::connect(
        m_device, &QIODevice::readyRead, &m_owner, [this] { m_listener.handleInput(); });
    QObject::connect(m_device, &QObject::destroyed, &m_owner,
        [this] { handleEnd(u"the transport was deleted"_s); });
    if (m_kind != Kind::Device)
        return;
    QObject::connect(m_device, &QIODevice::readChannelFinished, &m_owner,
        [this] { handleEnd(u"the transport was closed by the other side"_s); });
    QObject::connect(m_device, &QIODevice::aboutToClose, &m_owner, [this] {
        m_isDeviceClosing = true;
        handleEnd(u"the transport was closed"_s);
    });
}

void Transport::watchWrites()
{
    if (m_device && !std::exchange(m_areWritesWatched, true))
        QObject::connect(
            m_device, &QIODevice::bytesWritten, &m_owner, [this] { handleBytesWritten(); });
}

void Transport::watchSocket(QAbstractSocket *socket)
{
    QObject::connect(socket, &QAbstractSocket::errorOccurred, &m_owner,
        [this](QAbstractSocket::SocketError error) { handleSocketError(error); });
    QObject::connect(socket, &QAbstractSocket::disconnected, &m_owner,
        [this] { handleEnd(u"the connection was closed by the other side"_s); });
}

void Transport::open(const Target &target)
{
    m_isClosing = m_isDeviceClosing = false;
    if (m_kind == Kind::Own)
        makeSocket(target.tls.has_value());
    if (!m_device)
        return handleEnd(u"the transport was deleted"_s);
    watchDevice();
    QAbstractSocket *const asSocket = m_kind == Kind::Device ? nullptr : socket();
    if (asSocket != nullptr) {
        watchSocket(asSocket);
        return openSocket(asSocket, target);
    }
    if (m_kind != Kind::Device)
        return handleEnd(u"the transport is not a socket"_s);
    if (!m_device->isOpen() || !m_device->isReadable() || !m_device->isWritable())
        return handleEnd(u"the transport is not open for reading and writing"_s);
    finishOpening();
}

void Transport::openSocket(QAbstractSocket *socket, const Target &target)
{
    auto *const secure = qobject_cast<QSslSocket *>(socket);
    if (m_kind == Kind::SecureSocket || target.tls) {
        if (secure == nullptr)
            return handleEnd(u"the transport is not a TLS socket"_s);
        return openSecureSocket(secure, target);
    }
    if (socket->state() == QAbstractSocket::ConnectedState)
        return finishOpening();
    QObject::connect(socket, &QAbstractSocket::connected, &m_owner, [this] { finishOpening(); });
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->connectToHost(target.host, target.port);
}

void Transport::openSecureSocket(QSslSocket *socket, const Target &target)
{
    if (target.tls)
        socket->setSslConfiguration(*target.tls);
    if (socket->isEncrypted())
        return finishOpening();
    QObject::connect(socket, &QSslSocket::encrypted, &m_owner, [this] { finishOpening(); });
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->connectToHostEncrypted(target.host, target.port);
    else if (socket->state() == QAbstractSocket::ConnectedState
        && socket->mode() == QSslSocket::UnencryptedMode)
        socket->startClientEncryption();
}

QString Transport::phase() const
{
    const QAbstractSocket *const asSocket = m_kind == Kind::Device ? nullptr : socket();
    if (asSocket == nullptr)
        return u"transport"_s;
    switch (asSocket->state()) {
    case QAbstractSocket::HostLookupState:
        return u"name lookup"_s;
    case QAbstractSocket::ConnectedState:
        return u"TLS handshake"_s;
    case QAbstractSocket::UnconnectedState:
    case QAbstractSocket::ConnectingState:
    case QAbstractSocket::BoundState:
    case QAbstractSocket::ListeningState:
    case QAbstractSocket::ClosingState:
        break;
    }
    return u"TCP connection"_s;
}

void Transport::finishOpening()
{
    // Without this the kernel holds small packets back until the broker has acknowledged the one
    // before.
    if (m_kind == Kind::Own)
        socket()->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_listener.handleOpened();
}

void Transport::handleSocketError(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::TemporaryError || error == QAbstractSocket::SocketTimeoutError)
        return;
    handleEnd(describeError(socket()));
}

void Transport::handleEnd(const QString &reason)
{
    if (m_isClosing)
        m_listener.handleClosed();
    else
        m_listener.handleLost(reason);
}

void Transport::handleBytesWritten()
{
    if (!m_isClosing)
        m_listener.handleRoom();
    else if (m_kind == Kind::Device && m_device->bytesToWrite() == 0)
        closeDevice();
}

qint64 Transport::write(QByteArrayView bytes)
{
    return m_device ? m_device->write(bytes.data(), bytes.size()) : -1;
}

qint64 Transport::read(char *to, qint64 size)
{
    return m_device ? m_device->read(to, size) : -1;
}

qint64 Transport::bytesAvailable() const
{
    return m_device && m_device->isReadable() ? m_device->bytesAvailable() : 0;
}

QString Transport::errorText() const
{
    return m_device ? m_device->errorString() : QString();
}

void Transport::closeAfterWriting()
{
    m_isClosing = true;
    if (!m_device)
        return handleEnd({});
    const QPointer<QAbstractSocket> asSocket(m_kind == Kind::Device ? nullptr : socket());
    if (asSocket) {
        asSocket->flush();
        if (asSocket)
            asSocket->disconnectFromHost(); // comes back in disconnected()
        return;
    }
    watchWrites();
    if (m_device->bytesToWrite() == 0)
        closeDevice();
}

void Transport::closeDevice()
{
    const QPointer<QObject> guard(&m_owner); // and with it this
    mute();
    m_device->close();
    if (guard)
        m_listener.handleClosed();
}

void Transport::abort()
{
    mute();
    if (!m_device)
        return;
    if (m_kind == Kind::Own)
        socket()->deleteLater();
    if (QAbstractSocket *const asSocket = m_kind == Kind::Device ? nullptr : socket())
        asSocket->abort();
    else if (!m_isDeviceClosing)
        m_device->close();
}

} // namespace sim::mqtt
