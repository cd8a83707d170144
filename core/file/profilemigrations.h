// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <functional>

namespace sim {

/// The way from older versions of the profile format to the present one, one version at a time.
class ProfileMigrations
{
public:
    /// Makes the root of a profile one of the next version; `formatVersion` is not its business.
    /// Errors say what cannot be carried over.
    using Step = std::function<Result<QJsonObject>(const QJsonObject &root)>;

    /// The first of \a steps reads version \a oldest, each further one the version after it.
    explicit ProfileMigrations(int oldest, QList<Step> steps = {});

    /// What this program knows: version 1 is the first one, so there is no step yet.
    static const ProfileMigrations &known();

    int oldest() const { return m_oldest; }

    /// The version that the last step makes.
    int newest() const { return m_oldest + static_cast<int>(m_steps.size()); }

    /// \a root, of version \a version (oldest() to newest()), as one of newest(). Errors: of the
    /// step that fails; the steps behind it are not taken.
    Result<QJsonObject> migrated(const QJsonObject &root, int version) const;

private:
    int m_oldest;
    QList<Step> m_steps;
};

/// Keeps a copy of \a path, whose format version is \a version, beside it before it is overwritten:
/// `path.v0.bak`, or the first free one of `path.v0-2.bak` ...; an older copy is never overwritten.
/// Answers the name of the copy; empty when there is no file to keep. Errors: `file.backupFailed`,
/// nothing of the copy is left then. Thread: any; waits for the disk.
Result<QString> backUpProfile(const QString &path, int version);

} // namespace sim
