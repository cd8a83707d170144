// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/texteditor.h"

#include "ui/inspector/parametertext.h"

#include <QtWidgets/QLineEdit>

namespace sim {

TextEditor::TextEditor(
    const Theme &theme, const ParameterDescription &parameter, PropertyType type, QWidget *parent)
    : ParameterEditor(theme, parameter, parent)
    , m_type(type)
    , m_field(new QLineEdit(this))
{
    if (!parameter.defaultValue.isUndefined())
        m_field->setPlaceholderText(parameterText(parameter.defaultValue));
    else if (parameter.type == ParameterType::Duration)
        m_field->setPlaceholderText(tr("such as 5s"));
    connect(m_field, &QLineEdit::textEdited, this, &TextEditor::takeText);
    setControl(m_field);
}

void TextEditor::setJson(const QJsonValue &json)
{
    const ParsedParameter shown = parseParameter(m_field->text(), parameter(), m_type);
    if (shown.problem.isEmpty() && shown.json == json)
        return;
    m_field->setText(parameterText(json));
}

void TextEditor::takeText(const QString &text)
{
    const ParsedParameter parsed = parseParameter(text, parameter(), m_type);
    setError(parsed.problem);
    if (parsed.problem.isEmpty())
        emit edited(parsed.json);
}

} // namespace sim
