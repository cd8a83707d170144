// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/epollreactor.h"

#include <QtCore/QEventLoop>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <array>
#include <functional>
#include <sys/epoll.h>
#include <sys/socket.h>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

/// Two connected sockets, one of them watched.
class Pair final : private EpollReactor::Handler
{
public:
    explicit Pair(EpollReactor &reactor)
    {
        std::array<int, 2> ends {};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) != 0)
            qFatal("no sockets");
        m_near = FileDescriptor(ends[0]);
        far = FileDescriptor(ends[1]);
        watch = reactor.watch(ends[0], EPOLLIN, *this);
    }

    void ping() const { [[maybe_unused]] const auto size = ::write(far.number(), "x", 1); }

    FileDescriptor far;
    EpollReactor::Watch watch;
    int calls = 0;
    int gathered = 0;
    std::function<void()> onReady = [] {};
    std::function<void()> onGathered = [] {};

private:
    void handleReady(quint32) override
    {
        char byte = 0;
        if (::read(m_near.number(), &byte, 1) != 1)
            return; // it is allowed to come late
        ++calls;
        std::exchange(onReady, [] {})();
    }

    void handleGathered() override
    {
        ++gathered;
        std::exchange(onGathered, [] {})();
    }

    FileDescriptor m_near;
};

} // namespace

class EpollReactorTest : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_reactor = EpollReactor::make();
        QVERIFY(m_reactor);
    }

    void callsWhoIsReady();
    void asksAgainWhileThereIsMore();
    void watchesWhatIsAskedFor();
    void endsWithItsWatch();
    void handlersMayDeleteEachOther();
    void aNewSocketNeverGetsAnOldEvent();
    void theLastShareMayGoInAHandler();
    void eventLoopsMayNest();
    void gathersOncePerTurn();
    void gatheringEndsWithItsWatch();
    void gatheringAgainComesInTheNextTurn();
    void lendsReadBuffers();

private:
    std::unique_ptr<Pair> makePair() const { return std::make_unique<Pair>(*m_reactor); }

    std::shared_ptr<EpollReactor> m_reactor;
};

void EpollReactorTest::callsWhoIsReady()
{
    const auto a = makePair();
    const auto b = makePair();
    QCOMPARE(m_reactor->watched(), 2);
    a->ping();
    QTRY_COMPARE(a->calls, 1);
    QCOMPARE(b->calls, 0);
}

void EpollReactorTest::asksAgainWhileThereIsMore()
{
    const auto a = makePair();
    for (int i = 0; i < 5; ++i)
        a->ping(); // the handler reads one byte at a time
    QTRY_COMPARE(a->calls, 5);
}

void EpollReactorTest::watchesWhatIsAskedFor()
{
    const auto a = makePair();
    const auto b = makePair();
    a->watch.setEvents(0);
    a->ping();
    b->ping();
    QTRY_COMPARE(b->calls, 1);
    QCOMPARE(a->calls, 0);
    a->watch.setEvents(EPOLLIN);
    QTRY_COMPARE(a->calls, 1);
}

void EpollReactorTest::endsWithItsWatch()
{
    const auto a = makePair();
    const auto b = makePair();
    a->watch = {};
    QVERIFY(!a->watch.isActive());
    QCOMPARE(m_reactor->watched(), 1);
    a->ping();
    b->ping();
    QTRY_COMPARE(b->calls, 1);
    QCOMPARE(a->calls, 0);
}

void EpollReactorTest::handlersMayDeleteEachOther()
{
    std::array<std::unique_ptr<Pair>, 3> pairs { makePair(), makePair(), makePair() };
    int calls = 0;
    for (const auto &pair : pairs) {
        pair->onReady = [&calls, &pairs] {
            ++calls;
            for (auto &other : pairs)
                other.reset();
        };
    }
    for (const auto &pair : pairs)
        pair->ping();
    QTRY_COMPARE(calls, 1);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(calls, 1);
    QCOMPARE(m_reactor->watched(), 0);
}

/// The place and the descriptor of a closed socket come up again within one batch of events.
void EpollReactorTest::aNewSocketNeverGetsAnOldEvent()
{
    std::array<std::unique_ptr<Pair>, 2> pairs { makePair(), makePair() };
    std::unique_ptr<Pair> fresh;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs.at(i)->onReady = [this, &pairs, &fresh, i] {
            pairs.at(1 - i).reset();
            fresh = makePair();
        };
    }
    pairs[0]->ping();
    pairs[1]->ping();
    QTRY_VERIFY(fresh);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(fresh->calls, 0);
    fresh->ping();
    QTRY_COMPARE(fresh->calls, 1);
}

void EpollReactorTest::theLastShareMayGoInAHandler()
{
    auto a = makePair();
    auto b = makePair();
    bool isDone = false;
    const auto giveUp = [&] {
        isDone = true;
        a.reset();
        b.reset();
        m_reactor.reset();
    };
    a->onReady = giveUp;
    b->onReady = giveUp;
    a->ping();
    b->ping();
    QTRY_VERIFY(isDone);
    QVERIFY(!m_reactor);
}

void EpollReactorTest::eventLoopsMayNest()
{
    const auto a = makePair();
    const auto b = makePair();
    QEventLoop loop;
    a->onReady = [&] {
        b->ping();
        b->onReady = [&] { loop.quit(); };
        loop.exec();
    };
    a->ping();
    QTRY_COMPARE(b->calls, 1);
    QCOMPARE(a->calls, 1);
}

void EpollReactorTest::gathersOncePerTurn()
{
    const auto a = makePair();
    const auto b = makePair();
    a->watch.gather();
    b->watch.gather();
    QCOMPARE(a->gathered, 0);
    QCoreApplication::processEvents();
    QCOMPARE(a->gathered, 1);
    QCOMPARE(b->gathered, 1);
    QCoreApplication::processEvents();
    QCOMPARE(a->gathered, 1);
}

void EpollReactorTest::gatheringEndsWithItsWatch()
{
    auto a = makePair();
    const auto b = makePair();
    a->watch.gather();
    b->watch.gather();
    a.reset();
    const auto fresh = makePair(); // in the same place
    QCoreApplication::processEvents();
    QCOMPARE(b->gathered, 1);
    QCOMPARE(fresh->gathered, 0);
}

void EpollReactorTest::gatheringAgainComesInTheNextTurn()
{
    const auto a = makePair();
    int inside = -1;
    a->onGathered = [&] {
        a->watch.gather();
        inside = a->gathered;
    };
    a->watch.gather();
    QTRY_COMPARE(a->gathered, 2);
    QCOMPARE(inside, 1);
}

void EpollReactorTest::lendsReadBuffers()
{
    QByteArray buffer = m_reactor->takeReadBuffer();
    QCOMPARE(buffer.size(), EpollReactor::kReadBytes);
    const char *memory = buffer.constData();
    m_reactor->returnReadBuffer(std::move(buffer));
    QCOMPARE(static_cast<const void *>(m_reactor->takeReadBuffer().constData()),
        static_cast<const void *>(memory));
}

QTEST_GUILESS_MAIN(EpollReactorTest)
#include "tst_epollreactor.moc"
