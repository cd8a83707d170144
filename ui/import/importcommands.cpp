// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/importcommands.h"

#include "ui/connection/secretform.h"
#include "ui/devices/deviceedits.h"
#include "ui/import/importdialog.h"
#include "ui/import/profilemerge.h"
#include "ui/learn/learndialog.h"

namespace sim {

namespace {

    /// Shows the first number of the first of \a devices in a chart, so that there is something to
    /// see.
    void chartFirst(Profile &profile, const QStringList &devices)
    {
        const Device *device = profile.device(devices.value(0));
        const DeviceType *type = device ? profile.deviceType(device->type) : nullptr;
        if (type == nullptr)
            return;
        for (const Property &property : type->properties) {
            if (property.definition.type == PropertyType::Number)
                return setCharted(profile, device->id, property.id(), true);
        }
    }

} // namespace

ImportCommands::ImportCommands(ProfileDocument &document, FileCommands &files, Selection &selection,
    SecretVault &vault, Theme &theme, QWidget &window)
    : QObject(&window)
    , m_document(document)
    , m_files(files)
    , m_selection(selection)
    , m_vault(vault)
    , m_theme(theme)
    , m_window(window)
{
}

ImportDialog *ImportCommands::showImport(bool canAdd)
{
    if (!m_import) {
        m_import = new ImportDialog(m_document.catalogues(), canAdd, m_theme, &m_window);
        connect(m_import, &ImportDialog::imported, this, &ImportCommands::take);
    }
    m_import->show();
    m_import->raise();
    m_import->activateWindow();
    return m_import;
}

LearnDialog *ImportCommands::showLearn(bool canAdd)
{
    if (!m_learn) {
        m_learn = new LearnDialog(m_document.catalogues().sources, canAdd, m_theme, &m_window);
        connect(m_learn, &LearnDialog::learned, this, &ImportCommands::takeLearned);
    }
    m_learn->show();
    m_learn->raise();
    m_learn->activateWindow();
    return m_learn;
}

QStringList ImportCommands::add(const QString &text, const Profile &from, bool isNewProfile)
{
    QStringList added;
    m_document.edit(text, [&](Profile &profile) {
        if (isNewProfile)
            profile.name = from.name;
        added = mergeProfile(profile, from);
        chartFirst(profile, added);
    });
    if (!added.isEmpty())
        m_selection.select(added.constFirst());
    return added;
}

void ImportCommands::take(const PlatformImport &import)
{
    if (import.isNewProfile && !m_files.newProfile())
        return;
    const QStringList added = add(tr("Import from platform"), import.profile, import.isNewProfile);
    keepSecret(import);
    if (added.isEmpty())
        emit noticed(tr("The device types were added; their devices are in the profile already."));
}

void ImportCommands::takeLearned(const Profile &profile, bool isNewProfile)
{
    if (!isNewProfile || m_files.newProfile())
        add(tr("Learn from data"), profile, isNewProfile);
}

void ImportCommands::keepSecret(const PlatformImport &import)
{
    for (const Device &device : m_document.profile().devices) {
        if (import.secret.isEmpty() || device.credentials.keyId != import.keyId)
            continue;
        emit noticed(keepingText(m_vault.keep(device.credentials.secretRef, import.secret)));
        return;
    }
}

} // namespace sim
