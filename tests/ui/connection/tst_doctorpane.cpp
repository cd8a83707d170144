// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tinybroker.h"
#include "ui/connection/doctorpane.h"
#include "ui/connection/doctorrow.h"
#include "ui/connection/secretvault.h"
#include "ui/uiprofile.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace sim::test;

/// The doctor's pane over a scripted broker.
class TestDoctorPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void saysWhatItDoesBeforeTheFirstCheck();
    void withoutDevicesThereIsNothingToCheck();
    void passingChecksTickEveryStep();
    void failuresShowCauseAndRemedy();
    void missingSecretsFailTheLoginAlone();
    void runningChecksCanBeCancelled();
    void factsHideBehindTheirButton();
    void theReportIsCopiedWithoutSecrets();
    void testMessagesGoOutOnRequestOnly();
    void devicesThatAreOnlineAreNotThrownOut();
    void aRunTakesOver();
    void keyboardReachesEverything();
    void survivesAChangeOfTheme();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_pane->findChild<T *>(name);
    }

    void check();
    QStringList ticks() const;
    QString shownTexts() const;

    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    Theme m_theme;
    SessionVault m_vault;
    Selection m_selection;
    std::unique_ptr<TinyBroker> m_broker;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<SimulationHost> m_host;
    std::unique_ptr<RunController> m_run;
    std::unique_ptr<ConnectionDoctor> m_connectionDoctor;
    std::unique_ptr<DoctorController> m_doctor;
    std::unique_ptr<DoctorPane> m_pane;
};

