// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/helppages.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    QString translated(const char *text)
    {
        return QCoreApplication::translate("HelpPages", text);
    }

    QDialog *makePage(QWidget &parent, const QString &title)
    {
        auto *page = new QDialog(&parent);
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->setWindowTitle(title);
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(24, 20, 24, 20);
        column->setSpacing(Theme::kMargin);
        return page;
    }

    void addText(
        QDialog &page, const QString &text, Theme &theme, Theme::TextSize size, Theme::Role role)
    {
        auto *label = new QLabel(text);
        label->setFont(theme.font(size));
        label->setWordWrap(true);
        label->setMinimumWidth(380);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        theme.setTextRole(label, role);
        page.layout()->addWidget(label);
    }

    void addClose(QDialog &page)
    {
        auto *close = new QPushButton(translated(QT_TRANSLATE_NOOP("HelpPages", "Close")));
        QObject::connect(close, &QPushButton::clicked, &page, &QDialog::close);
        static_cast<QVBoxLayout *>(page.layout())->addWidget(close, 0, Qt::AlignRight);
    }

    void addShortcuts(QFormLayout &form, const QMenu &menu, Theme &theme)
    {
        static const QRegularExpression mnemonic(u"&(?=.)"_s);
        const QList<QAction *> actions = menu.actions();
        for (const QAction *action : actions) {
            if (action->menu())
                addShortcuts(form, *action->menu(), theme);
            if (action->shortcut().isEmpty())
                continue;
            auto *keys = new QLabel(action->shortcut().toString(QKeySequence::NativeText));
            keys->setFont(theme.monospace());
            form.addRow(keys, new QLabel(action->text().remove(mnemonic).remove(u'…')));
        }
    }

} // namespace

void showAbout(QWidget &parent, const AboutInfo &info, Theme &theme)
{
    QDialog *page = makePage(parent, translated(QT_TRANSLATE_NOOP("HelpPages", "About")));
    addText(*page, translated(QT_TRANSLATE_NOOP("HelpPages", "Connio Device Simulator")), theme,
        Theme::TextSize::Title, Theme::Role::Text);
    addText(*page,
        translated(QT_TRANSLATE_NOOP("HelpPages", "Version %1, Qt %2, MQTT client: %3"))
            .arg(info.version, QLatin1StringView(qVersion()), info.mqttClient),
        theme, Theme::TextSize::Body, Theme::Role::TextMuted);
    addText(*page,
        translated(QT_TRANSLATE_NOOP("HelpPages",
            "Free software under the GNU General Public License, version 3 or later. It comes "
            "without any warranty; you may pass it on and change it under the terms of that "
            "licence.")),
        theme, Theme::TextSize::Body, Theme::Role::Text);
    addClose(*page);
    page->show();
}

void showShortcuts(QWidget &parent, const QMenuBar &menus, Theme &theme)
{
    QDialog *page
        = makePage(parent, translated(QT_TRANSLATE_NOOP("HelpPages", "Keyboard shortcuts")));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(32);
    const QList<QAction *> actions = menus.actions();
    for (const QAction *action : actions) {
        if (action->menu())
            addShortcuts(*form, *action->menu(), theme);
    }
    static_cast<QVBoxLayout *>(page->layout())->addLayout(form);
    addClose(*page);
    page->show();
}

} // namespace sim
