// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/profiledocument.h"

#include "core/file/profileresolver.h"
#include "core/file/profilewriter.h"
#include "core/run/sourceworld.h"
#include "ui/main/uierrors.h"

#include <QtCore/QFileInfo>
#include <QtGui/QUndoCommand>

namespace sim {

using namespace std::chrono_literals;

namespace {

    constexpr auto kMergeWithin = 1s;

    /// Whether nothing but the looks differ: devices stay resolved as they are.
    bool areEqualButView(const Profile &a, Profile b)
    {
        b.view = a.view;
        return a == b;
    }

    /// Whether both paths lead to one file, by whatever links.
    bool isSameFile(const QString &a, const QString &b)
    {
        const QString canonical = QFileInfo(a).canonicalFilePath();
        return a == b || (!canonical.isEmpty() && canonical == QFileInfo(b).canonicalFilePath());
    }

} // namespace

/// One edit: the profile before and after it.
class ProfileEditCommand final : public QUndoCommand
{
public:
    ProfileEditCommand(
        ProfileDocument &document, const QString &text, Profile after, QString mergeKey)
        : QUndoCommand(text)
        , m_document(document)
        , m_before(document.profile())
        , m_after(std::move(after))
        , m_mergeKey(std::move(mergeKey))
        , m_at(document.m_clock.monotonic())
    {
    }

    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }

    void undo() override { m_document.replace(m_before); }

    void redo() override { m_document.replace(m_after); }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const ProfileEditCommand *>(other); // same id, same class
        if (next->m_mergeKey != m_mergeKey || next->m_at - m_at > kMergeWithin)
            return false;
        m_after = next->m_after;
        m_at = next->m_at;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    ProfileDocument &m_document;
    Profile m_before;
    Profile m_after;
    QString m_mergeKey;
    MonotonicTime m_at;
};

ProfileDocument::ProfileDocument(const KindCatalogues &catalogues, QObject *parent)
    : QObject(parent)
    , m_catalogues(catalogues)
    , m_ownClock(std::make_unique<SystemClock>())
    , m_clock(*m_ownClock)
{
    m_undo.setUndoLimit(kUndoLimit);
    connect(&m_undo, &QUndoStack::cleanChanged, this,
        [this](bool isClean) { emit modifiedChanged(!isClean); });
}

ProfileDocument::ProfileDocument(
    const KindCatalogues &catalogues, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_catalogues(catalogues)
    , m_clock(clock)
{
    m_undo.setUndoLimit(kUndoLimit);
    connect(&m_undo, &QUndoStack::cleanChanged, this,
        [this](bool isClean) { emit modifiedChanged(!isClean); });
}

ProfileDocument::~ProfileDocument()
{
    m_undo.disconnect(this); // clearing the stack tells of changes
}

QString ProfileDocument::displayName() const
{
    if (!m_profile.name.isEmpty())
        return m_profile.name;
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).completeBaseName();
}

bool ProfileDocument::isModified() const
{
    return !m_undo.isClean();
}

ProfileReading ProfileDocument::open(const QString &path, const ProfileMigrations &migrations)
{
    ProfileReading reading = ProfileReader(m_catalogues, migrations).readFile(path);
    if (reading.profile) {
        reset(*reading.profile, path);
        m_migratedFrom = reading.migratedFrom;
    }
    return reading;
}

void ProfileDocument::setProfile(const Profile &profile, const QString &path)
{
    reset(profile, path);
}

void ProfileDocument::reset(const Profile &profile, const QString &path)
{
    m_profile = profile;
    m_migratedFrom.reset();
    m_devices.reset();
    m_undo.clear();
    const bool isNewPath = m_path != path;
    m_path = path;
    m_world.reset();
    if (isNewPath)
        emit pathChanged(m_path);
    emit opened();
}

std::shared_ptr<const SourceWorld> ProfileDocument::sourceWorld() const
{
    if (!m_world)
        m_world = std::make_shared<SourceWorld>(QFileInfo(m_path).absolutePath());
    return m_world;
}

Result<void> ProfileDocument::save(const QString &path)
{
    if (isReadOnly() && isSameFile(path, m_path))
        return Error(errors::kReadOnly, { path }, path);
    Result<void> saved = write(path);
    if (!saved)
        return saved;
    m_migratedFrom.reset();
    if (m_path != path) {
        m_path = path;
        m_world.reset();
        emit pathChanged(m_path);
    }
    m_undo.setClean();
    return {};
}

Result<void> ProfileDocument::write(const QString &path)
{
    if (!m_migratedFrom || !isSameFile(path, m_path))
        return saveProfile(m_profile, path);
    const Result<QString> backup = saveMigratedProfile(m_profile, path, *m_migratedFrom);
    if (!backup)
        return backup.error();
    if (!backup->isEmpty())
        emit backedUp(*backup);
    return {};
}

void ProfileDocument::edit(
    const QString &text, const std::function<void(Profile &)> &edit, const QString &mergeKey)
{
    Profile after = m_profile;
    edit(after);
    if (after == m_profile)
        return;
    m_undo.push(new ProfileEditCommand(*this, text, std::move(after), mergeKey));
}

void ProfileDocument::replace(const Profile &profile)
{
    if (!areEqualButView(m_profile, profile))
        m_devices.reset();
    m_profile = profile;
    emit changed();
}

void ProfileDocument::resolve() const
{
    Resolution resolution = resolveDevices(m_profile, m_catalogues);
    m_deviceIndex.clear();
    m_deviceIndex.reserve(resolution.devices.size());
    for (qsizetype i = 0; i < resolution.devices.size(); ++i)
        m_deviceIndex.insert(resolution.devices.at(i).id, i);
    m_devices = std::move(resolution.devices);
    m_resolutionErrors = std::move(resolution.errors);
}

const QList<ResolvedDevice> &ProfileDocument::devices() const
{
    if (!m_devices)
        resolve();
    return *m_devices;
}

const QList<Error> &ProfileDocument::resolutionErrors() const
{
    devices();
    return m_resolutionErrors;
}

const ResolvedDevice *ProfileDocument::device(const QString &id) const
{
    const QList<ResolvedDevice> &all = devices();
    const auto found = m_deviceIndex.constFind(id);
    return found == m_deviceIndex.cend() ? nullptr : &all.at(*found);
}

} // namespace sim
