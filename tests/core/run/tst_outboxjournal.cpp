// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/journalcontent.h"
#include "core/run/journalrecord.h"
#include "core/run/outboxjournal.h"
#include "core/run/runerrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

const WallTime kTime(std::chrono::seconds(1'767'225'600));

Message message(int number, quint8 qos = 1, qsizetype size = 4)
{
    return { .topic = "connio/data/out/devices/d/json"_ba,
        .payload = QByteArray::number(number).leftJustified(size, '.'),
        .qos = qos,
        .retain = number % 2 == 0 };
}

QByteArrayList payloads(const StoredQueue &queue)
{
    QByteArrayList all;
    for (const StoredMessage &stored : queue.messages)
        all.append(stored.message.payload.left(4).replace('.', ""));
    return all;
}

QByteArrayList numbers(int first, int last)
{
    QByteArrayList all;
    for (int i = first; i <= last; ++i)
        all.append(QByteArray::number(i));
    return all;
}

#ifdef Q_OS_UNIX
/// No file of this process can grow beyond the limit.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_oldHandler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit limit { .rlim_cur = bytes, .rlim_max = m_old.rlim_max };
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }

private:
    void (*m_oldHandler)(int);
    rlimit m_old {};
};
#endif

} // namespace

class OutboxJournalTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void recordsSurviveTheirBytes();
    void keepsWhatIsNotRemoved();
    void keepsTheStateInFlight();
    void asksOnlyOnce();
    void keepsDevicesThatDoNotAsk();
    void recordNamesGoOn();
    void isLockedAgainstASecondRun();
    void refusesAFolderThatCannotBe();
    void filesAreForTheirOwnerOnly();
    void segmentsWithNothingLeftGo();
    void neverGrowsBeyondTwiceItsContent();
    void anEmptyJournalStaysSmall();
    void everyTruncationStarts();
    void everyFlippedBitCostsOneRecord();
    void garbageIsSetAside_data();
    void garbageIsSetAside();
    void damagedFilesAreNeverReadAgain();
    void fullDiskIsToldOnce();
    void whatAFullDiskRefusedIsWrittenLater();
    void aFullDiskForTooLongIsGivenUp();
    void everythingOfALongTurnIsOnDiskAfterIt();
    void whatGoesOutIsOnDiskAtOnce();

