// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main/filecommands.h"

#include "core/file/profiletemplates.h"
#include "ui/main/uierrors.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

namespace sim {

using namespace Qt::StringLiterals;

QString demoPath()
{
    return u":/sim/demos/cold-room.conniosim"_s;
}

FileCommands::FileCommands(ProfileDocument &document, RecentFiles &recent, UserQuestions &questions,
    QWidget &window, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_recent(recent)
    , m_questions(questions)
    , m_window(window)
{
    connect(&m_document, &ProfileDocument::backedUp, this, [this](const QString &path) {
        emit warned(tr("The profile is in the present format now. The old file was kept as %1.")
                        .arg(QDir::toNativeSeparators(path)));
    });
}

bool FileCommands::mayClose()
{
    if (!m_document.isModified())
        return true;
    switch (m_questions.unsavedChanges(&m_window, m_document.displayName())) {
    case UserQuestions::Unsaved::Save:
        return save();
    case UserQuestions::Unsaved::Discard:
        return true;
    case UserQuestions::Unsaved::Cancel:
        return false;
    }
    Q_UNREACHABLE();
}

bool FileCommands::newProfile()
{
    if (!mayClose())
        return false;
    Profile profile;
    profile.name = tr("New profile");
    m_document.setProfile(profile);
    return true;
}

bool FileCommands::open()
{
    QString folder = QFileInfo(m_document.path()).absolutePath();
    if (m_document.path().isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = m_questions.fileToOpen(&m_window, folder);
    return !path.isEmpty() && openFile(path);
}

bool FileCommands::openFile(const QString &path)
{
    return mayClose() && take(m_document.open(path), path);
}

bool FileCommands::take(const ProfileReading &reading, const QString &path)
{
    if (!reading.profile) {
        emit failed(reading.errors.first());
        if (!QFileInfo::exists(path))
            m_recent.remove(path);
        return false;
    }
    m_recent.add(path);
    if (reading.isReadOnly)
        emit warned(tr("This profile was written by a newer version: it is open for reading only. "
                       "Save as keeps "
                       "what this version does not know."));
    else if (!reading.warnings.isEmpty())
        emit warned(reading.warnings.first().message());
    return true;
}

bool FileCommands::openDemo()
{
    return openBuiltIn(demoPath());
}

bool FileCommands::openTemplate(const QString &name)
{
    const auto found = profileTemplate(name);
    return openBuiltIn(found ? found->path : name);
}

bool FileCommands::openBuiltIn(const QString &path)
{
    if (!mayClose())
        return false;
    const ProfileReading reading = ProfileReader(m_document.catalogues()).readFile(path);
    if (!reading.profile) {
        emit failed(Error(errors::kDemoMissing, { path }));
        return false;
    }
    m_document.setProfile(*reading.profile);
    return true;
}

bool FileCommands::save()
{
    if (m_document.path().isEmpty())
        return saveAs();
    return saveTo(m_document.path());
}

bool FileCommands::saveAs()
{
    QString suggestion = m_document.path();
    if (suggestion.isEmpty()) {
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        QString name = m_document.displayName().simplified().toLower();
        name.replace(u' ', u'-').remove(u'/');
        suggestion = folder.filePath(name + u".conniosim"_s);
    }
    const QString path = m_questions.fileToSave(&m_window, suggestion);
    return !path.isEmpty() && saveTo(path);
}

bool FileCommands::saveTo(const QString &path)
{
    const Result<void> saved = m_document.save(path);
    if (!saved) {
        emit failed(saved.error());
        return false;
    }
    m_recent.add(path);
    return true;
}

} // namespace sim
