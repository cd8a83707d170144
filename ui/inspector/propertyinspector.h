// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QWidget>

namespace sim {

class ElidedLabel;
class ModifierSection;
class PropertyContext;
class RuleSection;
class ScopeSwitch;
class SourceSection;
class ThemedLabel;

/// Everything about one property: what it is and holds now, its source, modifiers, schedule,
/// report, publish.
class PropertyInspector final : public QWidget
{
    Q_OBJECT

public:
    explicit PropertyInspector(PropertyContext &context, QWidget *parent = nullptr);

    void refresh(); ///< after an edit, or for another property
    void refreshValue(); ///< the live value alone

    SourceSection &source() { return *m_source; }

    ModifierSection &modifiers() { return *m_modifiers; }

    RuleSection &schedule() { return *m_schedule; }

    RuleSection &report() { return *m_report; }

    RuleSection &publish() { return *m_publish; }

    ScopeSwitch &scope() { return *m_scope; }

    QString valueText() const;
    QString scopeText() const;

private:
    PropertyContext &m_context;
    ElidedLabel *m_name;
    ThemedLabel *m_value;
    ElidedLabel *m_what;
    ScopeSwitch *m_scope;
    SourceSection *m_source;
    ModifierSection *m_modifiers;
    RuleSection *m_schedule;
    RuleSection *m_report;
    RuleSection *m_publish;
};

} // namespace sim
