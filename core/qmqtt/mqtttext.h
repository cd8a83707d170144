// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>
#include <QtCore/QStringView>

/// The strings of MQTT 3.1.1 (clauses 1.5.3 and 4.7): UTF-8 with a two-byte length.
namespace sim::mqtt {

inline constexpr qsizetype kMaximumText = 65'535; ///< bytes of UTF-8 [MQTT-4.7.3-3]

enum class TextFault : quint8 {
    None,
    Empty, ///< [MQTT-4.7.3-1], names of topics only
    NotUtf8, ///< lone surrogate, overlong form, above U+10FFFF [MQTT-1.5.3-1]
    Nul, ///< U+0000 [MQTT-1.5.3-2]
    TooLong, ///< more than 65,535 bytes [MQTT-4.7.3-3]
    Wildcard, ///< [MQTT-3.3.2-2], names of topics only
};

/// The identifier of the statement that \a fault breaks, e.g. "MQTT-1.5.3-1"; empty for None.
const char *statementOf(TextFault fault);

/// A string that we want to send. Thread: any.
TextFault checkText(QStringView text);
TextFault checkTopicName(QStringView text);

/// A string that we received; its length has been checked by the caller.
TextFault checkUtf8(QByteArrayView text);
TextFault checkUtf8TopicName(QByteArrayView text);

/// Bytes that \a text, which passed checkText(), takes in UTF-8.
qsizetype utf8Size(QStringView text);

/// Writes \a text, which passed checkText(), as UTF-8 without length; returns the end.
char *writeUtf8(char *to, QStringView text);

/// The fast way for the topics of daily life: writes \a text to \a to, one byte for each unit.
/// False when it is not a valid topic name of ASCII characters only; then what was written means
/// nothing.
bool writeAsciiTopicName(char *to, QStringView text);

/// The text of \a bytes, which passed checkUtf8(). Keeps a leading U+FEFF [MQTT-1.5.3-3], which
/// QString drops.
QString readUtf8(QByteArrayView bytes);

} // namespace sim::mqtt
