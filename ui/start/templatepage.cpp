// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/templatepage.h"

#include "core/file/profiletemplates.h"
#include "ui/start/actioncard.h"
#include "ui/start/centredpage.h"

#include <QtCore/QHash>
#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFrame>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kColumnWidth = 872;
    constexpr int kColumns = 3;

    QString iconOf(const QString &name)
    {
        static const QHash<QString, QString> icons {
            { u"cold-chain-truck"_s, u"gateway"_s },
            { u"energy-meter"_s, u"bolt"_s },
            { u"room-thermostat"_s, u"sliders"_s },
            { u"smart-parking"_s, u"layout"_s },
            { u"solar-inverter"_s, u"sun"_s },
            { u"vibration-motor"_s, u"signal"_s },
            { u"water-tank"_s, u"chart"_s },
            { u"weather-station"_s, u"cloud"_s },
        };
        return icons.value(name, u"file"_s);
    }

} // namespace

TemplatePage::TemplatePage(Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *content = new QWidget;
    content->setMaximumWidth(kColumnWidth);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(Theme::kGap);
    auto *back = new QPushButton(m_theme.icon(u"arrow-left"_s, Theme::Role::TextMuted), tr("Back"));
    back->setFlat(true);
    back->setObjectName(u"templatesBack"_s);
    back->setAccessibleName(tr("Back"));
    auto *title = new QLabel(tr("New from a template"));
    title->setFont(m_theme.font(Theme::TextSize::Headline));
    auto *subtitle
        = new QLabel(tr("A new profile on the local broker of this computer. Everything in it can "
                        "be changed."));
    m_theme.setTextRole(subtitle, Theme::Role::TextMuted);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(back, 0, Qt::AlignLeft);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addWidget(makeCards());
    column->addStretch();

    setCentredContent(*this, *content);

    connect(back, &QPushButton::clicked, this, &TemplatePage::backRequested);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &TemplatePage::backRequested);
}

QWidget *TemplatePage::makeCards()
{
    auto *cards = new QWidget;
    auto *grid = new QGridLayout(cards);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::kGap);
    const QList<ProfileTemplate> templates = profileTemplates();
    for (qsizetype i = 0; i < templates.size(); ++i) {
        const ProfileTemplate &one = templates.at(i);
        auto *card = new ActionCard(m_theme, iconOf(one.name), one.title, one.description);
        card->setObjectName(u"template:"_s + one.name);
        connect(card, &ActionCard::clicked, this,
            [this, name = one.name] { emit templateRequested(name); });
        grid->addWidget(card, int(i) / kColumns, int(i) % kColumns);
        if (i == 0)
            setFocusProxy(card);
    }
    return cards;
}

} // namespace sim
