// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/doctortext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr int kNameWidth = 24;
    constexpr int kIndent = 6;
    constexpr int kNarrowest = 40;

    // Select Graphic Rendition codes of ECMA-48.
    constexpr auto kBold = "1";
    constexpr auto kDim = "2";
    constexpr auto kRed = "31";
    constexpr auto kGreen = "32";
    constexpr auto kYellow = "33";

    QString tr(const char *text)
    {
        return QCoreApplication::translate("DoctorText", text);
    }

    const char *colourOf(DoctorOutcome outcome)
    {
        switch (outcome) {
        case DoctorOutcome::Passed:
            return kGreen;
        case DoctorOutcome::Warned:
            return kYellow;
        case DoctorOutcome::Failed:
            return kRed;
        default:
            return kDim;
        }
    }

    QStringList wrapped(const QString &text, int width)
    {
        QStringList lines { QString() };
        for (const QString &word : text.split(u' ')) {
            if (!lines.last().isEmpty() && lines.last().size() + 1 + word.size() > width)
                lines.append(QString());
            lines.last() += lines.last().isEmpty() ? word : u' ' + word;
        }
        return lines;
    }

} // namespace

DoctorText::DoctorText(bool isInteractive, int columns)
    : m_isInteractive(isInteractive)
    , m_columns(columns)
{
}

QString DoctorText::coloured(const QString &text, const char *code) const
{
    if (!m_isInteractive || code == nullptr)
        return text;
    return u"\x1b["_s + QLatin1String(code) + u'm' + text + u"\x1b[0m"_s;
}

QString DoctorText::mark(DoctorOutcome outcome) const
{
    if (!m_isInteractive)
        return u'[' + doctorOutcomeText(outcome) + u']';
    switch (outcome) {
    case DoctorOutcome::Passed:
        return u"✓"_s;
    case DoctorOutcome::Warned:
        return u"!"_s;
    case DoctorOutcome::Failed:
        return u"✗"_s;
    case DoctorOutcome::Skipped:
        return u"–"_s;
    case DoctorOutcome::Waiting:
    case DoctorOutcome::Running:
        return u"…"_s;
    }
    Q_UNREACHABLE();
}

QString DoctorText::paragraph(const QString &text, const char *code) const
{
    const int width = m_columns == 0 ? 0 : qMax(m_columns - kIndent, kNarrowest);
    const QStringList lines = width == 0 ? QStringList { text } : wrapped(text, width);
    QString result;
    for (const QString &line : lines)
        result += QString(kIndent, u' ') + coloured(line, code) + u'\n';
    return result;
}

QString DoctorText::heading(const DoctorReport &report) const
{
    const QString text = report.clientId.isEmpty()
        ? report.address
        : tr("%1 as %2").arg(report.address, report.clientId);
    return coloured(text, kBold) + u'\n';
}

QString DoctorText::check(const DoctorCheck &check) const
{
    const char *colour = colourOf(check.outcome);
    const QString name = doctorStepText(check.step);
    const QString time = doctorTimeText(check);
    QString text = u"  "_s + coloured(mark(check.outcome), colour) + u' ';
    text += time.isEmpty() ? name : name.leftJustified(kNameWidth) + coloured(time, kDim);
    text += u'\n';
    DoctorCheck facts = check;
    facts.error.reset();
    facts.hints.clear();
    for (const QString &line : doctorLines(facts))
        text += paragraph(line, kDim);
    if (check.error) {
        const QString why = check.error->why();
        text += paragraph(
            check.error->what() + (why.isEmpty() ? u"."_s : u": "_s + why + u'.'), kRed);
        if (!check.error->remedy().isEmpty())
            text += paragraph(check.error->remedy(), nullptr);
    }
    for (const QString &hint : check.hints)
        text += paragraph(hint, kYellow);
    return text;
}

QString DoctorText::running(const DoctorCheck &check) const
{
    if (!m_isInteractive)
        return {};
    return u"  "_s + mark(check.outcome) + u' ' + doctorStepText(check.step);
}

QString DoctorText::verdict(const DoctorReport &report) const
{
    const DoctorOutcome outcome = report.outcome();
    QString text;
    if (const DoctorCheck *failure = report.failure())
        text = tr("Failed: %1.").arg(doctorStepText(failure->step));
    else if (outcome == DoctorOutcome::Skipped)
        text = tr("Cancelled.");
    else if (outcome == DoctorOutcome::Warned)
        text = tr("It works, with hints.");
    else
        text = tr("All well.");
    return coloured(text, colourOf(outcome)) + u'\n';
}

} // namespace sim
