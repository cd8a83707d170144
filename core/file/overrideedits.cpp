// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/overrideedits.h"

#include "core/file/profilewriter.h"

#include <QtCore/QJsonObject>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    /// The overrides of one property of a device.
    class PropertyOverrides
    {
    public:
        PropertyOverrides(Device &device, const DeviceType &type, const Property &property)
            : m_device(device)
            , m_type(type)
            , m_property(property)
            , m_place(&property - type.properties.constData())
        {
        }

        void set(const QStringList &steps, const QJsonValue &value)
        {
            removeBelow(steps);
            const QJsonValue inherited = inheritedAt(steps);
            if (changeAround(steps, value) || value == inherited)
                return;
            if (!value.isUndefined()) {
                if (jsonWith(effective(), steps, value))
                    m_device.overrides.insert(key(steps), value);
                return;
            }
            // Nothing can stand for "not there": the object around it stands for itself.
            const QStringList around = steps.first(steps.size() - 1);
            const QJsonValue rest = jsonAt(effective(), around);
            if (around.isEmpty() || !rest.isObject())
                return;
            QJsonObject object = rest.toObject();
            object.remove(steps.constLast());
            set(around, object);
        }

        void clear(const QStringList &steps)
        {
            removeBelow(steps);
            changeAround(steps, inheritedAt(steps));
        }

    private:
        QString key(const QStringList &steps) const
        {
            return m_property.id() % u'.' % steps.join(u'.');
        }

        QJsonValue inheritedAt(const QStringList &steps) const
        {
            return jsonAt(propertyJson(m_property), steps);
        }

        /// The steps of an override of this property, or nothing.
        QStringList stepsOf(const QString &key) const
        {
            const std::optional<OverridePath> path = parseOverridePath(key, m_type);
            return path && path->property == m_place ? path->steps : QStringList();
        }

        QJsonValue effective() const
        {
            QJsonValue json = propertyJson(m_property);
            const QJsonObject &overrides = m_device.overrides;
            for (auto item = overrides.constBegin(); item != overrides.constEnd(); ++item) {
                const QStringList steps = stepsOf(item.key());
                if (!steps.isEmpty())
                    json = jsonWith(json, steps, item.value()).value_or(json);
            }
            return json;
        }

        void removeBelow(const QStringList &steps)
        {
            const QStringList keys = m_device.overrides.keys();
            for (const QString &key : keys) {
                const QStringList own = stepsOf(key);
                if (!own.isEmpty() && beginsWith(own, steps))
                    m_device.overrides.remove(key);
            }
        }

        /// Puts \a value into an override of what stands around it; false when there is none.
        bool changeAround(const QStringList &steps, const QJsonValue &value)
        {
            QString nearest;
            qsizetype depth = 0;
            const QStringList keys = m_device.overrides.keys();
            for (const QString &key : keys) {
                const QStringList own = stepsOf(key);
                if (own.size() > depth && beginsWith(steps, own)) {
                    nearest = key;
                    depth = own.size();
                }
            }
            if (depth == 0)
                return false;
            const QJsonValue around = m_device.overrides.value(nearest);
            const QJsonValue changed = jsonWith(around, steps.mid(depth), value).value_or(around);
            if (changed == inheritedAt(steps.first(depth)))
                m_device.overrides.remove(nearest);
            else
                m_device.overrides.insert(nearest, changed);
            return true;
        }

        Device &m_device;
        const DeviceType &m_type;
        const Property &m_property;
        qsizetype m_place;
    };

} // namespace

void setOverride(Device &device, const DeviceType &type, QStringView property, const QString &path,
    const QJsonValue &value)
{
    if (const Property *known = type.property(property))
        PropertyOverrides(device, type, *known).set(path.split(u'.'), value);
}

void clearOverride(
    Device &device, const DeviceType &type, QStringView property, const QString &path)
{
    if (const Property *known = type.property(property))
        PropertyOverrides(device, type, *known).clear(path.split(u'.'));
}

bool hasOverride(
    const Device &device, const DeviceType &type, QStringView property, const QString &path)
{
    const Property *known = type.property(property);
    const QStringList steps = path.split(u'.');
    const QStringList keys = device.overrides.keys();
    return std::any_of(keys.begin(), keys.end(), [&](const QString &key) {
        const std::optional<OverridePath> own = parseOverridePath(key, type);
        return own && own->property >= 0 && &type.properties.at(own->property) == known
            && (beginsWith(own->steps, steps) || beginsWith(steps, own->steps));
    });
}

} // namespace sim
