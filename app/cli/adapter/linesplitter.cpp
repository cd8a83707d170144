// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/linesplitter.h"

namespace sim {

LineSplitter::LineSplitter(qsizetype maxBytes)
    : m_maxBytes(maxBytes)
{
}

void LineSplitter::feed(QByteArrayView bytes)
{
    if (m_at > 0) { // all complete lines have been taken: what moves is one line at the most
        m_bytes.remove(0, m_at);
        m_searched -= m_at;
        m_at = 0;
    }
    m_bytes.append(bytes);
}

void LineSplitter::finish()
{
    m_isFinished = true;
}

std::optional<LineSplitter::Line> LineSplitter::next()
{
    const qsizetype end = m_bytes.indexOf('\n', m_searched);
    const bool isLast = end < 0 && m_isFinished && (m_at < m_bytes.size() || m_isSkipping);
    if (end < 0 && !isLast) {
        m_searched = m_bytes.size();
        if (m_bytes.size() - m_at > m_maxBytes) { // forget what cannot become a line
            m_isSkipping = true;
            m_bytes.clear();
            m_at = m_searched = 0;
        }
        return {};
    }
    const qsizetype stop = isLast ? m_bytes.size() : end;
    Line line { .bytes = {}, .number = ++m_number, .isTooLong = m_isSkipping };
    if (stop - m_at > m_maxBytes)
        line.isTooLong = true;
    if (!line.isTooLong)
        line.bytes = m_bytes.sliced(m_at, stop - m_at);
    m_isSkipping = false;
    m_at = m_searched = isLast ? stop : end + 1;
    return line;
}

} // namespace sim
