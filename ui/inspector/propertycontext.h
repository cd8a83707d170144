// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/file/valueorigin.h"
#include "ui/inspector/propertyedits.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>

namespace sim {

class ProfileDocument;
class RunLink;
class Theme;

/// The property that the inspector shows, and the way to change it. Shared by the sections of the
/// inspector.
class PropertyContext : public QObject
{
    Q_OBJECT

public:
    PropertyContext(
        ProfileDocument &document, RunLink &run, const Theme &theme, QObject *parent = nullptr);

    void setTarget(const PropertyTarget &target) { m_target = target; }

    const PropertyTarget &target() const { return m_target; }

    ProfileDocument &document() const { return m_document; }

    RunLink &run() const { return m_run; }

    const Theme &theme() const { return m_theme; }

    const KindCatalogues &catalogues() const;

    const ResolvedDevice *device() const;
    const ResolvedProperty *resolved() const; ///< null: there is no such property
    const Property *property() const; ///< as the type holds it
    QStringList siblings() const; ///< other properties of the device
    std::optional<Value> latest() const;

    const Device *profileDevice() const; ///< the device or group in the profile

    /// Whom edits are for. As long as the user has not chosen for the type: a device alone where
    /// its type has others too.
    EditScope scope() const;
    void setScope(EditScope scope); ///< for all properties of the type, until another file opens

    PropertyOrigins origins() const; ///< of the property at the moment

    /// How an inspector says \a origin beside a field: empty where the value is set where edits
    /// go.
    QString originText(const ValueOrigin &origin) const;

    /// An edit of the property; \a what names the edit and merges it with the one before it.
    void edit(
        const QString &text, const std::function<void(Profile &)> &edit, const QString &what = {});

signals:
    void scopeChanged();

private:
    ProfileDocument &m_document;
    RunLink &m_run;
    const Theme &m_theme;
    PropertyTarget m_target;
    QHash<QString, EditScope> m_scopes; ///< by type: what the user chose
};

} // namespace sim
