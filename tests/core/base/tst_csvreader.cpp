// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/csverrors.h"
#include "core/base/csvreader.h"

#include <QtCore/QBuffer>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

using Rows = QList<QStringList>;

/// A file whose content is made while it is read, in pieces of any size.
class GeneratedFile final : public QIODevice
{
public:
    GeneratedFile(QByteArray header, QByteArray row, qint64 rows, qint64 piece)
        : m_header(std::move(header))
        , m_row(std::move(row))
        , m_size(m_header.size() + rows * m_row.size())
        , m_piece(piece)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }

    qint64 served() const { return m_at; }

    qint64 failAfter = -1;

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (failAfter >= 0 && m_at >= failAfter) {
            setErrorString(u"the disk is gone"_s);
            return -1;
        }
        const qint64 count = std::min({ most, m_piece, m_size - m_at });
        for (qint64 i = 0; i < count; ++i, ++m_at) {
            const qint64 inRows = m_at - m_header.size();
            data[i] = inRows < 0 ? m_header.at(m_at) : m_row.at(inRows % m_row.size());
        }
        return count;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_header;
    QByteArray m_row;
    qint64 m_size;
    qint64 m_piece;
    qint64 m_at = 0;
};

QStringList rowOf(const CsvReader &reader)
{
    QStringList row;
    for (qsizetype i = 0; i < reader.names().size(); ++i)
        row.append(reader.text(i));
    return row;
}

/// The rows up to the end or the first error, which is returned.
std::optional<Error> readAll(CsvReader &reader, Rows &rows)
{
    if (const auto header = reader.readHeader(); !header)
        return header.error();
    for (;;) {
        const auto found = reader.readRow();
        if (!found)
            return found.error();
        if (!*found)
            return {};
        rows.append(rowOf(reader));
    }
}

} // namespace

class CsvReaderTest : public QObject
{
    Q_OBJECT

private slots:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsWhatTheStandardAllows_data();
    void readsWhatTheStandardAllows();
    void recognisesTheSeparator_data();
    void recognisesTheSeparator();
    void namesPlaceAndCauseOfErrors_data();
    void namesPlaceAndCauseOfErrors();
    void saysAgainWhatStoppedIt();
    void saysWhereEachFieldStands();
    void findsColumnsByName();
    void goesBackToARowAndReadsOn();
    void goesBackAfterAnError();
    void cannotGoBackInAStream();
    void readsPiecesOfOneByte();
    void reportsADeviceThatFails();
    void readsLongFilesInBoundedMemory();
    void readsNoMoreThanItNeeds();
};

void CsvReaderTest::readsWhatTheStandardAllows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Rows>("rows");
    const auto row = [](const char *name, const QByteArray &text, const Rows &rows) {
        QTest::newRow(name) << text << rows;
    };
    row("two rows", "a,b\n1,2\n3,4\n", { { u"1"_s, u"2"_s }, { u"3"_s, u"4"_s } });
    row("no line end at the end", "a,b\n1,2", { { u"1"_s, u"2"_s } });
    row("header alone", "a,b", {});
    row("CR LF", "a,b\r\n1,2\r\n", { { u"1"_s, u"2"_s } });
    row("mixed line ends", "a,b\r\n1,2\n3,4\r\n", { { u"1"_s, u"2"_s }, { u"3"_s, u"4"_s } });
    row("empty fields", "a,b\n,\n1,\n,2\n",
        { { u""_s, u""_s }, { u"1"_s, u""_s }, { u""_s, u"2"_s } });
    row("one column with an empty field", "a\n1\n\n2\n", { { u"1"_s }, { u""_s }, { u"2"_s } });
    row("quoted separator", "a,b\n\"1,5\",2\n", { { u"1,5"_s, u"2"_s } });
    row("quoted line end", "a,b\n\"x\r\ny\",2\n", { { u"x\r\ny"_s, u"2"_s } });
    row("doubled quotes", "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", { { u"say \"hi\""_s, u"\""_s } });
    row("empty quotes", "a,b\n\"\",\"\"\n", { { u""_s, u""_s } });
    row("quoted at the end of the file", "a,b\n1,\"2\"", { { u"1"_s, u"2"_s } });
    row("blanks belong to fields", "a,b\n 1 , 2\n", { { u" 1 "_s, u" 2"_s } });
    row("UTF-8", "a,b\n\xc3\xbc,\xf0\x9f\x98\x80\n", { { u"\u00fc"_s, u"\U0001F600"_s } });
    row("byte order mark",
        "\xef\xbb\xbf"
        "a,b\n1,2\n",
        { { u"1"_s, u"2"_s } });
    row("quoted name behind a byte order mark", "\xef\xbb\xbf\"a\",b\n1,2\n",
        { { u"1"_s, u"2"_s } });
}

