// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/fakebroker.h"

#include <QtCore/QRegularExpression>
#include <QtMqtt/QMqttClient>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

namespace sim::test {

/// A client on a scripted broker, both new for each test function.
class ClientFixture : public QObject
{
protected:
    void prepare() ///< for init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_broker = std::make_unique<FakeBroker>();
        m_client = std::make_unique<QMqttClient>();
        m_client->setClientId(QStringLiteral("dev1"));
        m_client->setTransport(m_broker.get(), QMqttClient::IODevice);
    }

    void finish() ///< for cleanup(); the client broke no rule
    {
        QCOMPARE(m_broker->violations(), QStringList());
        m_client.reset();
        m_broker.reset();
    }

    void connectClient()
    {
        m_client->connectToHost();
        QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    }

    QString closeReason() const { return m_client->property("connio_closeReason").toString(); }

    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

} // namespace sim::test
