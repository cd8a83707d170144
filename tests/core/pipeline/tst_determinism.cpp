// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/pipeline/pipelinebuilders.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim::test;

/// The same profile and seed give the same bytes, however fast the run goes.
class TestDeterminism : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bytesAreTheSameAtEveryPace_data();
    void bytesAreTheSameAtEveryPace();
    void anotherSeedGivesOtherBytes();
    void everythingThatIsMadeIsWellFormed();
};

namespace {

PublishRule feed(FeedEncoding encoding, int maxPoints)
{
    PublishRule rule;
    rule.mode = PublishMode::Feed;
    rule.qos = 1;
    rule.encoding = encoding;
    rule.maxPoints = maxPoints;
    rule.maxAge = 7s;
    rule.annotations = { { u"site"_s, u"Ä1"_s } };
    return rule;
}

ResolvedProperty with(
    ResolvedProperty property, Microseconds every, std::optional<int> decimals = {})
{
    property.schedule = { .sampleEvery = every, .jitter = { .value = 5, .isPercent = true } };
    property.definition.decimals = decimals;
    return property;
}

/// Every source and modifier that there is, raw and feed, every and on change.
ResolvedDevice richDevice(const QString &id)
{
    ResolvedProperty temperature
        = with(resolved(u"temperature"_s,
                   R"({"kind":"lag","input":"setpoint","delay":"5s","timeConstant":"4m"})"),
            1s, 2);
    temperature.definition.boundaries.min = -30;
    temperature.definition.boundaries.max = 40;
    temperature.modifiers = { spec(R"({"kind":"noise","stdDev":0.08})"),
        spec(R"({"kind":"noise","stdDevPercent":0.1})"), spec(R"({"kind":"quantize","step":0.05})"),
        spec(R"({"kind":"clamp","min":-25})") };
    temperature.report.onChange = OnChange {
        .deadband = { .value = 0.2, .isPercent = false }, .minInterval = 2s, .heartbeat = 60s
    };
    temperature.publish = feed(FeedEncoding::Compact, 20);
    ResolvedProperty humidity = with(
        resolved(u"humidity"_s,
            R"({"kind":"meanReverting","mean":55,"stdDev":4,"relaxationTime":"3m","min":40,"max":65})"),
        700ms, 1);
    humidity.publish = temperature.publish;
    humidity.nullProbability = 0.01;
    ResolvedProperty vibration
        = with(resolved(u"Vibration"_s, R"({"kind":"sine","frequency":0.7,"phase":30})"), 250ms);
    vibration.publish = feed(FeedEncoding::Verbose, 100);
    ResolvedProperty pressure = with(
        resolved(u"pressure"_s, R"({"kind":"normal","mean":3,"stdDev":2,"min":1,"max":6})"), 1s, 3);
    pressure.seedOffset = 4;
    ResolvedProperty recipe = with(
        resolved(u"recipe"_s,
            R"({"kind":"sequence","values":["a","b","c","d"],"order":"shuffle","dwell":"90s"})",
            PropertyType::Enum),
        5s);
    recipe.report.onChange = OnChange();
    const QList<ResolvedProperty> properties {
        temperature,
        humidity,
        vibration,
        pressure,
        recipe,
        with(resolved(u"setpoint"_s,
                 R"({"kind":"square","low":-20,"high":-12,"period":"17m","duty":30})"),
            1s),
        with(resolved(u"level"_s,
                 R"({"kind":"ramp","from":0,"to":80,"duration":"11m","onEnd":"reverse"})"),
            3s),
        with(resolved(u"load"_s, R"({"kind":"uniform","min":-1,"max":1})"), 2s),
        with(resolved(u"door"_s, R"({"kind":"telegraph","meanOn":"40s","meanOff":"5m"})",
                 PropertyType::Boolean),
            1s),
        with(
            resolved(u"status"_s,
                R"({"kind":"choice","values":["ok","low","off"],"weights":[5,2,1],"noRepeat":true})",
                PropertyType::String),
            10s),
        with(resolved(u"manual"_s, R"({"kind":"manual","initial":-18,"min":-25,"max":10})"), 10s),
        with(resolved(u"place"_s,
                 R"({"kind":"constant","value":{"geo":{"lat":41.0151,"lon":28.9795}}})",
                 PropertyType::Waypoint),
            5min),
    };
    ResolvedDevice result = device(properties);
    result.id = id;
    result.deviceId = u"_dev_"_s + id;
    return result;
}

void addTo(QCryptographicHash &hash, const DevicePipeline::Step &step)
{
    for (const OutgoingMessage &message : step.messages) {
        hash.addData(message.message.topic);
        hash.addData(QByteArrayView("\n"));
        hash.addData(message.message.payload);
        hash.addData(QByteArray::number(message.message.qos));
        hash.addData(QByteArray::number((message.time - kStart).count()));
        hash.addData(QByteArrayView("\n"));
    }
}

/// SHA-256 of all messages of an hour of two devices, taken in steps of \a wakeUp.
QByteArray digest(quint64 seed, Microseconds wakeUp)
{
    QByteArray result;
    for (const QString &id : { u"d1"_s, u"d2"_s }) {
        auto pipeline = DevicePipeline::make(richDevice(id), u"connio/"_s, seed, kStart);
        if (!pipeline)
            qFatal("%s", qPrintable(pipeline.error().message()));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        DevicePipeline::Step step;
        for (Microseconds passed { 0 }; passed <= 1h; passed += wakeUp) {
            pipeline->advance(kStart + passed, step);
            addTo(hash, step);
        }
        pipeline->advance(kStart + 1h, step);
        addTo(hash, step);
        pipeline->flush(kStart + 1h, step);
        addTo(hash, step);
        result += hash.result().toHex() + ' ';
    }
    return result.trimmed();
}

} // namespace

void TestDeterminism::bytesAreTheSameAtEveryPace_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("1 ms") << qint64(1000);
    QTest::newRow("1 s") << qint64(1'000'000);
    QTest::newRow("odd steps") << qint64(12'345'678);
    QTest::newRow("1 h") << qint64(3'600'000'000);
}

void TestDeterminism::bytesAreTheSameAtEveryPace()
{
    QFETCH(qint64, microseconds);
    // Seeds in people's profiles promise these bytes on every machine: a change needs a reason.
    QCOMPARE(digest(20240607, Microseconds(microseconds)),
        "89045e9b7d3b9de29c2b7fd4622adfc354e9b2bb1ecf1e3746b9c46a73e3f856 "
        "6a721d95e2c32dd0f2cf4d743689e048ef25c7bf74a202818b49eea81376ab0f"_ba);
}

void TestDeterminism::anotherSeedGivesOtherBytes()
{
    QVERIFY(digest(1, 1h) != digest(2, 1h));
}

void TestDeterminism::everythingThatIsMadeIsWellFormed()
{
    auto pipeline = DevicePipeline::make(richDevice(u"d1"_s), u"connio/"_s, 3, kStart);
    QVERIFY(pipeline);
    DevicePipeline::Step step;
    pipeline->advance(kStart + 10min, step);
    QVERIFY(step.errors.empty());
    for (const OutgoingMessage &message : step.messages) {
        QJsonParseError error;
        QJsonDocument::fromJson('[' + message.message.payload + ']', &error);
        QVERIFY2(error.error == QJsonParseError::NoError, message.message.payload.constData());
    }
}

QTEST_GUILESS_MAIN(TestDeterminism)

#include "tst_determinism.moc"