void CsvReaderTest::readsWhatTheStandardAllows()
{
    QFETCH(QByteArray, text);
    QFETCH(Rows, rows);
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    Rows found;
    const auto error = readAll(reader, found);
    QVERIFY2(!error, qPrintable(error ? error->message() : QString()));
    QCOMPARE(found, rows);
    QCOMPARE(reader.names().constFirst(), u"a"_s);
}

void CsvReaderTest::recognisesTheSeparator_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<char>("separator");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("comma") << "time,value\n"_ba << ',' << QStringList { u"time"_s, u"value"_s };
    QTest::newRow("semicolon") << "time;value\n"_ba << ';' << QStringList { u"time"_s, u"value"_s };
    QTest::newRow("tab") << "time\tvalue\n"_ba << '\t' << QStringList { u"time"_s, u"value"_s };
    QTest::newRow("bar") << "time|value\n"_ba << '|' << QStringList { u"time"_s, u"value"_s };
    QTest::newRow("one column") << "value\n"_ba << ',' << QStringList { u"value"_s };
    QTest::newRow("the most frequent")
        << "a;b,c;d\n"_ba << ';' << QStringList { u"a"_s, u"b,c"_s, u"d"_s };
    QTest::newRow("not inside of quotes")
        << "\"a,b,c\";d\n"_ba << ';' << QStringList { u"a,b,c"_s, u"d"_s };
    QTest::newRow("the first line decides")
        << "a;b\n1,5,2,5;3\n"_ba << ';' << QStringList { u"a"_s, u"b"_s };
    QTest::newRow("blanks around names") << " a , b\n"_ba << ',' << QStringList { u"a"_s, u"b"_s };
}

void CsvReaderTest::recognisesTheSeparator()
{
    QFETCH(QByteArray, header);
    QBuffer buffer(&header);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    QTEST(reader.separator(), "separator");
    QTEST(reader.names(), "names");
}

