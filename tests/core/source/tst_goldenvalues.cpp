// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/source/sourcerunner.h"

#include <QtTest/QTest>

#include <bit>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The bits of random sources, which a seed promises on every platform: the third value and a
/// digest of a thousand.
class TestGoldenValues : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bitsAreThoseOfEveryPlatform_data();
    void bitsAreThoseOfEveryPlatform();
};

namespace {

struct Row
{
    const char *name;
    const char *spec;
    quint64 third;
    quint64 digest;
};

constexpr std::array kRows {
    Row { "normal", R"({"kind":"normal"})", 0x4032f2d99bd67a18, 0x0f54a91c0f43817b },
    Row { "truncated normal", R"({"kind":"normal","min":19,"max":22})", 0x403369bd2be5d707,
        0x257940175349aaec },
    Row { "uniform", R"({"kind":"uniform"})", 0x402d4f1ae4d13a25, 0x9df4c466d9032c16 },
    Row { "mean reverting", R"({"kind":"meanReverting"})", 0x403481c94c2c932f, 0xd5f512c5e65cce92 },
    Row { "telegraph", R"({"kind":"telegraph","meanOn":"5s","meanOff":"9s"})", 0x3ff0000000000000,
        0x1f8d43d703e7d805 },
    Row { "choice", R"({"kind":"choice","values":[1,2,3],"weights":[5,3,2]})", 0x3ff0000000000000,
        0x1b0677116f9c2d58 },
    Row { "lognormal", R"({"kind":"distribution"})", 0x3fe2eab5d58e03ce, 0x4349129b863b2dc7 },
    Row { "exponential", R"({"kind":"distribution","law":"exponential"})", 0x3fc4487fae39d95c,
        0x1ace1c7db3d5be1e },
    Row { "weibull", R"({"kind":"distribution","law":"weibull","shape":1.7})", 0x3fd5a78e5e0993b4,
        0x432899ebf97b9bf8 },
    Row { "poisson", R"({"kind":"distribution","law":"poisson","mean":700})", 0x4084e80000000000,
        0xeaff029e721b8c47 },
    Row {
        "beta", R"({"kind":"distribution","law":"beta"})", 0x3fd4acc248ac5d68, 0xda216114ccdcb7a8 },
    Row { "beta of two ends", R"({"kind":"distribution","law":"beta","alpha":0.3,"beta":0.6})",
        0x3fe1f32c90b6af40, 0x667179eadaf93800 },
    Row { "bernoulli", R"({"kind":"bernoulli","pTrue":0.3})", 0x3ff0000000000000,
        0x515775edf3ca7818 },
    Row { "random walk", R"({"kind":"randomWalk","holdProbability":0.2,"drift":10})",
        0x4032f445b297e62f, 0xca002ecdbebb50ad },
    Row { "random walk of uniform steps", R"({"kind":"randomWalk","maxStep":2,"min":15,"max":25})",
        0x403339630463d858, 0xb6be001cc9e214a3 },
    Row { "state machine",
        R"({"kind":"stateMachine","states":[{"name":"a","value":1,"dwell":"7s"},{"name":"b","value":2,"dwell":"5s","law":"normal"}]})",
        0x3ff0000000000000, 0xb5b3dce03d30f2a5 },
    Row { "events", R"({"kind":"poissonEvents","rate":900,"source":{"kind":"uniform"}})",
        0xffffffffffffffff, 0x421b9621309c52b7 },
    Row { "counter", R"({"kind":"counter","incrementSource":{"kind":"uniform"}})",
        0x40550221b07a08eb, 0xd9fa57a29e053869 },
    Row { "battery", R"({"kind":"battery","capacity":2,"load":3,"chargeWindows":"16:02-16:05"})",
        0x4058faaaa438d800, 0x1300fdfaf0c9e768 },
};

/// FNV-1a over the bits; no value counts as a number that no source makes.
quint64 digestOf(const std::vector<quint64> &values)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const quint64 value : values) {
        for (int shift = 0; shift < 64; shift += 8)
            hash = (hash ^ (value >> shift & 0xff)) * 0x100000001b3;
    }
    return hash;
}

QString hex(quint64 bits)
{
    return u"0x"_s + QString::number(bits, 16).rightJustified(16, u'0');
}

} // namespace

void TestGoldenValues::bitsAreThoseOfEveryPlatform_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<quint64>("third");
    QTest::addColumn<quint64>("digest");
    for (const Row &row : kRows)
        QTest::newRow(row.name) << QByteArray(row.spec) << row.third << row.digest;
}

void TestGoldenValues::bitsAreThoseOfEveryPlatform()
{
    QFETCH(QByteArray, spec);
    QFETCH(quint64, third);
    QFETCH(quint64, digest);
    SourceRunner runner(spec.constData());
    std::vector<quint64> bits;
    for (const Value &value : runner.take(1000)) {
        const double *number = std::get_if<double>(&value);
        bits.push_back(number == nullptr ? ~quint64(0) : std::bit_cast<quint64>(*number));
    }
    QCOMPARE(hex(bits.at(2)) + u' ' + hex(digestOf(bits)), hex(third) + u' ' + hex(digest));
}

QTEST_GUILESS_MAIN(TestGoldenValues)

#include "tst_goldenvalues.moc"
