// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/profiletemplates.h"

#include "core/file/resources.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

    ProfileTemplate templateOf(const QFileInfo &info)
    {
        QFile file(info.filePath());
        QJsonObject profile;
        if (file.open(QIODevice::ReadOnly))
            profile = QJsonDocument::fromJson(file.readAll()).object();
        return { .name = info.completeBaseName(),
            .title = profile.value("name"_L1).toString(),
            .description = profile.value("description"_L1).toString(),
            .path = info.filePath() };
    }

} // namespace

QList<ProfileTemplate> profileTemplates()
{
    initCoreResources();
    QList<ProfileTemplate> templates;
    const QDir folder(u":/sim/templates"_s);
    for (const QFileInfo &info : folder.entryInfoList({ u"*.conniosim"_s }, QDir::Files))
        templates.append(templateOf(info));
    std::sort(templates.begin(), templates.end(),
        [](const ProfileTemplate &a, const ProfileTemplate &b) { return a.title < b.title; });
    return templates;
}

std::optional<ProfileTemplate> profileTemplate(QStringView name)
{
    for (const ProfileTemplate &one : profileTemplates()) {
        if (one.name == name)
            return one;
    }
    return {};
}

} // namespace sim
