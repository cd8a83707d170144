// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/baseerrors.h"
#include "core/base/jsontext.h"
#include "core/file/fileerrors.h"
#include "core/file/profilereader.h"
#include "core/file/schemacheck.h"
#include "core/file/testcatalogues.h"
#include "core/model/specerrors.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

namespace {

/// A small good profile, into which tests put mistakes.
const QByteArray kGood = R"({
  "formatVersion": 1,
  "name": "Test",
  "endpoints": [
    { "id": "local", "transport": "tcp", "host": "127.0.0.1", "port": 1883 }
  ],
  "deviceTypes": [
    { "id": "room", "endpoint": "local",
      "properties": [
        { "id": "temperature", "type": "number",
          "source": { "kind": "lag", "input": "setpoint" } },
        { "id": "setpoint", "type": "number",
          "source": { "kind": "sine", "mean": 4, "period": "1m" } },
        { "id": "door", "type": "enum", "values": ["closed", "open"],
          "source": { "kind": "constant", "value": "open" } }
      ] }
  ],
  "devices": [
    { "id": "d1", "type": "room", "deviceId": "_dev_1",
      "credentials": { "keyId": "_key_1", "secretRef": "${env:KEY_1}" } }
  ]
})"_ba;

QByteArray with(QByteArray from, const QByteArray &to)
{
    QByteArray json = kGood;
    Q_ASSERT(json.contains(from));
    return json.replace(json.indexOf(from), from.size(), to);
}

QString messages(const ProfileReading &reading)
{
    QStringList lines;
    for (const Error &error : reading.errors)
        lines += error.message();
    return lines.join(u'\n');
}

} // namespace

class TestProfileReader : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void opensTheExampleOfTheProductPage();
    void opensTheDemos_data();
    void opensTheDemos();
    void readsTheSmallestProfile();
    void seedsKeepAllDigits();
    void readersAndSchemaAgreeOnOddTexts();
    void presetsFillAnEndpoint();
    void reportsEveryMistakeAtItsPlace_data();
    void reportsEveryMistakeAtItsPlace();
    void schemaRefusesTheSameShapes_data();
    void schemaRefusesTheSameShapes();
    void reportsAllMistakesAtOnceInTheOrderOfTheText();
    void reportsAtMostAHundredErrors();
    void secretsAreNeverRepeated();
    void frequencyBecomesPeriod();
    void badFrequencyIsOneError();
    void warnsWithoutRefusing_data();
    void warnsWithoutRefusing();
    void newerVersionsOpenReadOnly();
    void namesAreCheckedByWhatIsHandedIn();
    void missingAndOddFilesAreErrors();
    void longChainsOfInputsAreNoProblem();
    void tenThousandDevicesOpenQuickly();

private:
    ProfileReading read(const QByteArray &json) const
    {
        return ProfileReader(m_catalogues).readText(json, u"p.conniosim"_s);
    }

    KindCatalogues m_catalogues = test::catalogues();
};

void TestProfileReader::opensTheExampleOfTheProductPage()
{
    const ProfileReading reading = read(test::profileData(u"example.conniosim"_s));
    QCOMPARE(messages(reading), QString());
    QVERIFY(reading.profile);
    const Profile &profile = *reading.profile;
    QCOMPARE(profile.name, u"Cold room demo"_s);
    QCOMPARE(profile.seed, 20240607U);
    QCOMPARE(profile.endpoints.size(), 1);
    const Endpoint &endpoint = profile.endpoints.constFirst();
    QCOMPARE(endpoint.transport, TransportKind::Tls);
    QCOMPARE(endpoint.reconnect.jitter, 20.0);
    QVERIFY(endpoint.tls.caFile.isEmpty());
    const DeviceType &type = profile.deviceTypes.constFirst();
    QCOMPARE(type.publish.mode, PublishMode::Feed);
    QCOMPARE(type.publish.maxAge, Microseconds(10s));
    QCOMPARE(type.publish.queuePolicy, DropPolicy::DropOldest);
    QCOMPARE(type.schedule.jitter, (Amount { .value = 5, .isPercent = true }));
    const Property *temperature = type.property(u"temperature");
    QVERIFY(temperature != nullptr);
    QCOMPARE(temperature->definition.boundaries.min, -30.0);
    QCOMPARE(temperature->definition.decimals, 2);
    QCOMPARE(temperature->source.kind, u"lag"_s);
    QCOMPARE(temperature->source.parameters.value("timeConstant"_L1).toString(), u"4m"_s);
    QCOMPARE(temperature->modifiers.size(), 2);
    QVERIFY(temperature->report && temperature->report->onChange);
    QCOMPARE(temperature->report->onChange->heartbeat, Microseconds(60s));
    QCOMPARE(type.property(u"setpoint")->command.value("delay"_L1).toString(), u"300ms"_s);
    QCOMPARE(type.property(u"door")->definition.boundaries.set,
        (QList<Value> { u"closed"_s, u"open"_s }));
    const Device &device = profile.devices.constFirst();
    QCOMPARE(device.credentials.secretRef, u"keychain:d1"_s);
    QCOMPARE(device.overrides.size(), 1);
    QCOMPARE(profile.faults.size(), 2);
    QCOMPARE(profile.view.charts.constFirst().window, Microseconds(10min));
    QCOMPARE(reading.warnings.size(), 4); // faults, scenario, backfill, command
}

