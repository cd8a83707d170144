// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compose/feedcompose.h"

#include "core/feed/datafeedwriter.h"
#include "core/feed/topics.h"
#include "ui/compose/feedcelldelegate.h"
#include "ui/compose/typedinput.h"
#include "ui/theme/theme.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    QLabel *plainLabel(QWidget *parent)
    {
        auto *label = new QLabel(parent);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    }

} // namespace

FeedCompose::FeedCompose(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_contract(std::make_unique<ContractCheck>(QList<PropertyDefinition>()))
    , m_points(clock)
    , m_table(new QTableView(this))
    , m_encoding(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_topic(plainLabel(this))
    , m_problem(plainLabel(this))
    , m_note(plainLabel(this))
{
    buildTable();
    m_add = addButton(u"plus"_s, tr("Add a point"));
    m_remove = addButton(u"trash"_s, tr("Remove the selected point"));
    m_now = addButton(u"clock"_s, tr("Move all times to now"));
    m_encoding->addItems({ tr("Verbose"), tr("Compact") });
    m_encoding->setAccessibleName(tr("Encoding"));
    m_encoding->setToolTip(
        tr("Verbose: a time in every point. Compact: one time, and offsets in milliseconds."));
    m_text->setObjectName(u"feedText"_s);
    m_text->setAccessibleName(tr("JSON text"));
    m_text->setTabChangesFocus(true);
    m_problem->setObjectName(u"feedProblem"_s);
    m_theme.setTextRole(m_problem, Theme::Role::Bad);
    m_theme.setTextRole(m_note, Theme::Role::TextMuted);
    m_theme.setTextRole(m_topic, Theme::Role::TextMuted);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(Theme::kSmallGap);
    for (QToolButton *button : { m_add, m_remove, m_now })
        bar->addWidget(button);
    bar->addStretch();
    bar->addWidget(m_encoding);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::kGap, 0, 0);
    layout->setSpacing(Theme::kGap);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_note);
    layout->addWidget(m_topic);

    connect(&m_points, &FeedPointsModel::edited, this, &FeedCompose::writeText);
    connect(m_encoding, &QComboBox::currentIndexChanged, this, &FeedCompose::writeText);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FeedCompose::readText);
    connect(m_add, &QToolButton::clicked, &m_points, &FeedPointsModel::addPoint);
    connect(m_remove, &QToolButton::clicked, this,
        [this] { m_points.removePoint(m_table->currentIndex().row()); });
    connect(m_now, &QToolButton::clicked, &m_points, &FeedPointsModel::moveToNow);
    connect(&m_theme, &Theme::changed, this, &FeedCompose::refreshLooks);
    refreshLooks();
}

void FeedCompose::setDevice(const ResolvedDevice &device, const QString &topicPrefix)
{
    const bool isSameType = device.type == m_device.type;
    m_device = device;
    m_topicPrefix = topicPrefix;
    QList<PropertyDefinition> definitions;
    for (const ResolvedProperty &property : device.properties)
        definitions.append(property.definition);
    m_contract = std::make_unique<ContractCheck>(definitions);
    m_points.setProperties(definitions);
    m_topic->setText(tr("Topic %1").arg(QString::fromUtf8(topic())));
    if (isSameType && m_points.rowCount() > 0) {
        judge();
        return;
    }
    // Two points show what a feed is for.
    m_points.setPoints({});
    m_points.addPoint();
    m_points.addPoint();
}

QByteArray FeedCompose::topic() const
{
    return Topics(m_topicPrefix).feed(m_device.deviceId);
}

QByteArray FeedCompose::payload() const
{
    return m_text->toPlainText().toUtf8();
}

void FeedCompose::setPayload(const QByteArray &payload)
{
    m_text->setPlainText(QString::fromUtf8(payload));
}

QToolButton *FeedCompose::addButton(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(icon);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void FeedCompose::buildTable()
{
    m_table->setObjectName(u"feedTable"_s);
    m_table->setAccessibleName(tr("Points of the feed"));
    m_table->setModel(&m_points);
    m_table->setItemDelegate(new FeedCellDelegate(m_theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(
        FeedPointsModel::TimeColumn, QHeaderView::ResizeToContents);
}

void FeedCompose::writeText()
{
    const auto encoding
        = m_encoding->currentIndex() == 0 ? FeedEncoding::Verbose : FeedEncoding::Compact;
    const QByteArray json = writeDataFeed({ .points = m_points.points() }, encoding);
    {
        const QScopedValueRollback guard(m_isWriting, true);
        m_text->setPlainText(QString::fromUtf8(json));
    }
    judge();
}

void FeedCompose::readText()
{
    if (m_isWriting)
        return;
    const FeedDraft draft = draftFeed(*m_contract, payload(), m_clock.wall());
    // The table shows the last text that could be read: half a text would empty it while somebody
    // types.
    if (!draft.points.isEmpty())
        m_points.setPoints(draft.points);
    judge();
}

void FeedCompose::judge()
{
    const FeedDraft draft = draftFeed(*m_contract, payload(), m_clock.wall());
    QString problem = draft.problem;
    if (problem.isEmpty() && m_points.hasProblem())
        problem = tr("A cell of the table cannot be read; point at it for the reason.");
    m_isReady = problem.isEmpty();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_note->setText(draft.note);
    m_note->setVisible(!draft.note.isEmpty());
    emit changed();
}

void FeedCompose::refreshLooks()
{
    m_text->setFont(m_theme.monospace());
    m_topic->setFont(m_theme.monospace(Theme::TextSize::Caption));
    for (QToolButton *button : { m_add, m_remove, m_now })
        button->setIcon(m_theme.icon(button->objectName()));
}

} // namespace sim
