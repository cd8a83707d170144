// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/cataloguepage.h"
#include "core/modifier/modifier.h"
#include "core/source/source.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

/// docs/catalogue.md says what the catalogues say.
///
/// The target `catalogue` runs this program with SIM_WRITE_CATALOGUE set: then it writes the page
/// anew instead of comparing.
class TestCataloguePage : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isUpToDate();
};

void TestCataloguePage::isUpToDate()
{
    const bool isWriting = qEnvironmentVariableIsSet("SIM_WRITE_CATALOGUE");
    QFile file(QStringLiteral(SIM_SOURCE_DIR "/docs/catalogue.md"));
    QVERIFY2(file.open(isWriting ? QIODevice::ReadWrite : QIODevice::ReadOnly),
        qPrintable(file.errorString()));
    const QByteArray present = file.readAll();
    const QByteArray wanted = test::cataloguePage(sourceCatalogue(), modifierCatalogue());
    if (isWriting) {
        QVERIFY(file.resize(0) && file.seek(0));
        QCOMPARE(file.write(wanted), wanted.size());
        return;
    }
    QVERIFY2(present == wanted, "Build the target \"catalogue\": it writes the page anew.");
}

QTEST_GUILESS_MAIN(TestCataloguePage)

#include "tst_cataloguepage.moc"