void TestProfileReader::opensTheDemos_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("devices");
    QTest::newRow("cold room") << u"cold-room"_s << 2;
    QTest::newRow("fleet") << u"fleet-50"_s << 1;
}

void TestProfileReader::opensTheDemos()
{
    QFETCH(QString, name);
    const ProfileReading reading
        = ProfileReader(m_catalogues).readFile(u":/sim/demos/"_s + name + u".conniosim"_s);
    QCOMPARE(messages(reading), QString());
    QVERIFY(reading.profile);
    QVERIFY(reading.warnings.isEmpty());
    QTEST(int(reading.profile->devices.size()), "devices");
}

void TestProfileReader::readsTheSmallestProfile()
{
    const ProfileReading reading = read(R"({"formatVersion": 1})");
    QCOMPARE(messages(reading), QString());
    QCOMPARE(reading.profile, Profile());
}

void TestProfileReader::seedsKeepAllDigits()
{
    const auto seed = [this](const QByteArray &json) {
        const ProfileReading reading = read(R"({"formatVersion": 1, "seed": )" + json + "}");
        return reading.profile ? reading.profile->seed : 0;
    };
    QCOMPARE(seed("7"), 7U);
    QCOMPARE(seed("4294967296"), 4294967296U);
    QCOMPARE(seed("9007199254740991"), 9007199254740991U);
    QCOMPARE(seed("\"18446744073709551615\""), std::numeric_limits<quint64>::max());
}

void TestProfileReader::readersAndSchemaAgreeOnOddTexts()
{
    // Each is a text that Qt's number reading, or an untidy one, takes for a good one.
    const QStringList odd { u"7 "_s, u" 7"_s, u"\t7"_s, u"7\n"_s, u"+7"_s, u"-7"_s, u"0x7"_s,
        u"7e0"_s, u"7."_s, u".7"_s, u"."_s, u"7.7.7"_s, u"1,000"_s, u"inf"_s, u"nan"_s,
        QString(u'7') + QChar(u'\0'), QString(25, u'0') + u'7', QString(QChar(0x0667)),
        QString(QChar(0xFF17)), u"7\u00A0"_s, u"7\u2028"_s };
    const QStringList suffixes { u""_s, u"%"_s, u" %"_s, u"% "_s, u"s"_s, u" s"_s, u"s "_s,
        u"s\n"_s, u"\ts"_s, u"S"_s, u"\u017F"_s, QString(u's') + QChar(u'\0') };
    const QList<QPair<QString, QString>> places {
        { u"\"seed\": "_s, {} },
        { u"\"defaults\": {\"schedule\": {\"sampleEvery\": "_s, u"}}"_s },
        { u"\"defaults\": {\"schedule\": {\"jitter\": "_s, u"}}"_s },
        { u"\"defaults\": {\"report\": {\"onChange\": {\"deadband\": "_s, u"}}}"_s },
        { u"\"endpoints\": [{\"id\": \"e\", \"host\": \"h\", \"reconnect\": {\"jitter\": "_s,
            u"}}]"_s },
        { u"\"endpoints\": [{\"id\": \"e\", \"host\": \"h\", \"tls\": {\"keyPassRef\": "_s,
            u"}}]"_s },
    };
    QStringList texts;
    for (const QString &prefix : { u""_s, u"keychain:"_s, u"${env:A}"_s }) {
        for (const QString &number : odd) {
            for (const QString &suffix : suffixes)
                texts.append(prefix + number + suffix);
        }
    }
    for (const auto &[before, after] : places) {
        for (const QString &text : std::as_const(texts)) {
            const QByteArray list
                = QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact);
            const QByteArray json = "{\"formatVersion\": 1, " + before.toUtf8()
                + list.sliced(1, list.size() - 2) + after.toUtf8() + '}';
            for (const Error &error : read(json).errors)
                QVERIFY2(error.code() != u"file.schemaViolation"_s, json.constData());
        }
    }
}

