// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace sim {

/// A ready-made profile that is compiled in (resources/templates), to begin with instead of an
/// empty one.
struct ProfileTemplate
{
    QString name; ///< short, for the command line: `water-tank`
    QString title; ///< for people: the name of the profile
    QString description; ///< one sentence
    QString path; ///< of the profile, readable as any file

    bool operator==(const ProfileTemplate &) const = default;
};

/// All templates, by title. They are read anew at each call. Thread: any.
QList<ProfileTemplate> profileTemplates();

/// The template called \a name; nothing when there is none.
std::optional<ProfileTemplate> profileTemplate(QStringView name);

} // namespace sim
