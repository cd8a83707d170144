// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspector/propertycontext.h"

#include "ui/inspector/runlink.h"
#include "ui/main/profiledocument.h"

namespace sim {

using namespace Qt::StringLiterals;

PropertyContext::PropertyContext(
    ProfileDocument &document, RunLink &run, const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_run(run)
    , m_theme(theme)
{
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
