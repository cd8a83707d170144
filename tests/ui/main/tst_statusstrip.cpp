// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/statusstrip.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>

using namespace Qt::StringLiterals;
using namespace sim;

class TestStatusStrip : public QObject
{
    Q_OBJECT

private slots:
    void lossIsCountedInRedWithItsCauses();
};

void TestStatusStrip::lossIsCountedInRedWithItsCauses()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    StatusStrip strip(theme);
    const auto *label = strip.findChild<QLabel *>(u"droppedCount"_s);
    QVERIFY(label);
    const auto colour = [label] { return label->palette().color(QPalette::WindowText); };
    QCOMPARE(label->text(), u"Dropped 0"_s);
    QCOMPARE(colour(), theme.colour(Theme::Role::TextMuted));

    RunSnapshot snapshot;
    for (int i = 0; i < 3; ++i)
        snapshot.counts.droppedBy.add(DropCause::QueueFull);
    snapshot.counts.droppedBy.add(DropCause::Refused);
    snapshot.counts.dropped = snapshot.counts.droppedBy.total();
    strip.setSnapshot(snapshot);
    QCOMPARE(label->text(), u"Dropped 4"_s);
    QCOMPARE(colour(), theme.colour(Theme::Role::Bad));
    QVERIFY(label->toolTip().contains(dropCauseText(DropCause::QueueFull) + u": 3"_s));
    QVERIFY(label->toolTip().contains(dropCauseText(DropCause::Refused) + u": 1"_s));
    QVERIFY(!label->toolTip().contains(dropCauseText(DropCause::FleetFull)));

    strip.setSnapshot({}); // the next run
    QCOMPARE(label->text(), u"Dropped 0"_s);
    QCOMPARE(colour(), theme.colour(Theme::Role::TextMuted));
}

QTEST_MAIN(TestStatusStrip)
#include "tst_statusstrip.moc"
