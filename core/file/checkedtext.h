// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace sim {

/// \a body as a file that proves that it is whole: a first line of \a title, one blank and the
/// BLAKE2s-128 of the body in hexadecimal digits; then the body.
QByteArray withChecksum(QByteArrayView title, QByteArrayView body);

/// The body of a file of withChecksum(), part of \a file; nothing when as much as a bit of it
/// differs.
std::optional<QByteArrayView> checkedBody(QByteArrayView title, QByteArrayView file);

} // namespace sim
