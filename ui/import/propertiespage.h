// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/profilereader.h"
#include "ui/import/importmodel.h"
#include "ui/import/platformdocuments.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

class QListWidget;
class QTableView;
class QToolButton;

namespace sim {

class CurvePreview;
class KindPicker;
class ThemedLabel;

/// The properties that were found: which to take, how to simulate each, and what was left out.
class PropertiesPage final : public QWidget
{
    Q_OBJECT

public:
    PropertiesPage(const KindCatalogues &catalogues, Theme &theme, QWidget *parent = nullptr);

    void setReading(const PlatformReading &reading);

    const ImportModel &model() const { return m_model; }

signals:
    void includedChanged();

private:
    void makeTable();
    QWidget *makeDetails();
    void fitColumns();
    void fillRemarks(const PlatformReading &reading);
    void openPicker();
    void showCurrent();
    int currentRow() const;

    Theme &m_theme;
    const KindCatalogues &m_catalogues;
    ImportModel m_model;
    QTableView *m_table;
    ThemedLabel *m_name;
    QToolButton *m_kind;
    CurvePreview *m_preview;
    KindPicker *m_picker;
    ThemedLabel *m_remarksTitle;
    QListWidget *m_remarks;
};

} // namespace sim