void CsvReaderTest::namesPlaceAndCauseOfErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("rowsBefore");
    QTest::addColumn<const ErrorKind *>("kind");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &text, qsizetype rowsBefore,
                         const ErrorKind &kind, const QString &where) {
        QTest::newRow(name) << text << rowsBefore << &kind << where;
    };
    row("empty", "", 0, errors::kCsvEmpty, u"f.csv:1:1"_s);
    row("byte order mark alone", "\xef\xbb\xbf", 0, errors::kCsvEmpty, u"f.csv:1:1"_s);
    row("empty first line", "\n1,2\n", 0, errors::kCsvNameMissing, u"f.csv:1:1"_s);
    row("name missing", "a,,b\n", 0, errors::kCsvNameMissing, u"f.csv:1:3"_s);
    row("name twice", "a,b,a\n", 0, errors::kCsvNameTwice, u"f.csv:1:5"_s);
    row("too few", "a,b\n1,2\n3\n", 1, errors::kCsvFieldCount, u"f.csv:3:1"_s);
    row("too many", "a,b\n1,2,3\n", 0, errors::kCsvFieldCount, u"f.csv:2:1"_s);
    row("empty line", "a,b\n1,2\n\n", 1, errors::kCsvFieldCount, u"f.csv:3:1"_s);
    row("quote inside", "a,b\n1,2\n3,4\"5\n", 1, errors::kCsvQuoteInside, u"f.csv:3:4"_s);
    row("blank before a quote", "a,b\n1, \"2\"\n", 0, errors::kCsvQuoteInside, u"f.csv:2:4"_s);
    row("text behind a quote", "a,b\n\"1\"x,2\n", 0, errors::kCsvTextAfterQuote, u"f.csv:2:4"_s);
    row("unclosed", "a,b\n1,\"2\n3,4\n", 0, errors::kCsvUnclosedQuote, u"f.csv:2:3"_s);
    row("lone CR", "a,b\n1,2\r3,4\r", 0, errors::kCsvLoneReturn, u"f.csv:2:4"_s);
    row("lone CR at the end", "a,b\n1,2\r", 0, errors::kCsvLoneReturn, u"f.csv:2:4"_s);
    row("lone CR behind quotes", "a,b\n1,\"2\"\r3", 0, errors::kCsvLoneReturn, u"f.csv:2:6"_s);
    row("Latin-1", "a,b\n1,\xfc\n", 0, errors::kCsvBadText, u"f.csv:2:3"_s);
    row("a character split by a separator", "a,b\n\xc3,\xbc\n", 0, errors::kCsvBadText,
        u"f.csv:2:1"_s);
    row("UTF-16",
        QByteArray("\xff\xfe"
                   "a\0,\0b\0\n\0",
            10),
        0, errors::kCsvBadText, u"f.csv:1:1"_s);
    row("NUL", QByteArray("a,b\n1,\0\n", 8), 0, errors::kCsvBadText, u"f.csv:2:3"_s);
    row("lines in quotes count", "a,b\n\"x\ny\",2\n3\n", 1, errors::kCsvFieldCount, u"f.csv:4:1"_s);
    row("columns count characters", "a,b\n\xc3\xbc\xc3\xbc,4\"\n", 0, errors::kCsvQuoteInside,
        u"f.csv:2:5"_s);
    row("row of 1 MiB and more", "a,b\n1,2\n" + QByteArray(1024 * 1024 + 1, 'x'), 1,
        errors::kCsvRowTooLong, u"f.csv:3:1"_s);
    row("quote that swallows the file", "a,b\n1,2\n3,\"" + QByteArray(2 * 1024 * 1024, '\n'), 1,
        errors::kCsvRowTooLong, u"f.csv:3:1"_s);
    row("too many fields", "a,b\n" + QByteArray(5000, ','), 0, errors::kCsvRowTooLong,
        u"f.csv:2:1"_s);
}

void CsvReaderTest::namesPlaceAndCauseOfErrors()
{
    QFETCH(QByteArray, text);
    QFETCH(const ErrorKind *, kind);
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, u"f.csv"_s);
    Rows found;
    const auto error = readAll(reader, found);
    QVERIFY(error);
    QVERIFY2(error->is(*kind), qPrintable(error->message()));
    QTEST(error->where(), "where");
    QTEST(found.size(), "rowsBefore");
    QVERIFY(!error->message().contains(u'%'));
}

void CsvReaderTest::saysAgainWhatStoppedIt()
{
    QByteArray text("a,b\n1\n2,3\n");
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    const auto first = reader.readRow();
    QVERIFY(!first);
    const auto second = reader.readRow();
    QVERIFY(!second);
    QCOMPARE(second.error(), first.error());
}

void CsvReaderTest::saysWhereEachFieldStands()
{
    QByteArray text("a,b,c\n\"x\ny\",22,3\n");
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, u"data/f.csv"_s);
    QVERIFY(reader.readHeader());
    QVERIFY(reader.readRow());
    QCOMPARE(reader.where(0), u"data/f.csv:2:1"_s);
    QCOMPARE(reader.where(1), u"data/f.csv:3:4"_s);
    QCOMPARE(reader.where(2), u"data/f.csv:3:7"_s);
}

void CsvReaderTest::findsColumnsByName()
{
    QByteArray text("time,Value\n");
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    QCOMPARE(reader.columnOf(u"Value"_s), 1);
    QCOMPARE(reader.columnOf(u"value"_s), -1);
}

