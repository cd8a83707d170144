// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/main/profiledocument.h"
#include "ui/main/userquestions.h"
#include "ui/start/recentfiles.h"

namespace sim {

/// New, open, save: what the File menu does with the document, without losing anything unasked.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    FileCommands(ProfileDocument &document, RecentFiles &recent, UserQuestions &questions,
        QWidget &window, QObject *parent = nullptr);

    bool newProfile();
    bool open(); ///< asks for a file
    bool openFile(const QString &path);
    bool openDemo();
    bool openTemplate(const QString &name); ///< as a new profile; see ProfileTemplate
    bool save();
    bool saveAs();

    /// Whether the present document may be replaced: it is saved, or the user said so.
    bool mayClose();

signals:
    void failed(const sim::Error &error);
    void warned(const QString &text);

private:
    bool openBuiltIn(const QString &path);
    bool saveTo(const QString &path);
    bool take(const ProfileReading &reading, const QString &path);

    ProfileDocument &m_document;
    RecentFiles &m_recent;
    UserQuestions &m_questions;
    QWidget &m_window;
};

/// Where the demo is compiled in.
QString demoPath();

} // namespace sim
