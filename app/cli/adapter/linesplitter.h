// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <optional>

namespace sim {

/// Cuts a stream of bytes into lines, and keeps no more than one line of at most `maxBytes`.
class LineSplitter
{
public:
    struct Line
    {
        QByteArray bytes; ///< without the line feed; empty when too long
        qint64 number = 0; ///< from 1
        bool isTooLong = false; ///< told once, when the line ends
    };

    explicit LineSplitter(qsizetype maxBytes);

    void feed(QByteArrayView bytes);
    void finish(); ///< no more bytes: the last line may lack its line feed

    /// The next line that is complete.
    std::optional<Line> next();

private:
    QByteArray m_bytes;
    qsizetype m_at = 0; ///< begin of the current line
    qsizetype m_searched = 0; ///< no line feed before here
    qsizetype m_maxBytes;
    qint64 m_number = 0;
    bool m_isSkipping = false; ///< inside a line that is too long
    bool m_isFinished = false;
};

} // namespace sim
