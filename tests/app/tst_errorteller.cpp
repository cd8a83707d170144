// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/errorteller.h"

#include <QtTest/QTest>

using namespace sim;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const ErrorKind kBroken {
    .code = "test.broken",
    .persistence = Persistence::Transient,
    .what = "Part %1 is broken",
    .why = "",
    .remedy = "",
};

QString room(int number)
{
    return u"Room %1"_s.arg(number);
}

QStringList tell(ErrorTeller &teller, const QString &room, const Error &error, MonotonicTime now)
{
    return teller.add(room, room, error, now); // the name serves as id
}

} // namespace

class TestErrorTeller : public QObject
{
    Q_OBJECT

private slots:
    void theFirstIsToldAtOnce();
    void furtherDevicesShareALine();
    void pausesGrow();
    void theEndTellsTheRest();
    void distinctErrorsAreBounded();

private:
    const Error m_error { kBroken, { u"a"_s } };
};

void TestErrorTeller::theFirstIsToldAtOnce()
{
    ErrorTeller teller;
    QCOMPARE(tell(teller, room(1), m_error, {}), QStringList(u"Room 1: Part a is broken."_s));
    QCOMPARE(tell(teller, {}, Error(kBroken, { u"b"_s }), {}), QStringList(u"Part b is broken."_s));
    // The same again is no news, ever.
    QCOMPARE(tell(teller, room(1), m_error, MonotonicTime(1h)), QStringList());
    QCOMPARE(tell(teller, {}, Error(kBroken, { u"b"_s }), MonotonicTime(1h)), QStringList());
    QCOMPARE(teller.due(MonotonicTime(2h)), QStringList());
    QCOMPARE(teller.rest(), QStringList());
}

void TestErrorTeller::furtherDevicesShareALine()
{
    ErrorTeller teller;
    for (int i = 1; i <= 10'000; ++i)
        QCOMPARE(tell(teller, room(i), m_error, {}).size(), i == 1 ? 1 : 0);
    QCOMPARE(teller.due(MonotonicTime(999ms)), QStringList());
    QCOMPARE(teller.due(MonotonicTime(1s)),
        QStringList(u"Room 2, Room 3, Room 4 and 9996 more: Part a is broken."_s));
    for (int i = 1; i <= 10'000; ++i)
        QCOMPARE(tell(teller, room(i), m_error, MonotonicTime(5s)), QStringList());
    QCOMPARE(teller.due(MonotonicTime(1h)), QStringList());
}

void TestErrorTeller::pausesGrow()
{
    ErrorTeller teller;
    int lines = 0;
    for (int second = 0; second < 600; ++second) { // a device each second, ten minutes
        const MonotonicTime now { std::chrono::seconds(second) };
        lines += static_cast<int>(tell(teller, room(second), m_error, now).size());
        lines += static_cast<int>(teller.due(now).size());
    }
    // At 0, 1, 3, 7, 15, 31 and 63 s, and then each minute.
    QCOMPARE(lines, 7 + 8);
}

void TestErrorTeller::theEndTellsTheRest()
{
    ErrorTeller teller;
    tell(teller, room(1), m_error, {});
    tell(teller, room(2), m_error, {});
    tell(teller, room(3), m_error, {});
    QCOMPARE(teller.rest(), QStringList(u"Room 2, Room 3: Part a is broken."_s));
    QCOMPARE(teller.rest(), QStringList());
}

void TestErrorTeller::distinctErrorsAreBounded()
{
    ErrorTeller teller;
    qsizetype lines = 0;
    for (int i = 0; i < 2 * ErrorTeller::kMaxDistinct; ++i)
        lines += tell(teller, room(i), Error(kBroken, { QString::number(i) }), {}).size();
    QCOMPARE(lines, ErrorTeller::kMaxDistinct);
    QCOMPARE(teller.rest(), QStringList(u"and 1000 further errors"_s));
}

QTEST_GUILESS_MAIN(TestErrorTeller)
#include "tst_errorteller.moc"
