// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/datapoint.h"
#include "core/model/device.h"
#include "ui/inspector/inspectorsection.h"
#include "ui/inspector/propertyedits.h"

#include <QtCore/QHash>

class QToolButton;

namespace sim {

class CurvePreview;
class KindPicker;
class ManualControl;
class OriginLine;
class ParameterForm;
class ThemedLabel;

/// Where a property's values come from: Auto or Manual, the generator with its parameters, and the
/// curve that they make, redrawn with every change.
class SourceSection final : public InspectorSection
{
    Q_OBJECT

public:
    explicit SourceSection(PropertyContext &context, QWidget *parent = nullptr);

    void refresh() override;
    void setManual(); ///< keeps the value of the moment
    void setAuto(); ///< the generator from before
    bool isManual() const;
    void nudge(int steps); ///< the manual value

    ParameterForm *form() const { return m_form; }

    CurvePreview *preview() const { return m_preview; }

    ManualControl *control() const { return m_control; }

    KindPicker *picker() const { return m_picker; }

    OriginLine *origin() const { return m_origin; }

    QToolButton *autoButton() const { return m_autoButton; }

    QToolButton *manualButton() const { return m_manualButton; }

    QToolButton *kindButton() const { return m_kindButton; }

private:
    void build();
    void pick(const QString &kind);
    void takeParameter(const QString &name, const QJsonValue &json);
    void takeManualValue(const Value &value);
    void refreshForm(const ResolvedProperty &property);
    void refreshOrigins();
    void reset(const QString &path);
    QString memoryKey() const; ///< of the generator before Manual
    void refreshKind(const ResolvedProperty &property);
    Result<QList<DataPoint>> curveOf(
        const ResolvedDevice &device, const ResolvedProperty &property, int count) const;
    void refreshPreview(const ResolvedProperty &property);
    void refreshControl(const ResolvedProperty &property);
    void replaceSource(const QString &text, const SourceSpec &source);

    PropertyContext &m_context;
    QToolButton *m_autoButton;
    QToolButton *m_manualButton;
    QToolButton *m_kindButton;
    ThemedLabel *m_kindHelp;
    OriginLine *m_origin;
    CurvePreview *m_preview;
    ManualControl *m_control;
    ParameterForm *m_form;
    KindPicker *m_picker;
    QHash<QString, SourceSpec> m_before; ///< by memoryKey()
    PropertyTarget m_shown;
    SourceSpec m_shownSource;
    PropertyDefinition m_shownDefinition;
};

} // namespace sim
