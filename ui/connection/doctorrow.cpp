// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/doctorrow.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Mark
    {
        QString icon;
        Theme::Role role;
    };

    Mark markOf(DoctorOutcome outcome)
    {
        switch (outcome) {
        case DoctorOutcome::Waiting:
            return { u"waiting"_s, Theme::Role::TextMuted };
        case DoctorOutcome::Running:
            return { u"connecting"_s, Theme::Role::Accent };
        case DoctorOutcome::Passed:
            return { u"check"_s, Theme::Role::Good };
        case DoctorOutcome::Warned:
            return { u"warning"_s, Theme::Role::Warning };
        case DoctorOutcome::Failed:
            return { u"error"_s, Theme::Role::Bad };
        case DoctorOutcome::Skipped:
            return { u"minus"_s, Theme::Role::TextMuted };
        }
        Q_UNREACHABLE();
    }

    void showText(QLabel *label, const QString &text)
    {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    }

} // namespace

DoctorRow::DoctorRow(Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_mark(new QLabel)
    , m_name(new QLabel)
    , m_time(new QLabel)
    , m_expander(new QToolButton)
    , m_cause(makeText(Theme::Role::Text))
    , m_remedy(makeText(Theme::Role::Text))
    , m_hints(makeText(Theme::Role::Text))
    , m_details(makeText(Theme::Role::TextMuted))
{
    m_name->setTextFormat(Qt::PlainText);
    m_theme.setTextRole(m_time, Theme::Role::TextMuted);
    m_details->setFont(m_theme.font(Theme::TextSize::Caption));
    m_expander->setAutoRaise(true);
    m_expander->setCheckable(true);
    m_expander->setFocusPolicy(Qt::TabFocus);
    connect(m_expander, &QToolButton::toggled, this, &DoctorRow::setExpanded);

    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::kGap);
    head->addWidget(m_name, 1);
    head->addWidget(m_time);
    head->addWidget(m_expander);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Theme::kSmallGap);
    texts->addLayout(head);
    for (QLabel *label : { m_cause, m_remedy, m_hints, m_details })
        texts->addWidget(label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(Theme::kGap);
    m_mark->setFixedHeight(Theme::kControlHeight);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    m_name->setMinimumHeight(Theme::kControlHeight);
    QSizePolicy keepsItsPlace = m_expander->sizePolicy(); // so that the times stand in line
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_expander->setSizePolicy(keepsItsPlace);
    m_expander->setFixedSize(Theme::kControlHeight, Theme::kControlHeight);
    setExpanded(false);
}

QLabel *DoctorRow::makeText(Theme::Role role)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    m_theme.setTextRole(label, role);
    return label;
}

void DoctorRow::setCheck(const DoctorCheck &check)
{
    const QString name = doctorStepText(check.step);
    m_name->setText(name);
    m_theme.setTextRole(m_name,
        check.outcome == DoctorOutcome::Waiting || check.outcome == DoctorOutcome::Skipped
            ? Theme::Role::TextMuted
            : Theme::Role::Text);
    m_time->setText(doctorTimeText(check));
    showMark(check.outcome);
    showTexts(check);
    m_expander->setVisible(!m_details->text().isEmpty());
    m_expander->setAccessibleName(tr("Details of: %1").arg(name));
    setAccessibleName(tr("%1: %2").arg(name, doctorOutcomeText(check.outcome)));
    const bool hasJustFailed
        = check.outcome == DoctorOutcome::Failed && m_outcome != DoctorOutcome::Failed;
    m_outcome = check.outcome;
    if (hasJustFailed)
        m_expander->setChecked(true);
    else if (!check.isDone())
        m_expander->setChecked(false); // another check begins
    setExpanded(m_expander->isChecked());
}

void DoctorRow::showMark(DoctorOutcome outcome)
{
    const Mark mark = markOf(outcome);
    const QSize size(Theme::kIconSize, Theme::kIconSize);
    m_mark->setPixmap(m_theme.icon(mark.icon, mark.role).pixmap(size, devicePixelRatioF()));
    m_mark->setToolTip(doctorOutcomeText(outcome));
    m_mark->setAccessibleName(m_mark->toolTip());
}

void DoctorRow::showTexts(const DoctorCheck &check)
{
    QString cause = check.outcome == DoctorOutcome::Skipped ? check.note : QString();
    if (check.error) {
        const QString why = check.error->why();
        cause = check.error->what() + (why.isEmpty() ? QString() : u": "_s + why) + u'.';
    }
    showText(m_cause, cause);
    m_theme.setTextRole(m_cause, check.error ? Theme::Role::Bad : Theme::Role::TextMuted);
    showText(m_remedy, check.error ? check.error->remedy() : QString());
    showText(m_hints, check.hints.join(u'\n'));
    DoctorCheck facts = check;
    facts.error.reset();
    facts.hints.clear();
    if (check.outcome == DoctorOutcome::Skipped)
        facts.note.clear();
    m_details->setText(doctorLines(facts).join(u'\n'));
}

void DoctorRow::setExpanded(bool isExpanded)
{
    m_details->setVisible(isExpanded && !m_details->text().isEmpty());
    m_expander->setIcon(
        m_theme.icon(isExpanded ? u"chevron-up"_s : u"chevron-down"_s, Theme::Role::TextMuted));
    m_expander->setToolTip(isExpanded ? tr("Hide the details") : tr("Show the details"));
}

} // namespace sim