void TestDoctorPane::init()
{
    m_broker = std::make_unique<TinyBroker>();
    QVERIFY(m_broker->listen());
    Profile profile = uiProfile();
    Endpoint &endpoint = profile.endpoints.first();
    endpoint.transport = TransportKind::Tcp;
    endpoint.host = u"127.0.0.1"_s;
    endpoint.port = m_broker->port();
    m_vault.keep(u"keychain:d1"_s, u"m4rker"_s);
    m_document = std::make_unique<ProfileDocument>(m_kinds);
    m_document->setProfile(profile);
    m_selection.select(u"d1"_s);
    m_host = std::make_unique<SimulationHost>(m_kinds, m_clock);
    m_run = std::make_unique<RunController>(*m_document, *m_host, m_vault, m_clock);
    m_connectionDoctor = std::make_unique<ConnectionDoctor>(m_clock);
    m_doctor = std::make_unique<DoctorController>(
        *m_document, *m_run, *m_host, m_vault, *m_connectionDoctor);
    m_pane = std::make_unique<DoctorPane>(*m_document, m_selection, *m_doctor, m_theme);
    m_pane->resize(900, 600);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestDoctorPane::cleanup()
{
    m_pane.reset();
    m_doctor.reset();
    m_connectionDoctor.reset();
    m_run.reset();
    m_host.reset();
    m_document.reset();
    m_broker.reset();
}

void TestDoctorPane::check()
{
    QTest::mouseClick(find<QPushButton>(u"doctorCheck"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_doctor->isRunning(), 20'000);
    QTRY_VERIFY(find<QPushButton>(u"doctorCopy"_s)->isVisible());
}

/// What a screen reader says of each row that is shown.
QStringList TestDoctorPane::ticks() const
{
    QStringList names;
    const QList<DoctorRow *> rows = m_pane->findChildren<DoctorRow *>();
    for (const DoctorRow *row : rows) {
        if (row->isVisible())
            names.append(row->accessibleName());
    }
    return names;
}

QString TestDoctorPane::shownTexts() const
{
    QString all;
    const QList<QLabel *> labels = m_pane->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->isVisible() ? label->text() + u'\n' : QString();
    return all;
}

void TestDoctorPane::saysWhatItDoesBeforeTheFirstCheck()
{
    QVERIFY(shownTexts().contains(u"where a connection fails"_s));
    QVERIFY(shownTexts().contains(u"Room 1 at mqtt://127.0.0.1"_s));
    QVERIFY(shownTexts().contains(u"ends the connection of any other client"_s));
    QVERIFY(ticks().isEmpty());
    QVERIFY(!find<QPushButton>(u"doctorCancel"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"doctorCopy"_s)->isVisible());
    m_selection.select(u"d2"_s);
    QVERIFY(shownTexts().contains(u"Room 2 at "_s));
}

void TestDoctorPane::withoutDevicesThereIsNothingToCheck()
{
    m_document->setProfile(Profile());
    QVERIFY(!find<QPushButton>(u"doctorCheck"_s)->isEnabled());
    QSignalSpy refused(m_doctor.get(), &DoctorController::refused);
    m_pane->check();
    QCOMPARE(refused.size(), 1);
    QVERIFY(!m_doctor->isRunning());
}

void TestDoctorPane::passingChecksTickEveryStep()
{
    check();
    QCOMPARE(ticks(),
        QStringList({ u"Settings: passed"_s, u"Resolve the host name: passed"_s,
            u"TCP connect: passed"_s, u"MQTT login: passed"_s, u"Subscribe to commands: passed"_s,
            u"Test message: skipped"_s, u"Stay connected: passed"_s }));
    QCOMPARE(find<QLabel>(u"doctorVerdict"_s)->text(), u"All well"_s);
    QCOMPARE(find<QPushButton>(u"doctorCheck"_s)->text(), u"Check again"_s);
    QVERIFY(!shownTexts().contains(u"where a connection fails"_s));
    QVERIFY(shownTexts().contains(u" ms"_s));
}

void TestDoctorPane::failuresShowCauseAndRemedy()
{
    m_broker->script.connack = 4;
    check();
    QCOMPARE(find<QLabel>(u"doctorVerdict"_s)->text(), u"Failed: MQTT login"_s);
    const QString shown = shownTexts();
    QVERIFY2(shown.contains(u"bad user name or password"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"Check the device's key id and key secret."_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"Client id: _dev_"_s), qPrintable(shown)); // opened by itself
    QVERIFY(ticks().contains(u"MQTT login: failed"_s));
    QVERIFY(ticks().contains(u"Stay connected: skipped"_s));
}

void TestDoctorPane::missingSecretsFailTheLoginAlone()
{
    m_selection.select(u"d2"_s); // its secret was never entered
    check();
    QVERIFY(ticks().contains(u"TCP connect: passed"_s));
    QVERIFY(ticks().contains(u"MQTT login: failed"_s));
    QCOMPARE(m_broker->bytes(), 0);
}

void TestDoctorPane::runningChecksCanBeCancelled()
{
    m_broker->script.isMute = true;
    QTest::mouseClick(find<QPushButton>(u"doctorCheck"_s), Qt::LeftButton);
    QTRY_VERIFY(ticks().contains(u"MQTT login: running"_s));
    QVERIFY(ticks().contains(u"Subscribe to commands: waiting"_s));
    QCOMPARE(find<QLabel>(u"doctorVerdict"_s)->text(), u"Checking …"_s);
    QTest::mouseClick(find<QPushButton>(u"doctorCancel"_s), Qt::LeftButton);
    QTRY_COMPARE(find<QLabel>(u"doctorVerdict"_s)->text(), u"Cancelled"_s);
    QVERIFY(!find<QPushButton>(u"doctorCancel"_s)->isVisible());
    m_broker->script.isMute = false;
    check();
    QCOMPARE(find<QLabel>(u"doctorVerdict"_s)->text(), u"All well"_s);
}

void TestDoctorPane::factsHideBehindTheirButton()
{
    check();
    const auto row = m_pane->findChildren<DoctorRow *>().at(3);
    auto *expander = row->findChild<QToolButton *>();
    QCOMPARE(expander->accessibleName(), u"Details of: MQTT login"_s);
    QVERIFY(!shownTexts().contains(u"Client id:"_s));
    QTest::mouseClick(expander, Qt::LeftButton);
    QVERIFY(shownTexts().contains(u"Client id:"_s));
    QTest::mouseClick(expander, Qt::LeftButton);
    QVERIFY(!shownTexts().contains(u"Client id:"_s));
}

void TestDoctorPane::theReportIsCopiedWithoutSecrets()
{
    check();
    QTest::mouseClick(find<QPushButton>(u"doctorCopy"_s), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(u"[passed] MQTT login"_s), qPrintable(copied));
    QVERIFY(copied.contains(u"mqtt://127.0.0.1"_s));
    QVERIFY(!copied.contains(u"m4rker"_s));
}

void TestDoctorPane::testMessagesGoOutOnRequestOnly()
{
    constexpr int kPublishPacket = 3;
    check();
    QCOMPARE(m_broker->packets(kPublishPacket).size(), 0);
    find<QCheckBox>(u"doctorPublish"_s)->click();
    check();
    QCOMPARE(m_broker->packets(kPublishPacket).size(), 1);
    QVERIFY(m_broker->packets(kPublishPacket).first().endsWith(R"({"dps":[]})"));
    QVERIFY(ticks().contains(u"Test message: passed"_s));
}

void TestDoctorPane::devicesThatAreOnlineAreNotThrownOut()
{
    Profile profile = m_document->profile();
    profile.devices.removeLast();
    m_document->setProfile(profile);
    m_run->setTarget({ .isLocal = false, .transport = {} });
    m_run->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_host->snapshot().counts.online, quint64(1), 20'000);
    check();
    QVERIFY(ticks().contains(u"TCP connect: passed"_s));
    QVERIFY(ticks().contains(u"MQTT login: skipped"_s));
    QVERIFY(shownTexts().contains(u"online in the run"_s));
    QCOMPARE(m_broker->connects(), 1); // that of the run
    m_run->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_run->isActive(), 20'000);
}

void TestDoctorPane::aRunTakesOver()
{
    m_broker->script.isMute = true;
    m_vault.keep(u"keychain:d2"_s, u"other"_s);
    m_run->setTarget({ .isLocal = false, .transport = {} });
    m_pane->check();
    QVERIFY(m_doctor->isRunning());
    m_run->start();
    QTRY_VERIFY(!m_doctor->isRunning());
    QVERIFY(m_doctor->report().isCancelled);
    m_run->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_run->isActive(), 20'000);
}

void TestDoctorPane::keyboardReachesEverything()
{
    auto *begin = find<QPushButton>(u"doctorCheck"_s);
    begin->setFocus();
    QTest::keyClick(begin, Qt::Key_Space);
    QTRY_VERIFY(m_doctor->isRunning() || !ticks().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!m_doctor->isRunning(), 20'000);
    QTRY_VERIFY(find<QPushButton>(u"doctorCopy"_s)->isVisible());
    QStringList reached;
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *focus = QApplication::focusWidget();
        reached.append(
            focus->objectName().isEmpty() ? focus->accessibleName() : focus->objectName());
    }
    for (const QString &name :
        { u"doctorPublish"_s, u"doctorCopy"_s, u"doctorCheck"_s, u"Details of: TCP connect"_s })
        QVERIFY2(reached.contains(name), qPrintable(reached.join(u", "_s)));
}

void TestDoctorPane::survivesAChangeOfTheme()
{
    check();
    for (const Theme::Mode mode : { Theme::Mode::Dark, Theme::Mode::Light }) {
        m_theme.setMode(mode);
        m_theme.apply(*qApp);
        QVERIFY(!m_pane->grab().isNull());
        QCOMPARE(ticks().size(), 7);
    }
}

QTEST_MAIN(TestDoctorPane)
#include "tst_doctorpane.moc"
