// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

namespace sim::errors {

// Reaching the broker.
extern const ErrorKind kResolveFailed; ///< %1 host, %2 text of the system
extern const ErrorKind kRefused; ///< %1 text of the system
extern const ErrorKind kUnreachable; ///< %1 text of the system
extern const ErrorKind kSystemLimit; ///< %1 text of the system
extern const ErrorKind kTimeout; ///< %1 stage, %2 seconds, %3 empty, or a hint and a space

// Encryption.
extern const ErrorKind kPortSpeaksTls; ///< plain MQTT met TLS
extern const ErrorKind kPortSpeaksHttp; ///< MQTT met a web server
extern const ErrorKind kPortSpeaksPlain; ///< TLS met something else
extern const ErrorKind kTlsClosed; ///< the server hung up inside the handshake
extern const ErrorKind kTlsFailed; ///< %1 text of the library
extern const ErrorKind kTlsVersion; ///< %1 text of the library
extern const ErrorKind kTlsUnavailable; ///< this system has no TLS library
extern const ErrorKind kCertificateExpired; ///< %1 subject, %2 date
extern const ErrorKind kCertificateNotYetValid; ///< %1 subject, %2 date
extern const ErrorKind kHostNameMismatch; ///< %1 host, %2 names in the certificate
extern const ErrorKind kUnknownAuthority; ///< %1 issuer
extern const ErrorKind kSelfSigned; ///< %1 subject
extern const ErrorKind kCertificateRejected; ///< %1 text of the library
extern const ErrorKind kClientCertificateMissing;
extern const ErrorKind kClientCertificateRefused; ///< %1 text of the library
extern const ErrorKind kCaFile; ///< %1 file, %2 cause
extern const ErrorKind kCertificateFile; ///< %1 file, %2 cause
extern const ErrorKind kKeyFile; ///< %1 file, %2 cause

// WebSocket.
extern const ErrorKind kUpgradeRefused; ///< %1 text
extern const ErrorKind kUpgradeFailed; ///< %1 text
extern const ErrorKind kNoSubProtocol;
extern const ErrorKind kTextFrame;
extern const ErrorKind kFrameTooLarge; ///< %1 bytes allowed

// Login (CONNACK).
extern const ErrorKind kProtocolRefused; ///< 1
extern const ErrorKind kClientIdRefused; ///< 2, %1 client id
extern const ErrorKind kBrokerUnavailable; ///< 3
extern const ErrorKind kBadCredentials; ///< 4
extern const ErrorKind kNotAuthorized; ///< 5
extern const ErrorKind kClosedAtPlainLogin; ///< hung up instead of answering, without TLS
extern const ErrorKind kClosedAtTlsLogin; ///< the same, with TLS
extern const ErrorKind kPasswordWithoutUser;

// Online.
extern const ErrorKind kClosedByBroker;
extern const ErrorKind kConnectionLost; ///< %1 text
extern const ErrorKind kProtocolViolation; ///< %1 text
extern const ErrorKind kNoProgress; ///< %1 seconds, %2 what is probably lost
extern const ErrorKind kAborted; ///< abortConnection()
extern const ErrorKind kIdInUse; ///< %1 client id
extern const ErrorKind kEndedEarly; ///< %1 seconds after the login, %2 client id
extern const ErrorKind kSubscriptionRefused; ///< %1 filter
extern const ErrorKind kNoAnswer; ///< %1 what was sent, %2 seconds

// Answers of publish().
extern const ErrorKind kNotOnline;
extern const ErrorKind kWindowFull; ///< %1 window
extern const ErrorKind kStalled;
extern const ErrorKind kBadTopic; ///< %1 topic, %2 cause
extern const ErrorKind kMessageTooLarge; ///< %1 bytes

} // namespace sim::errors
