// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profiletemplates.h"
#include "ui/start/actioncard.h"
#include "ui/start/templatepage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace Qt::StringLiterals;
using namespace sim;

class TestTemplatePage : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void cleanup() { m_page.reset(); }

    void everyTemplateHasItsCard();
    void aCardAsksForItsTemplate();
    void isUsedWithTheKeyboardAlone();
    void escapeGoesBack();
    void noTextIsCutOff();

private:
    Theme m_theme;
    std::unique_ptr<TemplatePage> m_page;
};

void TestTemplatePage::init()
{
    m_page = std::make_unique<TemplatePage>(m_theme);
    m_page->resize(1280, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->setFocus();
}

void TestTemplatePage::everyTemplateHasItsCard()
{
    const QList<ProfileTemplate> templates = profileTemplates();
    QCOMPARE(m_page->findChildren<ActionCard *>().size(), templates.size());
    for (const ProfileTemplate &one : templates) {
        const auto *card = m_page->findChild<ActionCard *>(u"template:"_s + one.name);
        QVERIFY2(card, qPrintable(one.name));
        QCOMPARE(card->accessibleName(), one.title);
        QCOMPARE(card->accessibleDescription(), one.description);
    }
}

void TestTemplatePage::aCardAsksForItsTemplate()
{
    QSignalSpy asked(m_page.get(), &TemplatePage::templateRequested);
    QTest::mouseClick(m_page->findChild<ActionCard *>(u"template:energy-meter"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), u"energy-meter"_s);
}

void TestTemplatePage::isUsedWithTheKeyboardAlone()
{
    QSignalSpy asked(m_page.get(), &TemplatePage::templateRequested);
    // Tab walks over all cards in their order; the space bar chooses.
    for (const ProfileTemplate &one : profileTemplates()) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QCOMPARE(focus->objectName(), u"template:"_s + one.name);
        QTest::keyClick(focus, Qt::Key_Space);
        QCOMPARE(asked.takeLast().first().toString(), one.name);
        QTest::keyClick(focus, Qt::Key_Tab);
    }
}

void TestTemplatePage::escapeGoesBack()
{
    QSignalSpy back(m_page.get(), &TemplatePage::backRequested);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(back.size(), 1);
    QTest::mouseClick(m_page->findChild<QAbstractButton *>(u"templatesBack"_s), Qt::LeftButton);
    QCOMPARE(back.size(), 2);
}

void TestTemplatePage::noTextIsCutOff()
{
    for (const ActionCard *card : m_page->findChildren<ActionCard *>()) {
        QVERIFY(card->height() >= card->sizeHint().height());
        const QFontMetrics title(m_theme.font(Theme::TextSize::Title));
        QVERIFY2(
            title.horizontalAdvance(card->text()) <= card->width() - 40, qPrintable(card->text()));
    }
}

QTEST_MAIN(TestTemplatePage)
#include "tst_templatepage.moc"
