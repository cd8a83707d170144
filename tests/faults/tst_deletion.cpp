// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/link/connectlimiter.h"
#include "core/link/devicelink.h"
#include "support/fullscale.h"
#include "support/tinybroker.h"

#include <QtCore/QEventLoop>
#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <memory>

using namespace sim;
using namespace sim::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = DeviceLink::State;

namespace {

enum class Moment {
    Resolving,
    Connecting,
    LoggingIn,
    OnlineStage,
    Online,
    Acknowledged,
    Received,
    Ready,
    Noticed,
    Abandoned,
    Error,
    Waiting,
    Failed,
    Offline,
};
constexpr int kMoments = 14;

enum class Action {
    Delete, ///< the device
    Close, ///< the project: the link, its limiter and its broker
    Quit, ///< the event loop ends, then everything goes
    Disconnect,
    Abort,
    Reconnect,
    OtherSettings,
};
constexpr int kActions = 7;

} // namespace

/// C17 of the reliability page: whatever is done inside of whichever callback.
class DeletionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void c17AnythingInsideAnyCallback_data();
    void c17AnythingInsideAnyCallback();

private:
    void run(Moment moment, Action action, int round);
    void watch(Moment moment, Action action);
    void provoke(Moment moment);
    void act(Action action);

    SystemClock m_clock;
    std::unique_ptr<TinyBroker> m_broker;
    std::unique_ptr<ConnectLimiter> m_limiter;
    std::unique_ptr<DeviceLink> m_link;
    QEventLoop *m_loop = nullptr;
    LinkSettings m_settings;
    QString m_report; ///< how a round ended
    int m_acts = 0; ///< how often the action was done in this round
};

void DeletionTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void DeletionTest::c17AnythingInsideAnyCallback_data()
{
    QTest::addColumn<int>("action");
    const char *names[kActions] { "delete", "close", "quit", "disconnect", "abort", "reconnect",
        "other settings" };
    for (int action = 0; action < kActions; ++action)
        QTest::newRow(names[action]) << action;
}

void DeletionTest::c17AnythingInsideAnyCallback()
{
    QFETCH(int, action);
    const int rounds = scaled(4, 72); // with 14 moments: 1,000 times each action
    for (int round = 0; round < rounds; ++round) {
        for (int moment = 0; moment < kMoments; ++moment) {
            run(Moment(moment), Action(action), round);
            QVERIFY2(
                m_acts > 0, qPrintable(u"moment %1 never came: %2"_s.arg(moment).arg(m_report)));
        }
    }
}

void DeletionTest::run(Moment moment, Action action, int round)
{
    m_acts = 0;
    m_broker = std::make_unique<TinyBroker>();
    if (!m_broker->listen())
        return;
    m_broker->script.connack = moment == Moment::Failed ? 1 : 0;
    m_broker->script.suback = moment == Moment::Noticed ? char(0x80) : char(0);
    m_broker->script.isAcknowledging = moment != Moment::Abandoned;
    m_settings = {};
    m_settings.clientId = u"_dev_123456789012345678"_s;
    m_settings.endpoint.transport = TransportKind::Tcp;
    m_settings.endpoint.host = u"127.0.0.1"_s;
    m_settings.endpoint.port = m_broker->port();
    m_settings.endpoint.reconnect = { .first = 1ms, .max = 2ms };
    m_settings.filters = { "in/#"_ba };
    m_settings.window = 1;
    m_limiter = round % 2 == 0 ? std::make_unique<ConnectLimiter>(1000, 10, m_clock) : nullptr;
    m_link = std::make_unique<DeviceLink>(m_settings, m_clock, m_limiter.get(), RandomStream(1));
    watch(moment, action);
    QEventLoop loop;
    m_loop = &loop;
    QTimer provoker;
    QObject::connect(&provoker, &QTimer::timeout, this, [this, moment] { provoke(moment); });
    provoker.start(1ms);
    QTimer::singleShot(10s, &loop, &QEventLoop::quit);
    m_link->connectToBroker();
    loop.exec();
    m_loop = nullptr;
    if (m_link) {
        m_report = u"state %1, stage %2, error %3"_s.arg(int(m_link->state()))
                       .arg(int(m_link->stage()))
                       .arg(m_link->lastError() ? m_link->lastError()->message() : QString());
    }
    m_link.reset();
    m_limiter.reset();
    m_broker.reset();
}

