// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/errordisplay.h"
#include "ui/main/uierrors.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace sim;
using Severity = ErrorDisplay::Severity;

class TestErrorDisplay : public QObject
{
    Q_OBJECT

private slots:
    void isHiddenUntilThereIsSomethingToSay();
    void errorIsSaidAsASentenceWithItsRemedy();
    void equalErrorsAreCounted();
    void noteDoesNotHideAProblem();
    void buttonOffersTheRemedy();
    void closeButtonHidesIt();
    void textIsNeverMarkup();

private:
    Theme m_theme;
};

void TestErrorDisplay::isHiddenUntilThereIsSomethingToSay()
{
    ErrorDisplay display(m_theme);
    QVERIFY(display.isHidden());
    display.showText(Severity::Note, u"Hello"_s);
    QVERIFY(!display.isHidden());
}

void TestErrorDisplay::errorIsSaidAsASentenceWithItsRemedy()
{
    ErrorDisplay display(m_theme);
    display.showError(Error(errors::kNothingToRun));
    QCOMPARE(display.text(), u"There is nothing to run: the profile has no devices."_s);
    QCOMPARE(display.accessibleName(), display.text());
}

void TestErrorDisplay::equalErrorsAreCounted()
{
    ErrorDisplay display(m_theme);
    display.show();
    for (int i = 0; i < 3; ++i)
        display.showError(Error(errors::kNothingToRun));
    QVERIFY(display.text().endsWith("(3 times)"_L1));
}

void TestErrorDisplay::noteDoesNotHideAProblem()
{
    ErrorDisplay display(m_theme);
    display.show();
    display.showError(Error(errors::kNothingToRun));
    display.showText(Severity::Note, u"Hello"_s);
    QVERIFY(display.text() != "Hello"_L1);
    display.dismiss();
    display.showText(Severity::Note, u"Hello"_s);
    QCOMPARE(display.text(), u"Hello"_s);
}

void TestErrorDisplay::buttonOffersTheRemedy()
{
    ErrorDisplay display(m_theme);
    QSignalSpy remedies(&display, &ErrorDisplay::remedyRequested);
    display.showError(Error(errors::kNothingToRun));
    auto *button = display.findChild<QPushButton *>();
    QVERIFY(button && !button->isHidden());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(remedies.size(), 1);
    QCOMPARE(remedies.first().first().value<Remedy>(), Remedy::AddDevice);
}

void TestErrorDisplay::closeButtonHidesIt()
{
    ErrorDisplay display(m_theme);
    display.showText(Severity::Warning, u"Hello"_s);
    QTest::mouseClick(display.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(display.isHidden());
}

void TestErrorDisplay::textIsNeverMarkup()
{
    ErrorDisplay display(m_theme);
    display.showText(Severity::Note, u"<b>payload</b>"_s);
    QCOMPARE(display.text(), u"<b>payload</b>"_s);
    const QList<QLabel *> labels = display.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
}

QTEST_MAIN(TestErrorDisplay)
#include "tst_errordisplay.moc"
