// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/devicegroup.h"

#include "core/file/fileerrors.h"

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMaxGroupText = 16 * 1024 * 1024; ///< characters

    struct Placeholder
    {
        qsizetype start = -1;
        qsizetype length = 0;
        int width = 1;
    };

    /// The next `{n}` or `{n:0W}` (W from 1 to 9) at or after \a from.
    std::optional<Placeholder> nextPlaceholder(QStringView pattern, qsizetype from)
    {
        constexpr qsizetype kShort = 3; // {n}
        constexpr qsizetype kLong = 6; // {n:05}
        for (qsizetype at = pattern.indexOf(u"{n", from); at >= 0;
             at = pattern.indexOf(u"{n", at + 1)) {
            const QStringView rest = pattern.sliced(at);
            if (rest.startsWith(u"{n}"))
                return Placeholder { .start = at, .length = kShort };
            const bool isLong = rest.size() >= kLong && rest.startsWith(u"{n:0")
                && rest.at(4) >= u'1' && rest.at(4) <= u'9' && rest.at(5) == u'}';
            if (isLong) {
                return Placeholder {
                    .start = at, .length = kLong, .width = rest.at(4).unicode() - u'0'
                };
            }
        }
        return {};
    }

} // namespace

bool hasNumber(QStringView pattern)
{
    return nextPlaceholder(pattern, 0).has_value();
}

QString numbered(const QString &pattern, int number)
{
    QString result;
    qsizetype done = 0;
    while (const auto placeholder = nextPlaceholder(pattern, done)) {
        result += QStringView(pattern).sliced(done, placeholder->start - done);
        result += QString::number(number).rightJustified(placeholder->width, u'0');
        done = placeholder->start + placeholder->length;
    }
    result += QStringView(pattern).sliced(done);
    return result;
}

Device groupMember(const Device &device, int number)
{
    if (!device.count)
        return device;
    Device member = device;
    member.count.reset();
    member.idPattern.clear();
    member.id = device.id + u'-' + QString::number(number);
    member.deviceId = numbered(device.idPattern, number);
    member.name = numbered(device.name, number);
    member.credentials.keyId = numbered(device.credentials.keyId, number);
    member.credentials.secretRef = numbered(device.credentials.secretRef, number);
    return member;
}

Result<void> checkGroupSizes(const QList<Device> &devices)
{
    qint64 count = 0;
    for (const Device &device : devices)
        count += memberCount(device);
    if (count > kMaxDevices) {
        return Error(
            errors::kTooManyDevices, { QString::number(count), QString::number(kMaxDevices) });
    }
    qint64 characters = 0;
    for (const Device &device : devices) {
        if (!device.count)
            continue;
        const Device last = groupMember(device, *device.count); // has the longest texts
        const qint64 each = last.id.size() + last.name.size() + last.deviceId.size()
            + last.credentials.keyId.size() + last.credentials.secretRef.size();
        characters += each * *device.count;
    }
    if (characters > kMaxGroupText) {
        return Error(errors::kGroupTextTooLong,
            { QString::number(characters), QString::number(kMaxGroupText) });
    }
    return {};
}

} // namespace sim
