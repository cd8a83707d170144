// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/scopeswitch.h"

#include "ui/inspector/propertycontext.h"
#include "ui/main/profiledocument.h"
#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

namespace sim {

ScopeSwitch::ScopeSwitch(PropertyContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_device(makeButton())
    , m_type(makeButton())
    , m_text(
          new ThemedLabel(context.theme(), Theme::Role::TextMuted, Theme::TextSize::Caption, this))
{
    m_text->setWordWrap(true);
    auto *group = new QButtonGroup(this);
    group->addButton(m_device);
    group->addButton(m_type);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::kSmallGap);
    row->addWidget(m_device, 1);
    row->addWidget(m_type, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSmallGap);
    column->addLayout(row);
    column->addWidget(m_text);
    connect(
        m_device, &QToolButton::clicked, this, [this] { m_context.setScope(EditScope::Device); });
    connect(m_type, &QToolButton::clicked, this, [this] { m_context.setScope(EditScope::Type); });
}

QToolButton *ScopeSwitch::makeButton()
{
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setMinimumHeight(Theme::kControlHeight);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

void ScopeSwitch::refresh()
{
    const ResolvedDevice *resolved = m_context.device();
    const Device *device = m_context.profileDevice();
    if (resolved == nullptr || device == nullptr)
        return;
    const int count = deviceCount(m_context.document().profile(), resolved->type);
    const QString who = device->count ? device->id : resolved->name;
    m_device->setText(device->count ? tr("This group") : tr("This device"));
    m_device->setAccessibleName(tr("Edit %1 alone").arg(who));
    m_device->setToolTip(tr("Changes become overrides of %1; the type stays as it is").arg(who));
    m_type->setText(tr("Whole type"));
    m_type->setAccessibleName(tr("Edit the whole type %1").arg(resolved->typeName));
    m_type->setToolTip(tr("Changes hold for all devices of the type %1 that do not override them")
                           .arg(resolved->typeName));
    const bool isType = m_context.scope() == EditScope::Type;
    m_device->setChecked(!isType);
    m_type->setChecked(isType);
    if (!isType)
        m_text->setText(tr("Edits %1 alone").arg(who));
    else
        m_text->setText(count == 1
                ? tr("Edits the type %1: 1 device").arg(resolved->typeName)
                : tr("Edits the type %1: %2 devices").arg(resolved->typeName).arg(count));
}

QString ScopeSwitch::text() const
{
    return m_text->text();
}

} // namespace sim