void DeletionTest::watch(Moment moment, Action action)
{
    DeviceLink *link = m_link.get();
    const auto on = [this, moment, action](Moment now) {
        if (now == moment)
            act(action);
    };
    connect(link, &DeviceLink::stageChanged, this, [on](Stage stage) {
        const QMap<Stage, Moment> moments { { Stage::Resolving, Moment::Resolving },
            { Stage::Connecting, Moment::Connecting }, { Stage::LoggingIn, Moment::LoggingIn },
            { Stage::Online, Moment::OnlineStage } };
        if (moments.contains(stage))
            on(moments.value(stage));
    });
    connect(link, &DeviceLink::stateChanged, this, [on](State state) {
        const QMap<State, Moment> moments { { State::Online, Moment::Online },
            { State::WaitingToRetry, Moment::Waiting }, { State::Failed, Moment::Failed },
            { State::Offline, Moment::Offline } };
        if (moments.contains(state))
            on(moments.value(state));
    });
    connect(link, &DeviceLink::acknowledged, this, [on] { on(Moment::Acknowledged); });
    connect(link, &DeviceLink::messageReceived, this, [on] { on(Moment::Received); });
    connect(link, &DeviceLink::readyToPublish, this, [on] { on(Moment::Ready); });
    connect(link, &DeviceLink::noticed, this, [on] { on(Moment::Noticed); });
    connect(link, &DeviceLink::abandoned, this, [on] { on(Moment::Abandoned); });
    connect(link, &DeviceLink::errorOccurred, this, [on] { on(Moment::Error); });
}

/// Traffic both ways, and the end of the connection where the moment needs one.
void DeletionTest::provoke(Moment moment)
{
    if (!m_link || m_link->state() != State::Online)
        return;
    const bool isTaken = m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 }).isOk();
    if (!m_link)
        return;
    if (isTaken)
        m_link->publish({ .topic = "t"_ba, .payload = {}, .qos = 1 }).isOk(); // the window is full
    if (!m_broker)
        return;
    m_broker->sendToAll(QByteArray("\x30\x06\0\4in/a\x30\x06\0\4in/b", 16));
    const bool isEnding
        = moment == Moment::Abandoned || moment == Moment::Error || moment == Moment::Waiting;
    if (isEnding && !m_broker->packets(3).isEmpty())
        m_broker->dropAll();
    else if (moment == Moment::Offline && m_link)
        m_link->disconnectFromBroker();
}

void DeletionTest::act(Action action)
{
    ++m_acts;
    QMetaObject::invokeMethod(m_loop, &QEventLoop::quit, Qt::QueuedConnection);
    switch (action) {
    case Action::Delete:
        m_link.reset();
        return;
    case Action::Close:
        m_link.reset();
        m_limiter.reset();
        m_broker->close();
        return;
    case Action::Quit:
        m_loop->quit();
        return;
    case Action::Disconnect:
        m_link->disconnectFromBroker();
        return;
    case Action::Abort:
        if (m_acts == 1) // it comes back by itself
            m_link->abortConnection();
        return;
    case Action::Reconnect:
        if (m_acts == 1)
            m_link->connectToBroker();
        return;
    case Action::OtherSettings:
        m_settings.password = QString::number(m_acts);
        m_settings.username = u"key"_s;
        if (m_acts == 1)
            m_link->setSettings(m_settings);
        return;
    }
}

QTEST_GUILESS_MAIN(DeletionTest)
#include "tst_deletion.moc"
