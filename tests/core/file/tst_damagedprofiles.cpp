// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/randomstream.h"
#include "core/file/profilemaker.h"
#include "core/file/profilereader.h"
#include "core/file/profileresolver.h"
#include "core/file/profilewriter.h"
#include "core/file/testcatalogues.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

/// Draws damages; the same seed, the same damage.
class Damage
{
public:
    explicit Damage(quint64 seed)
        : m_random(seed)
    {
    }

    qsizetype below(qsizetype count)
    {
        return static_cast<qsizetype>(m_random.index(static_cast<quint64>(count), m_draws++));
    }

    QByteArray cut(QByteArray text) { return text.first(below(text.size())); }

    QByteArray flipped(QByteArray text)
    {
        for (qsizetype i = 1 + below(4); i > 0; --i) {
            char &byte = text[below(text.size())];
            byte = static_cast<char>(byte ^ (1 << below(8)));
        }
        return text;
    }

    QByteArray withRandomBytes(QByteArray text)
    {
        QByteArray bytes;
        for (qsizetype i = 1 + below(40); i > 0; --i)
            bytes += static_cast<char>(below(256));
        return text.insert(below(text.size()), bytes);
    }

    QByteArray withLinesMoved(const QByteArray &text)
    {
        QList<QByteArray> lines = text.split('\n');
        lines.swapItemsAt(below(lines.size()), below(lines.size()));
        lines.removeAt(below(lines.size()));
        lines.insert(below(lines.size()), lines.at(below(lines.size())));
        return lines.join('\n');
    }

    /// Another value, of another type mostly, somewhere in \a json.
    QJsonValue swapped(const QJsonValue &json)
    {
        if (json.isObject() && !json.toObject().isEmpty() && below(8) != 0) {
            QJsonObject object = json.toObject();
            const QString key = object.keys().at(below(object.size()));
            const QJsonValue value = swapped(object.value(key));
            object.insert(below(12) == 0 ? key + u'x' : key, value);
            if (below(12) == 0)
                object.remove(key);
            return object;
        }
        if (json.isArray() && !json.toArray().isEmpty() && below(8) != 0) {
            QJsonArray array = json.toArray();
            const qsizetype index = below(array.size());
            array.replace(index, swapped(array.at(index)));
            return array;
        }
        return odd();
    }

private:
    QJsonValue odd()
    {
        const QJsonArray values { QJsonValue(), true, 0, -1, 1e300, 0.5, 4'294'967'296.0, u""_s,
            u"x"_s, QString(70'000, u'y'), u"-5s"_s, u"9999999d"_s, u"{n}"_s, u"../../x"_s,
            u"NaN%"_s, u"1e999%"_s, u"inf"_s, QString(QChar(0)), QJsonArray {}, QJsonObject {},
            QJsonArray { QJsonArray { 1 } }, QJsonObject { { u""_s, QJsonObject {} } },
            QJsonObject { { u"kind"_s, 5 } } };
        return values.at(below(values.size()));
    }

    RandomStream m_random;
    quint64 m_draws = 0;
};

} // namespace

class TestDamagedProfiles : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aThousandDamagedFilesGiveErrorsOrProfiles_data();
    void aThousandDamagedFilesGiveErrorsOrProfiles();
    void deepAndLongTextsAreAnsweredQuickly();

private:
    void check(const QByteArray &text);

    KindCatalogues m_catalogues = test::catalogues();
};

void TestDamagedProfiles::check(const QByteArray &text)
{
    const ProfileReading reading = ProfileReader(m_catalogues).readText(text, u"p"_s);
    QCOMPARE(reading.profile.has_value(), reading.errors.isEmpty());
    QVERIFY(reading.errors.size() <= 100);
    for (const Error &error : reading.errors) {
        QVERIFY2(error.where().startsWith(u"p:"_s), qPrintable(error.message()));
        QVERIFY2(!error.what().isEmpty() && !error.remedy().isEmpty(), qPrintable(error.code()));
        // The schema is only the net under our own checks: it must not be needed.
        QVERIFY2(error.code() != u"file.schemaViolation"_s, qPrintable(error.message()));
    }
    if (reading.profile && !reading.isReadOnly) {
        const ProfileReading again
            = ProfileReader(m_catalogues).readText(profileText(*reading.profile), u"p"_s);
        QVERIFY2(again.errors.isEmpty(),
            again.errors.isEmpty() ? "" : qPrintable(again.errors.constFirst().message()));
        QVERIFY(again.profile == reading.profile);
        QVERIFY(resolveDevices(*reading.profile, m_catalogues).errors.isEmpty());
    }
}

void TestDamagedProfiles::aThousandDamagedFilesGiveErrorsOrProfiles_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("cut off") << 0;
    QTest::newRow("bits flipped") << 1;
    QTest::newRow("random bytes") << 2;
    QTest::newRow("lines moved") << 3;
    QTest::newRow("types swapped") << 4;
}

void TestDamagedProfiles::aThousandDamagedFilesGiveErrorsOrProfiles()
{
    constexpr quint64 kFiles = 200; // of each kind
    QFETCH(int, kind);
    int opened = 0;
    for (quint64 n = 0; n < kFiles; ++n) {
        Damage damage(n * 5 + static_cast<quint64>(kind));
        const QByteArray good = n % 2 == 0 ? test::profileData(u"example.conniosim"_s)
                                           : profileText(test::ProfileMaker(n).make());
        QByteArray bad;
        switch (kind) {
        case 0:
            bad = damage.cut(good);
            break;
        case 1:
            bad = damage.flipped(good);
            break;
        case 2:
            bad = damage.withRandomBytes(good);
            break;
        case 3:
            bad = damage.withLinesMoved(good);
            break;
        default:
            bad = QJsonDocument(damage.swapped(QJsonDocument::fromJson(good).object()).toObject())
                      .toJson();
        }
        check(bad);
        if (QTest::currentTestFailed()) {
            qInfo("damage %d: %s", static_cast<int>(n), bad.constData());
            return;
        }
        opened += ProfileReader(m_catalogues).readText(bad, u"p"_s).profile ? 1 : 0;
    }
    QVERIFY(opened < int(kFiles) / 2); // most damage is noticed
}

void TestDamagedProfiles::deepAndLongTextsAreAnsweredQuickly()
{
    QElapsedTimer timer;
    timer.start();
    check(QByteArray(100'000, '['));
    check("{\"formatVersion\":1,\"name\":1e400}");
    check("\xEF\xBB\xBF{\"formatVersion\":1}");
    check(R"({"formatVersion":1,"name":"\ud800"})");
    check(R"({"formatVersion":1,"name":"a","name":"b"})");
    check(QByteArray(R"({"formatVersion":1,"view":)") + QByteArray(R"({"a":)").repeated(60) + '1'
        + QByteArray(60, '}') + '}');
    check(R"({"formatVersion":1,"name":")" + QByteArray(15'000'000, 'x') + "\"}");
    check(R"({"formatVersion":1,"devices":[{"id":"d","type":"t","deviceId":"x","overrides":{")"
        + QByteArray("a.").repeated(1'000'000) + R"(":1}}],"deviceTypes":[{"id":"t"}]})");
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestDamagedProfiles)

#include "tst_damagedprofiles.moc"
