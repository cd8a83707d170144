// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Target `client`: a QMqttClient on a scripted broker without a socket (tests/support/fakebroker).
//
// Input: a script; each step is one byte that says what happens, followed by what the step needs.
// Anything may come from the broker at any time, and the program may do anything in any handler,
// deleting the client included. Promises: what the client writes follows MQTT 3.1.1 as the broker's
// own decoder sees it, the signals fit the state, and only messages that were published are
// confirmed.

#include "core/qmqtt/qmqttclient.h"
#include "fuzz/harness.h"
#include "support/fakebroker.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace sim::fuzz {

namespace {

    constexpr int kMaxSteps = 100;

    const std::array kTopics { u"a"_s, u"a/b"_s, u"a/c/d"_s, u"$SYS/x"_s, u"größe/€"_s, u"a/+"_s,
        u""_s, u"b"_s };
    const std::array kFilters { u"a/+"_s, u"#"_s, u"a/b"_s, u"+/#"_s, u"$share/g/a/#"_s, u"a/#/b"_s,
        u"größe/+"_s, u"b"_s };
    constexpr std::array<quint8, 5> kAcknowledgements { 0x40, 0x50, 0x62, 0x70, 0xB0 };

    template <typename Array>
    auto pick(const Array &from, quint8 which)
    {
        return from[which % from.size()];
    }

    /// The program around the client: does what the input says, and checks what comes back.
    class ClientScript
    {
    public:
        explicit ClientScript(QByteArrayView input)
            : m_input(input)
            , m_client(std::make_unique<QMqttClient>())
        {
            m_broker.script.answersConnect = m_broker.script.answersSubscribe = false;
            m_broker.script.answersPing = m_broker.script.sendsPubAck = false;
            m_broker.script.sendsPubRec = m_broker.script.sendsPubRel = false;
            m_broker.script.sendsPubComp = false;
            m_client->setTransport(&m_broker, QMqttClient::IODevice);
            m_client->setClientId(u"fuzz"_s);
            watch();
        }

        void run()
        {
            for (int i = 0; i < kMaxSteps && !m_input.isAtEnd(); ++i) {
                if (m_client)
                    step();
                settle();
            }
            m_client.reset();
            settle();
        }

    private:
        enum class Reaction : quint8 {
            None,
            DeleteClient,
            Publish,
            Disconnect,
            Connect,
            Subscribe,
            Unsubscribe,
            DeleteSubscription,
            Cut,
            ProcessEvents,
            Count,
        };

        void settle()
        {
            QCoreApplication::sendPostedEvents();
            require(
                m_broker.violations().isEmpty(), qPrintable(m_broker.violations().join(u"; "_s)));
        }

        void watch()
        {
            QMqttClient *const client = m_client.get();
            QObject::connect(client, &QMqttClient::stateChanged, client, [this](auto state) {
                require(state == m_client->state(), "stateChanged() tells the state");
                react();
            });
            QObject::connect(client, &QMqttClient::connected, client, [this] {
                require(m_client->state() == QMqttClient::Connected, "connected() when Connected");
                react();
            });
            QObject::connect(client, &QMqttClient::disconnected, client, [this] {
                require(m_client->state() == QMqttClient::Disconnected,
                    "disconnected() when Disconnected");
                react();
            });
            QObject::connect(client, &QMqttClient::errorChanged, client, [this](auto error) {
                require(error == m_client->error(), "errorChanged() tells the error");
                react();
            });
            QObject::connect(client, &QMqttClient::messageReceived, client,
                [this](const QByteArray &, const QMqttTopicName &topic) {
                    require(topic.isValid(), "messages have a valid topic");
                    react();
                });
            QObject::connect(client, &QMqttClient::messageSent, client, [this](qint32 id) {
                require(m_published.contains(id), "only what was published is confirmed");
                react();
            });
            QObject::connect(client, &QMqttClient::messageStatusChanged, client, [this](qint32 id) {
                require(m_published.contains(id), "only what was published has a status");
                react();
            });
            QObject::connect(client, &QMqttClient::brokerSessionRestored, client, [this] {
                require(!m_client->cleanSession(), "clean sessions are not restored");
                react();
            });
            QObject::connect(
                client, &QMqttClient::pingResponseReceived, client, [this] { react(); });
        }

