// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/jsonplace.h"
#include "core/file/profilereader.h"

namespace sim {

/// Something wrong or odd at a place of a JSON value; the place in the text is looked up later.
struct ReadIssue
{
    QString pointer;
    Error error;
    bool isAboutKey = false; ///< the key itself is wrong, not its value
};

/// Keys of one object that no reader knows, in a file of a newer format.
struct ReadUnknown
{
    QStringList tokens; ///< steps to the object
    QJsonObject members;
};

/// What the readers of the parts of a profile share: the catalogues, and what they found.
class ReadContext
{
public:
    static constexpr qsizetype kMaxIssues = 100; ///< of errors, and as many of warnings

    explicit ReadContext(const KindCatalogues &catalogues)
        : m_catalogues(catalogues)
    {
    }

    const KindCatalogues &catalogues() const { return m_catalogues; }

    /// Of a newer format: unknown keys are no errors, they are kept.
    bool isTolerant() const { return m_isTolerant; }

    void setTolerant(bool isTolerant) { m_isTolerant = isTolerant; }

    void fail(const JsonPlace &place, const Error &error);
    void fail(const JsonPlace &place, const ErrorKind &kind, const QStringList &arguments = {});
    void failKey(const JsonPlace &place, const ErrorKind &kind, const QStringList &arguments = {});
    void warn(const JsonPlace &place, const ErrorKind &kind, const QStringList &arguments = {});

    void keep(const JsonPlace &place, const QJsonObject &members)
    {
        m_unknown.append({ .tokens = place.tokens(), .members = members });
    }

    const QList<ReadUnknown> &unknown() const { return m_unknown; }

    bool hasFailed() const { return !m_errors.isEmpty(); }

    /// No more errors are kept: what only serves their texts need not be worked out.
    bool isFull() const { return m_errors.size() >= kMaxIssues; }

    const QList<ReadIssue> &errors() const { return m_errors; }

    const QList<ReadIssue> &warnings() const { return m_warnings; }

private:
    const KindCatalogues &m_catalogues;
    bool m_isTolerant = false;
    QList<ReadIssue> m_errors;
    QList<ReadIssue> m_warnings;
    QList<ReadUnknown> m_unknown;
};

} // namespace sim
