// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/topics.h"

#include "core/feed/feederrors.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sim {

namespace {

    constexpr auto kOut = "data/out/devices/"_L1;
    constexpr auto kIn = "data/in/devices/"_L1;
    constexpr auto kProperties = "properties"_L1;
    constexpr auto kMethods = "methods"_L1;
    constexpr auto kFeed = "json"_L1;

    constexpr qsizetype kMaxNameLength = 64;

    constexpr std::array kReservedProperties {
        "id"_L1,
        "accountId"_L1,
        "name"_L1,
        "friendlyName"_L1,
        "customIds"_L1,
        "status"_L1,
        "apps"_L1,
        "location"_L1,
        "profileId"_L1,
        "properties"_L1,
    };

    constexpr std::array kReservedMethods {
        "setProperty"_L1,
        "getProperty"_L1,
        "log"_L1,
        "readData"_L1,
        "findDevices"_L1,
        "executeDeviceMethod"_L1,
        "setDeviceProperty"_L1,
        "getDeviceProperty"_L1,
    };

    bool isLetter(QChar c)
    {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    }

    bool isNameChar(QChar c)
    {
        return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'.' || c == u'-' || c == u'_';
    }

    /// What is wrong with a name, in words; empty when nothing is.
    QString nameFault(const QString &name)
    {
        if (name.isEmpty())
            return QCoreApplication::translate("Feed", "it is empty");
        if (name.size() > kMaxNameLength)
            return QCoreApplication::translate("Feed", "it has %1 characters, 64 are allowed")
                .arg(name.size());
        const auto odd = std::find_if_not(name.begin(), name.end(), isNameChar);
        if (odd != name.end() && odd->isSpace())
            return QCoreApplication::translate("Feed", "it holds a blank");
        if (odd != name.end() && odd->isPrint())
            return QCoreApplication::translate("Feed", "it holds \"%1\"").arg(*odd);
        if (odd != name.end())
            return QCoreApplication::translate("Feed", "it holds the character U+%1")
                .arg(uint { odd->unicode() }, 4, 16, QChar(u'0'));
        if (!isLetter(name.front()))
            return QCoreApplication::translate("Feed", "it does not begin with a letter");
        return {};
    }

    template <std::size_t Size>
    Result<void> checkName(const QString &name, const QString &kind,
        const std::array<QLatin1StringView, Size> &reserved)
    {
        if (const QString fault = nameFault(name); !fault.isEmpty())
            return Error(errors::kFeedBadName, { name, kind, fault });
        const auto isSame = [&name](QLatin1StringView other) {
            return name.compare(other, Qt::CaseInsensitive) == 0;
        };
        if (std::any_of(reserved.begin(), reserved.end(), isSame))
            return Error(errors::kFeedReservedName, { name, kind });
        return {};
    }

    /// True for one level of a topic that can be a name: not empty, no wildcard.
    bool isLevel(QStringView level)
    {
        return !level.isEmpty() && !level.contains(u'+') && !level.contains(u'#')
            && !level.contains(u'\0');
    }

} // namespace

Topics::Topics(QString prefix)
    : m_prefix(std::move(prefix))
{
    if (!m_prefix.isEmpty() && !m_prefix.endsWith(u'/'))
        m_prefix += u'/';
}

QByteArray Topics::property(const QString &deviceId, const QString &name) const
{
    const QString topic = m_prefix + kOut + deviceId + u'/' + kProperties + u'/' + name.toLower();
    return topic.toUtf8();
}

QByteArray Topics::feed(const QString &deviceId) const
{
    const QString topic = m_prefix + kOut + deviceId + u'/' + kFeed;
    return topic.toUtf8();
}

QByteArray Topics::method(const QString &deviceId, const QString &name) const
{
    const QString topic = m_prefix + kOut + deviceId + u'/' + kMethods + u'/' + name;
    return topic.toUtf8();
}

QByteArray Topics::methodFeed(const QString &deviceId) const
{
    return method(deviceId, kFeed);
}

QByteArray Topics::commandFilter(const QString &deviceId) const
{
    const QString filter = m_prefix + kIn + deviceId + u'/' + kProperties + "/#"_L1;
    return filter.toUtf8();
}

QByteArray Topics::allFromDevices() const
{
    const QString filter = m_prefix + kOut + u'#';
    return filter.toUtf8();
}

std::optional<TopicParts> Topics::parse(QStringView topic) const
{
    if (!topic.startsWith(m_prefix))
        return {};
    QStringView rest = topic.sliced(m_prefix.size());
    TopicParts parts;
    parts.isFromDevice = rest.startsWith(kOut);
    if (!parts.isFromDevice && !rest.startsWith(kIn))
        return {};
    rest = rest.sliced(parts.isFromDevice ? kOut.size() : kIn.size());

    const QList<QStringView> levels = rest.split(u'/');
    if (!std::all_of(levels.begin(), levels.end(), isLevel))
        return {};
    parts.deviceId = levels.front().toString();
    if (levels.size() == 2 && levels.at(1) == kFeed && parts.isFromDevice) {
        parts.kind = TopicKind::Feed;
        return parts;
    }
    if (levels.size() != 3)
        return {};
    const QStringView name = levels.at(2);
    if (levels.at(1) == kProperties) {
        parts.name = name.toString();
        return parts;
    }
    // Methods run on the platform: nothing is ever sent to a device for them (section 2.2).
    if (levels.at(1) != kMethods || !parts.isFromDevice)
        return {};
    parts.kind = name == kFeed ? TopicKind::MethodFeed : TopicKind::Method;
    if (parts.kind == TopicKind::Method)
        parts.name = name.toString();
    return parts;
}

Result<void> checkPropertyName(const QString &name)
{
    return checkName(name, QCoreApplication::translate("Feed", "property"), kReservedProperties);
}

Result<void> checkMethodName(const QString &name)
{
    const QString kind = QCoreApplication::translate("Feed", "method");
    if (name.contains(u'.'))
        return Error(errors::kFeedBadName,
            { name, kind, QCoreApplication::translate("Feed", "method names cannot hold \".\"") });
    return checkName(name, kind, kReservedMethods);
}

Result<void> checkDeviceId(const QString &id)
{
    const auto bad = [&id](const QString &fault) {
        return Error(errors::kFeedBadId, { id, fault });
    };
    if (id.isEmpty())
        return bad(QCoreApplication::translate("Feed", "it is empty"));
    if (!id.isValidUtf16())
        return bad(QCoreApplication::translate("Feed", "it cannot be written as UTF-8"));
    for (const QChar c : id) {
        if (c.isSpace())
            return bad(QCoreApplication::translate("Feed", "it holds a blank"));
        if (c == u'/' || c == u'+' || c == u'#')
            return bad(
                QCoreApplication::translate("Feed", "\"%1\" has a meaning of its own in topics")
                    .arg(c));
        if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0))
            return bad(QCoreApplication::translate("Feed", "it holds a control character"));
    }
    return {};
}

} // namespace sim