void TestProfileReader::presetsFillAnEndpoint()
{
    const auto endpoint = [this](const QByteArray &json) {
        const ProfileReading reading = read(R"({"formatVersion": 1, "endpoints": [)" + json + "]}");
        return reading.profile ? reading.profile->endpoints.constFirst() : Endpoint();
    };
    const Endpoint tls = endpoint(R"({"id": "c", "preset": "connio"})");
    QCOMPARE(tls.host, u"mqtt.connio.cloud"_s);
    QCOMPARE(tls.port, 8883);
    const Endpoint webSocket = endpoint(R"({"id": "c", "preset": "connio", "transport": "ws"})");
    QCOMPARE(webSocket.port, 8000);
    const Endpoint tcp = endpoint(R"({"id": "c", "transport": "tcp", "host": "::1"})");
    QCOMPARE(tcp.port, 1883);
    QCOMPARE(tcp.topicPrefix, u"connio/"_s);
}

void TestProfileReader::reportsEveryMistakeAtItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("part"); // of the message
    const auto row = [](const char *name, const QByteArray &json, const ErrorKind &kind,
                         const char *where, const char *part = "") {
        QTest::newRow(name) << json << QString::fromLatin1(kind.code)
                            << u"p.conniosim:"_s + QString::fromLatin1(where)
                            << QString::fromUtf8(part);
    };
    row("truncated", kGood.first(200), errors::kJsonEndsEarly, "8:41: /deviceTypes/0", "cut off");
    row("not an object", "[]", errors::kWrongJsonType, "1:1", "an object in { }");
    row("no version", "{}", errors::kVersionMissing, "1:1", "\"formatVersion\": 1");
    row("version as text", with("\"formatVersion\": 1", "\"formatVersion\": \"1\""),
        errors::kWrongJsonType, "2:20: /formatVersion", "a whole number without quotes");
    row("version zero", with("\"formatVersion\": 1", "\"formatVersion\": 0"), errors::kOutOfRange,
        "2:20: /formatVersion");
    row("unknown key", with("\"name\"", "\"nmae\""), errors::kUnknownKey, "3:3: /nmae",
        "Did you mean \"name\"?");
    row("unknown key without a neighbour", with("\"name\"", "\"xyzzy\""), errors::kUnknownKey,
        "3:3: /xyzzy", "one of: formatVersion, $schema, name");
    row("unknown key in a property",
        with("\"type\": \"number\"", "\"type\": \"number\", \"desimals\": 2"), errors::kUnknownKey,
        "10:50: /deviceTypes/0/properties/0/desimals", "\"decimals\"");
    row("number as text", with("\"port\": 1883", "\"port\": \"1883\""), errors::kWrongJsonType,
        "5:71: /endpoints/0/port", "Found a text instead of a whole number without quotes");
    row("text as number", with("\"Test\"", "5"), errors::kWrongJsonType, "3:11: /name",
        "a text in quotes");
    row("object as list", with("\"credentials\": {", "\"credentials\": 3, \"overrides\": {"),
        errors::kWrongJsonType, "20:22: /devices/0/credentials", "an object in { }");
    row("list as object", R"({"formatVersion": 1, "devices": {}})", errors::kWrongJsonType,
        "1:33: /devices", "a list in [ ]");
    row("null", with("\"Test\"", "null"), errors::kWrongJsonType, "3:11: /name", "Found null");
    row("port out of range", with("1883", "70000"), errors::kOutOfRange, "5:71: /endpoints/0/port",
        "from 1 to 65535");
    row("fraction", with("1883", "1883.5"), errors::kWrongJsonType, "5:71: /endpoints/0/port",
        "whole number");
    row("unknown transport", with("\"tcp\"", "\"tpc\""), errors::kBadWord,
        "5:35: /endpoints/0/transport", "Did you mean \"tcp\"?");
    row("login in the host", with("127.0.0.1", "user:geheim@127.0.0.1"), errors::kBadHost,
        "5:50: /endpoints/0/host", "a login never stands in an address");
    row("missing host", with("\"host\": \"127.0.0.1\", ", ""), errors::kMissingKey,
        "5:5: /endpoints/0", "Add \"host\"");
    row("way up in a path", with("\"port\": 1883", "\"tls\": { \"caFile\": \"../../ca.pem\" }"),
        errors::kBadPath, "5:82: /endpoints/0/tls/caFile");
    row("remote path", with("\"port\": 1883", "\"tls\": { \"caFile\": \"https://x/ca\" }"),
        errors::kBadPath, "5:82: /endpoints/0/tls/caFile");
    row("duplicate key", with("\"name\": \"Test\"", "\"name\": \"Test\", \"name\": \"Two\""),
        errors::kJsonDuplicateKey, "3:19: /name");
    const QByteArray second = R"(] }, { "id": "room" }
  ],)";
    row("duplicate type", with("] }\n  ],", second), errors::kDuplicateId,
        "16:20: /deviceTypes/1/id", "/deviceTypes/0");
    row("duplicate endpoint", with("1883 }", "1883 }, { \"id\": \"local\", \"host\": \"b\" }"),
        errors::kDuplicateId, "5:87: /endpoints/1/id");
    const auto device = [](const QByteArray &json) {
        return with("\"devices\": [", "\"devices\": [" + json + ",");
    };
    row("duplicate device", device(R"({"id": "d1", "type": "room", "deviceId": "_dev_2"})"),
        errors::kDuplicateId, "19:13: /devices/1/id", "first used at /devices/0");
    row("duplicate platform id", device(R"({"id": "d2", "type": "room", "deviceId": "_dev_1"})"),
        errors::kDuplicateDeviceId, "19:47: /devices/1/deviceId", "throw each other out");
    row("group over a device",
        device(R"({"id": "g", "type": "room", "count": 3, "idPattern": "_dev_{n}"})"),
        errors::kDuplicateDeviceId, "19:47: /devices/1/deviceId");
    row("group name taken", device(R"({"id": "d1-2", "type": "room", "deviceId": "_dev_9"},
        {"id": "d1", "type": "room", "count": 3, "idPattern": "_x_{n}"})"),
        errors::kDuplicateId, "19:16: /devices/1/id");
    row("pattern without number",
        device(R"({"id": "g", "type": "room", "count": 3, "idPattern": "_dev_"})"),
        errors::kBadPattern, "18:68: /devices/0/idPattern", "{n:05}");
    row("pattern without count", device(R"({"id": "g", "type": "room", "idPattern": "_dev_{n}"})"),
        errors::kMissingKey, "18:15: /devices/0", "Add \"count\"");
    row("count and deviceId",
        device(R"({"id": "g", "type": "room", "count": 2, "idPattern": "x{n}", "deviceId": "x"})"),
        errors::kKeysExclude, "18:88: /devices/0/deviceId");
    row("too many devices",
        device(R"({"id": "g", "type": "room", "count": 10000, "idPattern": "x{n}"})"),
        errors::kTooManyDevices, "18:14: /devices", "10001 devices");
    row("no deviceId", with("\"deviceId\": \"_dev_1\",", ""), errors::kMissingKey,
        "19:5: /devices/0", "Add \"deviceId\"");
    row("duplicate property", with("\"id\": \"door\"", "\"id\": \"Temperature\""),
        errors::kDuplicateProperty, "14:17: /deviceTypes/0/properties/2/id",
        "upper and lower case");
    row("unknown type", with("\"type\": \"room\"", "\"type\": \"rom\""), errors::kUnknownReference,
        "19:27: /devices/0/type", "Did you mean \"room\"?");
    row("zero byte", with("\"type\": \"room\"", "\"type\": \"room\\u0000\""), errors::kTextZero,
        "19:27: /devices/0/type", "Take it out");
    row("empty type", with("\"type\": \"room\"", "\"type\": \"\""), errors::kTextEmpty,
        "19:27: /devices/0/type", "at least one character");
    row("unknown endpoint", with("\"endpoint\": \"local\"", "\"endpoint\": \"elsewhere\""),
        errors::kUnknownReference, "8:33: /deviceTypes/0/endpoint", "one of: local");
    row("unknown input", with("\"input\": \"setpoint\"", "\"input\": \"setpiont\""),
        errors::kUnknownReference, "11:47: /deviceTypes/0/properties/0/source/input",
        "Did you mean \"setpoint\"?");
    row("own input", with("\"input\": \"setpoint\"", "\"input\": \"temperature\""),
        errors::kInputsInCircle, "11:21: /deviceTypes/0/properties/0/source",
        "temperature -> temperature");
    row("input in a circle",
        with("{ \"kind\": \"sine\", \"mean\": 4, \"period\": \"1m\" }",
            "{ \"kind\": \"lag\", \"input\": \"temperature\" }"),
        errors::kInputsInCircle, "11:21: /deviceTypes/0/properties/0/source",
        "temperature -> setpoint -> temperature");
    const auto schedule = [](const QByteArray &keys) {
        return with("\"endpoint\": \"local\",\n",
            "\"endpoint\": \"local\", \"schedule\": {" + keys + "},\n");
    };
    row("unknown arrival", schedule(R"("arrival": "poison")"), errors::kBadWord,
        "8:66: /deviceTypes/0/schedule/arrival", "poisson");
    row("bad time of day", schedule(R"("activeWindows": [{"from": "8 am"}])"), errors::kBadAmount,
        "8:82: /deviceTypes/0/schedule/activeWindows/0/from", "08:00");
    row("window that begins at 24:00", schedule(R"("activeWindows": [{"from": "24:00"}])"),
        errors::kBadAmount, "8:82: /deviceTypes/0/schedule/activeWindows/0/from");
    row("unknown day", schedule(R"("activeWindows": [{"days": ["monday"]}])"), errors::kBadWord,
        "8:82: /deviceTypes/0/schedule/activeWindows/0/days", "mon");
    row("no day", schedule(R"("activeWindows": [{"days": []}])"), errors::kBadWord,
        "8:82: /deviceTypes/0/schedule/activeWindows/0/days");
    row("no message", with("\"name\"", "\"maxMessages\": 0, \"name\""), errors::kOutOfRange,
        "3:18: /maxMessages");
    row("unknown kind", with("\"kind\": \"sine\"", "\"kind\": \"sinus\""), errors::kUnknownKind,
        "13:31: /deviceTypes/0/properties/1/source/kind");
    row("no kind", with("\"kind\": \"sine\", ", ""), errors::kMissingKey,
        "13:21: /deviceTypes/0/properties/1/source");
    row("unknown parameter", with("\"mean\": 4", "\"maen\": 4"), errors::kUnknownKey,
        "13:39: /deviceTypes/0/properties/1/source/maen", "Did you mean \"mean\"?");
    row("wrong parameter", with("\"mean\": 4", "\"mean\": \"4\""), errors::kWrongParameterType,
        "13:47: /deviceTypes/0/properties/1/source/mean", "a number");
    row("parameter out of range", with("\"1m\"", "\"0s\""), errors::kParameterOutOfRange,
        "13:60: /deviceTypes/0/properties/1/source/period");
    row("kind for another type",
        with("\"kind\": \"constant\", \"value\": \"open\"", "\"kind\": \"sine\""),
        errors::kKindForOtherType, "15:21: /deviceTypes/0/properties/2/source");
    row("value outside of the set", with("\"value\": \"open\"", "\"value\": \"ajar\""),
        errors::kNotInSet, "15:52: /deviceTypes/0/properties/2/source/value",
        "one of: \"closed\", \"open\"");
    row("enum without values", with(" \"values\": [\"closed\", \"open\"],", ""),
        errors::kMissingKey, "14:9: /deviceTypes/0/properties/2");
    row("key of another type", with("\"type\": \"enum\"", "\"type\": \"enum\", \"range\": [0, 1]"),
        errors::kKeyForOtherType, "14:41: /deviceTypes/0/properties/2/range");
    row("range upside down",
        with("\"type\": \"number\"", "\"type\": \"number\", \"range\": [5, 1]"), errors::kBadRange,
        "10:59: /deviceTypes/0/properties/0/range", "Swap");
    row("range of three",
        with("\"type\": \"number\"", "\"type\": \"number\", \"range\": [5, 1, 2]"),
        errors::kWrongJsonType, "10:59: /deviceTypes/0/properties/0/range", "two numbers");
    row("blank in a property name", with("\"id\": \"setpoint\"", "\"id\": \"set point\""),
        errors::kUnknownReference, "11:47: /deviceTypes/0/properties/0/source/input");
    row("no source",
        with(",\n          \"source\": { \"kind\": \"lag\", \"input\": \"setpoint\" }", ""),
        errors::kMissingKey, "10:9: /deviceTypes/0/properties/0", "Add \"source\"");
    row("bad duration",
        with("\"id\": \"room\",", "\"id\": \"room\", \"schedule\": {\"sampleEvery\": \"5 sec\"},"),
        errors::kBadDuration, "8:49: /deviceTypes/0/schedule/sampleEvery", "500ms");
    row("number as duration",
        with("\"id\": \"room\",", "\"id\": \"room\", \"schedule\": {\"sampleEvery\": 5},"),
        errors::kWrongJsonType, "8:49: /deviceTypes/0/schedule/sampleEvery", "such as \"5s\"");
    row("zero interval",
        with("\"id\": \"room\",", "\"id\": \"room\", \"schedule\": {\"sampleEvery\": \"0s\"},"),
        errors::kOutOfRange, "8:49: /deviceTypes/0/schedule/sampleEvery");
    row("bad jitter",
        with("\"id\": \"room\",", "\"id\": \"room\", \"schedule\": {\"jitter\": \"120%\"},"),
        errors::kBadAmount, "8:44: /deviceTypes/0/schedule/jitter");
    row("qos 3", with("\"id\": \"room\",", "\"id\": \"room\", \"publish\": {\"qos\": 3},"),
        errors::kOutOfRange, "8:40: /deviceTypes/0/publish/qos");
    row("bad report", with("\"id\": \"room\",", "\"id\": \"room\", \"report\": \"some\","),
        errors::kWrongJsonType, "8:31: /deviceTypes/0/report");
    row("id with a slash", with("\"id\": \"room\"", "\"id\": \"a/b\""), errors::kBadId,
        "8:13: /deviceTypes/0/id");
    const auto overrides = [](const QByteArray &json) {
        return with("\"credentials\": {", "\"overrides\": " + json + ", \"credentials\": {");
    };
    row("override of nothing", overrides(R"({"presure.unit": "x"})"), errors::kBadOverride,
        "20:37: /devices/0/overrides/presure.unit", "Begin with one of: temperature");
    row("override with a slip", overrides(R"({"setpont.source.mean": 1})"), errors::kBadOverride,
        "20:44: /devices/0/overrides/setpont.source.mean", "Did you mean \"setpoint\"?");
    row("override of a wrong type", overrides(R"({"setpoint.source.mean": "1"})"),
        errors::kBadOverride, "20:45: /devices/0/overrides/setpoint.source.mean", "a number");
    row("override of an unknown key", overrides(R"({"setpoint.source.maen": 1})"),
        errors::kBadOverride, "20:45: /devices/0/overrides/setpoint.source.maen", "\"mean\"");
    row("override of an id", overrides(R"({"setpoint.id": "x"})"), errors::kBadOverride,
        "20:36: /devices/0/overrides/setpoint.id", "a type of its own");
    row("override of the rules", overrides(R"({"publish.qos": 7})"), errors::kBadOverride,
        "20:36: /devices/0/overrides/publish.qos", "from 0 to 2");
    row("override of an absent element", overrides(R"({"setpoint.modifiers.0.step": 7})"),
        errors::kBadOverride, "20:50: /devices/0/overrides/setpoint.modifiers.0.step");
    row("secret in clear", with("${env:KEY_1}", "4f3c2b1a"), errors::kSecretInClear,
        "20:56: /devices/0/credentials/secretRef", "renew this secret");
    row("secret as a key", with("\"secretRef\": \"${env:KEY_1}\"", "\"secret\": \"4f3c2b1a\""),
        errors::kSecretInClear, "20:43: /devices/0/credentials/secret", "${env:NAME}");
    row("password", with("\"port\": 1883", "\"keyPassword\": \"x\""), errors::kSecretInClear,
        "5:63: /endpoints/0/keyPassword", "keychain:NAME");
    row("fault without target", R"({"formatVersion": 1, "faults": [{"id": "f", "kind": "drop"}]})",
        errors::kMissingKey, "1:33: /faults/0", "target");
    row("view", R"({"formatVersion": 1, "view": {"charts": [{"window": 5}]}})",
        errors::kWrongJsonType, "1:53: /view/charts/0/window");
    row("annotations",
        R"({"formatVersion": 1, "defaults": {"publish": {"annotations": {"a": 1}}}})",
        errors::kWrongJsonType, "1:68: /defaults/publish/annotations/a");
    row("seed", R"({"formatVersion": 1, "seed": -1})", errors::kOutOfRange, "1:30: /seed");
    row("seed as words", R"({"formatVersion": 1, "seed": "-1"})", errors::kBadAmount,
        "1:30: /seed");
}

