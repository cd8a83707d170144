// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/topbar.h"

#include "ui/main/mainactions.h"
#include "ui/main/targetbutton.h"
#include "ui/main/windowtitle.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kNameWidth = 220;

} // namespace

TopBar::TopBar(ProfileDocument &document, RunController &run, MainActions &actions, Theme &theme,
    QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_run(run)
    , m_theme(theme)
    , m_name(new QLabel)
    , m_runButton(new QPushButton)
    , m_elapsed(new QLabel)
    , m_timeScale(new QComboBox)
    , m_online(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, Theme::kGap);
    row->setSpacing(Theme::kGap);
    m_name->setFont(m_theme.font(Theme::TextSize::Title));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setMaximumWidth(kNameWidth);
    row->addWidget(m_name);
    row->addSpacing(Theme::kGap);
    makeRunControls(actions);
    row->addStretch();
    row->addWidget(new TargetButton(document, run, theme));
    m_online->setObjectName(u"onlineChip"_s);
    m_online->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_online->setFocusPolicy(Qt::TabFocus);
    m_online->setToolTip(tr("Show the connections and their problems"));
    row->addWidget(m_online);
    row->addWidget(makeButton(&actions.toggleDark()));
    connect(m_online, &QToolButton::clicked, this, &TopBar::connectionClicked);
    connect(&m_run, &RunController::stateChanged, this, &TopBar::showRunState);
    connect(&m_document, &ProfileDocument::opened, this, &TopBar::showProfile);
    connect(&m_document, &ProfileDocument::changed, this, &TopBar::showProfile);
    connect(&m_document, &ProfileDocument::modifiedChanged, this, &TopBar::showProfile);
    connect(&m_document, &ProfileDocument::pathChanged, this, &TopBar::showProfile);
    showProfile();
    showRunState();
    setSnapshot({});
}

QToolButton *TopBar::makeButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    return button;
}

void TopBar::makeRunControls(MainActions &actions)
{
    m_runButton->setObjectName(u"runButton"_s);
    m_runButton->setText(tr("Run"));
    m_runButton->setToolTip(tr("Connect the devices and start publishing (F5)"));
    m_runButton->setIcon(m_theme.icon(u"play"_s, Theme::Role::AccentText));
    Theme::setPrimary(m_runButton);
    connect(m_runButton, &QPushButton::clicked, &actions.run(), &QAction::trigger);
    QAction *run = &actions.run();
    connect(run, &QAction::changed, m_runButton,
        [this, run] { m_runButton->setEnabled(run->isEnabled()); });
    m_runButton->setEnabled(run->isEnabled());
    auto *stop = makeButton(&actions.stop());
    stop->setObjectName(u"stopButton"_s);
    auto *pause = makeButton(&actions.pause());
    pause->setObjectName(u"pauseButton"_s);
    m_elapsed->setFont(m_theme.monospace());
    m_elapsed->setToolTip(tr("Time since the run began"));
    m_elapsed->setMinimumWidth(m_elapsed->fontMetrics().horizontalAdvance(u"0:00:00"_s));
    m_elapsed->setAlignment(Qt::AlignCenter);
    m_timeScale->setAccessibleName(tr("Time scale"));
    m_timeScale->setToolTip(tr("Simulated seconds per second"));
    m_timeScale->setObjectName(u"timeScale"_s);
    connect(m_timeScale, &QComboBox::activated, this,
        [this] { setTimeScale(m_timeScale->currentData().toDouble()); });
    for (QWidget *widget : { static_cast<QWidget *>(m_runButton), static_cast<QWidget *>(pause),
             static_cast<QWidget *>(stop), static_cast<QWidget *>(m_elapsed),
             static_cast<QWidget *>(m_timeScale) })
        layout()->addWidget(widget);
}

void TopBar::showProfile()
{
    const QString mark = m_document.isModified() ? u" •"_s : QString();
    const QString name = m_document.displayName();
    const int room = kNameWidth - m_name->fontMetrics().horizontalAdvance(mark);
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideRight, room) + mark);
    m_name->setToolTip(
        m_document.isModified() ? tr("%1, with changes that are not saved").arg(name) : name);
    m_name->setAccessibleName(m_name->toolTip());
    showTimeScale();
    if (!m_run.isActive())
        showOnline(0, static_cast<quint64>(m_document.devices().size()));
}

void TopBar::showTimeScale()
{
    const double scale = m_document.profile().timeScale;
    QList<double> scales { 1, 10, 60 };
    if (!scales.contains(scale))
        scales.append(scale);
    std::sort(scales.begin(), scales.end());
    m_timeScale->clear();
    for (const double each : std::as_const(scales))
        m_timeScale->addItem(timeScaleText(each), each);
    m_timeScale->setCurrentIndex(m_timeScale->findData(scale));
}

void TopBar::setTimeScale(double scale)
{
    m_document.edit(
        tr("Change time scale"), [scale](Profile &profile) { profile.timeScale = scale; });
}

void TopBar::showRunState()
{
    const bool isLive = m_run.state() == RunState::Running || m_run.state() == RunState::Starting;
    m_theme.setTextRole(m_elapsed, isLive ? Theme::Role::Text : Theme::Role::TextMuted);
}

void TopBar::setSnapshot(const RunSnapshot &snapshot)
{
    m_elapsed->setText(elapsedText(snapshot.elapsed));
    if (m_run.isActive())
        showOnline(snapshot.counts.online, snapshot.counts.devices);
    else
        showOnline(0, static_cast<quint64>(m_document.devices().size()));
}

void TopBar::showOnline(quint64 online, quint64 devices)
{
    const QString text = onlineText(online, devices);
    if (m_online->text() == text)
        return;
    const bool isAll = devices > 0 && online == devices;
    const Theme::Role role = isAll ? Theme::Role::Good
        : online > 0               ? Theme::Role::Warning
                                   : Theme::Role::TextMuted;
    m_online->setText(text);
    m_online->setAccessibleName(tr("Connections: %1").arg(text));
    m_online->setIcon(m_theme.icon(isAll ? u"online"_s
            : online > 0                 ? u"connecting"_s
                                         : u"offline"_s,
        role));
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Theme::Role::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colour(Theme::Role::Border));
}

} // namespace sim
