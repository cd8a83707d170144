// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/parametereditor.h"

class QComboBox;

namespace sim {

/// A parameter with few answers: a choice, yes or no, another property, a value of an enum or
/// boolean property.
class ChoiceEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    ChoiceEditor(const Theme &theme, const ParameterDescription &parameter,
        const EditorContext &context, QWidget *parent = nullptr);

    void setJson(const QJsonValue &json) override;

    QComboBox *field() const { return m_field; }

private:
    void fill(const EditorContext &context);
    void add(const QString &text, const QJsonValue &json);

    QComboBox *m_field;
};

} // namespace sim
