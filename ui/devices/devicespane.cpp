// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/devices/devicespane.h"

#include "ui/devices/devicedelegate.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr qsizetype kOpenedAtOnce
        = 4; ///< devices of a small profile show their properties at once
    constexpr int kValueColumnWidth = 136;
    constexpr int kLeastWidth = 256;

} // namespace

DevicesPane::DevicesPane(ProfileDocument &document, Selection &selection, SimulationHost &host,
    Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_host(host)
    , m_theme(theme)
    , m_model(document, host.series())
    , m_actions(document, selection, host, theme)
    , m_pages(new QStackedWidget)
    , m_tree(new QTreeView)
    , m_noMatch(new QLabel(tr("No device matches the filter.")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_pages);
    makeTree();
    m_emptyPage = makeEmptyState();
    m_noMatch->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_noMatch->setContentsMargins(Theme::kMargin, 32, Theme::kMargin, 0);
    m_noMatch->setWordWrap(true);
    m_theme.setTextRole(m_noMatch, Theme::Role::TextMuted);
    for (QWidget *page :
        { static_cast<QWidget *>(m_tree), m_emptyPage, static_cast<QWidget *>(m_noMatch) })
        m_pages->addWidget(page);
    addActions(editActions());
    setFocusProxy(m_tree);
    setMinimumWidth(kLeastWidth);

    connect(&m_actions, &DeviceActions::checkRequested, this, &DevicesPane::checkRequested);
    m_valueTimer.setInterval(100ms);
    connect(&m_valueTimer, &QTimer::timeout, this, &DevicesPane::refreshVisible);
    m_filterTimer.setInterval(150ms);
    m_filterTimer.setSingleShot(true);
    connect(&m_filterTimer, &QTimer::timeout, this,
        [this] { m_model.setFilter(m_filter->text().trimmed()); });
    connect(&m_host, &SimulationHost::snapshotChanged, &m_model, &DeviceTreeModel::setStates);
    connect(&m_host, &SimulationHost::finished, &m_model, &DeviceTreeModel::setStates);
    connect(&m_host, &SimulationHost::stateChanged, this, [this](RunState state) {
        m_actions.setRunning(state != RunState::Idle && state != RunState::Finished);
    });
    connect(&m_selection, &Selection::changed, this, &DevicesPane::followSelection);
    connect(&m_theme, &Theme::changed, m_tree->viewport(), qOverload<>(&QWidget::update));
    connect(&m_model, &QAbstractItemModel::modelReset, this, &DevicesPane::restoreExpansion);
    connect(&m_document, &ProfileDocument::opened, this, [this] {
        m_expanded.clear();
        m_collapsed.clear();
        restoreExpansion();
    });
    restoreExpansion();
}

QWidget *DevicesPane::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Theme::kGap, Theme::kSmallGap, Theme::kGap, Theme::kGap);
    row->setSpacing(Theme::kSmallGap);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter devices"));
    m_filter->setAccessibleName(tr("Filter devices by name, id, type or property"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(
        m_theme.icon(u"search"_s, Theme::Role::TextMuted), QLineEdit::LeadingPosition);
    m_filter->setObjectName(u"deviceFilter"_s);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterTimer.start(); });
    auto *add = new QToolButton;
    add->setDefaultAction(&m_actions.add());
    add->setAutoRaise(true);
    add->setFocusPolicy(Qt::TabFocus);
    add->setAccessibleName(m_actions.add().text());
    row->addWidget(m_filter);
    row->addWidget(add);
    return header;
}

