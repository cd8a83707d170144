// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/inspectorpane.h"

#include "core/run/simulationhost.h"
#include "ui/inspector/deviceinspector.h"
#include "ui/inspector/propertyinspector.h"
#include "ui/inspector/sourcesection.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pagestack.h"

#include <QtCore/QTimer>
#include <QtGui/QKeyEvent>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr auto kValueInterval = 200ms;
    constexpr int kBigStep = 10;

    std::unique_ptr<RunLink> linkOf(SimulationHost &host)
    {
        auto link = std::make_unique<RunLink>(host.series());
        link->follow(host);
        return link;
    }

} // namespace

InspectorPane::InspectorPane(ProfileDocument &document, Selection &selection,
    std::unique_ptr<RunLink> run, const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_selection(selection)
    , m_run(std::move(run))
    , m_context(document, *m_run, theme)
    , m_pages(new PageStack)
    , m_empty(new EmptyState(theme, u"sliders"_s, tr("Nothing selected"),
          tr("Select a device or property on the left to see and change it"), m_pages))
    , m_property(new PropertyInspector(m_context, m_pages))
    , m_device(new DeviceInspector(document, *m_run, theme, m_pages))
    , m_timer(new QTimer(this))
{
    build();
    connect(&m_selection, &Selection::changed, this, &InspectorPane::showSelection);
    connect(&m_document, &ProfileDocument::opened, this, &InspectorPane::showSelection);
    connect(&m_document, &ProfileDocument::changed, this, &InspectorPane::refresh);
    connect(m_run.get(), &RunLink::manualValueSet, this, &InspectorPane::manualValueSet);
    connect(m_run.get(), &RunLink::runningChanged, this, &InspectorPane::refresh);
    connect(m_timer, &QTimer::timeout, m_property, &PropertyInspector::refreshValue);
    m_timer->setInterval(kValueInterval);
    showSelection();
}

InspectorPane::InspectorPane(ProfileDocument &document, Selection &selection, SimulationHost &host,
    Theme &theme, QWidget *parent)
    : InspectorPane(document, selection, linkOf(host), theme, parent)
{
}

InspectorPane::~InspectorPane()
{
    delete takeWidget(); // the pages use context and run link
}

void InspectorPane::build()
{
    setAccessibleName(tr("Inspector"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_property);
    m_pages->addWidget(m_device);
    setWidget(m_pages);
}

void InspectorPane::showSelection()
{
    m_context.setTarget({ .device = m_selection.device(), .property = m_selection.property() });
    ensureVisible(0, 0);
    refresh();
}

void InspectorPane::refresh()
{
    QWidget *page = m_empty;
    if (m_context.resolved() != nullptr) {
        m_property->refresh();
        page = m_property;
    } else if (m_context.device() != nullptr) {
        m_device->setDevice(m_selection.device());
        page = m_device;
    }
    m_pages->setCurrentWidget(page);
}

void InspectorPane::setManual()
{
    m_property->source().setManual();
}

void InspectorPane::setAuto()
{
    m_property->source().setAuto();
}

void InspectorPane::nudge(int steps)
{
    m_property->source().nudge(steps);
}

void InspectorPane::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers().testFlag(Qt::ShiftModifier) ? kBigStep : 1;
    if (event->key() == Qt::Key_M)
        setManual();
    else if (event->key() == Qt::Key_A)
        setAuto();
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        nudge(event->key() == Qt::Key_Up ? step : -step);
    else
        QScrollArea::keyPressEvent(event);
}

void InspectorPane::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_timer->start();
}

void InspectorPane::hideEvent(QHideEvent *event)
{
    m_timer->stop();
    QScrollArea::hideEvent(event);
}

} // namespace sim
