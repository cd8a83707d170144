// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"
#include "core/feed/boundarycheck.h"
#include "core/feed/contractcheck.h"
#include "core/feed/rawpayload.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace sim;

namespace {

const WallTime kReceived = WallTime(std::chrono::seconds(1'800'000'000));

PropertyDefinition definition(
    const QString &id, PropertyType type, const Boundaries &boundaries = {})
{
    PropertyDefinition result;
    result.id = id;
    result.type = type;
    result.boundaries = boundaries;
    return result;
}

Boundaries range(std::optional<double> min, std::optional<double> max)
{
    Boundaries boundaries;
    boundaries.min = min;
    boundaries.max = max;
    return boundaries;
}

Boundaries size(qint64 bytes)
{
    Boundaries boundaries;
    boundaries.size = bytes;
    return boundaries;
}

Boundaries set(const QList<Value> &members)
{
    Boundaries boundaries;
    boundaries.set = members;
    return boundaries;
}

/// 10 km around the harbour of Vancouver.
Boundaries fence(bool isInside)
{
    Boundaries boundaries;
    boundaries.fence
        = Geofence { .lat = 49.29, .lon = -123.11, .radius = 10, .isInside = isInside };
    return boundaries;
}

Value place(double lat, double lon)
{
    return Location { .zone = {}, .geo = GeoPosition { lat, lon, {} } };
}

ContractCheck roomCheck(const ContractLimits &limits = {})
{
    return ContractCheck(
        { definition(u"Temperature"_s, PropertyType::Number, range(-25.5, 65.5)),
            definition(u"mode"_s, PropertyType::Enum, set({ u"run"_s, u"stop"_s })),
            definition(u"position"_s, PropertyType::Waypoint),
            definition(u"config"_s, PropertyType::Object),
            definition(u"image"_s, PropertyType::Blob),
            definition(u"connectionStatus"_s, PropertyType::String) },
        limits);
}

QByteArray feedOf(const QByteArray &points)
{
    return R"({"t":"2017-05-01T14:00:57Z","dps":[)" + points + "]}";
}

} // namespace

class ContractCheckTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void valuesAreJudgedByTypeAndBoundaries_data()
    {
        QTest::addColumn<PropertyDefinition>("property");
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("reason"); // empty: accepted
        const auto row = [](const char *name, PropertyType type, const Boundaries &boundaries,
                             const Value &value, const QString &reason) {
            QTest::newRow(name) << definition(u"p"_s, type, boundaries) << value << reason;
        };
        using enum PropertyType;
        const QString type = u"wrongType"_s;
        const QString outside = u"outOfBoundaries"_s;
        const QString large = u"tooLarge"_s;
        const QString fine;

        row("number", Number, {}, 45.0, fine);
        row("number without limits", Number, {}, std::numeric_limits<double>::max(), fine);
        row("number as text", Number, {}, u"45"_s, type);
        row("number as boolean", Number, {}, true, type);
        row("no number", Number, {}, Value(), type);
        row("not a number", Number, {}, std::numeric_limits<double>::quiet_NaN(), type);
        row("infinite number", Number, {}, -std::numeric_limits<double>::infinity(), type);
        row("least number", Number, range(-25.5, 65.5), -25.5, fine);
        row("most number", Number, range(-25.5, 65.5), 65.5, fine);
        row("number too small", Number, range(-25.5, 65.5), -25.500000000000004, outside);
        row("number too large", Number, range(-25.5, 65.5), 65.50000000000001, outside);
        row("only min", Number, range(0, {}), 1e300, fine);
        row("only max", Number, range({}, 0), -1e300, fine);
        row("below only min", Number, range(0, {}), -1.0, outside);

        row("boolean", Boolean, {}, false, fine);
        row("boolean as number", Boolean, {}, 0.0, type);
        row("boolean as text", Boolean, {}, u"true"_s, type);

        row("string", String, {}, u""_s, fine);
        row("string as number", String, {}, 1.0, type);
        row("string of 1 KiB", String, {}, QString(1024, u'a'), fine);
        row("string over 1 KiB", String, {}, QString(1025, u'a'), large);
        row("bytes count, not characters", String, {}, QString(513, u'\u00e4'), large);
        row("own size", String, size(3), u"abc"_s, fine);
        row("over own size", String, size(3), u"\u00e4bc"_s, large);
        row("own size above the standard", String, size(5000), QString(5000, u'a'), fine);

        row("enum text", Enum, set({ u"run"_s, u"stop"_s }), u"run"_s, fine);
        row("enum in other case", Enum, set({ u"run"_s, u"stop"_s }), u"Run"_s, outside);
        row("enum not in the set", Enum, set({ u"run"_s, u"stop"_s }), u"walk"_s, outside);
        row("enum number", Enum, set({ 1.0, 2.0, 3.0 }), 2.0, fine);
        row("enum number not in the set", Enum, set({ 1.0, 2.0, 3.0 }), 2.5, outside);
        row("quoted number is another member", Enum, set({ 1.0, 2.0, 3.0 }), u"2"_s, outside);
        row("enum as boolean", Enum, set({ u"true"_s }), true, type);
        row("enum without a set", Enum, {}, u"anything"_s, fine);
        row("enum of 64 characters", Enum, {}, QString(64, u'a'), fine);
        row("enum of 65 characters", Enum, {}, QString(65, u'a'), outside);

        row("object", Object, {}, QJsonObject { { u"a"_s, 1 } }, fine);
        row("object as text", Object, {}, u"{}"_s, type);
        row("object as location", Object, {}, place(1, 2), type);
        row("object at its size", Object, size(7), QJsonObject { { u"a"_s, 1 } }, fine);
        row("object over its size", Object, size(6), QJsonObject { { u"a"_s, 1 } }, large);
        row("object of 300 KiB", Object, {},
            QJsonObject { { u"a"_s, QString(300 * 1024 - 8, u'x') } }, fine);
        row("object over 300 KiB", Object, {},
            QJsonObject { { u"a"_s, QString(300 * 1024 - 7, u'x') } }, large);

        row("waypoint", Waypoint, {}, place(49.35, -123.07), fine);
        row("zone without geo", Waypoint, fence(true), Location { .zone = u"Home"_s, .geo = {} },
            fine);
        row("waypoint as object", Waypoint, {}, QJsonObject { { u"zone"_s, u"Home"_s } }, type);
        row("waypoint as text", Waypoint, {}, u"Home"_s, type);
        row("poles", Waypoint, {}, place(-90, 180), fine);
        row("latitude over 90", Waypoint, {}, place(90.001, 0), outside);
        row("longitude over 180", Waypoint, {}, place(0, -180.001), outside);
        row("zone of 1 KiB", Waypoint, {}, Location { .zone = QString(1024, u'z'), .geo = {} },
            fine);
        row("zone over 1 KiB", Waypoint, {}, Location { .zone = QString(1025, u'z'), .geo = {} },
            large);
        row("inside the fence", Waypoint, fence(true), place(49.35, -123.07), fine);
        row("outside the fence", Waypoint, fence(true), place(49.39, -123.11), outside);
        row("away from the zone to avoid", Waypoint, fence(false), place(49.39, -123.11), fine);
        row("in the zone to avoid", Waypoint, fence(false), place(49.35, -123.07), outside);

        row("blob", Blob, {}, u"AAECAw=="_s, fine);
        row("blob of one group", Blob, {}, u"+/8="_s, fine);
        row("blob with a blank", Blob, {}, u"AAEC Aw="_s, type);
        row("blob without padding", Blob, {}, u"AAECAw"_s, type);
        row("blob of padding", Blob, {}, u"===="_s, type);
        row("blob as number", Blob, {}, 1.0, type);
        row("blob over its size", Blob, size(7), u"AAECAw=="_s, large);
        row("blob of 1 MiB", Blob, {}, QString(1024 * 1024, u'A'), fine);
        row("blob over 1 MiB", Blob, {}, QString(1024 * 1024 + 4, u'A'), large);
    }

    void valuesAreJudgedByTypeAndBoundaries()
    {
        QFETCH(const PropertyDefinition, property);
        QFETCH(const Value, value);
        QFETCH(const QString, reason);
        const auto rejection = ContractCheck({ property }).checkValue(property, value);
        QCOMPARE(rejection ? reasonName(rejection->reason) : QString(), reason);
        if (!rejection)
            return;
        QCOMPARE(rejection->property, u"p"_s);
        QVERIFY(rejection->error.message().contains(u"Connio contract, section 3"));
        QVERIFY(!rejection->error.remedy().isEmpty());
        QVERIFY(rejection->error.message().size() < 500);
    }

    void errorsNameTheBoundary()
    {
        const auto number = definition(u"t"_s, PropertyType::Number, range(-25.5, 65.5));
        QVERIFY(judgeValue(number, 70.0, {})
                    ->error.message()
                    .contains(u"70 is outside of the boundaries of \"t\""));
        QVERIFY(judgeValue(number, 70.0, {})->error.why().contains(u"more than 65.5"));
        QVERIFY(judgeValue(number, -70.0, {})->error.why().contains(u"less than -25.5"));
        const auto mode = definition(u"m"_s, PropertyType::Enum, set({ u"run"_s, 2.0 }));
        QVERIFY(judgeValue(mode, u"x"_s, {})->error.why().contains(u"the set is \"run\", 2"));
        const auto where = definition(u"w"_s, PropertyType::Waypoint, fence(true));
        QVERIFY(
            judgeValue(where, place(49.39, -123.11), {})->error.why().contains(u"11.12 km away"));
        const auto text = definition(u"s"_s, PropertyType::String, size(3));
        QVERIFY(judgeValue(text, u"abcd"_s, {})->error.message().contains(u"4 bytes"));
    }

    void distancesAreThoseOfTheSphere_data()
    {
        QTest::addColumn<double>("lat1");
        QTest::addColumn<double>("lon1");
        QTest::addColumn<double>("lat2");
        QTest::addColumn<double>("lon2");
        QTest::addColumn<double>("km");
        const double half = 20015.114; // half of the circumference
        QTest::newRow("same") << 49.0 << 8.0 << 49.0 << 8.0 << 0.0;
        QTest::newRow("antipodes") << 90.0 << 0.0 << -90.0 << 0.0 << half;
        QTest::newRow("around the equator") << 0.0 << -90.0 << 0.0 << 90.0 << half;
        QTest::newRow("one degree north") << 0.0 << 0.0 << 1.0 << 0.0 << half / 180;
        QTest::newRow("over the date line") << 0.0 << 179.5 << 0.0 << -179.5 << half / 180;
        QTest::newRow("at the pole all longitudes meet") << 90.0 << 0.0 << 90.0 << 120.0 << 0.0;
        QTest::newRow("Paris to Vancouver") << 48.8566 << 2.3522 << 49.2827 << -123.1207 << 7920.85;
    }

    void distancesAreThoseOfTheSphere()
    {
        QFETCH(const double, lat1);
        QFETCH(const double, lon1);
        QFETCH(const double, lat2);
        QFETCH(const double, lon2);
        QFETCH(const double, km);
        const double distance = distanceBetween(lat1, lon1, lat2, lon2) / 1000;
        QVERIFY2(
            std::abs(distance - km) <= km * 5e-4 + 1e-6, qPrintable(QString::number(distance)));
        QCOMPARE(distance, distanceBetween(lat2, lon2, lat1, lon1) / 1000);
    }

    void rawValuesTakeTheTimeOfReceipt()
    {
        const Verdict verdict = roomCheck().raw(u"temperature"_s, "21.56"_ba, kReceived);
        QVERIFY(verdict.rejected.isEmpty());
        QVERIFY(verdict.notes.isEmpty());
        QCOMPARE(verdict.accepted.size(), 1);
        // The name as the profile writes it.
        const DataPoint expected {
            .property = u"Temperature"_s, .value = 21.56, .time = kReceived
        };
        QVERIFY(verdict.accepted.first() == expected);
    }

    void rawMessagesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("property");
        QTest::addColumn<QString>("section");
        const auto row
            = [](const char *title, const QString &name, const QByteArray &payload,
                  const QString &reason, const QString &property, const QString &section) {
                  QTest::newRow(title) << name << payload << reason << property << section;
              };
        const QString temperature = u"Temperature"_s;
        row("unknown property", u"humidity"_s, "1"_ba, u"unknownProperty"_s, u"humidity"_s, u"2"_s);
        row("capital letters", u"Temperature"_s, "1"_ba, u"nameCase"_s, temperature, u"2"_s);
        row("one capital", u"temperaturE"_s, "1"_ba, u"nameCase"_s, temperature, u"2"_s);
        row("not JSON", u"temperature"_s, "21,5"_ba, u"notJson"_s, temperature, u"2.1"_s);
        row("empty", u"temperature"_s, ""_ba, u"notJson"_s, temperature, u"2.1"_s);
        row("unquoted text", u"mode"_s, "run"_ba, u"notJson"_s, u"mode"_s, u"2.1"_s);
        row("quoted number", u"temperature"_s, "\"21.56\""_ba, u"wrongType"_s, temperature, u"3"_s);
        row("null", u"temperature"_s, "null"_ba, u"wrongType"_s, temperature, u"3"_s);
        row("too hot", u"temperature"_s, "65.6"_ba, u"outOfBoundaries"_s, temperature, u"3"_s);
        row("not in the set", u"mode"_s, "\"walk\""_ba, u"outOfBoundaries"_s, u"mode"_s, u"3"_s);
        row("array", u"config"_s, "[]"_ba, u"wrongType"_s, u"config"_s, u"3"_s);
        row("no base64", u"image"_s, "\"*\""_ba, u"wrongType"_s, u"image"_s, u"3"_s);
        row("bad location", u"position"_s, R"({"geo":{"lat":91,"lon":0}})"_ba, u"wrongType"_s,
            u"position"_s, u"4"_s);
        row("feed on a property", u"temperature"_s, R"({"dps":[{"v":1}]})"_ba, u"wrongType"_s,
            temperature, u"3"_s);
    }

