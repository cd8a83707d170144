// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/propertyinspector.h"

#include "ui/inspector/modifiersection.h"
#include "ui/inspector/propertycontext.h"
#include "ui/inspector/rulesection.h"
#include "ui/inspector/runlink.h"
#include "ui/inspector/scopeswitch.h"
#include "ui/inspector/sourcesection.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/valuetext.h"

#include <QtWidgets/QHBoxLayout>

namespace sim {

using namespace Qt::StringLiterals;

PropertyInspector::PropertyInspector(PropertyContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(new ElidedLabel(context.theme(), Theme::Role::Text, Theme::TextSize::Title, this))
    , m_value(new ThemedLabel(context.theme(), Theme::Role::Text, Theme::TextSize::Title, this))
    , m_what(
          new ElidedLabel(context.theme(), Theme::Role::TextMuted, Theme::TextSize::Caption, this))
    , m_scope(new ScopeSwitch(context, this))
    , m_source(new SourceSection(context, this))
    , m_modifiers(new ModifierSection(context, this))
    , m_schedule(new RuleSection(context, RuleGroup::Schedule, tr("Schedule"), this))
    , m_report(new RuleSection(context, RuleGroup::Report, tr("Report"), this))
    , m_publish(new RuleSection(context, RuleGroup::Publish, tr("Publish"), this))
{
    m_value->setAccessibleName(tr("Present value"));
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::kGap);
    head->addWidget(m_name, 1);
    head->addWidget(m_value);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    column->setSpacing(Theme::kGap);
    column->addLayout(head);
    column->addWidget(m_what);
    column->addWidget(m_scope);
    for (QWidget *section : { static_cast<QWidget *>(m_source), static_cast<QWidget *>(m_modifiers),
             static_cast<QWidget *>(m_schedule), static_cast<QWidget *>(m_report),
             static_cast<QWidget *>(m_publish) })
        column->addWidget(section);
    column->addStretch(1);
    connect(&context, &PropertyContext::scopeChanged, this, &PropertyInspector::refresh);
}

void PropertyInspector::refresh()
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr)
        return;
    const PropertyDefinition &definition = property->definition;
    const ResolvedDevice &device = *m_context.device();
    m_name->setFullText(definition.displayName());
    QStringList what { typeName(definition.type) };
    if (!definition.unit.isEmpty())
        what.append(definition.unit);
    what.append(device.name);
    m_what->setFullText(what.join(u" · "_s));
    m_scope->refresh();
    m_source->refresh();
    m_modifiers->refresh();
    m_schedule->refresh();
    m_report->refresh();
    m_publish->refresh();
    refreshValue();
}

void PropertyInspector::refreshValue()
{
    const ResolvedProperty *property = m_context.resolved();
    if (property == nullptr)
        return;
    const auto latest = m_context.latest();
    m_value->setText(latest ? screenText(*latest, property->definition) : u"–"_s);
}

QString PropertyInspector::valueText() const
{
    return m_value->text();
}

QString PropertyInspector::scopeText() const
{
    return m_scope->text();
}

} // namespace sim
