// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/settingsfile.h"
#include "support/httpsserver.h"
#include "ui/import/documentspage.h"
#include "ui/import/importcommands.h"
#include "ui/import/importdialog.h"
#include "ui/start/recentfiles.h"
#include "ui/uiprofile.h"

#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace sim;
using namespace sim::test;

namespace {

/// Discards without asking.
class NoQuestions final : public UserQuestions
{
public:
    QString fileToOpen(QWidget *, const QString &) override { return {}; }

    QString fileToSave(QWidget *, const QString &) override { return {}; }

    Unsaved unsavedChanges(QWidget *, const QString &) override { return Unsaved::Discard; }
};

QString dataFile(const QString &name)
{
    return QStringLiteral(SIM_TEST_DATA "/import/") + name;
}

QByteArray content(const QString &name)
{
    QFile file(dataFile(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// File > Import from platform, with the mouse, the keyboard and a server.
class TestImportDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void droppedFilesBecomeANewProfile();
    void pastedStateIsAddedAndUndone();
    void badTextSaysWhereAndWhatToDo();
    void documentsWithoutPropertiesAskForMore();
    void propertiesAreChosenByKeyboard();
    void leftOutIsListed();
    void aStateIsFetchedAndItsSecretKept();
    void aRefusedKeyIsToldWithItsRemedy();
    void fetchingCanBeCancelled();
    void everyControlHasAName();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }

    void click(const QString &button) const
    {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
    }

    QString text(const QString &label) const { return find<QLabel>(label)->text(); }

    void drop(const QStringList &names) const;
    void fillKey(const QString &base) const;

    const KindCatalogues m_kinds = allKinds();
    const SystemClock m_clock;
    QTemporaryDir m_folder;
    SettingsFile m_settings { m_folder.filePath(u"window.settings"_s), m_clock };
    TestCertificates m_certificates;
    TestCertificates::Pair m_authority;
    TestCertificates::Pair m_pair;
    Theme m_theme;
    NoQuestions m_questions;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ProfileDocument> m_document;
    std::unique_ptr<RecentFiles> m_recent;
    std::unique_ptr<FileCommands> m_files;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SessionVault> m_vault;
    ImportCommands *m_commands = nullptr;
    ImportDialog *m_dialog = nullptr;
};

void TestImportDialog::initTestCase()
{
    m_authority = m_certificates.makeAuthority(u"ca"_s);
    m_pair = m_certificates.make({ .name = u"server"_s }, m_authority);
    QCOMPARE(m_certificates.errorText(), QString());
}

void TestImportDialog::init()
{
    m_window = std::make_unique<QWidget>();
    m_document = std::make_unique<ProfileDocument>(m_kinds);
    m_document->setProfile(uiProfile(1));
    m_recent = std::make_unique<RecentFiles>(m_settings);
    m_files = std::make_unique<FileCommands>(*m_document, *m_recent, m_questions, *m_window);
    m_selection = std::make_unique<Selection>();
    m_vault = std::make_unique<SessionVault>();
    m_commands
        = new ImportCommands(*m_document, *m_files, *m_selection, *m_vault, m_theme, *m_window);
    m_dialog = m_commands->showImport(true);
    QVERIFY(!m_dialog->isModal());
}

void TestImportDialog::cleanup()
{
    m_window.reset();
}

void TestImportDialog::drop(const QStringList &names) const
{
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString &name : names)
        urls.append(QUrl::fromLocalFile(dataFile(name)));
    mime.setUrls(urls);
    QWidget *page = &m_dialog->documents();
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(page, &event);
}

void TestImportDialog::fillKey(const QString &base) const
{
    find<QLineEdit>(u"fetchBase"_s)->setText(base);
    find<QLineEdit>(u"fetchAuthority"_s)->setText(m_authority.certificate);
    QTest::keyClicks(find<QLineEdit>(u"fetchKeyId"_s), u"_key_1"_s);
    QVERIFY(!find<QPushButton>(u"fetchStart"_s)->isEnabled());
    QTest::keyClicks(find<QLineEdit>(u"fetchSecret"_s), u"s3cret"_s);
    QCOMPARE(find<QLineEdit>(u"fetchSecret"_s)->echoMode(), QLineEdit::Password);
}

void TestImportDialog::droppedFilesBecomeANewProfile()
{
    auto *next = find<QPushButton>(u"importNext"_s);
    QVERIFY(!next->isEnabled());
    drop({ u"profile.json"_s, u"properties.json"_s, u"devices.json"_s });
    QTRY_VERIFY(next->isEnabled());
    QCOMPARE(find<QListWidget>(u"importDocuments"_s)->count(), 3);
    click(u"importNext"_s);
    QCOMPARE(find<QTableView>(u"importProperties"_s)->model()->rowCount(), 5);
    click(u"importOpen"_s);
    const Profile &profile = m_document->profile();
    QCOMPARE(profile.name, u"Test Device"_s);
    QCOMPARE(profile.deviceTypes.size(), 1);
    QCOMPARE(profile.devices.size(), 2);
    QVERIFY(m_document->isModified()); // not lost unasked
    QVERIFY(m_document->path().isEmpty());
    QVERIFY(m_document->resolutionErrors().isEmpty());
    QCOMPARE(m_selection->device(), profile.devices.constFirst().id);
    QVERIFY(!profile.view.charts.isEmpty());
}

void TestImportDialog::pastedStateIsAddedAndUndone()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(content(u"state.json"_s)));
    click(u"importPaste"_s);
    QTRY_VERIFY(find<QPushButton>(u"importNext"_s)->isEnabled());
    QCOMPARE(text(u"importStatus"_s), u"Found: device profiles 1, properties 2, devices 1."_s);
    click(u"importNext"_s);
    click(u"importAdd"_s);
    QCOMPARE(m_document->profile().name, u"Cold room"_s);
    QCOMPARE(m_document->profile().devices.size(), 2);
    m_document->undoStack().undo();
    QCOMPARE(m_document->profile(), uiProfile(1));
}

