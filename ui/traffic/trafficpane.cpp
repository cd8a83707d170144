// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/trafficpane.h"

#include "core/run/preview.h"
#include "core/run/runsetup.h"
#include "core/run/simulationhost.h"
#include "ui/main/profiledocument.h"
#include "ui/main/selection.h"
#include "ui/theme/theme.h"
#include "ui/traffic/payloadview.h"
#include "ui/traffic/trafficdelegate.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sim {

namespace {

    constexpr auto kRefreshInterval = 100ms;
    constexpr int kSampleCount = 3;

    /// The first messages that a run of \a document would send, to show before there is one.
    QList<TrafficEntry> samplesOf(const ProfileDocument &document, WallTime now)
    {
        SessionSecrets noSecrets;
        const RunPlan plan = planRun(
            document.profile(), { .isLocal = true }, document.catalogues(), noSecrets, now);
        QList<TrafficEntry> samples;
        if (!plan.errors.isEmpty())
            return samples;
        const Preview preview = previewMessages(plan.setup, kSampleCount);
        for (const PreviewMessage &message : preview.messages) {
            TrafficEntry entry;
            entry.time = message.time;
            entry.device = message.device;
            entry.topic = message.message.topic;
            entry.payload = message.message.payload;
            entry.size = message.message.payload.size();
            entry.qos = message.message.qos;
            entry.retain = message.message.retain;
            samples.append(entry);
        }
        return samples;
    }

} // namespace

TrafficPane::TrafficPane(ProfileDocument &document, Selection &selection, SimulationHost &host,
    Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_host(host)
    , m_theme(theme)
    , m_clock(clock)
    , m_model(host.journal())
    , m_filterText(new QLineEdit(this))
    , m_direction(new QComboBox(this))
    , m_count(new QLabel(this))
    , m_table(new QTableView(this))
    , m_payload(new PayloadView(theme, this))
{
    m_filter.setSourceModel(&m_model);
    buildTable();
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_payload);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    constexpr int kTableShare = 700;
    constexpr int kPayloadShare = 300;
    splitter->setSizes({ kTableShare, kPayloadShare });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    layout->setSpacing(Theme::kGap);
    buildToolbar();
    layout->addWidget(splitter, 1);

    m_timer.setInterval(kRefreshInterval);
    connect(&m_timer, &QTimer::timeout, this, &TrafficPane::refresh);
    connect(&m_host, &SimulationHost::stateChanged, this, [this](RunState state) {
        if (state == RunState::Starting)
            m_model.resetSkipped();
    });
    connect(&m_document, &ProfileDocument::opened, this, &TrafficPane::refreshNames);
    connect(&m_document, &ProfileDocument::changed, this, &TrafficPane::refreshNames);
    connect(&m_theme, &Theme::changed, this, &TrafficPane::refreshLooks);
    connect(m_payload, &PayloadView::sendAgainRequested, this, &TrafficPane::sendAgain);
    refreshLooks();
    refreshNames();
    showCurrent();
    m_timer.start();
}

TrafficPane::~TrafficPane() = default;

void TrafficPane::setPaused(bool isPaused)
{
    m_pause->setChecked(isPaused);
}

bool TrafficPane::isPaused() const
{
    return m_pause->isChecked();
}

void TrafficPane::clear()
{
    m_host.journal().clear();
    m_model.refresh();
    m_model.resetSkipped();
    showCount();
}

void TrafficPane::focusFilter()
{
    m_filterText->setFocus(Qt::ShortcutFocusReason);
    m_filterText->selectAll();
}

bool TrafficPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void TrafficPane::fitColumns()
{
    constexpr int kLeastPayload = 90;
    QHeaderView *header = m_table->horizontalHeader();
    int room = m_table->width() - m_table->verticalScrollBar()->sizeHint().width() - kLeastPayload;
    for (const int column :
        { TrafficModel::Time, TrafficModel::Way, TrafficModel::Device, TrafficModel::Topic,
            TrafficModel::State, TrafficModel::Latency, TrafficModel::Qos, TrafficModel::Size }) {
        room -= m_widths.value(column);
        header->setSectionHidden(column, room < 0);
    }
}

void TrafficPane::buildToolbar()
{
    m_filterText->setObjectName(u"trafficFilter"_s);
    m_filterText->setPlaceholderText(tr("Filter by device, topic (+ and # work) or payload"));
    m_filterText->setAccessibleName(tr("Filter traffic"));
    m_filterText->setClearButtonEnabled(true);
    m_direction->addItems({ tr("Both ways"), tr("From devices"), tr("To devices") });
    m_direction->setAccessibleName(tr("Direction"));
    m_problems = addToggle(u"warning"_s, tr("Problems only"));
    m_pause = addToggle(u"pause"_s, tr("Pause the list"));
    m_clear = addToggle(u"trash"_s, tr("Clear the list"));
    m_clear->setCheckable(false);
    m_count->setObjectName(u"trafficCount"_s);
    m_theme.setTextRole(m_count, Theme::Role::TextMuted);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(Theme::kGap);
    bar->addWidget(m_filterText, 1);
    bar->addWidget(m_direction);
    bar->addWidget(m_problems);
    bar->addWidget(m_pause);
    bar->addWidget(m_clear);
    bar->addWidget(m_count);
    static_cast<QVBoxLayout *>(layout())->insertLayout(0, bar);

    connect(m_filterText, &QLineEdit::textChanged, &m_filter, &TrafficFilter::setText);
    connect(m_filterText, &QLineEdit::textChanged, this, &TrafficPane::showCount);
    connect(m_direction, &QComboBox::currentIndexChanged, this, [this](int choice) {
        m_filter.setDirection(choice == 0
                ? std::nullopt
                : std::optional(choice == 1 ? Direction::Out : Direction::In));
        showCount();
    });
    connect(m_problems, &QToolButton::toggled, &m_filter, &TrafficFilter::setProblemsOnly);
    connect(m_problems, &QToolButton::toggled, this, &TrafficPane::showCount);
    connect(m_clear, &QToolButton::clicked, this, &TrafficPane::clear);
}