    void rawMessagesAreRefused()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, payload);
        QFETCH(const QString, reason);
        QFETCH(const QString, property);
        QFETCH(const QString, section);
        const Verdict verdict = roomCheck().raw(name, payload, kReceived);
        QVERIFY(verdict.accepted.isEmpty());
        QCOMPARE(verdict.rejected.size(), 1);
        const Rejection &rejection = verdict.rejected.first();
        QCOMPARE(reasonName(rejection.reason), reason);
        QCOMPARE(rejection.property, property);
        QVERIFY2(rejection.error.why().contains(u"(Connio contract, section "_s + section + u')'),
            qPrintable(rejection.error.message()));
    }

    void aFeedIsJudgedPointByPoint()
    {
        const Verdict verdict = roomCheck().feed(
            feedOf(
                R"({"v":21.5,"prop":"temperature"},{"v":"21.5","prop":"temperature"},)"
                R"({"v":99,"prop":"TEMPERATURE"},{"v":1,"prop":"humidity"},{"tt":9,"v":"run","prop":"room$mode"},)"
                R"({"t":"2017-05-01T14:00:57","v":1,"prop":"temperature"},)"
                R"({"v":{"geo":{"lat":1}},"prop":"position"},{"v":[],"prop":"config"})"),
            kReceived);
        QCOMPARE(verdict.accepted.size(), 2);
        QCOMPARE(verdict.accepted.at(0).property, u"Temperature"_s);
        QCOMPARE(formatTime(verdict.accepted.at(0).time), u"2017-05-01T14:00:57.000Z"_s);
        QCOMPARE(verdict.accepted.at(1).property, u"mode"_s);
        QCOMPARE(formatTime(verdict.accepted.at(1).time), u"2017-05-01T14:00:57.009Z"_s);

        const QStringList expected {
            u"wrongType Temperature /dps/1/v"_s,
            u"outOfBoundaries Temperature /dps/2/v"_s,
            u"unknownProperty humidity /dps/3/prop"_s,
            u"badTime Temperature /dps/5/t"_s,
            u"wrongType position /dps/6/v/geo/lon"_s,
            u"wrongType config /dps/7/v"_s,
        };
        QStringList rejected;
        for (const Rejection &rejection : verdict.rejected) {
            rejected.append(reasonName(rejection.reason) + u' ' + rejection.property + u' '
                + rejection.error.where().section(u": "_s, 1));
            QVERIFY(rejection.error.why().contains(u"Connio contract, section"));
        }
        QCOMPARE(rejected, expected);
    }

    void feedsAreRefusedAsAWhole_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not JSON") << "{\"dps\":[}"_ba << u"notJson"_s;
        QTest::newRow("bare value") << "45"_ba << u"malformedFeed"_s;
        QTest::newRow("no dps") << "{}"_ba << u"malformedFeed"_s;
        QTest::newRow("method feed")
            << R"({"dps":[{"method":"m1","value":6}]})"_ba << u"malformedFeed"_s;
        QTest::newRow("no property") << R"({"dps":[{"v":1}]})"_ba << u"malformedFeed"_s;
        QTest::newRow("bad location of the feed")
            << R"({"loc":{},"dps":[]})"_ba << u"malformedFeed"_s;
        QTest::newRow("bad base time")
            << R"({"t":"2017-05-01","dps":[{"v":1,"prop":"mode"}]})"_ba << u"badTime"_s;
        QTest::newRow("too many") << feedOf(
            R"({"v":1,"prop":"mode"},{"v":1,"prop":"mode"},{"v":1,"prop":"mode"})")
                                  << u"tooManyPoints"_s;
    }

    void feedsAreRefusedAsAWhole()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, reason);
        ContractLimits limits;
        limits.maxPointsPerFeed = 2;
        const Verdict verdict = roomCheck(limits).feed(json, kReceived);
        QVERIFY(verdict.accepted.isEmpty());
        QCOMPARE(verdict.rejected.size(), 1);
        QCOMPARE(reasonName(verdict.rejected.first().reason), reason);
        QVERIFY(verdict.rejected.first().property.isEmpty());
        QVERIFY(verdict.rejected.first().error.why().contains(u"Connio contract, section"));
        QVERIFY(!verdict.rejected.first().error.where().isEmpty());
    }

    void aThousandPointsAreAllowed()
    {
        const auto feed = [](int count) {
            QByteArray points;
            for (int i = 0; i < count; ++i)
                points += "{\"tt\":" + QByteArray::number(i) + R"(,"v":1,"prop":"temperature"},)";
            points.chop(1);
            return feedOf(points);
        };
        QCOMPARE(roomCheck().feed(feed(1000), kReceived).accepted.size(), 1000);
        const Verdict verdict = roomCheck().feed(feed(1001), kReceived);
        QCOMPARE(verdict.accepted.size(), 0);
        QCOMPARE(verdict.rejected.first().reason, RejectReason::TooManyPoints);
        QVERIFY(verdict.rejected.first().error.message().contains(u"1001 points"));
    }

    void annotationsAreLimited_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("isAccepted");
        QTest::newRow("none") << 0 << 0 << true;
        QTest::newRow("ten") << 10 << 128 << true;
        QTest::newRow("eleven") << 11 << 1 << false;
        QTest::newRow("129 characters") << 1 << 129 << false;
    }

    void annotationsAreLimited()
    {
        QFETCH(const int, count);
        QFETCH(const int, length);
        QFETCH(const bool, isAccepted);
        QByteArray members;
        for (int i = 0; i < count; ++i)
            members += "\"a" + QByteArray::number(i) + "\":\"" + QByteArray(length, 'x') + "\",";
        members.chop(1);
        const QByteArray annotations = "\"ann\":{" + members + '}';
        const QByteArray value = R"("v":1,"prop":"temperature")";
        const QByteArray ofPoint = feedOf('{' + value + ',' + annotations + '}');
        const QByteArray ofFeed
            = '{' + annotations + R"(,"t":"2017-05-01T14:00:57Z","dps":[{)" + value + "}]}";
        for (const auto &[json, where] :
            { std::pair(ofPoint, u": /dps/0/ann"_s), std::pair(ofFeed, u": /ann"_s) }) {
            const Verdict verdict = roomCheck().feed(json, kReceived);
            QCOMPARE(verdict.accepted.size(), isAccepted ? 1 : 0);
            QCOMPARE(verdict.rejected.size(), isAccepted ? 0 : 1);
            if (isAccepted)
                continue;
            QCOMPARE(verdict.rejected.first().reason, RejectReason::BadAnnotations);
            QCOMPARE(verdict.rejected.first().property, u"Temperature"_s);
            QVERIFY2(verdict.rejected.first().error.where().endsWith(where),
                qPrintable(verdict.rejected.first().error.message()));
        }
    }

    void pointsWithAnnotationsOfTheirOwnIgnoreThoseOfTheFeed()
    {
        const QByteArray tooLong = '"' + QByteArray(129, 'x') + '"';
        const QByteArray json = "{\"ann\":{\"a\":" + tooLong
            + R"(},"dps":[{"t":"2017-05-01T14:00:57Z","v":1,"prop":"temperature","ann":{}},)"
              R"({"t":"2017-05-01T14:00:58Z","v":1,"prop":"temperature"}]})";
        const Verdict verdict = roomCheck().feed(json, kReceived);
        QCOMPARE(verdict.accepted.size(), 1);
        QCOMPARE(verdict.rejected.size(), 1);
    }

    void oddFeedsAreAcceptedWithANote_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("note");
        QTest::newRow("number as annotation")
            << feedOf(R"({"v":1,"prop":"temperature","ann":{"Age":46}})")
            << u"annotations are quoted text"_s;
        QTest::newRow("no time") << R"({"dps":[{"v":1,"prop":"temperature"}]})"_ba
                                 << u"has no time"_s;
        QTest::newRow("property by id") << feedOf(R"({"v":1,"prop":"_prp_875223872477401419"})")
                                        << u"\"_prp_875223872477401419\" is the id"_s;
        QTest::newRow("the platform's own property")
            << feedOf(R"({"v":"online","prop":"connectionstatus"})")
            << u"the platform sets \"connectionStatus\" itself"_s;
        QTest::newRow("large object")
            << feedOf("{\"prop\":\"config\",\"v\":{\"a\":\"" + QByteArray(260'000, 'x') + "\"}}")
            << u"over 250 kB"_s;
        QTest::newRow("shared millisecond")
            << R"({"prop":"temperature","dps":[{"t":"2017-05-01T14:00:57.4671Z","v":1},)"_ba
               R"({"t":"2017-05-01T16:00:57.4679+02:00","v":2}]})"
            << u"two points of \"Temperature\" have the time 2017-05-01T14:00:57.467Z"_s;
    }

    void oddFeedsAreAcceptedWithANote()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, note);
        const Verdict verdict = roomCheck().feed(json, kReceived);
        QVERIFY2(verdict.rejected.isEmpty(),
            verdict.rejected.isEmpty() ? "" : qPrintable(verdict.rejected.first().error.message()));
        QVERIFY(!verdict.accepted.isEmpty());
        QCOMPARE(verdict.notes.size(), 1);
        QVERIFY2(verdict.notes.first().contains(note), qPrintable(verdict.notes.first()));
    }

    void differentPropertiesMayShareAMillisecond()
    {
        const Verdict verdict = roomCheck().feed(
            feedOf(R"({"v":1,"prop":"temperature"},{"v":"run","prop":"mode"})"), kReceived);
        QCOMPARE(verdict.accepted.size(), 2);
        QVERIFY(verdict.notes.isEmpty());
    }

    void propertiesAreFoundInAnyCase()
    {
        const ContractCheck check = roomCheck();
        for (const QString &name : { u"temperature"_s, u"Temperature"_s, u"TEMPERATURE"_s }) {
            QVERIFY(check.property(name) != nullptr);
            QCOMPARE(check.property(name)->id, u"Temperature"_s);
        }
        QVERIFY(check.property(u"temp"_s) == nullptr);
        QVERIFY(check.property({}) == nullptr);
    }

    void limitsAreSettings()
    {
        ContractLimits limits;
        limits.maxStringBytes = 3;
        limits.maxAnnotations = 0;
        const ContractCheck check = roomCheck(limits);
        QCOMPARE(check.raw(u"connectionstatus"_s, "\"abcd\""_ba, kReceived).rejected.first().reason,
            RejectReason::TooLarge);
        QCOMPARE(check.feed(feedOf(R"({"v":1,"prop":"temperature","ann":{"a":"b"}})"), kReceived)
                     .rejected.first()
                     .reason,
            RejectReason::BadAnnotations);
    }

    void reasonsHaveDifferentNames()
    {
        QSet<QString> names;
        constexpr int kReasons = static_cast<int>(RejectReason::BadTime) + 1;
        for (int i = 0; i < kReasons; ++i)
            names.insert(reasonName(static_cast<RejectReason>(i)));
        QCOMPARE(names.size(), kReasons);
        QVERIFY(names.contains(u"unknownTopic"_s));
    }
};

QTEST_GUILESS_MAIN(ContractCheckTest)

#include "tst_contractcheck.moc"
