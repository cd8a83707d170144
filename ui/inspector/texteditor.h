// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/parametereditor.h"

class QLineEdit;

namespace sim {

/// A parameter that is typed: text, a duration, a list, a value without a control of its own.
class TextEditor final : public ParameterEditor
{
    Q_OBJECT

public:
    TextEditor(const Theme &theme, const ParameterDescription &parameter, PropertyType type,
        QWidget *parent = nullptr);

    void setJson(const QJsonValue &json) override;

    QLineEdit *field() const { return m_field; }

private:
    void takeText(const QString &text);

    PropertyType m_type;
    QLineEdit *m_field;
};

} // namespace sim