void TrafficPane::buildTable()
{
    m_table->setObjectName(u"trafficTable"_s);
    m_table->setAccessibleName(tr("Traffic"));
    m_table->installEventFilter(this);
    m_table->setModel(&m_filter);
    m_table->setItemDelegate(new TrafficDelegate(m_theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    // A fixed height: measuring 100,000 rows would stop the window.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(TrafficModel::Payload, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &TrafficPane::showCurrent);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &TrafficPane::showCurrent);
}

void TrafficPane::refresh()
{
    if (!isVisible())
        return;
    if (!isPaused()) {
        const QScrollBar *bar = m_table->verticalScrollBar();
        const bool isAtEnd = bar->value() >= bar->maximum();
        m_model.refresh();
        if (isAtEnd)
            m_table->scrollToBottom();
    }
    showCount();
}

void TrafficPane::refreshNames()
{
    m_names.clear();
    for (const ResolvedDevice &device : m_document.devices())
        m_names.insert(device.id, device.name);
    m_model.setDeviceNames(m_names);
    refreshSamples();
}

void TrafficPane::refreshSamples()
{
    if (m_host.journal().total() == 0)
        m_model.setSamples(samplesOf(m_document, m_clock.wall()));
    showCount();
}

void TrafficPane::refreshLooks()
{
    const QFontMetrics digits(m_theme.monospace(Theme::TextSize::Caption));
    const QFontMetrics words(m_theme.font(Theme::TextSize::Body));
    const auto wide = [](const QFontMetrics &metrics, const QString &text) {
        return metrics.horizontalAdvance(text) + 2 * Theme::kMargin;
    };
    m_table->verticalHeader()->setDefaultSectionSize(words.height() + Theme::kGap);
    QHeaderView *header = m_table->horizontalHeader();
    m_widths = {
        { TrafficModel::Time, wide(digits, u"00:00:00.000"_s) },
        { TrafficModel::Way, wide(words, tr("Way")) },
        { TrafficModel::Device, wide(words, u"Room 1200"_s) },
        { TrafficModel::Topic, wide(digits, u"properties/temperature"_s) },
        { TrafficModel::State, wide(words, fateText(Fate::Acknowledged)) },
        { TrafficModel::Latency, wide(words, tr("Ack ms")) },
        { TrafficModel::Qos, wide(words, tr("QoS")) },
        { TrafficModel::Size, wide(words, tr("Bytes")) },
    };
    for (auto width = m_widths.cbegin(); width != m_widths.cend(); ++width)
        header->resizeSection(width.key(), width.value());
    fitColumns();
    for (QToolButton *button : { m_problems, m_pause, m_clear })
        button->setIcon(m_theme.icon(button->objectName()));
}

void TrafficPane::showCurrent()
{
    const QModelIndex current = m_filter.mapToSource(m_table->currentIndex());
    const TrafficEntry *entry = m_model.entry(current);
    // Without a selection the table has the whole width.
    m_payload->setVisible(entry != nullptr);
    if (entry == nullptr)
        return;
    m_payload->show(
        *entry, m_names.value(entry->device, entry->device), m_model.isShowingSamples());
}

void TrafficPane::showCount()
{
    const int shown = m_filter.rowCount();
    const int all = m_model.rowCount();
    if (m_model.isShowingSamples()) {
        m_count->setText(tr("Preview, not sent"));
        return;
    }
    QString text
        = shown == all ? tr("%L1 messages").arg(all) : tr("%L1 of %L2").arg(shown).arg(all);
    if (const quint64 skipped = m_model.skipped(); skipped > 0)
        text = tr("%1, %L2 not shown").arg(text).arg(skipped);
    if (const quint64 waiting = m_model.waiting(); isPaused() && waiting > 0)
        text = tr("Paused, %L1 new").arg(waiting);
    m_count->setText(text);
}

void TrafficPane::sendAgain(const TrafficEntry &entry)
{
    m_host.publish({ .device = entry.device,
        .message = { .topic = entry.topic,
            .payload = entry.payload,
            .qos = entry.qos,
            .retain = entry.retain } });
}

QToolButton *TrafficPane::addToggle(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setCheckable(true);
    return button;
}

} // namespace sim
