// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/endpoint.h"
#include "core/model/modelerrors.h"

#include <QtTest/QTest>

using namespace sim;
using namespace Qt::StringLiterals;

class EndpointTest : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void understandsEveryForm_data();
    void understandsEveryForm();
    void refusesWithCauseAndRemedy_data();
    void refusesWithCauseAndRemedy();
    void neverRepeatsASecret_data();
    void neverRepeatsASecret();
    void displayUrlReadsBack_data();
    void displayUrlReadsBack();
    void namesTransports();
    void platformEndpointsAreThoseOfTheContract();
    void knowsTheOtherPrefix();
};

void EndpointTest::understandsEveryForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TransportKind>("transport");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("hasNote");
    using enum TransportKind;
    const QString mqtt = u"/mqtt"_s;
    QTest::newRow("tcp") << u"tcp://h.example"_s << Tcp << u"h.example"_s << 1883 << mqtt << false;
    QTest::newRow("mqtt") << u"mqtt://h.example:1884"_s << Tcp << u"h.example"_s << 1884 << mqtt
                          << false;
    QTest::newRow("ssl") << u"ssl://h.example"_s << Tls << u"h.example"_s << 8883 << mqtt << false;
    QTest::newRow("tls") << u"tls://h.example:1"_s << Tls << u"h.example"_s << 1 << mqtt << false;
    QTest::newRow("mqtts") << u"mqtts://h.example:65535"_s << Tls << u"h.example"_s << 65535 << mqtt
                           << false;
    QTest::newRow("ws") << u"ws://h.example"_s << WebSocket << u"h.example"_s << 8000 << mqtt
                        << false;
    QTest::newRow("ws, path") << u"ws://h.example:9001/a/b"_s << WebSocket << u"h.example"_s << 9001
                              << u"/a/b"_s << false;
    QTest::newRow("ws, root") << u"ws://h.example/"_s << WebSocket << u"h.example"_s << 8000
                              << u"/"_s << false;
    QTest::newRow("wss") << u"wss://h.example"_s << SecureWebSocket << u"h.example"_s << 443 << mqtt
                         << false;
    QTest::newRow("upper case") << u"MQTTS://Broker.Example"_s << Tls << u"broker.example"_s << 8883
                                << mqtt << false;
    QTest::newRow("blanks around")
        << u"  tcp://h.example\n"_s << Tcp << u"h.example"_s << 1883 << mqtt << false;
    QTest::newRow("slash at the end")
        << u"tcp://h.example:1883/"_s << Tcp << u"h.example"_s << 1883 << mqtt << false;
    QTest::newRow("as the platform prints TLS") << u"tcp://mqtt.connio.cloud:8883"_s << Tls
                                                << u"mqtt.connio.cloud"_s << 8883 << mqtt << true;
    QTest::newRow("mqtt on 8883") << u"mqtt://h.example:8883"_s << Tls << u"h.example"_s << 8883
                                  << mqtt << true;
    QTest::newRow("host") << u"h.example"_s << Tls << u"h.example"_s << 8883 << mqtt << true;
    QTest::newRow("host:1883") << u"h.example:1883"_s << Tcp << u"h.example"_s << 1883 << mqtt
                               << true;
    QTest::newRow("host:8883") << u"h.example:8883"_s << Tls << u"h.example"_s << 8883 << mqtt
                               << true;
    QTest::newRow("host:8000") << u"h.example:8000"_s << WebSocket << u"h.example"_s << 8000 << mqtt
                               << true;
    QTest::newRow("host:443/x") << u"h.example:443/x"_s << SecureWebSocket << u"h.example"_s << 443
                                << u"/x"_s << true;
    QTest::newRow("host:other") << u"localhost:1999"_s << Tcp << u"localhost"_s << 1999 << mqtt
                                << true;
    QTest::newRow("IPv4") << u"tcp://127.0.0.1:1883"_s << Tcp << u"127.0.0.1"_s << 1883 << mqtt
                          << false;
    QTest::newRow("IPv6") << u"mqtt://[::1]:1885"_s << Tcp << u"::1"_s << 1885 << mqtt << false;
    QTest::newRow("IPv6, no port")
        << u"mqtts://[2001:db8::7]"_s << Tls << u"2001:db8::7"_s << 8883 << mqtt << false;
    QTest::newRow("bare IPv6") << u"::1"_s << Tls << u"::1"_s << 8883 << mqtt << true;
    QTest::newRow("underscore") << u"tcp://my_broker"_s << Tcp << u"my_broker"_s << 1883 << mqtt
                                << false;
    QTest::newRow("international") << u"tcp://b\u00fccher.example"_s << Tcp
                                   << u"xn--bcher-kva.example"_s << 1883 << mqtt << false;
}

