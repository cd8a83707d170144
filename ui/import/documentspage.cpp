// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/documentspage.h"

#include "core/import/importerrors.h"
#include "ui/connection/remedy.h"
#include "ui/import/fetchform.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/themedlabel.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFrame>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QStringList localFiles(const QMimeData *mime)
    {
        QStringList paths;
        const QList<QUrl> urls = mime ? mime->urls() : QList<QUrl>();
        for (const QUrl &url : urls) {
            if (url.isLocalFile())
                paths.append(url.toLocalFile());
        }
        return paths;
    }

} // namespace

DocumentsPage::DocumentsPage(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_stack(new QStackedWidget)
    , m_list(new QListWidget)
    , m_remove(new QPushButton(theme.icon(u"trash"_s), tr("Remove")))
    , m_fetch(new FetchForm(theme))
    , m_status(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Body))
    , m_remedy(new ThemedLabel(theme, Theme::Role::TextMuted, Theme::TextSize::Body))
{
    setAcceptDrops(true);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(Theme::kMargin);
    cards->addWidget(makeDocumentsCard(), 1);
    cards->addWidget(m_fetch, 1);
    m_status->setObjectName(u"importStatus"_s);
    m_remedy->setObjectName(u"importRemedy"_s);
    for (ThemedLabel *label : { m_status, m_remedy }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    column->addLayout(cards, 1);
    column->addWidget(m_status);
    column->addWidget(m_remedy);
    connect(
        m_fetch, &FetchForm::fetched, this, [this](const QString &name, const QByteArray &text) {
            m_hasFetched = true;
            addText(name, text);
        });
    connect(m_fetch, &FetchForm::failed, this, &DocumentsPage::showProblem);
    connect(m_fetch, &FetchForm::started, this, [this] {
        m_status->setRole(Theme::Role::TextMuted);
        m_status->setText(tr("Fetching the state…"));
        m_remedy->clear();
    });
    connect(new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, this,
        &DocumentsPage::paste);
    refresh();
}

DocumentsPage::~DocumentsPage() = default;

QWidget *DocumentsPage::makeDocumentsCard()
{
    auto *card = new QFrame;
    Theme::setCard(card);
    auto *title = new QLabel(tr("Documents"));
    title->setFont(m_theme.font(Theme::TextSize::Title));
    auto *add = new QPushButton(m_theme.icon(u"folder"_s), tr("Browse…"));
    auto *paste = new QPushButton(m_theme.icon(u"copy"_s), tr("Paste"));
    add->setObjectName(u"importBrowse"_s);
    paste->setObjectName(u"importPaste"_s);
    paste->setToolTip(tr("JSON, CSV or files from the clipboard (Ctrl+V)"));
    m_remove->setObjectName(u"importRemove"_s);
    m_list->setObjectName(u"importDocuments"_s);
    m_list->setAccessibleName(tr("Documents to import"));
    m_stack->addWidget(new EmptyState(m_theme, u"download"_s, tr("Drop files here"),
        tr("A device state as JSON is enough. Or a profile with its properties and methods, a list "
           "of devices, the CSV for creating devices: all that belongs together.")));
    m_stack->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : { add, paste, m_remove })
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(title);
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &DocumentsPage::browse);
    connect(paste, &QPushButton::clicked, this, &DocumentsPage::paste);
    connect(m_remove, &QPushButton::clicked, this, &DocumentsPage::removeCurrent);
    return card;
}

void DocumentsPage::browse()
{
    auto *chooser = new QFileDialog(this, tr("Documents of the platform"), {},
        tr("Documents of the platform (*.json *.csv);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    connect(chooser, &QFileDialog::filesSelected, this, &DocumentsPage::addFiles);
    chooser->open();
}

void DocumentsPage::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (const QStringList paths = localFiles(mime); !paths.isEmpty())
        return addFiles(paths);
    const QByteArray text = mime ? mime->text().trimmed().toUtf8() : QByteArray();
    if (!text.isEmpty())
        return addText(tr("Pasted text"), text);
    m_status->setRole(Theme::Role::Warning);
    m_status->setText(tr("The clipboard holds no text and no files."));
}

void DocumentsPage::addFiles(const QStringList &paths)
{
    for (const QString &path : paths) {
        const PlatformDocument document {
            .name = QFileInfo(path).fileName(), .path = path, .text = {}
        };
        if (!m_documents.contains(document))
            m_documents.append(document);
    }
    read();
}

void DocumentsPage::addText(const QString &name, const QByteArray &text)
{
    const PlatformDocument document { .name = name, .path = {}, .text = text };
    if (!m_documents.contains(document))
        m_documents.append(document);
    read();
}

void DocumentsPage::removeCurrent()
{
    const int row = std::max(m_list->currentRow(), 0);
    if (row < m_documents.size())
        m_documents.removeAt(row);
    read();
}

void DocumentsPage::read()
{
    m_reading = {};
    if (m_documents.isEmpty())
        m_job.cancel();
    else
        m_job.start([documents = m_documents](
                        const std::atomic_bool &) { return readDocuments(documents); },
            [this](const Result<PlatformReading> &result) { takeReading(result); });
    m_list->clear();
    for (const PlatformDocument &document : std::as_const(m_documents)) {
        auto *item = new QListWidgetItem(
            m_theme.icon(document.path.isEmpty() ? u"copy"_s : u"file"_s), document.name, m_list);
        item->setToolTip(document.path);
    }
    m_list->setCurrentRow(m_list->count() - 1);
    refresh();
}

void DocumentsPage::takeReading(const Result<PlatformReading> &result)
{
    if (!result)
        return showProblem(result.error());
    m_reading = *result;
    if (m_reading.propertyCount() == 0)
        return showProblem(Error(errors::kNothingToImport));
    refresh();
}

void DocumentsPage::showProblem(const Error &error)
{
    refresh();
    m_status->setRole(Theme::Role::Bad);
    m_status->setText(error.where().isEmpty() ? sentence(error)
                                              : tr("%1: %2").arg(error.where(), sentence(error)));
    m_remedy->setText(error.remedy());
}

bool DocumentsPage::isReady() const
{
    return !m_job.isRunning() && m_reading.propertyCount() > 0;
}

void DocumentsPage::refresh()
{
    m_stack->setCurrentIndex(m_documents.isEmpty() ? 0 : 1);
    m_remove->setEnabled(!m_documents.isEmpty());
    m_remedy->clear();
    m_status->setRole(isReady() ? Theme::Role::Good : Theme::Role::TextMuted);
    if (isReady()) {
        m_status->setText(tr("Found: device profiles %1, properties %2, devices %3.")
                              .arg(m_reading.definition.profiles.size())
                              .arg(m_reading.propertyCount())
                              .arg(m_reading.definition.devices.size()));
    } else {
        m_status->setText(m_job.isRunning() ? tr("Reading…") : QString());
    }
    emit readyChanged(isReady());
}

void DocumentsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void DocumentsPage::dropEvent(QDropEvent *event)
{
    if (const QStringList paths = localFiles(event->mimeData()); !paths.isEmpty())
        addFiles(paths);
    else if (event->mimeData()->hasText())
        addText(tr("Dropped text"), event->mimeData()->text().toUtf8());
    event->acceptProposedAction();
}

} // namespace sim
