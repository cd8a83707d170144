// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/file/profilereader.h"
#include "core/model/profile.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtGui/QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace sim {

class SourceWorld;

/// The open profile: its value, its file, its undo history. The only way for panes to change a
/// profile.
///
/// An edit is a function on a copy of the profile; undo puts the copy back, so that every edit can
/// be undone without a command class of its own. Edits with the same non-empty merge key within 1 s
/// fold into one (dragging a slider).
class ProfileDocument : public QObject
{
    Q_OBJECT

public:
    static constexpr int kUndoLimit = 200;

    explicit ProfileDocument(const KindCatalogues &catalogues, QObject *parent = nullptr);

    /// With \a clock deciding what is "within 1 s"; it must outlive the document.
    ProfileDocument(
        const KindCatalogues &catalogues, const Clock &clock, QObject *parent = nullptr);
    ~ProfileDocument() override;

    const Profile &profile() const { return m_profile; }

    const KindCatalogues &catalogues() const { return m_catalogues; }

    QString path() const { return m_path; } ///< empty: never saved

    QString displayName() const; ///< profile name, or file name
    bool isModified() const;

    /// The profile has a newer format: it is saved under other names only, which keeps what this
    /// version does not know, and its copies are read-only as well.
    bool isReadOnly() const { return m_profile.newer.has_value(); }

    /// Replaces the document. Errors leave the present one as it is; warnings are returned either
    /// way.
    ProfileReading open(
        const QString &path, const ProfileMigrations &migrations = ProfileMigrations::known());
    void setProfile(const Profile &profile, const QString &path = {}); ///< a demo, a new profile

    /// Over a file of an older format only after a backup. Errors: those of saveProfile() and
    /// saveMigratedProfile(), and `ui.readOnly`.
    Result<void> save(const QString &path);

    /// Changes the profile by \a edit; \a text names it in the Edit menu. Nothing happens when the
    /// result is equal.
    void edit(const QString &text, const std::function<void(Profile &)> &edit,
        const QString &mergeKey = {});

    QUndoStack &undoStack() { return m_undo; }

    /// Devices of the profile ready to run or to show; cached until the next edit.
    const QList<ResolvedDevice> &devices() const;
    const ResolvedDevice *device(const QString &id) const;

    /// What sources may use in previews: the same as in a run, with the files beside the profile.
    /// Made anew when the document gets another path; pipelines keep the one that they were made
    /// with.
    std::shared_ptr<const SourceWorld> sourceWorld() const;

    /// What is wrong with overrides of devices; they are missing from devices().
    const QList<Error> &resolutionErrors() const;

signals:
    void opened(); ///< another document: panes start afresh
    void changed(); ///< by an edit, undo or redo
    void modifiedChanged(bool isModified);
    void pathChanged(const QString &path);
    void backedUp(const QString &path); ///< a file of an older format, before it was saved over

private:
    friend class ProfileEditCommand;
    void replace(const Profile &profile);
    void reset(const Profile &profile, const QString &path);
    Result<void> write(const QString &path);
    void resolve() const;

    const KindCatalogues &m_catalogues;
    std::unique_ptr<Clock> m_ownClock;
    const Clock &m_clock;
    Profile m_profile;
    QString m_path;
    std::optional<int> m_migratedFrom; ///< version of the file at m_path, when it is an older one
    QUndoStack m_undo;
    mutable std::shared_ptr<const SourceWorld> m_world; ///< made when it is asked for
    mutable std::optional<QList<ResolvedDevice>> m_devices;
    mutable QHash<QString, qsizetype> m_deviceIndex;
    mutable QList<Error> m_resolutionErrors;
};

} // namespace sim
