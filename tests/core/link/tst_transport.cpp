// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/transportfixture.h"

#include <QtCore/QCoreApplication>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

/// What all kinds of transports have in common.
class TransportTest : public TransportFixture
{
    Q_OBJECT

private slots:

    void init() { prepare(); }

    void cleanup() { finish(); }

    void muteServersAreNamedByTheirStage_data();
    void muteServersAreNamedByTheirStage();
    void abortIsSilent_data();
    void abortIsSilent();
};

void TransportTest::muteServersAreNamedByTheirStage_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<Stage>("stage");
    QTest::newRow("tls") << TransportKind::Tls << Stage::Encrypting;
    QTest::newRow("ws") << TransportKind::WebSocket << Stage::Upgrading;
    QTest::newRow("wss, TCP") << TransportKind::SecureWebSocket << Stage::Encrypting;
    QTest::newRow("wss, TLS") << TransportKind::SecureWebSocket << Stage::Upgrading;
}

void TransportTest::muteServersAreNamedByTheirStage()
{
    QFETCH(TransportKind, kind);
    QFETCH(Stage, stage);
    if (kind == TransportKind::SecureWebSocket && stage == Stage::Upgrading) {
        QVERIFY(listenTls());
    } else {
        QVERIFY(listenTcp());
    }
    open(endpointTo(kind));
    QTRY_VERIFY(!m_stages.isEmpty() && m_stages.last() == stage);
    QVERIFY(!m_isOpened && !m_error);
}

void TransportTest::abortIsSilent_data()
{
    QTest::addColumn<TransportKind>("kind");
    QTest::addColumn<bool>("isOpen");
    for (const bool isOpen : { false, true }) {
        const QByteArray state = isOpen ? " open"_ba : " connecting"_ba;
        addRow("tcp" + state) << TransportKind::Tcp << isOpen;
        addRow("tls" + state) << TransportKind::Tls << isOpen;
        addRow("ws" + state) << TransportKind::WebSocket << isOpen;
        addRow("wss" + state) << TransportKind::SecureWebSocket << isOpen;
    }
}

void TransportTest::abortIsSilent()
{
    QFETCH(TransportKind, kind);
    QFETCH(bool, isOpen);
    if (kind == TransportKind::WebSocket || kind == TransportKind::SecureWebSocket) {
        QVERIFY(listenWeb(kind));
    } else if (kind == TransportKind::Tls) {
        QVERIFY(listenTls());
    } else {
        QVERIFY(listenTcp());
    }
    open(endpointTo(kind));
    if (isOpen)
        QVERIFY2(hasOpened(), complaint().constData());
    const qsizetype stages = m_stages.size();
    m_transport->abort();
    m_transport->abort();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QVERIFY(!m_error);
    QCOMPARE(m_isOpened, isOpen);
    QCOMPARE(m_stages.size(), stages);
}

QTEST_GUILESS_MAIN(TransportTest)
#include "tst_transport.moc"
