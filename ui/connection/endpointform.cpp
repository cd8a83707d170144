// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/endpointform.h"

#include "ui/connection/endpointchooser.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace sim {

using namespace Qt::StringLiterals;

EndpointForm::EndpointForm(ProfileDocument &document, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_document(document)
    , m_which(new QComboBox)
    , m_chooser(new EndpointChooser(theme))
    , m_caFile(new QLineEdit)
    , m_caNote(new QLabel(tr("There is no such file.")))
{
    Theme::setCard(this);
    m_which->setAccessibleName(tr("Endpoint of the profile"));
    m_caFile->setAccessibleName(tr("Certificate authority file"));
    m_caFile->setPlaceholderText(tr("only this computer's own authorities"));
    theme.setTextRole(m_caNote, Theme::Role::Warning);
    m_caNote->hide();
    auto *done = new QPushButton(tr("Use this endpoint"));
    Theme::setPrimary(done);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setFlat(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(done);
    buttons->addWidget(cancel);
    buttons->addStretch();
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Endpoint"), m_which);
    form->addRow(tr("Address"), m_chooser);
    form->addRow(tr("Authority (PEM)"), m_caFile);
    form->addRow(QString(), m_caNote);
    form->addRow(QString(), buttons);
    connect(m_which, &QComboBox::activated, this, &EndpointForm::showEndpoint);
    connect(m_caFile, &QLineEdit::textChanged, this, [this](const QString &path) {
        m_caNote->setVisible(!path.isEmpty() && !QFileInfo(path).isReadable());
    });
    connect(m_chooser, &EndpointChooser::changed, this,
        [this, done] { done->setEnabled(m_chooser->endpoint().isOk()); });
    connect(done, &QPushButton::clicked, this, &EndpointForm::apply);
    connect(cancel, &QPushButton::clicked, this, &EndpointForm::dismissed);
}

void EndpointForm::load()
{
    m_which->clear();
    for (const Endpoint &endpoint : m_document.profile().endpoints)
        m_which->addItem(endpoint.id, endpoint.id);
    if (m_which->count() == 0)
        m_which->addItem(tr("new"), QString());
    showEndpoint();
}

void EndpointForm::showEndpoint()
{
    const Endpoint *endpoint = m_document.profile().endpoint(m_which->currentData().toString());
    m_chooser->setEndpoint(endpoint ? *endpoint : connioEndpoint());
    m_caFile->setText(endpoint ? endpoint->tls.caFile : QString());
}

void EndpointForm::apply()
{
    const Result<Endpoint> chosen = m_chooser->endpoint();
    if (!chosen)
        return;
    const QString id = m_which->currentData().toString();
    const QString caFile = m_caFile->text().trimmed();
    m_document.edit(tr("Change endpoint"), [&](Profile &profile) {
        if (profile.endpoints.isEmpty())
            profile.endpoints.append(connioEndpoint());
        if (profile.endpoints.first().id.isEmpty())
            profile.endpoints.first().id = u"connio"_s;
        for (Endpoint &endpoint : profile.endpoints) {
            if (!id.isEmpty() && endpoint.id != id)
                continue;
            endpoint.transport = chosen->transport;
            endpoint.host = chosen->host;
            endpoint.port = chosen->port;
            endpoint.path = chosen->path;
            endpoint.preset = chosen->preset;
            endpoint.tls.caFile = caFile;
        }
    });
    emit dismissed();
}

} // namespace sim
