// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/secretform.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace sim {

using namespace Qt::StringLiterals;

QString keepingText(SecretVault::Keeping keeping)
{
    switch (keeping) {
    case SecretVault::Keeping::Keychain:
        return SecretForm::tr("Kept in this computer's keychain.");
    case SecretVault::Keeping::Session:
        return SecretForm::tr(
            "No keychain could be reached: kept until the program ends, then asked for again.");
    }
    Q_UNREACHABLE();
}

SecretForm::SecretForm(ProfileDocument &document, SecretVault &vault, Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_document(document)
    , m_vault(vault)
    , m_theme(theme)
    , m_device(new QComboBox)
    , m_secret(new QLineEdit)
    , m_note(new QLabel(tr("The secret goes to this computer's keychain, never into the profile.")))
    , m_keep(new QPushButton(tr("Keep")))
{
    Theme::setCard(this);
    m_device->setAccessibleName(tr("Device whose secret it is"));
    m_secret->setAccessibleName(tr("Key secret"));
    m_secret->setPlaceholderText(tr("Key secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setObjectName(u"secretField"_s);
    m_note->setWordWrap(true);
    m_theme.setTextRole(m_note, Theme::Role::TextMuted);
    Theme::setPrimary(m_keep);
    m_keep->setEnabled(false);
    auto *close = new QPushButton(tr("Cancel"));
    close->setFlat(true);
    auto *fields = new QHBoxLayout;
    fields->addWidget(m_device, 1);
    fields->addWidget(m_secret, 1);
    fields->addWidget(m_keep);
    fields->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    column->addLayout(fields);
    column->addWidget(m_note);
    connect(m_secret, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_keep->setEnabled(!text.isEmpty() && m_device->count() > 0);
    });
    connect(m_secret, &QLineEdit::returnPressed, m_keep, &QPushButton::click);
    connect(m_keep, &QPushButton::clicked, this, &SecretForm::keep);
    connect(close, &QPushButton::clicked, this, [this] {
        m_secret->clear();
        emit dismissed();
    });
}

void SecretForm::fillDevices()
{
    m_device->clear();
    const QList<Device> &devices = m_document.profile().devices;
    for (const Device &device : devices) {
        const QString name = device.name.isEmpty() ? device.id : device.name;
        m_device->addItem(u"%1 (%2)"_s.arg(name, device.credentials.keyId), device.id);
    }
}

void SecretForm::ask(const QString &device)
{
    fillDevices();
    const int row = m_device->findData(device);
    m_device->setCurrentIndex(std::max(row, 0));
    m_secret->clear();
    m_secret->setFocus();
}

void SecretForm::keep()
{
    const Device *device = m_document.profile().device(m_device->currentData().toString());
    if (!device || m_secret->text().isEmpty())
        return;
    QString reference = device->credentials.secretRef;
    if (!reference.startsWith("keychain:"_L1)) {
        reference = u"keychain:"_s + device->id;
        const QString id = device->id;
        m_document.edit(tr("Keep secret in keychain"), [&](Profile &profile) {
            for (Device &edited : profile.devices) {
                if (edited.id == id)
                    edited.credentials.secretRef = reference;
            }
        });
    }
    const SecretVault::Keeping keeping = m_vault.keep(reference, m_secret->text());
    m_secret->clear();
    m_theme.setTextRole(m_note,
        keeping == SecretVault::Keeping::Keychain ? Theme::Role::Good : Theme::Role::Warning);
    m_note->setText(keepingText(keeping));
    emit kept();
}

} // namespace sim