void CsvReaderTest::goesBackToARowAndReadsOn()
{
    QByteArray text("\xef\xbb\xbf"
                    "a\r\n1\r\n\"2\n2\"\r\n3\r\n");
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    QList<CsvReader::Position> places;
    QStringList values;
    for (;;) {
        places.append(reader.position());
        const auto found = reader.readRow();
        QVERIFY(found);
        if (!*found)
            break;
        values.append(reader.text(0));
    }
    QCOMPARE(values, (QStringList { u"1"_s, u"2\n2"_s, u"3"_s }));
    for (qsizetype i = values.size() - 1; i >= 0; --i) {
        QVERIFY(reader.seek(places.at(i)));
        const auto found = reader.readRow();
        QVERIFY(found && *found);
        QCOMPARE(reader.text(0), values.at(i));
        QCOMPARE(reader.position(), places.at(i + 1));
    }
    QCOMPARE(places.constLast().line, 6);
}

void CsvReaderTest::goesBackAfterAnError()
{
    QByteArray text("a,b\n1,2\n3\n");
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    QVERIFY(reader.readHeader());
    const auto start = reader.position();
    QVERIFY(reader.readRow());
    QVERIFY(!reader.readRow());
    QVERIFY(reader.seek(start));
    const auto found = reader.readRow();
    QVERIFY(found && *found);
    QCOMPARE(reader.text(1), u"2"_s);
}

void CsvReaderTest::cannotGoBackInAStream()
{
    GeneratedFile file("a\n", "1\n", 3, 100);
    CsvReader reader(file);
    QVERIFY(reader.readHeader());
    QVERIFY(!reader.seek(reader.position()));
}

void CsvReaderTest::readsPiecesOfOneByte()
{
    GeneratedFile file("a;b\r\n", "1,5;\"x\"\"y\"\r\n", 200, 1);
    CsvReader reader(file);
    Rows found;
    const auto error = readAll(reader, found);
    QVERIFY2(!error, qPrintable(error ? error->message() : QString()));
    QCOMPARE(found.size(), 200);
    for (const QStringList &row : std::as_const(found))
        QCOMPARE(row, (QStringList { u"1,5"_s, u"x\"y"_s }));
}

void CsvReaderTest::reportsADeviceThatFails()
{
    // In the middle of a row, inside of quotes, and at the begin of a row.
    for (const qint64 place : { 0, 10, 64 * 1024, 64 * 1024 + 3 }) {
        GeneratedFile file("a,b\n", "1,\"2\"\n", 100'000, 1000);
        file.failAfter = place;
        CsvReader reader(file, u"f.csv"_s);
        Rows found;
        const auto error = readAll(reader, found);
        QVERIFY(error);
        QVERIFY2(error->is(errors::kCsvUnreadable), qPrintable(error->message()));
        QVERIFY(error->message().contains(u"the disk is gone"_s));
    }
}

void CsvReaderTest::readsLongFilesInBoundedMemory()
{
    // The file exists nowhere: only what the reader has taken and not yet given out can take
    // memory.
    GeneratedFile file("time,value\n", "2026-05-01T14:00:57Z,\"21.5\"\n", 150'000, 1 << 20);
    CsvReader reader(file);
    QVERIFY(reader.readHeader());
    qint64 rows = 0;
    for (;;) {
        const auto found = reader.readRow();
        QVERIFY(found);
        if (!*found)
            break;
        ++rows;
        QVERIFY(file.served() - reader.position().offset <= 64 * 1024);
    }
    QCOMPARE(rows, 150'000);
}

void CsvReaderTest::readsNoMoreThanItNeeds()
{
    GeneratedFile file("time,value\n", "1,2\n", 1'000'000, 1 << 20);
    CsvReader reader(file);
    QVERIFY(reader.readHeader());
    QVERIFY(reader.readRow());
    QCOMPARE(file.served(), 64 * 1024);
}

QTEST_GUILESS_MAIN(CsvReaderTest)

#include "tst_csvreader.moc"
