// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QIODevice>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSslConfiguration>

#include <chrono>
#include <optional>

QT_BEGIN_NAMESPACE
class QSslSocket;
QT_END_NAMESPACE

namespace sim::mqtt {

/// The byte stream below a client: a device of the caller, or a socket of our own. It never waits,
/// and it disconnects no handler but its own.
///
/// It is no QObject of its own, and it connects to the device what the device can tell: each would
/// take a client hundreds of bytes. Each call of the listener is the last thing that its function
/// does, so a handler may delete the transport.
class Transport
{
public:
    /// Who is told.
    class Listener
    {
    public:
        virtual void handleOpened() = 0;
        virtual void handleInput() = 0; ///< there may be something to read
        virtual void handleRoom() = 0; ///< after watchWrites(): the device wrote something
        virtual void handleLost(const QString &reason) = 0;
        virtual void handleClosed() = 0; ///< after closeAfterWriting()

    protected:
        ~Listener() = default;
    };

    enum class Kind : quint8 {
        Own, ///< a TCP or TLS socket that is made for each connection
        Device, ///< open already
        Socket,
        SecureSocket,
    };

    /// What open() connects to, when the device is not connected yet.
    struct Target
    {
        QString host;
        quint16 port = 0;
        std::optional<QSslConfiguration> tls; ///< for an own socket: use TLS
    };

    /// How long an own socket may take to write its rest after the client is gone.
    static constexpr std::chrono::seconds kFarewell { 2 };

    /// \a owner and \a listener outlive the transport. It uses \a owner as the context of its
    /// connections, and nobody else may connect it to the device.
    Transport(QObject &owner, Listener &listener);
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    /// Closes an own socket after its last bytes, without waiting for it.
    ~Transport();

    void setDevice(QIODevice *device, Kind kind);

    QIODevice *device() const { return m_device; }

    Kind kind() const { return m_kind; }

    /// Ends in handleOpened() or handleLost(), perhaps before it returns.
    void open(const Target &target);
    /// Which step open() has reached, for a reader: "TCP connection to host:1883", "TLS handshake".
    QString phase() const;

    /// Bytes taken over, perhaps 0 and fewer than offered; -1 on failure.
    qint64 write(QByteArrayView bytes);
    /// Most devices take all that they are given; call this when one did not.
    void watchWrites();
    qint64 read(char *to, qint64 size);
    qint64 bytesAvailable() const;
    QString errorText() const;

    /// Closes once everything is written; handleClosed() follows.
    void closeAfterWriting();
    /// The client goes away: closes after the last bytes, with nobody to tell.
    void farewell();
    /// Closes at once, silently.
    void abort();
    /// The listener hears nothing from now on.
    void mute();

private:
    void makeSocket(bool isSecure);
    void watchDevice();
    void watchSocket(QAbstractSocket *socket);
    void openSocket(QAbstractSocket *socket, const Target &target);
    void openSecureSocket(QSslSocket *socket, const Target &target);
    void finishOpening();
    void handleSocketError(QAbstractSocket::SocketError error);
    void handleEnd(const QString &reason);
    void handleBytesWritten();
    void closeDevice();
    static void leaveSocket(QAbstractSocket *socket);
    void releaseOwnSocket();

    QAbstractSocket *socket() const { return qobject_cast<QAbstractSocket *>(m_device.data()); }

    QObject &m_owner;
    Listener &m_listener;
    QPointer<QIODevice> m_device;
    Kind m_kind = Kind::Own;
    bool m_isClosing = false; ///< after closeAfterWriting()
    bool m_isDeviceClosing = false; ///< the device says so itself
    bool m_areWritesWatched = false;
};

} // namespace sim::mqtt
