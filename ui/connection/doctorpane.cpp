// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/doctorpane.h"

#include "core/file/profileresolver.h"
#include "ui/connection/doctorview.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace sim {

using namespace Qt::StringLiterals;

DoctorPane::DoctorPane(ProfileDocument &document, Selection &selection, DoctorController &doctor,
    Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_doctor(doctor)
    , m_theme(theme)
    , m_device(new QLabel)
    , m_notice(new QLabel)
    , m_publish(new QCheckBox(tr("Send a test message")))
    , m_check(new QPushButton(theme.icon(u"signal"_s), tr("Check the connection")))
    , m_empty(new QLabel(
          tr("Checks step by step where a connection fails, why, and what to do: host name, TCP, "
             "TLS with its certificates, WebSocket, login, subscription, test message.")))
{
    m_check->setObjectName(u"doctorCheck"_s);
    m_publish->setObjectName(u"doctorPublish"_s);
    m_empty->setWordWrap(true);
    m_theme.setTextRole(m_empty, Theme::Role::TextMuted);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Theme::kMargin, Theme::kGap, Theme::kMargin, Theme::kMargin);
    column->setSpacing(Theme::kGap);
    column->addWidget(makeHeader());
    column->addWidget(m_empty);
    column->addWidget(new DoctorView(m_doctor, m_theme));
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);

    connect(m_check, &QPushButton::clicked, this, &DoctorPane::check);
    connect(m_publish, &QCheckBox::toggled, &m_doctor, &DoctorController::setPublishing);
    connect(&m_selection, &Selection::changed, this, &DoctorPane::showDevice);
    connect(&m_document, &ProfileDocument::opened, this, &DoctorPane::showDevice);
    connect(&m_document, &ProfileDocument::changed, this, &DoctorPane::showDevice);
    connect(&m_doctor, &DoctorController::changed, this, &DoctorPane::refresh);
    showDevice();
    refresh();
}

QWidget *DoctorPane::makeHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    m_device->setTextFormat(Qt::PlainText);
    m_device->setWordWrap(true);
    m_publish->setToolTip(tr("An empty data feed: it writes no value, but the platform may count "
                             "it as one feed and as a sign of life"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setFont(m_theme.font(Theme::TextSize::Caption));
    m_theme.setTextRole(m_notice, Theme::Role::TextMuted);
    column->addWidget(m_device);
    column->addWidget(m_check, 0, Qt::AlignLeft);
    column->addWidget(m_publish);
    column->addWidget(m_notice);
    return header;
}

void DoctorPane::check()
{
    m_doctor.checkDevice(m_selection.device());
}

void DoctorPane::showDevice()
{
    const QList<ResolvedDevice> &devices = m_document.devices();
    const ResolvedDevice *device = m_document.device(m_selection.device());
    if (!device && !devices.isEmpty())
        device = &devices.constFirst();
    m_check->setEnabled(device != nullptr);
    m_notice->setVisible(device != nullptr);
    if (!device) {
        m_device->setText(tr("No device in this profile."));
        return;
    }
    const Endpoint *endpoint = m_document.profile().endpoint(device->endpoint);
    m_device->setText(endpoint ? tr("%1 at %2").arg(device->name, endpoint->displayUrl())
                               : tr("%1, without an endpoint").arg(device->name));
    m_notice->setText(evictionNotice(device->deviceId));
}

void DoctorPane::refresh()
{
    m_empty->setVisible(m_doctor.report().checks.isEmpty());
    m_check->setText(m_doctor.isRunning() || m_doctor.report().checks.isEmpty()
            ? tr("Check the connection")
            : tr("Check again"));
}

} // namespace sim
