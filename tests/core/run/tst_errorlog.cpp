// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/errorlog.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

namespace {

const ErrorKind kBroken {
    .code = "test.broken",
    .persistence = Persistence::Transient,
    .what = "Part %1 is broken",
    .why = "",
    .remedy = "Mend it.",
};

} // namespace

class TestErrorLog : public QObject
{
    Q_OBJECT

private slots:
    void equalErrorsFoldIntoOneLine();
    void aFleetIsOneLine();
    void groupsAreNamedOnce();
    void distinctErrorsAreBounded();
};

void TestErrorLog::equalErrorsFoldIntoOneLine()
{
    ErrorLog log;
    QVERIFY(log.isEmpty());
    QVERIFY(log.add(u"Room 1"_s, u"Room 1"_s, Error(kBroken, { u"a"_s })));
    QVERIFY(!log.add(u"Room 1"_s, u"Room 1"_s, Error(kBroken, { u"a"_s })));
    QVERIFY(log.add(u"Room 2"_s, u"Room 2"_s, Error(kBroken, { u"c"_s })));
    QVERIFY(log.add({}, {}, Error(kBroken, { u"b"_s })));
    QVERIFY(!log.isEmpty());
    QCOMPARE(log.lines(),
        QStringList({ u"Room 1: Part a is broken. Mend it. (2 times)"_s,
            u"Room 2: Part c is broken. Mend it."_s, u"Part b is broken. Mend it."_s }));
}

void TestErrorLog::aFleetIsOneLine()
{
    ErrorLog log;
    const Error error(kBroken, { u"a"_s });
    QVERIFY(log.add(u"Room 1"_s, u"Room 1"_s, error));
    QVERIFY(!log.add(u"Room 2"_s, u"Room 2"_s, error)); // nothing new
    QCOMPARE(log.lines(), QStringList(u"Room 1, Room 2: Part a is broken. Mend it. (2 times)"_s));
    for (int i = 1; i <= 10'000; ++i)
        log.add(u"Room %1"_s.arg(i), u"Room %1"_s.arg(i), error);
    QCOMPARE(log.lines(),
        QStringList(u"Room 1, Room 2, Room 3 and 9997 more: Part a is broken. Mend it. "
                    "(10002 times)"_s));
}

/// The devices of a group have one name.
void TestErrorLog::groupsAreNamedOnce()
{
    ErrorLog log;
    for (int i = 1; i <= 200; ++i)
        log.add(u"d-%1"_s.arg(i), u"Lamp"_s, Error(kBroken, { u"a"_s }));
    QCOMPARE(
        log.lines(), QStringList(u"Lamp and 199 more: Part a is broken. Mend it. (200 times)"_s));
}

void TestErrorLog::distinctErrorsAreBounded()
{
    ErrorLog log;
    for (int i = 0; i < 1000; ++i)
        log.add({}, {}, Error(kBroken, { QString::number(i) }));
    QCOMPARE(log.lines().size(), ErrorLog::kMaxDistinct + 1);
    QCOMPARE(log.lines().constLast(), u"and 900 further errors"_s);
}

QTEST_GUILESS_MAIN(TestErrorLog)
#include "tst_errorlog.moc"
