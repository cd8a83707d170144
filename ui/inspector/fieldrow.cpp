// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/fieldrow.h"

#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kTitleWidth = 104;
    constexpr int kIcon = 14;
    constexpr int kLineGap = 2;

} // namespace

FieldRow::FieldRow(const Theme &theme, const QString &title, const QString &help, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_titleText(title)
    , m_help(help)
    , m_column(new QVBoxLayout)
    , m_controlRow(new QHBoxLayout)
    , m_reset(new QToolButton(this))
    , m_title(new ThemedLabel(theme, Theme::Role::Text, Theme::TextSize::Body, this))
    , m_helpLine(line())
    , m_origin(line())
    , m_error(line())
{
    m_title->setText(title);
    m_title->setWordWrap(true);
    m_title->setFixedWidth(kTitleWidth);
    m_title->setMinimumHeight(Theme::kControlHeight);
    m_title->setToolTip(help);
    m_helpLine->setText(help);
    m_helpLine->setVisible(!help.isEmpty());
    m_error->setRole(Theme::Role::Bad);
    m_reset->setAutoRaise(true);
    m_reset->setIconSize({ kIcon, kIcon });
    m_reset->setIcon(theme.icon(u"undo"_s, Theme::Role::TextMuted));
    m_reset->setToolTip(tr("Reset to inherited"));
    m_reset->setAccessibleName(tr("Reset %1 to the inherited value").arg(title));
    m_reset->hide();
    connect(m_reset, &QToolButton::clicked, this, &FieldRow::resetRequested);
    connect(&theme, &Theme::changed, this,
        [this] { m_reset->setIcon(m_theme.icon(u"undo"_s, Theme::Role::TextMuted)); });
    // Boxes, not a grid: they get the height of wrapped lines right.
    m_controlRow->setSpacing(Theme::kSmallGap);
    m_controlRow->addWidget(m_reset);
    m_column->setSpacing(kLineGap);
    m_column->addLayout(m_controlRow);
    for (ThemedLabel *label : { m_helpLine, m_origin, m_error })
        m_column->addWidget(label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSmallGap);
    row->addWidget(m_title, 0, Qt::AlignTop);
    row->addLayout(m_column, 1);
}

ThemedLabel *FieldRow::line()
{
    auto *label = new ThemedLabel(m_theme, Theme::Role::TextMuted, Theme::TextSize::Caption, this);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void FieldRow::setControl(QWidget *control, QWidget *below)
{
    control->setAccessibleName(m_titleText);
    control->setAccessibleDescription(m_help);
    control->setToolTip(m_help);
    m_title->setBuddy(control);
    m_controlRow->insertWidget(0, control, 1);
    setFocusProxy(control);
    if (below == nullptr)
        return;
    below->setAccessibleName(m_titleText);
    below->setAccessibleDescription(m_help);
    m_column->insertWidget(1, below);
}

void FieldRow::setError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

QString FieldRow::error() const
{
    return m_error->text();
}

void FieldRow::setOrigin(const QString &origin, bool isResettable, bool isMarked)
{
    m_originText = origin;
    m_origin->setText(isMarked ? u"• "_s + origin : origin);
    m_origin->setRole(isMarked ? Theme::Role::Accent : Theme::Role::TextMuted);
    m_origin->setVisible(!origin.isEmpty());
    m_title->setRole(isMarked ? Theme::Role::Accent : Theme::Role::Text);
    m_reset->setVisible(isResettable);
    if (QWidget *control = focusProxy())
        control->setAccessibleDescription(QString(m_help % u' ' % origin).trimmed());
}

QString FieldRow::origin() const
{
    return m_originText;
}

} // namespace sim
