// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/hostprobe.h"
#include "core/source/sourcerunner.h"
#include "core/source/worlderrors.h"
#include "support/manualclock.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// Load of the computer, out of a folder that stands for /proc.
class TestHost : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void init();

    void cpuIsTheBusyPartSinceTheLastSample();
    void memoryIsWhatIsNotAvailable();
    void networkIsARateOfRealTime();
    void networkOfAllLeavesOutTheLoopback();
    void diskIsAPercentage();
    void isNotReproducible();
    void saysWhereItDoesNotWork();
    void saysWhatCannotBeRead();
    void readsThisComputer();

private:
    void write(const QString &name, const QByteArray &text);

    SourceContext context() const
    {
        return { .files = nullptr, .host = m_probe.get(), .scripts = nullptr };
    }

    SourceRunner runner(const char *spec) const
    {
        return SourceRunner(spec, PropertyType::Number, 1s, 1, context());
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProcProbe> m_probe;
};

void TestHost::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(QDir(m_folder->path()).mkpath(u"net"_s));
    m_probe = std::make_unique<ProcProbe>(m_clock, m_folder->path());
}

void TestHost::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestHost::cpuIsTheBusyPartSinceTheLastSample()
{
    // user nice system idle iowait irq softirq steal guest guest_nice
    write(u"stat"_s, "cpu  100 0 50 800 50 0 0 0 70 0\ncpu0 1 2 3 4\n");
    SourceRunner host = runner(R"({"kind":"host"})");
    write(u"stat"_s, "cpu  120 5 60 840 75 0 0 0 75 0\n"); // 35 busy of 100
    QCOMPARE(host.number(), 35.0);
    QCOMPARE(host.number(), 35.0); // the counters have not moved
    write(u"stat"_s, "cpu  120 5 60 940 75 0 0 0 75 0\n");
    QCOMPARE(host.number(), 0.0);
}

void TestHost::memoryIsWhatIsNotAvailable()
{
    write(u"meminfo"_s, "MemTotal:       16000 kB\nMemFree: 1 kB\nMemAvailable:    4000 kB\n");
    SourceRunner host = runner(R"({"kind":"host","quantity":"memory"})");
    QCOMPARE(host.number(), 75.0);
}

void TestHost::networkIsARateOfRealTime()
{
    const QByteArray head = "Inter-|   Receive\n face |bytes packets\n";
    write(u"net/dev"_s, head + "  eth0: 1000 1 0 0 0 0 0 0 500 1 0 0 0 0 0 0\n");
    SourceRunner in = runner(R"({"kind":"host","quantity":"networkIn","interface":"eth0"})");
    SourceRunner out = runner(R"({"kind":"host","quantity":"networkOut","interface":"eth0"})");
    m_clock.advance(2s);
    write(u"net/dev"_s, head + "  eth0: 9000 1 0 0 0 0 0 0 1500 1 0 0 0 0 0 0\n");
    QCOMPARE(in.number(), 4.0);
    QCOMPARE(out.number(), 0.5);
}

void TestHost::networkOfAllLeavesOutTheLoopback()
{
    write(u"net/dev"_s,
        "lo: 5000 1 0 0 0 0 0 0 5000 1\neth0: 100 1 0 0 0 0 0 0 10 1\nwlan0: 200 1 0 0 0 0 0 0 20 "
        "1\n");
    const auto counters = m_probe->network({});
    QVERIFY(counters);
    QCOMPARE(counters->received, 300.0);
    QCOMPARE(counters->sent, 30.0);
}

void TestHost::diskIsAPercentage()
{
    SourceRunner host = runner(R"({"kind":"host","quantity":"disk","path":"/"})");
    const double percent = host.number();
    QVERIFY(percent > 0 && percent <= 100);
}

void TestHost::isNotReproducible()
{
    write(u"stat"_s, "cpu  100 0 50 800 50 0 0 0 70 0\n");
    SourceRunner host = runner(R"({"kind":"host"})");
    QVERIFY(!host.source().isReproducible());
    SourceRunner sine(R"({"kind":"sine"})");
    QVERIFY(sine.source().isReproducible());
}

void TestHost::saysWhereItDoesNotWork()
{
    QVERIFY(build(R"({"kind":"host"})").error().is(errors::kNoHost));
    const ProcProbe elsewhere(m_clock, m_folder->filePath(u"missing"_s));
    const SourceContext there { .files = nullptr, .host = &elsewhere, .scripts = nullptr };
    for (const char *spec : { R"({"kind":"host"})", R"({"kind":"host","quantity":"memory"})",
             R"({"kind":"host","quantity":"networkIn"})" }) {
        const auto made = build(spec, PropertyType::Number, there);
        QVERIFY(!made);
        QVERIFY2(made.error().is(errors::kHostUnavailable), qPrintable(made.error().message()));
    }
}

void TestHost::saysWhatCannotBeRead()
{
    write(u"net/dev"_s, "eth0: 100 1 0 0 0 0 0 0 10 1\n");
    const auto refused = build(R"({"kind":"host","quantity":"networkIn","interface":"wlan9"})",
        PropertyType::Number, context());
    QVERIFY(!refused && refused.error().is(errors::kNoInterface));
    QVERIFY(refused.error().message().contains(u"eth0"_s));
    QVERIFY(build(R"({"kind":"host"})", PropertyType::Number, context())
                .error()
                .is(errors::kHostUnreadable));
    write(u"stat"_s, "nonsense\n");
    QVERIFY(build(R"({"kind":"host"})", PropertyType::Number, context())
                .error()
                .is(errors::kHostUnreadable));
    QVERIFY(build(R"({"kind":"host","quantity":"disk","path":"/no/such/folder"})",
        PropertyType::Number, context())
                .error()
                .is(errors::kNoDisk));
    write(u"stat"_s, "cpu  100 0 50 800 50 0 0 0 70 0\n");
    SourceRunner host = runner(R"({"kind":"host"})");
    QVERIFY(QFile::remove(m_folder->filePath(u"stat"_s)));
    QVERIFY(isNull(host.next()));
    QVERIFY(host.source().failure()->is(errors::kHostUnreadable));
}

void TestHost::readsThisComputer()
{
    const ProcProbe probe(m_clock);
    const auto cpu = probe.cpu();
    const auto memory = probe.memoryPercent();
    QVERIFY(cpu && cpu->total > cpu->busy && cpu->busy > 0);
    QVERIFY(memory && *memory > 0 && *memory < 100);
    QVERIFY(probe.network({}));
}

QTEST_GUILESS_MAIN(TestHost)

#include "tst_host.moc"
