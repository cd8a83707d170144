// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/overridepath.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    bool isRule(QStringView key)
    {
        return key == "schedule"_L1 || key == "report"_L1 || key == "publish"_L1;
    }

    /// The element of a list that \a step names; -1: none.
    qsizetype elementOf(const QJsonArray &array, const QString &step)
    {
        bool isNumber = false;
        const qsizetype index = step.toInt(&isNumber);
        return isNumber && index >= 0 && index < array.size() ? index : -1;
    }

    std::optional<QJsonValue> withValue(
        const QJsonValue &json, const QStringList &steps, qsizetype at, const QJsonValue &value)
    {
        if (at == steps.size())
            return value;
        const QString &step = steps.at(at);
        if (json.isArray()) {
            QJsonArray array = json.toArray();
            const qsizetype index = elementOf(array, step);
            if (index < 0)
                return {};
            const auto inner = withValue(array.at(index), steps, at + 1, value);
            if (!inner)
                return {};
            array.replace(index, *inner);
            return array;
        }
        QJsonObject object = json.toObject();
        const auto inner = withValue(object.value(step), steps, at + 1, value);
        if (!inner)
            return {};
        object.insert(step, *inner);
        return object;
    }

} // namespace

std::optional<OverridePath> parseOverridePath(const QString &path, const DeviceType &type)
{
    if (path.count(u'.') > OverridePath::kMostSteps)
        return {};
    qsizetype best = -1;
    qsizetype length = 0;
    for (qsizetype i = 0; i < type.properties.size(); ++i) {
        const QString &id = type.properties.at(i).id();
        const bool isIt = id.size() > length && path.size() > id.size() + 1
            && path.at(id.size()) == u'.' && path.startsWith(id, Qt::CaseInsensitive);
        if (isIt) {
            best = i;
            length = id.size();
        }
    }
    if (best >= 0)
        return OverridePath { .property = best, .steps = path.mid(length + 1).split(u'.') };
    const QStringList steps = path.split(u'.');
    if (!isRule(steps.constFirst()))
        return {};
    return OverridePath { .property = -1, .steps = steps };
}

bool beginsWith(const QStringList &steps, const QStringList &beginning)
{
    return steps.size() >= beginning.size()
        && std::equal(beginning.begin(), beginning.end(), steps.begin());
}

std::optional<QJsonValue> jsonWith(
    const QJsonValue &json, const QStringList &steps, const QJsonValue &value)
{
    return withValue(json, steps, 0, value);
}

QJsonValue jsonAt(const QJsonValue &json, const QStringList &steps)
{
    QJsonValue found = json;
    for (const QString &step : steps) {
        if (found.isArray()) {
            const QJsonArray array = found.toArray();
            const qsizetype index = elementOf(array, step);
            found = index < 0 ? QJsonValue(QJsonValue::Undefined) : array.at(index);
        } else {
            found = found.isObject() ? found.toObject().value(step)
                                     : QJsonValue(QJsonValue::Undefined);
        }
    }
    return found;
}

} // namespace sim
