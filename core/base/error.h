// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace sim {

/// Whether trying again, unchanged, can succeed. The kind of an error decides this, never its
/// receiver.
enum class Persistence {
    Transient, ///< retry by itself: a lost network, a broker that restarts
    Persistent, ///< stop and tell the user: a refused login, a broken file
};

/// What can go wrong, described once: a stable code and the three sentences that a user reads.
///
/// Each library keeps its kinds in one file (`linkerrors`, `fileerrors` ...) as constants with
/// static lifetime. The sentences may hold `%1` to `%9`, which an Error fills with its arguments,
/// and are translated in the context "Error".
struct ErrorKind
{
    const char *code = ""; ///< e.g. "link.loginRefused"; part of the interface of `--json`
    Persistence persistence = Persistence::Persistent;
    const char *what = ""; ///< what happened, one sentence without full stop
    const char *why = ""; ///< the cause; empty when `what` says it
    const char *remedy = ""; ///< what the user can do, one sentence with full stop
};

/// A failure as a value: its kind, the arguments of its text, and where it happened.
///
/// Cheap to copy, compares by value. Thread: any.
class Error
{
public:
    /// \a kind must outlive the error (it is a constant with static lifetime). \a where is a place
    /// that a user can find again: `file:line:column: /json/pointer`, an endpoint, a device.
    explicit Error(const ErrorKind &kind, QStringList arguments = {}, QString where = {});

    QString code() const;
    Persistence persistence() const;

    bool isTransient() const { return persistence() == Persistence::Transient; }

    bool is(const ErrorKind &kind) const { return m_kind == &kind; }

    QString what() const;
    QString why() const;
    QString remedy() const;

    QString where() const { return m_where; }

    const QStringList &arguments() const { return m_arguments; }

    /// One line: `where: what, why. remedy`, with the parts that are empty left out.
    QString message() const;

    /// The same error at another place; used when a caller knows better where it happened.
    Error at(const QString &where) const;

    bool operator==(const Error &other) const = default;

private:
    QString filled(const char *text) const;

    const ErrorKind *m_kind;
    QStringList m_arguments;
    QString m_where;
};

QDebug operator<<(QDebug debug, const Error &error);

} // namespace sim
