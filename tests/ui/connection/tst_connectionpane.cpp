// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connection/connectionpane.h"
#include "ui/connection/problemrow.h"
#include "ui/uiprofile.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

const ErrorKind kRefused { .code = "link.loginRefused",
    .what = "login refused",
    .why = "the secret does not match",
    .remedy = "Check the secret." };

QPushButton *button(QWidget &parent, const QString &text)
{
    const QList<QPushButton *> all = parent.findChildren<QPushButton *>();
    for (QPushButton *found : all) {
        if (found->text() == text && found->isVisible())
            return found;
    }
    return nullptr;
}

} // namespace

class TestConnectionPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhereDevicesConnectTo();
    void problemIsShownAsSentenceWithDevices();
    void remedyButtonOpensTheSecretForm();
    void problemsOfConnectionsCanBeTakenApart();
    void enteredSecretGoesToTheVaultNotTheProfile();
    void environmentReferenceBecomesAKeychainOne();
    void endpointIsEditedAndCanBeUndone();
    void startClearsOldProblems();
    void runWithoutDevicesIsRefused();

private:
    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    Theme m_theme;
    SessionVault m_vault;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<SimulationHost> m_host;
    std::unique_ptr<RunController> m_run;
    std::unique_ptr<ConnectionPane> m_pane;
};

void TestConnectionPane::init()
{
    m_document = std::make_unique<ProfileDocument>(m_kinds);
    m_document->setProfile(test::uiProfile(3));
    m_host = std::make_unique<SimulationHost>(m_kinds, m_clock);
    m_run = std::make_unique<RunController>(*m_document, *m_host, m_vault, m_clock);
    m_pane = std::make_unique<ConnectionPane>(*m_document, *m_run, *m_host, m_vault, m_theme);
    m_pane->resize(900, 400);
    m_pane->show();
}

void TestConnectionPane::cleanup()
{
    m_pane.reset();
    m_run.reset();
    m_host.reset();
    m_document.reset();
}

void TestConnectionPane::saysWhereDevicesConnectTo()
{
    QVERIFY(targetText(m_run->target(), m_document->profile())
                .contains("nothing leaves this computer"_L1));
    m_run->setTarget({ .isLocal = false, .transport = {} });
    const QString text = targetText(m_run->target(), m_document->profile());
    QCOMPARE(text, connioEndpoint().displayUrl());
    bool isShown = false;
    const QList<QLabel *> labels = m_pane->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        isShown = isShown || label->text().contains(text);
    QVERIFY(isShown);
    QVERIFY(targetText({ .isLocal = false, .transport = TransportKind::Tcp }, m_document->profile())
                .contains("1883"_L1));
}

void TestConnectionPane::problemIsShownAsSentenceWithDevices()
{
    for (const QString &device : { u"d1"_s, u"d2"_s })
        emit m_host->errorRaised(device, Error(kRefused));
    QTRY_VERIFY(m_pane->findChild<ProblemRow *>());
    QString texts;
    const QList<QLabel *> labels = m_pane->findChild<ProblemRow *>()->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts += label->text() + u'\n';
    QVERIFY(texts.contains("Login refused: the secret does not match."_L1));
    QVERIFY(texts.contains("Check the secret."_L1));
    QVERIFY(texts.contains("Room 1 and Room 2"_L1));
    QVERIFY(texts.contains("2 times"_L1));
}

void TestConnectionPane::problemsOfConnectionsCanBeTakenApart()
{
    m_run->problems().add(u"d2"_s, Error(kRefused));
    QSignalSpy requested(m_pane.get(), &ConnectionPane::checkRequested);
    QTRY_COMPARE(m_pane->findChildren<ProblemRow *>().size(), 1);
    const auto *row = m_pane->findChild<ProblemRow *>();
    const QList<QToolButton *> buttons = row->findChildren<QToolButton *>();
    for (QToolButton *candidate : buttons) {
        if (candidate->accessibleName().startsWith("Check the connection"_L1))
            QTest::mouseClick(candidate, Qt::LeftButton);
    }
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toString(), u"d2"_s);
}

