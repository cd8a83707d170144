// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/feederrors.h"
#include "core/feed/rawpayload.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

QByteArray numberText(double number)
{
    QByteArray out;
    appendNumber(out, number);
    return out;
}

QByteArray quoted(QStringView text)
{
    QByteArray out;
    appendQuoted(out, text);
    return out;
}

/// What a JSON reader makes of bytes, wrapped since Qt reads only objects and arrays.
QJsonValue readBack(const QByteArray &json)
{
    QJsonParseError error;
    const QByteArray wrapped = '[' + json + ']';
    const QJsonDocument document = QJsonDocument::fromJson(wrapped, &error);
    return error.error == QJsonParseError::NoError ? document.array().at(0)
                                                   : QJsonValue(QJsonValue::Undefined);
}

} // namespace

class RawPayloadTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// A payload that waits in a queue takes what it needs, and is not moved on the way.
    void appendingUsesReservedRoom()
    {
        QByteArray out;
        out.reserve(32);
        const char *const room = out.constData();
        appendValue(out, 23.45);
        QCOMPARE(out, QByteArray("23.45"));
        QVERIFY(out.constData() == room);
        appendValue(out, QString(100, u'x'));
        QCOMPARE(out, QByteArray("23.45\"" + QByteArray(100, 'x') + '"'));
    }

    void numbersAreTheShortestPlainText_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("zero") << 0.0 << "0"_ba;
        QTest::newRow("minus zero") << -0.0 << "0"_ba;
        QTest::newRow("integer") << 45.0 << "45"_ba;
        QTest::newRow("decimals") << 21.56 << "21.56"_ba;
        QTest::newRow("negative") << -0.5 << "-0.5"_ba;
        QTest::newRow("tenth") << 0.1 << "0.1"_ba;
        QTest::newRow("sum of tenths") << 0.1 + 0.2 << "0.30000000000000004"_ba;
        QTest::newRow("round integer") << 100000.0 << "100000"_ba;
        QTest::newRow("million") << 1e6 << "1000000"_ba;
        QTest::newRow("1e15") << 1e15 << "1000000000000000"_ba;
        QTest::newRow("-1e15") << -1e15 << "-1000000000000000"_ba;
        QTest::newRow("2^53-1") << 9007199254740991.0 << "9007199254740991"_ba;
        QTest::newRow("2^53") << 9007199254740992.0 << "9007199254740992"_ba;
        QTest::newRow("2^53+2") << 9007199254740994.0 << "9007199254740994"_ba;
        QTest::newRow("1e16") << 1e16 << "10000000000000000"_ba;
        QTest::newRow("1e20") << 1e20 << "100000000000000000000"_ba;
        QTest::newRow("padded digits") << 123456789012345680000.0 << "123456789012345680000"_ba;
        QTest::newRow("below 1e21") << 999999999999999900000.0 << "999999999999999900000"_ba;
        QTest::newRow("1e21") << 1e21 << "1e+21"_ba;
        QTest::newRow("-1.5e22") << -1.5e22 << "-1.5e+22"_ba;
        QTest::newRow("smallest plain") << 0.000001 << "0.000001"_ba;
        QTest::newRow("smallest plain, all digits")
            << 0.0000012345678901234567 << "0.0000012345678901234567"_ba;
        QTest::newRow("below") << 0.0000009 << "9e-7"_ba;
        QTest::newRow("1e-7") << 1e-7 << "1e-7"_ba;
        QTest::newRow("-1.5e-10") << -1.5e-10 << "-1.5e-10"_ba;
        QTest::newRow("1e+100") << 1e100 << "1e+100"_ba;
        QTest::newRow("largest") << std::numeric_limits<double>::max()
                                 << "1.7976931348623157e+308"_ba;
        QTest::newRow("lowest") << std::numeric_limits<double>::lowest()
                                << "-1.7976931348623157e+308"_ba;
        QTest::newRow("denormal") << std::numeric_limits<double>::denorm_min() << "5e-324"_ba;
        QTest::newRow("normal") << std::numeric_limits<double>::min()
                                << "2.2250738585072014e-308"_ba;
        QTest::newRow("half beyond 2^52") << 4503599627370495.5 << "4503599627370495.5"_ba;
    }

    void numbersAreTheShortestPlainText()
    {
        QFETCH(const double, number);
        QFETCH(const QByteArray, text);
        QCOMPARE(numberText(number), text);
        QCOMPARE(text.toDouble(), number);
        QCOMPARE(rawPayload(number), text);
    }

    void everyDoubleReadsBackExactly()
    {
        std::mt19937_64 random(45);
        for (int i = 0; i < 200'000; ++i) {
            const auto number = std::bit_cast<double>(random());
            if (!std::isfinite(number))
                continue;
            const QByteArray text = numberText(number);
            QVERIFY2(text.size() <= 25, text.constData());
            QVERIFY2(text.toDouble() == number, text.constData());
        }
    }

    void numbersOfOrdinarySizeReadBackAndHaveNoExponent()
    {
        std::mt19937_64 random(46);
        std::uniform_real_distribution<double> mantissa(-1, 1);
        std::uniform_int_distribution<int> exponent(-5, 20);
        for (int i = 0; i < 100'000; ++i) {
            const double number = mantissa(random) * std::pow(10, exponent(random));
            const QByteArray text = numberText(number);
            QVERIFY2(text.toDouble() == number, text.constData());
            QVERIFY2(std::abs(number) < 1e-6 || !text.contains('e'), text.constData());
            QVERIFY2(!text.contains('.') || !text.endsWith('0'), text.constData());
        }
    }

    void numbersAreRoundedAsTheirDecimalTextIs_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("down") << 21.5649 << 2 << "21.56"_ba;
        QTest::newRow("up") << 21.5651 << 2 << "21.57"_ba;
        QTest::newRow("tie away from zero") << 2.5 << 0 << "3"_ba;
        QTest::newRow("negative tie") << -2.5 << 0 << "-3"_ba;
        QTest::newRow("half") << 0.5 << 0 << "1"_ba;
        // These are less than the tie in binary; people see a tie.
        QTest::newRow("1.005") << 1.005 << 2 << "1.01"_ba;
        QTest::newRow("2.675") << 2.675 << 2 << "2.68"_ba;
        QTest::newRow("-1.005") << -1.005 << 2 << "-1.01"_ba;
        QTest::newRow("8.345") << 8.345 << 2 << "8.35"_ba;
        QTest::newRow("1.45 to one") << 1.45 << 1 << "1.5"_ba;
        QTest::newRow("just below a tie") << 0.49999999999999994 << 0 << "0"_ba;
        QTest::newRow("carry") << 9.996 << 2 << "10"_ba;
        QTest::newRow("carry at a tie") << 99.95 << 1 << "100"_ba;
        QTest::newRow("fewer decimals than asked") << 21.5 << 4 << "21.5"_ba;
        QTest::newRow("integer") << 45.0 << 3 << "45"_ba;
        QTest::newRow("to zero") << 0.004 << 2 << "0"_ba;
        QTest::newRow("negative to zero") << -0.004 << 2 << "0"_ba;
        QTest::newRow("tie at the first digit") << 0.005 << 2 << "0.01"_ba;
        QTest::newRow("far below") << 1e-300 << 15 << "0"_ba;
        QTest::newRow("15 decimals") << 0.1234567890123456 << 15 << "0.123456789012346"_ba;
        QTest::newRow("no room for decimals") << 9007199254740993.0 << 2 << "9007199254740992"_ba;
        QTest::newRow("half beyond 2^52") << 4503599627370495.5 << 0 << "4503599627370496"_ba;
        QTest::newRow("17 digits") << 12345678.123456789 << 8 << "12345678.12345679"_ba;
        QTest::newRow("huge") << 1e300 << 15 << "1e+300"_ba;
        QTest::newRow("largest") << std::numeric_limits<double>::max() << 0
                                 << "1.7976931348623157e+308"_ba;
    }

    void numbersAreRoundedAsTheirDecimalTextIs()
    {
        QFETCH(const double, number);
        QFETCH(const int, decimals);
        QFETCH(const QByteArray, text);
        const double rounded = roundedTo(number, decimals);
        QCOMPARE(numberText(rounded), text);
        QCOMPARE(roundedTo(rounded, decimals), rounded);
        QVERIFY(!(rounded == 0 && std::signbit(rounded)));
    }

    void roundedNumbersHaveNoMoreDecimalsThanAsked()
    {
        std::mt19937_64 random(21);
        std::uniform_real_distribution<double> numbers(-1000, 1000);
        for (int i = 0; i < 100'000; ++i) {
            const double number = numbers(random);
            const int decimals = i % 10;
            const double rounded = roundedTo(number, decimals);
            const QByteArray text = numberText(rounded);
            const qsizetype point = text.indexOf('.');
            if (!text.contains('e'))
                QVERIFY2(point < 0 || text.size() - point - 1 <= decimals, text.constData());
            QVERIFY(std::abs(rounded - number) <= 0.5000001 * std::pow(10, -decimals));
        }
    }

    void roundingKeepsEveryNumberThatHasFewDecimals()
    {
        for (int whole = -20'000; whole < 20'000; ++whole) {
            const double number = whole / 100.0;
            QCOMPARE(roundedTo(number, 2), number);
            // One more digit 5 is a tie on the text, whatever its binary form is.
            const QByteArray text = QByteArray::number(std::abs(whole) / 100) + '.'
                + QByteArray::number(std::abs(whole) % 100).rightJustified(2, '0') + '5';
            QCOMPARE(roundedTo(text.toDouble(), 2), (std::abs(whole) + 1) / 100.0);
        }
    }

    void valuesThatAreNotFiniteAreNotRounded()
    {
        QVERIFY(std::isnan(roundedTo(std::numeric_limits<double>::quiet_NaN(), 2)));
        QVERIFY(std::isinf(roundedTo(-std::numeric_limits<double>::infinity(), 2)));
    }

    void textIsQuotedAsJson_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("documented") << u"Operational"_s << "\"Operational\""_ba;
        QTest::newRow("empty") << u""_s << "\"\""_ba;
        QTest::newRow("quote") << u"a\"b"_s << "\"a\\\"b\""_ba;
        QTest::newRow("backslash") << u"a\\b"_s << R"("a\\b")"_ba;
        QTest::newRow("slash stays") << u"a/b"_s << R"("a/b")"_ba;
        QTest::newRow("short escapes") << u"\b\f\n\r\t"_s << R"("\b\f\n\r\t")"_ba;
        QTest::newRow("controls") << u"\x01\x1f\x7f"_s << "\"\\u0001\\u001f\x7f\""_ba;
        QTest::newRow("NUL") << u"a\0b"_s << "\"a\\u0000b\""_ba;
        QTest::newRow("two bytes") << u"\u00baC"_s
                                   << "\"\xc2\xba"
                                      "C\""_ba;
        QTest::newRow("three bytes") << u"\u20ac"_s << "\"\xe2\x82\xac\""_ba;
        QTest::newRow("four bytes") << u"\U0001F600!"_s << "\"\xf0\x9f\x98\x80!\""_ba;
        QTest::newRow("highest") << u"\U0010FFFF"_s << "\"\xf4\x8f\xbf\xbf\""_ba;
        QTest::newRow("half a pair") << QString(QChar(0xd83d)) << "\"\xef\xbf\xbd\""_ba;
        QTest::newRow("the other half") << QString(QChar(0xde00)) + u'a'
                                        << "\"\xef\xbf\xbd"
                                           "a\""_ba;
        QTest::newRow("two first halves")
            << QString(2, QChar(0xd83d)) << "\"\xef\xbf\xbd\xef\xbf\xbd\""_ba;
    }

    void textIsQuotedAsJson()
    {
        QFETCH(const QString, text);
        QFETCH(const QByteArray, json);
        QCOMPARE(quoted(text), json);
        QCOMPARE(rawPayload(text), json);
        if (text.isValidUtf16())
            QCOMPARE(readBack(json).toString(), text);
    }

    void anyTextReadsBack()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 3000; ++i) {
            QString text;
            for (unsigned k = static_cast<unsigned>(random() % 40); k > 0; --k) {
                const char32_t limit
                    = std::array<char32_t, 4> { 0x20, 0x80, 0xd800, 0x110000 }[random() % 4];
                const auto code = static_cast<char32_t>(random() % limit);
                text += QString::fromUcs4(&code, 1);
            }
            if (text.isValidUtf16() && !text.contains(QChar::ReplacementCharacter))
                QCOMPARE(readRawPayload(quoted(text), PropertyType::String).value(), Value(text));
        }
    }

    void valuesAreTheExactDocumentedBytes_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("null") << Value() << "null"_ba;
        QTest::newRow("true") << Value(true) << "true"_ba;
        QTest::newRow("false") << Value(false) << "false"_ba;
        QTest::newRow("empty object") << Value(QJsonObject()) << "{}"_ba;
        QTest::newRow("object") << Value(
            QJsonObject { { u"frequency"_s, 5 }, { u"forever"_s, true } })
                                << R"({"forever":true,"frequency":5})"_ba;
        QTest::newRow("nested") << Value(QJsonObject { { u"a"_s,
            QJsonArray { 1, 2.5, QJsonValue::Null, u"x\n"_s, QJsonObject(), QJsonArray() } } })
                                << R"({"a":[1,2.5,null,"x\n",{},[]]})"_ba;
        QTest::newRow("large integers in objects")
            << Value(QJsonObject { { u"n"_s, qint64 { 9007199254740993 } }, { u"x"_s, 1e21 } })
            << R"({"n":9007199254740993,"x":1e+21})"_ba;
        QTest::newRow("geo") << Value(
            Location { .zone = {}, .geo = GeoPosition { 49.35, -123.07, {} } })
                             << R"({"geo":{"lat":49.35,"lon":-123.07}})"_ba;
        QTest::newRow("all of a location")
            << Value(Location { .zone = u"dock"_s, .geo = GeoPosition { 49.35, -123.07, 0.0 } })
            << R"({"zone":"dock","geo":{"lat":49.35,"lon":-123.07,"alt":0}})"_ba;
        QTest::newRow("zone") << Value(Location { .zone = u"Home"_s, .geo = {} })
                              << R"({"zone":"Home"})"_ba;
    }

    void valuesAreTheExactDocumentedBytes()
    {
        QFETCH(const Value, value);
        QFETCH(const QByteArray, json);
        QCOMPARE(rawPayload(value), json);
        QByteArray out = "before "_ba;
        appendValue(out, value);
        QCOMPARE(out, "before " + json);
    }

    void appendingKeepsWhatIsThereAndTheRoom()
    {
        QByteArray out;
        out.reserve(4096);
        const char *room = out.constData();
        for (int i = 0; i < 100; ++i) {
            out.resize(0);
            appendLocation(out, { .zone = u"dock"_s, .geo = {} });
            QCOMPARE(out, R"({"zone":"dock"})"_ba);
        }
        QCOMPARE(out.constData(), room);
    }

    void payloadsAreReadByType_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<PropertyType>("type");
        QTest::addColumn<Value>("value");
        QTest::newRow("integer") << "45"_ba << PropertyType::Number << Value(45.0);
        QTest::newRow("blanks around") << " 45\r\n"_ba << PropertyType::Number << Value(45.0);
        QTest::newRow("exponent") << "-1.5E+3"_ba << PropertyType::Number << Value(-1500.0);
        QTest::newRow("boolean") << "true"_ba << PropertyType::Boolean << Value(true);
        QTest::newRow("string") << "\"45\""_ba << PropertyType::String << Value(u"45"_s);
        QTest::newRow("enum text") << "\"run\""_ba << PropertyType::Enum << Value(u"run"_s);
        QTest::newRow("enum number") << "2"_ba << PropertyType::Enum << Value(2.0);
        QTest::newRow("blob") << "\"AAECAw==\""_ba << PropertyType::Blob << Value(u"AAECAw=="_s);
        QTest::newRow("empty blob") << "\"\""_ba << PropertyType::Blob << Value(u""_s);
        QTest::newRow("object") << R"({"geo":{"lat":1,"lon":2}})"_ba << PropertyType::Object
                                << Value(QJsonObject { { u"geo"_s,
                                       QJsonObject { { u"lat"_s, 1 }, { u"lon"_s, 2 } } } });
        QTest::newRow("waypoint") << R"({"geo":{"lat":1,"lon":2}})"_ba << PropertyType::Waypoint
                                  << Value(
                                         Location { .zone = {}, .geo = GeoPosition { 1, 2, {} } });
        QTest::newRow("zone only") << R"({"zone":"Home"})"_ba << PropertyType::Waypoint
                                   << Value(Location { .zone = u"Home"_s, .geo = {} });
    }

    void payloadsAreReadByType()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const PropertyType, type);
        QFETCH(const Value, value);
        const auto read = readRawPayload(json, type);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message()));
        QCOMPARE(*read, value);
    }

    void wrongPayloadsSayWhereAndWhatIsWanted_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<PropertyType>("type");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("remedy");
        const auto row = [](const char *name, const QByteArray &json, PropertyType type,
                             const QString &code, const QString &where, const QString &remedy) {
            QTest::newRow(name) << json << type << code << where << remedy;
        };
        using enum PropertyType;
        row("empty", ""_ba, Number, u"feed.notJson"_s, u"1:1"_s, u"21.56"_s);
        row("unquoted text", "Operational"_ba, String, u"feed.notJson"_s, u"1:1"_s,
            u"\"Operational\""_s);
        row("single quotes", "'run'"_ba, Enum, u"feed.notJson"_s, u"1:1"_s, u"\"run\""_s);
        row("NaN", "NaN"_ba, Number, u"feed.notJson"_s, u"1:1"_s, u"21.56"_s);
        row("two values", "1 2"_ba, Number, u"feed.notJson"_s, u"1:3"_s, u"21.56"_s);
        row("comma", "21,56"_ba, Number, u"feed.notJson"_s, u"1:3"_s, u"21.56"_s);
        row("huge", "1e999"_ba, Number, u"feed.notJson"_s, u"1:1"_s, u"21.56"_s);
        row("half a pair", "\"\\ud800\""_ba, String, u"feed.notJson"_s, u"1:"_s,
            u"\"Operational\""_s);
        row("second line", "{\n \"a\":}"_ba, Object, u"feed.notJson"_s, u"2:6"_s,
            u"{\"version\":\"1.2\"}"_s);
        row("quoted number", "\"45\""_ba, Number, u"feed.wrongType"_s, u"1:1"_s, u"21.56"_s);
        row("null", "null"_ba, Number, u"feed.wrongType"_s, u"1:1"_s, u"21.56"_s);
        row("0 for false", "0"_ba, Boolean, u"feed.wrongType"_s, u"1:1"_s, u"true"_s);
        row("number for string", "45"_ba, String, u"feed.wrongType"_s, u"1:1"_s,
            u"\"Operational\""_s);
        row("boolean for enum", "true"_ba, Enum, u"feed.wrongType"_s, u"1:1"_s, u"\"run\""_s);
        row("array for object", "[1]"_ba, Object, u"feed.wrongType"_s, u"1:1"_s,
            u"{\"version\":\"1.2\"}"_s);
        row("text for object", "\"{}\""_ba, Object, u"feed.wrongType"_s, u"1:1"_s,
            u"{\"version\":\"1.2\"}"_s);
        row("bad base64", "\"AAECAw=\""_ba, Blob, u"feed.wrongType"_s, u"1:1"_s, u"\"AAECAw==\""_s);
        row("url base64", "\"-_-_\""_ba, Blob, u"feed.wrongType"_s, u"1:1"_s, u"\"AAECAw==\""_s);
        row("padding inside", "\"AA=AAAA=\""_ba, Blob, u"feed.wrongType"_s, u"1:1"_s,
            u"\"AAECAw==\""_s);
        row("text for waypoint", "\"Home\""_ba, Waypoint, u"feed.wrongType"_s, u"1:1"_s,
            u"\"lat\""_s);
        row("empty waypoint", "{}"_ba, Waypoint, u"feed.badLocation"_s, u"1:1"_s, u"zone or geo"_s);
        row("geo without lon", R"({"geo":{"lat":1}})"_ba, Waypoint, u"feed.badLocation"_s,
            u": /geo/lon"_s, u"lon"_s);
        row("lat too large", R"({"geo":{"lat":90.1,"lon":0}})"_ba, Waypoint, u"feed.badLocation"_s,
            u"1:15: /geo/lat"_s, u"lat"_s);
        row("lon as text", R"({"geo":{"lat":1,"lon":"2"}})"_ba, Waypoint, u"feed.badLocation"_s,
            u"1:23: /geo/lon"_s, u"lon"_s);
        row("alt as text", R"({"geo":{"lat":1,"lon":2,"alt":"0"}})"_ba, Waypoint,
            u"feed.badLocation"_s, u": /geo/alt"_s, u"alt"_s);
        row("geo as array", R"({"geo":[1,2]})"_ba, Waypoint, u"feed.badLocation"_s, u"1:8: /geo"_s,
            u"geo"_s);
        row("zone as number", R"({"zone":1})"_ba, Waypoint, u"feed.badLocation"_s, u"1:9: /zone"_s,
            u"zone"_s);
    }

    void wrongPayloadsSayWhereAndWhatIsWanted()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const PropertyType, type);
        QFETCH(const QString, code);
        QFETCH(const QString, where);
        QFETCH(const QString, remedy);
        const auto read = readRawPayload(json, type);
        QVERIFY(!read);
        const Error &error = read.error();
        QCOMPARE(error.code(), code);
        QVERIFY2(error.where().contains(where), qPrintable(error.message()));
        QVERIFY2(error.remedy().contains(remedy), qPrintable(error.message()));
        QVERIFY2(error.why().contains(u"Connio contract, section"), qPrintable(error.message()));
    }

    void longValuesAreShortenedInErrors()
    {
        const QByteArray json = '"' + QByteArray(5000, 'x') + '"';
        const auto read = readRawPayload(json, PropertyType::Number);
        QVERIFY(!read);
        QVERIFY(read.error().message().size() < 300);
    }
};

QTEST_GUILESS_MAIN(RawPayloadTest)

#include "tst_rawpayload.moc"
