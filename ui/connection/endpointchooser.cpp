// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/endpointchooser.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    struct Preset
    {
        TransportKind kind;
        QString words;
    };

    QList<Preset> presets()
    {
        return { { TransportKind::Tls, EndpointChooser::tr("encrypted, recommended") },
            { TransportKind::Tcp, EndpointChooser::tr("plain TCP") },
            { TransportKind::WebSocket, EndpointChooser::tr("WebSocket") } };
    }

    constexpr int kOther = -1; ///< data of the entry for an URL

} // namespace

EndpointChooser::EndpointChooser(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_choice(new QComboBox)
    , m_url(new QLineEdit)
    , m_note(new QLabel)
{
    for (const Preset &preset : presets())
        m_choice->addItem(
            u"Connio · %1 · %2"_s.arg(connioEndpoint(preset.kind).displayUrl(), preset.words),
            static_cast<int>(preset.kind));
    m_choice->addItem(tr("Another address"), kOther);
    m_choice->setAccessibleName(tr("Endpoint"));
    m_choice->setObjectName(u"endpointChoice"_s);
    m_url->setPlaceholderText(u"mqtts://broker.example.com:8883"_s);
    m_url->setAccessibleName(tr("Address of the broker"));
    m_url->setObjectName(u"endpointUrl"_s);
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSmallGap);
    column->addWidget(m_choice);
    column->addWidget(m_url);
    column->addWidget(m_note);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &EndpointChooser::showNote);
    connect(m_url, &QLineEdit::textChanged, this, &EndpointChooser::showNote);
    showNote();
}

Result<Endpoint> EndpointChooser::endpoint() const
{
    const int chosen = m_choice->currentData().toInt();
    if (chosen != kOther)
        return connioEndpoint(static_cast<TransportKind>(chosen));
    Result<ParsedEndpoint> parsed = parseEndpoint(m_url->text());
    if (!parsed)
        return parsed.error();
    return parsed->endpoint;
}

void EndpointChooser::setEndpoint(const Endpoint &endpoint)
{
    for (const Preset &preset : presets()) {
        if (connioEndpoint(preset.kind).displayUrl() == endpoint.displayUrl()) {
            m_choice->setCurrentIndex(m_choice->findData(static_cast<int>(preset.kind)));
            return;
        }
    }
    m_choice->setCurrentIndex(m_choice->findData(kOther));
    m_url->setText(endpoint.displayUrl());
}

void EndpointChooser::showNote()
{
    const bool isOther = m_choice->currentData().toInt() == kOther;
    m_url->setVisible(isOther);
    QString note;
    Theme::Role role = Theme::Role::TextMuted;
    if (isOther && !m_url->text().isEmpty()) {
        const Result<ParsedEndpoint> parsed = parseEndpoint(m_url->text());
        note = parsed ? parsed->note : parsed.error().message();
        role = parsed ? Theme::Role::Warning : Theme::Role::Bad;
    } else if (!isOther
        && m_choice->currentData().toInt() != static_cast<int>(TransportKind::Tls)) {
        note = tr("Not encrypted: the secret crosses the network in clear.");
        role = Theme::Role::Warning;
    }
    m_theme.setTextRole(m_note, role);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    emit changed();
}

} // namespace sim
