// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/baseerrors.h"
#include "core/base/jsontext.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

QByteArray nested(qsizetype depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsAByteOrderMarkInsideATextAsACharacter();
    void readsWhatQtReads_data();
    void readsWhatQtReads();
    void keepsLargeIntegersExact();
    void refusesWithPlaceAndReason_data();
    void refusesWithPlaceAndReason();
    void everyErrorSaysWhatToDo();
    void namesTheFileInFront();
    void findsPlacesByPointer_data();
    void findsPlacesByPointer();
    void findsTheKeyOfAValue();
    void listsKeysInTheOrderOfTheText();
    void escapesPointerSteps();
    void honoursItsLimits();
    void refusesEveryCutOfAText();
    void placesDoNotDependOnTheOneBefore();
    void answersHostileTextsQuickly();
    void largeObjectsAreNotQuadratic();
};

void TestJsonText::keepsAByteOrderMarkInsideATextAsACharacter()
{
    const auto text = JsonText::parse("[\"\xEF\xBB\xBFx\",\"\\n\xEF\xBB\xBF\"]"_ba);
    QVERIFY(text.isOk());
    QCOMPARE(text->root().toArray().at(0).toString(), u"\uFEFFx"_s);
    QCOMPARE(text->root().toArray().at(1).toString(), u"\n\uFEFF"_s);
}

void TestJsonText::readsWhatQtReads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("object") << R"({"b":1,"a":{"x":[true,false,null]},"":"empty key"})"_ba;
    QTest::newRow("array") << "[]"_ba;
    QTest::newRow("empty object") << " {\t}\r\n"_ba;
    QTest::newRow("numbers")
        << "[0,-0.5,1e3,1E-7,12.5e+2,123456789012345,1.7976931348623157e308,25.0]"_ba;
    QTest::newRow("escapes") << R"(["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000x","é😀°C"])"_ba;
    QTest::newRow("unsorted keys") << R"({"z":1,"é":2,"m":3,"A":4})"_ba;
}

void TestJsonText::readsWhatQtReads()
{
    QFETCH(QByteArray, json);
    const Result<JsonText> text = JsonText::parse(json);
    QVERIFY2(text.isOk(), text ? "" : qPrintable(text.error().message()));
    const QJsonDocument expected = QJsonDocument::fromJson(json);
    const QJsonValue value
        = expected.isArray() ? QJsonValue(expected.array()) : QJsonValue(expected.object());
    QCOMPARE(text->root(), value);
}

