// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/startpage.h"

#include "ui/start/actioncard.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kColumnWidth = 872;
    constexpr int kCardWidth = 200;

} // namespace

QString droppedProfile(const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    for (const QUrl &url : urls) {
        const QString path = url.toLocalFile();
        if (path.endsWith(".conniosim"_L1, Qt::CaseInsensitive))
            return path;
    }
    return {};
}

StartPage::StartPage(RecentFiles &recent, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_recent(recent)
    , m_theme(theme)
    , m_recentTitle(new QLabel(tr("Recent profiles")))
    , m_recentRows(new QVBoxLayout)
{
    setAcceptDrops(true);
    auto *content = new QWidget;
    content->setMaximumWidth(kColumnWidth);
    content->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(0);
    auto *title = new QLabel(tr("Connio Device Simulator"));
    title->setFont(m_theme.font(Theme::TextSize::Headline));
    auto *subtitle = new QLabel(tr("Virtual devices that talk MQTT as real ones do."));
    m_theme.setTextRole(subtitle, Theme::Role::TextMuted);
    m_recentTitle->setFont(m_theme.font(Theme::TextSize::Title));
    m_recentRows->setSpacing(2);
    column->addWidget(title);
    column->addSpacing(4);
    column->addWidget(subtitle);
    column->addSpacing(28);
    column->addWidget(makeCards());
    column->addSpacing(28);
    column->addWidget(m_recentTitle);
    column->addSpacing(Theme::kGap);
    column->addLayout(m_recentRows);
    column->addStretch();

    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(content, 20);
    row->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(row, 6);
    outer->addStretch(1);
    connect(&m_recent, &RecentFiles::changed, this, &StartPage::showRecent);
    showRecent();
}

QWidget *StartPage::makeCards()
{
    auto *cards = new QWidget;
    auto *row = new QHBoxLayout(cards);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto *demo = new ActionCard(m_theme, u"play"_s, tr("Try the demo"),
        tr("A cold room with two devices, running against a broker on this computer. No account, "
           "no network."));
    demo->setObjectName(u"demoCard"_s);
    demo->setLeading(true);
    auto *templates = new ActionCard(m_theme, u"sliders"_s, tr("From a template"),
        tr("A room, a truck, a meter, a tank and more, ready-made: run them, change them, keep "
           "them."));
    templates->setObjectName(u"templatesCard"_s);
    auto *own = new ActionCard(m_theme, u"plug"_s, tr("Connect my device"),
        tr("Enter device id, key id and secret of a device on the platform, or paste them in one "
           "go."));
    own->setObjectName(u"connectCard"_s);
    auto *open = new ActionCard(m_theme, u"open"_s, tr("Open profile"),
        tr("Continue with a .conniosim file, or drop one anywhere on this page."));
    open->setObjectName(u"openCard"_s);
    setFocusProxy(demo);
    connect(demo, &ActionCard::clicked, this, &StartPage::demoRequested);
    connect(templates, &ActionCard::clicked, this, &StartPage::templatesRequested);
    connect(own, &ActionCard::clicked, this, &StartPage::connectRequested);
    connect(open, &ActionCard::clicked, this, &StartPage::openRequested);
    for (ActionCard *card : { demo, templates, own, open }) {
        card->setNarrowest(kCardWidth);
        row->addWidget(card);
    }
    return cards;
}

void StartPage::showRecent()
{
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList paths = m_recent.paths();
    m_recentTitle->setVisible(!paths.isEmpty());
    for (const QString &path : paths) {
        const QFileInfo file(path);
        QString folder = file.absolutePath();
        if (folder.startsWith(QDir::homePath()))
            folder.replace(0, QDir::homePath().size(), u"~"_s);
        auto *button = new QPushButton(m_theme.icon(u"file"_s, Theme::Role::TextMuted),
            file.completeBaseName() + u"    "_s + folder);
        button->setFlat(true);
        button->setToolTip(QDir::toNativeSeparators(path));
        button->setAccessibleName(tr("Open %1").arg(path));
        connect(button, &QPushButton::clicked, this, [this, path] { emit fileRequested(path); });
        m_recentRows->addWidget(button, 0, Qt::AlignLeft);
    }
}

void StartPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedProfile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent *event)
{
    const QString path = droppedProfile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    emit fileRequested(path);
}

} // namespace sim