void TestProfileReader::reportsEveryMistakeAtItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    QFETCH(QString, where);
    QFETCH(QString, part);
    const ProfileReading reading = read(json);
    QVERIFY(!reading.profile);
    QVERIFY(!reading.errors.isEmpty());
    const Error &error = reading.errors.constFirst();
    QCOMPARE(error.code(), code);
    QCOMPARE(error.where(), where);
    QVERIFY2(error.message().contains(part), qPrintable(error.message()));
    QVERIFY(!error.remedy().isEmpty());
    QVERIFY(error.message().startsWith(where + u": "_s));
}

void TestProfileReader::schemaRefusesTheSameShapes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("how");
    const auto row
        = [](const char *name, const QByteArray &from, const QByteArray &to, const QString &pointer,
              const QString &how) { QTest::newRow(name) << with(from, to) << pointer << how; };
    row("unknown key", "\"name\"", "\"nmae\"", {}, u"\"nmae\""_s);
    row("wrong type", "1883", "\"1883\"", u"/endpoints/0/port"_s, u"wrong type"_s);
    row("out of range", "1883", "70000", u"/endpoints/0/port"_s, u"out of range"_s);
    row("missing key", "\"deviceId\": \"_dev_1\",", "", u"/devices/0"_s, u"\"deviceId\""_s);
    row("unknown kind", "\"kind\": \"sine\"", "\"kind\": \"sinus\"",
        u"/deviceTypes/0/properties/1/source/kind"_s, u"not one of"_s);
    row("unknown parameter", "\"mean\": 4", "\"maen\": 4", u"/deviceTypes/0/properties/1/source"_s,
        u"\"maen\""_s);
    row("bad duration", "\"1m\"", "\"1 minute\"", u"/deviceTypes/0/properties/1/source/period"_s,
        u"form"_s);
    row("secret in clear", "${env:KEY_1}", "4f3c2b1a", u"/devices/0/credentials/secretRef"_s,
        u"form"_s);
    row("bad report", "\"id\": \"room\",",
        "\"id\": \"room\", \"report\": {\"onChange\": {\"deadband\": []}},",
        u"/deviceTypes/0/report/onChange/deadband"_s, u"wrong type"_s);
    row("version", "\"formatVersion\": 1", "\"formatVersion\": 2", u"/formatVersion"_s,
        u"another value"_s);
}

