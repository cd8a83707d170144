// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/randomdevice.h"

#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace sim::test;

namespace {

constexpr int kDevices = 50;
constexpr int kShortForm = 20; ///< seconds

int fromEnvironment(const char *name, int otherwise)
{
    bool isOk = false;
    const int value = qEnvironmentVariableIntValue(name, &isOk);
    return isOk ? value : otherwise;
}

} // namespace

/// Fifty devices against a strict broker.
///
/// CONNIO_ORACLE_SECONDS sets how long (20; the long form is 1200), CONNIO_ORACLE_SEED which random
/// numbers (1).
class TestMqttRandom : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        // Qt Test ends a function after five minutes.
        const int seconds = fromEnvironment("CONNIO_ORACLE_SECONDS", kShortForm);
        qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number((seconds + 120) * 1000));
    }

private slots:
    void strictBrokerFindsNoViolation();
};

// proves P13
void TestMqttRandom::strictBrokerFindsNoViolation()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    const int seconds = fromEnvironment("CONNIO_ORACLE_SECONDS", kShortForm);
    const auto seed = static_cast<quint32>(fromEnvironment("CONNIO_ORACLE_SEED", 1));
    OracleBroker broker(seed);
    QVERIFY(broker.listen());
    std::vector<std::unique_ptr<RandomDevice>> devices;
    for (int i = 0; i < kDevices; ++i) {
        devices.push_back(std::make_unique<RandomDevice>(broker, i, seed * 1000));
        devices.back()->start();
    }
    QTest::qWait(seconds * 1000);

    broker.setHurried();
    for (const auto &device : devices)
        device->finish();
    QTRY_VERIFY_WITH_TIMEOUT(broker.isIdle()
            && std::all_of(devices.begin(), devices.end(),
                [](const auto &device) { return device->isIdle(); }),
        40'000);

    QStringList problems = broker.violations();
    quint64 published = 0;
    quint64 delivered = 0;
    int cuts = 0;
    for (const auto &device : devices) {
        problems += device->problems();
        published += device->published();
        delivered += device->delivered();
        cuts += device->cuts();
    }
    qInfo().noquote()
        << u"%1 s, seed %2: %3 packets judged, %4 published, %5 delivered, %6 losses"_s.arg(seconds)
               .arg(seed)
               .arg(broker.packets())
               .arg(published)
               .arg(delivered)
               .arg(cuts);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.mid(0, 20).join(u'\n')));
    QVERIFY(broker.packets() > 1000 && cuts > 20); // something was judged, on a busy machine too
}

QTEST_GUILESS_MAIN(TestMqttRandom)

#include "tst_mqttrandom.moc"
