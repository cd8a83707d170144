// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/nesting.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtTest/QTest>

using namespace sim;

/// When owned objects may go, and who learns that the owner has gone.
class NestingTest : public QObject
{
    Q_OBJECT

private slots:
    void disposesAtOnceOutsideOfSignals();
    void disposesLaterInsideOfSignals();
    void watchesAreNoLevel();
    void allLearnThatTheOwnerIsGone();
};

void NestingTest::disposesAtOnceOutsideOfSignals()
{
    const Nesting nesting;
    const QPointer<QObject> object(new QObject);
    nesting.dispose(std::unique_ptr<QObject>(object));
    QVERIFY(object.isNull());
    nesting.dispose(std::unique_ptr<QObject>());
}

void NestingTest::disposesLaterInsideOfSignals()
{
    const Nesting nesting;
    const QPointer<QObject> object(new QObject);
    {
        const Nesting::Level outer(nesting);
        {
            const Nesting::Level inner(nesting);
        }
        nesting.dispose(std::unique_ptr<QObject>(object));
        QVERIFY(!object.isNull());
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(object.isNull());
    const QPointer<QObject> next(new QObject);
    nesting.dispose(std::unique_ptr<QObject>(next));
    QVERIFY(next.isNull());
}

void NestingTest::watchesAreNoLevel()
{
    const Nesting nesting;
    const Nesting::Watch watch(nesting);
    const QPointer<QObject> object(new QObject);
    nesting.dispose(std::unique_ptr<QObject>(object));
    QVERIFY(object.isNull());
    QVERIFY(watch.isAlive());
}

void NestingTest::allLearnThatTheOwnerIsGone()
{
    auto nesting = std::make_unique<Nesting>();
    const Nesting::Level outer(*nesting);
    const Nesting::Watch middle(*nesting);
    {
        const Nesting::Watch ended(*nesting);
        QVERIFY(ended.isAlive());
    }
    const Nesting::Level inner(*nesting);
    nesting.reset();
    QVERIFY(!outer.isAlive());
    QVERIFY(!middle.isAlive());
    QVERIFY(!inner.isAlive());
}

QTEST_GUILESS_MAIN(NestingTest)
#include "tst_nesting.moc"
