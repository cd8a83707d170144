// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/start/connectpage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace sim;

class TestConnectPage : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void cleanup() { m_page.reset(); }

    void buttonWaitsForAllThreeFields();
    void typedFieldsAreAccepted();
    void pasteFillsTheFieldsAndLeavesNoSecretInSight();
    void partialPasteSaysWhatItFound();
    void swappedIdsAreNoticed();
    void secretIsMasked();
    void platformAddressIsTheDefault();
    void otherAddressIsReadWithItsNote();
    void badAddressKeepsTheButtonOff();
    void acceptingForgetsTheSecret();
    void backIsAsked();
    void theConnectionCanBeTested();

private:
    template <typename T>
    T *find(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }

    void fill();
    QString shownTexts() const;

    Theme m_theme;
    std::unique_ptr<ConnectPage> m_page;
};

void TestConnectPage::init()
{
    m_page = std::make_unique<ConnectPage>(m_theme);
    m_page->resize(1000, 760);
    m_page->show();
}

void TestConnectPage::fill()
{
    QTest::keyClicks(find<QLineEdit>(u"deviceId"_s), u"_dev_1"_s);
    QTest::keyClicks(find<QLineEdit>(u"keyId"_s), u"_key_2"_s);
    QTest::keyClicks(find<QLineEdit>(u"secret"_s), u"top secret"_s);
}

QString TestConnectPage::shownTexts() const
{
    QString all;
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->isVisible() ? label->text() + u'\n' : QString();
    return all;
}

void TestConnectPage::buttonWaitsForAllThreeFields()
{
    auto *accept = find<QPushButton>(u"connectAccept"_s);
    QVERIFY(!accept->isEnabled());
    QVERIFY(!accept->toolTip().isEmpty());
    fill();
    QVERIFY(accept->isEnabled());
    find<QLineEdit>(u"keyId"_s)->clear();
    QVERIFY(!accept->isEnabled());
}

void TestConnectPage::typedFieldsAreAccepted()
{
    QSignalSpy accepted(m_page.get(), &ConnectPage::accepted);
    fill();
    QTest::mouseClick(find<QPushButton>(u"connectAccept"_s), Qt::LeftButton);
    QCOMPARE(accepted.size(), 1);
    const auto given = accepted.first().at(0).value<CredentialText>();
    QCOMPARE(given.deviceId, u"_dev_1"_s);
    QCOMPARE(given.keyId, u"_key_2"_s);
    QCOMPARE(given.secret, u"top secret"_s);
    QCOMPARE(accepted.first().at(1).value<Endpoint>().displayUrl(), connioEndpoint().displayUrl());
}

void TestConnectPage::pasteFillsTheFieldsAndLeavesNoSecretInSight()
{
    auto *paste = find<QPlainTextEdit>(u"pasteBox"_s);
    paste->insertPlainText(u"_key_2 0123456789abcdef0123456789abcdef _dev_1"_s);
    QCOMPARE(find<QLineEdit>(u"deviceId"_s)->text(), u"_dev_1"_s);
    QCOMPARE(find<QLineEdit>(u"keyId"_s)->text(), u"_key_2"_s);
    QCOMPARE(find<QLineEdit>(u"secret"_s)->text(), u"0123456789abcdef0123456789abcdef"_s);
    QVERIFY(paste->toPlainText().isEmpty());
    QVERIFY(find<QPushButton>(u"connectAccept"_s)->isEnabled());
}

void TestConnectPage::partialPasteSaysWhatItFound()
{
    find<QPlainTextEdit>(u"pasteBox"_s)->insertPlainText(u"_dev_1"_s);
    QVERIFY(shownTexts().contains("Recognised: device id."_L1));
}

void TestConnectPage::swappedIdsAreNoticed()
{
    QTest::keyClicks(find<QLineEdit>(u"deviceId"_s), u"_key_2"_s);
    QVERIFY(shownTexts().contains("This is a key id"_L1));
}

void TestConnectPage::secretIsMasked()
{
    QCOMPARE(find<QLineEdit>(u"secret"_s)->echoMode(), QLineEdit::Password);
}

void TestConnectPage::platformAddressIsTheDefault()
{
    QVERIFY(find<QComboBox>(u"endpointChoice"_s)
                ->currentText()
                .contains(connioEndpoint().displayUrl()));
    QVERIFY(!find<QLineEdit>(u"endpointUrl"_s)->isVisible());
}

void TestConnectPage::otherAddressIsReadWithItsNote()
{
    QSignalSpy accepted(m_page.get(), &ConnectPage::accepted);
    auto *choice = find<QComboBox>(u"endpointChoice"_s);
    choice->setCurrentIndex(choice->count() - 1);
    auto *url = find<QLineEdit>(u"endpointUrl"_s);
    QVERIFY(url->isVisible());
    QTest::keyClicks(url, u"tcp://broker.example.com:8883"_s);
    const Result<ParsedEndpoint> parsed = parseEndpoint(url->text());
    QVERIFY(parsed.isOk());
    QVERIFY(!parsed->note.isEmpty());
    QVERIFY(shownTexts().contains(parsed->note));
    fill();
    QTest::keyClick(find<QLineEdit>(u"secret"_s), Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().at(1).value<Endpoint>(), parsed->endpoint);
}

void TestConnectPage::badAddressKeepsTheButtonOff()
{
    fill();
    auto *choice = find<QComboBox>(u"endpointChoice"_s);
    choice->setCurrentIndex(choice->count() - 1);
    QTest::keyClicks(find<QLineEdit>(u"endpointUrl"_s), u"http://example.com"_s);
    QVERIFY(!find<QPushButton>(u"connectAccept"_s)->isEnabled());
}

void TestConnectPage::acceptingForgetsTheSecret()
{
    fill();
    QTest::mouseClick(find<QPushButton>(u"connectAccept"_s), Qt::LeftButton);
    QVERIFY(find<QLineEdit>(u"secret"_s)->text().isEmpty());
}

void TestConnectPage::backIsAsked()
{
    QSignalSpy back(m_page.get(), &ConnectPage::backRequested);
    const QList<QPushButton *> buttons = m_page->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == "Back"_L1)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(back.size(), 1);
}

void TestConnectPage::theConnectionCanBeTested()
{
    auto *view = new QLabel(u"ticks"_s);
    m_page->setCheckView(view);
    QVERIFY(!view->isVisible());
    QSignalSpy requested(m_page.get(), &ConnectPage::checkRequested);
    auto *test = find<QPushButton>(u"connectTest"_s);
    QVERIFY(test->isEnabled()); // the way to the broker needs no credentials
    fill();
    test->click();
    QVERIFY(view->isVisible());
    QCOMPARE(requested.size(), 1);
    const auto given = requested.first().at(0).value<CredentialText>();
    QCOMPARE(given.deviceId, u"_dev_1"_s);
    QCOMPARE(given.secret, u"top secret"_s);
    QCOMPARE(requested.first().at(1).value<Endpoint>().host, u"mqtt.connio.cloud"_s);
    m_page->clear();
    QVERIFY(!view->isVisible());
}

QTEST_MAIN(TestConnectPage)
#include "tst_connectpage.moc"
