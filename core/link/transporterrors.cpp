// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"

#include <QtCore/QtGlobal>

// Kinds of the transports: encryption and WebSocket.
namespace sim::errors {

const ErrorKind kPortSpeaksTls {
    .code = "link.portSpeaksTls",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This port speaks TLS, not plain MQTT"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Choose tls (mqtts://) for it, or the broker's plain port, usually 1883."),
};

const ErrorKind kPortSpeaksHttp {
    .code = "link.portSpeaksHttp",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This port speaks HTTP, not MQTT"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Choose ws:// for WebSocket, or the broker's MQTT port."),
};

const ErrorKind kPortSpeaksPlain {
    .code = "link.portSpeaksPlain",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "TLS handshake: this port does not speak TLS"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Choose tcp (mqtt://) or ws:// for it, or the broker's TLS port, usually 8883."),
};

const ErrorKind kTlsClosed {
    .code = "link.tlsClosed",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "TLS handshake: the server closed the connection"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "If the port is for plain MQTT, choose tcp (mqtt://); else look into the broker's log."),
};

const ErrorKind kTlsFailed {
    .code = "link.tlsFailed",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "TLS handshake failed"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check that the port is the broker's TLS port, and the broker's log."),
};

const ErrorKind kTlsVersion {
    .code = "link.tlsVersion",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "TLS handshake: no common TLS version"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP("Error", "Let the broker offer TLS 1.2 or 1.3."),
};

const ErrorKind kTlsUnavailable {
    .code = "link.tlsUnavailable",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "This computer cannot encrypt: Qt found no OpenSSL"),
    .why = "",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Install OpenSSL 3 (package libssl3), or use a plain transport."),
};

const ErrorKind kCertificateExpired {
    .code = "link.certificateExpired",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "TLS handshake: the broker's certificate has expired"),
    .why = QT_TRANSLATE_NOOP("Error", "\"%1\" was valid until %2"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Renew it on the broker, and check this computer's clock."),
};

const ErrorKind kCertificateNotYetValid {
    .code = "link.certificateNotYetValid",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "TLS handshake: the broker's certificate is not valid yet"),
    .why = QT_TRANSLATE_NOOP("Error", "\"%1\" is valid from %2"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check the clocks of this computer and of whoever made the certificate."),
};

const ErrorKind kHostNameMismatch {
    .code = "link.hostNameMismatch",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP(
        "Error", "TLS handshake: the broker's certificate is for another host than \"%1\""),
    .why = QT_TRANSLATE_NOOP("Error", "it names %2"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Connect by a name in the certificate, or add this one to it."),
};

const ErrorKind kUnknownAuthority {
    .code = "link.unknownAuthority",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP(
        "Error", "TLS handshake: the broker's certificate comes from an unknown authority"),
    .why = QT_TRANSLATE_NOOP("Error", "its issuer is \"%1\""),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Give the authority's certificate as the CA file of the endpoint."),
};

const ErrorKind kSelfSigned {
    .code = "link.selfSigned",
    .persistence = Persistence::Persistent,
    .what
    = QT_TRANSLATE_NOOP("Error", "TLS handshake: the broker's certificate is signed by itself"),
    .why = QT_TRANSLATE_NOOP("Error", "\"%1\" has no authority"),
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Give this certificate as the CA file of the endpoint if you trust it."),
};

const ErrorKind kCertificateRejected {
    .code = "link.certificateRejected",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "TLS handshake: the broker's certificate is not accepted"),
    .why = "%1",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check the broker's certificate and the CA file of the endpoint."),
};

const ErrorKind kClientCertificateMissing {
    .code = "link.clientCertificateMissing",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "TLS: the broker demands a client certificate"),
    .why = QT_TRANSLATE_NOOP("Error", "the endpoint has none"),
    .remedy = QT_TRANSLATE_NOOP("Error", "Give certificate and key files of the endpoint."),
};

const ErrorKind kClientCertificateRefused {
    .code = "link.clientCertificateRefused",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "TLS: the broker refused the client certificate"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check that it is valid and comes from an authority that the broker trusts."),
};

const ErrorKind kCaFile {
    .code = "link.caFile",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The CA file \"%1\" cannot be used"),
    .why = "%2",
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Give a readable PEM file with the certificate of the authority."),
};

const ErrorKind kCertificateFile {
    .code = "link.certificateFile",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The client certificate \"%1\" cannot be used"),
    .why = "%2",
    .remedy = QT_TRANSLATE_NOOP("Error", "Give a readable PEM file with the certificate."),
};

const ErrorKind kKeyFile {
    .code = "link.keyFile",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "The client key \"%1\" cannot be used"),
    .why = "%2",
    .remedy = QT_TRANSLATE_NOOP("Error",
        "Give a readable PEM file with the private key, and its passphrase if it has one."),
};

const ErrorKind kUpgradeRefused {
    .code = "link.upgradeRefused",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP("Error", "WebSocket upgrade refused"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check the path (usually /mqtt), and that the port is for MQTT over WebSocket."),
};

const ErrorKind kUpgradeFailed {
    .code = "link.upgradeFailed",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "WebSocket upgrade failed"),
    .why = "%1",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check that the port is for MQTT over WebSocket, and the path (usually /mqtt)."),
};

const ErrorKind kNoSubProtocol {
    .code = "link.noSubProtocol",
    .persistence = Persistence::Persistent,
    .what = QT_TRANSLATE_NOOP(
        "Error", "WebSocket upgrade: the server did not accept the sub-protocol \"mqtt\""),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP(
        "Error", "Check the path; another service than MQTT seems to answer there."),
};

const ErrorKind kTextFrame {
    .code = "link.textFrame",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The server sent a text frame"),
    .why = QT_TRANSLATE_NOOP("Error", "MQTT uses binary frames only (MQTT-6.0.0-1)"),
    .remedy
    = QT_TRANSLATE_NOOP("Error", "Check that host, port and path belong to an MQTT broker."),
};

const ErrorKind kFrameTooLarge {
    .code = "link.frameTooLarge",
    .persistence = Persistence::Transient,
    .what = QT_TRANSLATE_NOOP("Error", "The server sent a WebSocket frame of more than %1 bytes"),
    .why = "",
    .remedy = QT_TRANSLATE_NOOP("Error", "Send smaller messages to the device."),
};

} // namespace sim::errors
