// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timetext.h"
#include "core/feed/contractcheck.h"
#include "core/feed/datafeedreader.h"
#include "core/feed/datafeedwriter.h"
#include "core/feed/rawpayload.h"
#include "core/feed/topics.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

const QString kFolder = QStringLiteral(SIM_TEST_DATA "/feed/");

QByteArray contents(const QString &name)
{
    QFile file(kFolder + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray index()
{
    return QJsonDocument::fromJson(contents(u"index.json"_s)).array();
}

/// The examples of these kinds as rows with the column `example`.
void addRows(const QStringList &kinds)
{
    QTest::addColumn<QJsonObject>("example");
    const QJsonArray examples = index();
    for (const QJsonValue &example : examples) {
        if (kinds.contains(example["kind"_L1].toString()))
            QTest::newRow(qPrintable(example["file"_L1].toString())) << example.toObject();
    }
}

std::optional<PropertyType> typeByName(const QString &name)
{
    return name == u"position" ? std::optional(PropertyType::Waypoint) : std::nullopt;
}

} // namespace

/// Every example of the documentation, byte for byte. index.json says where each is from.
class GoldenPayloadsTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyFileIsListed()
    {
        QSet<QString> listed { u"index.json"_s };
        const QJsonArray examples = index();
        QVERIFY(examples.size() >= 25);
        for (const QJsonValue &example : examples) {
            QVERIFY(!example["from"_L1].toString().isEmpty());
            for (const auto &key : { "file"_L1, "verbose"_L1, "compact"_L1 }) {
                if (example[key].isString())
                    listed.insert(example[key].toString());
            }
        }
        const QStringList files = QDir(kFolder).entryList(QDir::Files);
        QCOMPARE(QSet<QString>(files.begin(), files.end()), listed);
    }

    void topicsAreKnown_data()
    {
        addRows({ u"raw"_s, u"command"_s, u"feed"_s, u"method"_s, u"methodFeed"_s });
    }

    void topicsAreKnown()
    {
        QFETCH(const QJsonObject, example);
        const QString kind = example.value("kind"_L1).toString();
        const QString topic = example.value("topic"_L1).toString();
        const auto parts = Topics().parse(topic);
        QVERIFY(parts);
        QCOMPARE(parts->isFromDevice, kind != u"command");
        QCOMPARE(parts->deviceId, u"_dev_571692235317590466"_s);
        QVERIFY(checkDeviceId(parts->deviceId));
        const QMap<QString, TopicKind> kinds {
            { u"raw"_s, TopicKind::Property },
            { u"command"_s, TopicKind::Property },
            { u"feed"_s, TopicKind::Feed },
            { u"method"_s, TopicKind::Method },
            { u"methodFeed"_s, TopicKind::MethodFeed },
        };
        QCOMPARE(parts->kind, kinds.value(kind));
        if (kind == u"raw")
            QCOMPARE(QString::fromUtf8(Topics().property(parts->deviceId, parts->name)), topic);
        if (kind == u"feed")
            QCOMPARE(QString::fromUtf8(Topics().feed(parts->deviceId)), topic);
        if (kind == u"method")
            QCOMPARE(QString::fromUtf8(Topics().method(parts->deviceId, parts->name)), topic);
        if (kind == u"methodFeed")
            QCOMPARE(QString::fromUtf8(Topics().methodFeed(parts->deviceId)), topic);
    }

    void rawPayloadsAreReadAndWritten_data() { addRows({ u"raw"_s, u"command"_s }); }

    void rawPayloadsAreReadAndWritten()
    {
        QFETCH(const QJsonObject, example);
        const QByteArray payload = contents(example.value("file"_L1).toString());
        QVERIFY(!payload.isEmpty());
        const auto type = typeFromName(example.value("type"_L1).toString());
        QVERIFY(type);
        const auto value = readRawPayload(payload, *type);
        QVERIFY2(value, value ? "" : qPrintable(value.error().message()));
        const QByteArray written = rawPayload(*value);
        if (example.value("isWritten"_L1).toBool())
            QCOMPARE(written, payload);
        QCOMPARE(readRawPayload(written, *type).value(), *value);

        const auto parts = Topics().parse(example.value("topic"_L1).toString());
        PropertyDefinition definition;
        definition.id = parts->name;
        definition.type = *type;
        const ContractCheck check({ definition });
        const Verdict verdict = check.raw(parts->name, payload, {});
        QCOMPARE(verdict.accepted.size(), 1);
        QCOMPARE(verdict.accepted.first().value, *value);
    }

    void feedsAreReadAndWritten_data() { addRows({ u"feed"_s }); }

    void feedsAreReadAndWritten()
    {
        QFETCH(const QJsonObject, example);
        const auto reading
            = readDataFeed(contents(example.value("file"_L1).toString()), typeByName, {});
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message()));
        const QJsonArray expected = example.value("points"_L1).toArray();
        QVERIFY(!expected.isEmpty());
        QCOMPARE(reading->feed.points.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const DataPoint &point = reading->feed.points.at(i);
            QCOMPARE(shown(point), expected.at(i).toObject());
        }
        QCOMPARE(writeDataFeed(reading->feed, FeedEncoding::Verbose),
            contents(example.value("verbose"_L1).toString()));
        QCOMPARE(writeDataFeed(reading->feed, FeedEncoding::Compact),
            contents(example.value("compact"_L1).toString()));
    }

    void whatTheDocumentationCallsBadIsRefused_data()
    {
        addRows({ u"badFeed"_s, u"methodFeed"_s });
    }

    void whatTheDocumentationCallsBadIsRefused()
    {
        QFETCH(const QJsonObject, example);
        const auto reading
            = readDataFeed(contents(example.value("file"_L1).toString()), typeByName, {});
        QVERIFY(!reading);
        QVERIFY(reading.error().where().contains(u"/dps/0"));
    }

private:
    /// A point in the words of index.json.
    static QJsonObject shown(const DataPoint &point)
    {
        QJsonObject object {
            { u"property"_s, point.property },
            { u"value"_s, toJson(point.value) },
            { u"time"_s, formatTime(point.time) },
        };
        if (point.location)
            object.insert("location"_L1, toJson(*point.location));
        if (!point.tags.isEmpty())
            object.insert("tags"_L1, QJsonArray::fromStringList(point.tags));
        QJsonObject annotations;
        for (auto it = point.annotations.begin(); it != point.annotations.end(); ++it)
            annotations.insert(it.key(), it.value());
        if (!annotations.isEmpty())
            object.insert("annotations"_L1, annotations);
        return object;
    }
};

QTEST_GUILESS_MAIN(GoldenPayloadsTest)

#include "tst_goldenpayloads.moc"
