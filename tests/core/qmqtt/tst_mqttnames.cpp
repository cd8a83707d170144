// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/publicnames.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace sim::test;

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sorted(const QSet<QString> &names)
{
    QStringList list(names.begin(), names.end());
    list.sort();
    return list;
}

} // namespace

/// Our QMqttClient and its companions have the public names of Qt MQTT's class reference and no
/// others. So whatever the tree calls compiles against Qt MQTT too.
class TestMqttNames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readerSeesPublicNamesOnly();
    void headersDeclareWhatTheReferenceLists_data();
    void headersDeclareWhatTheReferenceLists();
    void omissionsAreReal();
    void headersDeclareNoOtherClass();

private:
    PublicNames m_listed;
    PublicNames m_omitted;
    PublicNames m_declared;
};

void TestMqttNames::initTestCase()
{
    static const QRegularExpression omission(u"^omitted (\\w+) (\\w+): .+$"_s);
    const QStringList lines
        = contentOf(QStringLiteral(SIM_TEST_DATA "/mqtt/qtmqtt-names.txt")).split(u'\n');
    for (const QString &line : lines) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (const auto match = omission.match(line); match.hasMatch()) {
            m_omitted[match.captured(1)].insert(match.captured(2));
            continue;
        }
        const QStringList names = line.section(u':', 1).split(u' ', Qt::SkipEmptyParts);
        QVERIFY2(line.contains(u':'), qPrintable(line));
        m_listed[line.section(u':', 0, 0)] += QSet<QString>(names.begin(), names.end());
    }
    // The headers that <QtMqtt/...> leads to.
    const QDir include(QStringLiteral(SIM_SOURCE_DIR "/core/qmqtt/include/QtMqtt"));
    const QStringList headers = include.entryList({ u"*.h"_s }, QDir::Files);
    QVERIFY(headers.size() > 8);
    for (const QString &header : headers) {
        const PublicNames names
            = publicNamesIn(contentOf(QStringLiteral(SIM_SOURCE_DIR "/core/qmqtt/") + header));
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            m_declared[it.key()] += it.value();
    }
}

void TestMqttNames::readerSeesPublicNamesOnly()
{
    const PublicNames names = publicNamesIn(u"class A : public B\n{\n    Q_OBJECT\npublic:\n"
                                            "    enum E : int { One = 1, Two };\n"
                                            "    Q_DECLARE_FLAGS(Es, E)\n"
                                            "    explicit A(int x = f());\n    ~A() override;\n"
                                            "    QString a() const { return b(); } // c()\n"
                                            "    void d(int x,\n        int y = g());\n"
                                            "    bool operator==(const A &) const;\n"
                                            "    friend bool e(const A &);\n"
                                            "    const X &h() const;\nsignals:\n    void i();\n"
                                            "private:\n    void j();\n    int k = 0;\n};\n"_s);
    QCOMPARE(names.keys(), QStringList { u"A"_s });
    QCOMPARE(sorted(names[u"A"_s]),
        (QStringList { u"E"_s, u"Es"_s, u"One"_s, u"Two"_s, u"a"_s, u"d"_s, u"h"_s, u"i"_s }));
}

void TestMqttNames::headersDeclareWhatTheReferenceLists_data()
{
    QTest::addColumn<QString>("className");
    for (const QString &name : m_listed.keys())
        QTest::newRow(qPrintable(name)) << name;
}

void TestMqttNames::headersDeclareWhatTheReferenceLists()
{
    QFETCH(const QString, className);
    const QSet<QString> declared = m_declared.value(className);
    const QSet<QString> listed = m_listed.value(className);
    QCOMPARE(sorted(declared - listed), QStringList()); // Qt's lacks them
    QCOMPARE(sorted(listed - m_omitted.value(className) - declared), QStringList()); // ours does
}

void TestMqttNames::omissionsAreReal()
{
    for (auto it = m_omitted.cbegin(); it != m_omitted.cend(); ++it) {
        QCOMPARE(sorted(it.value() - m_listed.value(it.key())), QStringList());
        QVERIFY(!m_declared.value(it.key()).intersects(it.value()));
    }
}

void TestMqttNames::headersDeclareNoOtherClass()
{
    QCOMPARE(m_declared.keys(), m_listed.keys());
}

QTEST_GUILESS_MAIN(TestMqttNames)

#include "tst_mqttnames.moc"
