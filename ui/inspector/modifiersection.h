// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/inspectorsection.h"

class QToolButton;

namespace sim {

class OriginLine;
class ParameterForm;
class ThemedLabel;

/// The modifiers of a property: a chip each, in order, with its parameters when it is chosen, and a
/// button that adds one.
class ModifierSection final : public InspectorSection
{
    Q_OBJECT

public:
    explicit ModifierSection(PropertyContext &context, QWidget *parent = nullptr);

    void refresh() override;
    void add(const QString &kind);
    void remove(qsizetype place);
    void choose(qsizetype place); ///< -1: none

    const QList<QWidget *> &chips() const
    {
        return m_chips;
    } ///< each with buttons "chip" and "remove"

    ParameterForm *form() const { return m_form; }

    OriginLine *origin() const { return m_origin; }

    QToolButton *addButton() const { return m_add; }

private:
    void rebuildChips(const QStringList &titles);
    QWidget *makeChip(const QString &title, qsizetype place);
    void refreshForm();
    void refreshOrigins();
    void reset(const QString &path);
    void takeParameter(const QString &name, const QJsonValue &json);
    void fillMenu();

    PropertyContext &m_context;
    QToolButton *m_add;
    QWidget *m_area;
    OriginLine *m_origin;
    ParameterForm *m_form;
    ThemedLabel *m_none;
    QList<QWidget *> m_chips;
    QStringList m_titles;
    qsizetype m_chosen = -1;
    QString m_shownForm; ///< what the form was made for
    QString m_shownTarget;
};

} // namespace sim