void TestJsonText::keepsLargeIntegersExact()
{
    const Result<JsonText> text
        = JsonText::parse("[9223372036854775807,-9223372036854775808,18446744073709551615]");
    QVERIFY(text.isOk());
    QCOMPARE(text->root()[0].toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(text->root()[1].toInteger(), std::numeric_limits<qint64>::min());
    QCOMPARE(text->root()[2].toDouble(), 18446744073709551615.0);
    QCOMPARE(JsonText::parse("\"scalar\"")->root().toString(), u"scalar"_s);
    QCOMPARE(JsonText::parse("[5e-324]")->root()[0].toDouble(), 5e-324);
}

void TestJsonText::refusesWithPlaceAndReason_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &json, const ErrorKind &kind,
                         const char *where) {
        QTest::newRow(name) << json << QString::fromLatin1(kind.code) << QString::fromUtf8(where);
    };
    row("empty", "", errors::kJsonEmpty, "1:1");
    row("blank", " \n ", errors::kJsonEmpty, "1:1");
    row("cut in object", "{\n  \"a\": 1,\n", errors::kJsonEndsEarly, "3:1");
    row("cut in text", R"({"a": "x)", errors::kJsonEndsEarly, "1:9: /a");
    row("cut after key", R"({"a")", errors::kJsonEndsEarly, "1:5");
    row("cut after colon", R"({"a":)", errors::kJsonEndsEarly, "1:6: /a");
    row("missing comma", "{\"a\": 1\n \"b\": 2}", errors::kJsonUnexpected, "2:2");
    row("comma at the end", R"({"a": [1, 2,]})", errors::kJsonUnexpected, "1:13: /a/2");
    row("comma at the end of an object", R"({"a": 1,})", errors::kJsonUnexpected, "1:9");
    row("key without quotes", "{a: 1}", errors::kJsonUnexpected, "1:2");
    row("single quotes", "{'a': 1}", errors::kJsonUnexpected, "1:2");
    row("comment", "{ // no\n}", errors::kJsonUnexpected, "1:3");
    row("wrong bracket", R"({"a": [1}})", errors::kJsonUnexpected, "1:9: /a");
    row("wrong word", "[tru]", errors::kJsonUnexpected, "1:2: /0");
    row("nan", "[1, NaN]", errors::kJsonUnexpected, "1:5: /1");
    row("word runs on", "[truely]", errors::kJsonUnexpected, "1:6");
    row("trailing text", "{} {}", errors::kJsonTrailingText, "1:4");
    row("trailing NUL", QByteArray("{}\0", 3), errors::kJsonTrailingText, "1:3");
    row("duplicate", "{\"a\": {\"b\": 1,\n\"c\": 2, \"b\": 3}}", errors::kJsonDuplicateKey,
        "2:9: /a/b");
    row("duplicate by escape", R"({"a": 1, "\u0061": 2})", errors::kJsonDuplicateKey, "1:10: /a");
    row("duplicate empty key", R"({"": 1, "": 2})", errors::kJsonDuplicateKey, "1:9: /");
    row("utf-8 mark", "\xEF\xBB\xBF{}", errors::kJsonByteOrderMark, "1:1");
    row("utf-16 mark", QByteArray("\xFF\xFE{\0}\0", 6), errors::kJsonByteOrderMark, "1:1");
    row("bad byte", "{\"\xC3\xA9\": \n\"\xC3\xA9\xFF\"}", errors::kJsonBadUtf8, "2:3");
    row("overlong", "[\"\xC0\xAF\"]", errors::kJsonBadUtf8, "1:3");
    row("surrogate in utf-8", "[\"\xED\xA0\x80\"]", errors::kJsonBadUtf8, "1:3");
    row("cut character", "[\"\xE2\x82", errors::kJsonBadUtf8, "1:3");
    row("above the last character", "[\"\xF4\x90\x80\x80\"]", errors::kJsonBadUtf8, "1:3");
    row("high surrogate alone", R"(["ab\ud800"])", errors::kJsonLoneSurrogate, "1:5: /0");
    row("low surrogate alone", R"(["\udc00"])", errors::kJsonLoneSurrogate, "1:3: /0");
    row("two high surrogates", R"(["\ud800\ud800"])", errors::kJsonLoneSurrogate, "1:3: /0");
    row("surrogate at the end", R"(["\ud800)", errors::kJsonLoneSurrogate, "1:3: /0");
    row("surrogate in a key", R"({"\ud800": 1})", errors::kJsonLoneSurrogate, "1:3");
    row("bad escape", R"(["\x41"])", errors::kJsonBadEscape, "1:3: /0");
    row("short unicode escape", R"(["\u12"])", errors::kJsonBadEscape, "1:3: /0");
    row("backslash at the end", R"(["\)", errors::kJsonBadEscape, "1:3: /0");
    row("line break in text", "[\"a\nb\"]", errors::kJsonControlCharacter, "1:4: /0");
    row("too large", R"({"a": 1e400})", errors::kJsonNumberRange, "1:7: /a");
    row("too large below zero", "[-1e400]", errors::kJsonNumberRange, "1:2: /0");
    row("too close to zero", "[1e-400]", errors::kJsonNumberRange, "1:2: /0");
    row("leading zero", "[01]", errors::kJsonBadNumber, "1:2: /0");
    row("plus", "[+1]", errors::kJsonBadNumber, "1:2: /0");
    row("bare dot", "[.5]", errors::kJsonBadNumber, "1:2: /0");
    row("dot at the end", "[5.]", errors::kJsonBadNumber, "1:2: /0");
    row("minus alone", "[-]", errors::kJsonBadNumber, "1:2: /0");
    row("hex", "[0x10]", errors::kJsonBadNumber, "1:2: /0");
    row("two dots", "[1.2.3]", errors::kJsonBadNumber, "1:2: /0");
    row("unit", "[5s]", errors::kJsonBadNumber, "1:2: /0");
    row("too deep", nested(65), errors::kJsonTooDeep,
        QByteArray("1:65: "_ba + "/0"_ba.repeated(64)).constData());
}

void TestJsonText::refusesWithPlaceAndReason()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    QFETCH(QString, where);
    const Result<JsonText> text = JsonText::parse(json);
    QVERIFY(!text.isOk());
    QCOMPARE(text.error().code(), code);
    QCOMPARE(text.error().where(), where);
    QVERIFY(!text.error().isTransient());
}

