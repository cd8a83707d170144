// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/parameterform.h"

#include "ui/theme/theme.h"

#include <QtWidgets/QVBoxLayout>

namespace sim {

ParameterForm::ParameterForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Theme::kGap);
}

void ParameterForm::setKind(
    const KindDescription &kind, const EditorContext &context, const QStringList &hidden)
{
    qDeleteAll(m_editors);
    m_editors.clear();
    m_parameters = {};
    QWidget *before = nullptr;
    for (const ParameterDescription &parameter : kind.parameters) {
        if (hidden.contains(parameter.name))
            continue;
        ParameterEditor *editor = makeParameterEditor(m_theme, parameter, context, this);
        connect(editor, &ParameterEditor::edited, this,
            [this, name = parameter.name](const QJsonValue &json) { emit edited(name, json); });
        connect(editor, &FieldRow::resetRequested, this, [this, editor, name = parameter.name] {
            editor->setError({}); // what was typed is given up
            emit resetRequested(name);
        });
        editor->setJson(QJsonValue(QJsonValue::Undefined));
        m_column->addWidget(editor);
        if (before != nullptr)
            setTabOrder(before, editor);
        before = editor;
        m_editors.append(editor);
    }
}

void ParameterForm::setParameters(const QJsonObject &parameters)
{
    for (ParameterEditor *editor : std::as_const(m_editors)) {
        const QString name = editor->parameter().name;
        const QJsonValue json = parameters.value(name);
        if (!editor->error().isEmpty() && json == m_parameters.value(name))
            continue; // the user is still at it
        editor->setError({});
        editor->setJson(json);
    }
    m_parameters = parameters;
}

ParameterEditor *ParameterForm::editor(const QString &name) const
{
    for (ParameterEditor *editor : m_editors) {
        if (editor->parameter().name == name)
            return editor;
    }
    return nullptr;
}

void ParameterForm::showProblems(const QList<SpecProblem> &problems, const QString &fallback)
{
    for (const SpecProblem &problem : problems) {
        ParameterEditor *editor = this->editor(problem.parameter);
        if (editor == nullptr)
            editor = this->editor(fallback);
        if (editor != nullptr)
            editor->setError(problem.error.message());
    }
}

} // namespace sim
