// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/targetbutton.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString transportWords(TransportKind kind)
    {
        switch (kind) {
        case TransportKind::Tcp:
            return TargetButton::tr("TCP");
        case TransportKind::Tls:
            return TargetButton::tr("TLS (encrypted)");
        case TransportKind::WebSocket:
            return TargetButton::tr("WebSocket");
        case TransportKind::SecureWebSocket:
            return TargetButton::tr("WebSocket over TLS (encrypted)");
        }
        Q_UNREACHABLE();
    }

} // namespace

TargetButton::TargetButton(
    ProfileDocument &document, RunController &run, Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_document(document)
    , m_run(run)
    , m_theme(theme)
    , m_places(new QActionGroup(this))
    , m_transports(new QActionGroup(this))
{
    setObjectName(u"targetButton"_s);
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Where the devices connect to"));
    makeMenu();
    connect(&m_run, &RunController::targetChanged, this, &TargetButton::refresh);
    connect(&m_run, &RunController::stateChanged, this, &TargetButton::refresh);
    connect(&m_document, &ProfileDocument::opened, this, &TargetButton::refresh);
    connect(&m_document, &ProfileDocument::changed, this, &TargetButton::refresh);
    refresh();
}

void TargetButton::makeMenu()
{
    auto *places = new QMenu(this);
    places->addSection(tr("Where to"));
    places->addAction(addPlace(tr("Local platform – nothing leaves this computer"), true));
    m_endpointAction = addPlace({}, false);
    places->addAction(m_endpointAction);
    places->addSection(tr("Transport"));
    addTransport(tr("As the endpoint says"), {});
    for (const TransportKind kind : { TransportKind::Tcp, TransportKind::Tls,
             TransportKind::WebSocket, TransportKind::SecureWebSocket })
        addTransport(transportWords(kind), kind);
    places->addActions(m_transports->actions());
    setMenu(places);
}

QAction *TargetButton::addPlace(const QString &text, bool isLocal)
{
    auto *action = new QAction(text, m_places);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, isLocal] {
        RunTarget target = m_run.target();
        target.isLocal = isLocal;
        m_run.setTarget(target);
    });
    return action;
}

void TargetButton::addTransport(const QString &text, std::optional<TransportKind> kind)
{
    auto *action = new QAction(text, m_transports);
    action->setCheckable(true);
    action->setData(kind ? static_cast<int>(*kind) : -1);
    connect(action, &QAction::triggered, this, [this, kind] {
        RunTarget target = m_run.target();
        target.transport = kind;
        m_run.setTarget(target);
    });
}

void TargetButton::refresh()
{
    const RunTarget &target = m_run.target();
    const Profile &profile = m_document.profile();
    m_places->actions().at(target.isLocal ? 0 : 1)->setChecked(true);
    m_endpointAction->setText(
        targetText({ .isLocal = false, .transport = target.transport }, profile));
    const int kind = target.transport ? static_cast<int>(*target.transport) : -1;
    const QList<QAction *> transports = m_transports->actions();
    for (QAction *action : transports)
        action->setChecked(action->data().toInt() == kind);
    const QString where = targetText(target, profile);
    const QString transport = target.isLocal
        ? transportName(target.transport.value_or(TransportKind::Tcp)).toUpper()
        : QString();
    setText(transport.isEmpty() ? where : QString(where + u"  ·  "_s + transport));
    setAccessibleName(tr("Target: %1").arg(text()));
    setIcon(m_theme.icon(target.isLocal ? u"broker"_s : u"cloud"_s));
    // Stays readable during a run; only the choice is closed.
    m_places->setEnabled(!m_run.isActive());
    m_transports->setEnabled(!m_run.isActive());
    if (usedEndpoint(profile) == nullptr)
        m_endpointAction->setEnabled(false);
}

} // namespace sim
