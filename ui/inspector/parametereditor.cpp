// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/parametereditor.h"

#include "ui/inspector/choiceeditor.h"
#include "ui/inspector/numbereditor.h"
#include "ui/inspector/texteditor.h"

namespace sim {

using namespace Qt::StringLiterals;

ParameterEditor::ParameterEditor(
    const Theme &theme, const ParameterDescription &parameter, QWidget *parent)
    : FieldRow(theme, parameter.title, parameter.help, parent)
    , m_parameter(parameter)
{
    setObjectName(parameter.name);
}

QString shownUnit(const ParameterDescription &parameter, const PropertyDefinition &definition)
{
    return parameter.unit == "="_L1 ? definition.unit : parameter.unit;
}

ParameterEditor *makeParameterEditor(const Theme &theme, const ParameterDescription &parameter,
    const EditorContext &context, QWidget *parent)
{
    const PropertyType type = context.definition.type;
    switch (parameter.type) {
    case ParameterType::Number:
    case ParameterType::Integer:
    case ParameterType::Probability:
    case ParameterType::Angle:
        return new NumberEditor(theme, parameter, context.definition, parent);
    case ParameterType::Boolean:
    case ParameterType::Choice:
    case ParameterType::PropertyId:
        return new ChoiceEditor(theme, parameter, context, parent);
    case ParameterType::AnyValue:
        if (type == PropertyType::Boolean || type == PropertyType::Enum)
            return new ChoiceEditor(theme, parameter, context, parent);
        if (type == PropertyType::Number)
            return new NumberEditor(theme, parameter, context.definition, parent);
        return new TextEditor(theme, parameter, type, parent);
    case ParameterType::Duration:
    case ParameterType::Text:
    case ParameterType::ValueList:
    case ParameterType::NumberList:
    case ParameterType::Source:
    case ParameterType::RecordList:
        return new TextEditor(theme, parameter, type, parent);
    }
    Q_UNREACHABLE();
}

} // namespace sim
