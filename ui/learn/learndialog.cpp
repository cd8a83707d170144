// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/learn/learndialog.h"

#include "ui/connection/remedy.h"
#include "ui/learn/curvecomparison.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/themedlabel.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QMimeData>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTreeWidget>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    enum Column { Name, Type, Generator, Settings };

    QString droppedFile(const QMimeData *mime)
    {
        const QList<QUrl> urls = mime ? mime->urls() : QList<QUrl>();
        return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile()
                                                                   : QString();
    }

    QString parametersText(const QJsonObject &parameters)
    {
        QStringList texts;
        for (auto it = parameters.begin(); it != parameters.end(); ++it) {
            const QJsonValue value = it.value();
            const QString text = value.isArray()
                ? LearnDialog::tr("list of %1").arg(value.toArray().size())
                : value.isObject() ? value[u"kind"].toString()
                                   : value.toVariant().toString();
            texts.append(it.key() + u' ' + text);
        }
        return texts.join(u", "_s);
    }

} // namespace

LearnDialog::LearnDialog(const KindCatalogue &sources, bool canAdd, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_sources(sources)
    , m_canAdd(canAdd)
    , m_name(new QLabel)
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Stop")))
    , m_pages(new QStackedWidget)
    , m_columns(new QTreeWidget)
    , m_curves(new CurveComparison(theme))
    , m_status(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Body))
    , m_add(new QPushButton(theme.icon(u"plus"_s), tr("Add to this profile")))
    , m_open(new QPushButton(tr("Open as new profile")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"learnDialog"_s);
    setWindowTitle(tr("Learn from data"));
    setAcceptDrops(true);
    resize(880, 640);
    setMinimumSize(680, 480);
    auto *title = new QLabel(tr("Learn from data"));
    title->setFont(theme.font(Theme::TextSize::Headline));
    m_pages->addWidget(new EmptyState(theme, u"table"_s, tr("Drop a CSV file here"),
        tr("The first row names the columns; a column of times is recognised. Each other column "
           "becomes a property with a generator that makes the like.")));
    m_pages->addWidget(makeResults());
    m_status->setObjectName(u"learnStatus"_s);
    m_status->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(Theme::kMargin);
    column->addWidget(title);
    column->addWidget(makeTopRow());
    column->addWidget(m_pages, 1);
    column->addWidget(m_status);
    column->addWidget(makeButtons(canAdd));
    const QList<QPushButton *> buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setAutoDefault(false);
    refresh();
}

LearnDialog::~LearnDialog() = default;

QWidget *LearnDialog::makeTopRow()
{
    auto *top = new QWidget;
    auto *choose = new QPushButton(m_theme.icon(u"folder"_s), tr("Browse…"));
    choose->setObjectName(u"learnBrowse"_s);
    m_cancel->setObjectName(u"learnCancel"_s);
    m_cancel->setAccessibleName(tr("Stop learning"));
    m_progress->setObjectName(u"learnProgress"_s);
    m_progress->setAccessibleName(tr("Progress of learning"));
    m_progress->setTextVisible(false);
    m_theme.setTextRole(m_name, Theme::Role::TextMuted);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(choose);
    row->addWidget(m_name);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    row->addStretch();
    connect(choose, &QPushButton::clicked, this, &LearnDialog::browse);
    connect(m_cancel, &QPushButton::clicked, this, &LearnDialog::cancel);
    return top;
}

QWidget *LearnDialog::makeResults()
{
    auto *results = new QWidget;
    m_columns->setObjectName(u"learnColumns"_s);
    m_columns->setAccessibleName(tr("Columns and their generators"));
    m_columns->setHeaderLabels({ tr("Column"), tr("Type"), tr("Generator"), tr("Parameters") });
    m_columns->setRootIsDecorated(false);
    m_columns->setUniformRowHeights(true);
    m_columns->setAllColumnsShowFocus(true);
    auto *column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kMargin);
    column->addWidget(m_columns, 2);
    column->addWidget(m_curves, 3);
    connect(m_columns, &QTreeWidget::currentItemChanged, this, &LearnDialog::showCurrent);
    connect(m_columns, &QTreeWidget::itemChanged, this, &LearnDialog::refresh);
    return results;
}

QWidget *LearnDialog::makeButtons(bool canAdd)
{
    auto *buttons = new QWidget;
    auto *close = new QPushButton(tr("Cancel"));
    m_add->setObjectName(u"learnAdd"_s);
    m_open->setObjectName(u"learnOpen"_s);
    Theme::setPrimary(m_open);
    m_add->setToolTip(canAdd ? tr("Can be undone") : tr("No profile is open"));
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch();
    for (QPushButton *button : { close, m_add, m_open })
        row->addWidget(button);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_add, &QPushButton::clicked, this, [this] { finish(false); });
    connect(m_open, &QPushButton::clicked, this, [this] { finish(true); });
    return buttons;
}

