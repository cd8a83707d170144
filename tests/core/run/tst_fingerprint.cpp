// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/fingerprint.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

class TestFingerprint : public QObject
{
    Q_OBJECT

private slots:
    void dependsOnBytesAndOrderOfADevice();
    void doesNotDependOnHowDevicesInterleave();
    void tellsBoundariesApart();
};

namespace {

Message message(const QByteArray &topic, const QByteArray &payload, quint8 qos = 0)
{
    return { .topic = topic, .payload = payload, .qos = qos, .retain = false };
}

} // namespace

void TestFingerprint::dependsOnBytesAndOrderOfADevice()
{
    Fingerprint a;
    Fingerprint b;
    Fingerprint c;
    Fingerprint d;
    a.add(u"d1"_s, message("t", "1"));
    a.add(u"d1"_s, message("t", "2"));
    b.add(u"d1"_s, message("t", "2"));
    b.add(u"d1"_s, message("t", "1"));
    c.add(u"d1"_s, message("t", "1"));
    c.add(u"d1"_s, message("t", "2"));
    d.add(u"d1"_s, message("t", "1"));
    d.add(u"d1"_s, message("t", "2", 1));
    QVERIFY(a.text() != b.text());
    QCOMPARE(a.text(), c.text());
    QVERIFY(a.text() != d.text());
    QCOMPARE(a.text().size(), 32);
}

void TestFingerprint::doesNotDependOnHowDevicesInterleave()
{
    Fingerprint a;
    Fingerprint b;
    a.add(u"d1"_s, message("t", "1"));
    a.add(u"d2"_s, message("t", "2"));
    b.add(u"d2"_s, message("t", "2"));
    b.add(u"d1"_s, message("t", "1"));
    QCOMPARE(a.text(), b.text());
}

void TestFingerprint::tellsBoundariesApart()
{
    Fingerprint a;
    Fingerprint b;
    a.add(u"d1"_s, message("ab", "c"));
    b.add(u"d1"_s, message("a", "bc"));
    QVERIFY(a.text() != b.text());
}

QTEST_GUILESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
