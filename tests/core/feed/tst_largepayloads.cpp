// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/contractcheck.h"
#include "core/feed/datafeedreader.h"

#include <QtTest/QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr double kLongest = 4; ///< seconds
constexpr qsizetype kPacket = 300 * 1000; ///< bytes
#else
constexpr double kLongest = 1;
constexpr qsizetype kPacket = 1000 * 1000;
#endif

/// Of the processor: other programs do not count.
double secondsNow()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// \a item as often as a packet holds it; `%` becomes its number.
QByteArray many(const QByteArray &item, qsizetype most = 1'000'000)
{
    QByteArray list;
    for (qsizetype i = 0; i < most && list.size() < kPacket; ++i) {
        if (i > 0)
            list += ',';
        list += QByteArray(item).replace("%", QByteArray::number(i));
    }
    return list;
}

} // namespace

/// Payloads of a megabyte, the largest packet that is taken (less with sanitizers), made to cost as
/// much as they can.
class TestLargePayloads : public QObject
{
    Q_OBJECT

private slots:
    void areAnsweredWithinASecond_data();
    void areAnsweredWithinASecond();
};

void TestLargePayloads::areAnsweredWithinASecond_data()
{
    QTest::addColumn<QByteArray>("payload");
    const auto row
        = [](const char *name, const QByteArray &payload) { QTest::newRow(name) << payload; };
    const auto feed
        = [](const QByteArray &points) -> QByteArray { return "{\"dps\":[" + points + "]}"; };
    row("points", feed(many(R"({"v":1,"prop":"n","t":"2017-05-01T14:00:57.467Z"})")));
    row("bad values", feed(many(R"({"v":[],"prop":"n"})")));
    row("bad values of as many points as are taken",
        feed(many(
            "{\"v\":[],\"prop\":\"n\",\"ann\":{\"a\":\"" + QByteArray(900, 'x') + "\"}}", 1000)));
    row("bad times", feed(many(R"({"v":1,"prop":"n","t":"x"})")));
    row("bad locations", feed(many(R"({"v":{"zone":1},"prop":"w"})")));
    row("unknown properties",
        feed(many("{\"v\":\"" + QByteArray(900, 'x') + "\",\"prop\":\"x%\"}", 1000)));
    row("unknown keys of the feed", "{\"dps\":[]," + many("\"x%\":0") + "}");
    row("unknown keys of points", feed(many(R"({"v":1,"prop":"n","x%":0})")));
    row("unknown keys of one point", feed("{\"v\":1,\"prop\":\"n\"," + many("\"x%\":0") + "}"));
    row("tags", R"({"dps":[{"v":1,"prop":"n"}],"tags":[)" + many("\"%\"") + "]}");
    row("tags of many points",
        R"({"tags":["a","b","c"],"dps":[)" + many(R"({"v":1,"prop":"n","tags":[]})") + "]}");
    row("annotations", R"({"dps":[{"v":1,"prop":"n"}],"ann":{)" + many("\"%\":\"x\"") + "}}");
    row("large bad value", feed("{\"prop\":\"n\",\"v\":[" + many("[[]]") + "]}"));
    row("object", feed("{\"prop\":\"o\",\"v\":{" + many("\"%\":[]") + "}}"));
    row("the same key again", "{" + many("\"x\":0") + "}");
    row("escapes", "{\"" + QByteArray(R"(\u0061)").repeated(160'000) + "\":0}");
    row("brackets", QByteArray(1'000'000, '['));
    row("digits", QByteArray(1'000'000, '9'));
    row("decimals", "0." + QByteArray(1'000'000, '3'));
}

void TestLargePayloads::areAnsweredWithinASecond()
{
    QFETCH(const QByteArray, payload);
    const auto definition = [](const QString &id, PropertyType type) {
        PropertyDefinition result;
        result.id = id;
        result.type = type;
        return result;
    };
    const ContractCheck check({ definition(u"n"_s, PropertyType::Number),
        definition(u"o"_s, PropertyType::Object), definition(u"w"_s, PropertyType::Waypoint) });
    double start = secondsNow();
    const Verdict verdict = check.feed(payload, {});
    const double judged = secondsNow() - start;
    QVERIFY2(judged < kLongest, qPrintable(u"judged in %1 s"_s.arg(judged)));
    QVERIFY(verdict.notes.size() <= 25);

    start = secondsNow();
    const auto reading
        = readDataFeed(payload, [](const QString &) { return PropertyType::Number; }, {});
    const double read = secondsNow() - start;
    QVERIFY2(read < kLongest, qPrintable(u"read in %1 s"_s.arg(read)));
    QVERIFY(reading || !reading.error().where().isEmpty());
}

QTEST_GUILESS_MAIN(TestLargePayloads)

#include "tst_largepayloads.moc"