void TestImportDialog::badTextSaysWhereAndWhatToDo()
{
    QGuiApplication::clipboard()->setText(u"{\"what\": 1}"_s);
    click(u"importPaste"_s);
    QTRY_VERIFY(!text(u"importRemedy"_s).isEmpty());
    QVERIFY(text(u"importStatus"_s).contains("Pasted text"_L1));
    QVERIFY(!find<QPushButton>(u"importNext"_s)->isEnabled());
    click(u"importRemove"_s);
    QCOMPARE(text(u"importStatus"_s), QString());
}

void TestImportDialog::documentsWithoutPropertiesAskForMore()
{
    drop({ u"profile.json"_s });
    QTRY_VERIFY(text(u"importRemedy"_s).contains("properties"_L1));
    QVERIFY(!find<QPushButton>(u"importNext"_s)->isEnabled());
    drop({ u"properties.json"_s });
    QTRY_VERIFY(find<QPushButton>(u"importNext"_s)->isEnabled());
    QCOMPARE(text(u"importRemedy"_s), QString());
}

void TestImportDialog::propertiesAreChosenByKeyboard()
{
    drop({ u"state.json"_s });
    QTRY_VERIFY(find<QPushButton>(u"importNext"_s)->isEnabled());
    click(u"importNext"_s);
    auto *table = find<QTableView>(u"importProperties"_s);
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(find<QPushButton>(u"importOpen"_s)->isEnabled());
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(!find<QPushButton>(u"importOpen"_s)->isEnabled()); // nothing is ticked
    QTest::keyClick(table, Qt::Key_Space);
    // Another source, from the list that the inspector has.
    const QString before = find<QToolButton>(u"importSource"_s)->text();
    QTest::mouseClick(find<QToolButton>(u"importSource"_s), Qt::LeftButton);
    QWidget *picker = QApplication::activePopupWidget();
    QVERIFY(picker);
    auto *search = picker->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"constant"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(find<QToolButton>(u"importSource"_s)->text() != before);
    click(u"importOpen"_s);
    const QList<Property> &properties = m_document->profile().deviceTypes.constFirst().properties;
    QCOMPARE(properties.size(), 1);
    QCOMPARE(properties.constFirst().source.kind, u"constant"_s);
}

void TestImportDialog::leftOutIsListed()
{
    drop({ u"properties.json"_s });
    QTRY_VERIFY(find<QPushButton>(u"importNext"_s)->isEnabled());
    click(u"importNext"_s);
    const auto *remarks = find<QListWidget>(u"importRemarks"_s);
    QVERIFY(remarks->item(0)->text().contains("active"_L1));
    QVERIFY(remarks->item(1)->text().contains("manual"_L1)); // of type file
}

void TestImportDialog::aStateIsFetchedAndItsSecretKept()
{
    const HttpsServer server(m_pair, httpAnswer("200 OK", content(u"state.json"_s)));
    QSignalSpy noticed(m_commands, &ImportCommands::noticed);
    fillKey(server.base());
    click(u"fetchStart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"importNext"_s)->isEnabled(), 20000);
    QVERIFY(!m_dialog->findChild<QProgressBar *>()->isVisible());
    click(u"importNext"_s);
    click(u"importOpen"_s);
    const Device &device = m_document->profile().devices.constFirst();
    QCOMPARE(device.credentials.keyId, u"_key_1"_s);
    const auto kept = m_vault->secret(device.credentials.secretRef);
    QVERIFY(kept.isOk());
    QCOMPARE(*kept, u"s3cret"_s);
    QCOMPARE(noticed.size(), 1);
}

void TestImportDialog::aRefusedKeyIsToldWithItsRemedy()
{
    const HttpsServer server(m_pair, httpAnswer("401 Unauthorized", R"([{"message":"bad key"}])"));
    fillKey(server.base());
    QTest::keyClick(find<QLineEdit>(u"fetchSecret"_s), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!text(u"importRemedy"_s).isEmpty(), 20000);
    QVERIFY(text(u"importStatus"_s).contains("bad key"_L1));
    QVERIFY(!text(u"importStatus"_s).contains("s3cret"_L1));
    QVERIFY(find<QPushButton>(u"fetchStart"_s)->isEnabled()); // once more
    QVERIFY(!m_dialog->findChild<QFileDialog *>()); // Enter pressed no other button
}

void TestImportDialog::fetchingCanBeCancelled()
{
    const HttpsServer server(m_pair, "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n{");
    fillKey(server.base());
    click(u"fetchStart"_s);
    auto *cancel = find<QPushButton>(u"fetchCancel"_s);
    QVERIFY(cancel->isVisible());
    QVERIFY(!find<QPushButton>(u"fetchStart"_s)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!server.request().isEmpty(), 20000);
    click(u"fetchCancel"_s);
    QTRY_VERIFY(!cancel->isVisible());
    QVERIFY(find<QPushButton>(u"fetchStart"_s)->isEnabled());
}

void TestImportDialog::everyControlHasAName()
{
    const QList<QWidget *> widgets = m_dialog->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isField = qobject_cast<const QLineEdit *>(widget)
            || qobject_cast<const QListWidget *>(widget)
            || qobject_cast<const QTableView *>(widget);
        if (isField)
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
