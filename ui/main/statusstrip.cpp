// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/statusstrip.h"

#include "ui/main/windowtitle.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString droppedToolTip(const DropCounts &counts)
    {
        QStringList lines { StatusStrip::tr("Messages that are lost for good") };
        for (const DropCause cause : kDropCauses) {
            if (counts.of(cause) > 0)
                lines.append(StatusStrip::tr("%1: %2").arg(
                    dropCauseText(cause), QLocale().toString(counts.of(cause))));
        }
        return lines.join(u'\n');
    }

} // namespace

StatusStrip::StatusStrip(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_errors(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kMargin, 0, Theme::kGap, 0);
    row->setSpacing(24);
    m_state = addFigure(tr("What the simulation does"));
    m_messages = addFigure(tr("Messages sent per second, over the last two seconds"));
    m_bytes = addFigure(tr("Bytes of topics and payloads per second"));
    m_queue = addFigure(tr("Messages that wait for a connection"));
    m_dropped = addFigure({});
    m_dropped->setObjectName(u"droppedCount"_s);
    m_arrived = addFigure(tr("Messages that the local platform has received"));
    m_rejected = addFigure(tr("Messages that the local platform would not store"));
    row->addStretch();
    m_errors->setAutoRaise(true);
    m_errors->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_errors->setFocusPolicy(Qt::TabFocus);
    m_errors->setToolTip(tr("Show what went wrong"));
    m_errors->setObjectName(u"errorCount"_s);
    m_errors->setFont(m_theme.font(Theme::TextSize::Caption));
    row->addWidget(m_errors);
    connect(m_errors, &QToolButton::clicked, this, &StatusStrip::errorsClicked);
    setSnapshot({});
    setErrors(0);
}

QLabel *StatusStrip::addFigure(const QString &toolTip)
{
    auto *label = new QLabel;
    label->setToolTip(toolTip);
    label->setFont(m_theme.font(Theme::TextSize::Caption));
    m_theme.setTextRole(label, Theme::Role::TextMuted);
    layout()->addWidget(label);
    return label;
}

void StatusStrip::setSnapshot(const RunSnapshot &snapshot)
{
    const QLocale locale;
    const RunCounts &counts = snapshot.counts;
    m_state->setText(runStateText(snapshot.state));
    m_messages->setText(rateText(snapshot.messagesPerSecond));
    m_bytes->setText(byteRateText(snapshot.bytesPerSecond));
    m_queue->setText(tr("Queue %1").arg(locale.toString(counts.queued)));
    m_arrived->setVisible(counts.arrived.has_value());
    m_rejected->setVisible(counts.rejected.has_value());
    m_arrived->setText(tr("Arrived %1").arg(locale.toString(counts.arrived.value_or(0))));
    const quint64 rejected = counts.rejected.value_or(0);
    m_rejected->setText(tr("Rejected %1").arg(locale.toString(rejected)));
    showLoss(m_rejected, rejected > 0);
    m_dropped->setText(tr("Dropped %1").arg(locale.toString(counts.dropped)));
    m_dropped->setToolTip(droppedToolTip(counts.droppedBy));
    showLoss(m_dropped, counts.dropped > 0);
}

void StatusStrip::showLoss(QLabel *label, bool isLoss)
{
    const Theme::Role role = isLoss ? Theme::Role::Bad : Theme::Role::TextMuted;
    if (label->palette().color(QPalette::WindowText) != m_theme.colour(role))
        m_theme.setTextRole(label, role);
}

void StatusStrip::setErrors(quint64 count)
{
    m_errors->setText(count == 0
            ? tr("No errors")
            : tr("%n error(s)", nullptr, static_cast<int>(std::min<quint64>(count, INT_MAX))));
    m_errors->setIcon(count == 0 ? m_theme.icon(u"check"_s, Theme::Role::Good)
                                 : m_theme.icon(u"error"_s, Theme::Role::Bad));
    m_errors->setAccessibleName(m_errors->text());
}

} // namespace sim
