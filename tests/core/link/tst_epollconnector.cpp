// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/epollconnector.h"
#include "core/link/linkerrors.h"
#include "core/link/transportear.h"
#include "core/link/transportfactory.h"
#include "support/loopbackturn.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <array>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>

using namespace sim;
using test::TransportEar;
using namespace Qt::StringLiterals;

namespace {

/// Listens on an address and accepts nobody: its queue is full, so that the system answers nothing
/// to those who come.
class BlackHole
{
public:
    bool listen(const QHostAddress &address)
    {
        m_server.setListenBacklogSize(0);
        if (!m_server.listen(address))
            return false;
        m_server.pauseAccepting();
        for (auto &socket : m_waiting)
            socket.connectToHost(address, m_server.serverPort());
        return true;
    }

    /// Whether one more really gets no answer; not so on every system.
    bool isDark() const
    {
        return sim::test::hasLoopbackTurned()
            && m_waiting.back().state() == QAbstractSocket::ConnectingState;
    }

    quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
    std::array<QTcpSocket, 4> m_waiting;
};

/// Lowers the soft limit of descriptors as long as it lives.
class DescriptorLimit
{
public:
    explicit DescriptorLimit(rlim_t number)
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit lower { number, m_before.rlim_max };
        setrlimit(RLIMIT_NOFILE, &lower);
    }

    DescriptorLimit(const DescriptorLimit &) = delete;
    DescriptorLimit &operator=(const DescriptorLimit &) = delete;

    ~DescriptorLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before {};
};

} // namespace

class EpollConnectorTest : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_reactor = EpollReactor::make();
        QVERIFY(m_reactor);
    }

    void triesTheNextAfterARefusal();
    void doesNotWaitForASilentAddress();
    void tellsARefusalRatherThanNoRoute();
    void leavesDescriptorsForOthers();
    void mayBeDeletedAtAnyTime_data();
    void mayBeDeletedAtAnyTime();
    void descriptorsAreNotInherited();

private:
    std::shared_ptr<EpollReactor> m_reactor;
};

void EpollConnectorTest::triesTheNextAfterARefusal()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    EpollConnector connector(m_reactor);
    QSignalSpy connected(&connector, &EpollConnector::connected);
    QSignalSpy failed(&connector, &EpollConnector::failed);
    connector.connectTo({ QHostAddress(u"127.0.0.3"_s), QHostAddress(u"127.0.0.2"_s),
                            QHostAddress(QHostAddress::LocalHost) },
        server.serverPort());
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(failed.size(), 0);
    const auto connection = connector.takeConnection();
    QVERIFY(connection.descriptor.isOpen());
    QCOMPARE(m_reactor->watched(), 1);
}

void EpollConnectorTest::doesNotWaitForASilentAddress()
{
    BlackHole hole;
    QVERIFY(hole.listen(QHostAddress(u"127.0.0.2"_s)));
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, hole.port()));
    if (!hole.isDark())
        QSKIP("this system answers although the queue is full");
    EpollConnector connector(m_reactor);
    QSignalSpy connected(&connector, &EpollConnector::connected);
    QElapsedTimer timer;
    timer.start();
    connector.connectTo(
        { QHostAddress(u"127.0.0.2"_s), QHostAddress(QHostAddress::LocalHost) }, hole.port());
    QTRY_COMPARE(connected.size(), 1);
    QVERIFY2(timer.elapsed() >= EpollConnector::kNextAddressDelay.count() - 10,
        qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_reactor->watched(), 1); // the silent one is given up
}

void EpollConnectorTest::tellsARefusalRatherThanNoRoute()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    EpollConnector connector(m_reactor);
    QSignalSpy failed(&connector, &EpollConnector::failed);
    // A multicast address: no stream can be opened to it.
    connector.connectTo(
        { QHostAddress(QHostAddress::LocalHost), QHostAddress(u"224.0.0.1"_s) }, port);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<QAbstractSocket::SocketError>(),
        QAbstractSocket::ConnectionRefusedError);
}

void EpollConnectorTest::leavesDescriptorsForOthers()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.pauseAccepting(); // the system does, and takes no descriptor for it
    Endpoint endpoint;
    endpoint.transport = TransportKind::Tcp;
    endpoint.host = u"127.0.0.1"_s;
    endpoint.port = server.serverPort();
    const int next = ::dup(0);
    ::close(next);
    const DescriptorLimit limit(static_cast<rlim_t>(next + 40)); // a quarter stays free
    TransportFactory factory(SocketKind::Epoll);
    std::vector<std::unique_ptr<Transport>> transports;
    int opened = 0;
    QList<Error> failures;
    TransportEar ear;
    ear.onOpened = [&opened] { ++opened; };
    ear.onFailed = [&failures](const Error &error) { failures.append(error); };
    for (int i = 0; i < 60; ++i) {
        transports.push_back(factory.create(endpoint));
        transports.back()->setListener(&ear);
        transports.back()->open();
    }
    QTRY_COMPARE(opened + failures.size(), 60);
    QVERIFY2(opened >= 10 && opened <= 30, qPrintable(QString::number(opened)));
    for (const Error &failure : std::as_const(failures))
        QVERIFY2(failure.is(errors::kSystemLimit), qPrintable(failure.message()));
    FileDescriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    QVERIFY(file.isOpen());
    transports.clear(); // what they held can be used again
    const auto again = factory.create(endpoint);
    opened = 0;
    again->setListener(&ear);
    again->open();
    QTRY_COMPARE(opened, 1);
}

void EpollConnectorTest::mayBeDeletedAtAnyTime_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("looking up") << u"localhost"_s;
    QTest::newRow("connecting") << u"127.0.0.1"_s;
}

void EpollConnectorTest::mayBeDeletedAtAnyTime()
{
    QFETCH(QString, host);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    for (int turns = 0; turns < 5; ++turns) {
        auto connector = std::make_unique<EpollConnector>(m_reactor);
        connector->connectTo(host, server.serverPort());
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents();
        connector.reset();
        QCOMPARE(m_reactor->watched(), 0);
    }
    // One more of the same, for which the resolver waits until it is done with those.
    EpollConnector last(m_reactor);
    QSignalSpy connected(&last, &EpollConnector::connected);
    last.connectTo(host, server.serverPort());
    QTRY_COMPARE(connected.size(), 1);
    last.abort();
    QCOMPARE(m_reactor->watched(), 0);
}

void EpollConnectorTest::descriptorsAreNotInherited()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    EpollConnector connector(m_reactor);
    QSignalSpy connected(&connector, &EpollConnector::connected);
    connector.connectTo(u"127.0.0.1"_s, server.serverPort());
    QTRY_COMPARE(connected.size(), 1);
    const auto connection = connector.takeConnection();
    const int number = connection.descriptor.number();
    QVERIFY((::fcntl(number, F_GETFD) & FD_CLOEXEC) != 0);
    QVERIFY((::fcntl(number, F_GETFL) & O_NONBLOCK) != 0);
}

QTEST_GUILESS_MAIN(EpollConnectorTest)
#include "tst_epollconnector.moc"