void EndpointTest::understandsEveryForm()
{
    QFETCH(QString, text);
    const Result<ParsedEndpoint> parsed = parseEndpoint(text);
    QVERIFY2(parsed.isOk(), parsed.isOk() ? "" : qPrintable(parsed.error().message()));
    const Endpoint &endpoint = parsed->endpoint;
    QTEST(endpoint.transport, "transport");
    QTEST(endpoint.host, "host");
    QTEST(int(endpoint.port), "port");
    QTEST(endpoint.path, "path");
    QTEST(!parsed->note.isEmpty(), "hasNote");
    QCOMPARE(endpoint.topicPrefix, u"connio/"_s);
}

void EndpointTest::refusesWithCauseAndRemedy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<const ErrorKind *>("kind");
    using namespace sim::errors;
    const auto row = [](const char *name, const QString &text, const ErrorKind &kind) {
        QTest::newRow(name) << text << &kind;
    };
    row("nothing", u""_s, kEndpointEmpty);
    row("blanks", u"  "_s, kEndpointEmpty);
    row("http", u"http://h.example"_s, kEndpointScheme);
    row("no scheme before ://", u"://h.example"_s, kEndpointScheme);
    row("no host", u"tcp://"_s, kEndpointHost);
    row("no host, port", u"tcp://:1883"_s, kEndpointHost);
    row("blank inside", u"tcp://my broker"_s, kEndpointHost);
    row("two dots", u"tcp://a..b"_s, kEndpointHost);
    row("open bracket", u"tcp://[::1"_s, kEndpointHost);
    row("name in brackets", u"tcp://[name]:1"_s, kEndpointHost);
    row("bad IPv6", u"tcp://[::1::2]:1883"_s, kEndpointHost);
    row("behind the bracket", u"tcp://[::1]1883"_s, kEndpointHost);
    row("percent", u"tcp://a%20b"_s, kEndpointHost);
    row("long label", u"tcp://"_s + QString(64, u'a'), kEndpointHost);
    row("port 0", u"tcp://h.example:0"_s, kEndpointPort);
    row("port 65536", u"tcp://h.example:65536"_s, kEndpointPort);
    row("port overflow", u"tcp://h.example:4294968179"_s, kEndpointPort);
    row("port sign", u"tcp://h.example:+1883"_s, kEndpointPort);
    row("port word", u"h.example:mqtt"_s, kEndpointPort);
    row("port empty", u"tcp://h.example:"_s, kEndpointPort);
    row("other digits", u"tcp://h.example:\u0661\u0662"_s, kEndpointPort);
    row("path on tcp", u"tcp://h.example/mqtt"_s, kEndpointPath);
    row("query", u"ws://h.example/mqtt?x=1"_s, kEndpointExtra);
    row("fragment", u"ws://h.example/mqtt#x"_s, kEndpointExtra);
    row("user", u"mqtts://me@h.example"_s, kEndpointSecret);
}

void EndpointTest::refusesWithCauseAndRemedy()
{
    QFETCH(QString, text);
    QFETCH(const ErrorKind *, kind);
    const Result<ParsedEndpoint> parsed = parseEndpoint(text);
    QVERIFY(!parsed.isOk());
    QVERIFY2(parsed.error().is(*kind), qPrintable(parsed.error().message()));
    QCOMPARE(parsed.error().code(), u"model.badEndpoint"_s);
    QVERIFY(!parsed.error().remedy().isEmpty());
    QVERIFY(!parsed.error().message().contains(u'%') || text.contains(u'%'));
}