void TestConnectionPane::remedyButtonOpensTheSecretForm()
{
    emit m_host->errorRaised(u"d2"_s, Error(kRefused));
    QTRY_VERIFY(m_pane->findChild<ProblemRow *>());
    QPushButton *remedy = button(*m_pane->findChild<ProblemRow *>(), u"Enter secret"_s);
    QVERIFY(remedy);
    QTest::mouseClick(remedy, Qt::LeftButton);
    auto *form = m_pane->findChild<SecretForm *>();
    QVERIFY(form->isVisible());
    QVERIFY(form->findChild<QComboBox *>()->currentText().startsWith("Room 2"_L1));
}

void TestConnectionPane::enteredSecretGoesToTheVaultNotTheProfile()
{
    m_pane->apply(Remedy::EnterSecret, u"d2"_s);
    auto *field = m_pane->findChild<QLineEdit *>(u"secretField"_s);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::keyClicks(field, u"top secret"_s);
    QTest::keyClick(field, Qt::Key_Return);
    const Result<QString> kept = m_vault.secret(u"keychain:d2"_s);
    QVERIFY(kept.isOk());
    QCOMPARE(*kept, u"top secret"_s);
    QVERIFY(field->text().isEmpty());
    QVERIFY(!m_document->isModified());
}

void TestConnectionPane::environmentReferenceBecomesAKeychainOne()
{
    m_document->edit(u"Prepare"_s, [](Profile &profile) {
        profile.devices.first().credentials.secretRef = u"${env:NO_SUCH_NAME}"_s;
    });
    m_pane->apply(Remedy::EnterSecret, u"d1"_s);
    QTest::keyClicks(m_pane->findChild<QLineEdit *>(u"secretField"_s), u"abc"_s);
    QTest::mouseClick(button(*m_pane, u"Keep"_s), Qt::LeftButton);
    const QString reference = m_document->profile().devices.first().credentials.secretRef;
    QCOMPARE(reference, u"keychain:d1"_s);
    QCOMPARE(*m_vault.secret(reference), u"abc"_s);
}

void TestConnectionPane::endpointIsEditedAndCanBeUndone()
{
    const Profile before = m_document->profile();
    m_pane->apply(Remedy::EditEndpoint);
    auto *choice = m_pane->findChild<QComboBox *>(u"endpointChoice"_s);
    choice->setCurrentIndex(choice->count() - 1);
    auto *url = m_pane->findChild<QLineEdit *>(u"endpointUrl"_s);
    url->clear();
    QTest::keyClicks(url, u"mqtt://broker.example.com:1999"_s);
    QTest::mouseClick(button(*m_pane, u"Use this endpoint"_s), Qt::LeftButton);
    const Endpoint &endpoint = m_document->profile().endpoints.first();
    QCOMPARE(endpoint.host, u"broker.example.com"_s);
    QCOMPARE(endpoint.port, 1999);
    QCOMPARE(endpoint.transport, TransportKind::Tcp);
    QCOMPARE(endpoint.id, before.endpoints.first().id);
    m_document->undoStack().undo();
    QCOMPARE(m_document->profile(), before);
}

void TestConnectionPane::startClearsOldProblems()
{
    emit m_host->errorRaised(u"d2"_s, Error(kRefused));
    QCOMPARE(m_run->problems().rowCount(), 1);
    m_document->setProfile({});
    m_run->start();
    QCOMPARE(m_run->problems().rowCount(), 0);
}

void TestConnectionPane::runWithoutDevicesIsRefused()
{
    m_document->setProfile({});
    QSignalSpy refused(m_run.get(), &RunController::refused);
    m_run->start();
    QCOMPARE(refused.size(), 1);
    QVERIFY(!m_run->isActive());
}

QTEST_MAIN(TestConnectionPane)
#include "tst_connectionpane.moc"