void TestJsonText::everyErrorSaysWhatToDo()
{
    const auto message
        = [](QByteArrayView json) { return JsonText::parse(json, u"x.json"_s).error().message(); };
    QCOMPARE(message("{\"a\" 1}"),
        u"x.json:1:6: Found \"1\", a colon was expected here. Look for a missing or extra comma, "
        u"quote or bracket just before this place."_s);
    QCOMPARE(message("{\"a\":1,\n\"a\":2}"),
        u"x.json:2:1: /a: The key \"a\" stands twice in one object, it was first written at 1:2. "
        u"Remove or rename one of the two."_s);
    QCOMPARE(message(R"(["\q"])"),
        u"x.json:1:3: /0: \"\\q\" is not an escape that JSON knows. Use \\\" \\\\ \\/ \\b \\f \\n "
        u"\\r \\t "
        u"or \\u with four hex digits; a backslash itself is written twice."_s);
    QCOMPARE(message("[\x01]"),
        u"x.json:1:2: /0: Found U+0001, a value was expected here. Look for a missing or extra "
        u"comma, "
        u"quote or bracket just before this place."_s);
    QCOMPARE(message("[\xC2\xB0]").section(u',', 0, 0), u"x.json:1:2: /0: Found \"°\""_s);
}

void TestJsonText::namesTheFileInFront()
{
    const Result<JsonText> text = JsonText::parse("{\"a\": [10, 20]}", u"dir/f.conniosim"_s);
    QVERIFY(text.isOk());
    QCOMPARE(text->where(u"/a/1"_s), u"dir/f.conniosim:1:12: /a/1"_s);
    QCOMPARE(text->where({}), u"dir/f.conniosim:1:1"_s);
    QCOMPARE(JsonText::parse("[").error().where(), u"1:2: /0"_s);
}

void TestJsonText::findsPlacesByPointer_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("root") << u""_s << 2 << 1;
    QTest::newRow("value") << u"/name"_s << 3 << 11;
    QTest::newRow("after wide characters") << u"/unit"_s << 3 << 25;
    QTest::newRow("array") << u"/list"_s << 4 << 11;
    QTest::newRow("element") << u"/list/2"_s << 5 << 6;
    QTest::newRow("nested") << u"/list/2/b"_s << 5 << 35;
    QTest::newRow("escaped pointer") << u"/a~1b~0c"_s << 6 << 12;
    QTest::newRow("escaped key") << u"/q\"k"_s << 7 << 12;
    QTest::newRow("absent key") << u"/list/2/c"_s << 5 << 6;
    QTest::newRow("absent element") << u"/list/3"_s << 4 << 11;
    QTest::newRow("index that is no number") << u"/list/x"_s << 4 << 11;
    QTest::newRow("below a text") << u"/name/x"_s << 3 << 11;
    QTest::newRow("absent from the root") << u"/nothing/at/all"_s << 2 << 1;
    QTest::newRow("empty object") << u"/last"_s << 8 << 11;
}

void TestJsonText::findsPlacesByPointer()
{
    const QByteArray json = "\n{\n"
                            "  \"name\": \"é😀\", \"unit\": \"°C\",\n"
                            "  \"list\": [ 1, \"]\\\"\",\n"
                            "     { \"a\": [ {}, [], \"}\" ], \"b\": null } ],\n"
                            "  \"a/b~c\": true,\n"
                            "  \"q\\\"k\" : -1.5e3,\r\n"
                            "  \"last\": {} }"_ba;
    QFETCH(QString, pointer);
    const Result<JsonText> text = JsonText::parse(json);
    QVERIFY2(text.isOk(), text ? "" : qPrintable(text.error().message()));
    const TextPosition position = text->position(pointer);
    QTEST(position.line, "line");
    QTEST(position.column, "column");
}

void TestJsonText::findsTheKeyOfAValue()
{
    const Result<JsonText> text = JsonText::parse("{\"a\": 1,\n \"b\": {\"c\": [7]}}", u"f"_s);
    QVERIFY(text.isOk());
    QCOMPARE(text->whereKey(u"/b/c"_s), u"f:2:8: /b/c"_s);
    QCOMPARE(text->whereKey(u"/b/c/0"_s), u"f:2:14: /b/c/0"_s);
    QCOMPARE(text->whereKey({}), u"f:1:1"_s);
}

void TestJsonText::listsKeysInTheOrderOfTheText()
{
    const Result<JsonText> text
        = JsonText::parse(R"({"z": {"2": {"x": 0}, "1": [], "\u0041": "}"}, "a": []})");
    QVERIFY(text.isOk());
    QCOMPARE(text->keys({}), (QStringList { u"z"_s, u"a"_s }));
    QCOMPARE(text->keys(u"/z"_s), (QStringList { u"2"_s, u"1"_s, u"A"_s }));
    QCOMPARE(text->keys(u"/a"_s), QStringList());
}

