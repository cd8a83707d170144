// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/rulesection.h"

#include "ui/inspector/parametereditor.h"
#include "ui/inspector/propertycontext.h"
#include "ui/main/profiledocument.h"
#include "ui/theme/theme.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QVBoxLayout>

namespace sim {

using namespace Qt::StringLiterals;

RuleSection::RuleSection(
    PropertyContext &context, RuleGroup group, const QString &title, QWidget *parent)
    : InspectorSection(context.theme(), title, parent)
    , m_context(context)
    , m_fields(ruleFields(group))
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        ParameterEditor *editor
            = makeParameterEditor(context.theme(), m_fields.at(i).parameter, {}, this);
        connect(editor, &ParameterEditor::edited, this,
            [this, i, editor](const QJsonValue &json) { take(m_fields.at(i), *editor, json); });
        connect(editor, &FieldRow::resetRequested, this, [this, i] { reset(m_fields.at(i)); });
        body()->addWidget(editor);
        m_editors.append(editor);
    }
}

ParameterEditor *RuleSection::editor(const QString &name) const
{
    for (ParameterEditor *editor : m_editors) {
        if (editor->parameter().name == name)
            return editor;
    }
    return nullptr;
}

void RuleSection::refresh()
{
    const ResolvedProperty *resolved = m_context.resolved();
    const Property *property = m_context.property();
    if (resolved == nullptr || property == nullptr)
        return;
    const QString target = m_context.target().device % u'/' % m_context.target().property;
    const bool isOther = target != m_shownTarget;
    m_shownTarget = target;
    const PropertyOrigins origins = m_context.origins();
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const RuleField &field = m_fields.at(i);
        ParameterEditor *editor = m_editors.at(i);
        editor->setVisible(field.isShown(*resolved));
        if (isOther)
            editor->setError({});
        if (editor->error().isEmpty() && editor != m_typedIn)
            editor->setJson(field.value(*resolved));
        const ValueOrigin origin = origins.of(field.parameter.name);
        const bool isOwn = origin.level == OriginLevel::DeviceProperty;
        const bool isOfType = origin.level == OriginLevel::Property;
        editor->setOrigin(m_context.originText(origin),
            isOwn || (isOfType && m_context.scope() == EditScope::Type), isOwn);
    }
}

void RuleSection::take(const RuleField &field, ParameterEditor &editor, const QJsonValue &json)
{
    const ResolvedProperty *resolved = m_context.resolved();
    const Property *property = m_context.property();
    if (resolved == nullptr || property == nullptr)
        return;
    if (json.isUndefined() && field.parameter.isRequired) {
        editor.setError(
            tr("It cannot be empty. The button on the right brings the inherited value back."));
        return;
    }
    const EditScope scope = m_context.scope();
    Property wanted = scope == EditScope::Type ? *property : Property();
    const QString problem = field.set(wanted, *resolved, json);
    editor.setError(problem);
    if (!problem.isEmpty())
        return;
    const QScopedValueRollback typing(m_typedIn, &editor); // what is typed stays as typed
    m_context.edit(
        tr("Change %1"),
        [&](Profile &profile) {
            setRule(profile, m_context.target(), scope, field.parameter.name, wanted);
        },
        field.parameter.name);
}

void RuleSection::reset(const RuleField &field)
{
    for (ParameterEditor *editor : std::as_const(m_editors))
        editor->setError({});
    const bool isOwn
        = isOverridden(m_context.document().profile(), m_context.target(), field.parameter.name);
    m_context.edit(tr("Reset rule of %1"), [&](Profile &profile) {
        if (isOwn)
            resetToInherited(profile, m_context.target(), field.parameter.name);
        else if (Property *edited = propertyOf(profile, m_context.target()))
            field.reset(*edited);
    });
}

} // namespace sim