void TestProfileReader::schemaRefusesTheSameShapes()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, pointer);
    QFETCH(QString, how);
    const auto problemsOf
        = [](const QByteArray &text) { return checkSchema(JsonText::parse(text)->root()); };
    QVERIFY(problemsOf(kGood).isEmpty());
    const QList<SchemaProblem> problems = problemsOf(json);
    QVERIFY(!problems.isEmpty());
    QStringList found;
    for (const SchemaProblem &problem : problems)
        found += problem.pointer + u": "_s + problem.how;
    QVERIFY2(std::any_of(problems.begin(), problems.end(),
                 [&](const SchemaProblem &problem) {
                     return problem.pointer == pointer && problem.how.contains(how);
                 }),
        qPrintable(found.join(u'\n')));
    for (const QString &text : found) // nothing of the library's own words
        QVERIFY2(
            !text.contains(u"constraint"_s) && !text.contains(u"validate"_s), qPrintable(text));
}

void TestProfileReader::reportsAllMistakesAtOnceInTheOrderOfTheText()
{
    QByteArray json = with("\"name\": \"Test\"", "\"name\": 5");
    json.replace("1883", "0");
    json.replace("\"mean\": 4", "\"mean\": true");
    json.replace("\"_dev_1\"", "\"dev 1\"");
    const ProfileReading reading = read(json);
    QStringList places;
    for (const Error &error : reading.errors)
        places += error.where().section(u' ', 1);
    QCOMPARE(places,
        (QStringList { u"/name"_s, u"/endpoints/0/port"_s,
            u"/deviceTypes/0/properties/1/source/mean"_s, u"/devices/0/deviceId"_s }));
    QCOMPARE(reading.errors.constLast().code(), u"test.blank"_s);
}

