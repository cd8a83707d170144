// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>

namespace sim {

Error::Error(const ErrorKind &kind, QStringList arguments, QString where)
    : m_kind(&kind)
    , m_arguments(std::move(arguments))
    , m_where(std::move(where))
{
}

QString Error::code() const
{
    return QString::fromLatin1(m_kind->code);
}

Persistence Error::persistence() const
{
    return m_kind->persistence;
}

QString Error::what() const
{
    return filled(m_kind->what);
}

QString Error::why() const
{
    return filled(m_kind->why);
}

QString Error::remedy() const
{
    return filled(m_kind->remedy);
}

QString Error::message() const
{
    QString text = what();
    if (const QString cause = why(); !cause.isEmpty())
        text += QStringLiteral(", ") + cause;
    text += u'.';
    if (const QString mend = remedy(); !mend.isEmpty())
        text += u' ' + mend;
    return m_where.isEmpty() ? text : m_where + QStringLiteral(": ") + text;
}

Error Error::at(const QString &where) const
{
    Error copy = *this;
    copy.m_where = where;
    return copy;
}

QString Error::filled(const char *text) const
{
    if (*text == '\0')
        return {};
    const QString pattern = QCoreApplication::translate("Error", text);
    // One pass over the pattern: an argument that itself holds "%1" stays as it is.
    QString result;
    result.reserve(pattern.size());
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern.at(i) == u'%' && i + 1 < pattern.size()
            && pattern.at(i + 1) >= u'1' && pattern.at(i + 1) <= u'9';
        if (!isPlace) {
            result += pattern.at(i);
            continue;
        }
        result += m_arguments.value(pattern.at(++i).unicode() - u'1');
    }
    return result;
}

QDebug operator<<(QDebug debug, const Error &error)
{
    const QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "Error(" << error.code() << ", " << error.message() << ')';
    return debug;
}

} // namespace sim
