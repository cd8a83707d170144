// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/file/settingsfile.h"

#include "core/base/logging.h"
#include "core/file/atomicsave.h"
#include "core/file/checkedtext.h"
#include "core/file/fileerrors.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QLockFile>

#include <utility>

namespace sim {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr auto kSaveAfter = 500ms;
    constexpr int kLongestWait = 200; ///< milliseconds for another process to finish saving
    constexpr QByteArrayView kTitle("connio-simulator settings 1");

    QByteArray encoded(const QJsonObject &values)
    {
        return withChecksum(kTitle, QJsonDocument(values).toJson(QJsonDocument::Indented));
    }

    std::optional<QJsonObject> decoded(QByteArrayView file)
    {
        const auto body = checkedBody(kTitle, file);
        if (!body)
            return {};
        const QJsonDocument document = QJsonDocument::fromJson(body->toByteArray());
        return document.isObject() ? std::optional(document.object()) : std::nullopt;
    }

} // namespace

SettingsFile::SettingsFile(const QString &path, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kSaveAfter);
    connect(&m_timer, &QTimer::timeout, this, &SettingsFile::saveByItself);
    begin();
}

SettingsFile::~SettingsFile()
{
    if (const auto saved = save(); !saved)
        qCWarning(logs::file).noquote() << saved.error().message();
}

void SettingsFile::begin()
{
    QString reason;
    switch (read(m_values, reason)) {
    case Finding::Missing:
    case Finding::Whole:
        return;
    case Finding::Damaged:
        if (const QString aside = keepAside(m_path, m_clock.wall()); !aside.isEmpty()) {
            m_loss = Error(errors::kSettingsDamaged, { aside }, m_path);
            break;
        }
        reason = tr("it is damaged and cannot be renamed");
        [[fallthrough]];
    case Finding::Unreadable:
        m_isKept = false;
        m_loss = Error(errors::kSettingsUnreadable, { reason }, m_path);
        break;
    }
    qCWarning(logs::file).noquote() << m_loss->message();
}

SettingsFile::Finding SettingsFile::read(QJsonObject &values, QString &reason) const
{
    const QFileInfo info(m_path);
    if (!info.exists() && !info.isSymLink())
        return Finding::Missing;
    if (!info.isFile()) {
        reason = tr("it is not a regular file");
        return Finding::Unreadable;
    }
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        reason = file.errorString();
        return Finding::Unreadable;
    }
    const QByteArray text = file.read(kMostBytes + 1);
    if (file.error() != QFile::NoError) {
        reason = file.errorString();
        return Finding::Unreadable;
    }
    const auto found = text.size() > kMostBytes ? std::nullopt : decoded(text);
    if (!found)
        return Finding::Damaged;
    values = *found;
    return Finding::Whole;
}

QByteArray SettingsFile::bytes(const QString &key) const
{
    return QByteArray::fromBase64(value(key).toString().toLatin1());
}

void SettingsFile::setBytes(const QString &key, const QByteArray &bytes)
{
    setValue(key, QString::fromLatin1(bytes.toBase64()));
}

void SettingsFile::setValue(const QString &key, const QJsonValue &value)
{
    if (m_values.contains(key) && m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_changed.insert(key);
    m_timer.start();
}

Result<void> SettingsFile::save()
{
    m_timer.stop();
    if (m_changed.isEmpty() || !m_isKept)
        return {};
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return Error(errors::kSettingsNotSaved, { tr("its folder cannot be made") }, m_path);
    // Without the lock what another process saves in this moment may be lost, not the file.
    QLockFile lock(m_path + u".lock"_s);
    lock.tryLock(kLongestWait);
    QJsonObject merged;
    QString reason;
    const Finding finding = read(merged, reason);
    if (finding == Finding::Whole) {
        for (const QString &key : std::as_const(m_changed))
            merged.insert(key, m_values.value(key));
        m_values = merged;
    } else if (finding == Finding::Damaged) {
        keepAside(m_path, m_clock.wall()); // nothing is lost: all values are here
    }
    const QByteArray text = encoded(m_values);
    if (text.size() > kMostBytes)
        return Error(errors::kSettingsNotSaved, { tr("it would be too large") }, m_path);
    if (const auto saved = saveAtomically(m_path, text); !saved)
        return Error(errors::kSettingsNotSaved, { saved.error().why() }, m_path);
    m_changed.clear();
    m_isFailureTold = false;
    return {};
}

void SettingsFile::saveByItself()
{
    const auto saved = save();
    if (!saved && !std::exchange(m_isFailureTold, true))
        emit saveFailed(saved.error());
}

} // namespace sim
