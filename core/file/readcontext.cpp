// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/readcontext.h"

namespace sim {

void ReadContext::fail(const JsonPlace &place, const Error &error)
{
    if (m_errors.size() < kMaxIssues)
        m_errors.append({ .pointer = place.pointer(), .error = error });
}

void ReadContext::fail(const JsonPlace &place, const ErrorKind &kind, const QStringList &arguments)
{
    fail(place, Error(kind, arguments));
}

void ReadContext::failKey(
    const JsonPlace &place, const ErrorKind &kind, const QStringList &arguments)
{
    if (m_errors.size() < kMaxIssues) {
        m_errors.append({
            .pointer = place.pointer(),
            .error = Error(kind, arguments),
            .isAboutKey = true,
        });
    }
}

void ReadContext::warn(const JsonPlace &place, const ErrorKind &kind, const QStringList &arguments)
{
    if (m_warnings.size() < kMaxIssues)
        m_warnings.append({ .pointer = place.pointer(), .error = Error(kind, arguments) });
}

} // namespace sim
