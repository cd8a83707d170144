// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <optional>

namespace sim {

/// What a program remembers between two runs that is no document: named values in one small file.
///
/// The first line holds a checksum of the rest, so that a file that is torn, cut off or altered is
/// never taken for settings: it is renamed to `PATH.bad-TIME`, loss() says so, and all values begin
/// anew. Changes are saved half a second later, by save(), and at the end. Several processes may
/// use one file: each saves only what it has changed. Thread: the one that it lives in.
class SettingsFile : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMostBytes = qint64 { 1024 } * 1024; ///< a larger file is damaged

    /// Reads \a path; a missing file is no loss. Never fails. \a clock names damaged files and must
    /// outlive this.
    SettingsFile(const QString &path, const Clock &clock, QObject *parent = nullptr);
    ~SettingsFile() override;

    /// What was lost at the start. Errors: `file.settingsDamaged`, `file.settingsUnreadable` (then
    /// nothing is saved either, so that the file stays what it is).
    const std::optional<Error> &loss() const { return m_loss; }

    QJsonValue value(const QString &key) const { return m_values.value(key); }

    QByteArray bytes(const QString &key) const; ///< of setBytes(); empty: there are none

    void setValue(const QString &key, const QJsonValue &value);
    void setBytes(const QString &key, const QByteArray &bytes);

    /// Saves what has changed. Errors: `file.settingsNotSaved`.
    Result<void> save();

signals:
    /// By itself it could not save; once until it can again.
    void saveFailed(const sim::Error &error);

private:
    enum class Finding { Missing, Whole, Damaged, Unreadable };

    Finding read(QJsonObject &values, QString &reason) const;
    void begin();
    void saveByItself();

    QString m_path;
    const Clock &m_clock;
    QJsonObject m_values;
    QSet<QString> m_changed; ///< keys, since the last save
    QTimer m_timer;
    std::optional<Error> m_loss;
    bool m_isKept = true; ///< false: the file must not be written
    bool m_isFailureTold = false;
};

} // namespace sim