void TestJsonText::escapesPointerSteps()
{
    QCOMPARE(pointerStep({}, u"a/b~c"_s), u"/a~1b~0c"_s);
    QCOMPARE(pointerStep(u"/x"_s, 3), u"/x/3"_s);
    QCOMPARE(pointerStep(u"/x"_s, u""_s), u"/x/"_s);
}

void TestJsonText::honoursItsLimits()
{
    QVERIFY(JsonText::parse(nested(64)).isOk());
    const JsonLimits shallow { .maxDepth = 2 };
    QVERIFY(JsonText::parse(R"({"a": [1]})", {}, shallow).isOk());
    QVERIFY(JsonText::parse(R"({"a": [{}]})", {}, shallow).error().is(errors::kJsonTooDeep));
    const JsonLimits small { .maxBytes = 4 };
    QVERIFY(JsonText::parse("[10]", {}, small).isOk());
    QVERIFY(JsonText::parse("[100]", {}, small).error().is(errors::kJsonTooLong));
}

void TestJsonText::refusesEveryCutOfAText()
{
    const QByteArray json = "{\"a\": [1.5, \"\\u00e9é\", true], \"b\": {\"c\": null}}"_ba;
    QVERIFY(JsonText::parse(json).isOk());
    for (qsizetype length = 0; length < json.size(); ++length) {
        const Result<JsonText> text = JsonText::parse(json.first(length));
        QVERIFY2(!text.isOk(), json.first(length).constData());
        QVERIFY(!text.error().where().isEmpty());
        QVERIFY(!text.error().remedy().isEmpty());
    }
}

void TestJsonText::placesDoNotDependOnTheOneBefore()
{
    const QByteArray json = R"({ "a": [1, [2, {"é": "ä", "d": []}],
        { "b": 3, "a": [4, 5] }, {}],
    "é/~": { "x": [[], [6, 7]],
 "a": "e" }, "": 8 })"_ba;
    const QStringList pointers { {}, u"/"_s, u"/a"_s, u"/a/0"_s, u"/a/1"_s, u"/a/1/0"_s,
        u"/a/1/1"_s, u"/a/1/1/é"_s, u"/a/1/1/d"_s, u"/a/1/1/d/0"_s, u"/a/2"_s, u"/a/2/b"_s,
        u"/a/2/a"_s, u"/a/2/a/0"_s, u"/a/2/a/1"_s, u"/a/2/c"_s, u"/a/3"_s, u"/a/4"_s, u"/a/x"_s,
        u"/é~1~0"_s, u"/é~1~0/x"_s, u"/é~1~0/x/0"_s, u"/é~1~0/x/1"_s, u"/é~1~0/x/1/1"_s,
        u"/é~1~0/a"_s, u"/b"_s };
    const JsonText used = *JsonText::parse(json);
    for (const QString &first : pointers) {
        for (const QString &second : pointers) {
            used.position(first);
            const JsonText fresh = *JsonText::parse(json);
            QVERIFY2(used.where(second) == fresh.where(second),
                qPrintable(first + u" -> "_s + second + u" "_s + used.where(second)));
            QCOMPARE(used.whereKey(second), fresh.whereKey(second));
            QCOMPARE(used.keys(second), fresh.keys(second));
        }
    }
    QCOMPARE(used.where(u"/é~1~0/x/1/1"_s), u"3:28: /é~1~0/x/1/1"_s);
    QCOMPARE(used.where(u"/a/2/c"_s), u"2:9: /a/2/c"_s);
}

void TestJsonText::answersHostileTextsQuickly()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(JsonText::parse(QByteArray(100'000, '[')).error().is(errors::kJsonTooDeep));
    QVERIFY(
        JsonText::parse(QByteArray("{\"a\":").repeated(100'000)).error().is(errors::kJsonTooDeep));
    QVERIFY(JsonText::parse(QByteArray(15'000'000, ' ').append('['))
                .error()
                .is(errors::kJsonEndsEarly));
    QVERIFY(JsonText::parse(QByteArray(15'000'000, 'x').prepend('"'))
                .error()
                .is(errors::kJsonEndsEarly));
    QVERIFY(JsonText::parse(QByteArray(15'000'000, '1')).error().is(errors::kJsonNumberRange));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestJsonText::largeObjectsAreNotQuadratic()
{
    QByteArray json = "{"_ba;
    for (int i = 200'000; i > 0; --i)
        json += "\"k" + QByteArray::number(i) + "\":0,";
    json += "\"last\":1}";
    QElapsedTimer timer;
    timer.start();
    const Result<JsonText> text = JsonText::parse(json);
    QVERIFY(text.isOk());
    QCOMPARE(text->root().toObject().size(), 200'001);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestJsonText)

#include "tst_jsontext.moc"
