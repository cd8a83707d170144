// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/parametereditor.h"

class QVBoxLayout;

namespace sim {

/// The parameters of a source or modifier, one editor each, made from the kind's description.
class ParameterForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterForm(const Theme &theme, QWidget *parent = nullptr);

    /// Makes the editors of \a kind; \a hidden names parameters that are edited elsewhere.
    void setKind(
        const KindDescription &kind, const EditorContext &context, const QStringList &hidden = {});
    void setParameters(
        const QJsonObject &parameters); ///< shows them; errors stay with what is not changed

    ParameterEditor *editor(const QString &name) const;

    const QList<ParameterEditor *> &editors() const { return m_editors; }

    /// Shows each problem beside its field; those about the whole kind beside the field \a
    /// fallback.
    void showProblems(const QList<SpecProblem> &problems, const QString &fallback = {});

signals:
    void edited(const QString &name, const QJsonValue &json);
    void resetRequested(const QString &name);

private:
    const Theme &m_theme;
    QVBoxLayout *m_column;
    QList<ParameterEditor *> m_editors;
    QJsonObject m_parameters;
};

} // namespace sim
