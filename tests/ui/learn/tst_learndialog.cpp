// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/simulationhost.h"
#include "ui/import/profilemerge.h"
#include "ui/learn/curvecomparison.h"
#include "ui/learn/learndialog.h"

#include <QtCharts/QLineSeries>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sim;

/// File > Learn from data, with files as a logger writes them.
class TestLearnDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void cleanup() { delete m_dialog; }

    void aDroppedFileShowsBothCurves();
    void tickedColumnsBecomeADevice();
    void aColumnThatIsTooShortSaysSo();
    void aBrokenFileSaysWhere();
    void theWindowStaysAliveAndLearningCanBeStopped();

private:
    QString write(const QByteArray &text);
    QByteArray logged(int rows) const;

    QTreeWidget *columns() const { return m_dialog->findChild<QTreeWidget *>(); }

    void drop(const QString &path);

    QString status() const { return m_dialog->findChild<QLabel *>(u"learnStatus"_s)->text(); }

    const KindCatalogues m_kinds = allKinds();
    QTemporaryDir m_folder;
    Theme m_theme;
    QPointer<LearnDialog> m_dialog;
};

void TestLearnDialog::init()
{
    m_dialog = new LearnDialog(m_kinds.sources, true, m_theme);
    m_dialog->show();
    QVERIFY(!m_dialog->findChild<QPushButton *>(u"learnOpen"_s)->isEnabled());
}

QString TestLearnDialog::write(const QByteArray &text)
{
    QFile file(m_folder.filePath(u"cold store.csv"_s));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                              : QString();
}

/// A wave, a door and a name that is always the same, each minute.
QByteArray TestLearnDialog::logged(int rows) const
{
    QByteArray text = "Time,Temperature (°C),Door,Serial\n";
    for (int i = 0; i < rows; ++i) {
        const QDateTime time
            = QDateTime::fromSecsSinceEpoch(1'700'006'400 + qint64(i) * 60, Qt::UTC);
        text += time.toString(Qt::ISODate).toLatin1() + ','
            + QByteArray::number(20 + 3 * std::sin(i / 8.0), 'f', 2) + ','
            + (i / 7 % 5 == 0 ? "true" : "false") + ",SN-1\n";
    }
    return text;
}

void TestLearnDialog::drop(const QString &path)
{
    QMimeData mime;
    mime.setUrls({ QUrl::fromLocalFile(path) });
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog, &event);
}

void TestLearnDialog::aDroppedFileShowsBothCurves()
{
    drop(write(logged(600)));
    QTRY_COMPARE(columns()->topLevelItemCount(), 3);
    const QTreeWidgetItem *first = columns()->topLevelItem(0);
    QCOMPARE(first->text(0), u"Temperature (°C)"_s);
    QCOMPARE(first->text(2), m_kinds.sources.find(u"sine")->title);
    QVERIFY(first->text(3).contains("amplitude 3"_L1));
    const auto *curves = m_dialog->findChild<CurveComparison *>();
    QCOMPARE(curves->original().count(), 600);
    QCOMPARE(curves->generated().count(), 600);
    // The proposal follows what was recorded.
    for (int i = 0; i < 600; i += 50)
        QVERIFY(std::abs(curves->original().at(i).y() - curves->generated().at(i).y()) < 1);
    columns()->setFocus();
    QTest::keyClick(columns(), Qt::Key_Down);
    QCOMPARE(curves->original().count(), 600);
    QVERIFY(curves->original().at(0).y() == 1); // the door
}

void TestLearnDialog::tickedColumnsBecomeADevice()
{
    Profile profile;
    int count = 0;
    connect(m_dialog, &LearnDialog::learned, this, [&](const Profile &made, bool isNewProfile) {
        profile = made;
        count += isNewProfile ? 1 : 100;
    });
    m_dialog->openFile(write(logged(600)));
    QTRY_COMPARE(columns()->topLevelItemCount(), 3);
    columns()->setFocus();
    QTest::keyClick(columns(), Qt::Key_Down);
    QTest::keyClick(columns(), Qt::Key_Space); // not the door
    QTest::mouseClick(m_dialog->findChild<QPushButton *>(u"learnOpen"_s), Qt::LeftButton);
    QCOMPARE(count, 1);
    QCOMPARE(profile.name, u"cold store"_s);
    QCOMPARE(profile.devices.size(), 1);
    const QList<Property> &properties = profile.deviceTypes.constFirst().properties;
    QCOMPARE(properties.size(), 2);
    QCOMPARE(properties.constFirst().definition.unit, u"°C"_s);
    QCOMPARE(properties.constLast().source.kind, u"constant"_s);
    Profile open;
    QCOMPARE(mergeProfile(open, profile).size(), 1);
    QVERIFY(open.endpoint(open.deviceTypes.constFirst().endpoint) != nullptr);
}

void TestLearnDialog::aColumnThatIsTooShortSaysSo()
{
    m_dialog->openFile(write("a\n1\n2\n3\n"));
    QTRY_COMPARE(columns()->topLevelItemCount(), 1);
    QVERIFY(!columns()->topLevelItem(0)->text(3).isEmpty());
    QVERIFY(!m_dialog->findChild<QPushButton *>(u"learnOpen"_s)->isEnabled());
}

void TestLearnDialog::aBrokenFileSaysWhere()
{
    m_dialog->openFile(write("a,b\n1\n"));
    QTRY_VERIFY(status().contains("cold store.csv:2"_L1));
    m_dialog->openFile(m_folder.filePath(u"nowhere.csv"_s));
    QTRY_VERIFY(status().contains("nowhere.csv"_L1));
}

void TestLearnDialog::theWindowStaysAliveAndLearningCanBeStopped()
{
    const QString path = write(logged(150'000));
    QElapsedTimer timer;
    timer.start();
    m_dialog->openFile(path);
    QVERIFY(timer.elapsed() < 500); // nothing is read here
    QVERIFY(m_dialog->isLearning());
    auto *stop = m_dialog->findChild<QPushButton *>(u"learnCancel"_s);
    QVERIFY(stop->isVisible());
    QTRY_VERIFY(m_dialog->findChild<QProgressBar *>()->value() > 0);
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!m_dialog->isLearning());
    QVERIFY(!stop->isVisible());
    QSignalSpy changed(m_dialog, &LearnDialog::learnedChanged);
    m_dialog->openFile(write("a\n1\n")); // waits for the other to notice
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(columns()->topLevelItemCount(), 1);
}

QTEST_MAIN(TestLearnDialog)
#include "tst_learndialog.moc"