void LearnDialog::browse()
{
    auto *chooser
        = new QFileDialog(this, tr("Recorded data"), {}, tr("Tables (*.csv *.txt);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &LearnDialog::openFile);
    chooser->open();
}

void LearnDialog::openFile(const QString &path)
{
    m_file = {};
    m_columns->clear();
    m_name->setText(QFileInfo(path).fileName());
    m_progress->setValue(0);
    m_job.start(
        [this, path](const std::atomic_bool &isCancelled) {
            return learnFile(path, isCancelled, [this](int percent) {
                QMetaObject::invokeMethod(
                    m_progress, [this, percent] { m_progress->setValue(percent); });
            });
        },
        [this](const Result<LearnedFile> &result) { take(result); });
    m_status->setRole(Theme::Role::TextMuted);
    m_status->setText(tr("Learning…"));
    refresh();
}

void LearnDialog::cancel()
{
    m_job.cancel();
    m_name->clear();
    m_status->setText(tr("Stopped."));
    refresh();
}

void LearnDialog::take(const Result<LearnedFile> &result)
{
    if (!result) {
        const Error &error = result.error();
        m_status->setRole(Theme::Role::Bad);
        m_status->setText(
            tr("%1: %2 %3").arg(error.where(), sentence(error), error.remedy()).trimmed());
    } else {
        m_file = *result;
        m_status->setText(m_file.isCut
                ? tr("Learned from the first 200,000 rows; the file has more.")
                : tr("Compare the curves, and untick what is not needed."));
        fillColumns();
    }
    refresh();
    emit learnedChanged();
}

QString LearnDialog::generatorText(const LearnedProperty &learned) const
{
    const KindDescription *kind = m_sources.find(learned.source.kind);
    QString text = kind ? kind->title : learned.source.kind;
    for (const ModifierSpec &modifier : learned.modifiers)
        text += u" + "_s + modifier.kind;
    return text;
}

void LearnDialog::fillColumns()
{
    const QSignalBlocker quiet(m_columns);
    for (const LearnedColumn &column : std::as_const(m_file.columns)) {
        auto *item = new QTreeWidgetItem(m_columns, { column.header });
        item->setCheckState(Name, column.learned ? Qt::Checked : Qt::Unchecked);
        if (!column.learned) {
            item->setText(Settings, column.problem);
            item->setIcon(Settings, m_theme.icon(u"warning"_s, Theme::Role::Warning));
            item->setFlags(item->flags() & ~Qt::ItemIsUserCheckable);
            continue;
        }
        item->setText(Type, typeName(column.learned->definition.type));
        item->setText(Generator, generatorText(*column.learned));
        item->setText(Settings, parametersText(column.learned->source.parameters));
        item->setToolTip(Settings, item->text(Settings));
    }
    for (const Column column : { Name, Type, Generator }) {
        m_columns->resizeColumnToContents(column);
        m_columns->setColumnWidth(column, m_columns->columnWidth(column) + Theme::kMargin);
    }
    m_columns->setCurrentItem(m_columns->topLevelItem(0));
    showCurrent();
}

void LearnDialog::showCurrent()
{
    const int row = m_columns->indexOfTopLevelItem(m_columns->currentItem());
    m_curves->setColumn(row < 0 ? LearnedColumn {} : m_file.columns.at(row));
}

QList<LearnedColumn> LearnDialog::chosen() const
{
    QList<LearnedColumn> columns;
    for (int row = 0; row < m_columns->topLevelItemCount(); ++row) {
        if (m_columns->topLevelItem(row)->checkState(Name) == Qt::Checked)
            columns.append(m_file.columns.at(row));
    }
    return columns;
}

void LearnDialog::refresh()
{
    const bool hasAny = !chosen().isEmpty();
    m_pages->setCurrentIndex(m_file.columns.isEmpty() ? 0 : 1);
    m_progress->setVisible(isLearning());
    m_cancel->setVisible(isLearning());
    m_add->setEnabled(m_canAdd && hasAny);
    m_open->setEnabled(hasAny);
}

void LearnDialog::finish(bool isNewProfile)
{
    emit learned(profileOfColumns(m_file.name, chosen()), isNewProfile);
    close();
}

void LearnDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void LearnDialog::dropEvent(QDropEvent *event)
{
    if (const QString path = droppedFile(event->mimeData()); !path.isEmpty())
        openFile(path);
    event->acceptProposedAction();
}

} // namespace sim