void TestProfileReader::reportsAtMostAHundredErrors()
{
    const QByteArray json
        = R"({"formatVersion": 1, "deviceTypes": [)" + QByteArray("5,").repeated(500) + "5]}";
    const ProfileReading reading = read(json);
    QCOMPARE(reading.errors.size(), 100);
}

void TestProfileReader::secretsAreNeverRepeated()
{
    const QByteArray secret = "0123456789abcdef0123456789abcdef";
    const QList<QByteArray> texts {
        with("${env:KEY_1}", secret),
        with("\"secretRef\": \"${env:KEY_1}\"", "\"secret\": \"" + secret + '"'),
        with("127.0.0.1", "u:" + secret + "@127.0.0.1"),
        with("\"secretRef\": \"${env:KEY_1}\"", "\"secretRef\": [\"" + secret + "\"]"),
    };
    for (const QByteArray &json : texts) {
        const ProfileReading reading = read(json);
        QVERIFY(!reading.errors.isEmpty());
        QVERIFY2(!messages(reading).contains(QString::fromLatin1(secret)),
            qPrintable(messages(reading)));
    }
}

void TestProfileReader::frequencyBecomesPeriod()
{
    const ProfileReading reading = read(with("\"period\": \"1m\"", "\"frequency\": 0.1"));
    QCOMPARE(messages(reading), QString());
    const Property *property = reading.profile->deviceTypes.constFirst().property(u"setpoint");
    QCOMPARE(property->source.parameters.value("period"_L1).toString(), u"10s"_s);
    QVERIFY(!property->source.parameters.contains("frequency"_L1));
}

