// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/proofs.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    constexpr auto kTag = "// proves "_L1;

    /// Whether \a text declares `void function();` in a section of private slots.
    bool isTestFunction(const QString &text, const QString &function)
    {
        static const QRegularExpression section(
            u"private slots:(.*?)(?:\\n(?:private|public|protected)\\b[^\\n]*:|\\n\\};)"_s,
            QRegularExpression::DotMatchesEverythingOption);
        auto sections = section.globalMatch(text);
        while (sections.hasNext()) {
            if (sections.next().captured(1).contains(u"void %1();"_s.arg(function)))
                return true;
        }
        return false;
    }

    QString testsOf(const QString &id, const QList<Proof> &proofs)
    {
        QStringList functions;
        QMap<QString, int> vectors;
        for (const Proof &proof : proofs) {
            if (proof.requirement != id)
                continue;
            if (proof.isVector)
                ++vectors[proof.test];
            else if (const QString name = u'`' + proof.test + u'`'; !functions.contains(name))
                functions.append(name);
        }
        functions.sort();
        for (auto it = vectors.cbegin(); it != vectors.cend(); ++it)
            functions.append(u"%1 in `%2`"_s.arg(it.value()).arg(it.key()));
        return functions.join(u", "_s);
    }

} // namespace

QList<Requirement> readRequirements(const QString &path, QStringList &problems)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        problems.append(path + u": "_s + file.errorString());
    QList<Requirement> all;
    QSet<QString> ids;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QStringList columns = line.split(u" | "_s);
        const bool isKnownKind
            = columns.size() == 3 && (columns[1] == "binding"_L1 || columns[1] == "reason"_L1);
        if (!isKnownKind || ids.contains(columns[0])) {
            problems.append(u"%1: \"%2\""_s.arg(path, line));
            continue;
        }
        ids.insert(columns[0]);
        all.append({ columns[0], columns[1] == "binding"_L1, columns[2] });
    }
    return all;
}

QList<Proof> proofsIn(const QString &path, const QString &text, QStringList &problems)
{
    static const QRegularExpression definition(u"^void \\w+::(\\w+)\\(\\)$"_s);
    const QString program = QFileInfo(path).baseName();
    const QStringList lines = text.split(u'\n');
    QList<Proof> proofs;
    QStringList waiting;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].startsWith(kTag)) {
            waiting += lines[i].sliced(kTag.size()).split(u' ', Qt::SkipEmptyParts);
            continue;
        }
        if (waiting.isEmpty())
            continue;
        const QString function = definition.match(lines[i]).captured(1);
        if (function.isEmpty() || !isTestFunction(text, function))
            problems.append(u"%1:%2: \"%3\" stands above no test function"_s.arg(path).arg(i).arg(
                waiting.join(u' ')));
        for (const QString &id : std::as_const(waiting))
            proofs.append({ id, program + u"::"_s + function, false });
        waiting.clear();
    }
    return proofs;
}

QList<Proof> proofsOf(const QList<PacketVector> &vectors)
{
    QList<Proof> proofs;
    for (const PacketVector &vector : vectors) {
        for (const QString &id : vector.proves)
            proofs.append({ id, u"vectors/"_s + vector.where.section(u':', 0, 0), true });
    }
    return proofs;
}

QStringList problemsWith(const QList<Requirement> &requirements, const QList<Proof> &proofs)
{
    QSet<QString> proven;
    QSet<QString> known;
    QStringList problems;
    for (const Requirement &requirement : requirements)
        known.insert(requirement.id);
    for (const Proof &proof : proofs) {
        proven.insert(proof.requirement);
        if (!known.contains(proof.requirement))
            problems.append(u"%1 proves the unknown \"%2\""_s.arg(proof.test, proof.requirement));
    }
    for (const Requirement &requirement : requirements) {
        if (requirement.isBinding && !proven.contains(requirement.id))
            problems.append(requirement.id + u" has no test"_s);
    }
    return problems;
}

QString tableOf(const QList<Requirement> &requirements, const QList<Proof> &proofs)
{
    QString table = u"| id | in our words | tests |\n| --- | --- | --- |\n"_s;
    for (const Requirement &requirement : requirements) {
        if (requirement.isBinding)
            table += u"| %1 | %2 | %3 |\n"_s.arg(
                requirement.id, requirement.wording, testsOf(requirement.id, proofs));
    }
    return table;
}

} // namespace sim::test
