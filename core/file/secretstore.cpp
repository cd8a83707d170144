// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/secretstore.h"

#include "core/file/fileerrors.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestName = 255;

    bool isNameStart(QChar c)
    {
        return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'_';
    }

    bool isVariableName(QStringView name)
    {
        return !name.isEmpty() && name.size() <= kLongestName && isNameStart(name.front())
            && std::all_of(name.cbegin(), name.cend(),
                [](QChar c) { return isNameStart(c) || (c >= u'0' && c <= u'9'); });
    }

    bool isEntryName(QStringView name)
    {
        return !name.isEmpty() && name.size() <= kLongestName && name.trimmed() == name
            && std::all_of(
                name.cbegin(), name.cend(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    }

    /// NAME of `${env:NAME}`; empty for anything else.
    QStringView variableOf(QStringView reference)
    {
        constexpr QStringView kBegin = u"${env:";
        if (!reference.startsWith(kBegin) || !reference.endsWith(u'}'))
            return {};
        const QStringView name = reference.sliced(kBegin.size()).chopped(1);
        return isVariableName(name) ? name : QStringView();
    }

    QStringView entryOf(QStringView reference)
    {
        constexpr QStringView kBegin = u"keychain:";
        if (!reference.startsWith(kBegin))
            return {};
        const QStringView name = reference.sliced(kBegin.size());
        return isEntryName(name) ? name : QStringView();
    }

    Error missing(const QString &reference, const char *why)
    {
        return Error(
            errors::kSecretMissing, { reference, QCoreApplication::translate("Error", why) });
    }

} // namespace

bool isSecretReference(QStringView reference)
{
    return !variableOf(reference).isEmpty() || !entryOf(reference).isEmpty();
}

Result<QString> EnvironmentSecrets::secret(const QString &reference)
{
    if (!isSecretReference(reference))
        return Error(errors::kBadSecretRef);
    const QStringView name = variableOf(reference);
    if (name.isEmpty())
        return missing(
            reference, QT_TRANSLATE_NOOP("Error", "only environment variables are read here"));
    const QString value = qEnvironmentVariable(name.toLatin1().constData());
    if (value.isEmpty()) {
        return missing(
            reference, QT_TRANSLATE_NOOP("Error", "the environment variable is not set"));
    }
    return value;
}

Result<QString> SessionSecrets::secret(const QString &reference)
{
    if (const auto found = m_secrets.constFind(reference); found != m_secrets.constEnd())
        return *found;
    if (!entryOf(reference).isEmpty())
        return missing(
            reference, QT_TRANSLATE_NOOP("Error", "nobody has entered it in this session"));
    return EnvironmentSecrets().secret(reference);
}

void SessionSecrets::set(const QString &reference, const QString &secret)
{
    m_secrets.insert(reference, secret);
}

} // namespace sim