void TestProfileReader::badFrequencyIsOneError()
{
    const auto firstOf = [this](const QByteArray &json) {
        const ProfileReading reading = read(with("\"period\": \"1m\"", json));
        return reading.errors.size() == 1 ? reading.errors.constFirst().code() : messages(reading);
    };
    QCOMPARE(firstOf("\"frequency\": 0"), u"file.outOfRange"_s);
    QCOMPARE(firstOf("\"frequency\": \"1Hz\""), u"file.wrongType"_s);
    QCOMPARE(firstOf("\"frequency\": 1, \"period\": \"1s\""), u"file.keysExclude"_s);
}

void TestProfileReader::warnsWithoutRefusing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    QTest::newRow("aliasing") << with("\"1m\"", "\"1.5s\"") << u"file.aliasing"_s
                              << u"/deviceTypes/0/properties/1/source/period"_s;
    QTest::newRow("TLS unverified") << with("\"port\": 1883", "\"tls\": { \"verify\": \"none\" }")
                                    << u"file.tlsUnverified"_s << u"/endpoints/0"_s;
    const QByteArray end
        = "\"credentials\": { \"keyId\": \"_key_1\", \"secretRef\": \"${env:KEY_1}\" } }\n  ]";
    QTest::newRow("faults") << with(
        end, end + R"(, "faults": [{"id": "f", "target": "d1", "kind": "drop"}])")
                            << u"file.notRunYet"_s << u"/faults"_s;
    QTest::newRow("unknown series")
        << with(end, end + R"(, "view": {"charts": [{"series": ["d1/door", "d1/window"]}]})")
        << u"file.unknownSeries"_s << u"/view/charts/0/series/1"_s;
}

