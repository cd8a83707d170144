// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/doctorview.h"

#include "ui/connection/doctorrow.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace sim {

using namespace Qt::StringLiterals;

DoctorView::DoctorView(DoctorController &doctor, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_doctor(doctor)
    , m_theme(theme)
    , m_body(new QWidget(this))
    , m_target(new QLabel)
    , m_verdict(new QLabel)
    , m_cancel(new QPushButton(theme.icon(u"close"_s), tr("Cancel")))
    , m_copy(new QPushButton(theme.icon(u"copy"_s), tr("Copy report")))
    , m_rows(new QVBoxLayout)
{
    m_cancel->setObjectName(u"doctorCancel"_s);
    m_copy->setObjectName(u"doctorCopy"_s);
    m_verdict->setObjectName(u"doctorVerdict"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    m_rows->setSpacing(0);
    column->addWidget(makeHeader());
    column->addLayout(m_rows);
    connect(m_cancel, &QPushButton::clicked, &m_doctor, &DoctorController::cancel);
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(doctorText(m_doctor.report())); });
    connect(&m_doctor, &DoctorController::changed, this, &DoctorView::refresh);
    connect(&m_theme, &Theme::changed, this, &DoctorView::refresh);
    refresh();
}

QWidget *DoctorView::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    m_target->setTextFormat(Qt::PlainText);
    m_target->setWordWrap(true);
    m_target->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_theme.setTextRole(m_target, Theme::Role::TextMuted);
    m_verdict->setFont(m_theme.font(Theme::TextSize::Title));
    m_verdict->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_verdict);
    texts->addWidget(m_target);
    row->addLayout(texts, 1);
    row->addWidget(m_cancel, 0, Qt::AlignTop);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    return header;
}

DoctorRow *DoctorView::row(qsizetype number)
{
    while (m_rowWidgets.size() <= number) {
        auto *made = new DoctorRow(m_theme);
        m_rows->addWidget(made);
        m_rowWidgets.append(made);
    }
    return m_rowWidgets.at(number);
}

void DoctorView::showVerdict()
{
    const DoctorReport &report = m_doctor.report();
    QString text = tr("All well");
    Theme::Role role = Theme::Role::Good;
    if (m_doctor.isRunning()) {
        text = tr("Checking …");
        role = Theme::Role::Text;
    } else if (const DoctorCheck *failure = report.failure()) {
        text = tr("Failed: %1").arg(doctorStepText(failure->step));
        role = Theme::Role::Bad;
    } else if (report.isCancelled) {
        text = tr("Cancelled");
        role = Theme::Role::TextMuted;
    } else if (report.outcome() == DoctorOutcome::Warned) {
        text = tr("It works, with hints");
        role = Theme::Role::Warning;
    }
    m_verdict->setText(text);
    m_theme.setTextRole(m_verdict, role);
}

void DoctorView::refresh()
{
    const DoctorReport &report = m_doctor.report();
    m_body->setVisible(!report.checks.isEmpty());
    showVerdict();
    m_target->setText(report.clientId.isEmpty()
            ? report.address
            : tr("%1 as %2").arg(report.address, report.clientId));
    m_cancel->setVisible(m_doctor.isRunning());
    m_copy->setVisible(!m_doctor.isRunning());
    for (qsizetype i = 0; i < report.checks.size(); ++i) {
        row(i)->setCheck(report.checks.at(i));
        row(i)->setVisible(true);
    }
    for (qsizetype i = report.checks.size(); i < m_rowWidgets.size(); ++i)
        m_rowWidgets.at(i)->setVisible(false);
}

} // namespace sim
