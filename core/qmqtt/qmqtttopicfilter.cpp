// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qmqtt/qmqtttopicfilter.h"

#include "core/qmqtt/mqtttext.h"

#include <QtCore/QDataStream>
#include <QtCore/QDebug>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSharePrefix = "$share/"_L1;

struct SharedParts
{
    QStringView group;
    QStringView filter;
};

/// The parts of `$share/group/filter`; nothing for other filters.
std::optional<SharedParts> sharedParts(QStringView text)
{
    if (!text.startsWith(kSharePrefix))
        return std::nullopt;
    const QStringView rest = text.sliced(kSharePrefix.size());
    const qsizetype slash = rest.indexOf(u'/');
    if (slash < 0)
        return SharedParts { .group = rest, .filter = {} };
    return SharedParts { .group = rest.first(slash), .filter = rest.sliced(slash + 1) };
}

bool hasWildcard(QStringView text)
{
    return text.contains(u'+') || text.contains(u'#');
}

bool wildcardsAreWholeLevels(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c != u'+' && c != u'#')
            continue;
        const bool starts = i == 0 || text[i - 1] == u'/';
        const bool ends = i + 1 == text.size() || (c == u'+' && text[i + 1] == u'/');
        if (!starts || !ends)
            return false;
    }
    return true;
}

bool isValidFilter(QStringView text)
{
    if (sim::mqtt::checkText(text) != sim::mqtt::TextFault::None || text.isEmpty())
        return false;
    const auto shared = sharedParts(text);
    if (!shared)
        return wildcardsAreWholeLevels(text);
    return !shared->group.isEmpty() && !hasWildcard(shared->group) && !shared->filter.isEmpty()
        && wildcardsAreWholeLevels(shared->filter);
}

/// One level of \a text from \a from on; moves \a from behind the slash, or to -1 after the last
/// level.
QStringView takeLevel(QStringView text, qsizetype &from)
{
    const qsizetype slash = text.indexOf(u'/', from);
    const QStringView level = text.sliced(from, (slash < 0 ? text.size() : slash) - from);
    from = slash < 0 ? -1 : slash + 1;
    return level;
}

bool levelsMatch(QStringView filter, QStringView name)
{
    qsizetype f = 0;
    qsizetype n = 0;
    while (f >= 0) {
        const QStringView wanted = takeLevel(filter, f);
        if (wanted == u"#")
            return true;
        if (n < 0)
            return false;
        const QStringView level = takeLevel(name, n);
        if (wanted != u"+" && wanted != level)
            return false;
    }
    return n < 0;
}

} // namespace

QString QMqttTopicFilter::sharedSubscriptionName() const
{
    if (!isValid())
        return {};
    const auto shared = sharedParts(m_filter);
    return shared ? shared->group.toString() : QString();
}

bool QMqttTopicFilter::isValid() const
{
    return isValidFilter(m_filter);
}

bool QMqttTopicFilter::match(const QMqttTopicName &name, MatchOptions matchOptions) const
{
    if (!isValid() || !name.isValid())
        return false;
    const QString topic = name.name();
    const auto shared = sharedParts(m_filter);
    const QStringView filter = shared ? shared->filter : QStringView(m_filter);
    if (matchOptions.testFlag(WildcardsDontMatchDollarTopicMatchOption) && topic.startsWith(u'$')
        && (filter.front() == u'+' || filter.front() == u'#'))
        return false;
    return levelsMatch(filter, topic);
}

QDataStream &operator<<(QDataStream &out, const QMqttTopicFilter &filter)
{
    return out << filter.filter();
}

QDataStream &operator>>(QDataStream &in, QMqttTopicFilter &filter)
{
    QString text;
    in >> text;
    filter.setFilter(text);
    return in;
}

QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicFilter(" << filter.filter() << ')';
    return debug;
}
