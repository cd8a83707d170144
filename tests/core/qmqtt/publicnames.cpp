// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/publicnames.h"

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    QString withoutComments(QString text)
    {
        static const QRegularExpression comment(
            u"//[^\\n]*|/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression directive(u"(?m)^#.*$"_s);
        return text.remove(comment).remove(directive);
    }

    /// The text between the brace at \a open and its partner; moves \a open to that.
    QString blockAt(const QString &text, qsizetype &open)
    {
        const qsizetype begin = open + 1;
        int depth = 1;
        while (depth > 0 && ++open < text.size())
            depth += text[open] == u'{' ? 1 : text[open] == u'}' ? -1 : 0;
        return text.sliced(begin, open - begin);
    }

    /// The enumerations of \a body, which are taken out of it.
    QSet<QString> takeEnumerations(QString &body)
    {
        static const QRegularExpression enumeration(
            u"enum (?:class )?(\\w+)(?: : \\w+)? \\{([^}]*)\\};"_s);
        QSet<QString> names;
        auto matches = enumeration.globalMatch(body);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            names.insert(match.captured(1));
            const QStringList values = match.captured(2).split(u',');
            for (const QString &value : values)
                names.insert(value.section(u'=', 0, 0).trimmed());
        }
        body.remove(enumeration);
        names.remove(QString());
        return names;
    }

    /// Statements of a class body with the bodies of functions and initialisers left out.
    QStringList statementsOf(const QString &body)
    {
        QStringList statements { QString() };
        for (qsizetype i = 0; i < body.size(); ++i) {
            if (body[i] == u'{') {
                blockAt(body, i);
                statements.append(QString());
            } else if (body[i] == u';' || body[i] == u'\n') {
                // A line is a statement as soon as its parentheses match.
                if (statements.last().count(u'(') == statements.last().count(u')'))
                    statements.append(QString());
            } else {
                statements.last() += body[i];
            }
        }
        return statements;
    }

    QString nameOf(const QString &statement, const QString &className)
    {
        static const QRegularExpression flags(u"Q_DECLARE_FLAGS\\((\\w+),"_s);
        static const QRegularExpression function(u"^[\\w:<>,&* ]*?[\\s&*](\\w+)\\("_s);
        if (const auto match = flags.match(statement); match.hasMatch())
            return match.captured(1);
        static const QRegularExpression ignored(
            u"^(?:Q_|friend|explicit|using|:|,|~|operator)|operator"_s);
        if (ignored.match(statement.trimmed()).hasMatch())
            return {};
        const QString name = function.match(statement).captured(1);
        return name == className ? QString() : name;
    }

    QSet<QString> namesOfClass(const QString &className, const QString &body)
    {
        static const QRegularExpression section(u"(?m)^(public slots|public|signals|private):$"_s);
        QSet<QString> names;
        bool isPublic = false;
        qsizetype from = 0;
        const auto read = [&](qsizetype to) {
            QString part = isPublic ? body.sliced(from, to - from) : QString();
            names += takeEnumerations(part);
            for (const QString &statement : statementsOf(part))
                names.insert(nameOf(statement, className));
        };
        auto matches = section.globalMatch(body);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            read(match.capturedStart());
            isPublic = match.captured(1) != "private"_L1;
            from = match.capturedEnd();
        }
        read(body.size());
        names.remove(QString());
        return names;
    }

} // namespace

PublicNames publicNamesIn(const QString &header)
{
    static const QRegularExpression scope(u"(?m)^(class|namespace) (\\w+)(?: : [^{;]*)?\\s*\\{"_s);
    const QString text = withoutComments(header);
    PublicNames all;
    auto matches = scope.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        qsizetype open = match.capturedEnd() - 1;
        QString body = blockAt(text, open);
        const QString name = match.captured(2);
        all[name]
            += match.captured(1) == "class"_L1 ? namesOfClass(name, body) : takeEnumerations(body);
    }
    return all;
}

} // namespace sim::test
