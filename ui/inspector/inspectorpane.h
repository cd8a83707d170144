// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/inspector/propertycontext.h"
#include "ui/inspector/runlink.h"

#include <QtWidgets/QScrollArea>

#include <memory>

class QStackedWidget;
class QTimer;

namespace sim {

class DeviceInspector;
class PropertyInspector;
class Selection;
class SimulationHost;

/// The inspector: shows and edits what is selected, a property or a device, with its errors beside
/// the fields.
///
/// M and A switch a property to manual and automatic, Up and Down (Shift: ten times) move its
/// manual value.
class InspectorPane final : public QScrollArea
{
    Q_OBJECT

public:
    InspectorPane(ProfileDocument &document, Selection &selection, std::unique_ptr<RunLink> run,
        const Theme &theme, QWidget *parent = nullptr);
    InspectorPane(ProfileDocument &document, Selection &selection, SimulationHost &host,
        Theme &theme, QWidget *parent = nullptr);
    ~InspectorPane() override;

    PropertyInspector &property() { return *m_property; }

    DeviceInspector &device() { return *m_device; }

    RunLink &run() { return *m_run; }

    QSize sizeHint() const override { return { 340, 600 }; }

    QSize minimumSizeHint() const override { return { 280, 200 }; }

public slots:
    void setManual();
    void setAuto();
    void nudge(int steps); ///< the manual value, in steps

signals:
    /// For the look-ahead of the charts.
    void manualValueSet(const QString &device, const QString &property, const sim::Value &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void refresh();
    void showSelection();

    ProfileDocument &m_document;
    Selection &m_selection;
    std::unique_ptr<RunLink> m_run;
    PropertyContext m_context;
    QStackedWidget *m_pages;
    QWidget *m_empty;
    PropertyInspector *m_property;
    DeviceInspector *m_device;
    QTimer *m_timer;
};

} // namespace sim
