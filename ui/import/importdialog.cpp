// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/importdialog.h"

#include "core/file/profilereader.h"
#include "ui/import/documentspage.h"
#include "ui/import/fetchform.h"
#include "ui/import/propertiespage.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

namespace sim {

using namespace Qt::StringLiterals;

ImportDialog::ImportDialog(
    const KindCatalogues &catalogues, bool canAdd, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_pages(new QStackedWidget)
    , m_documents(new DocumentsPage(theme))
    , m_properties(new PropertiesPage(catalogues, theme))
    , m_back(new QPushButton(theme.icon(u"arrow-left"_s), tr("Back")))
    , m_next(new QPushButton(tr("Show properties")))
    , m_add(new QPushButton(theme.icon(u"plus"_s), tr("Add to this profile")))
    , m_open(new QPushButton(tr("Open as new profile")))
    , m_canAdd(canAdd)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import from platform"));
    resize(880, 640);
    setMinimumSize(680, 480);
    auto *title = new QLabel(tr("Import from platform"));
    title->setFont(theme.font(Theme::TextSize::Headline));
    m_pages->addWidget(m_documents);
    m_pages->addWidget(m_properties);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(Theme::kMargin);
    column->addWidget(title);
    column->addWidget(m_pages, 1);
    column->addWidget(makeButtons(canAdd));
    // Enter in a field is the field's own affair.
    const QList<QPushButton *> buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setAutoDefault(false);
    connect(m_documents, &DocumentsPage::readyChanged, this, &ImportDialog::refresh);
    connect(m_properties, &PropertiesPage::includedChanged, this, &ImportDialog::refresh);
    refresh();
}

QWidget *ImportDialog::makeButtons(bool canAdd)
{
    auto *buttons = new QWidget;
    auto *cancel = new QPushButton(tr("Cancel"));
    m_back->setObjectName(u"importBack"_s);
    m_next->setObjectName(u"importNext"_s);
    m_add->setObjectName(u"importAdd"_s);
    m_open->setObjectName(u"importOpen"_s);
    Theme::setPrimary(m_next);
    Theme::setPrimary(m_open);
    m_add->setToolTip(canAdd ? tr("Can be undone") : tr("No profile is open"));
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_back);
    row->addStretch();
    for (QPushButton *button : { cancel, m_add, m_next, m_open })
        row->addWidget(button);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::showDocuments);
    connect(m_next, &QPushButton::clicked, this, &ImportDialog::showProperties);
    connect(m_add, &QPushButton::clicked, this, [this] { finish(false); });
    connect(m_open, &QPushButton::clicked, this, [this] { finish(true); });
    return buttons;
}

void ImportDialog::showDocuments()
{
    m_pages->setCurrentWidget(m_documents);
    refresh();
}

void ImportDialog::showProperties()
{
    if (!m_documents->isReady())
        return;
    m_properties->setReading(m_documents->reading());
    m_pages->setCurrentWidget(m_properties);
    m_properties->setFocus();
    refresh();
}

void ImportDialog::refresh()
{
    const bool isChoosing = m_pages->currentWidget() == m_properties;
    const bool hasAny = m_properties->model().includedCount() > 0;
    m_back->setVisible(isChoosing);
    m_next->setVisible(!isChoosing);
    m_add->setVisible(isChoosing);
    m_open->setVisible(isChoosing);
    m_next->setEnabled(m_documents->isReady());
    m_next->setToolTip(
        m_next->isEnabled() ? QString() : tr("Add a document that defines properties"));
    m_add->setEnabled(m_canAdd && hasAny);
    m_open->setEnabled(hasAny);
    m_open->setToolTip(hasAny ? QString() : tr("Tick a property"));
}

void ImportDialog::finish(bool isNewProfile)
{
    const Result<ImportedProfile> made = m_properties->model().profile();
    if (!made)
        return; // nothing is ticked: the buttons are off
    PlatformImport import {
        .profile = made->profile, .isNewProfile = isNewProfile, .keyId = {}, .secret = {}
    };
    if (m_documents->hasFetched()) {
        import.keyId = m_documents->fetchForm().keyId();
        import.secret = m_documents->fetchForm().secret();
        // A state does not name its key; the one that may read it is the device's own.
        if (QList<Device> &devices = import.profile.devices;
            devices.size() == 1 && devices.constFirst().credentials.keyId.isEmpty())
            devices.first().credentials.keyId = import.keyId;
    }
    emit imported(import);
    close();
}

} // namespace sim
