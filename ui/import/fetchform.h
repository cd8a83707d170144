// SPDX-FileCopyrightText: 2026 Connio Device Simulator authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/rest/statefetch.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace sim {

/// Fetches the state of a device from the platform with the device's own key.
class FetchForm final : public QFrame
{
    Q_OBJECT

public:
    explicit FetchForm(Theme &theme, QWidget *parent = nullptr);
    ~FetchForm() override;

    void cancel();

    QString keyId() const { return m_request.keyId; } ///< of the newest fetch

    QString secret() const { return m_request.secret; }

signals:
    void started();
    void fetched(const QString &name, const QByteArray &document);
    void failed(const sim::Error &error);

private:
    QLineEdit *makeField(const QString &name, const QString &label, const QString &placeholder);
    void start();
    void end();
    void check();
    void showProgress(qint64 received, qint64 total);

    Theme &m_theme;
    QLineEdit *m_base;
    QLineEdit *m_device;
    QLineEdit *m_keyId;
    QLineEdit *m_secret;
    QLineEdit *m_authority;
    QPushButton *m_fetch;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    QLabel *m_note;
    StateRequest m_request; ///< the newest one
    StateFetch *m_running = nullptr;
};

} // namespace sim
