// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/eventwriter.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sim;

/// The writer against a pipe and a socket whose reader is slow, or gone.
class TestEventWriter : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }

    void init();
    void cleanup();

    void writesAtTheEndOfTheTurn();
    void neverWaitsForASlowReader_data();
    void neverWaitsForASlowReader();
    void saysWhenNobodyReads_data();
    void saysWhenNobodyReads();

private:
    void open(bool isSocket);
    QByteArray readAll();

    std::array<int, 2> m_ends { -1, -1 }; ///< read, write
};

void TestEventWriter::init()
{
    m_ends = { -1, -1 };
}

void TestEventWriter::cleanup()
{
    for (const int end : m_ends) {
        if (end >= 0)
            ::close(end);
    }
}

void TestEventWriter::open(bool isSocket)
{
    if (isSocket)
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data()), 0);
    else
        QCOMPARE(::pipe(m_ends.data()), 0);
    ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK); // our end only
}

QByteArray TestEventWriter::readAll()
{
    QByteArray all;
    std::array<char, 65536> chunk {};
    for (;;) {
        const auto count = ::read(m_ends[0], chunk.data(), chunk.size());
        if (count <= 0)
            return all;
        all.append(chunk.data(), count);
    }
}

void TestEventWriter::writesAtTheEndOfTheTurn()
{
    open(false);
    EventWriter writer(m_ends[1], 1000);
    writer.write("one\n");
    writer.write("two\n");
    QCOMPARE(readAll(), QByteArray());
    QCoreApplication::processEvents();
    QCOMPARE(readAll(), QByteArray("one\ntwo\n"));
}

void TestEventWriter::neverWaitsForASlowReader_data()
{
    QTest::addColumn<bool>("isSocket");
    QTest::newRow("pipe") << false;
    QTest::newRow("socket") << true;
}

void TestEventWriter::neverWaitsForASlowReader()
{
    QFETCH(bool, isSocket);
    open(isSocket);
    constexpr qint64 kBound = 4'000'000;
    EventWriter writer(m_ends[1], kBound);
    QSignalSpy clogged(&writer, &EventWriter::cloggedChanged);
    QByteArray written;
    for (int i = 0; !writer.isFull(); ++i) {
        const QByteArray line = QByteArray::number(i).repeated(200) + '\n';
        writer.write(line);
        written += line;
        if (i % 100 == 0)
            QCoreApplication::processEvents();
    }
    QVERIFY(writer.isClogged());
    QCOMPARE(clogged.count(), 1);
    QByteArray read;
    QTRY_VERIFY(read.append(readAll()).size() == written.size());
    QCOMPARE(read, written);
    QTRY_COMPARE(writer.waiting(), 0);
    QVERIFY(!writer.isClogged());
    QCOMPARE(clogged.count(), 2);
}

void TestEventWriter::saysWhenNobodyReads_data()
{
    neverWaitsForASlowReader_data();
}

void TestEventWriter::saysWhenNobodyReads()
{
    QFETCH(bool, isSocket);
    open(isSocket);
    EventWriter writer(m_ends[1], 1000);
    QSignalSpy broken(&writer, &EventWriter::broken);
    ::close(m_ends[0]);
    m_ends[0] = -1;
    writer.write("one\n");
    QTRY_COMPARE(broken.count(), 1);
    writer.write("two\n");
    QCOMPARE(writer.waiting(), 0);
}

QTEST_GUILESS_MAIN(TestEventWriter)
#include "tst_eventwriter.moc"
