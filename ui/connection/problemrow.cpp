// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/problemrow.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

ProblemRow::ProblemRow(Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_what(new QLabel)
    , m_remedyText(new QLabel)
    , m_details(new QLabel)
    , m_button(new QPushButton)
    , m_check(new QToolButton)
{
    Theme::setCard(this);
    m_what->setWordWrap(true);
    m_what->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_what->setTextFormat(Qt::PlainText);
    m_remedyText->setWordWrap(true);
    m_remedyText->setTextFormat(Qt::PlainText);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setFont(m_theme.font(Theme::TextSize::Caption));
    m_theme.setTextRole(m_details, Theme::Role::TextMuted);
    auto *copy = new QToolButton;
    copy->setAutoRaise(true);
    copy->setIcon(m_theme.icon(u"copy"_s, Theme::Role::TextMuted));
    copy->setToolTip(tr("Copy this problem as text"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QToolButton::clicked, this, &ProblemRow::copyRequested);
    m_check->setAutoRaise(true);
    m_check->setIcon(m_theme.icon(u"signal"_s, Theme::Role::TextMuted));
    m_check->setToolTip(tr("Check the connection of this device step by step"));
    m_check->setAccessibleName(m_check->toolTip());
    connect(m_check, &QToolButton::clicked, this, &ProblemRow::checkRequested);
    connect(m_button, &QPushButton::clicked, this, [this] { emit remedyRequested(m_remedy); });

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_what);
    texts->addWidget(m_remedyText);
    texts->addWidget(m_details);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kGap, Theme::kGap);
    row->setSpacing(Theme::kMargin);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    row->addWidget(m_check, 0, Qt::AlignVCenter);
    row->addWidget(copy, 0, Qt::AlignVCenter);
}

void ProblemRow::setProblem(const RunProblem &problem, const QStringList &deviceNames)
{
    const bool isPassing = problem.error.isTransient();
    m_icon->setPixmap(m_theme
                          .icon(isPassing ? u"warning"_s : u"error"_s,
                              isPassing ? Theme::Role::Warning : Theme::Role::Bad)
                          .pixmap(QSize(18, 18), devicePixelRatioF()));
    m_icon->setAccessibleName(isPassing ? tr("Passing problem") : tr("Problem that needs you"));
    m_what->setText(sentence(problem.error));
    m_remedyText->setText(problem.error.remedy());
    m_remedyText->setVisible(!problem.error.remedy().isEmpty());
    QStringList details;
    const QString devices = deviceListText(deviceNames, problem.allDevices.size());
    if (!devices.isEmpty())
        details += devices;
    if (problem.count > 1)
        details += tr("%1 times").arg(problem.count);
    const auto ms
        = std::chrono::duration_cast<std::chrono::milliseconds>(problem.last.time_since_epoch());
    details += tr("last at %1")
                   .arg(QLocale().toString(
                       QDateTime::fromMSecsSinceEpoch(ms.count()).time(), u"HH:mm:ss"_s));
    if (isPassing)
        details += tr("tries again by itself");
    if (!problem.error.where().isEmpty())
        details += problem.error.where();
    m_details->setText(details.join(u"  ·  "_s));
    m_remedy = remedyFor(problem.error);
    m_button->setText(remedyText(m_remedy));
    m_button->setVisible(m_remedy != Remedy::None);
    m_check->setVisible(!problem.devices.isEmpty() && problem.error.code().startsWith("link."_L1));
}

} // namespace sim