void TestProfileReader::warnsWithoutRefusing()
{
    QFETCH(QByteArray, json);
    const ProfileReading reading = read(json);
    QCOMPARE(messages(reading), QString());
    QVERIFY(reading.profile);
    QCOMPARE(reading.warnings.size(), 1);
    QTEST(reading.warnings.constFirst().code(), "code");
    QTEST(reading.warnings.constFirst().where().section(u' ', 1), "where");
}

void TestProfileReader::newerVersionsOpenReadOnly()
{
    QByteArray json = with("\"formatVersion\": 1", "\"formatVersion\": 2, \"future\": {\"x\": 1}");
    json.replace("\"mean\": 4", "\"mean\": 4, \"shape\": \"new\"");
    const ProfileReading reading = read(json);
    QCOMPARE(messages(reading), QString());
    QVERIFY(reading.isReadOnly);
    QVERIFY(reading.profile);
    QCOMPARE(reading.warnings.constFirst().code(), u"file.versionNewer"_s);
    QVERIFY(!read(kGood).isReadOnly);
}

void TestProfileReader::namesAreCheckedByWhatIsHandedIn()
{
    const QByteArray json = with("\"id\": \"door\"", "\"id\": \"front door\"");
    const ProfileReading reading = read(json);
    QCOMPARE(reading.errors.size(), 1);
    QCOMPARE(reading.errors.constFirst().where(),
        u"p.conniosim:14:17: /deviceTypes/0/properties/2/id"_s);
    KindCatalogues lenient = m_catalogues;
    lenient.checkPropertyName = {};
    QVERIFY(ProfileReader(lenient).readText(json, {}).profile);
}

void TestProfileReader::missingAndOddFilesAreErrors()
{
    const ProfileReader reader(m_catalogues);
    QTemporaryDir folder;
    const auto firstOf = [&reader](const QString &path) {
        const ProfileReading reading = reader.readFile(path);
        return reading.errors.isEmpty() ? QString() : reading.errors.constFirst().code();
    };
    QCOMPARE(firstOf(folder.filePath(u"absent.conniosim"_s)), u"file.cannotRead"_s);
    QCOMPARE(firstOf(folder.path()), u"file.notAFile"_s);
    QCOMPARE(firstOf(u"/dev/zero"_s), u"file.notAFile"_s);
    QFile large(folder.filePath(u"large.conniosim"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(1024LL * 1024 * 1024)); // sparse
    QCOMPARE(firstOf(large.fileName()), u"base.jsonTooLong"_s);
}

void TestProfileReader::longChainsOfInputsAreNoProblem()
{
    QByteArray properties = R"({"id": "p0", "type": "number", "source": {"kind": "sine"}})";
    for (int i = 1; i < 5000; ++i) {
        properties += QByteArray(R"(,{"id": "p)") + QByteArray::number(i)
            + R"(", "type": "number", "source": {"kind": "lag", "input": "p)"
            + QByteArray::number(i - 1) + "\"}}";
    }
    const auto profile = [](const QByteArray &list) -> QByteArray {
        return R"({"formatVersion": 1, "deviceTypes": [{"id": "t", "properties": [)" + list
            + "]}]}";
    };
    QCOMPARE(messages(read(profile(properties))), QString());
    properties.replace(R"({"kind": "sine"})", R"({"kind": "lag", "input": "p4999"})");
    QCOMPARE(read(profile(properties)).errors.size(), 1);
}

void TestProfileReader::tenThousandDevicesOpenQuickly()
{
    QByteArray devices;
    for (int i = 0; i < 9999; ++i) {
        const QByteArray n = QByteArray::number(i);
        devices += "{ \"id\": \"x" + n + "\", \"type\": \"room\", \"name\": \"Room " + n
            + "\", \"deviceId\": \"_x_" + n + "\", \"credentials\": { \"keyId\": \"_key_" + n
            + "\", \"secretRef\": \"keychain:x" + n + "\" } },\n";
    }
    const QByteArray json = with("\"devices\": [", "\"devices\": [" + devices);
    QElapsedTimer timer;
    timer.start();
    const ProfileReading reading = read(json);
    const qint64 elapsed = timer.elapsed();
    QCOMPARE(messages(reading), QString());
    QCOMPARE(reading.profile->devices.size(), 10'000);
    qInfo("10,000 devices opened in %lld ms", static_cast<long long>(elapsed));
    QVERIFY2(elapsed < 10'000, qPrintable(QString::number(elapsed))); // sanitizers are slow
}

QTEST_GUILESS_MAIN(TestProfileReader)

#include "tst_profilereader.moc"
