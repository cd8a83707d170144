// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/kinddescription.h"
#include "ui/inspector/fieldrow.h"

namespace sim {

/// What a parameter's editor must know of the property that it works for.
struct EditorContext
{
    PropertyDefinition definition;
    QStringList siblings; ///< other properties of the device that can be an input
};

/// Edits one parameter, as its description says. edited() carries what the user wants; the owner
/// checks it, and either takes it or shows the problem with setError().
class ParameterEditor : public FieldRow
{
    Q_OBJECT

public:
    ParameterEditor(
        const Theme &theme, const ParameterDescription &parameter, QWidget *parent = nullptr);

    const ParameterDescription &parameter() const { return m_parameter; }

    /// Shows \a json (undefined: the default), without edited(). A text that means the same is left
    /// as typed.
    virtual void setJson(const QJsonValue &json) = 0;

signals:
    void edited(const QJsonValue &json); ///< undefined: left empty, the default holds

private:
    ParameterDescription m_parameter;
};

/// The editor for \a parameter; \a parent owns it.
ParameterEditor *makeParameterEditor(const Theme &theme, const ParameterDescription &parameter,
    const EditorContext &context, QWidget *parent);

/// The unit that is shown: "=" stands for the property's own.
QString shownUnit(const ParameterDescription &parameter, const PropertyDefinition &definition);

} // namespace sim
