// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/propertycontext.h"

#include "ui/inspector/runlink.h"
#include "ui/main/profiledocument.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

PropertyContext::PropertyContext(
    ProfileDocument &document, RunLink &run, const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_run(run)
    , m_theme(theme)
{
    connect(&document, &ProfileDocument::opened, this, [this] { m_scopes.clear(); });
}

const KindCatalogues &PropertyContext::catalogues() const
{
    return m_document.catalogues();
}

const ResolvedDevice *PropertyContext::device() const
{
    return m_document.device(m_target.device);
}

const ResolvedProperty *PropertyContext::resolved() const
{
    const ResolvedDevice *known = device();
    return known == nullptr ? nullptr : known->property(m_target.property);
}

const Property *PropertyContext::property() const
{
    return propertyOf(m_document.profile(), m_target);
}

const Device *PropertyContext::profileDevice() const
{
    return deviceOf(m_document.profile(), m_target.device);
}

EditScope PropertyContext::scope() const
{
    const Device *device = profileDevice();
    if (device == nullptr)
        return EditScope::Type;
    const QList<Device> &all = m_document.profile().devices;
    const bool isOneOfSeveral = std::any_of(all.begin(), all.end(),
        [device](const Device &other) { return &other != device && other.type == device->type; });
    return m_scopes.value(device->type, isOneOfSeveral ? EditScope::Device : EditScope::Type);
}

void PropertyContext::setScope(EditScope scope)
{
    const Device *device = profileDevice();
    if (device == nullptr)
        return;
    m_scopes.insert(device->type, scope);
    emit scopeChanged();
}

PropertyOrigins PropertyContext::origins() const
{
    const Device *device = profileDevice();
    return { m_document.profile(), device == nullptr ? Device() : *device, m_target.property };
}

QString PropertyContext::originText(const ValueOrigin &origin) const
{
    const Device *device = profileDevice();
    const bool isGroup = device != nullptr && device->count;
    switch (origin.level) {
    case OriginLevel::BuiltIn:
        return tr("built-in default");
    case OriginLevel::Profile:
        return tr("inherited from the profile");
    case OriginLevel::Type:
        return tr("inherited from type %1").arg(origin.name);
    case OriginLevel::Device:
        return isGroup ? tr("set for all properties of this group")
                       : tr("set for all properties of %1").arg(origin.name);
    case OriginLevel::Property:
        return scope() == EditScope::Type ? QString()
                                          : tr("inherited from type %1").arg(origin.name);
    case OriginLevel::DeviceProperty:
        return isGroup ? tr("set for this group alone") : tr("set for %1 alone").arg(origin.name);
    }
    Q_UNREACHABLE();
}

QStringList PropertyContext::siblings() const
{
    QStringList names;
    if (const ResolvedDevice *known = device()) {
        for (const ResolvedProperty &property : known->properties) {
            if (property.id() != m_target.property)
                names.append(property.id());
        }
    }
    return names;
}

std::optional<Value> PropertyContext::latest() const
{
    return m_run.latest(m_target.device, m_target.property);
}

void PropertyContext::edit(
    const QString &text, const std::function<void(Profile &)> &edit, const QString &what)
{
    const QString key
        = what.isEmpty() ? QString() : m_target.device % u'/' % m_target.property % u'/' % what;
    m_document.edit(text.arg(m_target.property), edit, key);
}

} // namespace sim
