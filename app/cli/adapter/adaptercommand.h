// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <variant>

namespace sim {

/// A line that was understood: every field is known, of its type and within its bounds.
struct AdapterCommand
{
    /// In the order of adapterCommands().
    enum class Kind { Open, Publish, Subscribe, Unsubscribe, Close, Abort, Reconnect, Stats, Exit };

    Kind kind = Kind::Stats;
    std::optional<QString> client; ///< absent: the only one
    QByteArray handle; ///< as JSON; empty: none
    QJsonObject fields; ///< what came, with the defaults left out
};

/// A line that was not, with what could be read of whom it was for.
struct CommandFault
{
    Error error;
    std::optional<QString> client;
    QByteArray handle;
};

/// Reads one line of input. \a number counts from 1 and goes into Error::where(). \a maxBytes
/// bounds the line as JsonText does. Errors: `base.json*`, `adapter.*`.
std::variant<AdapterCommand, CommandFault> readAdapterCommand(
    QByteArrayView line, qint64 number, qsizetype maxBytes);

/// The JSON of a handle, as events give it back; empty when \a value is none.
QByteArray handleJson(const QJsonValue &value);

} // namespace sim
