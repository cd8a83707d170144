// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/inspectorsection.h"
#include "ui/inspector/rulefields.h"

namespace sim {

class ParameterEditor;

/// The rules of one group (schedule, report, publish) with where each comes from and a way back to
/// it.
class RuleSection final : public InspectorSection
{
    Q_OBJECT

public:
    RuleSection(
        PropertyContext &context, RuleGroup group, const QString &title, QWidget *parent = nullptr);

    void refresh() override;
    ParameterEditor *editor(const QString &name) const; ///< such as `schedule.sampleEvery`

private:
    void take(const RuleField &field, ParameterEditor &editor, const QJsonValue &json);
    void reset(const RuleField &field);

    PropertyContext &m_context;
    QList<RuleField> m_fields;
    QList<ParameterEditor *> m_editors; ///< one per field
    QString m_shownTarget;
    ParameterEditor *m_typedIn = nullptr; ///< while its edit is made
};

} // namespace sim
