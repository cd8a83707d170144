// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profilewriter.h"
#include "core/run/simulationhost.h"
#include "support/descriptors.h"
#include "support/fullscale.h"
#include "support/mosquitto.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QTreeView>

#include <sys/resource.h>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;

namespace {

/// `%1` devices, `%2` the port.
constexpr auto kProfile = R"({
  "$schema": "conniosim-profile-1.schema.json", "formatVersion": 1, "name": "many",
  "endpoints": [ { "id": "e", "transport": "tcp", "host": "127.0.0.1", "port": %2 } ],
  "deviceTypes": [ { "id": "t", "name": "T", "endpoint": "e",
    "publish": { "mode": "raw", "qos": 0 },
    "schedule": { "sampleEvery": "10s" },
    "properties": [ { "id": "temperature", "type": "number", "decimals": 1,
      "source": { "kind": "uniform", "min": 1, "max": 9 } } ] } ],
  "devices": [ { "id": "d", "type": "t", "name": "D", "count": %1,
    "idPattern": "_dev_00000000000000{n:04}",
    "credentials": { "keyId": "_key_1", "secretRef": "keychain:k" } } ]
}
)"_L1;

double processorSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

/// C15 of the reliability page, within the program: a fleet that has taken all the descriptors that
/// it gets leaves enough to save, to choose a file, and does not wear the machine out.
class DescriptorsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    // One fleet for all of them, in this order.
    void c15ProcessorRests();
    void c15ProfilesCanBeSaved();
    void c15FilesCanBeChosen();

private:
    quint64 online() const { return m_host.snapshot().counts.online; }

    const int m_devices = scaled(400, 2000);
    const int m_limit = scaled(256, 1024);
    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    SessionSecrets m_secrets;
    QTemporaryDir m_folder;
    Mosquitto m_broker;
    SimulationHost m_host { m_kinds, m_clock };
    Profile m_profile;
};

void DescriptorsTest::initTestCase()
{
    QVERIFY2(m_broker.start({ u"allow_anonymous true"_s, u"log_dest none"_s }),
        qPrintable(m_broker.log()));
    m_secrets.set(u"keychain:k"_s, u"s3cret"_s);
    const QByteArray text = QString(kProfile).arg(m_devices).arg(m_broker.port()).toUtf8();
    const ProfileReading reading = ProfileReader(m_kinds).readText(text, u"many"_s);
    QVERIFY2(reading.errors.isEmpty(), "the profile of this test is wrong");
    m_profile = *reading.profile;
    const auto limit = static_cast<rlim_t>(m_limit);
    const rlimit both { .rlim_cur = limit, .rlim_max = limit };
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &both), 0);
    QStringList errors; // their codes
    connect(&m_host, &SimulationHost::errorRaised, this,
        [&errors](const QString &, const Error &error) { errors.append(error.code()); });
    QVERIFY(m_host.start(m_profile, {}, m_secrets).isEmpty());
    // All but what is spared and what the program has open itself.
    QTRY_VERIFY_WITH_TIMEOUT(online() >= static_cast<quint64>(m_limit) * 5 / 10, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), 60'000);
    QCOMPARE(errors.constFirst(), u"link.systemLimit"_s);
    m_host.disconnect(this);
    QVERIFY(online() < static_cast<quint64>(m_limit));
}

void DescriptorsTest::cleanupTestCase()
{
    if (m_host.snapshot().state == RunState::Running) {
        QSignalSpy finished(&m_host, &SimulationHost::finished);
        m_host.stop();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
    }
}

/// Devices that get no descriptor try again, less and less often.
void DescriptorsTest::c15ProcessorRests()
{
    QTest::qWait(scaled(3'000, 10'000)); // as long as it may take
    QElapsedTimer time;
    time.start();
    const double before = processorSeconds();
    QTest::qWait(scaled(2'000, 10'000)); // what it costs to stay there
    const double share = (processorSeconds() - before) * 1000 / static_cast<double>(time.elapsed());
    qInfo() << online() << "of" << m_devices << "online with" << m_limit << "descriptors,"
            << openDescriptors() << "open, processor share" << share;
    QVERIFY2(share < 0.10, qPrintable(QString::number(share)));
}

void DescriptorsTest::c15ProfilesCanBeSaved()
{
    const quint64 before = online();
    const QString path = m_folder.filePath(u"saved.conniosim"_s);
    for (int round = 0; round < 20; ++round) { // the second and all further ones replace a file
        const auto saved = saveProfile(m_profile, path);
        QVERIFY2(saved.isOk(), saved.isOk() ? "" : qPrintable(saved.error().message()));
    }
    const ProfileReading again = ProfileReader(m_kinds).readFile(path);
    QVERIFY(again.errors.isEmpty());
    QVERIFY(*again.profile == m_profile);
    QVERIFY(online() >= before); // at nobody's cost
}

void DescriptorsTest::c15FilesCanBeChosen()
{
    QFile file(m_folder.filePath(u"other.conniosim"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QFileDialog dialog(nullptr, {}, m_folder.path(), u"*.conniosim"_s);
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setViewMode(QFileDialog::Detail);
    dialog.setAttribute(Qt::WA_DontShowOnScreen); // nobody waits for it
    dialog.open();
    const auto *list = dialog.findChild<QTreeView *>(u"treeView"_s);
    QVERIFY(list != nullptr);
    // The dialog reads folders in a thread of its own and watches them.
    QTRY_COMPARE(list->model()->rowCount(list->rootIndex()), 2);
    dialog.selectFile(file.fileName());
    QCOMPARE(dialog.selectedFiles(), QStringList(file.fileName()));
    dialog.reject();
}

QTEST_MAIN(DescriptorsTest)
#include "tst_descriptors.moc"
