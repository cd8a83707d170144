// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/linkerrors.h"
#include "core/rest/resterrors.h"
#include "core/rest/statefetch.h"
#include "support/httpsserver.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sim;
using namespace sim::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How a fetch ended, and how often.
struct FetchEnd
{
    explicit FetchEnd(StateFetch &fetch)
    {
        QObject::connect(&fetch, &StateFetch::succeeded, &fetch, [this](const QByteArray &text) {
            document = text;
            ++count;
        });
        QObject::connect(&fetch, &StateFetch::failed, &fetch, [this](const Error &failure) {
            error = failure;
            ++count;
        });
    }

    QByteArray document;
    std::optional<Error> error;
    int count = 0;
};

} // namespace

/// `GET /data/devices/{ref}/state` against a server that behaves as documented, and badly.
class TestStateFetch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsTheStateWithTheDeviceKey();
    void everyFailureIsToldApart_data();
    void everyFailureIsToldApart();
    void doesNotFollowRedirections();
    void aServerWithoutTrustIsRefused();
    void aBrokenAnswerIsAFailure();
    void aSilentServerIsGivenUp();
    void cancellingEndsItOnce();
    void nothingIsSentInClear_data();
    void nothingIsSentInClear();

private:
    StateRequest requestTo(const QString &base) const;
    Error failureOf(const StateRequest &request);

    TestCertificates m_certificates;
    TestCertificates::Pair m_authority;
    TestCertificates::Pair m_pair;
};

void TestStateFetch::initTestCase()
{
    m_authority = m_certificates.makeAuthority(u"ca"_s);
    m_pair = m_certificates.make({ .name = u"server"_s }, m_authority);
    QCOMPARE(m_certificates.errorText(), QString());
}

StateRequest TestStateFetch::requestTo(const QString &base) const
{
    StateRequest request;
    request.base = base;
    request.keyId = u"_key_1"_s;
    request.secret = u"s3cret"_s;
    request.tls.caFile = m_authority.certificate;
    return request;
}

Error TestStateFetch::failureOf(const StateRequest &request)
{
    StateFetch fetch(request);
    const FetchEnd end(fetch);
    fetch.start();
    return QTest::qWaitFor([&end] { return end.count > 0; }, 10000) && end.error
        ? *end.error
        : Error(errors::kRestBroken, { u"no failure"_s });
}

void TestStateFetch::readsTheStateWithTheDeviceKey()
{
    HttpsServer server(m_pair, httpAnswer("200 OK", R"({"id": "_dev_1"})"));
    StateFetch fetch(requestTo(server.base() + u'/'));
    QSignalSpy progressed(&fetch, &StateFetch::progressed);
    const FetchEnd end(fetch);
    fetch.start();
    QTRY_COMPARE_WITH_TIMEOUT(end.count, 1, 10000);
    QVERIFY2(!end.error, end.error ? qPrintable(end.error->message()) : "");
    QCOMPARE(end.document, R"({"id": "_dev_1"})"_ba);
    QVERIFY(!progressed.isEmpty());
    const QByteArray request = server.request();
    QVERIFY2(
        request.startsWith("GET /v3/data/devices/_this_/state HTTP/1.1\r\n"), request.constData());
    const QByteArray login = "Authorization: Basic " + "_key_1:s3cret"_ba.toBase64();
    QVERIFY(request.contains(login));
}

void TestStateFetch::everyFailureIsToldApart_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    const QByteArray body
        = R"([{"code": 1, "cause": "x", "message": "Key is  unknown", "moreInfoUrl": ""}])";
    QTest::newRow("key") << "401 Unauthorized"_ba << body << u"rest.refused"_s
                         << u"HTTP 401: Key is unknown"_s;
    QTest::newRow("disabled") << "403 Forbidden"_ba
                              << ""_ba << u"rest.forbidden"_s << u"HTTP 403"_s;
    QTest::newRow("device") << "404 Not Found"_ba
                            << "<html>"_ba << u"rest.notFound"_s << u"HTTP 404"_s;
    QTest::newRow("limit") << "429 Too Many Requests"_ba << body << u"rest.tooMany"_s
                           << u"per minute"_s;
    QTest::newRow("server") << "503 Service Unavailable"_ba << body << u"rest.server"_s
                            << u"HTTP 503"_s;
    QTest::newRow("other") << "406 Not Acceptable"_ba << body << u"rest.status"_s << u"406"_s;
}