        void step()
        {
            switch (m_input.byte() % 16) {
            case 0:
                return m_broker.sendRaw(m_input.bytes(m_input.byte()).toByteArray());
            case 1: {
                const quint8 answer = m_input.byte();
                return m_broker.sendConnAck(
                    answer < 128 ? quint8 { 0 } : answer % 6, (answer & 1) != 0);
            }
            case 2:
                return publishFromBroker(m_input.byte(), m_input.byte());
            case 3:
                return m_broker.sendAck(pick(kAcknowledgements, m_input.byte()), m_input.byte());
            case 4: {
                const quint8 id = m_input.byte();
                const QByteArray codes = m_input.bytes(1 + m_input.byte() % 2).toByteArray();
                return m_broker.sendRaw(QByteArray("\x90") + char(2 + codes.size())
                    + QByteArray(1, '\0') + char(id) + codes);
            }
            case 5:
                return publish(m_input.byte());
            case 6:
                return subscribe(m_input.byte());
            case 7:
                return m_client->unsubscribe(pick(kFilters, m_input.byte()));
            case 8:
                m_client->requestPing();
                return;
            case 9:
                return m_client->disconnectFromHost();
            case 10:
                return connectClient();
            case 11:
                return m_broker.cut();
            case 12:
                m_broker.script.segment = m_input.byte() % 8;
                m_broker.script.acceptsPerWrite = m_input.byte() % 8;
                if (m_broker.script.acceptsPerWrite == 0)
                    m_broker.script.acceptsPerWrite = -1;
                return;
            case 13:
                m_client->setCleanSession((m_input.byte() & 1) != 0);
                return;
            case 14:
                m_reactIn = m_input.byte() % 16;
                m_reaction = static_cast<Reaction>(m_input.byte() % quint8(Reaction::Count));
                return;
            default:
                m_client->setAutoKeepAlive((m_input.byte() & 1) != 0);
            }
        }

        void publishFromBroker(quint8 how, quint8 id)
        {
            m_broker.publish(
                pick(kTopics, how >> 2U).toUtf8(), "23.5", how & 3U, id, (how & 128U) != 0);
        }

        void publish(quint8 how)
        {
            const QString topic = pick(kTopics, how >> 2U);
            const auto qos = static_cast<quint8>(how & 3U);
            const bool isOnline = m_client->state() == QMqttClient::Connected;
            const qint32 id = m_client->publish(topic, "17", qos, (how & 64U) != 0);
            if (!m_client) // a handler of the transport has deleted it
                return;
            require(id < 0 || (isOnline && qos < 3 && QMqttTopicName(topic).isValid()),
                "what cannot be sent is refused");
            require(id <= 0 || qos > 0, "no id at QoS 0");
            if (id > 0)
                m_published.insert(id);
        }

        void subscribe(quint8 how)
        {
            const QString filter = pick(kFilters, how >> 2U);
            QMqttSubscription *const subscription
                = m_client->subscribe(filter, static_cast<quint8>(how & 3U));
            require(!m_client || subscription == nullptr || subscription->topic() == filter,
                "a subscription has its filter");
            if (subscription != nullptr && m_client) {
                m_subscription = subscription;
                QObject::connect(
                    subscription, &QMqttSubscription::stateChanged, m_client.get(),
                    [this] { react(); }, Qt::DirectConnection);
                QObject::connect(subscription, &QMqttSubscription::messageReceived, m_client.get(),
                    [this, subscription](const QMqttMessage &message) {
                        require(subscription->topic().match(message.topic()),
                            "messages go to the subscriptions that match");
                        react();
                    });
            }
        }

        void connectClient()
        {
            if (!m_broker.isOpen() && m_client->state() == QMqttClient::Disconnected)
                m_broker.reopen();
            m_client->connectToHost();
        }

        /// In a handler: what the last step of kind 14 asked for, once.
        void react()
        {
            if (m_reactIn-- != 0)
                return;
            switch (std::exchange(m_reaction, Reaction::None)) {
            case Reaction::None:
            case Reaction::Count:
                return;
            case Reaction::DeleteClient:
                m_client.reset();
                return;
            case Reaction::Publish:
                return publish(6);
            case Reaction::Disconnect:
                return m_client->disconnectFromHost();
            case Reaction::Connect:
                return connectClient();
            case Reaction::Subscribe:
                return subscribe(5);
            case Reaction::Unsubscribe:
                return m_client->unsubscribe(kFilters[1]);
            case Reaction::DeleteSubscription:
                delete m_subscription;
                return;
            case Reaction::Cut:
                return m_broker.cut();
            case Reaction::ProcessEvents:
                return QCoreApplication::sendPostedEvents();
            }
        }

        InputReader m_input;
        test::FakeBroker m_broker;
        std::unique_ptr<QMqttClient> m_client;
        QPointer<QMqttSubscription> m_subscription;
        QSet<qint32> m_published; ///< ids of all messages at QoS 1 and 2
        int m_reactIn = -1;
        Reaction m_reaction = Reaction::None;
    };

} // namespace

void runInput(QByteArrayView input)
{
    ClientScript(input).run();
}

} // namespace sim::fuzz
