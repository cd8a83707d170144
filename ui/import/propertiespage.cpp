// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/propertiespage.h"

#include "core/pipeline/devicepipeline.h"
#include "ui/connection/remedy.h"
#include "ui/inspector/curvepreview.h"
#include "ui/inspector/kindpicker.h"
#include "ui/inspector/propertyedits.h"
#include "ui/widgets/themedlabel.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kSamples = 160;
    constexpr int kRemarksHeight = 88;

} // namespace

PropertiesPage::PropertiesPage(const KindCatalogues &catalogues, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_catalogues(catalogues)
    , m_model(catalogues.sources)
    , m_table(new QTableView)
    , m_name(new ThemedLabel(theme, Theme::Role::Text, Theme::TextSize::Body))
    , m_kind(new QToolButton)
    , m_preview(new CurvePreview(theme))
    , m_picker(new KindPicker(theme, catalogues.sources, this))
    , m_remarksTitle(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Body))
    , m_remarks(new QListWidget)
{
    makeTable();
    m_remarks->setObjectName(u"importRemarks"_s);
    m_remarks->setAccessibleName(tr("Left out, and warnings"));
    m_remarks->setMaximumHeight(kRemarksHeight);
    m_remarks->setWordWrap(true);
    m_remarksTitle->setText(tr("Left out, and what to know"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    column->addWidget(m_table, 1);
    column->addWidget(makeDetails());
    column->addWidget(m_remarksTitle);
    column->addWidget(m_remarks);
    setFocusProxy(m_table);
    connect(&m_model, &ImportModel::includedChanged, this, &PropertiesPage::includedChanged);
    connect(&m_model, &ImportModel::dataChanged, this, &PropertiesPage::showCurrent);
    connect(m_kind, &QToolButton::clicked, this, &PropertiesPage::openPicker);
    connect(m_picker, &KindPicker::picked, this, [this](const QString &kind) {
        if (currentRow() >= 0)
            m_model.setKind(currentRow(), kind);
    });
}

void PropertiesPage::makeTable()
{
    m_table->setObjectName(u"importProperties"_s);
    m_table->setAccessibleName(tr("Properties to import"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(Theme::kRowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &PropertiesPage::showCurrent);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (index.column() != ImportModel::Name)
            openPicker();
    });
}

QWidget *PropertiesPage::makeDetails()
{
    auto *details = new QWidget;
    m_kind->setObjectName(u"importSource"_s);
    m_kind->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_kind->setToolTip(tr("Choose how the property is simulated (Enter in the table)"));
    m_kind->setMinimumHeight(Theme::kControlHeight);
    m_kind->setIcon(m_theme.icon(u"chevron-down"_s));
    auto *labels = new QVBoxLayout;
    labels->addStretch();
    labels->addWidget(m_name);
    labels->addWidget(m_kind);
    labels->addStretch();
    auto *row = new QHBoxLayout(details);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kMargin);
    row->addLayout(labels, 1);
    row->addWidget(m_preview, 2);
    return details;
}

void PropertiesPage::setReading(const PlatformReading &reading)
{
    m_model.setDefinition(reading.definition);
    fillRemarks(reading);
    fitColumns();
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, ImportModel::Name));
}

void PropertiesPage::fitColumns()
{
    constexpr int kMost = 220;
    m_table->setColumnHidden(ImportModel::DeviceTypeName, m_model.definition().profiles.size() < 2);
    for (int column = 0; column < ImportModel::kColumnCount; ++column) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(
            column, std::clamp(m_table->columnWidth(column) + 2 * Theme::kMargin, 96, kMost));
    }
}

void PropertiesPage::fillRemarks(const PlatformReading &reading)
{
    m_remarks->clear();
    if (!reading.skippedBuiltIns.isEmpty()) {
        new QListWidgetItem(m_theme.icon(u"info"_s, Theme::Role::TextMuted),
            tr("Left out, since the platform sets them itself: %1.")
                .arg(reading.skippedBuiltIns.join(u", "_s)),
            m_remarks);
    }
    QList<Error> remarks = reading.remarks;
    if (const Result<ImportedProfile> made = m_model.profile(); made)
        remarks.append(made->remarks);
    for (const Error &remark : std::as_const(remarks)) {
        new QListWidgetItem(m_theme.icon(u"warning"_s, Theme::Role::Warning),
            sentence(remark) + u' ' + remark.remedy(), m_remarks);
    }
    const bool hasAny = m_remarks->count() > 0;
    m_remarks->setVisible(hasAny);
    m_remarksTitle->setVisible(hasAny);
}

int PropertiesPage::currentRow() const
{
    const int row = m_table->currentIndex().row();
    return row < m_model.rowCount() ? row : -1;
}

void PropertiesPage::openPicker()
{
    const int row = currentRow();
    if (row >= 0)
        m_picker->open(m_model.resolved(row), m_model.siblings(row), m_kind);
}

void PropertiesPage::showCurrent()
{
    const int row = currentRow();
    m_kind->setEnabled(row >= 0);
    if (row < 0)
        return;
    ResolvedProperty property = m_model.resolved(row);
    const QString title = m_model.index(row, ImportModel::Source).data().toString();
    m_name->setText(property.definition.displayName());
    m_kind->setText(title);
    m_kind->setAccessibleName(tr("Simulated by %1").arg(title));
    const Microseconds length = previewLength(property, m_catalogues.sources);
    property.schedule
        = { .sampleEvery = std::max(Microseconds(1000), length / kSamples), .jitter = {} };
    ResolvedDevice device;
    device.id = u"preview"_s;
    device.properties = { property };
    const auto points = previewCurve(device, property.id(), 1, WallTime {}, kSamples);
    if (points)
        m_preview->setCurve(*points, property.definition);
    else
        m_preview->setProblem(points.error().message());
}

} // namespace sim