void DevicesPane::makeTree()
{
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new DeviceDelegate(m_theme, m_tree));
    m_tree->setObjectName(u"deviceTree"_s);
    m_tree->setAccessibleName(tr("Devices"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setDragEnabled(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setHeaderHidden(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *columns = m_tree->header();
    columns->setStretchLastSection(false);
    columns->setSectionResizeMode(DeviceTreeModel::NameColumn, QHeaderView::Stretch);
    columns->setSectionResizeMode(DeviceTreeModel::ValueColumn, QHeaderView::Fixed);
    columns->resizeSection(DeviceTreeModel::ValueColumn, kValueColumnWidth);
    m_actions.setRows(m_tree->selectionModel());
    connect(m_tree, &QWidget::customContextMenuRequested, this, &DevicesPane::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &DevicesPane::tellSelection);
    connect(m_tree, &QTreeView::expanded, this,
        [this](const QModelIndex &index) { keepExpansion(index, true); });
    connect(m_tree, &QTreeView::collapsed, this,
        [this](const QModelIndex &index) { keepExpansion(index, false); });
}

QWidget *DevicesPane::makeEmptyState()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::kMargin, 32, Theme::kMargin, Theme::kMargin);
    auto *title = new QLabel(tr("No devices yet"));
    title->setFont(m_theme.font(Theme::TextSize::Title));
    auto *text = new QLabel(
        tr("A device logs in to a broker and publishes what its properties generate."));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    m_theme.setTextRole(text, Theme::Role::TextMuted);
    auto *add = new QPushButton(m_theme.icon(u"plus"_s, Theme::Role::AccentText), tr("Add device"));
    Theme::setPrimary(add);
    connect(add, &QPushButton::clicked, &m_actions.add(), &QAction::trigger);
    auto *own = new QPushButton(m_theme.icon(u"plug"_s), tr("Connect my device"));
    connect(own, &QPushButton::clicked, this, &DevicesPane::connectRequested);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(text);
    column->addSpacing(Theme::kGap);
    column->addWidget(add);
    column->addWidget(own);
    column->addStretch();
    return page;
}

QList<QAction *> DevicesPane::editActions()
{
    return { &m_actions.duplicate(), &m_actions.remove() };
}

void DevicesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_valueTimer.start();
}

void DevicesPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_valueTimer.stop();
}

void DevicesPane::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({ &m_actions.connectDevices(), &m_actions.disconnectDevices(),
        &m_actions.checkConnection() });
    menu->addSeparator();
    menu->addActions({ &m_actions.copyDeviceId() });
    menu->addSeparator();
    menu->addActions({ &m_actions.add(), &m_actions.duplicate(), &m_actions.remove() });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void DevicesPane::refreshVisible()
{
    const int bottom = m_tree->viewport()->height();
    QModelIndex index = m_tree->indexAt(QPoint(1, 1));
    while (index.isValid() && m_tree->visualRect(index).top() < bottom) {
        m_model.refreshValue(index);
        index = m_tree->indexBelow(index);
    }
}

void DevicesPane::keepExpansion(const QModelIndex &index, bool isExpanded)
{
    const QString id = index.data(DeviceTreeModel::IdRole).toString();
    const bool isType = index.data(DeviceTreeModel::KindRole).value<DeviceTreeModel::Kind>()
        == DeviceTreeModel::Kind::Type;
    QSet<QString> &exceptions = isType ? m_collapsed : m_expanded;
    isExpanded == isType ? void(exceptions.remove(id)) : void(exceptions.insert(id));
}

void DevicesPane::restoreExpansion()
{
    const QSignalBlocker quiet(m_tree);
    const bool isSmall = m_document.devices().size() <= kOpenedAtOnce;
    for (int t = 0; t < m_model.rowCount(); ++t) {
        const QModelIndex type = m_model.index(t, 0);
        m_tree->setExpanded(
            type, !m_collapsed.contains(type.data(DeviceTreeModel::IdRole).toString()));
        if (!isSmall)
            continue;
        for (int d = 0; d < m_model.rowCount(type); ++d)
            m_tree->setExpanded(m_model.index(d, 0, type), true);
    }
    for (const QString &id : std::as_const(m_expanded)) {
        if (const QModelIndex device = m_model.indexOf(id); device.isValid())
            m_tree->setExpanded(device, true);
    }
    followSelection();
    showFittingPage();
}

void DevicesPane::followSelection()
{
    if (m_isFollowing)
        return;
    const QScopedValueRollback guard(m_isFollowing, true);
    const QModelIndex index = m_model.indexOf(m_selection.device(), m_selection.property());
    if (!index.isValid() || m_tree->currentIndex().siblingAtColumn(0) == index)
        return;
    m_tree->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_tree->scrollTo(index);
}

void DevicesPane::tellSelection()
{
    if (m_isFollowing)
        return;
    const QScopedValueRollback guard(m_isFollowing, true);
    const QModelIndex index = m_tree->currentIndex();
    const auto kind = index.data(DeviceTreeModel::KindRole).value<DeviceTreeModel::Kind>();
    if (index.isValid() && kind != DeviceTreeModel::Kind::Type)
        m_selection.select(index.data(DeviceTreeModel::IdRole).toString(),
            index.data(DeviceTreeModel::PropertyRole).toString());
}

void DevicesPane::showFittingPage()
{
    if (m_model.isEmpty())
        m_pages->setCurrentWidget(m_emptyPage);
    else if (m_model.rowCount() == 0)
        m_pages->setCurrentWidget(m_noMatch);
    else
        m_pages->setCurrentWidget(m_tree);
}

} // namespace sim