private:
    std::unique_ptr<OutboxJournal> open(qint64 segmentBytes = OutboxJournal::kSegmentBytes);
    QStringList files(const QString &pattern) const;
    QByteArray write(int messages);
    bool replaceLog(const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void OutboxJournalTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<OutboxJournal> OutboxJournalTest::open(qint64 segmentBytes)
{
    auto journal = OutboxJournal::open(m_folder->path(), segmentBytes);
    return journal ? std::move(*journal) : nullptr;
}

QStringList OutboxJournalTest::files(const QString &pattern) const
{
    return QDir(m_folder->path()).entryList({ pattern }, QDir::Files, QDir::Name);
}

/// A log with messages 1 to \a messages, the first of which is removed. Returns its bytes.
QByteArray OutboxJournalTest::write(int messages)
{
    {
        const auto journal = open();
        quint64 first = 0;
        for (int i = 1; i <= messages; ++i) {
            const quint64 record = journal->add(u"d"_s, message(i), kTime);
            first = first == 0 ? record : first;
        }
        journal->remove(first);
    }
    QFile file(m_folder->filePath(files(u"*.log"_s).constLast()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool OutboxJournalTest::replaceLog(const QByteArray &bytes)
{
    for (const QString &name : files(u"*"_s))
        QFile::remove(m_folder->filePath(name));
    QFile file(m_folder->filePath(journalSegmentName(1)));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

void OutboxJournalTest::recordsSurviveTheirBytes()
{
    JournalRecord queued { .kind = JournalRecord::Kind::Queued, .device = u"Gerät"_s };
    queued.stored = { .record = 7, .time = kTime, .message = message(1, 2, 3000) };
    JournalRecord state { .kind = JournalRecord::Kind::State };
    state.stored.record = 7;
    state.stored.packetId = 65535;
    state.stored.isReleased = true;
    state.stored.order = quint64(1) << 40;
    JournalRecord removed { .kind = JournalRecord::Kind::Removed };
    removed.stored.record = 7;
    JournalRecord last { .kind = JournalRecord::Kind::LastId, .device = u"d"_s };
    last.stored.packetId = 3;
    QByteArray bytes = kJournalHeader.toByteArray();
    const QList<JournalRecord> all { queued, state, removed, last };
    for (const JournalRecord &record : all)
        bytes += encoded(record);
    JournalScanner scanner(bytes);
    for (const JournalRecord &record : all) {
        const auto read = scanner.next();
        QVERIFY(read);
        QVERIFY(*read == record);
    }
    QVERIFY(!scanner.next());
    QCOMPARE(scanner.damagedBytes(), 0);
}

void OutboxJournalTest::keepsWhatIsNotRemoved()
{
    {
        const auto journal = open();
        QVERIFY(journal);
        QList<quint64> records;
        for (int i = 1; i <= 10; ++i)
            records.append(journal->add(i % 2 ? u"a"_s : u"b"_s, message(i), kTime));
        journal->remove(records.at(0));
        journal->remove(records.at(3));
        QCOMPARE(journal->pending(), 8u);
    }
    const auto journal = open();
    QCOMPARE(journal->pending(), 8u);
    const StoredQueue a = journal->take(u"a"_s);
    QCOMPARE(payloads(a), QByteArrayList({ "3", "5", "7", "9" }));
    QCOMPARE(a.messages.constFirst().time, kTime);
    QCOMPARE(a.messages.constFirst().message, message(3));
    QCOMPARE(a.messages.constFirst().packetId, 0);
    QCOMPARE(payloads(journal->take(u"b"_s)), QByteArrayList({ "2", "6", "8", "10" }));
    QVERIFY(journal->take(u"c"_s).messages.isEmpty());
    QVERIFY(journal->damage().isEmpty());
}

void OutboxJournalTest::keepsTheStateInFlight()
{
    for (int opening = 0; opening < 3; ++opening) { // also through the rewriting at each start
        const auto journal = open();
        if (opening == 0) {
            const quint64 one = journal->add(u"d"_s, message(1, 2), kTime);
            const quint64 two = journal->add(u"d"_s, message(2, 2), kTime);
            const quint64 three = journal->add(u"d"_s, message(3, 1), kTime);
            const quint64 four = journal->add(u"d"_s, message(4, 1), kTime);
            journal->setInFlight(u"d"_s, two, 11);
            journal->setInFlight(u"d"_s, one, 12);
            journal->setReleased(two);
            journal->setInFlight(u"d"_s, three, 13);
            journal->setInFlight(u"d"_s, four, 14);
            journal->setWaiting(three);
            journal->remove(four);
            continue;
        }
        const StoredQueue queue = journal->take(u"d"_s);
        QCOMPARE(queue.lastPacketId, 14); // of a message that is gone
        QCOMPARE(payloads(queue), numbers(1, 3));
        const auto &m = queue.messages;
        QCOMPARE(m.at(0).packetId, 12);
        QCOMPARE(m.at(1).packetId, 11);
        QCOMPARE(m.at(2).packetId, 0);
        QVERIFY(!m.at(0).isReleased && m.at(1).isReleased && !m.at(2).isReleased);
        QVERIFY(m.at(1).order > m.at(0).order);
    }
}

void OutboxJournalTest::asksOnlyOnce()
{
    write(3);
    const auto journal = open();
    QCOMPARE(journal->take(u"d"_s).messages.size(), 2);
    QCOMPARE(journal->take(u"d"_s).messages.size(), 0);
    QCOMPARE(journal->pending(), 2u);
}

void OutboxJournalTest::keepsDevicesThatDoNotAsk()
{
    write(3);
    {
        const auto journal = open();
        QCOMPARE(journal->untaken(), 2u);
        journal->releaseUntaken();
        QCOMPARE(journal->untaken(), 0u);
    }
    QCOMPARE(open()->take(u"d"_s).messages.size(), 2);
}

void OutboxJournalTest::recordNamesGoOn()
{
    quint64 last = 0;
    for (int i = 1; i <= 3; ++i) {
        const auto journal = open();
        const quint64 record = journal->add(u"d"_s, message(i), kTime);
        QVERIFY(record > last);
        last = record;
    }
    QCOMPARE(payloads(open()->take(u"d"_s)), numbers(1, 3));
}

void OutboxJournalTest::isLockedAgainstASecondRun()
{
    const auto journal = open();
    const auto second = OutboxJournal::open(m_folder->path());
    QVERIFY(!second);
    QVERIFY(second.error().is(errors::kJournalLocked));
}

void OutboxJournalTest::refusesAFolderThatCannotBe()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto journal = OutboxJournal::open(file.fileName() + u"/sub"_s);
    QVERIFY(!journal);
    QVERIFY(journal.error().is(errors::kJournalFolder));
}

void OutboxJournalTest::filesAreForTheirOwnerOnly()
{
    const auto journal = open();
    const QFileInfo file(m_folder->filePath(files(u"*.log"_s).constFirst()));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void OutboxJournalTest::segmentsWithNothingLeftGo()
{
    const auto journal = open(10'000);
    QList<quint64> records;
    for (int i = 0; i < 1000; ++i) {
        records.append(journal->add(u"d"_s, message(i, 1, 100), kTime));
        QCoreApplication::processEvents();
    }
    QVERIFY(files(u"*.log"_s).size() > 10);
    for (const quint64 record : std::as_const(records)) {
        journal->remove(record);
        QCoreApplication::processEvents();
    }
    QVERIFY2(files(u"*.log"_s).size() <= 2, qPrintable(files(u"*.log"_s).join(u' ')));
    QCOMPARE(journal->pending(), 0u);
}

/// A message that nobody acknowledges must not keep all that came after it.
void OutboxJournalTest::neverGrowsBeyondTwiceItsContent()
{
    constexpr qint64 kSegment = 10'000;
    {
        const auto journal = open(kSegment);
        const quint64 stuck = journal->add(u"d"_s, message(1, 2), kTime);
        journal->setInFlight(u"d"_s, stuck, 77);
        qint64 largest = 0;
        for (int i = 2; i <= 3000; ++i) {
            const quint64 record = journal->add(u"e"_s, message(i, 1, 100), kTime);
            QCoreApplication::processEvents();
            journal->remove(record);
            largest = std::max(largest, journal->bytesOnDisk());
        }
        QVERIFY2(largest < 7 * kSegment, qPrintable(QString::number(largest)));
    }
    const StoredQueue queue = open()->take(u"d"_s);
    QCOMPARE(queue.messages.size(), 1);
    QCOMPARE(queue.messages.constFirst().packetId, 77);
    QCOMPARE(queue.lastPacketId, 77);
}

void OutboxJournalTest::anEmptyJournalStaysSmall()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(open());
    QCOMPARE(files(u"*.log"_s).size(), 1);
    QVERIFY(QFileInfo(m_folder->filePath(files(u"*.log"_s).constFirst())).size() < 100);
}

void OutboxJournalTest::everyTruncationStarts()
{
    const QByteArray log = write(6);
    const qsizetype stride = 97; // opening waits for the disk: only now and then
    for (qsizetype length = 0; length < log.size(); ++length) {
        const QByteArray torn = log.first(length);
        QVERIFY(replaceLog(torn));
        JournalScanner scanner(torn);
        QByteArrayList whole; // the messages whose records are whole
        while (const auto record = scanner.next()) {
            if (record->kind == JournalRecord::Kind::Queued)
                whole.append(record->stored.message.payload.left(1));
        }
        const bool isTorn = scanner.damagedBytes() > 0;
        const JournalContent content = readJournal(m_folder->path());
        QCOMPARE(content.damaged.size(), isTorn ? 1 : 0);
        QCOMPARE(qsizetype(content.pending.size()), whole.size());
        if (length % stride != 0)
            continue;
        const auto journal = open();
        QVERIFY(journal);
        QCOMPARE(payloads(journal->take(u"d"_s)), whole);
        QCOMPARE(journal->damage().size(), isTorn ? 1 : 0);
        QCOMPARE(files(u"*.damaged"_s).size(), isTorn ? 1 : 0);
    }
}

void OutboxJournalTest::everyFlippedBitCostsOneRecord()
{
    const QByteArray log = write(6); // 1 is removed
    const qsizetype stride = 331;
    for (qsizetype bit = 0; bit < log.size() * 8; ++bit) {
        QByteArray damaged = log;
        damaged[bit / 8] = static_cast<char>(damaged.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY(replaceLog(damaged));
        const JournalContent content = readJournal(m_folder->path());
        QCOMPARE(content.damaged.size(), 1);
        QByteArrayList found;
        for (const auto &[record, entry] : content.pending)
            found.append(entry.stored.message.payload.left(1));
        const QByteArrayList before = found;
        if (found.removeOne("1"_ba)) { // its removal was hit
            QCOMPARE(found, numbers(2, 6));
        } else { // in the header: none is lost
            QVERIFY2(found.size() >= 4, qPrintable(QString::number(bit)));
            for (const QByteArray &number : std::as_const(found))
                QVERIFY(numbers(2, 6).contains(number));
        }
        if (bit % stride != 0)
            continue;
        const auto journal = open();
        QVERIFY(journal);
        QCOMPARE(journal->damage().size(), 1);
        QVERIFY(journal->damage().constFirst().is(errors::kJournalDamaged));
        QCOMPARE(files(u"*.damaged"_s).size(), 1);
        QCOMPARE(payloads(journal->take(u"d"_s)), before);
    }
}

void OutboxJournalTest::garbageIsSetAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("text") << QByteArray("hello\n").repeated(100);
    QTest::newRow("header and zeros") << kJournalHeader.toByteArray() + QByteArray(4096, '\0');
    QTest::newRow("markers") << QByteArray("\xC0\x51\x8E\x0A\x04\0\0\0", 8).repeated(10'000);
    QByteArray noise(100'000, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (char &byte : noise)
        byte = static_cast<char>(random.bounded(256));
    QTest::newRow("noise") << noise;
}

void OutboxJournalTest::garbageIsSetAside()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(replaceLog(bytes));
    const auto journal = open();
    QVERIFY(journal);
    QCOMPARE(journal->pending(), 0u);
    QCOMPARE(journal->damage().size(), 1);
    QFile aside(m_folder->filePath(files(u"*.damaged"_s).constFirst()));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), bytes);
    QVERIFY(journal->damage().constFirst().message().contains(aside.fileName()));
}

void OutboxJournalTest::damagedFilesAreNeverReadAgain()
{
    QByteArray log = write(4);
    QVERIFY(replaceLog(log.chopped(1)));
    QCOMPARE(open()->damage().size(), 1);
    for (int i = 0; i < 2; ++i) {
        const auto journal = open();
        QCOMPARE(journal->damage().size(), 0);
        QCOMPARE(payloads(journal->take(u"d"_s)), numbers(1, 4)); // the removal was torn
    }
    // A second damaged file of the same name does not replace the first.
    QVERIFY(QFile::copy(m_folder->filePath(journalSegmentName(1) + u".damaged"_s),
        m_folder->filePath(journalSegmentName(1))));
    QCOMPARE(open()->damage().size(), 1);
    QCOMPARE(files(u"*.damaged*"_s).size(), 2);
}

void OutboxJournalTest::fullDiskIsToldOnce()
{
#ifdef Q_OS_UNIX
    const auto journal = open();
    QList<Error> failures;
    connect(journal.get(), &OutboxJournal::failed, this,
        [&failures](const Error &error) { failures.append(error); });
    const quint64 kept = journal->add(u"d"_s, message(1), kTime);
    QCoreApplication::processEvents();
    {
        const FileSizeLimit limit(1000); // as a full disk, but with another number
        for (int i = 2; i < 100; ++i) {
            journal->add(u"d"_s, message(i, 1, 100), kTime);
            QCoreApplication::processEvents();
        }
    }
    QCOMPARE(failures.size(), 1);
    QVERIFY(failures.constFirst().is(errors::kJournalWrite));
    QVERIFY(!journal->isWorking());
    journal->remove(kept);
    // What the disk took is whole.
    const QFileInfo log(m_folder->filePath(files(u"*.log"_s).constFirst()));
    QVERIFY(log.size() <= 1000);
    QFile file(log.filePath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    JournalScanner scanner(bytes);
    while (scanner.next()) { }
    QCOMPARE(scanner.damagedBytes(), 0);
#else
    QSKIP("File size limits are a Unix matter");
#endif
}

void OutboxJournalTest::whatAFullDiskRefusedIsWrittenLater()
{
#ifdef Q_OS_UNIX
    auto journal = open();
    int failures = 0;
    int recoveries = 0;
    connect(journal.get(), &OutboxJournal::failed, this, [&failures] { ++failures; });
    connect(journal.get(), &OutboxJournal::recovered, this, [&recoveries] { ++recoveries; });
    QList<quint64> records;
    const auto add = [&](int first, int last) {
        for (int i = first; i <= last; ++i) {
            records.append(journal->add(u"d"_s, message(i, 1, 100), kTime));
            QCoreApplication::processEvents();
        }
    };
    add(1, 5);
    {
        const FileSizeLimit limit(1500);
        add(6, 60);
        journal->remove(records.at(0)); // of before
        journal->remove(records.at(29)); // of now
        QCOMPARE(failures, 1);
        QVERIFY(!journal->isWorking());
    }
    QTRY_VERIFY(journal->isWorking());
    QCOMPARE(recoveries, 1);
    add(61, 62);
    QVERIFY(journal->isWorking());
    journal.reset();

    const StoredQueue queue = open()->take(u"d"_s);
    QByteArrayList expected = numbers(2, 62);
    expected.removeAll("30"_ba);
    QCOMPARE(payloads(queue), expected);
    QCOMPARE(files(u"*.damaged*"_s), QStringList());
#else
    QSKIP("File size limits are a Unix matter");
#endif
}

void OutboxJournalTest::aFullDiskForTooLongIsGivenUp()
{
#ifdef Q_OS_UNIX
    const auto journal = open();
    int recoveries = 0;
    connect(journal.get(), &OutboxJournal::recovered, this, [&recoveries] { ++recoveries; });
    journal->add(u"d"_s, message(1), kTime);
    QCoreApplication::processEvents();
    {
        const FileSizeLimit limit(1000);
        constexpr qsizetype kSize = 512 * 1024;
        for (qsizetype held = 0; held < OutboxJournal::kMostHeld + kSize; held += kSize) {
            journal->add(u"d"_s, message(2, 1, kSize), kTime);
            QCoreApplication::processEvents();
        }
    }
    QTest::qWait(1200); // longer than to the next try
    QVERIFY(!journal->isWorking());
    QCOMPARE(recoveries, 0);
    QVERIFY(journal->bytesOnDisk() <= 1000);
#else
    QSKIP("File size limits are a Unix matter");
#endif
}

void OutboxJournalTest::everythingOfALongTurnIsOnDiskAfterIt()
{
    const auto journal = open();
    constexpr int kMessages = 40; // 4 MiB: what is flushed at once, and a rest
    for (int i = 1; i <= kMessages; ++i)
        journal->add(u"d"_s, message(i, 2, 100'000), kTime);
    QCoreApplication::processEvents();
    // What another process would find if this one ended now.
    const QString copy = m_folder->filePath(u"copy"_s);
    QVERIFY(QDir().mkpath(copy));
    for (const QString &name : files(u"*.log"_s))
        QVERIFY(QFile::copy(m_folder->filePath(name), copy + u'/' + name));
    auto other = OutboxJournal::open(copy);
    QVERIFY(other);
    QCOMPARE(payloads((*other)->take(u"d"_s)), numbers(1, kMessages));
}

void OutboxJournalTest::whatGoesOutIsOnDiskAtOnce()
{
    const auto journal = open();
    for (quint16 id = 1; id <= 20; ++id) {
        const quint64 record = journal->add(u"d"_s, message(id, 2, 100'000), kTime);
        journal->setInFlight(u"d"_s, record, id);
        const JournalContent content = readJournal(m_folder->path()); // within the same turn
        QCOMPARE(content.pending.size(), size_t { id });
        QCOMPARE(content.pending.at(record).stored.packetId, id);
        QCOMPARE(content.lastIds.value(u"d"_s).packetId, id);
    }
}

QTEST_GUILESS_MAIN(OutboxJournalTest)
#include "tst_outboxjournal.moc"