void EndpointTest::neverRepeatsASecret_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("usual") << u"mqtts://key:s3cret@h.example:8883"_s;
    QTest::newRow("no scheme") << u"key:s3cret@h.example"_s;
    QTest::newRow("slash in it") << u"mqtts://key:s3cret/x@h.example"_s;
    QTest::newRow("at in it") << u"mqtts://key:s3cret@x@h.example"_s;
    QTest::newRow("question mark in it") << u"mqtts://key:s3cret?@h.example"_s;
    QTest::newRow("unknown scheme") << u"http://key:s3cret@h.example"_s;
    QTest::newRow("scheme mark in it") << u"key:s3cret://@h.example"_s;
}

void EndpointTest::neverRepeatsASecret()
{
    QFETCH(QString, text);
    const Result<ParsedEndpoint> parsed = parseEndpoint(text);
    QVERIFY(!parsed.isOk());
    QVERIFY(parsed.error().is(errors::kEndpointSecret));
    QVERIFY2(!parsed.error().message().contains(u"s3cret"_s), qPrintable(parsed.error().message()));
    QVERIFY(parsed.error().message().contains(u"h.example"_s));
}

void EndpointTest::displayUrlReadsBack_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("tcp") << u"mqtt://h.example:1883"_s;
    QTest::newRow("tls") << u"mqtts://h.example:8883"_s;
    QTest::newRow("ws") << u"ws://h.example:8000/mqtt"_s;
    QTest::newRow("wss") << u"wss://h.example:443/x/y"_s;
    QTest::newRow("IPv6") << u"mqtts://[2001:db8::7]:8883"_s;
}

void EndpointTest::displayUrlReadsBack()
{
    QFETCH(QString, url);
    const Result<ParsedEndpoint> parsed = parseEndpoint(url);
    QVERIFY(parsed.isOk());
    QCOMPARE(parsed->endpoint.displayUrl(), url);
}

void EndpointTest::namesTransports()
{
    using enum TransportKind;
    for (const TransportKind kind : { Tcp, Tls, WebSocket, SecureWebSocket })
        QCOMPARE(transportFromName(transportName(kind)), kind);
    QCOMPARE(transportName(SecureWebSocket), u"wss"_s);
    QVERIFY(!transportFromName(u"TCP"));
    QVERIFY(!transportFromName(u""));
    QVERIFY(isEncrypted(Tls) && isEncrypted(SecureWebSocket));
    QVERIFY(!isEncrypted(Tcp) && !isEncrypted(WebSocket));
}

void EndpointTest::platformEndpointsAreThoseOfTheContract()
{
    QCOMPARE(connioEndpoint().displayUrl(), u"mqtts://mqtt.connio.cloud:8883"_s);
    QCOMPARE(connioEndpoint(TransportKind::Tcp).displayUrl(), u"mqtt://mqtt.connio.cloud:1883"_s);
    QCOMPARE(connioEndpoint(TransportKind::WebSocket).displayUrl(),
        u"ws://mqtt.connio.cloud:8000/mqtt"_s);
    QCOMPARE(connioEndpoint().keepAlive, Microseconds(std::chrono::seconds(25)));
    QCOMPARE(connioEndpoint().connectTimeout, Microseconds(std::chrono::seconds(60)));
    QCOMPARE(connioEndpoint().preset, u"connio"_s);
    QVERIFY(connioEndpoint().isSessionClean);
}

void EndpointTest::knowsTheOtherPrefix()
{
    QCOMPARE(parseEndpoint(u"mqtts://mqtt.csip.io"_s)->endpoint.topicPrefix, u"csipio/"_s);
}

QTEST_GUILESS_MAIN(EndpointTest)
#include "tst_endpoint.moc"
