// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>

namespace sim {

/// One event as a line of JSON, built from bytes: what came as UTF-8 goes out unchanged.
class EventLine
{
public:
    /// \a client is left out when empty.
    EventLine(QByteArrayView event, const QString &client);

    EventLine &text(QByteArrayView key, const QString &value);
    EventLine &utf8(QByteArrayView key, QByteArrayView value); ///< valid UTF-8
    EventLine &number(QByteArrayView key, qint64 value);
    EventLine &seconds(QByteArrayView key, double value);
    EventLine &flag(QByteArrayView key, bool value);
    EventLine &json(QByteArrayView key, QByteArrayView value); ///< left out when empty

    /// `payload`, or `payloadBase64` when \a bytes are not valid UTF-8.
    EventLine &payload(const QByteArray &bytes);

    /// code, text, where, what, remedy.
    EventLine &error(const Error &error);

    /// With the closing brace and the line feed.
    QByteArray take();

private:
    void key(QByteArrayView name);
    void quoted(QByteArrayView utf8);

    QByteArray m_line;
};

} // namespace sim
