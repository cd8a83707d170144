// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/model/profile.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QDialog>

class QPushButton;
class QStackedWidget;

namespace sim {

class DocumentsPage;
class PropertiesPage;
struct KindCatalogues;
struct PlatformReading;

/// What the user imported, and the login that the state was fetched with.
struct PlatformImport
{
    Profile profile;
    bool isNewProfile = true; ///< otherwise it is added to the open one
    QString keyId; ///< empty: nothing was fetched
    QString secret; ///< for the vault; never part of the profile
};

/// "Import from platform": documents first, then what was found in them. Not modal, so that the
/// window goes on meanwhile.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a canAdd: a profile is open that the import can be added to.
    ImportDialog(
        const KindCatalogues &catalogues, bool canAdd, Theme &theme, QWidget *parent = nullptr);

    DocumentsPage &documents() { return *m_documents; }

    void showProperties(); ///< of the documents, once they are read

signals:
    void imported(const sim::PlatformImport &import);

private:
    QWidget *makeButtons(bool canAdd);
    void showDocuments();
    void refresh();
    void finish(bool isNewProfile);

    QStackedWidget *m_pages;
    DocumentsPage *m_documents;
    PropertiesPage *m_properties;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_add;
    QPushButton *m_open;
    bool m_canAdd;
};

} // namespace sim
