// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/exchanges.h"

#include "core/qmqtt/packetvectors.h"

#include <QtCore/QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim::test {

namespace {

    void readLine(const QString &line, int number, QList<Exchange> &all, QStringList &problems)
    {
        const QString verb = line.section(u' ', 0, 0);
        const QString text = line.section(u' ', 1);
        if (verb == "exchange"_L1) {
            all.append({ text, {} });
            return;
        }
        const bool isKnown
            = QStringList { u"set"_s, u"do"_s, u">"_s, u"<"_s, u"!"_s, u"cut"_s }.contains(verb);
        if (all.isEmpty() || !isKnown) {
            problems.append(u"line %1: \"%2\""_s.arg(number).arg(line));
            return;
        }
        ExchangeStep step { .line = number, .verb = verb, .text = text };
        if (step.isBytes()) {
            const QStringList columns = text.split(u'|');
            bool areOk[] = { false, true, true };
            step.bytes = readBytes(columns[0], areOk[0]);
            step.whenPresent = readBytes(columns.value(1), areOk[1]);
            step.whenAbsent = readBytes(columns.value(2), areOk[2]);
            if (!areOk[0] || !areOk[1] || !areOk[2] || step.bytes.isEmpty())
                problems.append(u"line %1: not bytes"_s.arg(number));
        }
        all.last().steps.append(step);
    }

} // namespace

bool Exchange::isClean() const
{
    return std::any_of(steps.begin(), steps.end(), [](const ExchangeStep &step) {
        return step.verb == "set"_L1 && step.text == "clean 1"_L1;
    });
}

QList<Exchange> readExchanges(const QString &path, QStringList &problems)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        problems.append(file.errorString());
    QList<Exchange> all;
    int number = 0;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        ++number;
        if (!line.isEmpty() && !line.startsWith(u'#'))
            readLine(line, number, all, problems);
    }
    return all;
}

void ExchangePlayer::fail(const QString &text)
{
    if (m_problem.isEmpty())
        m_problem = u"line %1: %2"_s.arg(m_line).arg(text);
}

void ExchangePlayer::play(const Exchange &exchange, qsizetype end)
{
    m_run.client().setClientId({});
    m_run.client().setCleanSession(false);
    for (const ExchangeStep &step : exchange.steps.first(end)) {
        m_line = step.line;
        playStep(step);
        if (!m_problem.isEmpty())
            return;
    }
    if (end == exchange.steps.size())
        expect({}); // and nothing else
}

void ExchangePlayer::playStep(const ExchangeStep &step)
{
    const auto setting = [&step] { return step.text.section(u' ', 1).remove(u'"'); };
    if (step.verb == "set"_L1) {
        m_run.set(step.text.section(u' ', 0, 0), setting());
        return;
    }
    if (m_connect.isEmpty() && step.verb == ">"_L1) {
        m_connect = step.bytes;
        m_run.client().connectToHost();
    }
    if (step.verb == ">"_L1)
        expect(step.bytes);
    else if (step.verb == "<"_L1)
        m_run.feed(step.bytes, 0);
    else if (step.verb == "!"_L1)
        checkEvents(step.text);
    else if (step.verb == "cut"_L1)
        reconnect(step.text == "present"_L1);
    else
        act(step.text);
}

void ExchangePlayer::act(const QString &action)
{
    expect({});
    const QStringList words = action.split(u' ');
    QMqttClient &client = m_run.client();
    if (words[0] == "publish"_L1)
        client.publish(words.value(1), words.value(2).toUtf8(),
            static_cast<quint8>(words.value(3).toInt()), words.value(4) == "retain"_L1);
    else if (words[0] == "subscribe"_L1)
        m_run.subscribe(words.value(1), static_cast<quint8>(words.value(2).toInt()));
    else if (words[0] == "unsubscribe"_L1)
        client.unsubscribe(words.value(1));
    else if (words[0] == "ping"_L1)
        client.requestPing();
    else if (words[0] == "disconnect"_L1)
        client.disconnectFromHost();
    else
        fail(u"unknown action "_s + action);
}

void ExchangePlayer::expect(const QByteArray &bytes)
{
    m_run.settle();
    m_sent += m_run.takeAnswer();
    // Several lines may describe what leaves together; an empty expectation asks for silence.
    const bool isRight = bytes.isEmpty() ? m_sent.isEmpty() : m_sent.startsWith(bytes);
    if (!isRight)
        fail(u"sent %1, expected %2"_s.arg(
            QString::fromLatin1(m_sent.toHex(' ')), QString::fromLatin1(bytes.toHex(' '))));
    m_sent.remove(0, bytes.size());
}

void ExchangePlayer::checkEvents(const QString &expected)
{
    m_run.settle();
    const QString events = m_run.takeEvents().join(u"; "_s);
    if (events != expected)
        fail(u"\"%1\", expected \"%2\""_s.arg(events, expected));
}

void ExchangePlayer::reconnect(bool isSessionPresent)
{
    expect({});
    m_run.cut();
    if (m_run.client().state() != QMqttClient::Disconnected)
        return fail(u"still connected after the cut"_s);
    m_run.takeAnswer(); // what left too late
    m_run.reopen();
    m_run.client().connectToHost();
    expect(m_connect);
    m_run.feed(
        isSessionPresent ? QByteArray::fromHex("20020100") : QByteArray::fromHex("20020000"), 0);
}

void ExchangePlayer::cut(bool isSessionPresent, const QByteArray &expected)
{
    m_sent.clear(); // an answer that no line has asked for yet
    m_run.takeAnswer();
    reconnect(isSessionPresent);
    if (!m_problem.isEmpty())
        return;
    if (m_run.client().state() != QMqttClient::Connected)
        return fail(u"not connected again"_s);
    m_run.settle();
    const QByteArray sent = m_run.takeAnswer();
    if (sent != expected)
        fail(u"after the cut: sent %1, expected %2"_s.arg(
            QString::fromLatin1(sent.toHex(' ')), QString::fromLatin1(expected.toHex(' '))));
}

} // namespace sim::test
