// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/choiceeditor.h"

#include "ui/inspector/parametertext.h"
#include "ui/inspector/plaincombo.h"

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// `onEnd`, `pingPong` as words: "ping pong".
    QString words(const QString &text)
    {
        QString spaced;
        for (const QChar letter : text) {
            if (letter.isUpper())
                spaced += u' ';
            spaced += letter.toLower();
        }
        return spaced;
    }

} // namespace

ChoiceEditor::ChoiceEditor(const Theme &theme, const ParameterDescription &parameter,
    const EditorContext &context, QWidget *parent)
    : ParameterEditor(theme, parameter, parent)
    , m_field(new PlainCombo(this))
{
    fill(context);
    connect(m_field, &QComboBox::activated, this, [this](int index) {
        setError({});
        emit edited(m_field->itemData(index).toJsonValue());
    });
    setControl(m_field);
}

void ChoiceEditor::fill(const EditorContext &context)
{
    if (!parameter().isRequired && parameter().defaultValue.isUndefined())
        add(tr("not set"), QJsonValue(QJsonValue::Undefined));
    if (parameter().type == ParameterType::Choice) {
        for (const QString &choice : parameter().choices)
            add(words(choice), choice);
    } else if (parameter().type == ParameterType::PropertyId) {
        m_field->setPlaceholderText(tr("choose a property"));
        for (const QString &property : context.siblings)
            add(property, property);
    } else if (parameter().type == ParameterType::AnyValue
        && context.definition.type == PropertyType::Enum) {
        for (const Value &value : context.definition.boundaries.set)
            add(displayText(value), toJson(value));
    } else {
        const bool isValue = parameter().type == ParameterType::AnyValue;
        add(isValue ? u"false"_s : tr("no"), false);
        add(isValue ? u"true"_s : tr("yes"), true);
    }
}

void ChoiceEditor::add(const QString &text, const QJsonValue &json)
{
    m_field->addItem(text, QVariant::fromValue(json));
}

void ChoiceEditor::setJson(const QJsonValue &json)
{
    const QJsonValue shown = json.isUndefined() ? parameter().defaultValue : json;
    int found = -1;
    for (int i = 0; i < m_field->count() && found < 0; ++i) {
        if (m_field->itemData(i).toJsonValue() == shown)
            found = i;
    }
    if (found < 0 && !shown.isUndefined()) {
        add(parameterText(shown), shown);
        found = m_field->count() - 1;
    }
    m_field->setCurrentIndex(found);
}

} // namespace sim
