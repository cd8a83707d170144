// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/adapter/linesplitter.h"

#include <QtTest/QTest>

using namespace sim;

class TestLineSplitter : public QObject
{
    Q_OBJECT

private slots:
    void cutsTheSameLinesFromAnyPieces_data();
    void cutsTheSameLinesFromAnyPieces();
    void aLineAtTheBoundIsWhole();
    void keepsNoMoreThanALine();
};

namespace {

/// `number:text` for each line, `number!` for those that were too long.
QByteArrayList linesOf(LineSplitter &splitter)
{
    QByteArrayList lines;
    while (const auto line = splitter.next())
        lines.append(QByteArray::number(line->number)
            + (line->isTooLong ? QByteArray("!") : QByteArray(":" + line->bytes)));
    return lines;
}

} // namespace

void TestLineSplitter::cutsTheSameLinesFromAnyPieces_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : { 1, 2, 3, 7, 1000 })
        QTest::addRow("%d", piece) << piece;
}

void TestLineSplitter::cutsTheSameLinesFromAnyPieces()
{
    QFETCH(int, piece);
    const QByteArray text = "one\n\ntwo\r\n12345678901\n123456789\nlast";
    LineSplitter splitter(9);
    QByteArrayList lines;
    for (qsizetype at = 0; at < text.size(); at += piece) {
        splitter.feed(text.sliced(at, std::min<qsizetype>(piece, text.size() - at)));
        lines += linesOf(splitter);
    }
    splitter.finish();
    lines += linesOf(splitter);
    QCOMPARE(lines, QByteArrayList({ "1:one", "2:", "3:two\r", "4!", "5:123456789", "6:last" }));
    QVERIFY(!splitter.next());
}

void TestLineSplitter::aLineAtTheBoundIsWhole()
{
    LineSplitter splitter(4);
    splitter.feed("abcd\nabcde\nx\n");
    QCOMPARE(linesOf(splitter), QByteArrayList({ "1:abcd", "2!", "3:x" }));
}

void TestLineSplitter::keepsNoMoreThanALine()
{
    LineSplitter splitter(1000);
    const QByteArray piece(64 * 1024, 'x');
    for (int i = 0; i < 2000; ++i) { // 125 MiB without a line feed
        splitter.feed(piece);
        QVERIFY(!splitter.next());
    }
    splitter.feed("\nok\n");
    QCOMPARE(linesOf(splitter), QByteArrayList({ "1!", "2:ok" }));
}

QTEST_APPLESS_MAIN(TestLineSplitter)
#include "tst_linesplitter.moc"