void TestStateFetch::everyFailureIsToldApart()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, words);
    HttpsServer server(m_pair, httpAnswer(status, body));
    const Error error = failureOf(requestTo(server.base()));
    QCOMPARE(error.code(), code);
    QVERIFY2(error.message().contains(words), qPrintable(error.message()));
    QVERIFY(!error.message().contains(u"s3cret"_s));
    QCOMPARE(error.isTransient(), code == u"rest.tooMany"_s || code == u"rest.server"_s);
}

void TestStateFetch::doesNotFollowRedirections()
{
    HttpsServer other(m_pair, httpAnswer("200 OK", "{}"));
    HttpsServer server(m_pair,
        "HTTP/1.1 302 Found\r\nLocation: " + other.base().toUtf8()
            + "\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(failureOf(requestTo(server.base())).code(), u"rest.status"_s);
    QCOMPARE(other.request(), QByteArray());
}

void TestStateFetch::aServerWithoutTrustIsRefused()
{
    HttpsServer server(m_pair, httpAnswer("200 OK", "{}"));
    StateRequest request = requestTo(server.base());
    request.tls.caFile.clear();
    QVERIFY(failureOf(request).is(errors::kUnknownAuthority));
    QCOMPARE(server.request(), QByteArray());
    request.base.replace(u"localhost"_s, u"127.0.0.2"_s);
    request.tls.caFile = m_authority.certificate;
    const Error error = failureOf(request); // the server listens on 127.0.0.1 only
    QVERIFY2(error.is(errors::kRefused), qPrintable(error.message()));
}

void TestStateFetch::aBrokenAnswerIsAFailure()
{
    HttpsServer server(m_pair, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\": ");
    server.hangUpAfterAnswer();
    QVERIFY(failureOf(requestTo(server.base())).is(errors::kRestBroken));
    HttpsServer huge(m_pair, "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{\"id\": ");
    QVERIFY(failureOf(requestTo(huge.base())).is(errors::kRestTooLarge));
}

void TestStateFetch::aSilentServerIsGivenUp()
{
    HttpsServer server(m_pair, {});
    StateRequest request = requestTo(server.base());
    request.limit = 300ms;
    QVERIFY(failureOf(request).is(errors::kRestSilent));
}

void TestStateFetch::cancellingEndsItOnce()
{
    HttpsServer server(m_pair, {});
    StateFetch fetch(requestTo(server.base()));
    const FetchEnd end(fetch);
    fetch.start();
    QTRY_VERIFY_WITH_TIMEOUT(!server.request().isEmpty(), 10000);
    fetch.cancel();
    fetch.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(end.count, 1);
    QVERIFY(end.error && end.error->is(errors::kRestCancelled));
    StateFetch early(requestTo(server.base()));
    const FetchEnd earlyEnd(early);
    early.start();
    early.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(earlyEnd.count, 1);
}

void TestStateFetch::nothingIsSentInClear_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("code");
    QTest::newRow("http") << u"http://127.0.0.1:1/v3"_s << u"rest.notEncrypted"_s;
    QTest::newRow("no scheme") << u"api.connio.cloud"_s << u"rest.badAddress"_s;
    QTest::newRow("empty") << QString() << u"rest.badAddress"_s;
    QTest::newRow("user info") << u"https://a:b@127.0.0.1:1/v3"_s << u"rest.badAddress"_s;
}

void TestStateFetch::nothingIsSentInClear()
{
    QFETCH(QString, base);
    QFETCH(QString, code);
    QCOMPARE(failureOf(requestTo(base)).code(), code);
    StateRequest noKey = requestTo(u"https://127.0.0.1:1/v3"_s);
    noKey.secret.clear();
    QCOMPARE(failureOf(noKey).code(), u"rest.noKey"_s);
}

QTEST_GUILESS_MAIN(TestStateFetch)

#include "tst_statefetch.moc"
