// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/traffic/messagetext.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    /// Indents JSON without parsing it into a QJsonObject, which would sort the keys. Text that is
    /// no JSON passes through the same walk unharmed only if it has no brackets, so the caller
    /// checks first.
    class Indenter
    {
    public:
        QString indented(const QString &text)
        {
            for (const QChar character : text)
                take(character);
            return m_out;
        }

    private:
        void take(QChar character)
        {
            if (m_isInString) {
                takeInString(character);
                return;
            }
            if (character.isSpace())
                return;
            const bool isClosing = character == u'}' || character == u']';
            if (isClosing) {
                --m_depth;
                if (!m_isFresh)
                    breakLine();
            } else if (m_isFresh && m_depth > 0) {
                breakLine();
            }
            m_isFresh = false;
            m_out += character;
            if (character == u'"')
                m_isInString = true;
            else if (character == u'{' || character == u'[')
                open();
            else if (character == u',')
                breakLine();
            else if (character == u':')
                m_out += u' ';
        }

        void takeInString(QChar character)
        {
            m_out += character;
            if (m_isEscaped)
                m_isEscaped = false;
            else if (character == u'\\')
                m_isEscaped = true;
            else if (character == u'"')
                m_isInString = false;
        }

        void open()
        {
            ++m_depth;
            m_isFresh = true;
        }

        void breakLine()
        {
            constexpr int kIndent = 2;
            m_out += u'\n' + QString(std::max(0, m_depth) * kIndent, u' ');
        }

        QString m_out;
        int m_depth = 0;
        bool m_isInString = false;
        bool m_isEscaped = false;
        bool m_isFresh = false;
    };

    QString quotedForShell(QString text)
    {
        return u'\'' + text.replace(u'\'', "'\\''"_L1) + u'\'';
    }

} // namespace

QString readablePayload(const QByteArray &payload)
{
    QJsonParseError problem {};
    const QJsonDocument document = QJsonDocument::fromJson(payload, &problem);
    const QString text = QString::fromUtf8(payload);
    return document.isNull() ? text : Indenter().indented(text);
}

QString mosquittoCommand(const TrafficEntry &entry)
{
    // The client id is the device id, which is the fifth level of every topic of the platform.
    const QString topic = QString::fromUtf8(entry.topic);
    const QString deviceId = topic.section(u'/', 4, 4);
    QString command
        = u"mosquitto_pub -h \"$HOST\" -p 1883 -V mqttv311 -i %1 -u \"$KEY_ID\" -P \"$KEY_SECRET\" -q %2"_s
              .arg(quotedForShell(deviceId))
              .arg(entry.qos);
    if (entry.retain)
        command += " -r"_L1;
    return command
        + u" -t %1 -m %2"_s.arg(
            quotedForShell(topic), quotedForShell(QString::fromUtf8(entry.payload)));
}

} // namespace sim
