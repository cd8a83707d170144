// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/link/doctor/doctorreport.h"
#include "core/link/linksettings.h"

class QAbstractSocket;

namespace sim {

// What the connection doctor reads off settings and sockets: pure functions.

/// Sentences about settings that are probably not meant: a port of another transport, a secret
/// without encryption, no verification, a kept session.
QStringList settingsHints(const LinkSettings &settings);

/// Both ends of \a socket; nothing for null.
QList<DoctorDetail> addressDetails(const QAbstractSocket *socket);

/// Adds to \a check what the TLS handshake of \a socket has shown: version, cipher, the broker's
/// certificates as of \a now with a hint on those that end within 30 days, what verification says
/// where it is off. Nothing for sockets without TLS.
void addEncryptionFacts(
    DoctorCheck &check, const QAbstractSocket *socket, const Endpoint &endpoint, WallTime now);

/// What a certificate that is out of its time has to do with this computer's clock.
QList<DoctorDetail> clockDetails(const Error &error, WallTime now);

} // namespace sim
