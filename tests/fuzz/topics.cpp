// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Target `topics`: topic names and filters, against a matcher that is written apart from ours, as
// plainly as possible, from clause 4.7 of MQTT 3.1.1.
//
// Input: mode (1 byte), filter, line feed, name. Mode bit 0: the texts are UTF-16 units instead of
// UTF-8, so that halves of surrogate pairs occur; bit 1: wildcards do not match `$`. Texts of about
// 65,535 bytes are left to tst_qmqtttopic: they would make the target a hundred times slower.

#include "core/qmqtt/mqtttext.h"
#include "core/qmqtt/qmqtttopicfilter.h"
#include "core/qmqtt/qmqtttopicname.h"
#include "fuzz/harness.h"

#include <QtCore/QStringConverter>
#include <QtCore/QStringList>

using namespace Qt::StringLiterals;

namespace sim::fuzz {

namespace {

    constexpr quint8 kUnits = 1;
    constexpr quint8 kNoDollar = 2;
    constexpr qsizetype kMaximum = 65'535;

    // --- the reference ---

    bool isTextByReference(const QString &text)
    {
        QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
        const QByteArray bytes = encoder(text);
        return !encoder.hasError() && !bytes.contains('\0') && bytes.size() <= kMaximum;
    }

    bool isNameByReference(const QString &text)
    {
        return !text.isEmpty() && isTextByReference(text) && !text.contains(u'+')
            && !text.contains(u'#');
    }

    bool areLevelsByReference(const QStringList &levels)
    {
        for (qsizetype i = 0; i < levels.size(); ++i) {
            const QString &level = levels.at(i);
            if (level.contains(u'+') && level != u"+"_s)
                return false;
            if (level.contains(u'#') && (level != u"#"_s || i + 1 < levels.size()))
                return false;
        }
        return true;
    }

    bool isSharedByReference(const QStringList &levels)
    {
        return levels.size() > 1 && levels.constFirst() == u"$share"_s;
    }

    bool isFilterByReference(const QString &text)
    {
        if (text.isEmpty() || !isTextByReference(text))
            return false;
        const QStringList levels = text.split(u'/');
        if (!isSharedByReference(levels))
            return areLevelsByReference(levels);
        const QStringList rest = levels.sliced(2);
        const QString &group = levels.at(1);
        return !group.isEmpty() && !group.contains(u'+') && !group.contains(u'#')
            && !rest.join(u'/').isEmpty() && areLevelsByReference(rest);
    }

    bool matchByReference(const QStringList &filter, const QStringList &name)
    {
        const bool hasRest = !filter.isEmpty() && filter.constLast() == u"#"_s;
        const qsizetype fixed = filter.size() - (hasRest ? 1 : 0);
        if (hasRest ? name.size() < fixed : name.size() != fixed)
            return false;
        for (qsizetype i = 0; i < fixed; ++i) {
            if (filter.at(i) != u"+"_s && filter.at(i) != name.at(i))
                return false;
        }
        return true;
    }

    bool matchByReference(const QString &filter, const QString &name, bool isDollarApart)
    {
        if (!isFilterByReference(filter) || !isNameByReference(name))
            return false;
        QStringList levels = filter.split(u'/');
        if (isSharedByReference(levels))
            levels = levels.sliced(2);
        const bool isWild = levels.constFirst() == u"+"_s || levels.constFirst() == u"#"_s;
        if (isDollarApart && isWild && name.startsWith(u'$'))
            return false;
        return matchByReference(levels, name.split(u'/'));
    }

    // --- the comparison ---

    QString textOf(QByteArrayView bytes, quint8 mode)
    {
        QString text;
        if ((mode & kUnits) != 0) {
            for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
                text += QChar(static_cast<quint8>(bytes[i]), static_cast<quint8>(bytes[i + 1]));
        } else {
            text = QString::fromUtf8(bytes);
        }
        return text;
    }

    void checkName(const QString &text)
    {
        const QMqttTopicName name(text);
        const bool isValid = isNameByReference(text);
        require(name.isValid() == isValid, "names are valid as the reference says");
        require(name.levels() == (isValid ? text.split(u'/') : QStringList()), "levels of a name");
        require(name.levelCount() == name.levels().size(), "as many levels as counted");
        QByteArray room(text.size(), Qt::Uninitialized);
        const bool isAscii
            = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
        require(mqtt::writeAsciiTopicName(room.data(), text) == (isValid && isAscii),
            "the fast way takes exactly the valid names in ASCII");
        if (!isValid)
            return;
        const QByteArray bytes = text.toUtf8();
        require(!isAscii || room == bytes, "the fast way writes the same");
        require(mqtt::utf8Size(text) == bytes.size(), "utf8Size() is the size");
        room.resize(bytes.size());
        require(mqtt::writeUtf8(room.data(), text) == room.data() + room.size() && room == bytes,
            "writeUtf8() writes UTF-8");
        require(mqtt::checkUtf8TopicName(bytes) == mqtt::TextFault::None,
            "what may be sent may be received");
    }

    void checkReceived(QByteArrayView bytes)
    {
        const bool isText = bytes.isValidUtf8() && !bytes.contains('\0');
        require((mqtt::checkUtf8(bytes) == mqtt::TextFault::None) == isText,
            "received texts are UTF-8 without U+0000");
        if (!isText)
            return;
        const QString text = mqtt::readUtf8(bytes);
        require(text.toUtf8() == bytes, "received texts lose nothing");
        require(
            (mqtt::checkUtf8TopicName(bytes) == mqtt::TextFault::None) == isNameByReference(text),
            "received names are valid as the reference says");
    }

} // namespace

void runInput(QByteArrayView input)
{
    InputReader reader(input);
    const quint8 mode = reader.byte();
    const QByteArrayView texts = reader.rest();
    const qsizetype end = texts.indexOf('\n');
    const QByteArrayView left = end < 0 ? texts : texts.first(end);
    const QByteArrayView right = end < 0 ? QByteArrayView() : texts.sliced(end + 1);
    checkReceived(left);
    checkReceived(right);

    const QString filterText = textOf(left, mode);
    const QString nameText = textOf(right, mode);
    checkName(filterText);
    checkName(nameText);
    const QMqttTopicFilter filter(filterText);
    require(filter.isValid() == isFilterByReference(filterText),
        "filters are valid as the reference says");
    const bool isDollarApart = (mode & kNoDollar) != 0;
    const auto option = isDollarApart ? QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption
                                      : QMqttTopicFilter::NoMatchOption;
    require(filter.match(nameText, option) == matchByReference(filterText, nameText, isDollarApart),
        "filters match as the reference does");
    if (isNameByReference(nameText))
        require(QMqttTopicFilter(nameText).match(nameText) == isFilterByReference(nameText)
                || nameText.startsWith(u"$share/"_s),
            "a name matches itself");
}

} // namespace sim::fuzz
